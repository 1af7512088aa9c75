### lines are expanded
a=1
cat <<E
$a ${a}b $((a+1)) $(echo c) `echo d`
E
#> 1 1b 2 c d

### a quoted delimiter: they are not
a=1
cat <<'E'
$a $(echo c) `d` \x
E
cat <<\E
$a
E
cat <<"E"
$a
E
#> $a $(echo c) `d` \x
#> $a
#> $a

### backslashes
cat <<E
\$a \\ \` \" \a "x" 'y'
joined \
line
E
#> $a \ ` \" \a "x" 'y'
#> joined line

### <<- takes tabs away
cat <<-E
	one
		two
	E
#> one
#> two

### two on a line
cat <<A; cat <<B
a
A
b
B
#> a
#> b

### two for one command: the last counts
cat <<A <<B
a
A
b
B
#> b

### in a loop
for i in 1 2; do cat <<E
$i
E
done
#> 1
#> 2

### in a pipeline
cat <<E | tr a-z A-Z
abc
E
#> ABC

### to another descriptor
cat 3<<E <&3
three
E
#> three

### an empty one
cat <<E
E
echo end
#> end

### with quotes as they are
a='x  y'
cat <<E
"$a" '$a'
E
#> "x  y" 'x  y'

### in a function
f() {
cat <<E
$1
E
}
f a; f b
#> a
#> b

### a delimiter with blanks around
cat << E
x
E
#> x

### the delimiter must stand alone
cat <<E
 E
EE
E x
E
#>  E
#> EE
#> E x

### its words are not split and no patterns
a='x   *'
cat <<E
$a  *
E
#> x   *  *

### in a condition
if read a <<E
hello
E
then echo "got $a"; fi
#> got hello

### a long one goes through
a=$(i=0; while [ $i -lt 2000 ]; do echo "line number $i"; i=$((i+1)); done)
cat <<E | tail -n 1
$a
E
#> line number 1999

### parameter operators inside
unset a
cat <<E
${a:-x y} ${a:-"q"} ${a-'s'}
E
#> x y q 's'

### with && behind
cat <<E && echo yes
a
E
#> a
#> yes

### read in a while loop
while read a b; do echo "$b $a"; done <<E
1 2
3 4 5
E
#> 2 1
#> 4 5 3

### the input that follows is the script's
cat <<E
in
E
echo out
#> in
#> out
