"""Reading tar archives: their members one after the other, in bounded memory."""

from genwrapper.applets.compression.formats import BLOCK as CHUNK
from genwrapper.applets.compression.formats import Damaged, Format, Trailing, recognised
from genwrapper.applets.tar.headers import (
    BLOCK,
    EXTENDED,
    FOLDER,
    GLOBAL,
    LONG_LINK,
    LONG_NAME,
    PLAIN,
    SPARSE,
    Member,
    decimal,
    extend,
    number,
    parsed,
    records,
)
from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_HEADER = 1 << 20  # bytes of an extended header or a long name
MOST_PIECES = 1 << 18  # of a sparse file


class Archive:
    """An archive that is read. `at` is how many bytes were read so far, after decompression; `end`
    where its members end."""

    __slots__ = ("_blocks", "_data", "_globals", "_left", "_padding", "at", "end", "seeking")

    def __init__(self, source: Description, form: Format | None) -> None:
        """`form`: how it is compressed; None: as it says itself."""
        blocks = source.blocks(CHUNK)
        start = b""
        while len(start) < BLOCK and (block := next(blocks, b"")):
            start += block
        if form is None:
            form = recognised(start)
        self._blocks = chained(start, blocks)
        self.seeking: Description | None = None
        if form is not None:
            self._blocks = lenient(form.expand(self._blocks))
        elif source.fd is not None and source.seekable():
            self.seeking = source
        self._data = b""
        self._globals: list[tuple[str, bytes]] = []
        self._left = 0  # data of the member that were not read yet
        self._padding = 0
        self.at = 0
        self.end = 0

    def read(self, size: int) -> bytes:
        """Exactly `size` bytes; fewer at the end of the archive."""
        if len(self._data) < size:
            parts = [self._data]
            have = len(self._data)
            while have < size and (block := next(self._blocks, b"")):
                parts.append(block)
                have += len(block)
            self._data = b"".join(parts)
        data, self._data = self._data[:size], self._data[size:]
        self.at += len(data)
        return data

    def skip(self, size: int) -> None:
        """Pass over `size` bytes, by a seek where there are many."""
        have = min(size, len(self._data))
        self._data = self._data[have:]
        self.at += have
        size -= have
        if size > 4 * CHUNK and self.seeking is not None:
            now = self.seeking.seek(0, 1)
            size_of_file = self.seeking.seek(0, 2)
            self.seeking.seek(min(now + size, size_of_file))
            if now + size > size_of_file:
                raise Damaged("unexpected end of the archive")
            self.at += size
            return
        while size:
            data = self.read(min(size, CHUNK))
            if not data:
                raise Damaged("unexpected end of the archive")
            size -= len(data)

    def members(self) -> "Iterator[Member]":
        """The members, each with what is said of it before its header; what is not read of its
        data is passed over. Damaged where the archive is."""
        found: list[tuple[str, bytes]] = []
        while True:
            self.skip(self._left + self._padding)
            self._left = self._padding = 0
            if not found:
                self.end = self.at
            block = self.read(BLOCK)
            if not block and not self.end:
                raise Damaged("does not look like a tar archive")
            if not block.strip(b"\0"):
                return
            if len(block) < BLOCK:
                raise Damaged("unexpected end of the archive")
            try:
                member = parsed(block)
            except Damaged:
                if self.end:
                    raise
                raise Damaged("does not look like a tar archive") from None
            self._left, self._padding = member.size, -member.size % BLOCK
            if member.kind in (EXTENDED, GLOBAL, LONG_NAME, LONG_LINK, b"X"):
                found += self._said(member)
                continue
            if member.kind == SPARSE:
                self._sparse_map(member, block)
            extend(member, self._globals + found)
            found = []
            if member.kind in PLAIN and member.map is None and member.name.endswith("/"):
                member.kind = FOLDER  # as programs before POSIX wrote them
            self._left, self._padding = member.size, -member.size % BLOCK
            if member.kind == SPARSE and member.map == []:
                self._map_in_data(member)
            yield member

    def data(self) -> "Iterator[bytes]":
        """The data of the member that came last."""
        while self._left:
            block = self._data[: self._left]
            if block:
                self._data = self._data[len(block) :]
                self.at += len(block)
            else:
                block = self.read(min(self._left, CHUNK))
                if not block:
                    raise Damaged("unexpected end of the archive")
            self._left -= len(block)
            yield block

    def rest(self) -> "Iterator[bytes]":
        """What stands behind the members."""
        yield from self._blocks

    def _said(self, member: Member) -> list[tuple[str, bytes]]:
        """What a header before another one's says of that."""
        if member.size > LARGEST_HEADER:
            raise Damaged("damaged: an extended header is larger than any is")
        data = b"".join(self.data())
        if member.kind == LONG_NAME:
            return [("path", data.split(b"\0", 1)[0])]
        if member.kind == LONG_LINK:
            return [("linkpath", data.split(b"\0", 1)[0])]
        if member.kind == GLOBAL:
            self._globals += records(data)
            if len(self._globals) > 10_000:
                raise Damaged("damaged: more global headers than any archive has")
            return []
        return records(data)

    def _sparse_map(self, member: Member, block: bytes) -> None:
        """GNU's old form of sparse files: the map is in the header and in blocks behind it."""
        pieces = entries(block, 386, 4)
        more = block[482]
        member.whole = number(block[483:495])
        while more:
            block = self.read(BLOCK)
            if len(block) < BLOCK or len(pieces) > MOST_PIECES:
                raise Damaged("damaged: the map of a sparse file is")
            pieces += entries(block, 0, 21)
            more = block[504]
        member.map = pieces or [(0, 0)]

    def _map_in_data(self, member: Member) -> None:
        """Pax's form 1.0 of sparse files: the map stands before the data, in decimal lines."""
        text = b""
        count = None
        numbers: list[int] = []
        while count is None or len(numbers) < 2 * count:
            if b"\n" not in text:
                block = self.read(min(BLOCK, self._left))
                if not block or len(text) > BLOCK:
                    raise Damaged("damaged: the map of a sparse file is")
                self._left -= len(block)
                text += block
                continue
            line, _, text = text.partition(b"\n")
            if count is None:
                count = decimal(line)
                if count > MOST_PIECES:
                    raise Damaged("damaged: the map of a sparse file is")
            else:
                numbers.append(decimal(line))
        member.map = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0, 0)]


