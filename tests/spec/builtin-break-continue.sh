### break ends the innermost loop
for i in 1 2; do for j in a b; do break; done; echo $i$j; done
#> 1a
#> 2a

### break n ends n loops
for i in 1 2; do for j in a b; do break 2; done; echo no; done; echo $i$j
#> 1a

### break 3 of three
for i in 1 2; do for j in a b; do for k in x y; do break 3; done; done; done; echo $i$j$k
#> 1ax

### break 2 of three goes on with the outermost
for i in 1 2; do for j in a b; do for k in x y; do break 2; done; done; echo $i$j$k; done
#> 1ax
#> 2ax

### break with more than there are ends all
for i in 1 2; do for j in a b; do break 9; done; echo no; done; echo $i$j
#> 1a

### break in while and until
while true; do break; echo no; done; until false; do break; echo no; done; echo end
#> end

### break 2 over loops of different kinds
for i in 1 2; do while true; do break 2; done; done; echo $i; until false; do for j in a; do break 2; done; done; echo $j
#> 1
#> a

### break in an if in a loop
for i in 1 2 3; do if [ $i = 2 ]; then break; fi; echo $i; done
#> 1

### break in a case in a loop
for i in 1 2 3; do case $i in 2) break;; esac; echo $i; done
#> 1

### break in a group in a loop
for i in 1 2 3; do { echo $i; break; }; done
#> 1

### break in eval
for i in 1 2 3; do eval break; echo no; done; echo $i
#> 1

### break's number from an expansion
n=2; for i in 1 2; do for j in a b; do break $n; done; echo no; done; echo $i$j
#> 1a

### break leaves the status 0
for i in 1; do false; break; done; echo $?
#> 0

### break restores the loop's redirections
for i in 1 2; do echo $i; break; done > f; echo out; cat f
#> out
#> 1

### break of 0 is an error
sh -c 'for i in 1 2; do break 0; done; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#@ dash ash
#~ bash breaks the loops and goes on

### break of what is no number is an error
sh -c 'for i in 1 2; do break x; done; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### continue goes on with the next round
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done
#> 1
#> 3

### continue n goes on with the n-th loop outside
for i in 1 2; do for j in a b; do continue 2; done; echo no; done; echo $i$j
#> 2a

### continue with more than there are goes on with the outermost
for i in 1 2; do for j in a b; do continue 9; done; echo no; done; echo $i$j
#> 2a

### continue in while runs the condition again
i=0; while [ $((i += 1)) -lt 4 ]; do [ $i = 2 ] && continue; echo $i; done
#> 1
#> 3

### continue in until
i=0; until [ $((i += 1)) -gt 3 ]; do [ $i = 2 ] && continue; echo $i; done
#> 1
#> 3

### continue 2 over loops of different kinds
for i in 1 2; do while true; do echo $i; continue 2; done; done
#> 1
#> 2

### continue in eval
for i in 1 2; do eval continue; echo no; done; echo $i
#> 2

### continue leaves the status 0
for i in 1; do false; continue; done; echo $?
#> 0

### continue in a case
for i in 1 2 3; do case $i in 2) continue;; esac; echo $i; done
#> 1
#> 3

### continue of what is no number is an error
sh -c 'for i in 1 2; do continue x; done; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### break in a subshell in a loop ends only the subshell
for i in 1 2; do (break; echo no); echo $i; done
#> 1
#> 2
#@ dash ash
#~ bash's subshell goes on behind break

### break in a sourced file ends the loop around
echo break > f; for i in 1 2; do . ./f; echo no; done; echo $i
#> 1

### break behind a pipe is in a subshell: the loop goes on
for i in 1 2; do true | break; echo $i; done
#> 1
#> 2
