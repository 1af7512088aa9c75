### set with words
set a 'b c'; echo $# "$2"
#> 2 b c

### set -- with words that begin with a hyphen
set -- -a -b; echo $# $1
#> 2 -a

### set -- alone
set -- a b; set --; echo $#
#> 0

### set with options and words
set -f -- a b; echo $# $1 *; set +f c; echo $# $1
#> 2 a *
#> 1 c

### options without words leave the parameters
set -- a b; set -f; set +f; echo $#
#> 2

### set - is an empty option: the words behind it
set -- a; set - b c; echo $# $1
#> 2 b

### a word stops the options
set -f a -u; echo $# $2; set +f
#> 2 -u

### options may stand together
set -fu; case $- in *f*u*|*u*f*) echo both;; esac; set +fu; case $- in *f*|*u*) echo no;; *) echo none;; esac
#> both
#> none

### options by name
set -o noglob; echo *; set +o noglob; > x; echo *
#> *
#> x

### set +o writes commands that restore
set -f; set +o > f; set +f; . ./f; echo *; case $- in *f*) echo f;; esac
#> *
#> f

### set -o writes the options
set -o | grep -c noglob
#> 1

### set without words writes variables that can be read again
a="it's
x"; set | grep -c "^a="; set > f; unset a; sh -c '. ./f 2>/dev/null; echo "$a"' | tail -n 1
#> 1
#> x
#@ dash ash
#~ bash --posix lists what its . cannot assign and ends

### set does not write functions' names as variables
f() { :; }; set | grep -c '^f='
#> 0
#? 1

### -a exports what is assigned from now on
a=1; set -a; b=2; set +a; c=3; sh -c 'echo ${a-no} ${b-no} ${c-no}'
#> no 2 no

### -a and read, for, getopts
set -a; echo x > f; read r < f; for l in y; do :; done; sh -c 'echo $r $l'
#> x y

### -C and its name
set -o noclobber; > f; { > f; } 2>/dev/null; echo $(($? > 0))
#> 1

### -e ends the shell at a failure
sh -c 'set -e; false; echo no'; echo $?; sh -ec '(exit 3); echo no'; echo $?
#> 1
#> 3

### -e: a failing command in a condition
sh -c 'set -e; if false; then :; fi; while false; do :; done; until true; do :; done; echo a'
#> a

### -e: not the last of an and-or list
sh -c 'set -e; false && true; false || true; true && true; echo a; true && false; echo no'; echo $?
#> a
#> 1

### -e: !
sh -c 'set -e; ! true; ! false; echo a'
#> a

### -e: a pipeline's last command
sh -c 'set -e; false | true; echo a; true | false; echo no'; echo $?
#> a
#> 1

### -e: a subshell
sh -c 'set -e; (false; echo no); echo no'; echo $?
#> 1

### -e: in a subshell only
sh -c '(set -e; false; echo no); echo $?'
#> 1

### -e: a substitution in an assignment
sh -c 'set -e; a=$(false); echo no'; echo $?
#> 1

### -e: a substitution in a word
sh -c 'set -e; echo "$(false)a"'
#> a

### -e: a function
sh -c 'set -e; f() { false; echo no; }; f; echo no'; echo $?
#> 1

### -e: a function in a condition runs through
sh -c 'set -e; f() { false; echo a; }; if f; then echo b; fi; f && echo c; ! f; echo d'
#> a
#> b
#> a
#> c
#> a
#> d

### -e: a subshell in a condition runs through
sh -c 'set -e; if (false; echo a); then echo b; fi'
#> a
#> b

### -e: a group
sh -c 'set -e; { false; echo no; }; echo no'; echo $?
#> 1

### -e: a group in a list
sh -c 'set -e; { false; echo a; } || echo no; { true; false; } || echo b'
#> a
#> b

### -e: case and for
sh -c 'set -e; for i in 1; do false; echo no; done'; echo $?; sh -c 'set -e; case a in a) false; echo no;; esac'; echo $?
#> 1
#> 1

### -e: eval and .
sh -c 'set -e; eval false; echo no'; echo $?; echo false > f; sh -c 'set -e; . ./f; echo no'; echo $?
#> 1
#> 1

