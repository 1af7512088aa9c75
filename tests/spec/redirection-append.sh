### >> appends
echo a > f; echo b >> f; cat f
#> a
#> b

### >> creates a file that is not there
echo a >> f; cat f
#> a

### 2>> appends standard error
sh -c 'echo a >&2' 2> f; sh -c 'echo b >&2' 2>> f; cat f
#> a
#> b

### >> on a compound command
echo 0 > f; for i in 1 2; do echo $i; done >> f; cat f
#> 0
#> 1
#> 2

### each >> writes at the end of that moment
{ echo a; echo b >> f; echo c; } >> f; cat f
#> a
#> b
#> c

### two descriptors that append to one file
{ echo a >&3; echo b >&4; echo c >&3; } 3>> f 4>> f; cat f
#> a
#> b
#> c

### >> behind what > wrote
{ echo a; echo b; } > f; { echo c; } >> f; cat f
#> a
#> b
#> c

### a program and the shell append in turn
{ echo a; sh -c 'echo b'; echo c; } >> f; cat f
#> a
#> b
#> c

### >> under the umask
umask 027; echo a >> f; ls -l f | cut -c1-10
#> -rw-r-----

### >> to a folder fails
mkdir d; { echo a >> d; } 2>/dev/null; echo $(($? > 0))
#> 1

### exec >> for the rest
exec 3>&1 >> f; echo a; echo b; exec >&3; cat f
#> a
#> b

### what was written is in the file when a substitution reads it
{ echo a; echo "[$(cat f)]" >&3; } 3>&1 >f; { echo b; echo "[$(wc -l <f | tr -d ' ')]" >&3; } 3>&1 >>f
#> [a]
#> [2]

### … when a builtin of a substitution reads it, or asks for its size
{ echo a; x=$(read y <f; echo "$y"); echo "$x" >&3; } 3>&1 >f
{ echo a; x=$([ -s g ] && test -s g; echo $?); echo "$x" >&3; } 3>&1 >g
#> a
#> 0

### … when a stage of a pipeline reads it
{ echo a; cat f | tr a b >&3; } 3>&1 >f
#> b

### … when a copy of the shell that has closed it reads it
{ echo a; (exec >&3; cat f); } 3>&1 >f
#> a

### … when it is a script
{ echo 'echo b >&3'; x=$(. ./f); } 3>&1 >f
#> b

### what a substitution adds to the file stands behind what was written before
{ echo a; x=$(echo b >>f); echo c; } >>f; cat f
#> a
#> b
#> c

### what is added to the file while output goes elsewhere stands behind it
{ echo a; { echo b >>f; } >g; echo c; } >>f; cat f
#> a
#> b
#> c
