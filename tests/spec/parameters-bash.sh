### what has no meaning in ${…} is an error only when it is expanded
echo a; if false; then echo ${x!}; fi; f() { echo "${x y}"; }; echo b
#> a
#> b

### a bad substitution ends the shell
echo a; (echo ${x!}; echo no); [ $? -ne 0 ] && echo b
#> a
#> b
#! .*[Bb]ad substitution

### a bad substitution goes to its closing brace, whatever is in it
(echo ${x!y${z}'}'$(echo })w}; echo no)
[ $? -ne 0 ] && echo end
#> end
#! .*[Bb]ad substitution

### a bad substitution in a here-document makes the command fail
cat <<E
${x!}
E
[ $? -ne 0 ] && echo next
#> next
#! .*[Bb]ad substitution

### a here-document that can't be expanded makes the command fail
set -u
cat <<E
$nope
E
[ $? -ne 0 ] && echo next
#> next
#! .*nope.*

### a here-document that can't be expanded is a compound command's failed redirection
while read x; do echo $x; done <<E
${nope?msg}
E
[ $? -ne 0 ] && echo next
#> next
#! .*nope: msg
#@ dash ash
#~ bash ends there

### a here-document that can't be expanded, of a special builtin, ends the shell
(: <<E
${nope?msg}
E
echo no)
[ $? -ne 0 ] && echo end
#> end
#! .*nope: msg

### some of the positional parameters
set -- a "b c" d
for i in "${@:2}" - "${@:1:1}" - "${@: -1}" - "${*:2}"; do echo "<$i>"; done
#> <b c>
#> <d>
#> <->
#> <a>
#> <->
#> <d>
#> <->
#> <b c d>
#@ bash
#~ an extension of bash

### some of the positional parameters, unquoted
set -- a "b c" d
for i in ${@:2}; do echo "<$i>"; done
#> <b>
#> <c>
#> <d>
#@ bash ash
#~ an extension of bash and ash

### text around some of the positional parameters
set -- a b c; for i in "x${@:2}y"; do echo "<$i>"; done
set --; for i in "${@:1}"; do echo "<$i>"; done; echo none
#> <xb>
#> <cy>
#> none
#@ bash
#~ an extension of bash

### operators on each of the positional parameters
set -- aa ba
for i in "${@#a}" "${@%a}" "${@/a/x}" "${*#a}"; do echo "<$i>"; done
#> <a>
#> <ba>
#> <a>
#> <b>
#> <xa>
#> <bx>
#> <a ba>
#@ bash
#~ an extension of bash

### upper and lower case
v=hello V=ABC
echo ${v^} ${v^^} ${V,} ${V,,} "${v^^[el]}" "${none^^}|"
#> Hello HELLO aBC abc hELLo |
#@ bash
#~ an extension of bash

### upper and lower case of what is not ASCII
v=äßé; echo ${v^^} ${v^}
#> ÄßÉ Äßé
#@ bash
#~ an extension of bash

### indirection
x=y y=hello
echo ${!x} "${!x%l*}" ${!x:1:2} ${!x/l/L} ${!x:-no}
x=z; echo ${!x-unset} ${!x:=new} $z
#> hello hel el heLlo hello
#> unset new new
#@ bash
#~ an extension of bash

### indirection by a positional parameter, and to one
a=A; set -- a 3 c; echo ${!1} ${!2}
#> A c
#@ bash
#~ an extension of bash

