### the default IFS: blanks, tabs and newlines separate
a=' a	b
c '; printf '<%s>' $a; echo
#> <a><b><c>

### many blanks are one separator
a='a    b'; printf '<%s>' $a; echo
#> <a><b>

### blanks at both ends are dropped
a='  a  '; set -- $a; echo $# "$1"
#> 1 a

### a value of blanks only is no field
a='   '; set -- $a; echo $#
#> 0

### an empty value is no field
a=; set -- $a $a; echo $#
#> 0

### an unset IFS is as the default
unset IFS; a=' a	b '; printf '<%s>' $a; echo
#> <a><b>

### an empty IFS: no splitting
IFS=; a=' a b '; printf '<%s>' $a; echo
#> < a b >

### an empty IFS: an empty value is still no field
IFS=; a=; set -- $a; echo $#
#> 0

### a character that is no blank separates by itself
IFS=:; a=a:b:c; printf '<%s>' $a; echo
#> <a><b><c>

### two of them in a row make an empty field
IFS=:; a=a::b; printf '<%s>' $a; echo
#> <a><><b>

### one at the beginning makes an empty field
IFS=:; a=:a; printf '<%s>' $a; echo
#> <><a>

### one at the end makes no field
IFS=:; a=a:; printf '<%s>' $a; echo
#> <a>

### two at the end make one empty field
IFS=:; a=a::; printf '<%s>' $a; echo
#> <a><>

### one alone is one empty field
IFS=:; a=:; set -- $a; echo $#
#> 1

### blanks are no separators where IFS has none
IFS=:; a=' a : b '; printf '<%s>' $a; echo
#> < a >< b >

### blanks around another separator belong to it
IFS=' :'; a='a : b:c  d'; printf '<%s>' $a; echo
#> <a><b><c><d>

### two separators with blanks between make an empty field
IFS=' :'; a='a : : b'; printf '<%s>' $a; echo
#> <a><><b>

### blanks at the ends with another separator
IFS=' :'; a=' a: '; set -- $a; echo $# "$1"
#> 1 a

### a separator behind leading blanks makes an empty field
IFS=' :'; a=' :a'; printf '<%s>' $a; echo
#> <><a>

### a tab as the only separator
IFS='	'; a='a b	c	d'; printf '<%s>' $a; echo
#> <a b><c><d>

### tabs in a row are one separator
IFS='	'; a='a		b'; printf '<%s>' $a; echo
#> <a><b>

### a newline as the only separator
IFS='
'; a='a b

c'; printf '<%s>' $a; echo
#> <a b><c>

### a letter as a separator
IFS=x; a=axbxxc; printf '<%s>' $a; echo
#> <a><b><><c>

### a digit as a separator
IFS=1; a=a1b; printf '<%s>' $a; echo
#> <a><b>

### a backslash as a separator
IFS='\'; a='a\b'; printf '<%s>' $a; echo
#> <a><b>

### a star and a question mark as separators
IFS='*?'; a='a*b?c'; printf '<%s>' $a; echo
#> <a><b><c>

### a quote as a separator
IFS="'"; a="a'b"; printf '<%s>' $a; echo
#> <a><b>

### literal text is never split
IFS=x; printf '<%s>' axb; echo
#> <axb>

### literal text beside an expansion is not split
IFS=:; a=1:2; printf '<%s>' x:y$a:z; echo
#> <x:y1><2:z>

### text beside belongs to the first and last field
a='1 2 3'; printf '<%s>' x${a}y; echo
#> <x1><2><3y>

### blanks at the value's ends separate it from the text beside
a=' 1 '; printf '<%s>' x${a}y; echo
#> <x><1><y>

### an empty value beside text
a=; printf '<%s>' x${a}y ${a}z; echo
#> <xy><z>

### two expansions side by side
a='1 2' b='3 4'; printf '<%s>' $a$b; echo
#> <1><23><4>

### two expansions with a blank at the border
a='1 ' b=2; printf '<%s>' $a$b; echo
#> <1><2>

### a separator at the border of two expansions
IFS=:; a=1: b=2; printf '<%s>' $a$b; echo
#> <1><2>

### quoted text beside an expansion
a='1 2'; printf '<%s>' "x y"$a'z w'; echo
#> <x y1><2z w>

### an empty quoted string keeps a field
a=' '; printf '<%s>' ""$a; echo
#> <>

### an empty quoted string behind a blank
a=' '; set -- $a""; echo $#
#> 1

### both ends with empty quotes
a=' '; set -- ""$a""; echo $#
#> 2

### a quoted expansion is not split
a='x  y'; printf '<%s>' "$a"; echo
#> <x  y>

### a command substitution is split
IFS=:; printf '<%s>' $(echo a:b); echo
#> <a><b>

### an arithmetic expansion is split
IFS=2; printf '<%s>' $((10203)); echo
#> <10><03>

### an assignment's value is not split
IFS=:; a=1:2; b=$a; IFS=' '; echo "$b"
#> 1:2

### a case word is not split
a='x y'; case $a in 'x y') echo yes;; esac
#> yes

### a redirection's word is not split
a='x y'; echo b > "$a"; cat 'x y'
#> b

### for's words are split
a='1 2'; for i in $a; do echo $i; done
#> 1
#> 2

### a command's name is split
a='echo b'; $a c
#> b c

### IFS that changes holds from the next expansion on
a=1:2; IFS=:; set -- $a; echo $#; IFS=' '; set -- $a; echo $#
#> 2
#> 1

### IFS of a function call is back behind it
f() { set -- $a; echo $#; }; a=1:2; IFS=: f; f
#> 2
#> 1

### IFS in an assignment before a command does not split its own words
a=1:2; IFS=: printf '<%s>' $a; echo
#> <1:2>

### a subshell's IFS is its own
a=1:2; (IFS=:; set -- $a; echo $#); set -- $a; echo $#
#> 2
#> 1

### "$*" takes IFS's first character, also where it is no blank
set -- 1 2; IFS=xy; echo "$*"
#> 1x2

### $* unquoted is split after it is joined
set -- 'a b' c; IFS=:; printf '<%s>' $*; echo
#> <a b><c>

### $* unquoted, each parameter is split on its own
set -- a:b c; IFS=:; printf '<%s>' $*; echo
#> <a><b><c>

### $@ unquoted with an empty IFS keeps the parameters
set -- 'a b' c; IFS=; printf '<%s>' $@; echo
#> <a b><c>

### $* unquoted with an empty IFS keeps the parameters
set -- 'a b' c; IFS=; printf '<%s>' $*; echo
#> <a b><c>

### "$*" with an empty IFS joins without anything
set -- a b; IFS=; printf '<%s>' "$*"; echo
#> <ab>

### patterns are expanded in the fields after splitting
> f1; > f2; a='f1 f?'; printf '<%s>' $a; echo
#> <f1><f1><f2>

### set -f: only splitting
> f1; set -f; a='f? x'; printf '<%s>' $a; echo
#> <f?><x>

### PATH-like values in a loop
p=/a:/b::/c; IFS=:; for d in $p; do echo "<$d>"; done
#> </a>
#> </b>
#> <>
#> </c>

### splitting and read agree
IFS=: read a b c <<E
x:y:z
E
echo $a $b $c
#> x y z

### characters beyond ASCII are not separators by accident
a='ä ö'; printf '<%s>' $a; echo
#> <ä><ö>

### a value with a carriage return
a=$(printf 'a\r b'); set -- $a; printf %s "$1" | od -An -c
#>    a  \r

### a form feed is no separator
a=$(printf 'a\fb'); set -- $a; echo $#
#> 1
