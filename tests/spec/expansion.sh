### a tilde is HOME
HOME=/home/x; echo ~ ~/a a~ "~" \~ ~/
#> /home/x /home/x/a a~ ~ ~ /home/x/

### a tilde behind = and : in an assignment
HOME=/h; a=~:~/b:c~; echo $a
#> /h:/h/b:c~

### a tilde behind = in a word is itself
HOME=/h; echo a=~ --b=~/c
#> a=~ --b=~/c

### a tilde behind = in export is expanded
HOME=/h; export a=~/x:~; echo $a
#> /h/x:/h

### HOME is not split
HOME='/a b'; printf '<%s>' ~ ~/c; echo
#> </a b></a b/c>

### a tilde of a user
[ ~root = /root ] && echo root
#> root

### an unknown user's tilde stays
echo ~no-such-user-here
#> ~no-such-user-here

### command substitution takes the output
echo a$(echo b)c`echo d`e
#> abcde

### trailing newlines go, others stay
a=$(printf 'x\n\ny\n\n\n'); echo "$a"
printf '<%s>' $(printf 'x\n\ny\n\n'); echo
#> x
#>
#> y
#> <x><y>

### command substitution is split without quotes
printf '<%s>' $(echo 'a  b'); echo
printf '<%s>' "$(echo 'a  b')"; echo
#> <a><b>
#> <a  b>

### command substitutions nest
echo $(echo $(echo a) `echo b`) `echo \`echo c\``
#> a b c

### backslashes in backquotes
printf '%s\n' `printf '%s' \\\\a` `printf %s '\$x'` $(printf %s '\$x')
#> \a
#> $x
#> \$x

### the status of an assignment is the substitution's
a=$(false); echo $?
a=$(exit 3) b=x; echo $?
a=x; echo $?
#> 1
#> 3
#> 0

### the status of a command is its own
echo $(false); echo $?
#>
#> 0

### a substitution does not change the shell
a=1; b=$(a=2; echo $a); echo $a $b
#> 1 2

### a substitution's functions and parameters
set -- x y; f() { echo "f $1"; }
echo $(f $2) $(set -- z; echo $1) $1
#> f y z x

### a here-document inside a substitution
a=$(cat <<E
x $(echo y)
E
)
echo "$a"
#> x y

### case inside a substitution
echo $(case a in a) echo x;; esac) $(case a in (a) echo y;; esac)
#> x y

### a comment inside a substitution
echo $(echo a # )
)
#> a

### an empty substitution
echo "<$()>" "<``>" "<$(
)>"
#> <> <> <>

### $( (a) ) is a subshell
echo $( (echo a; echo b) )
#> a b

### a substitution in arithmetic, and the other way round
echo $(( $(echo 2) * `echo 3` )) $(echo $((1 + 1)))
#> 6 2

### expansions happen in order: tilde first, then parameters
a='~'; echo $a; b='$c'; c=1; echo $b
#> ~
#> $c

### the result of an expansion is not expanded again
a='`echo x`' b='$(echo y)'; echo $a $b
#> `echo x` $(echo y)

### a redirection's word is expanded and not split
a='x y'; echo z > "$a"; cat $a 2>/dev/null; cat 'x y'
#> z

### pathname expansion comes after splitting
touch a1 a2 b1; x='a* b*'; echo $x; echo "$x"
#> a1 a2 b1
#> a* b*

### quote removal comes last
a="'x'"; echo $a"y" "'z'"
#> 'x'y 'z'

### a substitution in double quotes in a case word
case "$(echo a b)" in 'a b') echo yes;; esac
#> yes

### exit in a substitution ends only it
a=$(echo x; exit 3; echo y); echo $a $?
#> x 3

### a substitution reads the shell's input
cat > f <<E
1
2
E
{ a=$(read x; echo $x); read y; echo $a $y; } < f
#> 1 2
