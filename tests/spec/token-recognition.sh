### operators end a word without blanks
echo a;echo b&&echo c||echo d
#> a
#> b
#> c

### the longest operator is taken
echo a>>f;echo b>>f;cat<f
#> a
#> b

### && is not & and &
true&&echo yes; false&&echo no; echo end
#> yes
#> end

### a comment goes to the end of the line
echo a # b; echo c
# echo d
echo e
#> a
#> e

### a number sign inside a word is no comment
echo a#b c# '#'d
#> a#b c# #d

### a number sign behind an operator begins a comment
echo a;# echo b
(echo c)# echo d
#> a
#> c

### a comment between the commands of a list
if true # condition
then # body
  echo a # command
fi # end
#> a

### a comment behind a pipe sign
echo a | # the next line goes on
cat
#> a

### a comment behind && and ||
true && # comment
  echo a
false || # comment
  echo b
#> a
#> b

### an empty script does nothing
:
#? 0

### only blank lines and comments

	
  # nothing
#? 0

### tabs and blanks separate words alike
echo	a 	 b
#> a b

### blanks before and behind a line do not matter
  	echo a  	
#> a

### a semicolon behind the last command
echo a; echo b;
#> a
#> b

### a word that is digits before a redirection is its number
echo a 1>f; cat f; echo b 2>f; cat f
#> a
#> b

### digits with a blank before the redirection are a word
echo 1 >f; cat f
#> 1

### digits behind other characters are no number
echo a1>f; cat f
#> a1

### digits from an expansion are no number
a=2; echo $a>f; cat f
#> 2

### a carriage return is an ordinary character
eval "$(printf 'echo a\rb')" | od -An -c
#>    a  \r   b  \n

### a newline ends a command, a semicolon too
eval 'echo a
echo b; echo c'
#> a
#> b
#> c

### parentheses are operators
(echo a)&&(echo b)
#> a
#> b

### a brace is a reserved word only where one can stand
echo { } {a} a}
#> { } {a} a}

### braces need a blank or newline behind them
{echo 2>/dev/null; echo $?
#> 127

### an assignment is recognized before the command's name only
a=1 b=2; echo c=3 $a $b
#> c=3 1 2

### an assignment's value may be quoted in parts
a=x'y z'"w  v"\ u; echo "$a"
#> xy zw  v u

### the text of $( ) belongs to the word
echo a$(echo b c)d
#> ab cd

### the text of ${ } belongs to the word, blanks too
unset a; echo ${a:-b c}d
#> b cd

### the text of $(( )) belongs to the word
echo a$(( 1 + 2 ))b
#> a3b

### backquotes belong to the word
echo a`echo b c`d
#> ab cd

### a NUL byte in a script does not end it
printf 'echo c\n: a\0b\necho d\n' > s; sh s 2>/dev/null
#> c
#> d

### a very long word
a=$(printf '%010000d' 0); echo ${#a}
#> 10000

### a very long line
a=; i=0; while [ $i -lt 500 ]; do a="$a ; :"; i=$((i + 1)); done; eval ": $a"; echo $?
#> 0

### a line continuation before an operator
echo a \
  && echo b \
  || echo c
#> a
#> b

### a pipe may stand at the end of a line
echo a |
  tr a b |

  tr b c
#> c

### an unexpected token is a syntax error
sh -c ')' 2>/dev/null; echo $((!$?))
sh -c '|' 2>/dev/null; echo $((!$?))
sh -c '&' 2>/dev/null; echo $((!$?))
sh -c ';' 2>/dev/null; echo $((!$?))
sh -c '&& true' 2>/dev/null; echo $((!$?))
#> 0
#> 0
#> 0
#> 0
#> 0

### an operator without its second command is a syntax error
sh -c 'true &&' 2>/dev/null; echo $((!$?))
sh -c 'true |' 2>/dev/null; echo $((!$?))
sh -c 'true ||' 2>/dev/null; echo $((!$?))
#> 0
#> 0
#> 0

### two semicolons outside of case are a syntax error
sh -c 'echo a;; echo b' 2>/dev/null; echo $((!$?))
#> 0

### an unterminated quote is a syntax error
sh -c "echo 'a" 2>/dev/null; echo $((!$?))
sh -c 'echo "a' 2>/dev/null; echo $((!$?))
#> 0
#> 0

### an unterminated substitution is a syntax error
sh -c 'echo $(a' 2>/dev/null; echo $((!$?))
sh -c 'echo `a' 2>/dev/null; echo $((!$?))
sh -c 'echo ${a' 2>/dev/null; echo $((!$?))
sh -c 'echo $((1' 2>/dev/null; echo $((!$?))
#> 0
#> 0
#> 0
#> 0

### what stands before a syntax error's line has run
sh -c 'echo a
echo b
)
echo c' 2>/dev/null
echo $((!$?))
#> a
#> b
#> 0

### digits before a redirection are its number, also behind another redirection's operator
sh -c ": <0>0" 2>/dev/null; echo $(($? > 0)); sh -c ": >1<x" 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### a line continuation amid a word, an operator, a name and quotes
ec\
ho a\
b; x=abc; echo "$\
x" "${x\
}"; true &\
& echo and; echo $\
((1+\
1))
#> ab
#> abc abc
#> and
#> 2
