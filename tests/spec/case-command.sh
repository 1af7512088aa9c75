### the first pattern that matches is taken
case a in a) echo 1;; a) echo 2;; *) echo 3;; esac
#> 1

### no pattern matches
case a in b) echo no;; esac; echo end
#> end

### * matches everything, also nothing
case x in *) echo a;; esac; case '' in *) echo b;; esac
#> a
#> b

### alternatives
for i in a b c; do case $i in a|b) echo ab;; c | d) echo cd;; esac; done
#> ab
#> ab
#> cd

### an opening parenthesis before the pattern
case a in (a) echo 1;; (b|c) echo 2;; esac
#> 1

### the last item needs no ;;
case b in a) echo 1;; b) echo 2; esac; case a in a) echo 3
esac
#> 2
#> 3

### an item without commands
case a in a) ;; *) echo no;; esac; case b in a) ;; b) esac; echo end
#> end

### a case without items
case a in esac; echo $?
#> 0

### ? and brackets
for i in a ab a1 b1; do case $i in ?) echo one;; [ab][0-9]) echo digit;; ??) echo two;; esac; done
#> one
#> two
#> digit
#> digit

### a slash and a leading dot are ordinary
case a/b in a*b) echo slash;; esac; case .a in *a) echo dot;; esac; case .a in ?a) echo dot;; esac
#> slash
#> dot
#> dot

### the word is expanded, not split, and no pattern
> f1; a='x  y' b='f*'; case $a in 'x  y') echo a;; esac; case $b in 'f*') echo b;; esac
#> a
#> b

### the word's quotes go
case 'a'"b"\c in abc) echo yes;; esac
#> yes

### a quoted pattern is literal
case '*' in '*') echo 1;; esac; case a in '*') echo no;; "?") echo no;; \a) echo 2;; esac
#> 1
#> 2

### a pattern out of a variable is one
p='a*'; case abc in $p) echo 1;; esac; case abc in "$p") echo no;; *) echo 2;; esac
#> 1
#> 2

### a bar out of a variable is no alternative
p='a|b'; case a in $p) echo no;; *) echo 1;; esac; case 'a|b' in $p) echo 2;; esac
#> 1
#> 2

### a pattern with a substitution and arithmetic
case a in $(echo a)) echo 1;; esac; case 3 in $((1 + 2))) echo 2;; esac
#> 1
#> 2

### patterns are expanded only as far as needed
i=0; case a in a) ;; $((i += 1))) ;; esac; echo $i
#> 0

### patterns before the one that matches are expanded
i=0; case b in $((i += 1))) ;; b) ;; esac; echo $i
#> 1

### a tilde in the word and the pattern
HOME=/h; case ~ in /h) echo 1;; esac; case /h/x in ~/x) echo 2;; esac
#> 1
#> 2

### an empty word and an empty pattern
unset a; case $a in '') echo 1;; esac; case "" in $a) echo 2;; esac; case x in '') echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### classes of characters
for i in a Z 5 _ ' '; do case $i in [[:lower:]]) echo lower;; [[:upper:]]) echo upper;; [[:digit:]]) echo digit;; [[:space:]]) echo space;; *) echo other;; esac; done
#> lower
#> upper
#> digit
#> other
#> space

### negated brackets
for i in a b 1; do case $i in [!a-z]) echo no letter;; [!a]) echo not a;; *) echo a;; esac; done
#> a
#> not a
#> no letter

### a bracket alone
case '[' in [) echo 1;; esac; case 'a]' in a]) echo 2;; esac
#> 1
#> 2

### brackets with ] and -
case ']' in []a]) echo 1;; esac; case - in [a-]) echo 2;; esac; case - in [!a-]) echo no;; *) echo 3;; esac
#> 1
#> 2
#> 3

### a backslash in the word
case 'a\b' in 'a\b') echo 1;; esac; case 'a\b' in a\\b) echo 2;; esac; case 'a\b' in a?b) echo 3;; esac
#> 1
#> 2
#> 3

### newlines in the word
case 'a
b' in a?b) echo 1;; esac; case 'a
b' in a*b) echo 2;; esac
#> 1
#> 2

### several commands in an item
case a in a) echo 1; echo 2
echo 3;; esac
#> 1
#> 2
#> 3

### newlines everywhere
case a
in

a)

echo 1

;;

esac
#> 1

### case in case
case a in a) case b in b) echo 1;; esac;; esac
#> 1

### redirections
case a in a) echo 1; echo 2 >&2;; esac > f 2>&1; cat f
#> 1
#> 2

### break and continue inside of case
for i in a b c; do case $i in a) continue;; c) break;; esac; echo $i; done
#> b

### return inside of case
f() { case $1 in a) return 3;; esac; }; f a; echo $?; f b; echo $?
#> 3
#> 0

### a case as a condition
if case a in a) true;; esac; then echo 1; fi; case a in a) false;; esac || echo 2
#> 1
#> 2

### a comment behind an item
case a in # c
a) echo 1 # c
;; # c
esac # c
#> 1

### long alternatives
case m in a|b|c|d|e|f|g|h|i|j|k|l|m|n) echo yes;; esac
#> yes

### characters beyond ASCII
case ä in ä) echo 1;; esac; case äb in ä*) echo 2;; esac
#> 1
#> 2

### ;& goes on with the next item's commands (2024)
case a in a) echo 1;& b) echo 2;; c) echo 3;; esac
#> 1
#> 2
#@ bash
#~ dash and ash have no ;&

### ;& through several items to the end (2024)
case b in a) echo 1;; b) echo 2;& c) echo 3;& d) echo 4; esac
#> 2
#> 3
#> 4
#@ bash
#~ dash and ash have no ;&

### a body that `;&` falls into and that is empty leaves the status
case x in x) false ;& y) ;& z) echo $? ;; esac
#> 1
#@ bash mksh yash
#~ dash and ash have no ;&

### an empty body that was chosen: status 0
false; case y in x) false ;& y) ;; esac; echo $?
#> 0
#@ bash mksh yash
#~ dash and ash have no ;&
