"""Headers of tar archives: ustar and pax (POSIX XCU pax), and GNU's."""

from zlib import adler32

from genwrapper.applets.compression.formats import Damaged
from genwrapper.streams import decode, encode

BLOCK = 512
RECORD = 10240
FILE, HARD_LINK, LINK, CHARACTER, DEVICE, FOLDER, FIFO = b"0", b"1", b"2", b"3", b"4", b"5", b"6"
LONG_NAME, LONG_LINK, SPARSE, EXTENDED, GLOBAL = b"L", b"K", b"S", b"x", b"g"
PLAIN = frozenset((FILE, b"\0", b"7", SPARSE))
LARGEST_OCTAL = 8**11
NO_DEVICE = {True: bytes(16), False: b"0000000\0" * 2}  # by whether it is GNU's form


class Member:
    """A member: names as text, times in seconds, `kind` as in the header, `size` of its data in the
    archive. `map`: where the pieces of a sparse file belong, (offset, size) each; `whole` its size
    then."""

    __slots__ = (
        "device",
        "gid",
        "group",
        "kind",
        "link",
        "map",
        "mode",
        "mtime",
        "name",
        "size",
        "uid",
        "user",
        "whole",
    )

    def __init__(self, name: str, kind: bytes = FILE) -> None:
        self.name = name
        self.kind = kind
        self.mode = 0o644
        self.uid = self.gid = 0
        self.size = 0
        self.whole = 0
        self.mtime: float = 0
        self.link = self.user = self.group = ""
        self.device = (0, 0)
        self.map: list[tuple[int, int]] | None = None


# -- reading --------------------------------------------------------------------------------------


def parsed(block: bytes) -> Member:
    """The member that a header declares. Damaged where it is no header."""
    checksum = number(block[148:156])
    if checksum != sum(block) - sum(block[148:156]) + 256:
        raise Damaged("damaged: a header's checksum is wrong")
    name = text(block[:100])
    magic = block[257:265]
    if magic.startswith(b"ustar\0") and block[345]:
        name = f"{text(block[345:500])}/{name}"
    kind = block[156:157]
    member = Member(name, kind)
    member.mode = number(block[100:108]) & 0o7777
    member.uid = number(block[108:116])
    member.gid = number(block[116:124])
    member.size = member.whole = number(block[124:136])
    member.mtime = number(block[136:148])
    member.link = text(block[157:257])
    if magic.startswith(b"ustar"):
        member.user = text(block[265:297])
        member.group = text(block[297:329])
        if kind in (CHARACTER, DEVICE):
            member.device = (number(block[329:337]), number(block[337:345]))
    if member.size < 0:
        raise Damaged("damaged: a member's size is negative")
    if kind in (LINK, CHARACTER, DEVICE, FOLDER, FIFO):
        member.size = 0
    return member


def number(field: bytes) -> int:
    """A number, octal or (GNU) of bytes behind a set bit."""
    if field[0] & 0x80:
        value = int.from_bytes(field, "big") & ((1 << (8 * len(field) - 1)) - 1)
        if field[0] & 0x40:
            value -= 1 << (8 * len(field) - 1)
        return value
    digits = field.split(b"\0", 1)[0].strip()
    if digits.translate(None, b"01234567"):
        raise Damaged("damaged: a number in a header is none")
    return int(digits or b"0", 8)


def text(field: bytes) -> str:
    """What stands before the first NUL."""
    return decode(field.split(b"\0", 1)[0])


def records(data: bytes) -> list[tuple[str, bytes]]:
    """The keywords and values of an extended header (pax)."""
    found = []
    at = 0
    while at < len(data) and data[at]:
        blank = data.find(b" ", at, at + 20)
        digits = data[at:blank] if blank > 0 else b""
        end = at + int(digits) if digits.isdigit() else 0
        keyword, equals, value = data[blank + 1 : end - 1].partition(b"=")
        if not equals or end > len(data) or data[end - 1 : end] != b"\n":
            raise Damaged("damaged: an extended header is none")
        found.append((decode(keyword), value))
        at = end
    return found


def decimal(value: bytes) -> int:
    """A whole number, 0 at least, of an extended header."""
    if not value.isdigit():
        raise Damaged("damaged: a number in an extended header is none")
    return int(value[:30])


def extend(member: Member, found: list[tuple[str, bytes]]) -> None:
    """What extended headers say of a member, in the place of what its own says."""
    version = b""
    numbers: list[int] = []
    for keyword, value in found:
        if keyword == "path":
            member.name = decode(value)
        elif keyword == "linkpath":
            member.link = decode(value)
        elif keyword == "size":
            member.size = member.whole = decimal(value)
        elif keyword == "uid":
            member.uid = decimal(value)
        elif keyword == "gid":
            member.gid = decimal(value)
        elif keyword == "uname":
            member.user = decode(value)
        elif keyword == "gname":
            member.group = decode(value)
        elif keyword == "mtime":
            member.mtime = seconds(value)
        elif keyword == "GNU.sparse.major":
            version = value
        elif keyword in ("GNU.sparse.offset", "GNU.sparse.numbytes"):
            numbers.append(decimal(value))
        elif keyword == "GNU.sparse.map":
            numbers = [decimal(part) for part in value.split(b",")]
    sparse = {keyword: value for keyword, value in found if keyword.startswith("GNU.sparse.")}
    if not sparse:
        return
    member.name = decode(sparse.get("GNU.sparse.name", encode(member.name)))
    size = sparse.get("GNU.sparse.realsize") or sparse.get("GNU.sparse.size")
    member.whole = decimal(size) if size else member.size
    member.map = [] if version == b"1" else list(zip(numbers[::2], numbers[1::2], strict=False))
    member.kind = SPARSE if version == b"1" else FILE


