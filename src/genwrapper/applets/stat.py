"""stat: print what is known of files."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.escapes import unescaped
from genwrapper.applets.files.texts import KIND, mode_text, owner_name
from genwrapper.applets.times.zones import Zone, zone_of
from genwrapper.streams import Context, decode, encode

FLAGS = "#-+ 0123456789.'"
WHOLE = (
    "  File: %N\n  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F\n{device}"
    "Access: (%04a/%10.10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)\n"
    "Access: %x\nModify: %y\nChange: %z\n Birth: %w\n"
)
PLAIN = "Device: %Hd,%Ld\tInode: %-11i Links: %h\n"
DEVICE = "Device: %Hd,%Ld\tInode: %-11i Links: %-5h Device type: %Hr,%Lr\n"
TERSE = "%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o\n"
SYSTEM = (
    '  File: "%n"\n    ID: %-8i Namelen: %-7l Type: %T\n'
    "Block size: %-10s Fundamental block size: %S\n"
    "Blocks: Total: %-10b Free: %-10f Available: %a\nInodes: Total: %-10c Free: %d\n"
)
TERSE_SYSTEM = "%n %i %l %t %s %S %b %f %a %c %d\n"
KINDS = {
    0o140000: "socket",
    0o120000: "symbolic link",
    0o100000: "regular file",
    0o060000: "block special file",
    0o040000: "directory",
    0o020000: "character special file",
    0o010000: "fifo",
}


@applet(
    r"""
stat [OPTION]... FILE...

Print what is known of each FILE: size, mode, owner, times.

  -L, --dereference    symbolic links as what they lead to
  -f, --file-system    of the file system that FILE lies on
  -c, --format=FORMAT  print FORMAT, a newline behind it, with %a mode (octal), %A (as ls), %b
                       blocks, %B their size, %C, %d device (%D hexadecimal, %Hd and %Ld its parts),
                       %f mode (hexadecimal), %F kind, %g %G group, %h links, %i inode, %m mount
                       point, %n name, %N quoted, %o block size, %r %t %T device type, %s size, %u
                       %U owner, %w %W birth, %x %X access, %y %Y modification, %z %Z change of
                       status;
                       with -f: %a %b %f blocks, %c %d inodes, %i id, %l longest name, %n name,
                       %s %S block size, %t %T type
  --printf=FORMAT      the same without the newline, with escapes as \n
  -t, --terse          on one line

Not as GNU's: --cached is refused.
""",
)
def stat(context: Context, options: Options, files: list[str]) -> int:
    look = _system if options.file_system else _file
    for name in files:
        try:
            shown = look(context, options, name)
        except (OSError, ValueError) as error:
            context.failed(f"cannot stat '{name}'", error)
            continue
        if options.last("printf", "format") == "printf":
            text = formatted(options.printf, shown, True)
        elif options.format is not None:
            text = formatted(options.format, shown, False) + b"\n"
        else:
            text = formatted(shown.default, shown, False)
        context.stdout.write(text)
    return context.status


class Shown:
    """What directives stand for, each as a text or a number; `default` is the usual format."""

    __slots__ = ("default", "values")

    def __init__(self, values: "dict[str, str | int]", default: str) -> None:
        self.values = values
        self.default = default


def formatted(form: str, shown: Shown, escapes: bool) -> bytes:
    """A format with what its directives stand for."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = form.find("%", at)
        plain = form[at:] if end < 0 else form[at:end]
        pieces.append(unescaped(plain)[0] if escapes else encode(plain))
        if end < 0:
            return b"".join(pieces)
        at = end + 1
        start = at
        while at < len(form) and form[at] in FLAGS:
            at += 1
        flags = form[start:at].replace("'", "")
        name = form[at : at + 1]
        if name in ("H", "L") and form[at + 1 : at + 2] in ("d", "r") and name:
            name = form[at : at + 2]
        at += len(name)
        if name == "%" or not name:
            pieces.append(b"%")
            continue
        pieces.append(encode(_value(shown.values.get(name, "?"), name, flags)))


def _value(value: "str | int", name: str, flags: str) -> str:
    if isinstance(value, str):
        return f"%{flags.replace('0', '', flags.startswith('0'))}s" % value
    kind = {"a": "o", "f": "x", "D": "x", "t": "x", "T": "x", "R": "x"}.get(name, "d")
    return f"%{flags}{kind}" % value


