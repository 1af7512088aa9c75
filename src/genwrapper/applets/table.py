"""The table of the applets: names, and the modules that they are imported from when first
called."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Applet

LIST = """
ar
awk
b2sum
base32
base64
basename
bc
bunzip2
bzcat
bzip2
cal
cat
chgrp
chmod
chown
cksum
cmp
comm
cp
cpio
crc32
csplit
cut
date
dc
dd
df
diff
dirname
dos2unix
du
echo
egrep
env
expand
expr
factor
false
find
fmt
fold
free
getopt
grep
groups
gunzip
gzip
head
hexdump
hostname
id
install
join
kill
link
ln
logname
ls
lzcat
lzma
lzmacat
md5sum
mkdir
mkfifo
mktemp
mv
nice
nl
nohup
nproc
od
paste
patch
pathchk
pidof
printenv
printf
ps
pwd
readlink
realpath
rev
rm
rmdir
sed
seq
sha1sum
sha224sum
sha256sum
sha384sum
sha512sum
shuf
sleep
sort
split
stat
strings
sum
sync
tac
tail
tar
tee
test
time
timeout
touch
tr
true
truncate
tsort
tty
uname
unexpand
uniq
unlink
unlzma
unxz
unzip
unzstd
uptime
usleep
wc
which
whoami
xargs
xxd
xz
xzcat
yes
zcat
zip
zstd
"""

MODULES: dict[str, str] = {name: name for name in LIST.split()}
"""Each applet's name and the module in this package that declares it."""

ATTRIBUTES = {"[": "bracket", "[[": "double_bracket"}
MODULES["["] = "test"
MODULES["[["] = "double_bracket"
MODULES["fgrep"] = "egrep"
MODULES["unix2dos"] = "dos2unix"

_loaded: "dict[str, Applet]" = {}


def names() -> list[str]:
    """All applets' names, sorted."""
    return sorted(MODULES)


def find(name: str) -> "Applet | None":
    """The applet `name`; None where there is none."""
    found = _loaded.get(name)
    if found is None and name in MODULES:
        module = __import__(f"genwrapper.applets.{MODULES[name]}", fromlist=["applet"])
        found = _loaded[name] = getattr(module, ATTRIBUTES.get(name, name))
    return found
