### for goes through its words
for i in a b c; do echo $i; done
#> a
#> b
#> c

### without words it does nothing
for i in; do echo no; done; echo end
#> end

### without in it goes through the positional parameters
set -- a 'b c'; for i; do echo "$i"; done; for i do echo "$i"; done
#> a
#> b c
#> a
#> b c

### in "$@" is the same
set -- a 'b c'; for i in "$@"; do echo "$i"; done
#> a
#> b c

### the variable keeps its last value
for i in a b; do :; done; echo $i
#> b

### the variable is untouched where there are no words
i=x; for i in; do :; done; echo $i
#> x

### the words are expanded once, before the first round
a='1 2'; for i in $a; do a=3; echo $i; done; echo $a
#> 1
#> 2
#> 3

### changing the variable does not change the rounds
for i in 1 2; do echo $i; i=9; done; echo $i
#> 1
#> 2
#> 9

### changing the positional parameters does not either
set -- a b; for i; do set -- x y z; echo $i; done; echo $#
#> a
#> b
#> 3

### words from splitting, patterns and substitutions
> f1; > f2; a='x y'; for i in $a f? $(echo z); do echo $i; done
#> x
#> y
#> f1
#> f2
#> z

### quoted words
for i in 'a b' "c  d" e\ f; do echo "$i"; done
#> a b
#> c  d
#> e f

### do on a line of its own, and newlines between
for i in a b
do
  echo $i

done
#> a
#> b

### newlines before in and a semicolon behind the name
for i

in a; do echo $i; done
set -- b; for i; do echo $i; done
#> a
#> b

### a semicolon and a newline before do
for i in a;
do echo $i; done
#> a

### loops nest
for i in a b; do for j in 1 2; do echo $i$j; done; done
#> a1
#> a2
#> b1
#> b2

### the same variable in both loops
for i in a b; do for i in 1 2; do :; done; echo $i; done
#> 2
#> 2

### break ends it
for i in a b c; do [ $i = b ] && break; echo $i; done; echo $i
#> a
#> b

### continue goes to the next word
for i in a b c; do [ $i = b ] && continue; echo $i; done
#> a
#> c

### a redirection around the loop
for i in a b; do echo $i; done > f; cat f
#> a
#> b

### a pipe behind and before the loop
for i in b a; do echo $i; done | sort; echo x | for i in 1; do cat; done
#> a
#> b
#> x

### a loop in a function and return in it
f() { for i in a b; do [ $i = b ] && return 3; echo $i; done; }; f; echo $?
#> a
#> 3

### a loop in the background
for i in a b; do echo $i; done > f & wait; cat f
#> a
#> b

### a loop with a here-document
for i in a b; do cat <<E
$i
E
done
#> a
#> b

### reserved words as words
for i in do done in if; do echo $i; done
#> do
#> done
#> in
#> if

### "" is a word
for i in '' a ''; do echo "<$i>"; done
#> <>
#> <a>
#> <>

### an expansion to nothing is none
unset a; for i in $a b $a; do echo "<$i>"; done
#> <b>

### many words
n=0; for i in $(seq 10000); do n=$((n + i)); done; echo $n
#> 50005000

### a function changes the loop variable
f() { i=changed; }; for i in a b; do f; echo $i; done
#> changed
#> changed

### a bad name is an error
sh -c 'for 1a in x; do :; done' 2>/dev/null; echo $(($? > 0))
#> 1

### set -e in a loop's body
sh -c 'set -e; for i in 1 2; do echo $i; false; done; echo no'; echo $?
#> 1
#> 1