def _file(context: Context, options: Options, name: str) -> Shown:
    if name == "-":
        status = posix.fstat(context.stdin.real())
    else:
        status = posix.stat(context.path(name), follow_symlinks=options.dereference)
    mode = status.st_mode
    kind = KINDS.get(mode & KIND, "weird file")
    if mode & KIND == 0o100000 and not status.st_size:
        kind = "regular empty file"
    device, other = status.st_dev, status.st_rdev
    wanted = options.printf or options.format or ""
    quoted = _quoted(name, bool(wanted))
    if mode & KIND == 0o120000:
        quoted += f" -> {_quoted(posix.readlink(context.path(name)), bool(wanted))}"
    zone = zone_of(context)
    values: dict[str, str | int] = {
        "a": mode & 0o7777,
        "A": mode_text(mode),
        "b": status.st_blocks,
        "B": 512,
        "C": "?",
        "d": device,
        "D": device,
        "Hd": posix.major(device),
        "Ld": posix.minor(device),
        "f": mode,
        "F": kind,
        "g": status.st_gid,
        "G": _known(owner_name("g", status.st_gid)),
        "h": status.st_nlink,
        "i": status.st_ino,
        "m": mount_point(context, name) if "m" in wanted else "",
        "n": name,
        "N": quoted,
        "o": status.st_blksize,
        "r": other,
        "R": other,
        "Hr": posix.major(other),
        "Lr": posix.minor(other),
        "t": posix.major(other),
        "T": posix.minor(other),
        "s": status.st_size,
        "u": status.st_uid,
        "U": _known(owner_name("u", status.st_uid)),
        "w": "-",
        "W": 0,
    }
    for letter, when in (
        ("x", status.st_atime_ns),
        ("y", status.st_mtime_ns),
        ("z", status.st_ctime_ns),
    ):
        values[letter] = _time(when, zone)
        values[letter.upper()] = when // 10**9
    special = mode & KIND in (0o060000, 0o020000)
    default = WHOLE.format(device=DEVICE if special else PLAIN)
    return Shown(values, TERSE if options.terse else default)


def _time(when: int, zone: Zone) -> str:
    from genwrapper.applets.times.formats import formatted as shown

    return shown("%Y-%m-%d %H:%M:%S.%N %z", when, zone)


def _known(name: str) -> str:
    return "UNKNOWN" if name.isdigit() else name


def _quoted(name: str, always: bool) -> str:
    """A name as a shell takes it, between quotes: always (%N), or where it needs them."""
    plain = name and all(c.isalnum() or c in "%+,-./:=@_^" for c in name)
    return name if plain and not always else "'" + name.replace("'", "'\\''") + "'"


def mount_point(context: Context, name: str) -> str:
    """The folder that the file system of a file is mounted on."""
    from genwrapper.applets.files.canonical import canonical

    path = canonical(context.path(name), "all")
    device = posix.lstat(path).st_dev
    while path != "/":
        above = path.rpartition("/")[0] or "/"
        if posix.lstat(above).st_dev != device:
            return path
        path = above
    return path


def _system(context: Context, options: Options, name: str) -> Shown:
    found = posix.statvfs(context.path(name))
    kind = "UNKNOWN"
    point = mount_point(context, name)
    try:
        with open("/proc/mounts", "rb") as file:
            for line in file:
                words = line.split(b" ")
                if decode(words[1]) == point:
                    kind = {"ext4": "ext2/ext3"}.get(decode(words[2]), decode(words[2]))
    except OSError:
        pass
    values: dict[str, str | int] = {
        "a": str(found.f_bavail),
        "b": found.f_blocks,
        "c": found.f_files,
        "d": found.f_ffree,
        "f": str(found.f_bfree),
        "i": f"{found.f_fsid & 0xFFFFFFFFFFFFFFFF:x}",
        "l": found.f_namemax,
        "n": name,
        "s": found.f_bsize,
        "S": found.f_frsize,
        "t": "?",
        "T": kind,
    }
    return Shown(values, TERSE_SYSTEM if options.terse else SYSTEM)
