### < opens a file as standard input
echo a > f; cat < f
#> a

### n< opens it as descriptor n
echo a > f; cat 3< f <&3
#> a

### < of a file that is not there fails the command
{ cat < nothing; } 2>/dev/null; echo $(($? > 0))
#> 1

### the command does not run where its redirection fails
{ echo ran < nothing; } 2>/dev/null; echo $(($? > 0))
#> 1

### < in front of the command's name
echo a > f; < f cat
#> a

### < between the words
printf 'b\na\n' > f; sort < f -r
#> b
#> a

### blanks between operator and word
echo a > f; cat <f; cat <	f; cat <   f
#> a
#> a
#> a

### the last of two inputs wins
echo a > f; echo b > g; cat < f < g
#> b

### both of two inputs are opened
echo a > f; { cat < nothing < f; } 2>/dev/null; echo $(($? > 0))
#> 1

### < on a loop: each read takes a line
printf '1\n2\n' > f; while read a; do echo "<$a>"; done < f
#> <1>
#> <2>

### < on a group, a subshell, if, case, for
echo a > f; { read a; echo $a; } < f; (read a; echo $a) < f
if read a; then echo $a; fi < f; case x in x) read a; echo $a;; esac < f; for i in 1; do read a; echo $a; done < f
#> a
#> a
#> a
#> a
#> a

### < on a function's call
f() { read a; echo "$a"; }; echo x > g; f < g
#> x

### < on a function's definition holds at each call
echo x > g; f() { read a; echo "$a"; } < g; f; f
#> x
#> x

### a redirection of input ends with its command
echo a > f; echo b | { cat < f; cat; }
#> a
#> b

### two readers of one descriptor share its place
printf '1\n2\n3\n' > f; { read a; read b; cat; } < f
#> 3

### a program goes on where read stopped
printf '1\n2\n3\n' > f; { read a; echo $a; cat; } < f
#> 1
#> 2
#> 3

### read goes on where another read of an inner group stopped
printf '1\n2\n3\n' > f; { { read a; }; read b; echo $a $b; } < f
#> 1 2

### opening a file twice gives two places
printf '1\n2\n' > f; { read a <&3; read b <&4; echo $a $b; } 3< f 4< f
#> 1 1

### a folder cannot be read
mkdir d; cat < d 2>/dev/null; echo $(($? > 0))
#> 1

### < of /dev/null is empty
cat < /dev/null; echo $?
#> 0

### the word may be quoted or expanded
echo a > 'x y'; v='x y'; cat < "x y"; cat < "$v"; cat < x\ y
#> a
#> a
#> a

### exec < changes the shell's input
printf '1\n2\n' > f; exec < f; read a; read b; echo $a $b
#> 1 2

### exec 3< keeps a descriptor open
printf '1\n2\n' > f; exec 3< f; read a <&3; read b <&3; exec 3<&-; echo $a $b
#> 1 2

### /dev/fd and /dev/stdin as names
echo a | cat /dev/stdin; echo b | cat /dev/fd/0; echo c >/dev/fd/1
#> a
#> b
#> c

### exec <file in a script from standard input: the shell goes on with the file
printf 'echo second\n' >second
printf '%s\n' 'echo first' 'exec <second' 'echo wrong' >first
sh <first; cat first | sh
#> first
#> second
#> first
#> second
#@ bash
#~ dash and ash have read ahead what is behind it
