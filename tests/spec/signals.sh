### a trap's action runs when the signal comes
trap 'echo caught' USR1; kill -USR1 $$; echo end
#> caught
#> end

### it runs each time
trap 'echo caught' USR1; kill -USR1 $$; kill -USR1 $$
#> caught
#> caught

### it runs behind the command in the foreground
trap 'echo caught' USR1; sh -c 'kill -USR1 $PPID; echo first'; echo end
#> first
#> caught
#> end

### each signal has its own action
trap 'echo 1' USR1; trap 'echo 2' USR2; kill -USR2 $$; kill -USR1 $$
#> 2
#> 1

### one action for several signals
trap 'echo caught' USR1 USR2 HUP; kill -USR1 $$; kill -USR2 $$; kill -HUP $$
#> caught
#> caught
#> caught

### signals by number
trap 'echo caught' 1 15; kill -1 $$; kill -15 $$
#> caught
#> caught

### a new action replaces the old one
trap 'echo old' USR1; trap 'echo new' USR1; kill -USR1 $$
#> new

### trap - takes the action away
exec 2>/dev/null; sh -c 'trap "echo caught" USR1; trap - USR1; kill -USR1 $$; echo no'; echo $?
#> 138

### trap with a number first takes actions away
exec 2>/dev/null; sh -c 'trap "echo caught" USR1; trap 10 USR2; kill -USR1 $$; echo no'; echo $?
#> 138

### an empty action ignores the signal
trap '' USR1; kill -USR1 $$; echo alive
#> alive

### an ignored signal is ignored in programs
trap '' USR1; sh -c 'kill -USR1 $$; echo alive'
#> alive

### a caught signal is at its default in programs
exec 2>/dev/null; trap 'echo no' USR1; sh -c 'kill -USR1 $$; echo no'; echo $?
#> 138

### a signal ignored at the start cannot be caught
sh -c 'trap "" USR1; exec sh -c "trap \"echo no\" USR1; kill -USR1 \$\$; echo end"'
#> end

### in a subshell caught signals are at their default
exec 2>/dev/null; trap 'echo no' USR1; (sh -c 'kill -USR1 $PPID'; echo still) & wait $!; echo $?
#> 138

### in a subshell ignored signals stay ignored
trap '' USR1; (sh -c 'kill -USR1 $$; echo alive')
#> alive

### the action sees $? of the command before
trap 'echo $?' USR1; (kill -USR1 $$; exit 3); :
#> 3

### $? comes back behind the action
trap 'false' USR1; kill -USR1 $$; echo $?
#> 0

### variables that an action sets are the shell's
trap 'a=1' USR1; kill -USR1 $$; echo $a
#> 1

### an action is expanded when it runs
a=1; trap 'echo $a' USR1; a=2; kill -USR1 $$; trap "echo $a" USR1; a=3; kill -USR1 $$
#> 2
#> 2

### an action of several commands and compound ones
trap 'for i in 1 2; do echo $i; done; if true; then echo 3; fi' USR1; kill -USR1 $$
#> 1
#> 2
#> 3

### an action may exit
sh -c 'trap "echo bye; exit 3" USR1; kill -USR1 $$; echo no'; echo $?
#> bye
#> 3

### an action may change its own trap
trap 'echo once; trap - USR1' USR1; kill -USR1 $$; trap | grep -c USR1
#> once
#> 0
#? 1

### an action may return from the function
f() { kill -USR1 $$; echo no; }; trap 'return 3' USR1; f; echo $?
#> 3

### an action may break a loop
trap 'break' USR1; for i in 1 2 3; do kill -USR1 $$; echo no; done; echo $i
#> 1

### an action may call functions
f() { echo "f $1"; }; trap 'f x' USR1; kill -USR1 $$
#> f x

### EXIT runs at the end
trap 'echo bye' EXIT; echo a
#> a
#> bye

### EXIT as 0
trap 'echo bye' 0; echo a
#> a
#> bye

