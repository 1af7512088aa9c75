### command runs what is no function
f() { echo function; }; command f 2>/dev/null; echo $?; echo() { printf 'function\n'; }; command echo a
#> 127
#> a

### command -v of each kind
f() { :; }; alias al='x y'; command -v f; command -v cd; command -v if; command -v :; command -v al
#> f
#> cd
#> if
#> :
#> alias al='x y'

### command -v of a path
> p; chmod +x p; command -v "$PWD/p" | sed 's#.*/#/#'; command -v ./nothing; echo $(($? > 0))
#> /p
#> 1

### command -v of what is not there prints nothing
command -v no-such-command; echo $(($? > 0))
#> 1

### command -V names what it is
command -V cd | grep -c builtin; command -V if | grep -c keyword; f() { :; }; command -V f | grep -c function | head -n 1
#> 1
#> 1
#> 1

### command -p finds the standard programs
PATH=/nowhere; command -p sh -c 'exit 3'; echo $?
#> 3

### command without operands succeeds
command; echo $?
#> 0

### command -- before the name
command -- true; echo $?
#> 0

### type of what is not there fails
type no-such-command >/dev/null 2>&1; echo $(($? > 0))
#> 1

### type of several
type cd if | wc -l | tr -d ' '
#> 2

### hash -r forgets
hash -r; echo $?
#> 0

### hash of what is not there fails
hash no-such-command 2>/dev/null; echo $(($? > 0))
#> 1

### hash remembers a program
mkdir d; echo : > d/prog; chmod +x d/prog; PATH=$PWD/d:$PATH; prog; hash | grep -c prog
#> 1

### getopts takes option after option
set -- -a -b x; while getopts ab o; do echo $o; done; echo $OPTIND
#> a
#> b
#> 3

### getopts and an option's argument
set -- -a x -by c; while getopts a:b: o; do echo $o $OPTARG; done; shift $((OPTIND - 1)); echo $1
#> a x
#> b y
#> c

### getopts ends at --
set -- -a -- -b; while getopts ab o; do echo $o; done; shift $((OPTIND - 1)); echo $1
#> a
#> -b

### getopts ends at the first operand
set -- -a x -b; while getopts ab o; do echo $o; done; echo $OPTIND
#> a
#> 2

### getopts ends at a single hyphen
set -- -a - -b; while getopts ab o; do echo $o; done; echo $OPTIND
#> a
#> 2

### getopts where the positional parameters have become fewer
set -- -ab; getopts ab o; set --; getopts ab o; echo $? $OPTIND
set -- -ab; OPTIND=1; getopts ab o; set -- -a; getopts ab o; echo $? $o $OPTIND
#> 1 1
#> 0 a 2

### a function named getopts is called
getopts() { echo mine "$@"; return 1; }
while getopts ab o; do echo not reached; done
#> mine ab o

### getopts: a readonly name is refused, and set -x shows its words
readonly o=1; set -- -a; (getopts a o) || echo refused; set -x; getopts a p
#! .*read.?only.*
#! \+ getopts a p
#> refused

### an unknown option is ? and a message
set -- -x; getopts a o 2>/dev/null; echo $? $o; OPTIND=1; getopts a o 2>&1 | grep -c x
#> 0 ?
#> 1

### an unknown option in silent mode
set -- -x; getopts :a o; echo $? $o $OPTARG
#> 0 ? x

### a missing argument
set -- -a; getopts a: o 2>/dev/null; echo $? $o; OPTIND=1; getopts :a: o; echo $? $o $OPTARG
#> 0 ?
#> 0 : a

### getopts with words of its own
getopts ab o -b; echo $o; set -- x; OPTIND=1; getopts ab o -a -b; echo $o; getopts ab o -a -b; echo $o
#> b
#> a
#> b

### OPTIND=1 begins anew
set -- -a -b; getopts ab o; getopts ab o; OPTIND=1; getopts ab o; echo $o
#> a

### several options in one word
set -- -ab; getopts ab o; echo $o; getopts ab o; echo $o; getopts ab o; echo $? $OPTIND
#> a
#> b
#> 1 2

### at the end the name is ?
set --; getopts a o; echo $? "$o"
#> 1 ?

### OPTIND is 1 at the start
echo $OPTIND
#> 1

### kill -0 looks whether a process is there
kill -0 $$; echo $?; kill -0 999999 2>/dev/null; echo $(($? > 0))
#> 0
#> 1

