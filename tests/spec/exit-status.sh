### a command that is not found
no-such-command 2>/dev/null; echo $?; /no/such/command 2>/dev/null; echo $?
#> 127
#> 127

### a command that may not be run
> f; ./f 2>/dev/null; echo $?
#> 126

### a folder as a command
mkdir d; ./d 2>/dev/null; echo $?
#> 126

### a path through a file
> f; ./f/x 2>/dev/null; echo $?
#> 127
#@ dash ash
#~ bash says 126

### a command that a signal ended
exec 2>/dev/null; sh -c 'kill -HUP $$'; echo $?; sh -c 'kill -USR1 $$'; echo $?
#> 129
#> 138

### a subshell that a signal's command ended
exec 2>/dev/null; (sh -c 'kill -KILL $$'); echo $?
#> 137

### the statuses 0 to 255 come through
for s in 0 1 2 125 126 127 128 129 200 255; do sh -c "exit $s"; echo $?; done | tr '\n' ' '
#>- 0 1 2 125 126 127 128 129 200 255 

### an exit status is taken modulo 256
sh -c 'exit 256'; echo $?; sh -c 'exit 257'; echo $?
#> 0
#> 1

### the status of a list is the last command's
true; false; echo $?; false; true; echo $?
#> 1
#> 0

### the status of && and ||
false && true; echo $?; true && false; echo $?; false || false; echo $?; true || false; echo $?
#> 1
#> 1
#> 1
#> 0

### a longer chain
false || true && false; echo $?; true && false || true; echo $?; false && false || false; echo $?
#> 1
#> 0
#> 1

### the status that skipped commands leave
(exit 3) && echo no; echo $?; true || echo no; echo $?
#> 3
#> 0

### a pipeline's is its last command's
false | true; echo $?; true | false; echo $?; true | (exit 5) | true; echo $?
#> 0
#> 1
#> 0

### a negated pipeline's is 0 or 1
! (exit 5); echo $?; ! true; echo $?; ! true | false; echo $?
#> 0
#> 1
#> 0

### if without else whose condition fails: 0
if false; then :; fi; echo $?; if (exit 3); then :; fi; echo $?
#> 0
#> 0

### if's is the branch's that was taken
if true; then (exit 3); fi; echo $?; if false; then :; else (exit 4); fi; echo $?; if false; then :; elif true; then (exit 5); fi; echo $?
#> 3
#> 4
#> 5

### while's is its last body's, 0 without any
while false; do :; done; echo $?; i=0; while [ $((i += 1)) -lt 3 ]; do (exit 7); done; echo $?
#> 0
#> 7

### until's
until true; do :; done; echo $?; i=0; until [ $((i += 1)) -gt 2 ]; do (exit 8); done; echo $?
#> 0
#> 8

### for's is its last body's, 0 without any
for i in; do false; done; echo $?; for i in 1 2; do (exit $i); done; echo $?
#> 0
#> 2

### case's is its branch's, 0 without any
case a in b) false;; esac; echo $?; case a in a) (exit 3);; esac; echo $?; case a in a) ;; esac; echo $?
#> 0
#> 3
#> 0

### break leaves 0
for i in 1; do false; break; done; echo $?; while true; do (exit 3); break; done; echo $?
#> 0
#> 0

### continue leaves 0
for i in 1; do false; continue; done; echo $?
#> 0

### a function's is its last command's or return's
f() { false; }; f; echo $?; f() { return 3; }; f; echo $?; f() { (exit 4); return; }; f; echo $?
#> 1
#> 3
#> 4

### a group's and a subshell's
{ true; false; }; echo $?; (true; (exit 3)); echo $?
#> 1
#> 3

### a definition's is 0
false; f() { false; }; echo $?
#> 0

### a background command's is 0
false & echo $?; wait
#> 0

### an assignment's is 0
false; a=1; echo $?
#> 0

### a redirection's alone is 0
false; > f; echo $?
#> 0

### a redirection's alone with a substitution
> f$(exit 3); echo $?
#> 3

### a script's is its last command's
echo '(exit 5)' > s; sh s; echo $?; echo 'true' > s; sh s; echo $?; > s; sh s; echo $?
#> 5
#> 0
#> 0

### sh of a script that is not there
sh nothing 2>/dev/null; echo $?
#> 127
#@ bash
#~ dash and ash: 2; the standard: 127 (sh, EXIT STATUS)

### exec of what cannot be run
(exec no-such-command) 2>/dev/null; echo $?; > f; (exec ./f) 2>/dev/null; echo $?
#> 127
#> 126

### eval's and .'s
eval false; echo $?; eval; echo $?; echo '(exit 3)' > f; . ./f; echo $?; > f; false; . ./f; echo $?
#> 1
#> 0
#> 3
#> 0

### wait's
(exit 3) & wait $!; echo $?; (exit 4) & wait; echo $?; wait 99999 2>/dev/null; echo $?
#> 3
#> 0
#> 127

### wait's for a process that a signal ended
sleep 30 & kill -TERM $!; wait $! 2>/dev/null; echo $?
#> 143

### wait says what ended a process that it names
sleep 9 & kill -s TERM $!; wait $!; echo $?
#! .*Terminated.*
#> 143
#@ dash ash
#~ bash says nothing where it was given no job control
