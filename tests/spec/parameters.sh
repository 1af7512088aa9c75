### positional parameters
set -- a 'b c' d
echo $1 "$2" $3 $4 $#
#> a b c d 3

### braces are needed beyond nine
set -- 1 2 3 4 5 6 7 8 9 x y
echo $10 ${10} ${11}
#> 10 x y

### "$@" keeps the fields, "$*" joins them
set -- a 'b  c' ''
printf '<%s>' "$@"; echo
printf '<%s>' "$*"; echo
#> <a><b  c><>
#> <a b  c >

### "$@" without parameters is nothing
set --
printf '<%s>' "$@"; echo
printf '<%s>' a "$@" b; echo
#> <>
#> <a><b>

### text before and behind "$@" goes to the first and last field
set -- a b c
printf '<%s>' "x$@y"; echo
#> <xa><b><cy>

### $@ and $* without quotes are split
set -- 'a b' c
printf '<%s>' $@; echo
printf '<%s>' $*; echo
#> <a><b><c>
#> <a><b><c>

### $* joins with the first character of IFS
IFS=-+
set -- a b c
echo "$*"
#> a-b-c

### $* joins with nothing where IFS is empty
IFS=
set -- a b c
echo "$*"
#> abc

### $* joins with a blank where IFS is unset
unset IFS
set -- a b c
echo "$*"
#> a b c

### $# counts
set -- a b; echo $# ${#}
set --; echo $#
#> 2 2
#> 0

### $? is the status of the last pipeline
false; echo $?
true; echo $?
(exit 7); echo $?
#> 1
#> 0
#> 7

### $$ is the same in a subshell
a=$$; b=$(echo $$)
[ "$a" = "$b" ] && echo same
#> same

### $! is the last background process
true & a=$!
wait $a; echo $?
[ "$a" -gt 0 ] && echo number
#> 0
#> number

### $- has the options
set -f; case $- in *f*) echo f;; esac
set +f; case $- in *f*) echo f;; *) echo none;; esac
#> f
#> none

### $0 is the script
case $0 in */*|[a-z]*) echo ok;; esac
#> ok

### LINENO
echo $LINENO
echo $LINENO
#> 2
#> 3
#@ bash ash
#~ dash has none

### an unset parameter is empty
echo "<$nothing>" "<${nothing}>"
#> <> <>

### ${v-w} takes w where v is unset
unset a; b=
echo "${a-x}" "${b-x}" "${a:-x}" "${b:-x}"
#> x  x x

### ${v=w} assigns
unset a; b=
echo "${a=x}" "${b=x}" "$a" "<$b>"
unset a
echo "${a:=y}" "${b:=y}" "$a" "$b"
#> x  x <>
#> y y y y

### ${v+w} takes w where v is set
unset a; b=; c=1
echo "<${a+x}>" "<${b+x}>" "<${c+x}>" "<${a:+x}>" "<${b:+x}>" "<${c:+x}>"
#> <> <x> <x> <> <> <x>

### ${v?w} ends the shell where v is unset
(unset a; echo "${a?message}"; echo not here) 2>&1 | grep -c message
a=1; echo ${a?x} ${a:?x}
#> 1
#> 1 1

### ${v:?} has a message of its own
(unset a; : ${a:?}; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### the word behind an operator is expanded only where it is taken
unset b
a=1; echo ${a-${b=2}} "<$b>"
#> 1 <>

### ${#v} is the length
a=hello; b=
echo ${#a} ${#b} ${#nothing}
#> 5 0 0

### ${#v} counts characters
a=äöü; echo ${#a}
#> 3
#@ bash ash
#~ dash counts bytes

### ${#} with parameters
set -- a bb; echo ${#1} ${#2} ${#}
#> 1 2 2

### ${v%p} and ${v%%p} cut the end
a=a.b.c
echo ${a%.*} ${a%%.*} ${a%x} ${a%} ${a%%*}
#> a.b a a.b.c a.b.c

### ${v#p} and ${v##p} cut the beginning
a=a/b/c
echo ${a#*/} ${a##*/} ${a#x} ${a#} "<${a##*}>"
#> b/c c a/b/c a/b/c <>

### quoted patterns in ${v#p} are literal
a='*x*'
echo "${a#'*'}" "${a#"*"}" "${a%\*}" "${a#*x}"
#> x* x* *x *

### patterns from variables are patterns
p='*.'; a=x.y.z
echo "${a#$p}" "${a##$p}" "${a#"$p"}"
#> y.z z x.y.z

### cutting positional parameters
set -- a.b
echo ${1%.*} ${1#*.}
#> a b

### operators nest
unset a b; c=3
echo ${a:-${b:-${c}}} ${a:-"${b:-"x y"}"}
#> 3 x y

### quotes in the word of an operator
unset a
printf '<%s>' ${a:-"x  y" z}; echo
printf '<%s>' "${a:-"x  y" z}"; echo
printf '<%s>' "${a:-'x  y'}"; echo
#> <x  y><z>
#> <x  y z>
#> <'x  y'>

### the word of an unquoted operator is split
unset a
printf '<%s>' ${a:-x y}; echo
b='p q'; printf '<%s>' ${a:-$b}; echo
#> <x><y>
#> <p><q>

### a brace in the word of an operator
unset a
echo ${a:-\}} ${a:-'}'} "${a:-\}}" ${a:-x}y}
#> } } } xy}

### ${v:=w} does not assign to positional parameters
(: ${1:=a}) 2>/dev/null && echo assigned || echo refused
#> refused

### assignment without command lasts
a=1 b=$a; echo $a $b
#> 1 1

### assignments are expanded from left to right
unset a
a=1 b=${a}2 c=${b}3; echo $c
#> 123

### an assignment's value is not split and no pattern
cd /; a='x  y'; b=$a; c=*
echo "$b" "$c"
#> x  y *

### name=value behind a command is a word
echo a=1 b=2
#> a=1 b=2

### set -u makes unset parameters errors
(set -u; echo $nothing; echo not here) 2>/dev/null; [ $? -ne 0 ] && echo ended
(set -u; echo "${nothing-x}" "$@" $#)
#> ended
#> x 0

### unset takes a variable away
a=1; unset a; echo "${a-unset}"
#> unset

### names begin with a letter or underscore
_a1=x; echo $_a1 ${_a1}b $_a1-b
#> x xb x-b

### a parameter's name is as long as it can be
a=1 ab=2; echo $ab ${a}b $a'b'
#> 2 1b 1b
