### $' ' keeps ordinary text (2024)
printf '%s\n' $'a b  c'
#> a b  c
#@ bash ash
#~ dash has no $' '

### the escapes of C (2024)
printf '%s' $'\a\b\f\n\r\t\v' | od -An -tx1
#>  07 08 0c 0a 0d 09 0b
#@ bash ash
#~ dash has no $' '

### \e is the escape character (2024)
printf '%s' $'\e' | od -An -tx1
#>  1b
#@ bash
#~ dash has no $' ', ash no \e in it

### \\ \' and \" (2024)
printf '%s\n' $'\\ \' \"'
#> \ ' "
#@ bash ash
#~ dash has no $' '

### \ddd is an octal byte of up to three digits (2024)
printf '%s\n' $'\101\60\1234'
#> A0S4
#@ bash ash
#~ dash has no $' '

### \xHH is a hexadecimal byte (2024)
printf '%s\n' $'\x41\x42z'
#> ABz
#@ bash ash
#~ dash has no $' '

### $' ' in double quotes is not special (2024)
echo "$'a'"
#> $'a'

### $' ' joins with what stands beside it (2024)
printf '%s\n' a$'\t'b
#> a	b
#@ bash ash
#~ dash has no $' '

### no expansion happens in it (2024)
a=1; printf '%s\n' $'$a `echo x`'
#> $a `echo x`
#@ bash ash
#~ dash has no $' '

### it is not split and no pattern (2024)
> ab; set -- $'a b' $'a*'; echo $# "$2"
#> 2 a*
#@ bash ash
#~ dash has no $' '

### an escaped dollar sign before quotes
echo \$'a'
#> $a

### a newline by name in IFS (2024)
IFS=$'\n'; a='x y
z'; set -- $a; echo $# "$1"
#> 2 x y
#@ bash ash
#~ dash has no $' '

### it may be a case pattern, and is quoted there (2024)
case '*' in $'*') echo yes;; esac; case a in $'*') echo wrong;; *) echo no;; esac
#> yes
#> no
#@ bash ash
#~ dash has no $' '

### \u and \U: a character by its number, in at most four and eight digits (bash, mksh)
printf '%s|' $'\u24\u0040' $'\U00000060x' $'\u00e4\u20ac' $'\U1F600'
#>- $@|`x|ä€|😀|
#@ bash mksh
#~ not in POSIX; dash and ash leave it, yash gives one byte
