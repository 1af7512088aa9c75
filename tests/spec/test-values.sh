### what the operands of test hold does not change what its words mean
t=[
for a in '' x '!' '(' ')' -n -z = -a -o 5 -5 ' '; do
for b in '' x '!' '(' ')' -n -z = -a -o 5 -5 ' '; do
  [ "$a" = "$b" ] 2>&-; m=$?; $t "$a" = "$b" ] 2>&-; [ $m = $? ] || echo "[$a] = [$b]: $m"
  [ ! "$a" = "$b" ] 2>&-; m=$?; $t ! "$a" = "$b" ] 2>&-; [ $m = $? ] || echo "! [$a] = [$b]: $m"
  [ -n "$a" -a -z "$b" ] 2>&-; m=$?; $t -n "$a" -a -z "$b" ] 2>&-; [ $m = $? ] || echo "a: $a $b: $m"
  [ "$a" = x -o "$b" = x ] 2>&-; m=$?; $t "$a" = x -o "$b" = x ] 2>&-; [ $m = $? ] || echo "o: $a $b: $m"
  [ "$a" ] 2>&-; m=$?; $t "$a" ] 2>&-; [ $m = $? ] || echo "[$a]: $m"
  [ ! "$a" ] 2>&-; m=$?; $t ! "$a" ] 2>&-; [ $m = $? ] || echo "! [$a]: $m"
  [ "$a" -lt 4 -a ! "$b" = x ] 2>&-; m=$?; $t "$a" -lt 4 -a ! "$b" = x ] 2>&-; [ $m = $? ] || echo "lt: $a $b: $m"
  [ $a = $b ] 2>&-; m=$?; $t $a = $b ] 2>&-; [ $m = $? ] || echo "unquoted $a = $b: $m"
done; done; echo done
#> done

### test on a file's type and access
mkdir folder; : >empty; echo x >full; chmod 600 full; ln -s nowhere dangling; ln -s folder way
for name in folder empty full dangling way nothing '' folder/ full/; do
  [ -e "$name" ]; e=$?; [ -f "$name" ]; f=$?; [ -d "$name" ]; d=$?; [ -r "$name" ]; r=$?
  [ -s "$name" ]; s=$?; [ -L "$name" ]; L=$?; [ -x "$name" ]; x=$?
  echo "$name: $e$f$d$r$s$L$x"
done
#> folder: 0100010
#> empty: 0010111
#> full: 0010011
#> dangling: 1111101
#> way: 0100000
#> nothing: 1111111
#> : 1111111
#> folder/: 0100010
#> full/: 1111111

### case: brackets at either end, in the middle, alone
for word in '' a b5 5 x9y abc -; do
case $word in [ab]) r=1;; *[!a-z0-9]*) r=2;; [xy]*) r=3;; *[0-9]) r=4;; ??*) r=5;; *) r=6;; esac
echo "$word: $r"; done
#> : 6
#> a: 1
#> b5: 4
#> 5: 4
#> x9y: 3
#> abc: 5
#> -: 2

### a number keeps the form that it was assigned in
a=007 b=+5 c=0x1F d=' 6 ' e=12
x=$((a + b + c + d + e)); [ $a -lt 9 ] && [ $b -lt 9 ]; echo "$x $a $b $c $d. $e"
#> 61 007 +5 0x1F  6 . 12

### test of unary operators beside -a and -o
x=; y=a; [ -z "$x" -a -n "$y" ] && echo both; [ -n "$x" -o -z "$y" ] || echo none; [ ! -z "$y" -a "$y" = a ] && echo negated
#> both
#> none
#> negated

### operands beside -a that are numbers
i=-3; [ $i -gt -5 -a $i -lt 3 ] && echo between; [ "$i" -lt 0 -a 1 -gt 0 ] && echo less
#> between
#> less

### test -a FILE: whether it is there, where no operand stands before it
: >f
[ -a f ] && ! [ -a g ] && echo there
[ ! -a f ]; echo $?
[ -a f -a -a g ]; echo $?
[ x -a -a f ] && [ -a f -o "" ] && [[ -a f && ! -a g ]] && echo also
[ -a = -a ] && echo strings
#> there
#> 0
#> 1
#> also
#> strings
#@ bash
#~ -a FILE is an extension of bash and ksh

### test: a ! with nothing behind it, in an expression of four words and more
[ -n a -a ! ] 2>/dev/null; echo $?
[ a = a -a ! ] 2>/dev/null; echo $?
[ a = a -o ! ] 2>/dev/null; echo $?
[ a -a ! ] && echo a word
#> 2
#> 2
#> 2
#> a word
#~ dash and ash take the last ! for a word
#@ bash
