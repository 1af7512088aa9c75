### open files are inherited by programs
echo a > f; exec 3< f; sh -c 'cat <&3'
#> a

### the folder is inherited
mkdir d; cd d; [ "$(sh -c pwd)" = "$PWD" ] && echo same
#> same

### the umask is inherited
umask 027; sh -c umask
#> 0027

### exported variables are inherited, others not
export a=1; b=2; sh -c 'echo ${a-no} ${b-no}'
#> 1 no

### functions, aliases, options, positional parameters are not inherited
f() { :; }; alias x=y; set -f a b; sh -c 'f 2>/dev/null; echo $? $#; case $- in *f*) echo f;; *) echo none;; esac'
#> 127 0
#> none

### nothing that a program changes comes back
mkdir d; sh -c 'cd d; umask 077; export a=1'; [ -d d ] && echo here; echo ${a-unset}
#> here
#> unset

### a subshell has all of the shell's
a=1; f() { echo f; }; set -- x; (echo $a $1; f); echo $(echo $a $1; f)
#> 1 x
#> f
#> 1 x f

### a subshell changes nothing of the shell's: variables
a=1; (a=2 b=3); echo $a ${b-unset}
#> 1 unset

### functions
(f() { echo f; }; f); f 2>/dev/null; echo $?
#> f
#> 127

### the folder
mkdir d; (cd d; echo ${PWD##*/}); [ -d d ] && echo back
#> d
#> back

### positional parameters
set -- a; (set -- b c; echo $#); echo $#
#> 2
#> 1

### options
(set -f; set -u); case $- in *f*|*u*) echo no;; *) echo none;; esac
#> none

### traps
(trap 'echo a' USR1); trap | grep -c USR1
#> 0
#? 1

### descriptors
(exec 3> f); { echo a >&3; } 2>/dev/null; echo $(($? > 0))
#> 1

### the umask
umask 022; (umask 0); umask
#> 0022

### limits
a=$(ulimit -n); (ulimit -n 64); [ "$(ulimit -n)" = "$a" ] && echo same
#> same

### a pipeline's stages are subshells
a=1; a=2 | a=3; echo $a; echo x | read a; echo $a
#> 1
#> 1

### a background list is a subshell
a=1; { a=2; cd /; } & wait; echo $a; [ "$PWD" != / ] && echo same
#> 1
#> same

### a command substitution is a subshell
a=1; b=$(a=2; cd /; echo x); echo $a $b; [ "$PWD" != / ] && echo same
#> 1 x
#> same

### a subshell in a subshell
a=1; (a=2; (a=3; echo $a); echo $a); echo $a
#> 3
#> 2
#> 1

### a group is none
a=1; { a=2; }; echo $a
#> 2

### a function is none
f() { a=2; cd /; set -f; }; a=1; f; echo $a $PWD; echo *
#> 2 /
#> *

### a sourced file is none
echo 'a=2; cd /' > f; a=1; . ./f; echo $a $PWD
#> 2 /

### eval is none
a=1; eval 'a=2; cd /'; echo $a $PWD
#> 2 /

### read in a subshell takes from the same input
printf '1\n2\n3\n' | { (read a; echo $a); read b; echo $b; sh -c 'read c; echo $c'; }
#> 1
#> 2
#> 3

### a readonly variable in a subshell
(readonly a=1); a=2; echo $a
#> 2

### unset in a subshell
a=1; (unset a; echo ${a-unset}); echo $a
#> unset
#> 1

### getopts in a subshell
set -- -a -b; getopts ab o; (getopts ab o; echo $o); getopts ab o; echo $o
#> b
#> b

### hash in a subshell does not matter
(hash -r; PATH=/nowhere); sh -c 'echo a'
#> a

### $$ and $PPID in a subshell are the shell's
(echo $$; echo $PPID) > f; { echo $$; echo $PPID; } | cmp - f && echo same
#> same

### $! in a subshell
true & a=$!; ([ $! = $a ] && echo same); wait
#> same

### an IFS of a subshell
(IFS=:; a=x:y; set -- $a; echo $#); a=x:y; set -- $a; echo $#
#> 2
#> 1

### exit in a subshell
(exit 3; echo no); echo $?
#> 3

### an error in a subshell
(: ${a?}; echo no) 2>/dev/null; echo $(($? > 0)) on
#> 1 on

### a script's positional parameters and $0
echo 'echo $# $0' > s; sh ./s a b
#> 2 ./s

### a shell in a shell in a shell
sh -c 'sh -c "sh -c \"echo deep\""'
#> deep

### much in the environment
i=0; while [ $i -lt 200 ]; do export v$i=$i; i=$((i + 1)); done; sh -c 'echo $v0 $v199'
#> 0 199

### an exported variable with a newline
export a='x
y'; sh -c 'echo "$a"'
#> x
#> y

### env -i leaves nothing but what it is given
a=1; export a; env -i PATH="$PATH" b=2 sh -c 'echo ${a-unset} $b'
#> unset 2
