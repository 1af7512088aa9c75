### variables
a=1; (a=2; b=3); echo $a ${b-unset}
#> 1 unset

### functions and aliases
f() { echo 1; }; (f() { echo 2; }; f); f
#> 2
#> 1

### the folder
mkdir d; (cd d; case $PWD in */d) echo in;; esac); [ -d d ] && echo out
#> in
#> out

### options
(set -f; echo *); touch x; echo *
#> *
#> x

### positional parameters
set -- a; (set -- b c; echo $#); echo $#
#> 2
#> 1

### umask
umask 022; (umask 077); umask
#> 0022

### descriptors
exec 3> f; (exec 3>&-; exec 4> g); echo a >&3; cat f; (echo b >&4) 2>/dev/null || echo closed
#> a
#> closed

### a closed output in a subshell is open outside
(exec >&-; echo a) 2>/dev/null; echo b
#> b

### traps
trap 'echo t' EXIT; (trap - EXIT); echo a
#> a
#> t

### a subshell's trap listing is the parent's
trap 'echo t' USR1; (trap) | grep -c USR1
#> 1
#@ bash
#~ POSIX: as long as the subshell changes none; dash and busybox ash list nothing

### export in a subshell
(export a=1); sh -c 'echo "${a-unset}"'
#> unset

### $? at its beginning
false; (echo $?)
#> 1

### exit leaves it alone
(exit 3; echo no); echo $?
#> 3

### nested
a=1; (a=2; (a=3; echo $a); echo $a); echo $a
#> 3
#> 2
#> 1

### a background process of a subshell, whose output is waited for
x=$(sleep 0.2 & echo a); echo $x
x=$( (sleep 0.1; echo late) & echo early); echo $x
#> a
#> early late

### wait for the parent's child is not possible
sleep 0.1 & (wait $!; echo $?) 2>/dev/null
#> 127

### a pipeline's stages are subshells
a=1; a=2 | a=3 | true; echo $a
#> 1

### break in a subshell does not leave the loop outside
for i in 1 2; do (break) 2>/dev/null; echo $i; done
#> 1
#> 2

### return in a subshell in a function
f() { (return 3); echo $?; }; f
#> 3

### exec in a subshell
(exec echo a); echo b
#> a
#> b

### a signal trap in a subshell
(trap 'echo got' USR1; sh -c 'kill -USR1 $PPID'; echo end)
#> got
#> end

### an unbounded writer
(while :; do echo x; done) 2>/dev/null | head -n 1
#> x

### more than a pipe holds
a=$(i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done); echo ${#a}
#> 219999

### a program's output of more than a pipe holds
a=$(head -c 300000 /dev/zero | tr '\0' x); echo ${#a}
#> 300000

### a substitution inside a subshell inside a substitution
echo $( (echo $(echo $( (echo a) ))) )
#> a

### cd in a substitution
mkdir d; a=$(cd d; pwd); case $a in */d) echo in;; esac; case $PWD in */d) echo no;; *) echo out;; esac
#> in
#> out

### readonly in a subshell
(readonly a=1); a=2; echo $a
#> 2

### set -e in a subshell
(set -e; false; echo no); echo $?; false; echo yes
#> 1
#> yes

### getopts state
set -- -a -b; getopts ab o; (getopts ab o; echo $o); getopts ab o; echo $o
#> b
#> b

### a here-document in a subshell
(cat) <<E
$( (echo a) )
E
#> a

### environment of programs started in it
a=1; export a; (a=2; sh -c 'echo $a'); sh -c 'echo $a'
#> 2
#> 1

### a stage that reads what another leaves
printf '1\n2\n3\n' | (read a; echo $a; cat)
#> 1
#> 2
#> 3

### ulimit in a subshell
a=$(ulimit -n); (ulimit -n 64; ulimit -n); [ "$(ulimit -n)" = "$a" ] && echo same
#> 64
#> same

### a redirected group that opens descriptors
{ exec 4> g; } > f; echo hi >&4; cat g
#> hi

### /dev/fd
echo a > f; cat /dev/fd/3 3< f
#> a

### what a substitution that became a process wrote is there, though its output goes elsewhere then
v=$(trap : USR1; echo a; exec >&2; :); echo "$v"
v=$( ( trap : USR1; echo a; exec >/dev/null; echo b ); echo c); echo $v
#> a
#> a c
