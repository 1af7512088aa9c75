### exec runs a program in the shell's place
(exec echo a; echo no)
#> a

### exec's process has the shell's id
sh -c 'echo $$; exec sh -c "echo \$\$"' | uniq | wc -l | tr -d ' '
#> 1

### exec with redirections
(exec echo a > f); cat f
#> a

### exec with assignments before it
(a=1 exec sh -c 'echo $a')
#> 1

### exec finds the program along PATH
mkdir d; printf '#!/bin/sh\necho prog\n' > d/p; chmod +x d/p; (PATH=$PWD/d:$PATH; exec p)
#> prog

### exec does not run functions
f() { echo function; }; (exec f) 2>/dev/null; echo $?
#> 127

### exec gives the arguments as they are
(exec printf '<%s>' 'a b' ''); echo
#> <a b><>

### the status of exec's program is the shell's
(exec sh -c 'exit 3'); echo $?
#> 3

### exec without a command keeps its redirections
exec 3> f; echo a >&3; echo b >&3; exec 3>&-; cat f
#> a
#> b

### exec with several redirections
exec 3> f 4>&3; echo a >&4; exec 3>&- 4>&-; cat f
#> a

### exec of standard input
printf 'a\nb\n' > f; exec < f; read x; read y; echo $y $x
#> b a

### exec of standard output in a subshell holds there only
(exec > f; echo a); echo b; cat f
#> b
#> a

### exec of standard error
exec 3>&2 2> f; sh -c 'echo e >&2'; exec 2>&3 3>&-; cat f
#> e

### exec in a function holds behind it
f() { exec 3> g; }; f; echo a >&3; exec 3>&-; cat g
#> a

### exec with a status: 0
false; exec 3>&1; echo $?
#> 0

### exec of what does not exist ends the shell
sh -c 'exec no-such-command; echo no' 2>/dev/null; echo $?
#> 127

### exec of what cannot be run ends the shell
> f; sh -c 'exec ./f; echo no' 2>/dev/null; echo $?
#> 126

### exec's program has open descriptors of the shell
exec 3> f; (exec sh -c 'echo a >&3'); exec 3>&-; cat f
#> a

### exec --
(exec -- echo a)
#> a
#@ bash ash
#~ dash takes -- for a command; 1.4: every utility with operands takes it

### no EXIT trap behind exec
sh -c 'trap "echo no" EXIT; exec echo a'
#> a

### ignored signals stay ignored over exec
sh -c 'trap "" TERM; exec sh -c "kill -TERM \$\$; echo alive"'
#> alive

### caught signals are at their default behind exec
exec 2>/dev/null; sh -c 'trap : TERM; exec sh -c "kill -TERM \$\$; echo no"'; echo $?
#> 143

### exit with a number
(exit 0); echo $?; (exit 7); echo $?
#> 0
#> 7

### exit without a number: the last status
(false; exit); echo $?; (true; exit); echo $?; (exit 3; :); echo $?
#> 1
#> 0
#> 3

### exit's number from an expansion
n=5; (exit $n); echo $?; (exit $((n + 1))); echo $?
#> 5
#> 6

### exit ends the whole script
sh -c 'echo a; exit; echo no'
#> a

### exit in a function, a loop, an if
sh -c 'f() { for i in 1 2; do if true; then exit $i; fi; done; }; f; echo no'; echo $?
#> 1

### exit runs the EXIT trap once
sh -c 'trap "echo bye" EXIT; exit 3'; echo $?
#> bye
#> 3

### exit in the EXIT trap decides the status
sh -c 'trap "exit 4" EXIT; exit 3'; echo $?
#> 4

### exit without a number in the EXIT trap keeps the status
sh -c 'trap "true; exit" EXIT; exit 3'; echo $?
#> 3

### a command in the EXIT trap does not change the status
sh -c 'trap "false" EXIT; exit 0'; echo $?; sh -c 'trap "true" EXIT; exit 5'; echo $?
#> 0
#> 5

### $? in the EXIT trap is exit's status
sh -c 'trap "echo \$?" EXIT; exit 6'
#> 6
#? 6

### the end of the script runs the EXIT trap
sh -c 'trap "echo bye" EXIT; echo a'
#> a
#> bye

### exit in a subshell leaves the EXIT trap of the shell alone
sh -c 'trap "echo bye" EXIT; (exit 3); echo $?'
#> 3
#> bye

### exit of what is no number is an error
sh -c 'exit x' 2>/dev/null; echo $(($? > 0))
#> 1

### exit in a pipeline's stage ends the stage
exit 3 | echo a; echo $?; echo b | { read x; exit 4; }; echo $?
#> a
#> 0
#> 4

### exit in a command substitution ends it
a=$(echo x; exit 3); echo $a $?
#> x 3

### exec of what may not be run
: >f; (exec ./f) 2>/dev/null; echo $?; (exec ./nosuch) 2>/dev/null; echo $?
#> 126
#> 127

### exec of a script without #!
echo 'echo "ran $1"' >f; chmod +x f; (exec ./f x); echo $?
#> ran x
#> 0

### exec -a: the program is called by another name
(exec -a NAME /bin/sh -c 'echo $0'); exec -a OTHER /bin/sh -c 'echo $0'
#> NAME
#> OTHER
#~ dash has no -a
#@ bash ash
