### * ? and sets in case
for i in abc abd b ''; do
case $i in ab[cd]) echo 1;; ?) echo 2;; '') echo 3;; *) echo 4;; esac
done
#> 1
#> 1
#> 2
#> 3

### ranges and negation
for i in a m z 5 _; do
case $i in [a-l]) echo low;; [!a-z0-9]) echo other;; [0-9]) echo digit;; *) echo high;; esac
done
#> low
#> high
#> high
#> digit
#> other

### character classes
for i in a A 5 ' ' .; do
case $i in [[:lower:]]) echo lower;; [[:upper:]]) echo upper;; [[:digit:]]) echo digit;; [[:space:]]) echo space;; [[:punct:]]) echo punct;; esac
done
#> lower
#> upper
#> digit
#> space
#> punct

### ] first in a set, - last
case ] in []a]) echo 1;; esac
case - in [a-]) echo 2;; esac
case b in [!]a]) echo 3;; esac
#> 1
#> 2
#> 3

### an unclosed [ is itself
case '[a' in [a) echo 1;; *) echo 2;; esac
#> 1

### a quoted - is no range
case b in [a'-'c]) echo range;; *) echo none;; esac
#> none

### patterns from variables
p='a*'; case abc in $p) echo 1;; esac
case abc in "$p") echo 2;; *) echo 3;; esac
#> 1
#> 3

### a backslash from a variable quotes
p='\*'; case '*' in $p) echo 1;; *) echo 2;; esac
case x in $p) echo 3;; *) echo 4;; esac
#> 1
#> 4

### * in case matches slashes and dots
case a/.b in *) echo 1;; esac
case .a in ?a) echo 2;; esac
#> 1
#> 2

### pathname expansion sorts
touch b a c B; echo *
#> B a b c

### names with dots need one
touch .x y; echo *; echo .[!.]*
#> y
#> .x

### no match leaves the pattern
echo no*thing [x]y
#> no*thing [x]y

### * does not match /
mkdir d; touch d/f g; echo *f; echo */f; echo d/*
#> *f
#> d/f
#> d/f

### ? and sets in pathnames
touch a1 a2 b1 ab; echo a? [ab]1 a[!0-9]
#> a1 a2 ab a1 b1 ab

### quoted patterns are no patterns
touch a b; echo "*" \* '?' 'a'*
#> * * ? a

### pathname expansion of expansions
touch x1 x2; a='x*'; echo $a "$a" ${a}
#> x1 x2 x* x1 x2

### set -f turns it off
touch a; set -f; echo *; set +f; echo *
#> *
#> a

### no pathname expansion in assignments, case and here-documents
touch a b; x=*; echo "$x"
case * in '*') echo star;; esac
cat <<E
*
E
#> *
#> star
#> *

### a pattern in a redirection
touch zz; echo hi > z*; ls
#> z*
#> zz

### a slash in a set is no set
mkdir a; touch a/b; echo a[/]b
#> a[/]b

### names with blanks
touch 'a b' 'c d'; for i in *; do echo "<$i>"; done
#> <a b>
#> <c d>

### pattern with trailing slash finds folders
mkdir d1 d2; touch f; echo */
#> d1/ d2/

### links to nowhere are found
ln -s nothing l; echo *
#> l

### greedy and lazy cuts
a=xaxbxc; echo ${a#*x} ${a##*x} ${a%x*} ${a%%x*}
#> axbxc c xaxb

### sets in cuts
a=12ab; echo ${a#[0-9]} ${a##[0-9]*[0-9]} ${a%%[a-z]*}
#> 2ab ab 12

### ! in a set from the middle is itself
case ! in [a!]) echo yes;; esac
#> yes

### alternatives in case
case b in a|b|c) echo yes;; esac
#> yes

### the first pattern that matches is taken
case a in ?) echo first;; a) echo second;; esac
#> first
