### a function and its parameters
f() { echo "$# $1 $2"; }; f a 'b c'; echo $#
#> 2 a b c
#> 0

### the shell's parameters come back
set -- x y; f() { set -- 1 2 3; echo $#; }; f; echo $# $1
#> 3
#> 2 x

### $0 stays
a=$0; f() { [ "$0" = "$a" ] && echo same; }; f
#> same

### variables are the shell's
a=1; f() { a=2; b=3; }; f; echo $a $b
#> 2 3

### return
f() { echo a; return 3; echo b; }; f; echo $?
f() { false; return; }; f; echo $?
#> a
#> 3
#> 1

### return in a loop and a subshell
f() { while :; do return 4; done; }; f; echo $?
f() { (return 5); echo $?; }; f
#> 4
#> 5

### recursion
f() { [ $1 -le 1 ] && echo 1 && return; echo $(($1 * $(f $(($1 - 1))))); }; f 5
#> 120

### a function redefines another
f() { echo 1; }; f() { echo 2; }; f
#> 2

### a function of a command's name
ls() { echo mine; }; ls
#> mine

### a function of a builtin's name
cd() { echo "to $1"; }; cd /
#> to /

### unset -f
f() { echo 1; }; unset -f f; f 2>/dev/null; echo $?
#> 127

### a variable and a function of one name
f=1; f() { echo f; }; f; echo $f; unset f; f
#> f
#> 1
#> f

### defined in a function, a condition, a subshell
f() { g() { echo g; }; }; f; g
if true; then h() { echo h; }; fi; h
(i() { echo i; }); i 2>/dev/null; echo $?
#> g
#> h
#> 127

### a body that is another compound command
f() (a=2; echo $a); a=1; f; echo $a
f() for i in "$@"; do echo $i; done; f x y
f() if [ $1 ]; then echo yes; fi; f 1
#> 2
#> 1
#> x
#> y
#> yes

### assignments before a function
f() { echo $a; }; a=1 f
#> 1

### assignments before a function are exported in it
f() { sh -c 'echo $a'; }; a=1 f
#> 1

### redirections at the definition
f() { echo x; } > g; f; cat g
#> x

### a function in a pipeline
f() { tr a-z A-Z; }; echo abc | f | cat
#> ABC

### a function in the background
f() { echo $1; return 3; }; f x & wait $!; echo $?
#> x
#> 3

### exit in a function ends the shell
(f() { exit 6; }; f; echo not here); echo $?
#> 6

### $@ handed on
f() { g "$@"; }; g() { printf '<%s>' "$@"; echo; }; f 'a b' '' c
#> <a b><><c>

### shift in a function
f() { shift; echo $1 $#; }; set -- x; f a b c; echo $1
#> b 2
#> x

### local
f() { local a=2 b; b=3; echo $a $b; }; a=1 b=1; f; echo $a $b
#> 2 3
#> 1 1

### local is seen in functions called
f() { local a=2; g; }; g() { echo $a; }; a=1; f; g
#> 2
#> 1

### a function keeps its text when redefined while it runs
f() { f() { echo new; }; echo old; }; f; f
#> old
#> new

### deep recursion
f() { [ $1 -eq 0 ] || f $(($1-1)); }; f 400; echo done
#> done

### command finds no functions
echo() { printf 'mine\n'; }; command echo a; echo b
#> a
#> mine
