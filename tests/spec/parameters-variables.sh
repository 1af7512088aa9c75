### a variable is set by an assignment
a=1; echo $a
#> 1

### an assignment of nothing sets it to the null string
a=; echo "<$a>" ${a-unset}
#> <>

### names are case-sensitive
a=1 A=2; echo $a $A
#> 1 2

### names may hold digits and underscores
_a1=x __=y; echo $_a1 $__
#> x y

### a name does not begin with a digit
1a=x 2>/dev/null; echo $?
#> 127

### HOME is cd's default
mkdir d; HOME=$PWD/d; cd; echo ${PWD##*/}
#> d

### IFS at the start is blank, tab, newline
printf %s "$IFS" | od -An -tx1
#>  20 09 0a

### IFS from the environment is ignored
IFS=x sh -c 'a=axb; echo $a'
#> axb

### LINENO is the line
echo $LINENO
echo $LINENO
#> 2
#> 3
#@ bash ash
#~ dash has no LINENO

### LINENO in the lines of a compound command
if true; then
  echo $LINENO
fi
#> 3
#@ bash ash
#~ dash has no LINENO

### LINENO in arithmetic
echo $((LINENO + 1))
#> 3
#@ bash ash
#~ dash has no LINENO

### PATH is where programs are looked for
mkdir d; printf 'echo found\n' > d/prog; chmod +x d/prog; PATH=$PWD/d:$PATH; prog
#> found

### an empty part of PATH is the folder
printf 'echo here\n' > prog; chmod +x prog; PATH=:$PATH; prog
#> here

### PATH's first match wins
mkdir d e; echo 'echo d' > d/prog; echo 'echo e' > e/prog; chmod +x d/prog e/prog
PATH=$PWD/d:$PWD/e:$PATH; prog
#> d

### a file in PATH that may not be run is passed over
mkdir d e; echo 'echo d' > d/prog; echo 'echo e' > e/prog; chmod +x e/prog
PATH=$PWD/d:$PWD/e:$PATH; prog
#> e

### a folder in PATH of the name is passed over
mkdir d d/prog e; echo 'echo e' > e/prog; chmod +x e/prog
PATH=$PWD/d:$PWD/e:$PATH; prog
#> e

### PPID is the parent's process id
case $PPID in *[!0-9]*|'') echo bad;; *) echo number;; esac
#> number

### PPID is the same in a subshell
[ $PPID = $(echo $PPID) ] && echo same
#> same

### PPID of a child is this shell
[ $$ = "$(sh -c 'echo $PPID')" ] && echo parent
#> parent

### PS4 stands before traced commands
PS4='> '; set -x; : a; set +x
#! ^> : a

### PS4's value is expanded
v=1 PS4='$v '; set -x; : a; set +x
#! ^1 : a

### PWD is set at the start
[ "$PWD" = "$(pwd)" ] && echo same
#> same

### PWD from the environment is taken only where it is right
PWD=/nowhere sh -c '[ "$PWD" = "$(pwd -P)" ] && echo right'
#> right

### a changed PATH is used for the very next command
mkdir d; echo 'echo x' > d/prog; chmod +x d/prog; PATH=$PWD/d:$PATH prog; prog 2>/dev/null; echo $?
#> x
#> 127

### a PATH that a subshell sets is its own
mkdir d e; echo 'echo d' > d/prog; echo 'echo e' > e/prog; chmod +x d/prog e/prog
PATH=$PWD/d:$PATH; (PATH=$PWD/e:$PATH; prog); prog
#> e
#> d

### a program that appears is found
mkdir d; PATH=$PWD/d:$PATH; prog 2>/dev/null; echo $?
echo 'echo x' > d/prog; chmod +x d/prog; prog
#> 127
#> x

### a program that moves along PATH is found again
mkdir d e; PATH=$PWD/d:$PWD/e:$PATH; echo 'echo e' > e/prog; chmod +x e/prog; prog
mv e/prog d/prog; hash -r; prog
#> e
#> e

### a relative folder in PATH is seen from where the shell is
mkdir -p a/bin b/bin; echo 'echo a' > a/bin/prog; echo 'echo b' > b/bin/prog; chmod +x */bin/prog
PATH=bin:$PATH; cd a; prog; cd ../b; prog
#> a
#> b

### assignments from left to right see each other
a=1 b=$a c=$b; echo $a $b $c
#> 1 1 1

### the same name assigned twice
a=1 a=2; echo $a
#> 2

### an assignment's value with a pattern is not expanded
> f1; a=f*; echo "$a"
#> f*

### an assignment's value is not split
b='x  y'; a=$b; echo "$a"
#> x  y

### an assignment of a substitution keeps inner newlines
a=$(echo x; echo y); echo "$a"
#> x
#> y

### an assignment to many variables at once
a=1 b=2 c=3; echo $a$b$c
#> 123

### a variable may be very long
a=$(printf '%0100000d' 0); echo ${#a}
#> 100000

### a variable may hold any character but NUL
a=$(printf '\001\177\200\377x'); printf %s "$a" | od -An -tx1
#>  01 7f 80 ff 78

### an unexported variable is not in the environment
a=1; sh -c 'echo "<$a>"'
#> <>

### a variable of the environment that is assigned stays exported
HOME=/x; sh -c 'echo $HOME'
#> /x

### PATH has a value where none was inherited
env -i sh -c 'case :$PATH: in *:/bin:*) echo yes;; esac'
#> yes

### PS4 is a variable: unset, nothing stands before what is traced
echo "$PS4"; unset PS4; set -x; echo a
#! echo a
#> + 
#> a
#~ dash prints its old value

### in PS4 $? is that of the command before
PS4='[$?] '; set -x; false; true
#! \[0\] false
#! \[1\] true

### LINENO counts no more once it was unset
unset LINENO; echo "[$LINENO]"
#> []

### PS4 with $LINENO
PS4='+$LINENO '
{ set -x
: 1
f() {
: 4
}
f; } 2>&1
#> +4 : 1
#> +8 f
#> +6 : 4
#@ bash ash
#~ dash expands PS4 without LINENO
