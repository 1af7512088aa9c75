### the status of a simple command
true; echo $?; false; echo $?
#> 0
#> 1

### a command that is not there: 127
no-such-command 2>/dev/null; echo $?
#> 127

### a file that can't be executed: 126
echo x > f; chmod -x f; ./f 2>/dev/null; echo $?
#> 126

### a path that is not there: 127
./nothing 2>/dev/null; echo $?
#> 127

### a command ended by a signal: 128 and its number
exec 2>/dev/null
sh -c 'kill -TERM $$'; echo $?
sh -c 'kill -KILL $$'; echo $?
#> 143
#> 137

### exit without operand takes $?
(false; exit); echo $?
(true; exit); echo $?
#> 1
#> 0

### exit takes its operand modulo 256
(exit 3); echo $?; (exit 255); echo $?
#> 3
#> 255

### the script's own status
true
exit 9
#? 9

### the status of a pipeline is the last command's
false | true; echo $?; true | false; echo $?; exit 3 | exit 4; echo $?
#> 0
#> 1
#> 4

### ! turns it round
! true; echo $?; ! false; echo $?; ! true | false; echo $?
#> 1
#> 0
#> 0

### a list's status
true && false; echo $?; false || true; echo $?; false && true; echo $?; true; false; echo $?
#> 1
#> 0
#> 1
#> 1

### if without a branch taken: 0
if false; then :; fi; echo $?
#> 0

### if's status is its branch's
if true; then false; fi; echo $?; if false; then :; else (exit 5); fi; echo $?
#> 1
#> 5

### a loop that never runs: 0
while false; do :; done; echo $?; for i in; do false; done; echo $?; until true; do false; done; echo $?
#> 0
#> 0
#> 0

### a loop's status is its last command's
for i in 1; do (exit 4); done; echo $?
i=0; while [ $i -lt 1 ]; do i=1; (exit 6); done; echo $?
#> 4
#> 6

### case without match: 0
false; case a in b) :;; esac; echo $?
#> 0

### case's status is its list's
case a in a) (exit 2);; esac; echo $?
#> 2

### an empty item of case: 0
false; case a in a) ;; esac; echo $?
#> 0

### a function's status
f() { return 3; }; f; echo $?; f() { false; }; f; echo $?
#> 3
#> 1

### a subshell's status
(exit 8); echo $?; (true; false); echo $?
#> 8
#> 1

### a group's status
{ true; (exit 2); }; echo $?
#> 2

### an assignment: 0
false; a=1; echo $?
#> 0

### a definition: 0
false; f() { :; }; echo $?
#> 0

### a background command: 0
false & echo $?; wait
#> 0

### wait's status is the process's
(exit 7) & wait $!; echo $?
#> 7

### wait of many: 0
(exit 7) & (exit 8) & wait; echo $?
#> 0

### wait of one unknown: 127
wait 999999 2>/dev/null; echo $?
#> 127

### a redirection alone: 0, or failure
> f; echo $?; (< nothing) 2>/dev/null; [ $? -ne 0 ] && echo failed
#> 0
#> failed

### $? inside expansions of the next command
(exit 3); echo $? "$(echo $?)"
#> 3 3

### the status of eval
eval false; echo $?; eval; echo $?; eval '(exit 4)'; echo $?
#> 1
#> 0
#> 4

### the status of .
echo 'return 5' > f; . ./f; echo $?; echo false > f; . ./f; echo $?
#> 5
#> 1

### set -e ends at a failure
(set -e; false; echo not here); echo $?
#> 1

### set -e: not in conditions
set -e
if false; then :; fi
while false; do :; done
false || true
! true
false && true
echo here
#> here

### set -e: the last of && counts
(set -e; true && false; echo not here); echo $?
#> 1

### set -e in a function called in a condition is off
set -e
f() { false; echo in; }
if f; then echo yes; fi
f || echo no
#> in
#> yes
#> in

### set -e: a pipeline's last command counts
(set -e; false | true; echo here; true | false; echo not here); echo $?
#> here
#> 1

### set -e: a subshell's failure counts
(set -e; (false; echo not here); echo nor here); echo $?
#> 1

### set -e: a substitution in an assignment counts
(set -e; a=$(false); echo not here); echo $?
(set -e; echo $(false) here); echo $?
#> 1
#> here
#> 0

### set -e: a group's redirection
(set -e; { false; } > f; echo not here); echo $?
#> 1

### set -e and !
(set -e; ! true; echo here); echo $?
#> here
#> 0

### set +e turns it off
set -e; set +e; false; echo here
#> here
