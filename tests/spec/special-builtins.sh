### : does nothing, its words are expanded
: a $b; echo $?; : ${a:=1}; echo $a
#> 0
#> 1

### . runs a file in the shell
echo 'a=1; echo in "$@"' > f; set -- x; . ./f; echo $a
#> in x
#> 1

### . finds files on PATH
mkdir d; echo 'echo found' > d/f.sh; PATH=$PWD/d:$PATH; . f.sh
#> found

### . of a file that is not there ends the shell
(. ./nothing; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo ended
#> ended

### return ends .
echo 'echo a; return 3; echo b' > f; . ./f; echo $?
#> a
#> 3

### eval joins its words
eval echo a '"b  c"' ';' echo d
#> a b  c
#> d

### eval twice expands
a='$b' b=1; eval echo $a; eval "c=$a"; echo $c
#> 1
#> 1

### eval of a syntax error
(eval 'if'; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### exec replaces the shell
(exec echo a; echo not here)
#> a

### exec of what is not there
(exec no-such-command; echo not here) 2>/dev/null; echo $?
#> 127

### exit
(echo a; exit 4; echo b); echo $?
#> a
#> 4

### export
a=1; sh -c 'echo "<$a>"'; export a; sh -c 'echo "<$a>"'; export b=2 c; sh -c 'echo $b "${c-unset}"'
#> <>
#> <1>
#> 2 unset

### export -p can be read again
export a="x 'y' \$z"; unset b; export -p > f; a=; . ./f; echo "$a"
#> x 'y' $z

### readonly
readonly a=1; (a=2) 2>/dev/null; [ $? -ne 0 ] && echo refused; echo $a
#> refused
#> 1

### unset of a readonly variable
readonly a=1; (unset a) 2>/dev/null; [ $? -ne 0 ] && echo refused; echo $a
#> refused
#> 1

### set with words sets the parameters
set a b c; echo $# $2; set -- -x; echo $1; set --; echo $#
#> 3 b
#> -x
#> 0

### set - words behind options
set -f a b; echo $# *; set +f
#> 2 *

### set without operand lists the variables
a_b_c='x y'; set | grep '^a_b_c='
#> a_b_c='x y'

### set -x writes to standard error
(set -x; echo a) 2>&1 | sort
#> + echo a
#> a

### set -v
echo 'set -v
echo a' > f; sh f 2>&1
#> echo a
#> a

### set -n reads only
echo 'echo a' > f; sh -n f; echo $?; echo 'if' > f; sh -n f 2>/dev/null; [ $? -ne 0 ] && echo error
#> 0
#> error

### set -a exports what is assigned
set -a; a=1; set +a; b=2; sh -c 'echo "<$a><$b>"'
#> <1><>

### set -o and +o names
set -o noglob; echo *; set +o noglob; case $- in *f*) echo f;; *) echo none;; esac
#> *
#> none

### set +o can be read again
set -f; a=$(set +o); set +f; eval "$a"; case $- in *f*) echo f;; esac
#> f

### shift
set -- a b c d; shift; echo $*; shift 2; echo $*; shift 0; echo $*
#> b c d
#> d
#> d

### shift too far fails
(set -- a; shift 2) 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### times prints two lines
times | wc -l | tr -d ' '
#> 2

### trap on EXIT
(trap 'echo bye' EXIT; echo a)
#> a
#> bye

### unset
a=1 b=2; unset a b nothing; echo "${a-x}${b-y}" $?
#> xy 0

### unset -v leaves functions
f() { echo f; }; f=1; unset -v f; f; echo "${f-none}"
#> f
#> none

### break and continue outside loops do nothing
break; echo $?; continue; echo $?
#> 0
#> 0

### assignments before special builtins last
a=1 :; echo "$a"; b=2 export c=3; echo $b
#> 1
#> 2

### assignments before others do not
unset a; a=1 true; echo "<$a>"; a=2 echo x; echo "<$a>"
#> <>
#> x
#> <>

### an error in a special builtin ends a script
(readonly a=1; export a=2; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo ended
#> ended

### command takes that away
(readonly a=1; command export a=2; echo here) 2>/dev/null
#> here

### an assignment before exec without a command lasts and is not exported
a=b exec 1>&1; echo $a; env | grep '^a='
#> b
#? 1
#@ dash ash
#~ bash exports it

### eval: -- is taken away
eval -- echo a
#> a
#~ to dash and ash it is a command
#@ bash

### a declaration utility in quotes is one
x='a b'; \export v=$x; echo "$v"; \command 'export' v=$x; echo "$v"
#> a b
#> a b
#~ not in bash
#@ dash ash

### set prints values in quotes where they need some
FOO=bar BAR='a b'; set | grep -E '^(FOO|BAR)='
#> BAR='a b'
#> FOO=bar
#~ dash and ash quote all
#@ bash
