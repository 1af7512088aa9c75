### an alias is replaced by its value
alias a='echo b'
a c
#> b c

### an alias holds from the next line on
alias a='echo a'; a 2>/dev/null; echo $?
a
#> 127
#> a

### a quoted name is no alias
alias echo='echo x'
\echo a; 'echo' b; "echo" c; ec''ho d
#> a
#> b
#> c
#> d

### an alias in the middle of the words is none
alias a='b'
echo a a
#> a a

### a blank at the value's end: the next word may be an alias, too
alias run='echo ' what='that'
run what what
#> that what

### a tab at the value's end
alias run='echo	' what=that
run what
#> that

### a chain of values that end with a blank
alias e='echo ' x='y ' z='w'
e x z z
#> y w z

### an alias's value may begin with an alias
alias a='b x' b='echo'
a y
#> x y

### an alias does not expand itself
alias echo='echo a'
echo b
#> a b

### two aliases that name each other end
alias a=b b=a
a 2>/dev/null; echo $?
#> 127

### an alias may hold several commands
alias two='echo a; echo'
two b
#> a
#> b

### an alias may hold an operator
alias both='true && echo'
both a
#> a

### an alias may hold a pipe
alias p='echo a | tr a'
p b
#> b

### an alias may hold a redirection
alias out='>f'
out echo a
cat f
#> a

### an alias may be an assignment
alias as='v=1'
as; echo $v
#> 1

### an alias for a reserved word
alias begin='{' end='}'
begin echo a; end
#> a

### an alias may begin a compound command
alias when='if true; then'
when echo a; fi
#> a

### an alias of nothing before a command
alias a=
a echo b
#> b

### an alias of nothing keeps $?
alias a=
false
a
echo $?
#> 1

### a reserved word is no alias
alias if='echo if'
if true; then echo a; fi
#> a

### an alias behind an assignment and a redirection
alias e='echo a'
x=1 e
>f e
cat f
#> a
#> a

### an alias behind a pipe, && and !
alias a='echo x' t=true
echo 1 | a
true && a
! t; echo $?
#> x
#> x
#> 1

### aliases in a function's body are those of its definition
alias a='echo one'
f() { a; }
alias a='echo two'
f; a
#> one
#> two

### an alias in a subshell
alias a='echo x'
(a)
{ a; }
#> x
#> x

### a subshell's aliases are its own
alias a='echo outer'
(alias a='echo inner')
a
#> outer

### an alias that a substitution defines is its own
x=$(alias a='echo x')
a 2>/dev/null; echo $?
#> 127

### an alias in eval
alias a='echo x'
eval a
#> x

### an alias that eval defines
eval "alias a='echo x'"
a
#> x

### an alias in a file that is run by .
alias a='echo x'
echo a > f
. ./f
#> x

### alias with a name prints its value
alias a='b c'
alias a
#> a='b c'

### alias of an unknown name fails
alias nothing 2>/dev/null; echo $(($? > 0))
#> 1

### alias prints what can be read again
alias a="it's"
v=$(alias a); unalias a; eval "alias ${v#alias }"
alias a > f; alias a | grep -c "it'"
#> 1

### unalias takes one away
alias a='echo x'
unalias a
a 2>/dev/null; echo $?
#> 127

### unalias -a takes all away
alias a=x b=y
unalias -a
alias | wc -l | tr -d ' '
#> 0

### unalias of an unknown name fails
unalias nothing 2>/dev/null; echo $(($? > 0))
#> 1

### alias sets several at once
alias a='echo 1' b='echo 2'
a; b
#> 1
#> 2

### an alias's name may hold other characters than a variable's
alias a-b='echo x' c.d='echo y' 1='echo z'
a-b; c.d; 1
#> x
#> y
#> z

### a word that comes from an expansion is no alias
alias a='echo x'
b=a; $b 2>/dev/null; echo $?
#> 127

### an alias's value is read as input: quotes in it count
alias a="echo 'b  c'"
a
#> b  c

### an alias's value may end inside quotes
alias a="echo 'x"
a y'
#> x y

### an alias's value may leave an expansion for later
alias a='echo $v'
v=1; a; v=2; a
#> 1
#> 2

### an alias with a newline in it
alias a='echo x
echo'
a y
#> x
#> y

### an alias may be a comment's begin
alias rem='#'
rem echo a
echo b
#> b

### aliases are not exported
alias a='echo x'
sh -c 'a' 2>/dev/null; echo $?
#> 127

### an alias goes before a function
a() { echo function; }
alias a='echo alias'
a
\a
#> alias
#> function

### an alias goes before a builtin
alias cd='echo alias'
cd x
#> alias x

### an alias to for's words
alias f='for i in a b; do'
f echo $i; done
#> a
#> b

### an alias of ;; in case
alias end=';;'
case a in a) echo x
end
esac
#> x

### an alias behind then, do, else and {
alias e='echo x'
if true; then e; fi
if false; then :; else e; fi
for i in 1; do e; done
{ e; }
#> x
#> x
#> x
#> x

### command -v shows an alias
alias a='echo x'
command -v a >f; grep -c 'echo x' f
#> 1

### behind an alias that ends with a blank the here-document's delimiter may be one
alias c=' cat << ' e=' \END '
c e
a $x
END
#> a $x
#~ bash expands aliases in scripts in its POSIX mode only

### behind a compound command stands a command's border, where a word may be an alias
alias into='| cat' end=done
eval '{ echo a; } into
(echo b) into'
eval 'for i in c; do { echo $i; } into
end'
#> a
#> b
#> c
