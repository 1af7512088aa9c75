### ; runs one after the other
echo a; echo b; echo c
#> a
#> b
#> c

### && runs the next where the one before succeeded
true && echo a; false && echo b; echo end
#> a
#> end

### || runs the next where the one before failed
true || echo a; false || echo b
#> b

### && and || have the same precedence, from left to right
true || echo a && echo b; false && echo c || echo d
#> b
#> d

### a chain goes on behind what was skipped
false && echo a && echo b || echo c; true || echo d || echo e && echo f
#> c
#> f

### newlines behind && and ||
true &&
  echo a ||

  echo b
#> a

### && and || with pipelines
echo a | cat && echo b | cat; echo c | false || echo d
#> a
#> b
#> d

### && and || with compound commands
if true; then true; fi && { echo a; } || (echo b); for i in 1; do false; done || echo c
#> a
#> c

### ! in a chain
! false && echo a; ! true || echo b; true && ! false && echo c
#> a
#> b
#> c

### ; binds looser than &&
false && echo a; echo b
#> b

### assignments in a chain
a=1 && b=$((a + 1)) && echo $b; a=$(false) || echo failed
#> 2
#> failed

### break and continue in a chain
for i in 1 2 3; do [ $i = 2 ] && continue; [ $i = 3 ] && break; echo $i; done
#> 1

### return in a chain
f() { [ "$1" ] || return 3; echo $1; }; f; echo $?; f a
#> 3
#> a

### exit in a chain
(true && exit 3; echo no); echo $?; (false || exit 4 && echo no); echo $?
#> 3
#> 4

### a redirection belongs to the last command only
echo a && echo b > f; cat f
#> a
#> b

### & ends a list's item: the whole chain is in the background
false && echo no & wait; true && echo a & wait $!
#> a

### & runs beside the shell
mkfifo f; cat f & echo a > f; wait
#> a

### & and ; one after the other
echo a > f & wait; cat f; true & true; wait
#> a

### a background command's input is empty
echo x | { cat & wait; }; echo end
#> end
#@ dash ash
#~ bash leaves the pipe to it; 2.9.3.1: an input of nothing

### a background command that has its input redirected reads it
echo a > f; cat < f & wait
#> a

### a background command runs in a subshell
a=1; a=2 & wait; echo $a; cd / & wait; [ "$PWD" != / ] && echo same
#> 1
#> same

### a background group, subshell, loop, function
{ echo a; } & wait; (echo b) & wait; for i in c; do echo $i; done & wait; f() { echo d; }; f & wait
#> a
#> b
#> c
#> d

### a background pipeline
echo a | tr a b & wait
#> b

### a background command's positional parameters and variables
set -- x; a=1; echo $1 $a & wait
#> x 1

### many background commands
for i in 1 2 3 4 5; do echo $i > f$i & done; wait; cat f1 f2 f3 f4 f5 | tr '\n' ' '
#>- 1 2 3 4 5 

### a background command sees $$ of the shell
a=$$; { echo $$ > f; } & wait; [ $a = $(cat f) ] && echo same
#> same

### a background command in a function's body
f() { echo a > g & wait; cat g; }; f
#> a

### background commands ignore SIGINT
{ sh -c 'kill -INT $$'; echo survived; } & wait
#> survived
