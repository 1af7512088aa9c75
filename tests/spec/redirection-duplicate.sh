### n>&m makes n what m is
{ echo a >&2; } 2>&1
#> a

### >&m without n is standard output
{ echo a >&3; } 3>&1
#> a

### n<&m for reading
echo a > f; { cat <&4; } 4< f
#> a

### <&m without n is standard input
echo a > f; exec 5< f; cat <&5
#> a

### output and error are swapped
{ sh -c 'echo o; echo e >&2' 3>&1 1>&2 2>&3 3>&-; } 2>/dev/null
#> e

### n>&- closes
{ echo a >&3; } 3>&- 2>/dev/null; echo $(($? > 0))
#> 1

### n<&- closes
{ cat <&3; } 3<&- 2>/dev/null; echo $(($? > 0))
#> 1

### closing what is not open is no error
: 7>&- 8<&-; echo $?
#> 0

### a duplicate of what is not open is an error
{ echo a >&7; } 2>/dev/null; echo $(($? > 0))
#> 1

### a closed output: echo fails
echo a >&- 2>/dev/null; echo $(($? > 0))
#> 1

### a duplicate shares the place in the file
{ echo a; echo b >&3; echo c; } > f 3>&1; cat f
#> a
#> b
#> c

### a duplicate is of the moment
exec 3>&1; exec > f; echo a; echo b >&3; exec >&3; cat f
#> b
#> a

### a closed duplicate leaves the other open
exec 3>&1; exec 3>&-; echo a
#> a

### the digit may come from an expansion
n=1; { echo a >&$n; } 3>&1; { echo b >&"$((1 + 1))"; } 2>&1
#> a
#> b

### the hyphen may come from an expansion
n=-; { echo a >&$n; } 2>/dev/null; echo $(($? > 0))
#> 1
#@ dash bash
#~ ash takes it for a file

### what a command closes is open behind it
echo a 1>&- 2>/dev/null; echo b
#> b

### order: 2>&1 before > f is the old output
{ sh -c 'echo e >&2' 2>&1 > f; } | cat; cat f
#> e

### standard error and output to one file keep their order
sh -c 'echo 1; echo 2 >&2; echo 3; echo 4 >&2' > f 2>&1; cat f
#> 1
#> 2
#> 3
#> 4

### builtins and programs on one duplicate keep their order
{ echo 1; sh -c 'echo 2'; echo 3 >&2; sh -c 'echo 4 >&2'; } > f 2>&1; cat f
#> 1
#> 2
#> 3
#> 4

### a loop that reads from one descriptor while its body reads another
printf '1\n2\n' > f; printf 'a\nb\n' > g
while read x <&3; do read y; echo $x$y; done 3< f < g
#> 1a
#> 2b

### a program inherits descriptors
exec 3> f; sh -c 'echo a >&3'; exec 3>&-; cat f
#> a

### <> opens for reading and writing
echo abc > f; { read a <&3; echo "$a"; echo d >&3; } 3<> f; cat f
#> abc
#> abc
#> d

### <> creates a file that is not there
cat <> f; [ -f f ] && echo created
#> created

### <> does not empty the file
echo abc > f; : <> f; cat f
#> abc

### 1<> writes over the beginning
printf abc > f; printf X 1<> f; cat f; echo
#> Xbc

### descriptors above nine through variables of exec
exec 9> f; echo a >&9; exec 9>&-; cat f
#> a

### a descriptor of a subshell that is closed there
exec 3>&1; (exec 3>&-; echo a >&3) 2>/dev/null; echo $(($? > 0)); echo b >&3
#> 1
#> b

### redirections of a group around those of its commands
{ echo a; echo b > g; echo c >&2; } > f 2>&1; cat f; cat g
#> a
#> c
#> b

### /proc/self/fd as the command sees it
echo "$(ls /proc/self/fd | wc -l) $(echo a > /proc/self/fd/1)"
#> 4 a

### 3>&3 of what is closed
echo a 3>&3; echo $?
#> a
#> 0
