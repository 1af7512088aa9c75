### a newline in single quotes is kept
echo 'a
b'
#> a
#> b

### a backslash in single quotes is itself, also before a quote
printf '%s\n' 'a\' 'b\\' '\n'
#> a\
#> b\\
#> \n

### a backslash and a newline in single quotes are both kept
printf '%s\n' 'a\
b'
#> a\
#> b

### double quotes in single quotes are themselves
echo '"a"' '"'
#> "a" "

### expansions in single quotes do not happen
a=1; echo '$a ${a} $(echo 1) `echo 1` $((1))'
#> $a ${a} $(echo 1) `echo 1` $((1))

### patterns in single quotes do not expand
> ab; echo 'a*' '?b' '[a]b'
#> a* ?b [a]b

### a tilde in single quotes
HOME=/h; echo '~' '~/x'
#> ~ ~/x

### a number sign in single quotes
echo '# a'
#> # a

### operators in single quotes
echo 'a | b & c ; d < e > f ( g )'
#> a | b & c ; d < e > f ( g )

### empty single quotes are a field of their own
set -- '' a ''; echo $#
#> 3

### empty single quotes beside text add nothing
printf '<%s>' a'' ''b ''; echo
#> <a><b><>

### single quotes in the middle of a word
echo a'b c'd
#> ab cd

### single quotes around a command's name
'echo' a
#> a

### single quotes around a reserved word
'{' 2>/dev/null; echo $?
#> 127

### single quotes next to double quotes
echo 'a'"b"'c'
#> abc

### how a single quote is written between single quotes
echo 'it'\''s' 'it'"'"'s'
#> it's it's

### a part in single quotes of a case pattern
case 'a*b' in a'*'b) echo literal;; esac
case axb in a'*'b) echo wrong;; *) echo no;; esac
#> literal
#> no

### single quotes in an assignment
a='b  c'; echo "$a"
#> b  c

### a tab in single quotes
printf '%s\n' 'a	b'
#> a	b

### single quotes around a here-document's delimiter
cat <<'E O F'
$a
E O F
#> $a

### single quotes in a redirection's word
echo x > 'a b'; cat 'a b'
#> x