### -e: a failing redirection
sh -c 'set -e; cat < nothing; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### -e: a command that is not there
sh -c 'set -e; no-such-command; echo no' 2>/dev/null; echo $?
#> 127

### -e: a background command does not matter
sh -c 'set -e; false & wait; echo a'
#> a

### -e: wait's status does
sh -c 'set -e; (exit 3) & wait $!; echo no'; echo $?
#> 3

### -e: the EXIT trap runs
sh -c 'set -e; trap "echo \$?" EXIT; (exit 4)'; echo $?
#> 4
#> 4

### -e: turned on within a condition's list holds behind it
sh -c 'if set -e; then :; fi; false; echo no'; echo $?
#> 1

### -e: turned off again
sh -c 'set -e; set +e; false; echo a'
#> a

### -f: no pathname expansion
> a; set -f; echo *; set +f; echo *
#> *
#> a

### -n: nothing is run
sh -n -c 'echo no'; echo 'echo no' > f; sh -n f; echo $?
#> 0

### -n finds syntax errors
echo 'if' > f; sh -n f 2>/dev/null; echo $(($? > 0))
#> 1

### -u: an unset variable is an error
sh -c 'set -u; echo $a; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### -u: an empty variable is none
set -u; a=; echo "<$a>"
#> <>

### -u: an unset positional parameter
sh -c 'set -u; echo $1' 2>/dev/null; echo $(($? > 0))
#> 1

### -u: $@, $*, $#, $? are never errors
set -u; set --; echo "$@" "$*" $# $?
#>  0 0

### -u: arithmetic with $
sh -c 'set -u; echo $(($a + 1))' 2>/dev/null; echo $(($? > 0))
#> 1

### -u: ${#a}
sh -c 'set -u; echo ${#a}' 2>/dev/null; echo $(($? > 0))
#> 1

### -v writes the lines as they are read
printf 'set -v\necho a\n# comment\n' > f; sh f 2>&1
#> echo a
#> a
#> # comment

### -x writes commands before they run
sh -xc 'echo a' 2>&1
#> + echo a
#> a

### -x shows words as they are expanded
sh -c 'set -x; a=1; echo $a "b"' 2>&1 | grep -c '^+ echo 1 b'
#> 1

### -x goes to standard error
sh -xc 'echo a' 2>/dev/null
#> a

### +x takes it back
sh -c 'set -x; set +x; echo a' 2>/dev/null
#> a

### -x before its redirection
sh -xc 'echo a > f 2> g' 2> h; cat g; grep -c 'echo a' h
#> 1

### shift takes the first away
set -- a b c; shift; echo $# $1
#> 2 b

### shift n takes n away
set -- a b c d; shift 2; echo $# $1; shift 2; echo $#
#> 2 c
#> 0

### shift 0 takes none away
set -- a b; shift 0; echo $#
#> 2

### shift's number from an expansion
set -- a b c; n=2; shift $n; echo $1; set -- a b c; shift $(($# - 1)); echo $1
#> c
#> c

### shift in a loop over the parameters
set -- a b c; while [ $# -gt 0 ]; do echo $1; shift; done
#> a
#> b
#> c

### shift in a function
f() { shift; echo $1; }; set -- x y; f a b; echo $1
#> b
#> x

### shift leaves $0
a=$0; set -- x; shift; [ "$0" = "$a" ] && echo same
#> same

### shift too far is an error
(set -- a; shift 2) 2>/dev/null; echo $(($? > 0))
#> 1

### shift too far takes nothing away
set -- a; (shift 2; echo $#) 2>/dev/null; echo $#
#> 1
#> 1
#@ bash ash
#~ dash ends the shell

### times writes two lines of two times
times | wc -l | tr -d ' '; times | grep -c '^[0-9]*m[0-9.]*s [0-9]*m[0-9.]*s$'
#> 2
#> 2

### PS4 with a wrong expansion is shown as it is
PS4='${x:?no} '; set -x; : a 2>/dev/null; { set +x; } 2>/dev/null; echo on
#! .*: a
#> on
