### a backslash keeps the character behind it
echo \a\b \$x \" \' \\ \* a\ \ b
#> ab $x " ' \ * a  b

### a backslash and a newline join lines
ec\
ho a\
b
#> ab

### single quotes keep everything
printf '%s\n' 'a $b `c` \ "d" \n' 'x
y'
#> a $b `c` \ "d" \n
#> x
#> y

### no single quote can be inside single quotes
echo 'a'\''b' 'it'"'"'s'
#> a'b it's

### double quotes keep blanks and patterns, not $ and `
a='x  y'
echo "  $a  *  `echo z`  "
#>   x  y  *  z  

### a backslash in double quotes is special before $ ` " \ and newline
printf '%s\n' "\$ \` \" \\ \a \' a\
b"
#> $ ` " \ \a \' ab

### a single quote in double quotes is itself
a=1
echo "it's '$a'"
#> it's '1'

### quotes join to one word
printf '<%s>' a'b c'"d e"f\ g; echo
#> <ab cd ef g>

### an empty pair of quotes is an empty word
printf '<%s>' '' "" a''b; echo
#> <><><ab>

### quotes come off after expansion, not those that are in it
a='"b" '"'c'"' \d'
printf '<%s>' $a; echo
#> <"b"><'c'><\d>

### a quoted reserved word is a command
\if 2>/dev/null; echo $?
#> 127

### a # begins a comment only at a word's beginning
echo a#b a# #c
echo '#d' \#e #f
#> a#b a#
#> #d #e

### a comment's backslash joins no lines
# comment \
echo a
#> a

### a dollar sign alone is itself
echo $ a$ "$" "a$ b" '$'
#> $ a$ $ a$ b $

### quotes inside backquotes inside double quotes
echo "`echo "a  b"`"
#> a  b

### a double quote inside $( ) inside double quotes begins anew
a='x  y'
echo "$(echo "$a")" "$(echo '")"')"
#> x  y ")"

### operators end words without blanks
echo a;echo b&&echo c|cat
#> a
#> b
#> c

### quoted operators are words
echo a\;b 'c|d' "e&f" \> \<
#> a;b c|d e&f > <

### dollar-single-quotes
printf '%s' $'a\tb\x41\101\\\'x' | od -c | head -n 1 | tr -s ' '
#> 0000000 a \t b A A \ ' x
#@ bash ash
#~ POSIX 2024 has them; dash does not yet

### in a pattern quoted characters are literal
case 'a*b' in a\*b) echo 1;; esac
case axb in a"*"b) echo 2;; *) echo 3;; esac
#> 1
#> 3
