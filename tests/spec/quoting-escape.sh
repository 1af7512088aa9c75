### an unquoted backslash keeps a blank from separating words
printf '<%s>' a\ b c; echo
#> <a b><c>

### an unquoted backslash keeps a tab from separating words
printf '<%s>' a\	b; echo
#> <a	b>

### a backslash before each operator character makes a word of it
printf '%s' \| \& \; \< \> \( \); echo
#> |&;<>()

### a backslash before a quote
echo \' \" \`
#> ' " `

### a backslash before a dollar sign
a=1; echo \$a \${a} \$a
#> $a ${a} $a

### a backslash before a backslash
printf '%s\n' \\ \\\\
#> \
#> \\

### a backslash before the characters of patterns
> a1; echo \* \? \[a]1 a\*
#> * ? [a]1 a*

### a backslash before an ordinary letter goes away
printf '%s\n' \a\b\n\t
#> abnt

### a backslash before a tilde
HOME=/h; echo \~ \~/x
#> ~ ~/x

### a backslash before a number sign at a word's beginning
echo \# not a comment
#> # not a comment

### a backslash before the equals sign: no assignment
a=1; a\=2 2>/dev/null; echo $? $a
#> 127 1

### a backslash before braces
{ echo a \} b; }
#> a } b

### a backslash and a newline are nothing, even inside a word
ec\
ho a\
b
#> ab

### a backslash and a newline between two characters of an operator
true &\
& echo yes
#> yes

### a backslash and a newline inside a reserved word
i\
f true; th\
en echo yes; f\
i
#> yes

### a backslash and a newline inside a parameter's name
name=value; echo $na\
me ${na\
me}
#> value value

### a backslash and a newline behind a dollar sign
a=1; echo $\
a
#> 1

### a backslash and a newline inside an assignment's name
ab\
c=5; echo $abc
#> 5

### a backslash and a newline do not separate words, blanks beside them do
printf '<%s>' a\
b \
c; echo
#> <ab><c>

### two backslashes before a newline are a backslash and a newline
echo a\\
echo b
#> a\
#> b

### an escaped character makes no reserved word
\if 2>/dev/null; echo $?
#> 127

### one escaped letter is enough
whil\e 2>/dev/null; echo $?
#> 127

### a backslash in a value that comes from an expansion is itself
a='x\y'; printf '%s\n' $a "$a"
#> x\y
#> x\y

### an escaped newline in a value is no continuation
a='x\
y'; printf '%s\n' "$a"
#> x\
#> y

### a backslash at the end of a word in double quotes
printf '%s\n' "a\\"
#> a\

### an escaped blank in a for list is part of the word
for i in a\ b c; do echo "<$i>"; done
#> <a b>
#> <c>

### an escaped blank in a case pattern
case 'a b' in a\ b) echo yes;; esac
#> yes

### an escaped letter in a pattern stands for itself
case abc in \a\b\c) echo yes;; esac
#> yes

### an escaped redirection operator is a word
echo a \> b \< c 2\>x
#> a > b < c 2>x

### a digit that is escaped is no descriptor number
echo a \2>f; cat f
#> a 2
