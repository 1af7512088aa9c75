### commands one after the other
echo a; echo b
echo c
#> a
#> b
#> c

### && and || from left to right
true && echo 1 || echo 2; false && echo 3 || echo 4; false || true && echo 5; true || echo 6 && echo 7
#> 1
#> 4
#> 5
#> 7

### newlines behind operators
true &&

echo a ||
echo b
echo x |
cat
#> a
#> x

### & runs at the same time
echo a & wait; echo b
#> a
#> b

### & and ; and newline may end a list
echo a & wait
echo b; echo c;
#> a
#> b
#> c

### a pipeline's commands run at the same time
(echo a; echo b) | (read x; echo "<$x>"; read y; echo "<$y>")
#> <a>
#> <b>

### a pipeline of many
echo a | cat | cat | cat | tr a b
#> b

### |'s input is the output
printf 'b\na\n' | sort | head -n 1
#> a

### variables of a pipeline's commands
a=1; echo x | { read a; echo "in $a"; }; true
#> in x

### ! has the lowest precedence of a pipeline
! false | false && echo yes
#> yes

### a background list
{ sleep 0.1; echo late; } & echo early; wait
#> early
#> late

### $! of a list
(exit 4) & a=$!; (exit 5) & b=$!; wait $a; echo $?; wait $b; echo $?
#> 4
#> 5

### a reader that ends early ends the writer
while :; do echo y; done 2>/dev/null | head -n 2
#> y
#> y

### 2>&1 in a pipeline
{ echo a >&2; } 2>&1 | cat
#> a

### cd in a background command stays there
mkdir d; cd d & wait; [ -d d ] && echo here
#> here

### comments between commands
echo a # x
# y
echo b
#> a
#> b

### of a pipeline in the background $! is the last command
echo a | { trap 'echo trapped; exit 3' USR1; read v; echo "$v" >f; while :; do sleep 0.01; done; } &
until [ -s f ]; do sleep 0.01; done
kill -s USR1 $!; wait $!; echo $?
echo a | sleep 9 & kill -s KILL $!; wait $! 2>/dev/null; echo $?
#> trapped
#> 3
#> 137