def seconds(value: bytes) -> float:
    """A time of an extended header."""
    whole, _, fraction = value.partition(b".")
    if not whole.removeprefix(b"-").isdigit() or (fraction and not fraction.isdigit()):
        raise Damaged("damaged: a time in an extended header is none")
    return float(value[:40])


# -- writing --------------------------------------------------------------------------------------


def written(member: Member, form: str) -> bytes:
    """The header of a member, with those that must stand before it. `form`: gnu, ustar or pax.
    ValueError where a ustar header can't hold it."""
    name, link = encode(member.name), encode(member.link)
    before = b""
    prefix = b""
    if len(name) > 100 and form != "gnu":
        prefix, short = split(name)
        name = short or name
    if form == "gnu":
        if len(link) > 100:
            before += long(LONG_LINK, link)
        if len(name) > 100:
            before += long(LONG_NAME, name)
    elif form == "ustar":
        if len(name) > 100 or len(link) > 100 or member.size >= LARGEST_OCTAL:
            raise ValueError("does not fit into a ustar header; --format=gnu holds it")
    else:
        before += pax(member, len(name) > 100)
    return before + header(member, name[:100], link[:100], prefix, form == "gnu")


def header(member: Member, name: bytes, link: bytes, prefix: bytes, gnu: bool) -> bytes:
    """One header of 512 bytes."""
    if member.kind in (CHARACTER, DEVICE):
        device = b"".join([field(n, 8, gnu) for n in member.device])
    else:
        device = NO_DEVICE[gnu]
    ids = member.uid | member.gid
    if 0 <= ids < 8**7 and 0 <= member.size < LARGEST_OCTAL and 0 <= member.mtime < LARGEST_OCTAL:
        values = (member.mode, member.uid, member.gid, member.size, int(member.mtime))
        numbers = b"%07o\0%07o\0%07o\0%011o\0%011o\0" % values
    else:
        numbers = b"".join(
            (
                field(member.mode, 8, gnu),
                field(member.uid, 8, gnu),
                field(member.gid, 8, gnu),
                field(member.size, 12, gnu),
                field(int(member.mtime // 1), 12, gnu),
            )
        )
    before = name.ljust(100, b"\0") + numbers
    behind = member.kind + link.ljust(100, b"\0") + (b"ustar  \0" if gnu else b"ustar\x0000")
    behind += encode(member.user)[:31].ljust(32, b"\0") + encode(member.group)[:31].ljust(32, b"\0")
    behind += device + prefix.ljust(167, b"\0")
    total = sum_of(before) + 8 * 32 + sum_of(behind[:200]) + sum_of(behind[200:])
    return b"%b%06o\0 %b" % (before, total, behind)


def sum_of(data: bytes) -> int:
    """The sum of at most 256 bytes: Adler's checksum has it in its lower half, and one more."""
    return (adler32(data) & 0xFFFF) - 1


def field(value: int, size: int, gnu: bool) -> bytes:
    """A number in `size` bytes: octal or, where it does not fit, as GNU does (pax says it in an
    extended header)."""
    if 0 <= value < 8 ** (size - 1):
        return b"%0*o\0" % (size - 1, value)
    if not gnu:
        return b"0" * (size - 1) + b"\0"
    return ((value & ((1 << (8 * size - 1)) - 1)) | 1 << (8 * size - 1)).to_bytes(size, "big")


def long(kind: bytes, name: bytes) -> bytes:
    """GNU's header for a name that is too long, with the name."""
    member = Member("", kind)
    member.user = member.group = "root"
    member.size = len(name) + 1
    return header(member, b"././@LongLink", b"", b"", True) + padded(name + b"\0")


def pax(member: Member, long_name: bool) -> bytes:
    """The extended header that a member needs; nothing where it needs none."""
    found = []
    name, link = encode(member.name), encode(member.link)
    if long_name or not name.isascii():
        found.append((b"path", name))
    if len(link) > 100 or not link.isascii():
        found.append((b"linkpath", link))
    for keyword, value, most in (
        (b"size", member.size, LARGEST_OCTAL),
        (b"uid", member.uid, 8**7),
        (b"gid", member.gid, 8**7),
    ):
        if value >= most:
            found.append((keyword, b"%d" % value))
    if member.mtime % 1 or not 0 <= member.mtime < LARGEST_OCTAL:
        found.append((b"mtime", encode(f"{member.mtime:.6f}".rstrip("0").rstrip("."))))
    if not found:
        return b""
    data = b"".join([record(keyword, value) for keyword, value in found])
    extended = Member("", EXTENDED)
    extended.size = len(data)
    short = b"PaxHeaders/" + name.rstrip(b"/").rpartition(b"/")[2][:80]
    return header(extended, short, b"", b"", False) + padded(data)


def record(keyword: bytes, value: bytes) -> bytes:
    """A record of an extended header: its length counts itself."""
    rest = b" %b=%b\n" % (keyword, value)
    length = len(rest)
    while len(b"%d" % length) + len(rest) != length:
        length = len(b"%d" % length) + len(rest)
    return b"%d%b" % (length, rest)


def split(name: bytes) -> tuple[bytes, bytes]:
    """A long name as ustar holds it: prefix and rest; two empty ones where it can't be split."""
    at = name.find(b"/", max(1, len(name) - 101))
    if 0 < at <= 155 and 0 < len(name) - at - 1 <= 100:
        return name[:at], name[at + 1 :]
    return b"", b""


def padded(data: bytes) -> bytes:
    """Data, filled up to whole blocks."""
    return data + bytes(-len(data) % BLOCK)
