### a newline in double quotes is kept
echo "a
b"
#> a
#> b

### a single quote in double quotes
echo "it's"
#> it's

### an escaped double quote
echo "a\"b"
#> a"b

### an escaped dollar sign
a=1; echo "\$a \${a}"
#> $a ${a}

### an escaped backquote
echo "\`echo a\`"
#> `echo a`

### an escaped backslash
printf '%s\n' "a\\b" "\\$"
#> a\b
#> \$

### a backslash before any other character stays
printf '%s\n' "\a\b\*\'\ \;\!"
#> \a\b\*\'\ \;\!

### a backslash before a newline takes both away
echo "a\
b"
#> ab

### a parameter in double quotes is expanded and not split
a='x  y'; printf '<%s>' "$a"; echo
#> <x  y>

### a parameter in double quotes is no pattern
> ab; a='a*'; echo "$a"
#> a*

### a command substitution in double quotes keeps its blanks
echo "$(echo 'a  b')"
#> a  b

### backquotes in double quotes keep their blanks
echo "`echo 'a  b'`"
#> a  b

### arithmetic in double quotes
echo "$((1 + 2))"
#> 3

### a tilde in double quotes
HOME=/h; echo "~" "~/x"
#> ~ ~/x

### a number sign in double quotes
echo "# a" "a # b"
#> # a a # b

### an unset parameter in double quotes is an empty field
unset a; set -- "$a" b; echo $#
#> 2

### "" beside an empty expansion is a field
unset a; set -- ""$a; echo $#
#> 1

### "$@" between empty quotes, without parameters, is one empty field
set --; set -- "$@"; echo $#; set -- ""; set -- "$@"; echo $#
#> 0
#> 1

### a dollar sign before the closing quote is itself
echo "a$" "$"
#> a$ $

### a dollar sign before a blank, an equals sign or a dot is itself
echo "$ a" "$=" "$."
#> $ a $= $.

### quotes inside $( ) inside double quotes pair on their own
echo "$(echo "a  b")"
#> a  b

### single quotes inside $( ) inside double quotes quote
a=1; echo "$(echo '$a')"
#> $a

### a closing brace in double quotes
echo "}" "{" "a}b"
#> } { a}b

### ${ } in double quotes may hold double quotes
unset a; echo "${a-"x  y"}"
#> x  y

### single quotes in the word of "${v-w}" are themselves
unset a; echo "${a-'x'}"
#> 'x'

### single quotes in the word of ${v-w} without double quotes quote
unset a; printf '<%s>' ${a-'x y'}; echo
#> <x y>

### single quotes in the pattern of "${v#p}" quote
a='*b'; echo "${a#'*'}"
#> b

### a backslash in the word of "${v-w}" quotes a closing brace
unset a; echo "${a-x\}y}"
#> x}y

### an escaped double quote in the word of "${v-w}"
unset a; echo "${a-\"x\"}"
#> "x"

### a backslash before a letter in the word of "${v-w}" stays
unset a; printf '%s\n' "${a-\x}"
#> \x

### nested expansions in double quotes
a=1; unset b c; echo "${b-${c-$a}}"
#> 1

### a command substitution may hold the closing character of the outside
echo "$(echo \" \')"
#> " '

### parentheses in double quotes in $( )
echo "$(echo ")")"
#> )

### double quotes end at the first unescaped one
printf '%s\n' "a""b" "a\\""b"
#> ab
#> a\b

### "$*" is one field
set -- a 'b c'; printf '<%s>' "$*"; echo
#> <a b c>

### double quotes in the middle of a name=value
a=x"y z"w; echo "$a"
#> xy zw

### double quotes around a command's name with a blank
mkdir d; printf 'echo ran\n' > 'd/a b'; chmod +x 'd/a b'; "d/a b"
#> ran

### a whole command line in quotes is one word
"echo a" 2>/dev/null; echo $?
#> 127

### an exclamation mark is not special
echo "!" "a!b" '!'x
#> ! a!b !x

### a backslash behind an expansion in double quotes
a=1; printf '%s\n' "$a\n"
#> 1\n
