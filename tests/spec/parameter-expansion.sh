### ${v} is the value, also beside a letter
a=1; echo ${a}b x${a}
#> 1b x1

### the four cases of ${v-w}
unset u; n= s=x; printf '<%s>' "${u-w}" "${n-w}" "${s-w}"; echo
#> <w><><x>

### the four cases of ${v:-w}
unset u; n= s=x; printf '<%s>' "${u:-w}" "${n:-w}" "${s:-w}"; echo
#> <w><w><x>

### the four cases of ${v=w}
unset u; n= s=x; printf '<%s>' "${u=w}" "${n=w}" "${s=w}" "$u" "$n" "$s"; echo
#> <w><><x><w><><x>

### the four cases of ${v:=w}
unset u; n= s=x; printf '<%s>' "${u:=w}" "${n:=w}" "${s:=w}" "$u" "$n" "$s"; echo
#> <w><w><x><w><w><x>

### the four cases of ${v+w}
unset u; n= s=x; printf '<%s>' "${u+w}" "${n+w}" "${s+w}"; echo
#> <><w><w>

### the four cases of ${v:+w}
unset u; n= s=x; printf '<%s>' "${u:+w}" "${n:+w}" "${s:+w}"; echo
#> <><><w>

### the cases of ${v?w}
n= s=x; printf '<%s>' "${n?w}" "${s?w}"; echo; (unset u; : ${u?w}) 2>/dev/null; echo $(($? > 0))
#> <><x>
#> 1

### the cases of ${v:?w}
s=x; echo "${s:?w}"; (n=; : ${n:?w}) 2>/dev/null; echo $(($? > 0)); (unset u; : ${u:?w}) 2>/dev/null; echo $(($? > 0))
#> x
#> 1
#> 1

### ${v?w} writes w
unset u; (: ${u?what is missing})
#! what is missing
#? 2
#@ dash ash
#~ bash's status is 127

### ${v?} writes a message of its own
(unset some; : ${some?}) 2>&1 | grep -c some
#> 1

### the word is not expanded where it is not used
a=1; : ${a-$(echo x >&2)} ${a=$(echo x >&2)}; unset b; : ${b+$(echo x >&2)}; echo end
#> end

### the word of ${v=w} is expanded once
unset a; i=0; : ${a=$((i += 1))}; echo $a $i
#> 1 1

### the assignment of ${v=w} happens in the shell
unset a; : ${a=x}; echo $a
#> x

### the word's tilde, parameter, substitution and arithmetic
HOME=/h; b=1; unset a; echo ${a-~} ${a-$b} ${a-$(echo 2)} ${a-`echo 3`} ${a-$((4))}
#> /h 1 2 3 4

### the word may be empty
unset a; printf '<%s>' "${a-}" "${a:-}" "${a+}"; echo
#> <><><>

### a word of several fields
unset a; printf '<%s>' ${a-x y z}; echo
#> <x><y><z>

### a quoted part of the word is one field
unset a; printf '<%s>' ${a-x "y z"}; echo
#> <x><y z>

### the word as part of a field
unset a; printf '<%s>' x${a-y z}w; echo
#> <xy><zw>

### the word in quotes is one field
unset a; printf '<%s>' "${a-x y z}"; echo
#> <x y z>

### "$@" in the word keeps its fields
set -- 'a b' c; unset u; printf '<%s>' ${u-"$@"}; echo
#> <a b><c>

### a pattern in the word expands
> f1; > f2; unset a; echo ${a-f*}
#> f1 f2

### a quoted pattern in the word does not
> f1; unset a; echo ${a-'f*'} "${a-f*}"
#> f* f*

### a value that is assigned is split after that
unset a; printf '<%s>' ${a=x y}; echo "$a"
#> <x><y>x y

### ${v:+w} gives a word for a command line
set -- ${nothing:+-o "$nothing"}; echo $#; v='a b'; set -- ${v:+-o "$v"}; echo $# "$2"
#> 0
#> 2 a b

### operators nest in the word
unset a b c; echo ${a:-${b:-${c:-deep}}}
#> deep

### ${a:-b}} has a brace behind it
unset a; echo ${a:-b}}
#> b}

### an escaped brace in the word
unset a; echo ${a:-b\}c}
#> b}c

### a quoted brace in the word
unset a; echo ${a:-'}'} ${a:-"}"}
#> } }

### a brace of an inner expansion does not end the outer
unset a; b=1; echo ${a:-x${b}y}
#> x1y

### a substitution with a brace in the word
unset a; echo ${a:-$(echo })}
#> }

### a newline in the word
unset a; echo "${a:-x
y}"
#> x
#> y

