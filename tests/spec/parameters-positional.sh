### a single digit names a positional parameter
set -- a b c; echo $1$3 ${2}
#> ac b

### $10 is $1 and a zero
set -- a b c d e f g h i j; echo $10 ${10}
#> a0 j

### a positional parameter that is not there is unset
set -- a; echo "${2-unset}" "${1-unset}"
#> unset a

### an empty positional parameter is set
set -- ''; echo "${1-unset}" "${1:-null}" $#
#>  null 1

### leading zeros in a number do not matter
set -- a b; echo ${01} ${002}
#> a b

### set -- without words takes all away
set -- a b; set --; echo $#
#> 0

### set with words replaces all
set -- a b c; set -- x; echo $# $1 "$2"
#> 1 x 

### shift renumbers
set -- a b c; shift; echo $1 $2 $#
#> b c 2

### a function has its own, and the caller's come back
f() { echo $# $1; set -- z; }
set -- a b; f x; echo $# $1
#> 1 x
#> 2 a

### $0 is not changed by functions and set
a=$0; f() { [ "$0" = "$a" ] && echo same; }; f; set -- x; [ "$0" = "$a" ] && echo same
#> same
#> same

### ${#} and $# are one
set -- a b c; echo ${#} $#
#> 3 3

### ${#1} is the length of the first
set -- abc; echo ${#1}
#> 3

### a loop without in goes through them
set -- a 'b c'; for i; do echo "$i"; done
#> a
#> b c

### "$@" in the middle of a word
set -- 1 2 3; printf '<%s>' "a $@ b"; echo
#> <a 1><2><3 b>

### "$@" beside "$*"
set -- 1 2; printf '<%s>' "$@$*"; echo
#> <1><21 2>

### "$@" twice in one word
set -- 1 2; printf '<%s>' "$@$@"; echo
#> <1><21><2>

### "$@" keeps empty fields
set -- '' a ''; printf '<%s>' "$@"; echo
#> <><a><>

### $@ without quotes drops empty fields
set -- '' a ''; printf '<%s>' $@; echo
#> <a>

### $* without quotes drops empty fields
set -- '' a ''; printf '<%s>' $*; echo
#> <a>

### $@ without quotes is split and expanded as pathnames
> f1; > f2; set -- 'a b' 'f?'; printf '<%s>' $@; echo
#> <a><b><f1><f2>

### "$*" with IFS of two characters takes the first
set -- a b c; IFS=-:; echo "$*"
#> a-b-c

### "$*" in an assignment
set -- a b; IFS=,; x="$*"; echo "$x"
#> a,b

### $* in an assignment without quotes joins as well
set -- a b; IFS=,; x=$*; IFS=' '; echo "$x"
#> a,b

### $@ in an assignment joins with blanks
set -- a b; x=$@; echo "$x"
#> a b

### "$@" in an assignment joins with blanks
set -- a 'b c'; x="$@"; echo "$x"
#> a b c

### "${@}" and "${*}" with braces
set -- a 'b c'; printf '<%s>' "${@}" "${*}"; echo
#> <a><b c><a b c>

### ${1+"$@"} is as "$@"
set -- 'a b' c; printf '<%s>' ${1+"$@"}; echo
#> <a b><c>

### ${1+"$@"} without parameters is nothing
set --; set -- ${1+"$@"}; echo $#
#> 0

### "${@:-none}" without parameters
set --; printf '<%s>' "${@:-none}"; echo
#> <none>

### "${*:-none}" without parameters
set --; printf '<%s>' "${*:-none}"; echo
#> <none>

### "$@" as the words of for, where a word is appended to them
set -- a b; for i in "$@"; do set -- "$@" x; done; echo $#
#> 4

### "$@" given on to a function
g() { echo $# "$2"; }; f() { g "$@"; }; f a 'b c' ''
#> 3 b c

### more than nine parameters and shift
set -- 1 2 3 4 5 6 7 8 9 10 11; shift 9; echo $1 $2 $#
#> 10 11 2

### a thousand positional parameters
set -- $(seq 1000); echo $# ${1000} ${999}
#> 1000 1000 999

### positional parameters are not environment
set -- a; sh -c 'echo $#'
#> 0

### the operands of sh -c
sh -c 'echo $0 $# $1 $2' name a b
#> name 2 a b

### the operands of a script
echo 'echo $# "$2"' > s; sh s a 'b c'
#> 2 b c

### "$*" in a here-document
set -- a b; IFS=-; cat <<E
$*
E
#> a-b
#@ dash ash
#~ bash joins with a blank there; a here-document's lines are as in double quotes

### $@ where one string is wanted is joined by the first character of IFS
set -- a b; IFS=:; v=$@; w="$@"; IFS=; x=$@; IFS=' '; echo "$v" "$w" "$x"
#> a:b a:b ab
#@ dash ash
#~ left open; bash joins with a blank
