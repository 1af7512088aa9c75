### a substring from an offset
v=abcdef; echo ${v:2} ${v:0} ${v:9} "${v:6}"
#> cdef abcdef 
#@ bash ash
#~ an extension of ash and bash

### a substring of a length
v=abcdef; echo ${v:1:2} ${v:0:0}x ${v:4:9}
#> bc x ef
#@ bash ash
#~ an extension of ash and bash

### a negative offset counts from the end
v=abcdef; echo ${v: -2} ${v:(-3):2}
#> ef de
#@ bash ash
#~ an extension of ash and bash

### a negative length leaves the end out
v=abcdef; echo ${v:1:-2} ${v: -3:-1}
#> bcd de
#@ bash ash
#~ an extension of ash and bash

### offset and length are arithmetic
v=abcdef n=1; echo ${v:n+1:n*2} ${v:$n:(n ? 2 : 3)}
#> cd bc
#@ bash ash
#~ an extension of ash and bash

### a substring of a positional parameter
set -- abc; echo ${1:1}
#> bc
#@ bash ash
#~ an extension of ash and bash

### the first match is replaced
v=abcabc; echo ${v/b/x} ${v/z/x} ${v/[bc]/x}
#> axcabc abcabc axcabc
#@ bash ash
#~ an extension of ash and bash