### a number sign in the word is no comment
unset a; echo ${a:-#x} ${a:- # y}
#> #x # y

### a slash and a colon in the word
unset a; echo ${a:-/x:/y} ${a-:b}
#> /x:/y :b

### a hyphen as the word
unset a; echo ${a--} ${a:--} ${a---}
#> - - --

### ${#v} of an empty and an unset variable
a=; unset b; echo ${#a} ${#b}
#> 0 0

### ${#v} of a number
a=$((12345)); echo ${#a}
#> 5

### ${#v} of blanks and newlines
a='a b
c'; echo ${#a}
#> 5

### ${#v} in arithmetic
a=abc; echo $((${#a} * 2))
#> 6

### ${v%p} takes the shortest end
a=abcabc; echo ${a%b*} ${a%c} ${a%x} "${a%}"
#> abca abcab abcabc abcabc

### ${v%%p} takes the longest end
a=abcabc; echo "${a%%b*}" "${a%%c}" "${a%%x}"
#> a abcab abcabc

### ${v#p} takes the shortest beginning
a=abcabc; echo ${a#*b} ${a#a} ${a#x}
#> cabc bcabc abcabc

### ${v##p} takes the longest beginning
a=abcabc; echo ${a##*b} ${a##a} ${a##x}
#> c bcabc abcabc

### a pattern may take all
a=abc; printf '<%s>' "${a#*}" "${a##*}" "${a%*}" "${a%%*}"; echo
#> <abc><><abc><>

### the name of a file and its folder
p=/usr/lib/x.tar.gz; echo ${p##*/} ${p%/*} ${p%.*} ${p%%.*} ${p##*.} ${p#*.}
#> x.tar.gz /usr/lib /usr/lib/x.tar /usr/lib/x gz tar.gz

### ? in a pattern takes one character
a=abc; echo ${a#?} ${a%?} ${a#??} ${a%%??}
#> bc ab c a

### a bracket expression in a pattern
a=a1b2; echo ${a#[a-z]} ${a%[0-9]} ${a#[!a]} ${a##*[[:alpha:]]}
#> 1b2 a1b a1b2 2

### a pattern in quotes is literal
a='*a*'; echo "${a#'*'}" "${a%"*"}" "${a#\*}"
#> a* *a a*

### a pattern out of a variable
a=abc p='?'; echo ${a#$p} ${a#"$p"}
#> bc abc

### a pattern out of a substitution
a=abc; echo ${a%$(echo c)} ${a#`echo a`}
#> ab bc

### a pattern with an arithmetic expansion
a=x12; echo ${a%$((10 + 2))}
#> x

### a pattern with a blank
a='one two'; echo "${a% *}" "${a#* }"
#> one two

### a pattern with a newline
a='x
y'; echo "${a#*
}"
#> y

### a slash is not special in these patterns
a=a/b/c; echo ${a#*/} ${a##*} ${a%/*}
#> b/c a/b

### a leading dot is not special in these patterns
a=.abc; echo ${a#?} ${a#*b}
#> abc c

### a backslash in the value
a='a\b'; printf '%s\n' "${a#a}" "${a#*\\}"
#> \b
#> b

### a backslash from a variable's pattern quotes
a='*x' p='\*'; echo "${a#$p}"
#> x

### cutting "$@" is not for each parameter here: $1
set -- a.c b.c; echo ${1%.c} ${2%.c}
#> a b

### cutting of an unset variable is nothing
unset a; echo "<${a%x}${a#x}>"
#> <>

### the result of cutting is split without quotes
a='x y z.'; printf '<%s>' ${a%.}; echo
#> <x><y><z>

### cutting inside double quotes keeps blanks
a=' x y.'; printf '<%s>' "${a%.}"; echo
#> < x y>

### single quotes in a pattern inside double quotes quote
a="it's"; echo "${a%\'s}"
#> it

### a hash in a pattern
a='#x#'; echo ${a#\#} ${a%\#} ${a#'#'}
#> x# #x x#

### a percent sign in a pattern
a='%x%'; echo ${a#%} ${a%\%}
#> x% %x

### a closing brace in a pattern, quoted
a='{x}'; echo ${a%\}} ${a#\{} "${a%'}'}"
#> {x x} {x

### cutting with set -u of an unset variable is an error
(set -u; unset a; : ${a%x}) 2>/dev/null; echo $(($? > 0))
#> 1

### set -u and the operators that allow for unset
set -u; unset a; echo "${a-w}" "${a:-w}" "${a+w}" "${a:+w}" "${a=v}" "$a"
#> w w   v v

### set -u with "$@" and "$*" without parameters is no error
set -u; set --; echo "<$@$*>" $#
#> <> 0

### set -u and $! before a background command
(set -u; : $!) 2>/dev/null; echo $(($? > 0))
#> 1

### set -u in a here-document
(set -u; unset a; cat <<E
$a
E
) 2>/dev/null; echo $(($? > 0))
#> 1

### a bad substitution is an error
sh -c 'echo ${a!}' 2>/dev/null; echo $(($? > 0)); sh -c 'echo ${}' 2>/dev/null; echo $(($? > 0)); sh -c 'echo ${1a}' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#> 1

### an assignment to a readonly variable by ${v=w} is an error
(readonly a; : ${a=x}) 2>/dev/null; echo $(($? > 0))
#> 1

### in an assignment a tilde behind a colon of a parameter's word is one
HOME=/h; unset u; x=~:${u-~:~}; echo $x; export y=${u-~:~}; echo $y; echo ${u-~:~}
#> /h:/h:/h
#> /h:/h
#> ~:~
#~ bash expands it everywhere, yash and the standard only behind the operator
#@ dash ash

### a message of nothing is one
( unset v; : ${v?""} ) 2>&1 | grep -c 'not set'; ( unset v; : ${v?} ) 2>&1 | grep -c 'not set'
#> 0
#> 1

### "$@" as an operator's word: one empty field where there is nothing
n() { echo $#; }; set --; n "${u-$@}" "${u-"$@"}"; set -- a b; n "${u-$@}"
#> 2
#> 2

### text beside "$@" in the word behind an operator is kept where there are no parameters
p() { printf '<%s>' "$#" "$@"; echo; }
p "${u-a$@:}" "${u-$@:}"$@8 "${u-"$@"b}"
set -- 1 2; p "${u-a$@:}"
#> <3><a:><:8><b>
#> <2><a1><2:>
