### $(command) and `command` are one
echo $(echo a) `echo b`
#> a b

### all newlines at the end go, none inside
a=$(printf 'x\n\ny\n\n\n'); printf '<%s>\n' "$a"
#> <x
#> 
#> y>

### output without a newline at its end
a=$(printf x); echo "<$a>"
#> <x>

### output of newlines only is nothing
a=$(printf '\n\n'); echo "<$a>"
#> <>

### newlines inside are separators without quotes
printf '<%s>' $(printf 'a\nb\n'); echo
#> <a><b>

### blanks at the ends stay in quotes
printf '<%s>' "$(printf ' a ')"; echo
#> < a >

### it runs in a subshell
a=1; b=$(a=2; cd /; echo $a); echo $a $b; [ "$PWD" != / ] && echo same
#> 1 2
#> same

### its standard error is the shell's
a=$(echo x >&2); echo "<$a>"
#! x
#> <>

### its standard input is the shell's
echo line | { a=$(cat); echo "<$a>"; }
#> <line>

### several in one word
echo $(echo a)$(echo b)`echo c`
#> abc

### nested with $( )
echo $(echo $(echo $(echo deep)))
#> deep

### nested with backquotes
echo `echo \`echo \\\`echo deep\\\`\``
#> deep

### quotes inside $( ) are those of its own
echo "$(printf '<%s>' "a  b" 'c  d')"
#> <a  b><c  d>

### quotes inside backquotes in double quotes
echo "`printf '<%s>' 'a  b'`"
#> <a  b>

### a backslash before $ in backquotes is taken away
a=1; echo `echo $a \$a '$a'`
#> 1 1 $a

### two backslashes in backquotes are one
printf '%s\n' `printf '%s' 'a\\b'`
#> a\b

### a backslash before another character in backquotes stays
printf '%s\n' `printf '%s' 'a\nb'`
#> a\nb

### a backslash in $( ) is not changed
printf '%s\n' "$(printf '%s' 'a\\b\$')"
#> a\\b\$

### several commands and lines
echo $(echo a; echo b
echo c)
#> a b c

### compound commands inside
echo $(for i in 1 2; do echo $i; done; if true; then echo 3; fi; { echo 4; }; (echo 5))
#> 1 2 3 4 5

### a case inside, its pattern with and without (
echo $(case a in (a) echo x;; esac) $(case a in a) echo y;; esac)
#> x y

### a comment inside with a parenthesis
echo $(echo a # )
)
#> a

### a quoted parenthesis inside
echo $(echo ")" '(' \))
#> ) ( )

### a here-document inside
a=$(cat <<E
x
y
E
); echo "$a"
#> x
#> y

### a here-document with a parenthesis inside
echo $(cat <<'E'
)
E
)
#> )

### a pipeline inside
echo $(echo abc | tr a-c x-z)
#> xyz

### a function called inside
f() { echo "f $1"; }; echo $(f x)
#> f x

### a function defined inside is its own
a=$(f() { echo x; }; f); echo $a; f 2>/dev/null; echo $?
#> x
#> 127

### exit inside
a=$(echo x; exit 3; echo y); echo $? $a
#> 3 x

### the status of an assignment
a=$(false); echo $?; a=$(true); echo $?; a=$(exit 7); echo $?
#> 1
#> 0
#> 7

### the last of several decides the status of an assignment
a=$(exit 1) b=$(exit 2); echo $?; a=$(exit 1)$(exit 3); echo $?
#> 2
#> 3

### a command that is only a substitution: its output is the command
$(echo echo a b)
#> a b

### a command that is nothing but a substitution without output
$(true); echo $?; $(false); echo $?; $(exit 5); echo $?
#> 0
#> 1
#> 5

### the status of a command with words is its own
echo $(false) >/dev/null; echo $?
#> 0

### $? inside is that of before
(exit 3); echo $(echo $?)
#> 3

### output is split, and its patterns expand
> f1; > f2; printf '<%s>' $(echo 'a b f?'); echo
#> <a><b><f1><f2>

### output in quotes is not
> f1; printf '<%s>' "$(echo 'a b f?')"; echo
#> <a b f?>

### output is not expanded again
a=1; echo $(echo '$a') $(printf '%s' '`echo x`')
#> $a `echo x`

### quotes in the output are characters
printf '<%s>' $(echo '"a b"' \'c\'); echo
#> <"a><b"><'c'>

### NUL bytes in the output are dropped
printf '%s' "$(printf 'a\0b')"
#>- ab
#@ dash ash
#~ bash warns

### much output
a=$(seq 20000); echo ${#a}
#> 108893

### output of a background command is waited for
a=$( (echo x) & ); echo $a
#> x

### $( ) in arithmetic
echo $(($(echo 1) + `echo 2`))
#> 3

### $( ) in a parameter expansion
unset a; echo ${a-$(echo b)}
#> b

### $( ) as a redirection's word
echo x > $(echo f); cat f
#> x

### $( ) as case's word and pattern
case $(echo a) in $(echo a)) echo yes;; esac
#> yes

### $( ) in for
for i in $(echo a b); do echo $i; done
#> a
#> b

### $(<f) without a command is nothing in POSIX
echo x > f; a=$(< f); echo "${#a}" | tr 1 0
#> 0

### $( ( a subshell
echo $( (echo a); (echo b) )
#> a b

### $((command); command) is a substitution
echo $( (echo a) | cat; echo b)
#> a b

### an empty one is nothing
echo "<$()>" "<$( )>" "<``>"
#> <> <> <>

### options set inside are its own
a=$(set -f; echo *); case $- in *f*) echo leaked;; *) echo own;; esac
#> own

### positional parameters inside
set -- a b; echo $(echo $# $1; set -- x; echo $#)
#> 2 a 1

### a trap's action inside is its own
a=$(trap 'echo trapped' EXIT; echo x); echo $a
#> x trapped

### a substitution runs for each time
i=0; f() { i=$((i + 1)); echo $i; }; echo $(f) $(f); echo $i
#> 1 1
#> 0

### return inside a function's substitution ends the substitution
f() { a=$(echo x; return 3; echo y); echo $? $a; }; f
#> 3 x

### a failing substitution under set -e in an assignment ends the shell
sh -c 'set -e; a=$(false); echo no'; echo $?
#> 1

### a failing substitution under set -e in a command's words does not
sh -c 'set -e; echo $(false) yes'
#> yes

### set -e holds inside
sh -c 'set -e; echo $(false; echo no) end'
#> end
#@ dash bash
#~ ash: set -e does not hold in it

### backquotes in double quotes take backslashes away from double quotes
echo "`echo \"a b\"`"; echo "`echo '\$x'`"; echo `echo '\\'`
#> a b
#> $x
#> \

### backquotes nested by backslashes
echo `echo \`echo inner\``
#> inner

### backquotes with quotes in them that hold a backquote
echo `echo 'a\`b'`; echo "`echo \"x\\\\y\"`"
#> a`b
#> x\y

### backquotes: a backslash before a newline continues the line, also between single quotes in them
echo `echo 'foo\
bar'` "`echo 'foo\
bar'`" `echo a\
b`
echo "$(echo 'c\
d')"
#> foobar foobar ab
#> c\
#> d
