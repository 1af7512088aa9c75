### a syntax error ends the shell
sh -c 'echo a
if
echo b' 2>/dev/null; echo $(($? > 0))
#> a
#> 1

### a special builtin's wrong use ends the shell
sh -c 'shift x; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#@ dash ash
#~ bash goes on: it says only that no number was given

### a special builtin's redirection error ends the shell
for b in : 'eval true' 'export a=1' 'readonly a=1' 'set -- a' 'times' 'trap - INT' 'unset a' '. /dev/null' 'exec' 'shift 0'
do sh -c "$b < nothing; echo no" 2>/dev/null; echo $(($? > 0)); done | sort -u
#> 1

### a builtin's redirection error does not end the shell
for b in 'echo a' 'cd /' 'true' 'pwd' 'read a' 'test a' '[ a ]' 'umask' 'wait' 'alias' 'type cd' 'hash -r' 'getopts a b' 'command echo'
do sh -c "$b < nothing; echo goes on" 2>/dev/null; done | sort -u
#> goes on

### a program's redirection error does not end the shell
sh -c 'cat < nothing; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### a function's redirection error does not end the shell, it is not run
sh -c 'f() { echo ran; }; f < nothing; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### a compound command's redirection error does not end the shell
for c in '{ echo ran; }' '(echo ran)' 'if true; then echo ran; fi' 'while true; do echo ran; break; done' 'for i in a; do echo ran; done' 'case a in a) echo ran;; esac' 'until false; do echo ran; break; done'
do sh -c "$c < nothing; echo \$((\$? > 0)) goes on" 2>/dev/null; done | sort -u
#> 1 goes on

### a redirection error without a command does not end the shell
sh -c '< nothing; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### exec's redirection error ends the shell
sh -c 'exec < nothing; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an assignment error ends the shell
sh -c 'readonly a=1; a=2; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an assignment error before a special builtin ends the shell
sh -c 'readonly a=1; a=2 :; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an assignment error before another command: it is not run
sh -c 'readonly a=1; a=2 echo ran' 2>/dev/null; echo $(($? > 0))
#> 1

### an assignment error in for ends the shell
sh -c 'readonly i; for i in a; do echo $i; done; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an assignment error in export and readonly ends the shell
sh -c 'readonly a=1; export a=2; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'readonly a=1; readonly a=2; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### unset of a readonly variable is an error of a special builtin
sh -c 'readonly a=1; unset a; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#@ dash ash
#~ bash goes on

### an expansion error ends the shell
sh -c 'unset a; : ${a?}; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'unset a; echo ${a?}; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'set -u; unset a; echo $a; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'echo $((1 +)); echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#> 1
#> 1

### an expansion error in an assignment ends the shell
sh -c 'unset b; a=${b?}; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an expansion error in for, case and a redirection ends the shell
sh -c 'unset b; for i in ${b?}; do :; done; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'unset b; case ${b?} in x) ;; esac; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### an expansion error in a function ends the shell
sh -c 'f() { echo ${b?}; }; unset b; f; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an expansion error in a condition ends the shell
sh -c 'unset b; if echo ${b?}; then :; fi; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'unset b; echo ${b?} || echo no; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### an expansion error in a subshell ends only it
sh -c '(unset b; echo ${b?}; echo no); echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### an expansion error in a substitution ends only it
sh -c 'a=$(unset b; echo ${b?}; echo no); echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### an expansion error in a pipeline's first stage ends only it
sh -c 'unset b; echo ${b?} | cat; echo goes on' 2>/dev/null
#> goes on

### a command that is not found does not end the shell
sh -c 'no-such-command; echo $? goes on' 2>/dev/null
#> 127 goes on

### an error of a utility does not end the shell
sh -c 'cd /nowhere; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### the EXIT trap runs when an error ends the shell
sh -c 'trap "echo bye" EXIT; readonly a=1; a=2' 2>/dev/null; sh -c 'trap "echo bye" EXIT; set -u; echo $nothing' 2>/dev/null; echo $(($? > 0))
#> bye
#> bye
#> 1

### command keeps a special builtin's error from ending the shell
sh -c 'command set -o nothing; echo $(($? > 0)) goes on' 2>/dev/null
sh -c 'command . ./nothing; echo $(($? > 0)) goes on' 2>/dev/null
sh -c 'command exec < nothing; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on
#> 1 goes on
#> 1 goes on

### . of a file that is not there ends the shell
sh -c '. ./nothing; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### a syntax error in a file of . ends the shell
echo 'if' > f; sh -c '. ./f; echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### a syntax error in eval ends the shell
sh -c 'eval if; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'eval "echo )"; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### a syntax error in a subshell's text is found before anything of its command runs
sh -c 'echo a; (if); echo b' 2>/dev/null; echo $(($? > 0))
#> 1

### an option of set that does not exist ends the shell
sh -c 'set -o nothing; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'set -Z; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#@ dash bash
#~ ash goes on behind a bad name

### a bad name in export and readonly ends the shell
sh -c 'export 1a=x; echo no' 2>/dev/null; echo $(($? > 0))
sh -c 'readonly 1a=x; echo no' 2>/dev/null; echo $(($? > 0))
#> 1
#> 1
#@ dash ash
#~ bash goes on

### a write error is an error of the utility only
sh -c 'echo a >&-; echo $(($? > 0)) goes on' 2>/dev/null
#> 1 goes on

### messages go to standard error
sh -c 'no-such-command; cd /nowhere; cat < nothing; set -o nothing' 2>/dev/null
echo $(($? > 0))
#> 1

### a message names the script
echo 'no-such-command' > script; sh script
#! script.*no-such-command
#? 127

### a subshell's write error
(echo a >&-) 2>/dev/null; echo $?; { echo b; } >&- 2>/dev/null; echo $?
#> 1
#> 1
