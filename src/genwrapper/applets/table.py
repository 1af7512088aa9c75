"""The table of the applets: names, and the modules that they are imported from when first
called."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Applet

LIST = """
basename cat cp cut dirname echo env expr false grep head ls mkdir mv printenv printf pwd rm rmdir
sed seq sleep sort tail test touch tr true uniq wc
bunzip2 bzcat bzip2 cksum crc32 gunzip gzip lzcat lzma lzmacat md5sum sha1sum sha256sum sha512sum
sum tar unlzma unxz xz xzcat zcat
"""

MODULES: dict[str, str] = {name: name for name in LIST.split()}
"""Each applet's name and the module in this package that declares it."""

ATTRIBUTES = {"[": "bracket"}
MODULES["["] = "test"

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
