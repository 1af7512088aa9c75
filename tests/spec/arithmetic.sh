### operators
echo $((1+2)) $((5-7)) $((3*4)) $((7/2)) $((7%3)) $((-7/2)) $((-7%3))
#> 3 -2 12 3 1 -3 -1

### precedence and parentheses
echo $((1+2*3)) $(((1+2)*3)) $((2*3%4)) $((10-2-3)) $((100/10/2))
#> 7 9 2 5 5

### comparisons are 1 or 0
echo $((1<2)) $((2<=1)) $((1>2)) $((2>=2)) $((1==1)) $((1!=1))
#> 1 0 0 1 1 0

### logic
echo $((1&&0)) $((1||0)) $((!5)) $((!0)) $((0||0)) $((2&&3))
#> 0 1 0 1 0 1

### bits
echo $((6&3)) $((6|3)) $((6^3)) $((~0)) $((1<<4)) $((-16>>2))
#> 2 7 5 -1 16 -4

### the conditional operator
echo $((1?2:3)) $((0?2:3)) $((0?1:0?2:3))
#> 2 3 3

### variables without and with $
a=5; echo $((a+1)) $(($a+1)) $((a*a)) $((-a))
#> 6 6 25 -5

### an unset or empty variable is 0
unset a; b=; echo $((a+1)) $((b+1))
#> 1 1

### assignments
echo $((a=3)) $a; echo $((a+=2)) $((a-=1)) $((a*=3)) $((a/=2)) $((a%=4)) $a
echo $((a<<=2)) $((a>>=1)) $((a|=1)) $((a&=3)) $((a^=1))
#> 3 3
#> 5 4 12 6 2 2
#> 8 4 5 1 0

### hexadecimal and octal
echo $((0x1F)) $((017)) $((0xa+010))
#> 31 15 18

### 64 bits
echo $((9223372036854775807)) $((1<<62)) $((9223372036854775807+1))
#> 9223372036854775807 4611686018427387904 -9223372036854775808

### blanks do not matter
echo $(( 1 +	2
)) $((   3   ))
#> 3 3

### unary operators
echo $((- 3)) $((+3)) $((- -3)) $((!!3)) $((~-1)) $((-3-+3))
#> -3 3 3 1 0 -6

### what is not evaluated has no effect
a=1; echo $((0 && (a=5))) $((1 || (a=6))) $((1 ? 2 : (a=7))) $a
#> 0 1 2 1
#@ dash bash
#~ busybox ash makes the assignment of the branch that is not taken

### a comma-free nesting of expansions
a=2; echo $(( $((a+1)) * ${a} + $(echo 4) ))
#> 10

### division by zero is an error
(echo $((1/0))) 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### a syntax error
(eval 'echo $((1+))') 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### a value that is no number is an error
a=x1y; a='1 2'; (echo $((a))) 2>/dev/null; [ $? -ne 0 ] && echo error
#> error

### a variable with an expression's value
a=0x10; b=-3; echo $((a)) $((b*2))
#> 16 -6

### results are words
echo a$((1+1))b "$((3))"
#> a2b 3

### in an assignment, and as a counter
i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done
#> 1
#> 2
#> 3

### positional parameters
set -- 4 5; echo $(($1*$2)) $(($#+1))
#> 20 3

### precedence of shifts and comparisons
echo $((1<<2+1)) $((1<2==1)) $((4&6==6)) $((1|2^3&2))
#> 8 1 0 1

### bit operators and comparisons in arithmetic whose text is known only when it runs
e='6 & 3'; echo $(($e)); e='6 | 3'; echo $(($e)); e='6 ^ 3'; echo $(($e)); e='5-7'; echo $(($e))
e='1 < 2'; echo $(($e)); e='1 > 2'; echo $(($e)); e='2 <= 2'; echo $(($e)); e='2 >= 3'; echo $(($e))
e='2 == 2'; echo $(($e)); e='2 != 2'; echo $(($e))
#> 2
#> 7
#> 5
#> -2
#> 1
#> 0
#> 1
#> 0
#> 1
#> 0

### logical operators and unary signs in such a text
e='1 && 0'; echo $(($e)); e='0 || 2'; echo $(($e)); e='!3'; echo $(($e)); e='~3'; echo $(($e)); e='- -3'; echo $(($e)); e='+3'; echo $(($e))
#> 0
#> 1
#> 0
#> -4
#> 3
#> 3

### assignments in such a text
a=7; for e in 'a+=2' 'a-=1' 'a*=3' 'a/=5' 'a%=3' 'a<<=3' 'a>>=1' 'a|=1' 'a&=6' 'a^=3'; do echo "$(($e)) $a"; done
#> 9 9
#> 8 8
#> 24 24
#> 4 4
#> 1 1
#> 8 8
#> 4 4
#> 5 5
#> 4 4
#> 7 7

### a negative exponent
(e='2 ** -1'; echo $(($e))) 2>/dev/null || echo refused
#> refused

### a variable that refers to itself
(a=a; echo $((a))) 2>/dev/null || echo refused
#> refused

### arithmetic nested too deeply
e=$(printf '%05000d' 0 | tr 0 '('); (echo $((e))) 2>/dev/null || echo refused
#> refused

### [[ ]] compares numbers, and arithmetic on them
[[ 1+1 -eq 2 ]] && echo eq; [[ 3 -gt 2 && 2 -le 2 ]] && echo gt; x=5; [[ x -lt 6 ]] && echo variable
#> eq
#> gt
#> variable
#@ bash
#~ an extension that dash lacks, and ash has in part

### an arithmetic expansion without an end
(eval 'echo $((1+2') 2>/dev/null || echo refused; (eval 'echo ${x') 2>/dev/null || echo refused
#> refused
#> refused
