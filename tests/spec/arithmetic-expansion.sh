### decimal constants
echo $((0)) $((7)) $((123456789))
#> 0 7 123456789

### octal constants
echo $((00)) $((010)) $((0777))
#> 0 8 511

### hexadecimal constants
echo $((0x0)) $((0xff)) $((0XFF)) $((0xAbC))
#> 0 255 255 2748

### a sign
echo $((-1)) $((+1)) $((- 1)) $((- -1)) $((-(-1)))
#> -1 1 -1 1 1

### addition and subtraction go from left to right
echo $((1 + 2)) $((5 - 3)) $((10 - 3 - 2)) $((1 - 2 + 3))
#> 3 2 5 2

### multiplication and division go from left to right
echo $((2 * 3)) $((7 / 2)) $((100 / 5 / 2)) $((7 / 2 * 2))
#> 6 3 10 6

### division cuts toward zero
echo $((-7 / 2)) $((7 / -2)) $((-7 / -2))
#> -3 -3 3

### a remainder has the sign of the dividend
echo $((7 % 3)) $((-7 % 3)) $((7 % -3)) $((-7 % -3))
#> 1 -1 1 -1

### multiplication binds tighter than addition
echo $((1 + 2 * 3)) $((2 * 3 + 1)) $((8 - 6 / 2))
#> 7 7 5

### parentheses
echo $(((1 + 2) * 3)) $((2 * (3 + 1))) $((((1))))
#> 9 8 1

### shifts
echo $((1 << 4)) $((256 >> 4)) $((-16 >> 2)) $((1 << 0))
#> 16 16 -4 1

### shifts bind looser than addition
echo $((1 << 2 + 1)) $((16 >> 1 + 1))
#> 8 4

### less and greater
echo $((1 < 2)) $((2 < 1)) $((1 > 2)) $((2 > 1)) $((1 < 1))
#> 1 0 0 1 0

### less or equal and greater or equal
echo $((1 <= 1)) $((1 <= 0)) $((1 >= 1)) $((0 >= 1))
#> 1 0 1 0

### equality
echo $((1 == 1)) $((1 == 2)) $((1 != 1)) $((1 != 2))
#> 1 0 0 1

### comparison binds looser than shifts, tighter than equality
echo $((1 < 1 << 1)) $((1 == 2 > 1)) $((0 == 2 < 1))
#> 1 1 1

### and, or, exclusive or of bits
echo $((12 & 10)) $((12 | 10)) $((12 ^ 10)) $((~12))
#> 8 14 6 -13

### & binds tighter than ^, ^ tighter than |
echo $((1 | 2 ^ 3 & 1)) $((4 | 1 ^ 1))
#> 3 4

### & binds looser than ==
echo $((2 & 2 == 2)) $(((2 & 2) == 2))
#> 0 1

### logical not
echo $((!0)) $((!1)) $((!5)) $((!!5))
#> 1 0 0 1

### logical and
echo $((1 && 1)) $((1 && 0)) $((0 && 1)) $((2 && 3))
#> 1 0 0 1

### logical or
echo $((0 || 0)) $((1 || 0)) $((0 || 2))
#> 0 1 1

### && binds tighter than ||
echo $((1 || 0 && 0)) $((0 && 0 || 1))
#> 1 1

### || binds looser than |
echo $((0 || 0 | 2))
#> 1

### the conditional operator chooses
echo $((1 ? 2 : 3)) $((0 ? 2 : 3)) $((5 > 3 ? 10 : 20))
#> 2 3 10

### the conditional operator groups from the right
echo $((0 ? 1 : 0 ? 2 : 3)) $((1 ? 0 ? 1 : 2 : 3))
#> 3 2
#@ dash bash
#~ ash knows no nested ?:

### = assigns and has the value
echo $((a = 5)) $a
#> 5 5

### = groups from the right
echo $((a = b = 3)) $a $b
#> 3 3 3

### each assignment operator
a=10; : $((a += 5)); echo $a; : $((a -= 3)); echo $a; : $((a *= 2)); echo $a; : $((a /= 5)); echo $a; : $((a %= 3)); echo $a
#> 15
#> 12
#> 24
#> 4
#> 1

