### { } runs in the shell
{ a=1; echo x; }; echo $a
#> x
#> 1

### ( ) runs in a subshell
a=1; (a=2; echo $a); echo $a
#> 2
#> 1

### for over words
for i in a 'b c' d; do echo "<$i>"; done
#> <a>
#> <b c>
#> <d>

### for without in takes the parameters
set -- x 'y z'; for i; do echo "<$i>"; done
for i do echo "[$i]"; done
#> <x>
#> <y z>
#> [x]
#> [y z]

### for with nothing
for i in; do echo no; done; echo "<$i>"
#> <>

### the variable stays behind for
for i in a b; do :; done; echo $i
#> b

### for's words are expanded once
set -- a b; for i in "$@"; do set --; echo $i; done
#> a
#> b

### while and until
i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done
until [ $i -eq 0 ]; do i=$((i-1)); echo $i; done
#> 1
#> 2
#> 3
#> 2
#> 1
#> 0

### break
for i in 1 2 3; do [ $i = 2 ] && break; echo $i; done; echo $i
#> 1
#> 2

### continue
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done
#> 1
#> 3

### break n
for i in 1 2; do for j in a b; do [ $j = b ] && break 2; echo $i$j; done; done; echo end
#> 1a
#> end

### continue n
for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; echo not; done
#> 1a
#> 2a

### break more than there are
for i in 1 2; do break 9; done; echo $i
#> 1

### break in a while's condition
while break; do echo no; done; echo yes
#> yes

### if, elif, else
for i in 1 2 3; do if [ $i = 1 ]; then echo one; elif [ $i = 2 ]; then echo two; else echo many; fi; done
#> one
#> two
#> many

### several commands in a condition
if false; true; then echo yes; fi; while echo c; false; do :; done
#> yes
#> c

### case
for i in a b abc ''; do case $i in a) echo 1;; b|c) echo 2;; a*) echo 3;; *) echo 4;; esac; done
#> 1
#> 2
#> 3
#> 4

### case with parentheses, and no last ;;
case a in (b) echo 1;; (a) echo 2
esac
#> 2

### case's word is expanded
a=x; case $a$a in xx) echo 1;; esac; case "$(echo y)" in y) echo 2;; esac
#> 1
#> 2

### case's patterns are expanded only as needed
case a in a) echo 1;; $(echo b >&2)) echo 2;; esac
#> 1

### case with ;&
case a in a) echo 1;& b) echo 2;; c) echo 3;; esac
#> 1
#> 2
#@ bash
#~ POSIX 2024 has it; dash and busybox ash do not yet

### an empty case
case a in esac; echo $?
#> 0

### nested compound commands
for i in 1 2; do case $i in 1) if true; then { (echo a); }; fi;; 2) while true; do echo b; break; done;; esac; done
#> a
#> b

### reserved words as arguments
echo if then else fi for in do done while case esac { } !
#> if then else fi for in do done while case esac { } !

### a compound command in a pipeline
for i in b a; do echo $i; done | sort | while read x; do echo "<$x>"; done
#> <a>
#> <b>

### ( ) right behind each other
(echo a);(echo b)
#> a
#> b

### { needs a blank, } a separator
{ echo a; }; echo {b}
#> a
#> {b}

### break out of a loop from eval
for i in 1 2; do eval break; done; echo $i
#> 1

### a loop in a function and return
f() { for i in 1 2 3; do [ $i = 2 ] && return 5; done; }; f; echo $i $?
#> 2 5

### many levels
i=0; for a in 1 2 3; do for b in 1 2 3; do for c in 1 2 3; do i=$((i+1)); done; done; done; echo $i
#> 27

### while read with a redirection and variables kept
printf 'a\nb\n' > f; n=0; while read x; do n=$((n+1)); done < f; echo $n $x
#> 2

### newlines where they may be
for i in a
do
echo $i
done
if
true
then
echo b
fi
case c
in
c)
echo c
;;
esac
#> a
#> b
#> c
