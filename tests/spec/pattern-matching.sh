### an ordinary character matches itself
case a in a) echo 1;; esac; case A in a) echo no;; *) echo 2;; esac
#> 1
#> 2

### ? matches one character, no less, no more
for i in '' a ab; do case $i in ?) echo "$i yes";; *) echo "$i no";; esac; done
#>  no
#> a yes
#> ab no

### * matches any string, the null string too
for i in '' a ab; do case $i in *) echo "<$i>";; esac; done
#> <>
#> <a>
#> <ab>

### * at the beginning, in the middle, at the end
case abc in *c) echo 1;; esac; case abc in a*c) echo 2;; esac; case abc in a*) echo 3;; esac; case ac in a*c) echo 4;; esac
#> 1
#> 2
#> 3
#> 4

### several stars
case abcde in *b*d*) echo 1;; esac; case abcde in *d*b*) echo no;; *) echo 2;; esac; case a in ***) echo 3;; esac
#> 1
#> 2
#> 3

### a star takes as much as needed
case aab in a*ab) echo 1;; esac; case abab in *ab) echo 2;; esac; case aaa in a*a*a) echo 3;; esac
#> 1
#> 2
#> 3

### a bracket expression matches one of its characters
for i in a b c; do case $i in [ab]) echo $i;; esac; done
#> a
#> b

### a range
for i in a m z 5; do case $i in [a-m]) echo letter;; [0-9]) echo digit;; *) echo none;; esac; done
#> letter
#> letter
#> none
#> digit

### several ranges and characters
for i in a Z 5 _ -; do case $i in [a-zA-Z0-9_]) echo yes;; *) echo no;; esac; done
#> yes
#> yes
#> yes
#> yes
#> no

### ! negates
for i in a b; do case $i in [!a]) echo not a;; *) echo a;; esac; done
#> a
#> not a

### ! elsewhere is itself
case ! in [a!]) echo 1;; esac; case a in [!!]) echo 2;; esac; case ! in [!!]) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### ] first is itself
case ] in []]) echo 1;; esac; case a in [!]]) echo 2;; esac; case ] in [!]]) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### - at either end is itself
case - in [-a]) echo 1;; esac; case - in [a-]) echo 2;; esac; case - in [!-a]) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### an unclosed bracket is itself
case '[a' in [a) echo 1;; esac; case '[' in '['*) echo 2;; esac; case a in [a) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### each class of characters
for c in alnum alpha blank cntrl digit graph lower print punct space upper xdigit; do
n=0; for i in a A 1 _ ' ' ''; do eval "case \$i in [[:$c:]]) n=\$((n + 1));; esac"; done; echo $c $n; done
#> alnum 3
#> alpha 2
#> blank 1
#> cntrl 0
#> digit 1
#> graph 4
#> lower 1
#> print 5
#> punct 1
#> space 1
#> upper 1
#> xdigit 3

### a class among others
for i in a 1 - _; do case $i in [[:digit:]_-]) echo yes;; *) echo no;; esac; done
#> no
#> yes
#> yes
#> yes

### a negated class
case a in [![:digit:]]) echo 1;; esac; case 1 in [![:digit:]]) echo no;; *) echo 2;; esac
#> 1
#> 2

### two classes
case a in [[:digit:][:alpha:]]) echo 1;; esac; case _ in [[:digit:][:alpha:]]) echo no;; *) echo 2;; esac
#> 1
#> 2

### brackets in a row
case a1 in [a-z][0-9]) echo 1;; esac; case 1a in [a-z][0-9]) echo no;; *) echo 2;; esac
#> 1
#> 2

### a quoted star, question mark and bracket
case '*' in \*) echo 1;; esac; case '?' in '?') echo 2;; esac; case '[a]' in "[a]") echo 3;; esac; case a in "[a]") echo no;; *) echo 4;; esac
#> 1
#> 2
#> 3
#> 4