### EXIT runs behind exit, set -e, an error
sh -c 'trap "echo bye" EXIT; exit'; sh -c 'trap "echo bye" EXIT; set -e; false'; sh -c 'trap "echo bye" EXIT; : ${a?}' 2>/dev/null; echo $(($? > 0))
#> bye
#> bye
#> bye
#> 1

### EXIT in a subshell
(trap 'echo sub' EXIT; echo a); echo b
#> a
#> sub
#> b

### EXIT is not inherited by subshells
trap 'echo bye' EXIT; (echo a); echo $(echo b); echo c | cat
#> a
#> b
#> c
#> bye

### EXIT in a command substitution
echo $(trap 'echo sub' EXIT; echo a)
#> a sub

### EXIT in a function is the shell's
f() { trap 'echo bye' EXIT; }; f; echo a
#> a
#> bye

### trap - EXIT
trap 'echo no' EXIT; trap - EXIT; echo a
#> a

### EXIT in the background
(trap 'echo sub' EXIT; echo a) & wait
#> a
#> sub

### EXIT runs behind exit in another action
sh -c 'trap "echo bye" EXIT; trap "exit 3" TERM; kill -TERM $$'; echo $?
#> bye
#> 3

### trap without operands writes what can be read again
trap 'echo "it'\''s"' USR1; trap > f; trap - USR1; . ./f; kill -USR1 $$
#> it's

### trap lists ignored signals
trap '' USR1; trap | grep -c "trap -- '' "
#> 1

### traps in a subshell may be saved in a substitution
trap 'echo a' USR1; t=$(trap); trap - USR1; eval "$t"; kill -USR1 $$
#> a
#@ bash ash
#~ dash lists nothing there; trap: a subshell may list the traps of before

### trap -- before an action
trap -- 'echo a' USR1; kill -USR1 $$
#> a

### an unknown signal is an error
(trap 'echo a' NOSUCH) 2>/dev/null; echo $(($? > 0))
#> 1

### trap of KILL and STOP has no effect
exec 2>/dev/null; sh -c 'trap "" KILL; kill -KILL $$; echo no'; echo $?
#> 137

### a signal interrupts wait, whose status says which
trap 'echo caught' USR1; sleep 30 & p=$!; (sleep 0.1; kill -USR1 $$) & wait $p; echo $?; kill $p
#> caught
#> 138

### a foreground program's end by SIGINT does not end a script that catches it
trap 'echo caught' INT; sh -c 'kill -INT $$'; echo $?
#> 130

### SIGPIPE ends a writer quietly
seq 100000 2>&1 | head -n 1
#> 1

### SIGPIPE ignored: a writer gets an error
(trap '' PIPE; { sleep 0.1; echo a; echo $(($? > 0)) >&3; } 2>/dev/null | true) 3>&1
#> 1

### a script that ends itself by a signal
exec 2>/dev/null; sh -c 'kill -TERM $$'; echo $?; sh -c 'kill -KILL $$'; echo $?; sh -c 'kill -PIPE $$'; echo $?
#> 143
#> 137
#> 141

### a child's end does not disturb
trap 'echo child' CHLD; trap - CHLD; true & wait; echo end
#> end

### CHLD may be ignored
trap '' CHLD; sh -c 'exit 3'; echo $?
#> 3

### TERM may be ignored
sh -c 'trap "" TERM; kill -TERM $$; echo alive'
#> alive

### a stopped child goes on with CONT
sleep 0.2 & kill -STOP $!; kill -CONT $!; wait $!; echo $?
#> 0

### a subshell may stop its shell and let it go on
(kill -STOP $$; kill -CONT $$; echo resumed); echo end
#> resumed
#> end

### a trap on PIPE is not for what a stage writes where nobody reads
trap 'echo got' PIPE
while echo a; do :; done | head -n 1
( while echo b; do :; done ) | head -n 1
echo end
#> a
#> b
#> end
