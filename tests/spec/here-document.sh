### lines go to the command's input
cat <<E
a
b
E
#> a
#> b

### an empty one
cat <<E
E
echo end
#> end

### parameters are expanded
a=1; cat <<E
$a ${a} ${b-x}
E
#> 1 1 x

### commands are substituted
cat <<E
$(echo a; echo b) `echo c`
E
#> a
#> b c

### arithmetic is expanded
cat <<E
$((1 + 2))
E
#> 3

### no splitting, no patterns, no tilde
> f1; a='x   y'; cat <<E
$a f* ~
E
#> x   y f* ~

### quotes are characters
cat <<E
'a' "b" "
E
#> 'a' "b" "

### a backslash before $ ` \ and newline
a=1; cat <<E
\$a \`x\` \\ a\
b
E
#> $a `x` \ ab

### a backslash before another character stays
cat <<E
\a \" \'
E
#> \a \" \'

### a quoted delimiter: nothing is expanded
a=1; cat <<'E'
$a $(echo x) `echo y` $((1)) \$ \\
E
#> $a $(echo x) `echo y` $((1)) \$ \\

### each way of quoting the delimiter
cat <<"E"
$a
E
cat <<\E
$b
E
cat <<E''F
$c
EF
#> $a
#> $b
#> $c

### a continued line in a quoted one stays
cat <<'E'
a\
b
E
#> a\
#> b

### a delimiter with blanks in quotes
cat <<'the end'
a
the end
#> a

### the delimiter must be the whole line
cat <<E
E 
 E
xE
Ex
E
#> E 
#>  E
#> xE
#> Ex

### <<- takes leading tabs away
cat <<-E
	a
		b
	 c
	E
#> a
#> b
#>  c

### <<- keeps blanks and inner tabs
cat <<-E
  a	b
	c	d
E
#>   a	b
#> c	d

### <<- with a quoted delimiter
a=1; cat <<-'E'
	$a
	E
#> $a

### <<- takes no tabs of an expansion away
a='	x'; cat <<-E
	$a
E
#> 	x

### << keeps leading tabs
cat <<E
	a
E
#> 	a

### two on one line come one after the other
cat <<A; cat <<B
a
A
b
B
#> a
#> b

### two for one command: the last wins
cat <<A <<B
a
A
b
B
#> b

### on another descriptor
cat 3<<E <&3
a
E
#> a

### two descriptors
{ cat <&3; cat <&4; } 3<<A 4<<B
a
A
b
B
#> a
#> b

### the rest of the line goes on behind it
cat <<E | tr a b && echo end
a
E
#> b
#> end

### a command on the next line of a pipe
cat <<E |
a
E
tr a b
#> b

### on a compound command
while read a; do echo "<$a>"; done <<E
1
2
E
#> <1>
#> <2>

### on a function's call
f() { cat; }; f <<E
a
E
#> a

### on a function's definition
f() { cat; } <<E
$1-
E
f x; f y
#> x-
#> y-

### inside a function
f() {
  cat <<E
$1
E
}
f a; f b
#> a
#> b

### inside a loop: expanded each time
for i in 1 2; do cat <<E
$i
E
done
#> 1
#> 2

### inside if and case
if true; then cat <<E
a
E
fi
case x in x) cat <<E
b
E
esac
#> a
#> b

### in a subshell and a group
(cat <<E
a
E
)
{ cat <<E
b
E
}
#> a
#> b

### a comment behind the operator's word
cat <<E # comment
a
E
#> a

### an assignment in the expansion is the shell's
unset a; cat <<E
${a=x}
E
echo $a
#> x
#> x
#@ dash ash
#~ bash expands it in the process of cat

### "$@" in it is joined by blanks
set -- a 'b  c'; cat <<E
$@
E
#> a b  c

### ${v-w} with quotes in it
unset v; cat <<E
${v-"a b"}
E
#> a b

### nested expansions
a=1; unset b; cat <<E
${b-$(echo ${a}2)}
E
#> 12

### a line of only a backslash
cat <<'E'
\
E
#> \

### a dollar sign alone
cat <<E
$ a$ $. $
E
#> $ a$ $. $

### very many lines
{ echo 'cat <<E'; seq 5000; echo E; } > s; sh s | tail -n 1; sh s | wc -l | tr -d ' '
#> 5000
#> 5000

### a very long line
a=$(printf '%070000d' 0); cat <<E | wc -c | tr -d ' '
$a
E
#> 70001

### a program reads part of it, the next the rest
{ head -n 1 >/dev/null; } <<E
a
b
E
{ read a; cat; } <<E
a
b
E
#> b

### a delimiter that looks like an operator's word
cat <<!
a
!
cat <<-_END-OF_TEXT_
	b
	_END-OF_TEXT_
#> a
#> b

### a delimiter with a dollar sign is not expanded
E=x; cat <<$E
a
$E
#> a

### from eval
eval 'cat <<E
a
E
'
#> a

### in a file that is run by .
printf 'cat <<E\na\nE\n' > f; . ./f
#> a

### the last line without newline is the delimiter
printf 'cat <<E\na\nE' > s; sh s
#> a

### the end of the script ends it
printf 'cat <<E\na\n' > s; sh s 2>/dev/null
#> a

### a here-document given to read
read a b <<E
x y z
E
echo "$a,$b"
#> x,y z

### its input leaves the shell's alone
echo shell > f; exec < f; cat <<E
a
E
cat
#> a
#> shell

### in backquotes a backslash goes away before a double quote
cat <<E
`echo \"1\"`
E
#> 1
#~ bash keeps it
#@ dash ash

### a backslash-newline in the quotes of a delimiter goes away
cat <<"EO\
F"
$a
EOF
#> $a