### a quoted character in brackets
case - in [a\-z]) echo 1;; esac; case b in [a\-z]) echo no;; *) echo 2;; esac; case ] in [\]]) echo 3;; esac
#> 1
#> 2
#> 3

### a backslash matches a backslash where it is quoted
case '\' in '\') echo 1;; esac; case '\' in \\) echo 2;; esac; case '\' in [\\]) echo 3;; esac
#> 1
#> 2
#> 3

### a backslash in a variable's pattern
p='\*'; case '*' in $p) echo 1;; esac; case a in $p) echo no;; *) echo 2;; esac
#> 1
#> 2

### a variable in quotes is literal, beside a star
p='?'; case '?x' in "$p"*) echo 1;; esac; case ax in "$p"*) echo no;; *) echo 2;; esac; case ax in $p*) echo 3;; esac
#> 1
#> 2
#> 3

### a dot is ordinary
case a.b in a?b) echo 1;; esac; case .a in *) echo 2;; esac; case axb in a.b) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### a slash is ordinary in case
case a/b in a?b) echo 1;; esac; case /a/b in *b) echo 2;; esac; case a/b in a[/]b) echo 3;; esac
#> 1
#> 2
#> 3

### characters of regular expressions are ordinary
case 'a+b' in a+b) echo 1;; esac; case '^a$' in ^a$) echo 2;; esac; case aab in a+b) echo no;; *) echo 3;; esac; case 'a{2}' in a{2}) echo 4;; esac
#> 1
#> 2
#> 3
#> 4

### parentheses and bars in quotes
case 'a|b' in 'a|b') echo 1;; esac; case '(a)' in '(a)') echo 2;; esac
#> 1
#> 2

### newlines are matched by ?, * and negated brackets
a='
'; case $a in ?) echo 1;; esac; case "x${a}y" in x*y) echo 2;; esac; case $a in [!a]) echo 3;; esac
#> 1
#> 2
#> 3

### a long text and a hard pattern
a=$(printf '%050d' 0); case $a in *0*0*0*0*0*1) echo no;; *) echo end;; esac
#> end

### an empty pattern
case '' in '') echo 1;; esac; case a in '') echo no;; *) echo 2;; esac
#> 1
#> 2

### ranges of one character and backwards
case b in [b-b]) echo 1;; esac; case b in [c-a]) echo no;; *) echo 2;; esac
#> 1
#> 2

### a comma and a blank in brackets
case , in [a,b]) echo 1;; esac; case ' ' in [\ ]) echo 2;; esac; case ' ' in [' ']) echo 3;; esac
#> 1
#> 2
#> 3

### a dollar sign in brackets
case '$' in [$]) echo 1;; esac; a=x; case x in [$a]) echo 2;; esac
#> 1
#> 2

### a caret first in brackets is unspecified, elsewhere itself
case ^ in [a^]) echo 1;; esac
#> 1

### in ${v%p} and ${v#p} the same patterns hold
a=ab12; echo ${a%[0-9]} ${a%%[0-9]*} ${a#[[:alpha:]]} ${a##*[!0-9]}
#> ab1 ab b12 12

### pathnames: brackets, classes and stars together
> a1; > b2; > c_; echo [a-c][[:digit:]] [!a]*
#> a1 b2 b2 c_

### a name with special characters is matched by its quoted form
> '[x]'; > '*'; echo '[x]' \[x] [[]x] [*]
#> [x] [x] [x] *

### a pattern out of an alternative value
v=a.c; p=; case $v in ${p:-*.c}) echo match;; esac; case '*.c' in "${p:-*.c}") echo quoted;; esac; case a.c in "${p:-*.c}") echo no;; *) echo literal;; esac
#> match
#> quoted
#> literal

### a bracket expression that is one set of characters, negated
for c in a d; do case $c in [!abc]) echo "$c not";; [abc]) echo "$c in";; esac; done
#> a in
#> d not

### case with many patterns
case q in a|b|c|d|e|f|g|h) echo 1;; i|j|k|l|m|n|o|p) echo 2;; q|r|s|t) echo 3;; esac
#> 3
