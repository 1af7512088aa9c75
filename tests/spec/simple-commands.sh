### the first word is the command, the rest its arguments
echo a b c
#> a b c

### assignments and redirections may stand before it
a=1 > f echo x; cat f
#> x

### words are expanded before the assignments are made
a=1; a=2 echo $a
#> 1

### an assignment before a program is in its environment only
a=1; a=2 sh -c 'echo $a'; echo $a
#> 2
#> 1

### several assignments before a program
a=1 b=2 sh -c 'echo $a $b'
#> 1 2

### assignments see those before them
a=1 b=$a sh -c 'echo $b'
#> 1

### an assignment before a builtin holds for it only
unset a; a=1 true; echo ${a-unset}
#> unset

### an assignment before a special builtin lasts
a=1 :; echo $a; b=2 eval 'echo $b'; echo $b
#> 1
#> 2
#> 2

### an assignment before export lasts
a=1 export a; sh -c 'echo $a'
#> 1

### an assignment before a function holds in it
f() { echo $a; }; a=1 f; echo ${a-unset}
#> 1
#> unset

### an assignment before a function is exported in it
f() { sh -c 'echo $a'; }; a=1 f
#> 1

### an assignment before command takes the special away
unset a; a=1 command :; echo ${a-unset}
#> unset

### an assignment before exec is in the environment of what it starts
(a=1 exec sh -c 'echo $a')
#> 1

### words that expand to nothing are no arguments
unset a; set -- $a b $a; echo $#
#> 1

### a first word that expands to nothing: the next is the command
unset a; $a echo b
#> b

### all words expand to nothing: the status of the last substitution
unset a; false; $a; echo $?; $(exit 3); echo $?; $a $(exit 4) $a; echo $?
#> 0
#> 3
#> 4

### assignments with words that expand to nothing last
unset a b; b=1 $a; echo $b
#> 1

### an empty first word is a command that is not there
"" 2>/dev/null; echo $?
#> 127

### a command's name from a variable
c=echo; $c a; c='echo b'; $c c
#> a
#> b c

### a command's name from a substitution
$(echo echo) a
#> a

### a name with a slash is a path
printf 'echo ran\n' > prog; chmod +x prog; ./prog; "$PWD/prog"
#> ran
#> ran

### a name with a slash is neither builtin nor function
f() { echo function; }; ./f 2>/dev/null; echo $?
#> 127

### special builtins go before functions and programs
mkdir d; echo 'echo prog' > d/export; chmod +x d/export; PATH=$PWD/d:$PATH; export a=1; echo $a
#> 1

### functions go before builtins
cd() { echo "function cd $1"; }; cd /; unset -f cd; cd / && pwd
#> function cd /
#> /

### functions go before programs
mkdir d; echo 'echo prog' > d/x; chmod +x d/x; PATH=$PWD/d:$PATH; x() { echo function; }; x; unset -f x; x
#> function
#> prog

### a function may call the command of its own name by command
echo() { command echo "<$1>"; }; echo a
#> <a>

### a program gets its arguments as they are
printf '#!/bin/sh\nprintf "<%%s>" "$@"; echo\n' > p; chmod +x p; ./p 'a  b' '' "*" \$x
#> <a  b><><*><$x>

### a program's $0
printf '#!/bin/sh\necho "$0"\n' > p; chmod +x p; ./p
#> ./p

### a script without #! is run as a shell's
echo 'echo $# $1' > p; chmod +x p; ./p a b
#> 2 a

### a program does not see variables that are not exported
unset a; a=1; sh -c 'echo ${a-unset}'
#> unset

### a program cannot change the shell's folder or variables
export a=1; sh -c 'cd /; a=2'; echo $a; [ "$PWD" != / ] && echo same
#> 1
#> same

### an assignment of a substitution before a command: its status does not matter
a=$(false) true; echo $?
#> 0

### redirections are made before assignments are expanded, for commands that are not special
a=$(cat f 2>/dev/null; echo x) > f true; wc -c < f | tr -d ' '
#> 0

### expansions happen once with assignments and redirections together
i=0; a=1 echo $((i += 1)) > f; cat f; echo $i
#> 1
#> 1

### a side effect in a word is seen by the next
i=0; echo $((i += 1)) $((i += 1)) $i
#> 1 2 2

### ${v=w} in a word is seen by the next word
unset a; echo ${a=1} $a
#> 1 1

### the number of arguments may be large
set -- $(seq 3000); f() { echo $#; }; f "$@"; printf '%s\n' "$@" | wc -l | tr -d ' '
#> 3000
#> 3000

### an argument may be long
a=$(printf '%030000d' 0); sh -c 'echo ${#1}' x $a
#> 30000

### a declaration utility's assignment is neither split nor expanded (2024)
> f1; a='x  f*'; export b=$a; readonly c=$a; echo "$b" "$c"
#> x  f* x  f*

### command export is a declaration utility, too (2024)
a='x  y'; command export b=$a; echo "$b"
#> x  y

### a quoted assignment is a command's name
'a=1' 2>/dev/null; echo $?
#> 127

### an equals sign first is a command's name
=a 2>/dev/null; echo $?
#> 127

### what looks like an assignment behind the command is an argument
echo a=1 b=2
#> a=1 b=2

### what the value of an assignment before a command assigns to the same name stays
f() { echo "in $z"; }
z="${z=2}" f; echo "$z"
#> in 2
#> 2

### what the value of an assignment before a command assigns to the next name stays
f() { echo "$y $z"; }
y=${z=3} z=1 f; echo "$z"
y=$((z = 4)) z=1 command true; echo "$z"
#> 3 1
#> 3
#> 4