def entries(block: bytes, at: int, count: int) -> list[tuple[int, int]]:
    """The pieces that a block of an old map lists."""
    found = []
    for start in range(at, at + 24 * count, 24):
        if not block[start]:
            break
        found.append((number(block[start : start + 12]), number(block[start + 12 : start + 24])))
    return found


def chained(start: bytes, blocks: "Iterator[bytes]") -> "Iterator[bytes]":
    """What was looked at, and the rest."""
    yield start
    yield from blocks


def lenient(blocks: "Iterator[bytes]") -> "Iterator[bytes]":
    """Decompressed data; what stands behind the compressed is none of tar's."""
    try:
        yield from blocks
    except Trailing:
        return


def shown(name: str) -> str:
    """A name as it is printed: control characters and bytes that are not UTF-8 as `\\n` or
    `\\ooo`."""
    if name.isprintable() and "\\" not in name:
        return name
    parts = []
    for character in name:
        code = ord(character)
        if character in ESCAPES:
            parts.append(ESCAPES[character])
        elif 0xDC80 <= code <= 0xDCFF:
            parts.append(f"\\{code - 0xDC00:03o}")
        elif code < 32 or code == 127:
            parts.append(f"\\{code:03o}")
        else:
            parts.append(character)
    return "".join(parts)


ESCAPES = {
    "\\": "\\\\",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
}
