### fields end at blanks, tabs and newlines
a='  x	y
z  '
printf '<%s>' $a; echo
#> <x><y><z>

### quoted expansions are not split
a=' x  y '
printf '<%s>' "$a" "${a}"; echo
#> < x  y >< x  y >

### other characters of IFS each end a field
IFS=:
a=x::y:
printf '<%s>' $a; echo
#> <x><><y>

### a leading IFS character gives an empty field
IFS=:
a=:x
printf '<%s>' $a; echo
#> <><x>

### blanks around another IFS character belong to it
IFS=' :'
a='x : y  :: z '
printf '<%s>' $a; echo
#> <x><y><><z>

### nothing is split where IFS is empty
IFS=
a='x y'
printf '<%s>' $a; echo
#> <x y>

### an unset IFS splits as blank, tab, newline
unset IFS
a='x y	z'
printf '<%s>' $a; echo
#> <x><y><z>

### literal text is not split
IFS=b
printf '<%s>' abc; echo
#> <abc>

### an empty unquoted expansion is no field
a=
printf '<%s>' x $a y; echo
printf '<%s>' x "$a" y $a''; echo
#> <x><y>
#> <x><><y><>

### text next to an expansion joins its first and last field
a='1 2'
printf '<%s>' x$a"y z"; echo
#> <x1><2y z>

### blanks at the edge of an expansion separate
a=' 1 '
printf '<%s>' x${a}y; echo
#> <x><1><y>

### arithmetic expansions are split too
IFS=1
printf '<%s>' $((212)) "$((212))"; echo
#> <2><2><212>

### a changed IFS holds at once
a=x:y
IFS=:; printf '<%s>' $a; IFS=' '; printf '<%s>' $a; echo
#> <x><y><x:y>

### for splits its words
a='x y'; for i in $a "$a"; do echo "<$i>"; done
#> <x>
#> <y>
#> <x y>

### case does not split
a='x y'; case $a in 'x y') echo one;; esac
#> one

### splitting and $* in quotes
IFS=:; set -- a b:c; printf '<%s>' $*; printf '<%s>' "$*"; echo
#> <a><b><c><a:b:c>

### a backslash in an expansion is kept
a='x\ y'; printf '<%s>' $a; echo
#> <x\><y>

### splitting keeps empty fields between non-blanks only
IFS=', '; a='a, ,b,,c , d'; printf '<%s>' $a; echo
#> <a><><b><><c><d>
