### a trap on a signal runs
trap 'echo got' USR1; kill -USR1 $$; echo end
#> got
#> end

### a trap on EXIT, with the status
(trap 'echo "bye $?"' EXIT; exit 3); echo $?
#> bye 3
#> 3

### exit in an EXIT trap
(trap 'exit 5' EXIT; exit 3); echo $?
#> 5

### the status comes back behind a trap
trap 'false' USR1; (exit 3); kill -USR1 $$; echo $?
#> 0

### an ignored signal
trap '' TERM; kill -TERM $$; echo alive
#> alive

### ignored signals are ignored in programs
trap '' TERM; sh -c 'kill -TERM $$; echo alive'
#> alive

### trap - restores
exec 2>/dev/null
trap 'echo no' USR1; trap - USR1; (kill -USR1 $(sh -c 'echo $PPID')); echo "$? alive"
#> 138 alive

### trap with a number
trap 'echo got' 15; kill -15 $$; echo end
#> got
#> end

### several signals
trap 'echo got' USR1 USR2; kill -USR1 $$; kill -USR2 $$
#> got
#> got

### trap without operand lists
trap 'echo a' INT; trap > f; grep -c 'echo a' f
#> 1

### trap -- '' and 0
(trap 'echo zero' 0; echo a)
#> a
#> zero

### a subshell's traps are reset
trap 'echo got' EXIT; (echo sub); echo end
#> sub
#> end
#> got

### a subshell's EXIT trap is its own
(trap 'echo sub' EXIT; echo in); echo out
#> in
#> sub
#> out

### a substitution's EXIT trap
echo "$(trap 'echo sub' EXIT; echo in)"
#> in
#> sub

### a signal interrupts wait
trap 'echo got' USR1; { sleep 0.2; kill -USR1 $$; sleep 0.2; } & wait; echo "$(( $? > 128 ))"
#> got
#> 1

### a trap runs behind the foreground command
trap 'echo trap' USR1; sh -c "kill -USR1 $$; echo command"; echo end
#> command
#> trap
#> end

### traps see variables
a=1; trap 'echo $a' USR1; a=2; kill -USR1 $$
#> 2

### a trap may return from a function
f() { kill -USR1 $$; echo not; }; trap 'a=1' USR1; f; echo $a
#> not
#> 1

### a TERM that nobody caught
exec 2>/dev/null
sh -c 'kill -TERM $$; echo not here'; echo $?
#> 143

### EXIT runs at the end of the script
trap 'echo end' EXIT
echo a
#> a
#> end

### EXIT runs at an error
(trap 'echo end' EXIT; set -u; echo $nothing) 2>/dev/null; echo behind
#> end
#> behind

### EXIT with set -e
(trap 'echo end' EXIT; set -e; false; echo no)
#> end
#? 1

### SIGPIPE ignored: a builtin fails
(trap '' PIPE; (sleep 0.1; echo a; echo $? >&3) 3>f 2>/dev/null | true; cat f)
#> 1

### trap ERR, then set -e
trap 'echo trapped $?' ERR; set -e
echo a; ( exit 3 ); echo not here
#> a
#> trapped 3
#? 3
#~ dash has no ERR
#@ bash ash

### a failure in the action of ERR does not call it again
err() { echo err $?; false; ( exit 2 ); echo end; }
trap err ERR
false
echo b
#> err 1
#> end
#> b
#~ dash has no ERR
#@ bash ash

### return without operand in a function called in an action: the status before it
f() { true; return; }
trap 'f; echo $?' USR1
(exit 19)
(kill -s USR1 $$; exit 19)
:
#> 19
#~ 0 in dash and ash
#@ bash

### trap ERR: behind a command that `set -e` would end the shell for
trap 'echo line $LINENO status $?' ERR
false
f() { false; return 3; }
f
if false; then :; fi
! true
false || true
( false; echo sub )
v=$(false; echo a)
v=$(false)
trap
trap - ERR
false
#> line 3 status 1
#> line 5 status 3
#> sub
#> line 11 status 1
#> trap -- 'echo line $LINENO status $?' ERR
#? 1
#~ dash has no ERR; ash's line numbers and lists are its own
#@ bash ash

### trap -p with names: their actions
trap 'echo a' USR1; trap '' INT; trap 'echo e' EXIT
trap -p INT USR1; trap -p TERM; [ "$(trap -p)" = "$(trap)" ] && trap - EXIT
#> trap -- '' INT
#> trap -- 'echo a' USR1
#~ dash and ash have no -p, bash's names begin with SIG
#@ -