### the last positional parameter
set -- a b c; echo ${!#}
#> c
#@ -
#~ an extension of bash, where it is not asked to be POSIX's alone

### $! with an operator is no indirection
sleep 0 & [ "${!-none}" = $! ] && [ "${!:-none}" = $! ] && echo yes
#> yes

### the names of variables that begin with a prefix
pre_a=1 pre_b=2
echo "${!pre_*}"; for i in "${!pre_@}"; do echo "<$i>"; done
#> pre_a pre_b
#> <pre_a>
#> <pre_b>
#@ bash
#~ an extension of bash

### what a regular expression matched
[[ abcde =~ b(.)(x)?d ]]
echo "[${BASH_REMATCH}] [${BASH_REMATCH[0]}] [${BASH_REMATCH[1]}] [${BASH_REMATCH[2]}]"
echo "${#BASH_REMATCH[1]} ${BASH_REMATCH[3]-none}"
[[ zzz =~ b(.) ]] || echo "[${BASH_REMATCH[1]}]"
#> [bcd] [bcd] [c] []
#> 1 none
#> []
#@ bash
#~ an extension of bash

### what a group of a regular expression matched, by any index
[[ abcde =~ (a)(b)(c)d ]]
i=1
echo "${BASH_REMATCH[i]} ${BASH_REMATCH[$i + 1]} ${BASH_REMATCH[$((i+2))]} ${BASH_REMATCH[-1]}"
while [ "${BASH_REMATCH[i]+set}" ]; do echo "$i: ${BASH_REMATCH[i]} ${#BASH_REMATCH[i++]}"; done
echo "${BASH_REMATCH[$#]} ${BASH_REMATCH[i]-none} <${BASH_REMATCH[i*2]}> ${BASH_REMATCH[*]}"
#> a b c c
#> 1: a 1
#> 2: b 1
#> 3: c 1
#> abcd none <> abcd a b c
#@ bash
#~ an extension of bash

### test -v of special and positional parameters
ab=; set -- x
test -v ab && test -v 1 && ! test -v 2 && ! test -v nope && echo yes
[[ -v RANDOM && -v ab && ! -v nope ]] && echo yes
#> yes
#> yes
#@ bash
#~ an extension of bash

### printf %q quotes for the shell
printf '%q\n' 'a b' '' 'x;y' "it's" '~' 'a=b' "$(printf 'a\nb')"
v=$(printf %q "a'b	\$c"); eval "echo $v"
#> a\ b
#> ''
#> x\;y
#> it\'s
#> \~
#> a=b
#> $'a\nb'
#> a'b	$c
#@ bash
#~ an extension of bash

### printf -v with %q
printf -v v '%q %s' 'a b' c; echo "$v"
#> a\ b c
#@ bash
#~ an extension of bash

### a process that was waited for is no job any more
true & wait $!; jobs; echo end
#> end
#@ bash
#~ dash and ash list it once more

### the status of a process that was waited for can be had again
(exit 3) & p=$!; wait $p; echo $?; wait $p; echo $?
#> 3
#> 3
#@ dash ash
#~ bash --posix forgets it

### what is not set stays empty, also where the pattern matches nothing
v=; echo "[${v/*/w}] [${none/*/w}] [${none/#/w}]"; set --; echo "[${1/*/w}]"
#> [w] [] []
#> []
#@ bash ash
#~ an extension of bash and ash

### parameters counted from behind the last one reach the shell's name
set -- a; set -- "${@: -2}"; echo $# "$2"; set -- "${@:0}"; echo $#
#> 2 a
#> 3
#@ bash
#~ an extension of bash

### BASHPID is the process that a subshell is
[ "$BASHPID" = $$ ] && echo same
{ ( [ "$BASHPID" != $$ ] && kill -s KILL $BASHPID; echo not here ); } 2>/dev/null; echo $?
p=$(echo $BASHPID); [ "$p" != $$ ] && echo other
echo x | { read v; [ $((BASHPID)) != $$ ] && echo "$v"; } | cat
#> same
#> 137
#> other
#> x
#~ dash has none
#@ bash

### ${!name}: no name
(x=; echo ${!x}) 2>/dev/null; x='a b'; (echo ${!x}) 2>/dev/null || echo refused
#> refused

### ${x/pattern/text} with slashes and escapes
x=a/b/c; echo ${x/\//-} ${x//\//-} ${x/#a/z} ${x/%c/z} ${x/b} ${x//[ac]/.}
#> a-b/c a-b-c z/b/c a/b/z a//c ./b/.
#@ bash
#~ an extension that dash lacks, and ash has in part

### ${@:n:m}, ${*:n} and ${x: -n}
set -- a b c d; echo ${@:2:2} ${*:3} ${@: -1}; x=abcdef; echo ${x: -2} ${x:1:3} ${x:(-3):2} "${x:10}|"
#> b c c d d
#> ef bcd de |
#@ bash
#~ an extension that dash lacks, and ash has in part

### $(<file): what is in the file
echo a >f; cat() { echo no; }; echo "$(<f)" $(< f; echo b)
#> a b
#@ bash
#~ of bash and mksh

### ${BASH_REMATCH[@]}: all that matched, each a field in quotes; their number, slices, other operators
[[ abc =~ (a)(b)(c) ]]
echo "${BASH_REMATCH[@]}" "${#BASH_REMATCH[@]}" ${#BASH_REMATCH[*]} ${#BASH_REMATCH[1]}
printf "<%s>" "${BASH_REMATCH[@]}" "x${BASH_REMATCH[@]}y" ${BASH_REMATCH[@]} "${BASH_REMATCH[*]}"; echo
for i in "${BASH_REMATCH[@]:1}"; do echo $i; done
echo "${BASH_REMATCH[*]:1:2}" "${BASH_REMATCH[@]/b/X}" "${BASH_REMATCH[@]^^}" "${BASH_REMATCH[@]#a}"
echo "${BASH_REMATCH[@]-none}" "${BASH_REMATCH[@]:+some}"
v="${BASH_REMATCH[@]}"; echo "$v"
(IFS=-; echo "${BASH_REMATCH[*]}" ${BASH_REMATCH[*]}; w=${BASH_REMATCH[*]}; echo "$w")
case "${BASH_REMATCH[@]}" in "abc a b c") echo yes; esac
set -- "${BASH_REMATCH[@]}"; echo $#
[[ "x y" =~ ([a-z])" "([a-z]) ]]; for m in "${BASH_REMATCH[@]}"; do echo "[$m]"; done; for m in ${BASH_REMATCH[@]}; do echo "[$m]"; done
[[ z =~ b ]]; echo "${#BASH_REMATCH[@]} <${BASH_REMATCH[@]}> ${BASH_REMATCH[@]-none} ${BASH_REMATCH[*]:-none}"
set -- "${BASH_REMATCH[@]}"; echo $#
#> abc a b c 4 4 1
#> <abc><a><b><c><xabc><a><b><cy><abc><a><b><c><abc a b c>
#> a
#> b
#> c
#> a b aXc a X c ABC A B C bc  b c
#> abc a b c some
#> abc a b c
#> abc-a-b-c abc a b c
#> abc-a-b-c
#> yes
#> 4
#> [x y]
#> [x]
#> [y]
#> [x]
#> [y]
#> [x]
#> [y]
#> 0 <> none none
#> 0
#@ bash
#~ an extension of bash
