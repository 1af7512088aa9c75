### a reserved word is one only where a command begins
echo if then else elif fi do done case esac while until for in { } !
#> if then else elif fi do done case esac while until for in { } !

### a reserved word behind ; & | && || and a newline
true; if true; then echo a; fi
true && if true; then echo b; fi
false || if true; then echo c; fi
echo d | while read x; do echo $x; done
#> a
#> b
#> c
#> d

### a reserved word behind a reserved word
if if true; then true; fi then if true; then echo a; fi fi
#> a

### a reserved word behind a closing reserved word needs no separator
if true; then { echo a; } fi
while :; do if true; then break; fi done; echo b
#> a
#> b

### a reserved word behind a subshell needs no separator
if (true) then (echo a) else (echo b) fi
#> a

### a quoted reserved word is a word
"if" 2>/dev/null; echo $?
#> 127

### a reserved word behind an assignment is a word
a=1 if 2>/dev/null; echo $?
#> 127

### a reserved word from an expansion is a word
a=if; $a 2>/dev/null; echo $?
#> 127

### a reserved word may be a variable's name
if=1 then=2 for=3; echo $if $then $for
#> 1 2 3

### a reserved word may be a loop variable
for for in a b; do echo $for; done
for in in x y; do echo $in; done
#> a
#> b
#> x
#> y

### a reserved word may be a loop's value
for i in in do done; do echo $i; done
#> in
#> do
#> done

### a reserved word may be case's word
case in in in) echo a;; esac
case if in if) echo b;; esac
#> a
#> b

### esac as a pattern needs its parenthesis
case esac in (esac) echo a;; esac
#> a

### ! turns a pipeline's status round
! false; echo $?; ! true; echo $?
#> 0
#> 1

### ! before a compound command
! { false; }; echo $?; ! (true); echo $?; ! if false; then :; fi; echo $?
#> 0
#> 1
#> 1

### ! before a list of && and || belongs to its first pipeline
! false && echo a; ! true || echo b
#> a
#> b

### ! as an argument is a word
echo ! a !
#> ! a !

### } as an argument is a word
echo } a; { echo }; }
#> } a
#> }

### { alone as an argument
echo { { ; echo a
#> { {
#> a

### a reserved word as a redirection's word
echo a > if; cat < if
#> a

### do behind a newline
for i in a
do echo $i
done
while false
do echo no
done
#> a

### in behind a newline
case a
in a) echo yes;; esac
for i
in b; do echo $i; done
#> yes
#> b

### a list may not be empty between reserved words
sh -c 'if then true; fi' 2>/dev/null; echo $((!$?))
sh -c 'while do true; done' 2>/dev/null; echo $((!$?))
sh -c 'if true; then fi' 2>/dev/null; echo $((!$?))
sh -c 'for i in a; do done' 2>/dev/null; echo $((!$?))
#> 0
#> 0
#> 0
#> 0

### a closing reserved word without its opener is a syntax error
for w in then else elif fi do done esac '}'; do sh -c "$w" 2>/dev/null; echo $((!$?)); done | sort -u
#> 0

### an opener without its end is a syntax error
for t in 'if true; then :' 'while true; do :' 'for i in a; do :' 'case a in a) :' '{ :' '(:'; do
sh -c "$t" 2>/dev/null; echo $((!$?)); done | sort -u
#> 0
