### what a command writes is read as a file
cat <(echo a; echo b) <(printf 'c\n')
#> a
#> b
#> c
#@ bash ash
#~ an extension of bash and ash

### two of them, for a program that opens both
diff <(echo a) <(echo b) >/dev/null; echo $?
paste <(seq 2) <(seq 3 4)
#> 1
#> 1	3
#> 2	4
#@ bash ash
#~ an extension of bash and ash

### a loop that reads one runs in the shell itself
while read -r x; do last=$x; done < <(seq 3)
echo $last
#> 3
#@ bash ash
#~ an extension of bash and ash

### what a command writes to it is another's standard input
echo out > >(cat >file; : >written)
until [ -e written ]; do sleep 0.01; done; cat file
echo both | tee >(tr a-z A-Z >up; : >done) >/dev/null
until [ -e done ]; do sleep 0.01; done; cat up
#> out
#> BOTH
#@ bash ash
#~ an extension of bash and ash

### it is open as long as the function that has it
f() { cat "$1"; cat <(echo own); cat "$2"; }
f <(echo one) <(echo two)
#> one
#> own
#> two
#@ bash ash
#~ an extension of bash and ash

### exec keeps it open
exec 3< <(echo three); read -r x <&3; exec 3<&-; echo $x
#> three
#@ bash ash
#~ an extension of bash and ash

### they may be nested
cat <(cat <(cat <(echo deep)))
#> deep
#@ bash ash
#~ an extension of bash and ash

### in a subshell, a substitution and a pipeline
( cat <(echo sub) )
echo $(cat <(echo words))
echo in | while read -r x; do cat <(echo "$x stage"); done | cat
#> sub
#> words
#> in stage
#@ bash ash
#~ an extension of bash and ash

### its status does not count
set -e; cat <(exit 3); echo $?
#> 0
#@ bash ash
#~ an extension of bash and ash

### $! is its process
cat <(exit 3); wait $!; echo $?
#> 3
#@ bash
#~ an extension of bash

### it is no job
cat <(:); jobs; wait; echo end
#> end
#@ bash ash
#~ an extension of bash and ash

### quoted it is text
echo "<(a)" '>(b)' \<\(c\)
#> <(a) >(b) <(c)

### a part of a word
echo x<(:) | sed 's/[0-9][0-9]*/N/'
#> x/dev/fd/N
#@ bash ash
#~ an extension of bash and ash

### the list of a loop
for f in <(echo 1) <(echo 2); do cat $f; done
#> 1
#> 2
#@ ash
#~ bash closes them too early

### a reader that ends first ends the writer
head -n 1 <(while :; do echo y; done)
#> y
#@ bash ash
#~ an extension of bash and ash

### numbers before it are words
echo 1 2<(:) | sed 's/[0-9][0-9]*$/N/'
#> 1 2/dev/fd/N
#@ bash ash
#~ an extension of bash and ash
