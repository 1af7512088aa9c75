"""The table of the applets: names, and the modules that they are imported from when first
called."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Applet

LIST = """
awk
basename
bunzip2
bzcat
bzip2
cat
chmod
cksum
cmp
comm
cp
crc32
cut
date
diff
dirname
dos2unix
echo
egrep
env
expr
false
find
grep
gunzip
gzip
head
ls
lzcat
lzma
lzmacat
md5sum
mkdir
mv
nl
od
paste
patch
printenv
printf
pwd
readlink
realpath
rev
rm
rmdir
sed
seq
sha1sum
sha256sum
sha512sum
sleep
sort
sum
tac
tail
tar
tee
test
touch
tr
true
uniq
unlzma
unxz
unzip
unzstd
wc
which
xargs
xz
xzcat
yes
zcat
zip
zstd
"""

MODULES: dict[str, str] = {name: name for name in LIST.split()}
"""Each applet's name and the module in this package that declares it."""

ATTRIBUTES = {"[": "bracket"}
MODULES["["] = "test"
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
