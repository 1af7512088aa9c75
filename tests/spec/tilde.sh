### ~ alone and before a slash
HOME=/h; echo ~ ~/ ~/a/b
#> /h /h/ /h/a/b

### ~ in the middle of a word is itself
HOME=/h; echo a~ a/~ ~a~ | sed 's/~a~/x/'
#> a~ a/~ x

### the value of HOME is taken as it is: no splitting, no patterns
> f1; HOME='a  f*'; printf '<%s>' ~ ~/x; echo
#> <a  f*><a  f*/x>

### ~ with HOME empty is nothing
HOME=; printf '<%s>' ~ ~/x; echo
#> <></x>
#@ bash
#~ dash and ash drop the empty word, as if it could be split

### ~ with a quoted character behind it is itself
HOME=/h; echo ~"/x" ~'a' ~\/x
#> ~/x ~a ~/x

### a quoted ~ is itself
HOME=/h; echo '~' "~" \~
#> ~ ~ ~

### ~ from an expansion is itself
HOME=/h; a='~'; echo $a $a/x
#> ~ ~/x

### ~ before an expansion is itself
HOME=/h; a=/x; echo ~$a
#> ~/x

### ~ behind = in an assignment
HOME=/h; a=~/x; echo $a
#> /h/x

### ~ behind each : in an assignment
HOME=/h; a=/x:~/y:~; echo $a
#> /x:/h/y:/h

### ~ behind a quoted : or = in an assignment is itself
HOME=/h; a=/x\:~/y; echo $a; a=x"="~; echo $a
#> /x:~/y
#> x=~

### ~ behind a second = in an assignment is itself
HOME=/h; a=b=~; echo $a
#> b=~

### ~ behind a : in a word that is no assignment is itself
HOME=/h; echo a:~ a:~/x
#> a:~ a:~/x

### ~ ends at a : in an assignment
HOME=/h; a=~:x; echo $a
#> /h:x

### ~ in an assignment before a command
HOME=/h; a=~/x sh -c 'echo $a'
#> /h/x

### ~ in a redirection's word
HOME=$PWD; echo x > ~/f; cat f
#> x

### ~ in the words of for
HOME=/h; for i in ~ ~/x; do echo $i; done
#> /h
#> /h/x

### ~ in case's word and pattern
HOME=/h; case ~/x in /h/x) echo a;; esac; case /h/x in ~/x) echo b;; esac
#> a
#> b

### ~ in the word of ${v-w}
HOME=/h; unset a; echo ${a-~} ${a:-~/x}
#> /h /h/x

### ~ in the word of "${v-w}" is itself
HOME=/h; unset a; echo "${a-~}"
#> ~

### ~ in the word of ${v=w}
HOME=/h; unset a; : ${a=~/x}; echo $a
#> /h/x

### ~ in the pattern of ${v#p}
HOME=/h; a=/h/x; echo ${a#~}
#> /x

### ~ in arithmetic is the operator
echo $((~0))
#> -1

### ~ in a here-document is itself
HOME=/h; cat <<E
~ ~/x
E
#> ~ ~/x

### ~root is root's folder
case ~root in /*) echo absolute;; esac
#> absolute

### ~root/x
[ ~root/x = "$(echo ~root)/x" ] && echo same
#> same

### ~ of a name that no user has
echo ~no-such-user-here
#> ~no-such-user-here

### ~ in a command's name
mkdir bin; echo 'echo ran' > bin/p; chmod +x bin/p; HOME=$PWD; ~/bin/p
#> ran

### ~ in the value of export and readonly
HOME=/h; export a=~/x; readonly b=~; echo $a $b
#> /h/x /h

### ~ behind a line continuation
HOME=/h; echo \
~/x
#> /h/x

### ~+ and ~-: the folder, and the one before
cd /usr; cd /tmp
echo ~- ~+ ~+/x ~-/x ~+x '~+'; x=~-; echo $x; unset OLDPWD; echo ~-
#> /usr /tmp /tmp/x /usr/x ~+x ~+
#> /usr
#> ~-
#@ bash
#~ an extension of bash, mksh and yash
