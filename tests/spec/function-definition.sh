### a function is a command
f() { echo a; }; f; f
#> a
#> a

### arguments are its positional parameters
f() { echo $# "$1" "$2"; }; f x 'y z'
#> 2 x y z

### the caller's parameters come back
set -- a b; f() { echo $1; shift; echo $#; }; f x; echo $# $1
#> x
#> 0
#> 2 a

### $0 stays
f() { [ "$0" = "$a" ] && echo same; }; a=$0; f
#> same

### a function's body may be any compound command
f() (echo sub; a=2); a=1; f; echo $a
g() if true; then echo if; fi; g
h() for i in 1 2; do echo $i; done; h
k() case $1 in a) echo case;; esac; k a
l() while :; do echo while; break; done; l
#> sub
#> 1
#> if
#> 1
#> 2
#> case
#> while

### newlines between the parentheses and the body
f()

{
  echo a
}
f
#> a

### blanks around the parentheses
f ( ) { echo a; }; f; g() { echo b; }; g
#> a
#> b

### a definition's redirections hold at each call
f() { echo a; echo b >&2; } > o 2> e; f; cat o e
#> a
#> b

### the words of its redirection are expanded at the call
f() { echo a; } > $n; n=x; f; n=y; f; ls
#> x
#> y

### redirections of the call are around it
f() { echo a; echo b > g; }; f > h; cat g h
#> b
#> a

### a function is defined when its definition runs
f 2>/dev/null; echo $?; f() { echo a; }; f
#> 127
#> a

### a later definition replaces it
f() { echo 1; }; f; f() { echo 2; }; f
#> 1
#> 2

### a function may redefine itself
f() { f() { echo 2; }; echo 1; }; f; f
#> 1
#> 2

### a function in a function is the shell's
f() { g() { echo g; }; }; g 2>/dev/null; echo $?; f; g
#> 127
#> g

### variables are the shell's
f() { a=2; b=3; }; a=1; f; echo $a $b
#> 2 3

### recursion
f() { if [ $1 -gt 1 ]; then echo $(($1 * $(f $(($1 - 1))))); else echo 1; fi; }; f 5
#> 120

### deep recursion
f() { [ $1 -eq 0 ] || f $(($1 - 1)); }; f 500; echo $?
#> 0

### functions that call each other
even() { [ $1 = 0 ] && echo even || odd $(($1 - 1)); }; odd() { [ $1 = 0 ] && echo odd || even $(($1 - 1)); }; even 7
#> odd

### return ends it with a status
f() { echo a; return 3; echo no; }; f; echo $?
#> a
#> 3

### return without a number: the last status
f() { (exit 4); return; }; f; echo $?
#> 4

### return in a loop, an if, a case of it
f() { for i in 1 2; do if true; then case a in a) return $i;; esac; fi; done; }; f; echo $?
#> 1

### return only ends the innermost
f() { g; echo f; }; g() { return; }; f
#> f

### a function in a pipeline, a substitution, the background
f() { echo a; }; f | cat; echo $(f); f & wait
#> a
#> a
#> a

### a function in a subshell
f() { a=2; echo $a; }; a=1; (f); echo $a
#> 2
#> 1

### a function as a condition
f() { return $1; }; f 0 && echo a; f 1 || echo b; if f 0; then echo c; fi; ! f 1; echo $?
#> a
#> b
#> c
#> 0

### unset -f takes it away
f() { echo a; }; unset -f f; f 2>/dev/null; echo $?
#> 127

### a function and a variable of one name
f=1; f() { echo function; }; f; echo $f; unset -v f; f
#> function
#> 1
#> function

### a function may be called as a program in PATH is
ls() { echo function; }; ls; unset -f ls; ls | wc -l | tr -d ' '
#> function
#> 0

### set -- in a function
f() { set -- 1 2 3; echo $#; }; set -- a; f; echo $#
#> 3
#> 1

### shift in a function
f() { while [ $# -gt 0 ]; do echo $1; shift; done; }; f a b
#> a
#> b

### "$@" given on
f() { g "$@"; }; g() { echo $# "$2"; }; f a 'b c' ''
#> 3 b c

### exit in a function ends the shell
sh -c 'f() { exit 3; }; f; echo no'; echo $?
#> 3

### cd in a function
mkdir d; f() { cd d; }; f; echo ${PWD##*/}
#> d

### options that a function sets stay
f() { set -f; }; f; > x; echo *
#> *

### $? at its beginning
f() { echo $?; }; false; f; true; f
#> 1
#> 0

### a function's name may be like a variable's
_f1() { echo a; }; _f1; F() { echo b; }; F
#> a
#> b

### functions are not inherited by programs
f() { echo a; }; sh -c f 2>/dev/null; echo $?
#> 127

### a function that reads
f() { read a; echo "<$a>"; }; printf '1\n2\n' | { f; f; }
#> <1>
#> <2>

### a function with a here-document
f() { cat; }; f <<E
a
E
#> a

### a function's definition in a list
f() { echo a; } && f; true && g() { echo b; }; g
#> a
#> b

### a function defined in an if
if true; then f() { echo 1; }; else f() { echo 2; }; fi; f
#> 1

### a function defined by eval
eval 'f() { echo "$1"; }'; f a
#> a

### a body with only a comment's line and a command
f() {
  # comment
  echo a # comment
}
f
#> a

### break in a function does not end the caller's loop
f() { break 2>/dev/null; }; for i in 1 2; do f; echo $i; done
#> 1
#> 2
#@ dash bash
#~ unspecified: ash ends the caller's loop

### any command may be the body
f() echo "$1"; f a; g() x=1; g; echo $x
#> a
#> 1
#~ the standard wants a compound command
#@ dash ash
