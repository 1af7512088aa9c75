### > creates a file
> f; [ -f f ] && echo there
#> there

### > empties a file
echo abc > f; > f; cat f; echo end
#> end

### > writes standard output
echo a > f; cat f
#> a

### 2> writes standard error
sh -c 'echo x >&2' 2> f; cat f
#> x

### n> writes descriptor n
{ echo a >&5; } 5> f; cat f
#> a

### the order of redirections: a file for both
sh -c 'echo o; echo e >&2' > f 2>&1; cat f
#> o
#> e

### the order of redirections: only output
sh -c 'echo o; echo e >&2' 2>&1 > f | sed 's/^/pipe /'; cat f
#> pipe e
#> o

### two outputs: both files are created, the last gets it
echo a > f > g; wc -c < f | tr -d ' '; cat g
#> 0
#> a

### > behind, before and between the words
> f echo a; cat f; echo > f b c; cat f
#> a
#> b c

### > in a folder that is not there fails
{ echo a > d/f; } 2>/dev/null; echo $(($? > 0))
#> 1

### > over a folder fails
mkdir d; { echo a > d; } 2>/dev/null; echo $(($? > 0))
#> 1

### a file is created under the umask
umask 077; > f; ls -l f | cut -c1-10
#> -rw-------

### a file that is there keeps its mode
> f; chmod 600 f; echo a > f; ls -l f | cut -c1-10
#> -rw-------

### > on compound commands
for i in 1 2; do echo $i; done > f; { echo 3; } > g; (echo 4) > h; cat f g h
#> 1
#> 2
#> 3
#> 4

### > on a loop opens the file once
for i in 1 2; do echo $i > f; done; cat f; for i in 1 2; do echo $i; done > f; cat f
#> 2
#> 1
#> 2

### > /dev/null swallows
echo a > /dev/null; echo b
#> b

### >| is as > without -C
echo a >| f; cat f
#> a

### set -C: > does not overwrite
echo a > f; set -C; { echo b > f; } 2>/dev/null; echo $(($? > 0)); cat f
#> 1
#> a

### set -C: >| does
echo a > f; set -C; echo b >| f; cat f
#> b

### set -C: a new file is created
set -C; echo a > f; cat f
#> a

### set -C: a device is no file
set -C; echo a > /dev/null; echo $?
#> 0

### set -C: >> still appends
echo a > f; set -C; echo b >> f; cat f
#> a
#> b

### set +C takes it back
echo a > f; set -C; set +C; echo b > f; cat f
#> b

### the word undergoes expansion
v=f; echo a > $v; echo b > "$v"2; echo c > $(echo g); echo d > f$((1 + 2)); cat f f2 g f3
#> a
#> b
#> c
#> d

### the word is not split
v='a b'; echo x > "$v"; ls
#> a b

### a substitution in the word runs once
i=0; echo a > f$((i += 1)); echo $i; cat f1
#> 1
#> a

### output of a function
f() { echo a; echo b >&2; }; f > o 2> e; cat o e
#> a
#> b

### output of a builtin
pwd > f; [ "$(cat f)" = "$PWD" ] && echo same
#> same

### exec > changes the shell's output
exec 3>&1 > f; echo a; exec >&3 3>&-; cat f
#> a

### a redirection without a command makes the file and is undone
> f; echo a
#> a

### an output file with a pattern in quotes
echo a > '*'; cat '*'
#> a

### what was written before is there while a redirected command runs
mkfifo p; { read a; read b; echo "$a $b"; } < p & { echo first; sh -c 'echo second >&3' 3>&1 > f; } > p; wait
#> first second

### a subshell in a redirection has its outputs back behind it, also where it needs a process
( { trap ':' USR1; echo a; } > f; echo b; cat f )
#> b
#> a
