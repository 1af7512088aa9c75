### braces run commands in the shell
a=1; { a=2; echo $a; }; echo $a
#> 2
#> 2

### parentheses run them in a subshell
a=1; (a=2; echo $a); echo $a
#> 2
#> 1

### a closing brace needs a separator before it
{ echo a; }; { echo b
}
#> a
#> b

### a closing parenthesis needs none
(echo a); (echo b
)
#> a
#> b

### groups nest
{ { echo a; }; { echo b; }; }; ( ( echo c ); ( echo d ) )
#> a
#> b
#> c
#> d

### a newline behind the opening
{
echo a; }
(
echo b)
#> a
#> b

### exit in a group ends the shell, in a subshell only that
sh -c '{ exit 3; }; echo no'; echo $?; (exit 4); echo $?
#> 3
#> 4

### redirections hold for all commands of a group
{ echo a; echo b; } > f; cat f; (echo c; echo d) > f; cat f
#> a
#> b
#> c
#> d

### several redirections
{ echo a; echo b >&2; } > f 2> g; cat f g
#> a
#> b

### a group's input is shared by its commands
printf '1\n2\n3\n' | { read a; read b; echo $b $a; cat; }
#> 2 1
#> 3

### cd in a group stays, in a subshell not
mkdir d; { cd d; }; echo ${PWD##*/}; (cd /); echo ${PWD##*/}
#> d
#> d

### set in a group stays, in a subshell not
set -- a; { set -- b; }; echo $1; (set -- c); echo $1
#> b
#> b

### functions defined in a group stay, in a subshell not
{ f() { echo f; }; }; (g() { echo g; }; g); f; g 2>/dev/null; echo $?
#> g
#> f
#> 127

### traps set in a subshell are its own
(trap 'echo sub' EXIT); trap 'echo main' EXIT
#> sub
#> main

### options in a subshell are its own
(set -f; echo *); echo x > y; echo *
#> *
#> y

### unset in a subshell is its own
a=1; (unset a; echo ${a-unset}); echo $a
#> unset
#> 1

### umask in a subshell is its own
umask 022; (umask 077); umask
#> 0022

### a subshell's exit status is exit's operand or the last command's
(exit 3); echo $?; (false); echo $?; (true; exit); echo $?
#> 3
#> 1
#> 0

### a subshell inherits everything
a=1; set -- x y; f() { echo f $a $#; }; (f; echo $2)
#> f 1 0
#> y

### ((a)) with blanks is a subshell in a subshell
( (echo a) ); ( (echo b); (echo c) )
#> a
#> b
#> c

### a group as a condition
if { true; false; }; then echo no; else echo a; fi; while (false); do echo no; done
#> a

### a group behind !
! { false; } && echo a; ! (true) || echo b
#> a
#> b

### a group in a pipeline and in the background
{ echo a; echo b; } | (cat; echo c); { echo d; } & wait
#> a
#> b
#> c
#> d

### a group with a here-document
{ cat; echo b; } <<E
a
E
#> a
#> b

### deep nesting
(((((echo a) ) ) ) ); { { { { { echo b; }; }; }; }; }
#> a
#> b

### an empty group is a syntax error
sh -c '{ }' 2>/dev/null; echo $(($? > 0)); sh -c '()' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
