### output goes to the next command's input
echo abc | tr a-c x-z
#> xyz

### three stages
printf 'b\na\nc\n' | sort | head -n 2 | tail -n 1
#> b

### ten stages
echo 0 | cat | cat | cat | cat | cat | cat | cat | cat | cat | cat
#> 0

### standard error is not piped
{ echo e >&2; echo o; } 2>/dev/null | sed 's/^/x/'
#> xo

### 2>&1 before the pipe sign pipes both
{ echo e >&2; } 2>&1 | sed 's/^/x/'
#> xe

### a redirection in a stage goes before the pipe
echo a > f | cat; cat f; echo b | cat < f
#> a
#> a

### a builtin as a stage
echo a | read x; echo "<$x>"
#> <>

### a loop as a stage
printf '1\n2\n' | while read a; do echo "<$a>"; done | tr '<>' '()'
#> (1)
#> (2)

### a group and a subshell as stages
{ echo a; echo b; } | (read x; cat; echo $x)
#> b
#> a

### a function as a stage
f() { while read l; do echo "f $l"; done; }; echo a | f | f
#> f f a

### if, case and for as stages
if true; then echo a; fi | case x in x) cat;; esac | for i in 1; do cat; done
#> a

### variables that a stage sets are its own
a=1; echo x | { read a; echo $a; }; echo $a
#> x
#> 1

### the first stages as well
a=1; { a=2; echo; } | cat >/dev/null; echo $a
#> 1

### cd in a stage
cd / | true; [ "$PWD" != / ] && echo same
#> same

### exit in a stage ends it only
exit 3 | cat; echo $?; echo a | exit 4; echo $?; echo still
#> 0
#> 4
#> still

### all stages run at the same time
mkfifo f; echo a > f | cat f
#> a

### a stage that does not read does not block the one before
seq 100000 | true; echo $?
#> 0

### a writer without end is ended by its reader's end
while :; do echo y; done | head -n 1; yes 2>/dev/null | head -n 2
#> y
#> y
#> y

### a program that writes without end is ended
sh -c 'while :; do echo y; done' 2>/dev/null | head -n 1
#> y

### much data through several stages
seq 100000 | cat | sort -n | tail -n 1
#> 100000

### bytes come through as they are
printf '\0\001\377' | cat | od -An -tx1
#>  00 01 ff

### the status is the last command's
true | false; echo $?; false | true; echo $?; false | false | (exit 3); echo $?
#> 1
#> 0
#> 3

### ! turns the whole pipeline's status round
! echo a | false; echo $?; ! echo a | cat; echo $?
#> 0
#> a
#> 1

### the shell waits for all stages
{ sleep 0.1; echo late > f; } | true; cat f
#> late

### a pipeline over several lines
echo a |
  tr a b |
  # a comment

  tr b c
#> c

### $? in a stage is that of before the pipeline
(exit 3); echo $? | cat; (exit 4); true | echo $?
#> 3
#> 4

### $$ is the shell's in every stage
[ $(echo $$ | cat) = $$ ] && echo same
#> same

### positional parameters in a stage
set -- a b; echo $2 | { read x; echo $x $1; }
#> b a

### a stage reads the shell's input where it is the first
echo x | { cat | tr x y; }
#> y

### the first stage takes from the shell's input
printf '1\n2\n' | { read a | cat; cat; }
#> 2

### a here-document and a pipe
cat <<E | tr a b
a
E
#> b

### a background command in a stage
{ echo a & wait; } | cat
#> a

### a pipeline in a substitution
echo $(echo a | tr a b)
#> b

### a pipeline in a pipeline's group
{ echo a | tr a b; } | { tr b c | tr c d; }
#> d

### set -o pipefail: the last failure counts (2024)
set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; true | true; echo $?
#> 1
#> 4
#> 0
#@ bash ash
#~ dash has no pipefail

### set -o pipefail and ! (2024)
set -o pipefail; ! false | true; echo $?; if false | true; then echo no; else echo yes; fi
#> 0
#> yes
#@ bash ash
#~ dash has no pipefail

### set -o pipefail and -e (2024)
sh -c 'set -o pipefail -e; false | true; echo no'; echo $?
#> 1
#@ bash ash
#~ dash has no pipefail

### set +o pipefail (2024)
set -o pipefail; set +o pipefail; false | true; echo $?
#> 0
#@ bash ash
#~ dash has no pipefail

### pipefail: the rightmost stage that fails
set -o pipefail
ls | false | cat; echo $?
sh -c 'exit 3' | { exit 4; } | cat; echo $?
{ exit 5; } | sh -c 'cat; exit 6' | cat; echo $?
#> 1
#> 4
#> 6
#~ dash has no pipefail
#@ bash ash

### ! before a compound command, and twice
! { false; } && echo negated; ! (true) || echo not
#> negated
#> not

### a stage whose reader is gone ends where it wrote, not where it opens a file later
echo x >g
(until [ -e gone ]; do :; done; echo a; : <g; echo "went on" >&2) | { exec <&-; : >gone; }
rm gone
(until [ -e gone ]; do :; done; echo a; cat g >&2; echo "went on" >&2) | { exec <&-; : >gone; }
echo end
#> end

### … and not where it waits
(until [ -e gone ]; do :; done; echo a; sleep 0; echo "went on" >&2) | { exec <&-; : >gone; }
echo end
#> end

### … where it ignores the signal it goes on, and the output is lost
echo x >g
(trap '' PIPE; until [ -e gone ]; do :; done; echo a; cat g >&2) 2>err | { exec <&-; : >gone; }
tail -n 1 err
#> x
