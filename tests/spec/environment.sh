### assignments before a program
a=1 sh -c 'echo $a'; echo "${a-unset}"
#> 1
#> unset

### an exported variable that changes
export a=1; a=2; sh -c 'echo $a'
#> 2

### an unset exported variable
export a=1; unset a; sh -c 'echo ${a-unset}'
#> unset

### variables from the environment are exported
sh -c 'a=2; sh -c "echo \$a"' x; a=1 sh -c 'a=2; sh -c "echo \$a"'
#>
#> 2

### PATH finds programs
mkdir d; printf '#!/bin/sh\necho mine\n' > d/prog; chmod +x d/prog; PATH=$PWD/d:$PATH; prog
#> mine

### PATH before a command
mkdir d; printf '#!/bin/sh\necho mine\n' > d/prog; chmod +x d/prog; PATH=$PWD/d:$PATH prog; prog 2>/dev/null; echo $?
#> mine
#> 127

### a changed PATH holds at once
mkdir d e; printf '#!/bin/sh\necho 1\n' > d/p; printf '#!/bin/sh\necho 2\n' > e/p; chmod +x d/p e/p
OLD=$PATH; PATH=$PWD/d:$OLD; p; PATH=$PWD/e:$OLD; p
#> 1
#> 2

### a script without #! is run by the shell
echo 'echo "script $1"' > f; chmod +x f; ./f a
#> script a

### a script's $0 and parameters
echo 'echo "$0 $# $2"' > f; sh ./f a 'b c'; sh -c 'echo "$0 $1"' name arg
#> ./f 2 b c
#> name arg

### sh -c with a name
sh -c 'echo $0 $#' zero one two
#> zero 2

### sh -s
echo 'echo "$1"' | sh -s arg
#> arg

### options on the command line
sh -e -c 'false; echo no'; echo $?; sh -fc 'echo *'; sh -u -c 'echo $nothing; echo no' 2>/dev/null; [ $? -ne 0 ] && echo ended
#> 1
#> *
#> ended

### PWD and OLDPWD
cd /; echo $PWD; cd /tmp; echo $OLDPWD; sh -c 'echo $PWD'
#> /
#> /
#> /tmp

### IFS is not taken from the environment
IFS=x sh -c 'a=axb; echo $a'
#> axb

### PS4
PS4='>> '; (set -x; : a) 2>&1
#> >> : a

### a script is read as it runs
echo 'echo a
exit 3
if if if' > f; sh f 2>/dev/null; echo $?
#> a
#> 3

### a syntax error ends the script with a status that is not 0
echo 'echo a
)
echo b' > f; sh f 2>/dev/null; [ $? -ne 0 ] && echo error
#> a
#> error

### input of a script from standard input is the script's
printf 'read x\nhello\necho "<$x>"\n' | sh
#> <hello>
#@ bash
#~ POSIX: the shell reads no further than the command; dash and busybox ash read ahead

### many arguments
set -- $(i=0; while [ $i -lt 1000 ]; do echo $i; i=$((i+1)); done); echo $#; sh -c 'echo $#' x "$@"
#> 1000
#> 1000

### bytes that are no characters
a=$(printf '\377x'); printf %s "$a" | od -c | head -n 1 | tr -s ' '
#> 0000000 377 x

### umask is inherited
umask 077; sh -c umask
#> 0077

### PPID
sh -c '[ "$PPID" = '$$' ] && echo mine'
#> mine

### a variable with newlines
a='x
y'; export a; sh -c 'echo "$a"'
#> x
#> y

### sh +c: the same as -c
sh +c 'echo $0 $1' a b; sh -e +c 'false; echo no'; sh +ce 'false; echo yes'
#> a b
#> yes

### set -o posix and nolog: nothing to do
set -o posix && set -o nolog && set +o nolog && echo fine
#> fine
#@ bash
#~ an option of bash, mksh and yash

### sh -oo: one name for each o
sh -oo errexit noglob -c 'echo *; false; echo no' || echo $?
#> *
#> 1