### kill by name, with SIG and by number
for s in TERM -15; do sleep 30 & kill -${s#-} $!; wait $! 2>/dev/null; echo $?; done; sleep 30 & kill -s KILL $!; wait $! 2>/dev/null; echo $?
#> 143
#> 143
#> 137

### kill -l names signals
kill -l 15; kill -l 143; kill -l 9
#> TERM
#> TERM
#> KILL

### kill of several processes
sleep 30 & a=$!; sleep 30 & b=$!; kill $a $b; wait $a 2>/dev/null; echo $?; wait $b 2>/dev/null; echo $?
#> 143
#> 143

### kill of what is no process id is an error
kill x 2>/dev/null; echo $(($? > 0)); kill 2>/dev/null; echo $(($? > 0)); kill -NOSUCH $$ 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#> 1

### kill -- before a process group
set -- ; sleep 30 & kill -s TERM -- $!; wait $! 2>/dev/null; echo $?
#> 143
#@ dash bash
#~ ash takes -- for a number

### wait for one of several
(exit 3) & a=$!; (exit 4) & b=$!; wait $b; echo $?; wait $a; echo $?
#> 4
#> 3

### wait for all
(sleep 0.1; echo a > f) & (sleep 0.1; echo b > g) & wait; echo $?; cat f g
#> 0
#> a
#> b

### jobs lists nothing where nothing runs
jobs | wc -l | tr -d ' '
#> 0

### jobs -p is a process id
sleep 0.2 & p=$(jobs -p); [ "$p" = $! ] && echo same; wait
#> same
#@ bash ash
#~ dash knows no jobs in a substitution

### true and false take words
true a b; echo $?; false a b; echo $?
#> 0
#> 1

### ulimit -n is a number or unlimited
case $(ulimit -n) in *[!0-9]*) [ "$(ulimit -n)" = unlimited ] && echo ok;; *) echo ok;; esac
#> ok

### ulimit sets a limit in a subshell
(ulimit -n 50; ulimit -n); [ "$(ulimit -n)" != 50 ] && echo other
#> 50
#> other

### a limit is handed on to programs
(ulimit -n 60; sh -c 'ulimit -n')
#> 60

### ulimit -H and -S
(ulimit -S -n 40; ulimit -H -n 80; ulimit -S -n; ulimit -H -n)
#> 40
#> 80

### ulimit of what is no number fails
(ulimit -n x) 2>/dev/null; echo $(($? > 0))
#> 1

### ulimit without a letter is of file sizes
a=$(ulimit); b=$(ulimit -f); [ "$a" = "$b" ] && echo same
#> same

### echo joins its words by blanks
echo a   b 'c  d'
#> a b c  d

### echo without words writes a newline
echo; echo ''
#> 
#> 

### test without operands is false
test; echo $?; [ ]; echo $?
#> 1
#> 1

### test of one word: it is not empty
[ a ]; echo $?; [ '' ]; echo $?; [ -n ]; echo $?; [ ! ]; echo $?
#> 0
#> 1
#> 0
#> 0

### test of two words
[ -n a ]; echo $?; [ -z a ]; echo $?; [ ! a ]; echo $?; [ ! '' ]; echo $?
#> 0
#> 1
#> 1
#> 0

### test of three words
[ a = a ]; echo $?; [ a != a ]; echo $?; [ ! -n a ]; echo $?; [ '(' a ')' ]; echo $?
#> 0
#> 1
#> 1
#> 0

### test of four words
[ ! a = b ]; echo $?; [ ! '(' '' ')' ]; echo $?
#> 0
#> 0

### operators as operands
[ = = = ]; echo $?; [ -n = -n ]; echo $?; [ ! = ! ]; echo $?; [ '(' = ')' ]; echo $?
#> 0
#> 0
#> 0
#> 1

### whole numbers
[ 1 -eq 01 ]; echo $?; [ 2 -gt 10 ]; echo $?; [ -1 -lt 0 ]; echo $?; [ 3 -ge 3 ]; echo $?; [ 3 -ne 3 ]; echo $?; [ 4 -le 3 ]; echo $?
#> 0
#> 1
#> 0
#> 0
#> 1
#> 1

### what is no number is an error
[ a -eq 1 ] 2>/dev/null; echo $(($? > 1)); [ 1 -lt '' ] 2>/dev/null; echo $(($? > 1))
#> 1
#> 1

### files of each kind
mkdir d; > f; echo a > g; ln -s f l; mkfifo p; for t in '-d d' '-f f' '-s g' '-h l' '-L l' '-p p' '-e f' '-r f' '-w f' '-x d'; do [ $t ] && printf '%s\n' "$t"; done
#> -d d
#> -f f
#> -s g
#> -h l
#> -L l
#> -p p
#> -e f
#> -r f
#> -w f
#> -x d

