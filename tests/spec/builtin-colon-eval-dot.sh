### : does nothing and succeeds
false; :; echo $?; : a b c; echo $?
#> 0
#> 0

### : expands its words
: ${a=x}; echo $a
#> x

### : makes redirections
: > f; [ -f f ] && echo there
#> there

### eval runs its words joined by blanks
eval echo a b; eval 'echo a' 'b;' echo c
#> a b
#> a b
#> c

### eval without words succeeds
false; eval; echo $?; false; eval ''; echo $?; false; eval ' ' ; echo $?
#> 0
#> 0
#> 0

### eval expands a second time
a=b b=c; eval echo \$$a; eval "echo \"\$$a\""
#> c
#> c

### eval sets variables
n=x; eval "$n=5"; echo $x; eval $n='$((1 + 1))'; echo $x
#> 5
#> 2

### eval of several lines
eval 'echo a
echo b'
#> a
#> b

### eval of compound commands
eval 'if true; then echo a; fi; for i in 1 2; do echo $i; done'
#> a
#> 1
#> 2

### eval's status is the last command's
eval 'true; false'; echo $?; eval '(exit 3)'; echo $?
#> 1
#> 3

### $? inside of eval is that of before
false; eval 'echo $?'; (exit 4); eval 'echo $?'
#> 1
#> 4

### eval in eval
eval eval echo a; eval "eval 'echo b'"
#> a
#> b

### eval with a comment
eval 'echo a # b'; eval '# nothing'; echo $?
#> a
#> 0

### exit, return, set in eval
(eval 'exit 3'); echo $?; f() { eval 'return 4'; echo no; }; f; echo $?; eval 'set -- x y'; echo $2
#> 3
#> 4
#> y

### eval with a redirection
eval 'echo a' > f; cat f; eval 'echo b > g'; cat g
#> a
#> b

### eval defines functions
eval 'f() { echo $1; }'; f a
#> a

### eval with quotes that were put together
q="'"; eval "echo ${q}a  b${q}"
#> a  b

### eval with an assignment before it
a=1 eval 'echo $a'; echo $a
#> 1
#> 1

### eval of a background command
eval 'echo a &'; wait
#> a

### eval of many commands
s=; i=0; while [ $i -lt 300 ]; do s="$s i=\$((i));"; i=$((i + 1)); done; eval "$s"; echo $i
#> 300

### . runs the commands of a file in the shell
echo 'a=1; cd /' > f; . ./f; echo $a $PWD
#> 1 /

### . sees variables and functions
echo 'echo $a; f' > g; a=1; f() { echo f; }; . ./g
#> 1
#> f

### . finds a file along PATH
mkdir d; echo 'echo found' > d/lib; PATH=$PATH:$PWD/d; . lib
#> found

### . needs no execute permission
mkdir d; echo 'echo found' > d/lib; chmod 600 d/lib; PATH=$PATH:$PWD/d; . lib
#> found

### . with a slash does not look along PATH
mkdir d; echo 'echo no' > d/lib; PATH=$PWD/d:$PATH; (. ./lib) 2>/dev/null; echo $(($? > 0))
#> 1

### .'s status is the last command's, 0 for an empty file
echo '(exit 3)' > f; . ./f; echo $?; > f; false; . ./f; echo $?
#> 3
#> 0

### return ends . with a status
echo 'echo a; return 3; echo no' > f; . ./f; echo $?
#> a
#> 3

### return without a number in a file of .
echo '(exit 5); return' > f; . ./f; echo $?
#> 5

### exit in a file of . ends the shell
echo 'exit 4' > f; (. ./f; echo no); echo $?
#> 4

### . in a function, return ends the file only
echo 'return 3' > f; g() { . ./f; echo $?; }; g
#> 3

### . in .
echo '. ./g; echo f' > f; echo 'echo g' > g; . ./f
#> g
#> f

### $? at the beginning of the file
echo 'echo $?' > f; (exit 6); . ./f
#> 6

### positional parameters are the shell's
echo 'echo $1; set -- new' > f; set -- old; . ./f; echo $1
#> old
#> new

### . with words gives the file parameters of its own (an extension)
echo 'echo $# $1' > f; set -- a b c; . ./f x; echo $#
#> 1 x
#> 3
#@ bash ash
#~ unspecified; dash leaves them

### . of a file without newline at its end
printf 'echo a' > f; . ./f
#> a

### . with a redirection
echo 'echo a; cat' > f; echo b | . ./f > g; cat g
#> a
#> b

### a loop around .
echo 'echo $i' > f; for i in 1 2; do . ./f; done
#> 1
#> 2

### . of a file that changes between
echo 'echo 1' > f; . ./f; echo 'echo 2' > f; . ./f
#> 1
#> 2

### . of a file with a here-document
printf 'cat <<E\n$a\nE\n' > f; a=1; . ./f
#> 1

### . of a FIFO
mkfifo p; echo 'a=1' > p & . ./p; echo $a; wait
#> 1

### eval of assignments whose names and values are made as it runs
for n in 1 2; do eval "x_$n=\$n"; eval "y_$n='a  $n'"; done; echo "$x_1 $x_2 $y_1 $y_2"
#> 1 2 a  1 a  2

### eval: an assignment sees what stands in the variable before
x=a; for n in 1 2; do eval "x=\${x}$n"; done; echo "$x"
#> a12

### eval of set, with words that are made as it runs
for n in 1 2; do eval "set -- 'a $n' b"; done; echo "$# $1"
#> 2 a 2

### eval of a command that a function has taken the place of
printf() { echo "function $*"; }; for n in 1 2; do eval "printf a$n"; done
#> function a1
#> function a2

### eval under set -u: a variable that is not set
(set -u; for n in 1; do eval "x=\$unset_$n"; echo no; done) 2>/dev/null; echo $(($? > 0))
#> 1

### eval under set -e: what fails ends the shell
(set -e; for n in 1; do eval "printf %d x$n"; done; echo no) >/dev/null 2>/dev/null; echo $(($? > 0))
#> 1

### eval of an assignment to a variable that is read only
(readonly r=1; for n in 2; do eval "r=$n"; done; echo no) 2>/dev/null; echo $(($? > 0))
#> 1
