### quotes go at the very end
printf '<%s>' 'a'"b"\c; echo
#> <abc>

### quotes that come from an expansion stay
a='"x" '\''y'\'' \z'; printf '<%s>' $a; echo
#> <"x"><'y'><\z>

### quotes in a quoted expansion stay
a='"x"'; echo "$a"
#> "x"

### quotes around part of a word decide nothing about the rest
a='1 2'; printf '<%s>' "$a"'$a'$a; echo
#> <1 2$a1><2>

### the quotes of a pattern decide what is literal, then go
case 'a*' in "a*") echo quoted;; esac; case ab in "a"*) echo half;; esac
#> quoted
#> half

### the quotes of a here-document's delimiter are no part of it
cat <<"A"'B'
x
AB
#> x

### the quotes of a redirection's word go
echo x > "f"'1'; cat f1
#> x

### the quotes of an assignment's value go
a='x'"y"\z; echo $a
#> xyz

### the quotes of a command's name go
'ec'"ho" x
#> x

### the quotes of an argument that is a reserved word go
echo 'if' "then" \fi
#> if then fi

### the quotes in the word of ${v-w} go
unset a; printf '<%s>' ${a-'x'"y"}; echo
#> <xy>

### a for loop's words lose their quotes
for i in 'a' "b" \c; do echo $i; done
#> a
#> b
#> c

### export's words lose their quotes
export a='x y'; export b="z"; echo "$a$b"
#> x yz
