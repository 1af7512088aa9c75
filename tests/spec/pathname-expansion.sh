### * takes names of any length
> a; > ab; > abc; > b; echo a* *
#> a ab abc a ab abc b

### ? takes one character
> a; > ab; > b; echo ? ?? ???
#> a b ab ???

### [ ] takes one of its characters
> a1; > a2; > a3; echo a[12] a[3]
#> a1 a2 a3

### a range
> a1; > a5; > a9; echo a[1-5] a[6-9]
#> a1 a5 a9

### [! ] takes none of its characters
> a1; > a2; > ab; echo a[!1] a[!0-9]
#> a2 ab ab

### several ranges and characters
> a; > m; > z; > 5; echo [a-c5z]
#> 5 a z

### a class of characters
> a; > 1; > _; echo [[:alpha:]] [[:digit:]] [![:alnum:]]
#> a 1 _

### a class beside other characters
> a; > 1; > _; echo [[:digit:]_]
#> 1 _

### upper and lower
> A; > b; echo [[:upper:]] [[:lower:]]
#> A b

### ] first in brackets is itself
> ']'; > a; echo []a] [!a]
#> ] a ]

### - first or last in brackets is itself
> -; > a; echo [-a] [a-]
#> - a - a

### an exclamation mark not at the beginning is itself
> '!'; > a; echo [a!]
#> ! a

### [ without ] is itself
> '[a'; echo [a [
#> [a [

### names are sorted
> c; > a; > b; echo *
#> a b c

### a pattern without match is itself
echo x* [x]y ?z
#> x* [x]y ?z

### a leading dot must be written
> .a; > b; echo * ?a [.]a .a*
#> b ?a [.]a .a

### a leading dot in a folder's name as well
mkdir .d; > .d/f; echo */f .d/* .?/f
#> */f .d/f .d/f

### a dot inside is ordinary
> a.b; echo a* a?b a[.]b
#> a.b a.b a.b

### * does not go over a slash
mkdir d; > d/f; echo *f d*f
#> *f d*f

### a pattern in each part of a path
mkdir d1 d2; > d1/a; > d2/a; > d2/b; echo d?/a */b d2/*
#> d1/a d2/a d2/b d2/a d2/b

### a slash in brackets ends nothing: no match
mkdir d; > d/f; echo d[/]f
#> d[/]f

### a slash at the end takes folders only
mkdir d; > f; echo */
#> d/

### a quoted part is literal
> 'a*'; > ab; echo a'*' a"*" a\*
#> a* a* a*

### a quoted character in brackets is that character
> -; > b; echo [a'-'c] [a\-c]
#> - -

### an empty quoted string beside a pattern
> ab; echo a""* ''a*
#> ab ab

### a pattern out of a variable
> ab; p='a*'; echo $p "$p"
#> ab a*

### part of a pattern out of a variable
> ab; p='*'; echo a$p a"$p"
#> ab a*

### a pattern out of a substitution
> ab; echo $(echo 'a*') "$(echo 'a*')"
#> ab a*

### a value with nothing but quoted pattern characters is no pattern
> 'a*'; > ab; p='a\*'; echo $p
#> a\*

### a backslash in a variable's pattern quotes
> 'a*x'; > abx; p='a\**'; echo $p
#> a*x

### names with blanks are one field
> 'a b'; > c; printf '<%s>' *; echo
#> <a b><c>

### names with newlines are one field
> 'a
b'; set -- *; echo $#
#> 1

### names with quotes and patterns are not expanded again
> 'a*b'; > "c'd"; printf '<%s>' *; echo
#> <a*b><c'd>

### set -f turns it off
> a; set -f; echo *; set +f; echo *
#> *
#> a

### no expansion in an assignment
> a; b=*; echo "$b"
#> *

### no expansion in case's word
> a; case * in '*') echo star;; esac
#> star

### expansion in for
> a; > b; for i in *; do echo $i; done
#> a
#> b

### no expansion in a here-document
> a; cat <<E
*
E
#> *

### no expansion in double quotes
> a; echo "*" "?"
#> * ?

### an expansion that is only one name in a redirection is not made in POSIX scripts that quote
> a; echo x > 'b*'; cat 'b*'
#> x

### absolute patterns
> a1; echo "$PWD"/a? | sed "s#$PWD#.#"
#> ./a1

### / alone and root's folders
case $(echo /) in /) echo root;; esac; set -- /e[t]c; echo $1
#> root
#> /etc

### dot and dot-dot in a pattern's path
mkdir d; > d/f; echo ./d/f* d/../d/*
#> ./d/f d/../d/f

### a link to nothing is matched as a name
ln -s nothing link; echo l*
#> link

### a folder that may not be read gives no names: the pattern stays
mkdir d; echo d/x*
#> d/x*

### a pattern with two stars
> abcab; > acb; echo a*b* *a*b
#> abcab acb abcab acb

### ? and * together
> a; > ab; > abc; echo ?* ??*
#> a ab abc ab abc

### a range that is turned round matches nothing
> a; > b; > c; echo [c-a]
#> [c-a]

### brackets with a range of letters and case
> B; > b; echo [b] [B]
#> b B

### many files
i=0; while [ $i -lt 300 ]; do > f$i; i=$((i + 1)); done; set -- f*; echo $# $1
#> 300 f0

### long names
n=$(printf '%0200d' 1); > $n; set -- *1; [ "$1" = "$n" ] && echo same
#> same

### characters beyond ASCII
> ä; > ö; echo ? | wc -w | tr -d ' '
#> 2
#@ bash
#~ ? is one character of the locale; dash and ash take a byte

### a name that is no text
n=$(printf 'a\377'); > "$n"; set -- a*; [ "$1" = "$n" ] && echo same
#> same

### the fields of an expansion are patterns each
> f1; > g1; p='f* g*'; echo $p
#> f1 g1

### "$@" is no pattern, $@ is
> f1; set -- 'f*'; echo "$@" $@
#> f* f1

### an equivalence class and a collating symbol
> a; echo [[=a=]] [[.a.]]
#> a a
#@ bash ash
#~ dash has none of them

### . and .. are not among the names of .*
> .a; set -- .*; for i; do case $i in .|..) ;; *) echo $i;; esac; done
#> .a

### a pattern in a command's name
printf 'echo ran\n' > prog; chmod +x prog; ./pro?
#> ran
