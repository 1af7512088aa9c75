### read splits a line
read a b c <<E
x y z
E
echo "<$a><$b><$c>"
#> <x><y><z>

### fewer fields than names
read a b c <<E
x y
E
echo "<$a><$b><$c>"
#> <x><y><>

### more fields than names
read a b <<E
x y  z w
E
echo "<$a><$b>"
#> <x><y  z w>

### one name takes the line without blanks at its ends
read a <<E
  x  y  
E
echo "<$a>"
#> <x  y>

### an empty line
read a b <<E

E
echo $? "<$a><$b>"
#> 0 <><>

### the end of the input
read a </dev/null; echo $? "<$a>"
#> 1 <>

### a last line without newline
printf 'x y' | { read a b; echo $? "$a,$b"; }
#> 1 x,y

### a backslash quotes a blank
read a b <<'E'
x\ y z
E
echo "<$a><$b>"
#> <x y><z>

### a backslash joins lines
read a b <<'E'
x\
y z
E
echo "<$a><$b>"
#> <xy><z>

### a backslash before another character goes
read a <<'E'
\a\\b
E
echo "<$a>"
#> <a\b>
#@ bash ash
#~ dash's echo takes the backslash for an escape

### -r keeps backslashes
read -r a b <<'E'
x\ y z\
E
printf '<%s>' "$a" "$b"; echo
#> <x\><y z\>

### IFS for read alone
IFS=: read a b c <<E
x:y z:w
E
echo "<$a><$b><$c>"
#> <x><y z><w>

### empty fields
IFS=: read a b c <<E
:x:
E
echo "<$a><$b><$c>"
#> <><x><>

### more separators than names
IFS=: read a b <<E
x:y:z:
E
echo "<$a><$b>"
#> <x><y:z:>

### an empty IFS keeps blanks
IFS= read a <<E
  x  
E
echo "<$a>"
#> <  x  >

### blanks and another separator
IFS=' ,' read a b c <<E
 x , y ,z
E
echo "<$a><$b><$c>"
#> <x><y><z>

### a tab and a newline in IFS
IFS='	' read a b <<E
x y	z
E
echo "<$a><$b>"
#> <x y><z>

### read from a descriptor
printf '1\n2\n' > f; exec 3< f; read a <&3; read b <&3; echo $a $b
#> 1 2

### read takes no more than its line from a pipe
printf '1\n2\n3\n' | { read a; cat; }
#> 2
#> 3

### a loop over lines
printf 'a b\nc d\n' | while read x y; do echo "$y $x"; done
#> b a
#> d c

### read in a subshell sets its own
a=1; echo 2 | read a; echo $a
#> 1

### read of a long line
printf '%050000d\n' 0 | { read a; echo ${#a}; }
#> 50000

### read from a closed input fails
read a <&- 2>/dev/null; echo $(($? > 0))
#> 1

### read of a bad name is an error
echo x | { read 1a; } 2>/dev/null; echo $(($? > 0))
#> 1

### read keeps other characters
printf 'a*b $c "d"\n' | { read a; echo "$a"; }
#> a*b $c "d"

### read -d: another delimiter (2024)
printf 'a:b:' | { read -d : x; read -d : y; echo $x $y; }
#> a b
#@ bash ash
#~ dash has no -d

### read -d '': to a NUL (2024)
printf 'a b\0c' | { IFS= read -r -d '' x; echo "<$x>"; }
#> <a b>
#@ bash ash
#~ dash has no -d

### read -p writes a prompt (an extension)
echo a | { read -p 'name? ' x; echo "<$x>"; }
#> <a>

### read -n takes some characters (an extension)
printf 'abcdef\n' | { read -n 3 x; echo "$x"; }
#> abc
#@ bash ash
#~ an extension of bash and ash

### read -t gives up (an extension)
{ sleep 1; echo a; } | { read -t 0.1 x; echo $(($? > 0)); }
#> 1
#@ bash ash
#~ an extension of bash and ash

### read -s does not echo (an extension)
echo a | { read -s x; echo $x; }
#> a
#@ bash ash
#~ an extension of bash and ash

### read -u takes a descriptor (an extension)
echo a > f; read -u 3 x 3< f; echo $x
#> a
#@ bash ash
#~ an extension of bash and ash

### read without a name sets REPLY (an extension)
echo 'a b' | { read; echo "$REPLY"; }
#> a b
#@ bash ash
#~ an extension of bash and ash

### an option that read has not
echo a | { read -Z x; } 2>/dev/null; echo $(($? > 0))
#> 1

### read --
echo 'a b' | { read -- x y; echo $y; }
#> b

### read takes NULs away
printf 'a\0b\n' | { read x; echo "$x"; }
#> ab

### read with IFS of a blank and a colon at the end
echo 'a b : ' | { IFS=' :' read x y; echo "[$x][$y]"; }
#> [a][b]

### read splits behind the last variable
echo 'a:b: ' | { IFS=': ' read x y; echo "[$y]"; }
#> [b]
