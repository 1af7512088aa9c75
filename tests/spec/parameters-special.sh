### $? of a builtin, a function, a subshell and a pipeline
false; echo $?; f() { return 3; }; f; echo $?; (exit 4); echo $?; true | (exit 5); echo $?
#> 1
#> 3
#> 4
#> 5

### $? is reset by each command
false; true; echo $?
#> 0

### $? in the word of an assignment
false; a=$?; echo $a $?
#> 1 0

### $? in a condition's branches
if false; then :; else echo $?; fi; if true; then echo $?; fi
#> 1
#> 0

### $? at a function's beginning is that of before
f() { echo $?; }; (exit 6); f
#> 6

### $? behind for without words
false; for i in; do :; done; echo $?
#> 0

### $? behind case without match
false; case a in b) ;; esac; echo $?
#> 0

### $? inside of case is that of before
(exit 3); case a in a) echo $?;; esac
#> 3

### $? in a case's word
(exit 3); case $? in 3) echo three;; esac
#> three

### $? in a for list
(exit 2); for i in $? $?; do echo $i; done
#> 2
#> 2

### $? in a redirection's word
(exit 2); echo a > f$?; cat f2
#> a

### $$ is a number, the same everywhere in a script
case $$ in *[!0-9]*|'') echo bad;; esac
a=$$; [ "$a" = "$(echo $$)" ] && (echo $(($$ == a)))
#> 1

### $$ of another shell is another
[ $$ != "$(sh -c 'echo $$')" ] && echo differs
#> differs

### $! is empty before a background command
echo "<$!>"
#> <>

### $! is a child's process id
true & p=$!; case $p in *[!0-9]*|'') echo bad;; esac; wait $p; echo $?
#> 0

### $! stays until the next background command
true & a=$!; echo x; (:); b=$!; [ $a = $b ] && echo same; wait
#> x
#> same

### $! in a subshell is the parent's
true & a=$!; (echo $!) > f; read b < f; [ $a = $b ] && echo same; wait
#> same

### $! of a background command in a subshell does not come out
(true & wait); echo "<$!>"
#> <>

### $- holds set options
set -f; case $- in *f*) echo on;; esac; set +f; case $- in *f*) echo on;; *) echo off;; esac
#> on
#> off

### $- holds the options of the command line
sh -u -c 'case $- in *u*) echo u;; esac'
#> u

### $- has no i in a script
case $- in *i*) echo interactive;; *) echo no;; esac
#> no

### $# counts empty ones
set -- '' '' ''; echo $#
#> 3

### ${#-} and ${#?} are lengths
true; echo ${#?}
#> 1

### ${##} is the length of $#
set -- a b c d e f g h i j; echo ${##}
#> 2

### ${#*} and $# are different things only in name
set -- a b c; echo $# ${#}
#> 3 3

### $_ as an ordinary word behind a quote
echo '$_'
#> $_

### special parameters cannot be assigned
eval '1=a' 2>/dev/null; echo $?; eval '?=a' 2>/dev/null; echo $?
#> 127
#> 127

### special parameters in braces
set -- a b; true; echo ${#} ${?} ${1} ${@} ${*}
#> 2 0 a a b a b

### ${?:-x} and ${#:-x} are always set
true; echo ${?:-x} ${#:-x} ${$:+set}
#> 0 0 set

### ${!:-x} before a background command
echo ${!:-none}
#> none

### a dollar sign before other characters
echo $% $. $/ $, $: $+ $= $^ $] $}
#> $% $. $/ $, $: $+ $= $^ $] $}

### a dollar sign at the end of a word
echo a$ $
#> a$ $

### $0 of sh -c without a name
sh -c 'case $0 in *sh*) echo sh;; *) echo $0;; esac'
#> sh

### $0 in a script is its name as given
echo 'echo $0' > s; sh ./s
#> ./s

### $0 in a file that is run by . is the shell's
echo 'echo "$0"' > f; a=$(. ./f); [ "$a" = "$0" ] && echo same
#> same

### $- tells where the commands come from
echo 'echo $-' | sh | grep -c s
#> 1
