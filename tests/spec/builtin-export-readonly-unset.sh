### export gives a variable to programs
a=1; export a; sh -c 'echo $a'
#> 1

### export assigns, too
export a=1; sh -c 'echo $a'; echo $a
#> 1
#> 1

### export of several
export a=1 b c=3; b=2; sh -c 'echo $a $b $c'
#> 1 2 3

### a later assignment is seen by programs
export a=1; a=2; sh -c 'echo $a'
#> 2

### export of an unset variable: nothing until it is set
unset a; export a; sh -c 'echo ${a-unset}'; a=1; sh -c 'echo $a'
#> unset
#> 1

### export in a function is the shell's
f() { export a=1; }; f; sh -c 'echo $a'
#> 1

### export in a subshell is its own
a=1; (export a; sh -c 'echo $a'); sh -c 'echo ${a-unset}'
#> 1
#> unset

### export keeps the value as it is
export a='x  y*'; sh -c 'echo "$a"'
#> x  y*

### export -p can be read again
unset a; export a="it's  \"x\""; export -p > f; unset a; . ./f; echo "$a"; sh -c 'echo "$a"'
#> it's  "x"
#> it's  "x"

### export -p lists exported variables only
a=1; export b=2; export -p | grep -c ' a='; export -p | grep -c ' b='
#> 0
#> 1

### export --
export -- a=1; sh -c 'echo $a'
#> 1

### an expansion gives the names
n='a b'; export $n; a=1 b=2; sh -c 'echo $a$b'
#> 12

### export's status
export a; echo $?; export b=$(false); echo $?
#> 0
#> 0

### readonly forbids an assignment
readonly a=1; (a=2) 2>/dev/null; echo $(($? > 0)) $a
#> 1 1

### readonly of a variable that is set
a=1; readonly a; (a=2) 2>/dev/null; echo $(($? > 0)) $a
#> 1 1

### readonly of a variable that is not set
unset a; readonly a; (a=2) 2>/dev/null; echo $(($? > 0)) ${a-unset}
#> 1 unset

### readonly of several
readonly a=1 b=2; echo $a$b; (b=3) 2>/dev/null; echo $(($? > 0))
#> 12
#> 1

### readonly forbids unset
readonly a=1; (unset a) 2>/dev/null; echo $(($? > 0)) $a
#> 1 1

### readonly forbids export with another value
readonly a=1; (export a=2) 2>/dev/null; echo $(($? > 0)); export a; sh -c 'echo $a'
#> 1
#> 1

### readonly forbids for, read and getopts
readonly a=1; (for a in x; do :; done) 2>/dev/null; echo $(($? > 0)); (echo x | read a) 2>/dev/null; echo $(($? > 0)); (getopts x a -x) 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#> 1

### readonly is inherited by subshells, not by programs
readonly a=1; export a; ( (a=2) 2>/dev/null; echo $(($? > 0)) ); sh -c 'a=2; echo $a'
#> 1
#> 2

### readonly in a subshell is its own
a=1; (readonly a); a=2; echo $a
#> 2

### readonly -p can be read again
readonly a="x y"; readonly -p | grep ' a=' > f; sh -c '. ./f; echo "$a"; (a=2) 2>/dev/null; echo $(($? > 0))'
#> x y
#> 1

### readonly with the same value is still an error
readonly a=1; (a=1) 2>/dev/null; echo $(($? > 0))
#> 1

### a readonly variable before a command
readonly a=1; (a=2 true) 2>/dev/null; echo $(($? > 0))
#> 1

### unset takes a variable away
a=1; unset a; echo ${a-unset}
#> unset

### unset of several
a=1 b=2; unset a b; echo ${a-unset} ${b-unset}
#> unset unset

### unset of what is not set succeeds
unset nothing; echo $?; unset -f nothing; echo $?
#> 0
#> 0

### unset -v and -f
a=1; a() { echo function; }; unset -v a; echo ${a-unset}; a; a=1; unset -f a; echo $a; a 2>/dev/null; echo $?
#> unset
#> function
#> 1
#> 127

### unset takes the export away
export a=1; unset a; a=2; sh -c 'echo ${a-unset}'
#> unset

### unset in a function is the shell's
f() { unset a; }; a=1; f; echo ${a-unset}
#> unset

### unset of IFS: the default splitting
IFS=:; unset IFS; a='x y'; set -- $a; echo $#
#> 2

### unset of PATH and back
p=$PATH; unset PATH; PATH=$p; sh -c 'echo a'
#> a

### unset --
a=1; unset -- a; echo ${a-unset}
#> unset

### an unset variable under set -u
sh -c 'set -u; a=1; unset a; echo $a' 2>/dev/null; echo $(($? > 0))
#> 1