### every match is replaced
v=abcabc; echo ${v//b/x} ${v//[bc]/} ${v//bc}
#> axcaxc aa aa
#@ bash ash
#~ an extension of ash and bash

### the longest match is replaced
v=aXbXc; echo ${v/a*X/-} ${v//?X/-}
#> -c --c
#@ bash ash
#~ an extension of ash and bash

### a replacement at the beginning and at the end
v=abcab; echo ${v/#ab/x} ${v/%ab/x} ${v/#b/x}
#> xcab abcx abcab
#@ bash
#~ an extension of ash and bash

### a slash is replaced
v=a/b/c; echo ${v//\//-}
#> a-b-c
#@ bash ash
#~ an extension of ash and bash

### a quoted pattern is text
v='a*b'; echo "${v/'*'/x}" "${v//"*"/y}"
#> axb ayb
#@ bash ash
#~ an extension of ash and bash

### the replacement is expanded
v=abc w=xy; echo ${v/b/$w} "${v/b/$(echo z)}"
#> axyc azc
#@ bash ash
#~ an extension of ash and bash

### [[ ]] does not split its words
v='a b'; [[ $v = 'a b' ]] && echo yes
#> yes
#@ bash
#~ an extension of ash and bash

### [[ == ]] takes a pattern
v=abc; [[ $v == a* ]] && echo yes; [[ $v == 'a*' ]] || echo no
#> yes
#> no
#@ bash
#~ an extension of ash and bash

### [[ != ]]
v=abc; [[ $v != b* ]] && echo yes
#> yes
#@ bash ash
#~ an extension of ash and bash

### [[ =~ ]] takes a regular expression
v=abc123; [[ $v =~ ^[a-z]+[0-9]{3}$ ]] && echo yes; [[ $v =~ ^x ]] || echo no
#> yes
#> no
#@ bash ash
#~ an extension of ash and bash

### [[ =~ ]] with groups
[[ abab =~ ^(ab|cd)+$ ]] && echo yes
#> yes
#@ bash
#~ an extension of ash and bash

### [[ && || ]] and parentheses
[[ a = b || ( a = a && ! b = a ) ]] && echo yes
#> yes
#@ bash
#~ an extension of ash and bash

### [[ < > ]] compare text
[[ a < b && b > a ]] && echo yes
#> yes
#@ bash
#~ an extension of ash and bash

### [[ with a word alone
v=; [[ $v ]] || echo empty; v=-n; [[ $v ]] && echo not
#> empty
#> not
#@ bash ash
#~ an extension of ash and bash

### [[ -f ]]
[[ -d / && ! -f / ]] && echo yes
#> yes
#@ bash ash
#~ an extension of ash and bash

### a here-string
v='a  b'; cat <<< "$v c"; read x y <<< $v; echo $y
#> a  b c
#> b
#@ bash
#~ an extension of ash and bash

### &> takes output and errors
{ echo a; echo b >&2; } &> f; cat f
#> a
#> b
#@ bash ash
#~ an extension of ash and bash

### >& with a file's name
{ echo a; echo b >&2; } >& f; cat f
#> a
#> b
#@ bash ash
#~ an extension of ash and bash

### function without parentheses
function f { echo f $1; }; f 1
#> f 1
#@ bash ash
#~ an extension of ash and bash

### function with parentheses
function f () { echo f $1; }; f 1
#> f 1
#@ bash ash
#~ an extension of ash and bash

### pipefail
set -o pipefail; false | true; echo $?; (exit 3) | (exit 4) | true; echo $?; true | true; echo $?; set +o pipefail; false | true; echo $?
#> 1
#> 4
#> 0
#> 0
#@ bash ash
#~ an extension of ash and bash

### read -n takes so many characters
printf 'abcdef' | { read -n 3 x; echo $x; }
#> abc
#@ bash ash
#~ an extension of ash and bash

### read -d ends at another character
printf 'a b:c' | { read -d : x; echo "$x"; }
#> a b
#@ bash ash
#~ an extension of ash and bash

### read -t gives up
{ sleep 1; echo a; } | { read -t 0.1 x; [ $? -ne 0 ] && echo "late<$x>"; }
#> late<>
#@ bash ash
#~ an extension of ash and bash

### read without a name keeps the line as it is
echo '  a b ' | { read -r; echo "<$REPLY>"; }
#> <  a b >
#@ bash ash
#~ an extension of ash and bash

### source
echo 'echo sourced $1' > f; source ./f a
#> sourced a
#@ bash ash
#~ an extension of ash and bash

### . with arguments
echo 'echo $1 $#' > f; set -- x y z; . ./f a b; echo $1
#> a 2
#> x
#@ bash ash
#~ an extension of ash and bash

### let
let a=5 'b = a * 2'; echo $a $b $?; let 0; echo $?
#> 5 10 0
#> 1
#@ bash ash
#~ an extension of ash and bash

### printf -v
printf -v x '%03d' 7; echo $x
#> 007
#@ bash
#~ an extension of ash and bash

### RANDOM is a number below 32768
[ $RANDOM -lt 32768 ] && echo yes; RANDOM=5; a=$RANDOM; RANDOM=5; [ $a -eq $RANDOM ] && echo same
#> yes
#> same
#@ bash ash
#~ an extension of ash and bash

### arithmetic: power
echo $((2**10)) $((2**3**2))
#> 1024 512
#@ bash ash
#~ an extension of ash and bash

### arithmetic: increment
a=1; echo $((a++)) $((++a)) $((a--)) $((--a)) $a
#> 1 3 3 1 1
#@ bash ash
#~ an extension of ash and bash

### arithmetic: comma
echo $((a = 2, a + 1))
#> 3
#@ bash ash
#~ an extension of ash and bash

### arithmetic: base
echo $((16#ff)) $((2#101)) $((36#Z))
#> 255 5 35
#@ bash ash
#~ an extension of ash and bash

### export -n
export A=1; export -n A; env | grep ^A=; echo $A
#> 1
#@ bash ash
#~ an extension of ash and bash

### local without a value is unset
a=1; f() { local a; echo "<$a>"; }; f; echo $a
#> <>
#> 1
#@ bash ash
#~ an extension of ash and bash

### local without a value keeps what stands before the call
a=1; f() { local a; echo "<${a-unset}>"; a=3; }
a=2 f; echo $a; f
g() { local b; f; a=4 f; local a; echo "<${a-unset}>"; }
a=5 b=6 g; echo $a ${b-unset}
#> <2>
#> 1
#> <unset>
#> <unset>
#> <4>
#> <5>
#> 1 unset
#@ ash
#~ an extension; bash and dash keep what stands before an outer call, too

### local without a value in a subshell of a function, and in a function that calls itself
f() {
    [ $1 = 0 ] && return
    local a; echo "<${a-unset}>"
    a=$1 f $(($1 - 1))
    (local a; echo "${a-unset}")
}
a=9 f 2
#> <9>
#> <2>
#> 2
#> 9

### break in a subshell ends it
for i in 1 2; do (echo a$i; break; echo no); done
#> a1
#> a2
#@ dash ash
#~ an extension of ash and bash

### job names
sleep 0.1 & wait %1; echo $?; (exit 3) & wait %%; echo $?
#> 0
#> 3

### local: a name that is exported and special comes back as it was
PATH=/bin:/usr/bin; export PATH
f() { local PATH=/nowhere IFS=:; v=a:b; set -- $v; echo $#; command -v gawk; }
f; v=a:b; set -- $v; echo $#; echo $PATH
#> 2
#> 1
#> /bin:/usr/bin

### an error in `let` is its status, not the script's end
let 1/0; echo $?
let 'a ='; echo $?
#! .*
#! .*
#> 1
#> 1
#~ ash's status is 2
#@ bash

### `let --`: the expressions stand behind it
let -- 3 0; echo $?; let -- 2; echo $?
#> 1
#> 0
#~ ash and mksh take it for an expression
#@ bash

### `[[ -f = ]]`: an operator may be a file's name
[[ -f == ]]; echo $?; [[ -n -eq ]]; echo $?; [[ -f = -f ]]; echo $?
#> 1
#> 0
#> 0
#~ to bash the last one is an error
#@ ash

### standard output and error, appended
cd /tmp && f=gw-$$; { echo a; echo b >&2; } &>>$f; echo c &>> $f; cat $f; rm $f
#> a
#> b
#> c
#~ an extension of bash; dash reads `& >>`
#@ bash

### a tilde in what is looked for and what takes its place
HOME=/h; v=/h/a; echo ${v/~/X} ${v//~/'~'} ${v/\~/X}; v=X; echo ${v/X/~}
#> X/a ~/a /h/a
#> /h
#@ bash ash
#~ an extension of ash and bash

### local with a computed name
f() { n=x; x=outer; g; echo $x; }; g() { local $n=inner; echo $x; }; f
#> inner
#> outer

### local of what is no name
f() { local a-b=1; }; (f) 2>/dev/null || echo refused
#> refused

### [[ ]] with the older file's tests
: >a; : >b; [[ a -ef a ]] && echo same; [[ a -nt nosuch ]] && echo newer; [[ a -ot nosuch ]] || echo not older
#> same
#> newer
#> not older
#@ bash
#~ an extension that dash lacks, and ash has in part

### local outside of a function
(local x=1) 2>/dev/null || echo refused
#> refused

### local hides a variable that was not set
f() { local nn=1; echo $nn; }; f; echo "${nn-unset}"
#> 1
#> unset

### an exported variable that local hides
export ee=1; f() { local ee=2; sh -c 'echo "$ee"'; }; f; sh -c 'echo "$ee"'
#> 2
#> 1

### a function by the word `function` needs a name
(eval 'function 1') 2>/dev/null || echo refused; (eval 'function') 2>/dev/null || echo refused
#> refused
#> refused