### each assignment operator on bits
a=6; : $((a <<= 2)); echo $a; : $((a >>= 1)); echo $a; : $((a &= 4)); echo $a; : $((a |= 3)); echo $a; : $((a ^= 5)); echo $a
#> 24
#> 12
#> 4
#> 7
#> 2

### an assignment to an unset variable
unset a; : $((a += 2)); echo $a
#> 2

### a variable by its name
a=5; echo $((a)) $((a + 1)) $((a * a))
#> 5 6 25

### a variable with $
a=5; echo $(($a)) $(($a + 1)) $((${a} * 2))
#> 5 6 10

### a variable with $ is put in as text
a='1 + 2'; echo $(($a * 3))
#> 7

### an unset variable is 0
unset a; echo $((a)) $((a + 1))
#> 0 1

### an empty variable is 0
a=; echo $((a)) $((a + 1))
#> 0 1

### a variable's value with blanks around
a=' 5 '; echo $((a + 1))
#> 6

### a variable's octal and hexadecimal value
a=010 b=0x10; echo $((a)) $((b)) $(($a + $b))
#> 8 16 24

### a variable's negative value
a=-5; echo $((a)) $((-a)) $((a - -5)) $((1-$a))
#> -5 5 0 6

### positional parameters
set -- 3 4; echo $(($1 * $2)) $(($# + 1))
#> 12 3

### $? and $# in it
true; echo $(($? + 1))
#> 1

### blanks and newlines are allowed anywhere
echo $(( 1
+
2 ))	$((	3	))
#> 3 3

### no blanks are needed
a=1; echo $((a+1)) $((a-1)) $((2*a)) $((a<2)) $((a<<1))
#> 2 0 2 1 2

### the result replaces it in a word
a=x$((1 + 1))y; echo $a
#> x2y

### the result in quotes
echo "$((1 + 1))" "a$((2))b"
#> 2 a2b

### double quotes inside are as if not there
a=3; echo $(("$a" + "1"))
#> 4
#@ bash
#~ dash and ash keep the quotes; 2.6.4: treated as if in double-quotes, except a double-quote

### a substitution inside
echo $(( $(echo 1 + 2) * 2 ))
#> 5

### nested arithmetic
echo $(( 1 + $(( 2 * 3 )) ))
#> 7

### a parameter expansion with operator inside
unset a; echo $(( ${a:-5} + 1 )) $(( ${#a} ))
#> 6 0

### quotes of an outer word do not matter inside
echo "$(( 1 + $(echo "2") ))"
#> 3

### a counter
i=0; while [ $i -lt 3 ]; do i=$((i + 1)); done; echo $i
#> 3

### the right side of && is not evaluated where the left decides
a=1; : $((0 && (a = 5))) $((1 || (a = 6))); echo $a
#> 1
#@ dash bash
#~ ash evaluates both sides

### the branch that is not chosen is not evaluated
a=1 b=1; : $((1 ? (a = 2) : (b = 2))); echo $a $b
#> 2 1
#@ dash bash
#~ ash evaluates both sides

### a division by zero that is not evaluated
echo $((0 && 1 / 0)) $((1 || 1 / 0)) $((1 ? 2 : 1 / 0))
#> 0 1 2
#@ dash bash
#~ ash evaluates both sides

### the greatest number and overflow
echo $((9223372036854775807)) $((9223372036854775807 + 1))
#> 9223372036854775807 -9223372036854775808

### overflow of a product
echo $((4611686018427387904 * 2)) $((4611686018427387904 * 4))
#> -9223372036854775808 0

### the smallest number
echo $((-9223372036854775807 - 1))
#> -9223372036854775808

### hexadecimal with all bits
echo $((0x7fffffffffffffff)) $((-0x7fffffffffffffff))
#> 9223372036854775807 -9223372036854775807

### bits of negative numbers
echo $((-1 & 255)) $((-1 ^ 1)) $((~-1))
#> 255 -2 0

### names are case-sensitive and may have digits
a=1 A=2 a_1=3; echo $((a)) $((A)) $((a_1))
#> 1 2 3

### a long chain
echo $((1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1))
#> 20

### deep parentheses
echo $((((((((((1 + 1))))))))))
#> 2

### an expression in a variable's name form of several operators
a=2 b=3 c=4; echo $((a * b + c)) $((a + b * c)) $(((a + b) * c)) $((a - b - c))
#> 10 14 20 -5

### leap years
for y in 1900 2000 2023 2024; do echo $((y % 4 == 0 && y % 100 != 0 || y % 400 == 0)); done
#> 0
#> 1
#> 0
#> 1

### greatest common divisor
a=48 b=18; while [ $b -gt 0 ]; do t=$((a % b)); a=$b b=$t; done; echo $a
#> 6

### division by zero ends the shell
sh -c 'echo $((1 / 0)); echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### a remainder by zero ends the shell
sh -c 'echo $((1 % 0)); echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an operand that is missing is an error
for e in '1 +' '* 2' '1 2' '(1' '1)' '1 ? 2'; do sh -c "echo \$(($e))" >/dev/null 2>&1; echo $(($? > 0)); done | sort -u
#> 1

### an assignment to what is no variable is an error
sh -c 'echo $((1 = 2))' >/dev/null 2>&1; echo $(($? > 0))
#> 1

### a word that is no number is an error
sh -c 'echo $((1abc))' >/dev/null 2>&1; echo $(($? > 0))
#> 1

### a bad octal digit is an error
sh -c 'echo $((08))' >/dev/null 2>&1; echo $(($? > 0)); sh -c 'echo $((019))' >/dev/null 2>&1; echo $(($? > 0))
#> 1
#> 1

### an assignment to a readonly variable is an error
sh -c 'readonly a=1; : $((a = 2)); echo no' 2>/dev/null; echo $(($? > 0))
#> 1

### an assigned variable is the shell's
: $((a = 3)); echo ${a} ${#a}
#> 3 1

### an assignment in a subshell is its own
a=1; (: $((a = 2))); echo $a
#> 1

### the result is split by IFS
IFS=0; printf '<%s>' $((1023)); echo
#> <1><23>

### a negative result with IFS of a hyphen
IFS=-; printf '<%s>' $((-5)); echo
#> <><5>

### in a for list
for i in $((1)) $((1 + 1)); do echo $i; done
#> 1
#> 2

### in a case word
case $((1 + 1)) in 2) echo two;; esac
#> two

### in a redirection's word
echo x > f$((1 + 1)); cat f2
#> x

### in a here-document
cat <<E
$((1 + 2))
E
#> 3

### in an assignment
a=$((1 + 2))$((3)); echo $a
#> 33

### a sign behind an operator
echo $((1 - -1)) $((1 + -1)) $((2 * -3)) $((2 - +1))
#> 2 0 -6 1

### a not behind an operator
echo $((1 + !0)) $((2 * !1)) $((1 - ~0))
#> 2 0 2

### comparisons have numbers as values
echo $(((1 < 2) + (3 > 2))) $((-(1 == 1)))
#> 2 -1

### an empty expression is 0
echo $(( ))
#> 0
#@ bash ash
#~ an error in dash; the standard has no empty expression

### ++ and -- before a name
a=1; echo $((++a)) $((--a)) $a
#> 2 1 1
#@ bash ash
#~ the standard does not ask for ++; dash has none

### ++ and -- behind a name
a=1; echo $((a++)) $((a--)) $a
#> 1 2 1
#@ bash ash
#~ the standard does not ask for ++; dash has none

### the comma
echo $((a = 1, a + 1)) $a
#> 2 1
#@ bash ash
#~ the standard does not ask for it; dash has none

### a variable's value that names a variable
a=b b=3; echo $((a + 1))
#> 4
#@ bash ash
#~ an extension: dash calls it a bad number

### a power
echo $((2 ** 10)) $((-3 ** 2)) $((2 ** 3 ** 2))
#> 1024 9 512
#@ bash ash
#~ an extension

### behind `:` no assignment without parentheses
( echo $((1 ? 20 : x += 2)) ) 2>/dev/null || echo refused
echo $((0 ? 1 : (x = 2)))
#> refused
#> 2

### `base#` without digits is no number
( echo $((2#)) ) 2>/dev/null || echo refused
#> refused
#~ 0 to ash and mksh
#@ dash bash
