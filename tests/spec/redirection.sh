### > writes, >> appends, < reads
echo a > f; echo b >> f; cat < f
#> a
#> b

### > empties the file
echo long > f; echo x > f; cat f; > f; cat f
#> x

### redirections may stand anywhere
> f echo a b; echo c >> f d; < f cat
#> a b
#> c d

### descriptors by number
{ echo out; echo err >&2; } 2> e > o; cat o; echo -; cat e
#> out
#> -
#> err

### 2>&1 is made at its place
{ echo a; echo b >&2; } > f 2>&1; sort f
{ { echo c >&2; } 2>&1 > g; } ; cat g
#> a
#> b
#> c

### a digit apart is a word
echo a 2 > f; cat f
#> a 2

### exec redirects the shell
exec 3> f; echo a >&3; echo b >&3; exec 3>&-; cat f
#> a
#> b

### exec < reads on
printf '1\n2\n3\n' > f
exec 3< f; read a <&3; read b <&3; echo $a $b
#> 1 2

### closing
{ echo a >&-; } 2>/dev/null; echo $?
#> 1

### a closed descriptor can't be used
(echo a >&7) 2>/dev/null; [ $? -ne 0 ] && echo refused
#> refused

### <> opens for both
echo abcdef > f; exec 3<> f; read a <&3; echo $a; echo g >&3; exec 3>&-; cat f
#> abcdef
#> abcdef
#> g

### set -C and >|
echo a > f; set -C
(echo b > f) 2>/dev/null; [ $? -ne 0 ] && echo kept
echo c >| f; cat f; echo d >> f; cat f
#> kept
#> c
#> c
#> d

### redirections of compound commands
for i in 1 2; do echo $i; done > f; cat f
while read x; do echo "<$x>"; done < f
if true; then echo y; fi > f; cat f
{ cat; } < f; (cat) < f
case a in a) echo z;; esac > f; cat f
#> 1
#> 2
#> <1>
#> <2>
#> y
#> y
#> y
#> z

### a function's redirections
f() { echo out; cat; } > g < h
echo in > h; f; cat g
#> out
#> in

### a redirection without command makes the file
> f; [ -f f ] && echo made; [ -s f ] || echo empty
#> made
#> empty

### a failed redirection: the command does not run
(echo not here < nothing) 2>/dev/null || echo failed
#> failed

### a failed redirection of a special builtin ends the shell
(: < nothing; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo ended
#> ended

### a failed redirection of a regular command does not
(cat < nothing; echo here) 2>/dev/null
#> here

### redirections are made from left to right
echo x > a > b; cat a; echo -; cat b
#> -
#> x

### moving descriptors round
{ echo a; echo b >&2; } 3>&1 >f 2>&3; echo -; cat f
#> b
#> -
#> a

### a redirection's target is expanded
a=f; echo x > $a; echo y > "${a}1"; cat f f1
#> x
#> y

### duplicating by a variable
n=2; { echo a >&$n; } 2> f; cat f
#> a

### >& - with blanks
exec 4> f; echo a >& 4; exec 4>& -; cat f
#> a

### stdin of a background command is empty
echo x | { cat & wait; }

#@ dash ash
#~ POSIX: as if from /dev/null without job control; bash takes the pipe

### redirections of builtins hold for them alone
echo a > f; read x < f; echo $x; pwd > f; [ -s f ] && echo written
#> a
#> written

### { } with a redirection puts it back
{ exec 3> g; echo in; } > f; echo out; cat f
#> out
#> in

### an eval's redirection
eval 'echo a; echo b' > f; cat f
#> a
#> b

### a loop reading one file and writing another
printf '1\n2\n' > f
while read x <&3; do echo "$x!" >&4; done 3< f 4> g; cat g
#> 1!
#> 2!

### a number of two digits
exec 15> f; echo a >&15; exec 15>&-; cat f
#> a
#@ bash ash
#~ POSIX takes any number; dash and busybox ash one digit

### /dev/fd/n and /dev/stdin are the numbers of the command that opens them
echo x | cat /dev/stdin
echo y >f; exec 7<f; cat /dev/fd/7; exec 7<&-
cat /dev/fd/7 2>/dev/null || echo none
echo | test -p /dev/stdin && echo pipe
#> x
#> y
#> none
#> pipe

### the shell's own descriptors, by their names in /proc
cd /proc/$$/fd || exit 1
[ -e 44 ] && exit 1
exec 44>/dev/null
[ -e 44 ] && echo open
exec 55>&44
[ -e 55 ] && exec 44>&- && ! test -e 44 && cd .. && ls fd/55
exec 55>&-
ls fd/55 2>/dev/null || echo closed
#> open
#> fd/55
#> closed
#@ bash ash
#~ dash has descriptors from 0 to 9 only
#@ bash ash
