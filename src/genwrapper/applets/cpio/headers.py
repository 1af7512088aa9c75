"""The headers of cpio's archives: newc, crc, odc, and the old binary form."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[int], bytes]

TRAILER = "TRAILER!!!"
LONGEST_NAME = 1 << 16
NEW, CRC, OLD = b"070701", b"070702", b"070707"
BINARY, SWAPPED = b"\xc7\x71", b"\x71\xc7"


class Damaged(Exception):
    """An archive can't be read; the message says why."""


class Member:
    """A member of an archive: what its header says."""

    __slots__ = ("check", "device", "group", "inode", "links", "mode", "name", "node", "size",
                 "time", "user")  # fmt: skip

    def __init__(
        self,
        name: str,
        mode: int,
        size: int = 0,
        *,
        user: int = 0,
        group: int = 0,
        links: int = 1,
        time: int = 0,
        inode: int = 0,
        device: tuple[int, int] = (0, 0),
        node: tuple[int, int] = (0, 0),
        check: int | None = None,
    ) -> None:
        self.name = name
        self.mode = mode
        self.size = size
        self.user = user
        self.group = group
        self.links = links
        self.time = time
        self.inode = inode
        self.device = device
        self.node = node
        self.check = check


def read_member(read: "Read") -> tuple[Member, int]:
    """The next member, and how many bytes fill up its data. Damaged."""
    magic = read(2)
    if magic in (BINARY, SWAPPED):
        return _binary(read, "<" if magic == BINARY else ">")
    magic += read(4)
    if magic in (NEW, CRC):
        return _new(read, magic == CRC)
    if magic == OLD:
        return _old(read)
    raise Damaged("this is no archive of cpio" if magic else "unexpected end of archive")


def _text(read: "Read", size: int) -> str:
    """A name, which ends with a NUL."""
    if not 1 <= size <= LONGEST_NAME:
        raise Damaged("a name has an impossible length")
    data = exactly(read, size)
    return data.partition(b"\0")[0].decode("utf-8", "surrogateescape")


def exactly(read: "Read", size: int) -> bytes:
    """So many bytes. Damaged where there are fewer."""
    data = read(size)
    if len(data) < size:
        raise Damaged("unexpected end of archive")
    return data


def _fields(data: bytes, sizes: list[int], base: int) -> list[int]:
    found: list[int] = []
    at = 0
    for size in sizes:
        digits = data[at : at + size]
        at += size
        if not digits.isalnum():
            raise Damaged("a header is damaged")
        try:
            found.append(int(digits, base))
        except ValueError:
            raise Damaged("a header is damaged") from None
    return found


def _new(read: "Read", check: bool) -> tuple[Member, int]:
    values = _fields(exactly(read, 104), [8] * 13, 16)
    inode, mode, user, group, links, time, size = values[:7]
    name = _text(read, values[11])
    exactly(read, -(110 + values[11]) % 4)
    member = Member(
        name,
        mode,
        size,
        user=user,
        group=group,
        links=links,
        time=time,
        inode=inode,
        device=(values[7], values[8]),
        node=(values[9], values[10]),
        check=values[12] if check else None,
    )
    return member, -size % 4


def _old(read: "Read") -> tuple[Member, int]:
    values = _fields(exactly(read, 70), [6, 6, 6, 6, 6, 6, 6, 11, 6, 11], 8)
    device, inode, mode, user, group, links, node, time, length, size = values
    member = Member(
        _text(read, length),
        mode,
        size,
        user=user,
        group=group,
        links=links,
        time=time,
        inode=inode,
        device=(device >> 8, device & 255),
        node=(node >> 8, node & 255),
    )
    return member, 0


def _binary(read: "Read", order: str) -> tuple[Member, int]:
    from struct import unpack

    words = unpack(f"{order}12H", exactly(read, 24))
    device, inode, mode, user, group, links, node, high, low, length, more, less = words
    size = more << 16 | less
    name = _text(read, length)
    exactly(read, length % 2)
    member = Member(
        name,
        mode,
        size,
        user=user,
        group=group,
        links=links,
        time=high << 16 | low,
        inode=inode,
        device=(device >> 8, device & 255),
        node=(node >> 8, node & 255),
    )
    return member, size % 2


def written(member: Member, form: bytes) -> bytes:
    """The header of a member with its name, and what fills both up. Damaged where a value is too
    large for the form."""
    name = member.name.encode("utf-8", "surrogateescape") + b"\0"
    if form == OLD:
        device = (member.device[0] << 8 | member.device[1]) & 0o777777
        node = (member.node[0] << 8 | member.node[1]) & 0o777777
        values = [device, member.inode & 0o777777, member.mode, member.user, member.group]
        values += [member.links, node]
        if max(values) > 0o777777 or member.size >= 8**11 or member.time >= 8**11:
            raise Damaged("is too large for the form odc")
        head = "".join([f"{value:06o}" for value in values])
        head += f"{max(0, member.time):011o}{len(name):06o}{member.size:011o}"
        return form + head.encode() + name
    values = [member.inode & 0xFFFFFFFF, member.mode, member.user, member.group, member.links]
    values += [max(0, member.time) & 0xFFFFFFFF, member.size, *member.device, *member.node]
    values += [len(name), member.check or 0]
    if member.size >> 32:
        raise Damaged("is too large for the form newc: 4 GiB at most")
    digits = form + "".join([f"{value:08X}" for value in values]).encode()
    return digits + name + bytes(-(len(digits) + len(name)) % 4)


def filling(member: Member, form: bytes) -> int:
    """How many NULs stand behind a member's data."""
    return 0 if form == OLD else -member.size % 4