### files that are not of a kind
mkdir d; > f; for t in '-d f' '-f d' '-s f' '-h f' '-p f' '-e n' '-x f' '-b f' '-c f' '-S f' '-u f' '-g f'; do [ $t ] && echo $t; done; echo end
#> end

### a device
[ -c /dev/null ]; echo $?; [ -f /dev/null ]; echo $?
#> 0
#> 1

### -t of what is no terminal
[ -t 0 ]; echo $?; [ -t 7 ]; echo $?
#> 1
#> 1

### -a and -o (2018: obsolescent)
[ a -a b ]; echo $?; [ a -a '' ]; echo $?; [ '' -o b ]; echo $?; [ 1 -eq 1 -a 2 -eq 2 ]; echo $?; [ ! a -o b = b ]; echo $?
#> 0
#> 1
#> 0
#> 0
#> 0

### newer and older files, one file (2024)
> a; touch -t 200001010000 b; [ a -nt b ]; echo $?; [ b -ot a ]; echo $?; ln a c; [ a -ef c ]; echo $?
#> 0
#> 0
#> 0

### [ without ] is an error
[ a 2>/dev/null; echo $(($? > 1))
#> 1

### printf's conversions
printf '%s|%d|%i|%u|%o|%x|%X|%c|%%\n' a 1 -2 3 8 255 255 xyz
#> a|1|-2|3|10|ff|FF|x|%

### printf's widths, precisions and flags
printf '%5s|%-5s|%05d|%+d|% d|%.2s|%3.1s|\n' a b 42 7 8 xyz xyz
#>     a|b    |00042|+7| 8|xy|  x|

### printf's widths from arguments
printf '%*s|%-*s|\n' 4 a 4 b
#>    a|b   |

### printf uses its format again
printf '%s-%s\n' a b c; printf '%d\n' 1 2
#> a-b
#> c-
#> 1
#> 2

### printf's escapes
printf 'a\tb\\c\101\n'; printf '%b' 'x\ty\n'; printf '%b' 'a\cb'; echo
#> a	b\cA
#> x	y
#> a

### printf and the code of a character
printf '%d %d\n' "'a" '"b'
#> 97 98

### printf of what is no number
printf '%d\n' x 2>/dev/null; echo $?
#> 0
#> 1

### printf with octal and hexadecimal arguments
printf '%d %d\n' 010 0x1f
#> 8 31

### printf without arguments for its conversions
printf '<%s><%d>\n'
#> <><0>
#@ dash bash
#~ ash complains about the number that is not there

### printf of floating-point numbers
printf '%.2f %5.1f %e\n' 3.14159 2.5 100
#> 3.14   2.5 1.000000e+02

### type: 1 and a message for what is not there
type no-such-command >/dev/null
echo $?
#! .*no-such-command.*not found.*
#> 1
#~ 127 and standard output in dash and ash
#@ bash

### kill: 1 for a signal that is none
kill -s NONE $$ 2>/dev/null; echo $?; kill -9999 $$ 2>/dev/null; echo $?
#> 1
#> 1
#~ 2 in dash
#@ bash ash

### kill -l: 128 is no status of a signal
kill -l 128 2>/dev/null && echo taken; kill -l 129
#> HUP
#~ EXIT in ash
#@ dash bash

### kill -l alone lists the signals
kill -l | tr ' ' '\n' | grep -c -e TERM -e HUP
#> 2

### ulimit: all, wrong options and operands
ulimit -a | grep -c .  >/dev/null && echo listed; ulimit -Z 2>/dev/null || echo refused; ulimit -n x 2>/dev/null || echo refused
#> listed
#> refused
#> refused

### ulimit raised above the hard limit
(ulimit -c 0; ulimit -c 10) 2>/dev/null && echo root || echo refused
#> refused

### ulimit unlimited
(ulimit -c unlimited; ulimit -c)
#> unlimited

### hash with an unknown option
hash -Q 2>/dev/null || echo refused
#> refused

### alias and unalias take --
alias -- b='echo x'; alias b; unalias -- b; alias b 2>/dev/null || echo gone
#> b='echo x'
#> gone
#@ bash
#~ dash and ash set the alias, and complain of a name --

### alias -p
alias a=b 2>/dev/null; alias | grep -c a=
#> 1

### printf --, no format, wrong format
printf -- 'a\n'; printf 2>/dev/null || echo refused; printf '%z\n' 2>/dev/null || echo refused; printf '%' 2>/dev/null || echo refused
#> a
#> refused
#> refused
#> refused

### trap with an unknown option
(trap -Z) 2>/dev/null || echo refused
#> refused

### getopts without its words
getopts a 2>/dev/null || echo refused
#> refused

### a command in a folder that is gone
mkdir d; cd d; rmdir ../d; (cd /; ls / >/dev/null) && echo listed
#> listed

### $0 in a function is the shell's
f() { case $0 in */case.sh) echo script;; esac; }; f
#> script

