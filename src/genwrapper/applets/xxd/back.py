"""What xxd makes of its own output: the bytes that hexadecimal digits stand for."""

from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLANKS = b" \t\n\r"
DIGITS = b"0123456789abcdefABCDEF"


class Pairs:
    """Two digits in a row are a byte. A digit alone is nothing, and so is what is no digit: of it
    three in a row, where there was no pair between, end the line, but not at its beginning."""

    __slots__ = ("begins", "ended", "last")

    def __init__(self) -> None:
        self.last = [-1, -1, -1]  # the values of the last three characters; -1: none
        self.begins = True  # there was no digit yet
        self.ended = False  # the rest of the line says nothing

    def read(self, text: bytes, plain: bool) -> bytes:
        """The bytes of some text; `plain`: blanks and ends of lines are nothing at all."""
        found = bytearray()
        one, two, three = self.last
        for byte in text:
            if self.ended:
                self.begins, self.ended = byte == 10, byte != 10
                continue
            if byte == 13 or (plain and byte in BLANKS):
                continue
            one, two, three = two, three, int(chr(byte), 16) if byte in DIGITS else -1
            if self.begins and three < 0:
                continue
            self.begins = False
            if two >= 0 and three >= 0:
                found.append(two << 4 | three)
                three = -1
            elif one < 0 and two < 0 and three < 0:
                self.ended = byte != 10
        self.last = [one, two, three]
        return bytes(found)


def plain_bytes(source: Description) -> "Iterator[bytes]":
    """The bytes that hexadecimal digits alone stand for."""
    pairs = Pairs()
    for block in source.blocks():
        if pairs.ended or pairs.last[2] >= 0:  # in the middle of something
            yield pairs.read(block[:1], True)
            block = block[1:]
        digits = block.translate(None, BLANKS)
        if pairs.ended or pairs.last[2] >= 0 or digits.translate(None, DIGITS):
            yield pairs.read(block, True)
            continue
        whole = len(digits) & ~1
        yield bytes.fromhex(digits[:whole].decode())
        yield pairs.read(digits[whole:], True)


def hexadecimal(text: bytes) -> bytes:
    """The bytes of a line, without its offset."""
    text = text.lstrip(b" ")
    try:
        return bytes.fromhex(text.partition(b"  ")[0].decode("ascii"))
    except ValueError:
        return Pairs().read(text, False)


class Patcher:
    """Lines `OFFSET: HEX  text`, written where they belong."""

    __slots__ = ("at", "base", "context", "target")

    def __init__(self, context: Context, target: Description, base: int) -> None:
        self.context = context
        self.target = target
        self.base = base
        self.at = 0

    def run(self, source: Description) -> None:
        """Write all lines. A gap is filled with NULs, or seeked over."""
        for line in source:
            offset, colon, rest = line.partition(b":")
            try:
                at = int(offset.strip(), 16)
            except ValueError:
                continue
            if not colon or b"_" in offset:
                continue
            if not self._to(at + self.base):
                return
            data = hexadecimal(rest)
            self.target.write(data)
            self.at += len(data)

    def _to(self, at: int) -> bool:
        if at == self.at:
            return True
        try:
            self.target.flush()
            if self.target.fd is None or self.target is self.context.stdout:
                raise OSError
            self.target.seek(at)
            self.at = at
            return True
        except OSError:
            pass
        if at < self.at:
            self.context.error("can't go back in what is written; sort the lines, or name a TARGET")
            return False
        while self.at < at:
            count = min(at - self.at, 65536)
            self.target.write(bytes(count))
            self.at += count
        return True
