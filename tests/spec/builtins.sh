### cd and pwd
mkdir -p a/b; cd a/b; case $PWD in */a/b) echo ok;; esac; cd ../..; [ -d a ] && echo back
#> ok
#> back

### cd without operand goes home
mkdir h; HOME=$PWD/h; cd; case $(pwd) in */h) echo home;; esac
#> home

### cd - goes back and says where
mkdir d; a=$PWD; cd d; cd - > f; [ "$PWD" = "$a" ] && [ "$(cat d/f)" = "$a" ] && echo back
#> back

### OLDPWD
mkdir d; a=$PWD; cd d; [ "$OLDPWD" = "$a" ] && echo ok
#> ok

### cd to what is not there
cd nothing 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### cd is logical
mkdir -p a/b; ln -s a/b l; cd l; cd ..; [ -d a ] && echo logical
#> logical

### cd -P is physical
mkdir -p a/b; ln -s a/b l; cd -P l; case $PWD in */a/b) echo physical;; esac; pwd | grep -c 'a/b$'
#> physical
#> 1

### pwd -L and -P
mkdir a; ln -s a l; cd l; case $(pwd -L) in */l) echo l;; esac; case $(pwd -P) in */a) echo a;; esac
#> l
#> a

### CDPATH
mkdir -p p/q; CDPATH=$PWD/p; cd q > f; case $PWD in */p/q) echo ok;; esac
#> ok

### read
echo 'a b c' > f; read x y < f; echo "<$x> <$y>"; read x < f; echo "<$x>"
#> <a> <b c>
#> <a b c>

### read with too few fields
echo a > f; y=1; read x y < f; echo "<$x> <$y>"
#> <a> <>

### read's status at the end of the input
printf a > f; read x < f; echo "$? <$x>"; read x < /dev/null; echo "$? <$x>"
#> 1 <a>
#> 1 <>

### read and backslashes
printf '%s\n' 'a\b\' 'c' > f; read x < f; printf '<%s>\n' "$x"; read -r x < f; printf '<%s>\n' "$x"
#> <abc>
#> <a\b\>

### read and IFS
echo ' a : b:c ' > f; IFS=: read x y < f; echo "<$x> <$y>"; IFS= read -r x < f; echo "<$x>"
#> < a > < b:c >
#> < a : b:c >

### read strips blanks
echo '  a  b  ' > f; read x < f; echo "<$x>"
#> <a  b>

### read leaves the rest to the next reader
printf '1\n2\n3\n' > f; { read a; read b; cat; echo $a $b; } < f
#> 3
#> 1 2

### read of the last field keeps separators
echo 'a:b:c:' > f; IFS=: read x y < f; echo "<$x> <$y>"
#> <a> <b:c:>

### test and [
[ a = a ] && test b != c && [ -n x ] && [ -z '' ] && [ 2 -gt 1 ] && [ ! -e nothing ] && echo ok
#> ok

### test with files
touch f; mkdir d; [ -f f ] && [ -d d ] && [ ! -s f ] && [ -r f ] && echo ok; ln -s f l; [ -L l ] && [ -h l ] && echo link
#> ok
#> link

### test's status for errors is above 1
[ a -eq 1 ] 2>/dev/null; [ $? -gt 1 ] && echo error
#> error

### [ without ]
[ a 2>/dev/null; [ $? -gt 1 ] && echo error
#> error

### echo
echo; echo a b; echo 'a  b'; echo "-"; echo -- 2>/dev/null | cat
#>
#> a b
#> a  b
#> -
#> --

### echo -n
echo -n a; echo b
#> ab

### printf
printf '%s-%d-%x-%o-%c\n' a 10 255 8 xyz; printf '%5s|%-5s|%05d\n' a b 3; printf '%s\n' 1 2 3; printf 'x\n'
#> a-10-ff-10-x
#>     a|b    |00003
#> 1
#> 2
#> 3
#> x

### printf %b and escapes
printf 'a\tb\n'; printf '%b\n' 'a\tb\0101'; printf '%s\n' 'a\tb'; printf '\101\n'
#> a	b
#> a	bA
#> a\tb
#> A

### printf with missing arguments
printf '<%s><%s>\n'; printf '%s %s\n' a b c
#> <><>
#> a b
#> c 

### printf's errors
printf '%d\n' x 2>/dev/null; echo $?
#> 0
#> 1

### umask
umask 022; touch f; ls -l f | cut -c 1-10; umask 077; touch g; ls -l g | cut -c 1-10; umask
#> -rw-r--r--
#> -rw-------
#> 0077

### umask -S and symbolic masks
umask 027; umask -S; umask u=rwx,g=rx,o=; umask; umask g+w; umask
#> u=rwx,g=rx,o=
#> 0027
#> 0007

### command -v
command -v cd; command -v if; f() { :; }; command -v f; command -v nothing; [ $? -ne 0 ] && echo none
#> cd
#> if
#> f
#> none

### command -v of a program
case $(command -v ls) in */ls|ls) echo found;; esac
#> found

### type
type cd > f; echo $?; type nothing > f 2>&1; [ $? -ne 0 ] && echo no
#> 0
#> no

### command runs programs and builtins
command echo a; command -p echo b; command true; echo $?
#> a
#> b
#> 0

### alias expands the first word
alias e='echo x'
e y
eval 'unalias e'
e z 2>/dev/null; echo $?
#> x y
#> 127

### alias with a blank at its end
alias e='echo ' w='world'
e w
#> world

### getopts
set -- -a -b val -c file
while getopts ab:c o; do echo "$o ${OPTARG-}"; done; shift $((OPTIND-1)); echo "$@"
#> a 
#> b val
#> c 
#> file

### getopts combined and --
set -- -abval -- -c
while getopts ab:c o; do echo "$o ${OPTARG-}"; done; shift $((OPTIND-1)); echo "$@"
#> a 
#> b val
#> -c

### getopts and unknown options
set -- -x; getopts a o 2>/dev/null; echo "$o $?"
#> ? 0

### getopts in silent mode
set -- -x -b; getopts :ab: o; echo "$o $OPTARG"; getopts :ab: o; echo "$o $OPTARG"
#> ? x
#> : b

### getopts at the end
set -- a; getopts a o; echo "$? $o"
#> 1 ?

### kill -0 and kill -l
kill -0 $$; echo $?; kill -l 15; kill -l 9
#> 0
#> TERM
#> KILL

### kill a background process
sleep 10 & kill $!; wait $! 2>/dev/null; echo $?
#> 143

### kill by name
sleep 10 & kill -s KILL $!; wait $! 2>/dev/null; echo $?
#> 137

### true and false
true a b; echo $?; false a b; echo $?
#> 0
#> 1

### wait without children
wait; echo $?
#> 0

### hash
hash ls 2>/dev/null; echo $?; hash -r; echo $?
#> 0
#> 0

### ulimit says a number or unlimited
case $(ulimit -n) in unlimited|[0-9]*) echo ok;; esac
#> ok

### a program that moves while it is remembered
mkdir a b; printf '#!/bin/sh\necho a\n' >a/pp; printf '#!/bin/sh\necho b\n' >b/pp; chmod +x a/pp b/pp; PATH=$PWD/a:$PWD/b:$PATH; pp; rm a/pp; pp
#> a
#> b

### trap '' for CHLD, programs still have a status
trap '' CHLD; sh -c 'exit 3'; echo $?; trap - CHLD
#> 3