### wrong options to the shell
sh -c 2>/dev/null; echo $?
#> 2

### sh -o and +o
sh -o errexit -c 'false; echo no'; echo $?; sh -e +e -c 'false; echo yes'
#> 1
#> yes

### the words behind sh -c
sh -c 'echo $0 $@ $#' name a b; sh -c -- 'echo $0' x; echo 'echo "$1"' | sh -s a
#> name a b 2
#> x
#> a

### kill -l of an exit status
kill -l 143; kill -l 15; (exec kill -l TERM) 2>/dev/null
#> TERM
#> TERM
#> 15

### kill -s, -n and a name with its SIG
sleep 100 & kill -s TERM $!; wait $! 2>/dev/null; echo $?; sleep 100 & kill -TERM $!; wait $! 2>/dev/null; echo $?
#> 143
#> 143

### an unknown signal
kill -NOSUCH $$ 2>/dev/null || echo refused; trap : NOSUCH 2>/dev/null || echo refused
#> refused
#> refused

### times takes no operand, two lines
times | grep -c m
#> 2

### echo in a loop: a function of its name comes in between
for i in 1 2; do echo a "$i" b; echo() { printf 'function %s\n' "$2"; }; done
#> a 1 b
#> function 2

### echo in a loop to files
for i in 1 2 3; do echo "line $i" >> out; echo "last $i" > last; done; cat out last
#> line 1
#> line 2
#> line 3
#> last 3

### echo in a loop to a file that can't be made
for i in 1 2; do echo "a" > no/such/file; echo $(($? > 0)); done 2>/dev/null
#> 1
#> 1

### echo in a loop to a file that is there, under set -C
set -C; echo old > f; for i in 1 2; do echo "new" > f; echo $(($? > 0)); echo "newer" >| f; done 2>/dev/null; cat f
#> 1
#> 1
#> newer

### echo in a loop to a device that is full
for i in 1; do echo "a" > /dev/full; echo $(($? > 0)); done 2>/dev/null
#> 1

### echo in a loop: words come before the file is opened
echo old > f; for i in 1; do echo "$(cat f) new" > f; done; cat f
#> old new

### echo in a function, traced with its redirection
f() { echo "$1" > out; }; PS4='+ '; exec 2>err; set -x; f b; set +x; cat err out
#> + f b
#> + echo b
#> + set +x
#> b

### [ -o NAME ]: whether the option is on (bash, mksh, yash)
[ -o errexit ]; echo $?
set -e; [ -o errexit ]; echo $?
test -o noglob -o -o errexit; echo $?
[ ! -o noglob ] && echo off
#> 1
#> 0
#> 0
#> off
#@ bash mksh yash
#~ dash and ash have no such operator

### [ a -a ! = ]: the last word is no operator
[ a -a ! = ]; echo $?
[ '' -o ! -eq ]; echo $?
#> 1
#> 1

### getopts: OPTIND is not beyond what there is, where there are fewer arguments than before
set -- -h -c foo x
while getopts hc: option; do echo "$option"; done; echo $OPTIND
set --
getopts hc: option; echo $? $OPTIND
#> h
#> c
#> 4
#> 1 1

### getopts goes on at the argument that OPTIND is set to
set -- -a -b -c d
getopts abc o; OPTIND=3; getopts abc o; echo $o $OPTIND
OPTIND=2; while getopts abc o; do echo $o; done; echo $OPTIND
#> c 4
#> b
#> c
#> 4

### getopts in a function with a local OPTIND
f() { local OPTIND=1 p; while getopts x p; do printf %s $p; done; }
set -- -a -d e; while getopts abcd o; do f -x -xx; printf "%s " "$o"; done; echo $OPTIND
#> xxxa xxxd 3

### `--` before the operands of a builtin without options is passed over (XBD 12.2)
wait --; echo $?
: & wait -- $!; echo $?
hash -- ls; echo $?
ulimit -n -- >/dev/null; echo $?
#> 0
#> 0
#> 0
#> 0

### … before a status, a count
f() { return -- 3; }; f; echo $?
(exit -- 4); echo $?
set a b; shift -- 1; echo $1
for i in 1 2; do break -- 1; done; echo $i
#> 3
#> 4
#> b
#> 1
#@ bash yash
#~ dash and ash take the -- for the number

### … before the names of local and type
f() { local -- x=1; echo $x; }; f
type -- cd >/dev/null && echo found
#> 1
#> found
#@ bash yash
#~ dash and ash take it for a name
