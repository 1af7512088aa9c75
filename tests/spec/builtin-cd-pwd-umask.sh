### cd to an absolute folder
cd /; pwd; echo $PWD
#> /
#> /

### cd to a relative folder
mkdir -p a/b; cd a; cd b; echo ${PWD##*/}
#> b

### cd sets OLDPWD
mkdir a; o=$PWD; cd a; [ "$OLDPWD" = "$o" ] && echo same
#> same

### cd - twice is where we were
mkdir a; o=$PWD; cd a; cd - >/dev/null; cd - >/dev/null; echo ${PWD##*/}
#> a

### cd to a file fails
> f; cd f 2>/dev/null; echo $(($? > 0))
#> 1

### a cd that fails changes nothing
o=$PWD; cd nothing 2>/dev/null; [ "$PWD" = "$o" ] && echo same
#> same

### cd . and cd ./a
mkdir a; o=$PWD; cd .; [ "$PWD" = "$o" ] && cd ./a && echo ${PWD##*/}
#> a

### cd -L keeps the link's name, cd -P does not
mkdir a; ln -s a l; cd -L l; echo ${PWD##*/}; cd ..; cd -P l; echo ${PWD##*/}
#> l
#> a

### the last of -L and -P wins
mkdir a; ln -s a l; cd -L -P l; echo ${PWD##*/}; cd ..; cd -PL l; echo ${PWD##*/}
#> a
#> l

### cd .. from a link is textual, with -P it is not
mkdir -p a/b; ln -s a/b l; o=$PWD; cd l; cd ..; [ "$PWD" = "$o" ] && echo textual; cd l; cd -P ..; echo ${PWD##*/}
#> textual
#> a

### cd -- with a folder that begins with a hyphen
mkdir -- -a; cd -- -a; echo ${PWD##*/}
#> -a

### an option that cd has not
cd -Z 2>/dev/null; echo $(($? > 0))
#> 1

### CDPATH is looked along for relative folders
mkdir -p x/a; CDPATH=$PWD/x; cd a >/dev/null; echo ${PWD##*/x/}
#> a

### cd along CDPATH prints where it went
mkdir -p x/a; CDPATH=$PWD/x; cd a | sed 's#.*/x/#x/#'
#> x/a

### CDPATH is not used for . .. and /
mkdir -p x/a a; CDPATH=$PWD/x; o=$PWD; cd ./a; [ "$PWD" = "$o/a" ] && echo here
#> here

### pwd is PWD
mkdir a; cd a; [ "$(pwd)" = "$PWD" ] && echo same
#> same

### pwd -P has no links, pwd -L has
mkdir a; ln -s a l; cd l; p=$(pwd -P) l=$(pwd -L); echo ${p##*/} ${l##*/}
#> a l

### pwd behind a folder's renaming with -P
mkdir a; cd a; p=$(pwd -P); echo ${p##*/}
#> a

### umask prints what it was set to
umask 027; umask; umask 0; umask
#> 0027
#> 0000

### umask -S prints what is allowed
umask 027; umask -S; umask 777; umask -S
#> u=rwx,g=rx,o=
#> u=,g=,o=

### umask with letters
umask 022; umask g+w; umask; umask o=; umask; umask u-w; umask; umask a=rwx; umask
#> 0002
#> 0007
#> 0207
#> 0000

### umask with several clauses
umask 000; umask g-w,o-rwx; umask
#> 0027

### umask copies another class
umask 077; umask g=u; umask
#> 0007
#@ dash ash
#~ bash knows no copies

### umask of what is no mask fails
umask 8 2>/dev/null; echo $(($? > 0)); umask x 2>/dev/null; echo $(($? > 0))
#> 1
#> 1

### umask holds for files and folders
umask 077; > f; mkdir d; ls -ld f d | cut -c1-10
#> drwx------
#> -rw-------

### umask: what is copied is of the mask before
umask 0124; umask a=,a=u; umask
#> 0111
#~ ash copies what has been set so far, bash copies nothing
#@ dash

### PWD and OLDPWD are exported
unset OLDPWD; cd /tmp; cd /; env | grep PWD= | sort
#> OLDPWD=/tmp
#> PWD=/
#@ dash ash
#~ 

### pwd -P and -L behind a symbolic link
mkdir d; ln -s d l; cd l; pwd -P | sed 's,.*/,,'; pwd -L | sed 's,.*/,,'
#> d
#> l

### pwd with an unknown option
pwd -x >/dev/null 2>&1 || echo refused
#> refused

### umask -- and -S
umask -S 022 >/dev/null; umask -S; umask -- 077; umask
#> u=rwx,g=rx,o=rx
#> 0077

### cd ~ and ~ without HOME
cd ~ && [ "$PWD" = "$HOME" ] && echo there; (unset HOME; echo ~nosuchuser)
#> there
#> ~nosuchuser

### cd -P -e (POSIX.1-2024): the options may stand together
cd -Pe /; pwd; cd -e -P /tmp; pwd
#> /
#> /tmp
#@ bash mksh
#~ dash, ash and yash have no -e
