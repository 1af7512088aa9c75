### then runs where the condition succeeded
if true; then echo a; fi; if false; then echo b; fi
#> a

### else runs where it failed
if false; then echo a; else echo b; fi
#> b

### elif is tried next
if false; then echo a; elif true; then echo b; else echo c; fi
#> b

### several elif: the first that succeeds
if false; then :; elif false; then :; elif true; then echo 3; elif true; then echo 4; fi
#> 3

### conditions behind the one that succeeded are not run
if true; then :; elif echo no; then :; fi

### the condition is a list: its last command counts
if false; true; then echo a; fi; if true; false; then echo b; else echo c; fi
#> a
#> c

### a pipeline, && and ! as a condition
if echo x | grep -q x; then echo 1; fi; if true && ! false; then echo 2; fi
#> 1
#> 2

### an assignment as a condition
if a=$(false); then echo no; else echo 1; fi; if a=$(true); then echo 2; fi
#> 1
#> 2

### if in if
if true; then if false; then echo 1; else echo 2; fi; else echo 3; fi
#> 2

### if over several lines
if
  true
then
  echo a
else
  echo b
fi
#> a

### redirections on if
if echo c; then echo a; echo b >&2; fi > f 2>&1; cat f
#> c
#> a
#> b

### if in a pipeline
echo x | if read a; then echo "<$a>"; fi | cat
#> <x>

### a long chain of elif
n=50; s='if false; then :'; i=1; while [ $i -lt $n ]; do s="$s
elif [ $i = 49 ]; then echo $i"; i=$((i + 1)); done; eval "$s
fi"
#> 49

### while runs as long as the condition succeeds
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i + 1)); done
#> 0
#> 1
#> 2

### until runs as long as it fails
i=0; until [ $i -ge 2 ]; do echo $i; i=$((i + 1)); done
#> 0
#> 1

### a loop that is never entered
while false; do echo no; done; until true; do echo no; done; echo end
#> end

### the condition is a list
i=0; while i=$((i + 1)); [ $i -lt 3 ]; do echo $i; done
#> 1
#> 2

### break in the condition
while break; do echo no; done; echo a; until break; do echo no; done; echo b
#> a
#> b

### continue in the condition
i=0; while i=$((i + 1)); [ $i = 2 ] && continue; [ $i -lt 4 ]; do echo $i; done
#> 1
#> 3

### while and until nest
i=0; while [ $i -lt 2 ]; do j=0; until [ $j -ge 2 ]; do echo $i$j; j=$((j + 1)); done; i=$((i + 1)); done
#> 00
#> 01
#> 10
#> 11

### read as the condition
printf 'a b\nc\n' | while read x y; do echo "$y,$x"; done
#> b,a
#> ,c

### a last line without newline
printf 'a\nb' | { while read x; do echo $x; done; echo "<$x>"; }
#> a
#> <b>

### a redirection on the loop
while read x; do echo $x; done <<E
a
b
E
#> a
#> b

### output of a loop
i=0; while [ $i -lt 2 ]; do echo $i; i=$((i + 1)); done > f; cat f
#> 0
#> 1

### a variable set in the loop is there behind it
while :; do a=1; break; done; echo $a
#> 1

### do on its own line
while false
do
  echo no
done
until true
do echo no
done
echo end
#> end

### a loop in a condition
if while false; do :; done; then echo a; fi
#> a

### a loop in a function, ended by return
f() { while :; do return 3; done; }; f; echo $?
#> 3

### a loop in a subshell, ended by exit
(while :; do exit 3; done); echo $?
#> 3

### a loop with a program as its condition
> f; while sh -c '[ -f f ]'; do rm f; echo a; done
#> a

### a loop with many rounds
i=0; while [ $i -lt 5000 ]; do i=$((i + 1)); done; echo $i
#> 5000

### set -e: a failing condition ends nothing
sh -c 'set -e; while false; do :; done; until true; do :; done; if false; then :; fi; echo end'
#> end

### set -e: a failing body ends the shell
sh -c 'set -e; while true; do false; done; echo no'; echo $?
#> 1
