"""The formats of hexdump: `ITERATIONS/BYTES "TEXT"` in a row."""

import sys

from genwrapper.applets.declare import Wrong
from genwrapper.applets.escapes import unescaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LOW = "nul soh stx etx eot enq ack bel bs ht lf vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can"
NAMES = [*LOW.split(), "em", "sub", "esc", "fs", "gs", "rs", "us"]
ESCAPES = {0: r"\0", 7: r"\a", 8: r"\b", 9: r"\t", 10: r"\n", 11: r"\v", 12: r"\f", 13: r"\r"}
FLAGS = "#-+ 0123456789."
SIZES = {**dict.fromkeys("diouxX", 4), **dict.fromkeys("eEfgG", 8), "c": 1}


class Piece:
    """Text, and a conversion behind it: `letter` is its kind, "" for none; it takes `size`
    bytes."""

    __slots__ = ("flags", "letter", "size", "text", "width")

    def __init__(self, text: str, flags: str, letter: str, size: int) -> None:
        self.text = text
        self.flags = flags
        self.letter = letter
        self.size = size
        digits = flags.lstrip("#-+ 0").partition(".")[0]
        self.width = ("-" if "-" in flags else "") + digits

    def made(self, data: bytes, at: int) -> str:
        """What the conversion makes of bytes at an offset."""
        letter = self.letter
        if not letter:
            return ""
        if letter.startswith("_a"):
            return self.offset_form() % at
        if not data and self.size:
            return f"%{self.width}s" % ""
        return _converted(letter, self.flags, self.width, data, self.size)

    def offset_form(self) -> str:
        """A format for the offset."""
        return f"%{self.flags}{self.letter[2:] or 'x'}"


def _converted(letter: str, flags: str, width: str, data: bytes, size: int) -> str:
    if letter == "c" or letter == "_p":
        byte = data[0]
        plain = letter == "c" or 32 <= byte < 127
        return f"%{width}s" % (chr(byte) if plain else ".")
    if letter == "_c":
        byte = data[0]
        shown = ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"{byte:03o}")
        return f"%{width}s" % shown
    if letter == "_u":
        byte = data[0]
        shown = NAMES[byte] if byte < 32 else "del" if byte == 127 else chr(byte)
        return f"%{width}s" % (shown if byte < 128 else f"{byte:02x}")
    if letter == "s":
        text = data.partition(b"\0")[0].decode("latin-1")
        return f"%{width}s" % text
    padded = data.ljust(size, b"\0")
    if letter in "eEfgG":
        import struct

        (value,) = struct.unpack("f" if size == 4 else "d", padded)
        return str(f"%{flags}{letter}" % value)
    signed = letter in "di"
    whole = int.from_bytes(padded, sys.byteorder, signed=signed)
    return f"%{flags}{'d' if letter in 'diu' else letter}" % whole


class Unit:
    """Pieces that come `times` times."""

    __slots__ = ("given", "pieces", "size", "times")

    def __init__(self, times: int, given: bool, pieces: list[Piece]) -> None:
        self.times = times
        self.given = given
        self.pieces = pieces
        self.size = sum(piece.size for piece in pieces)


class Format:
    """A format: units in a row. `size` is how many bytes they take."""

    __slots__ = ("last", "size", "units")

    def __init__(self, units: list[Unit]) -> None:
        self.last = [unit for unit in units if any(p.letter[:2] == "_A" for p in unit.pieces)]
        self.units = [unit for unit in units if unit not in self.last]
        self.size = sum(unit.size * unit.times for unit in self.units)

    def fill(self, size: int) -> None:
        """Let the last unit that takes bytes come until a block of `size` bytes is used up."""
        takers = [unit for unit in self.units if unit.size]
        if takers and not takers[-1].given:
            unit = takers[-1]
            more = (size - self.size) // unit.size
            unit.times += max(0, more)
            self.size += max(0, more) * unit.size

    def parts(self) -> "Iterator[tuple[str, Piece, int]]":
        """Text, the conversion behind it, and the place in a block of what it takes. A unit's last
        time is without the blanks that stand behind."""
        place = 0
        for unit in self.units:
            for time in range(unit.times):
                for piece in unit.pieces:
                    text = piece.text
                    if not piece.letter and unit.times > 1 and time == unit.times - 1:
                        text = text.rstrip()
                    yield text, piece, place
                    place += piece.size

    def shown(self, block: bytes, at: int) -> bytes:
        """What is printed of a block."""
        found: list[str] = []
        for text, piece, place in self.parts():
            found += (text, piece.made(block[place : place + piece.size], at + place))
        return "".join(found).encode("latin-1")

    def end(self, at: int) -> bytes:
        """What is printed behind the last block."""
        found = ""
        for unit in self.last:
            for piece in unit.pieces:
                if piece.letter[:2] == "_A":
                    kind = piece.letter[2:] or "x"
                    found += piece.text + f"%{piece.flags}{kind}" % at
                else:
                    found += piece.text
        return found.encode("latin-1")


def parsed(text: str) -> Format:
    """A format, read. Wrong where it is none."""
    units: list[Unit] = []
    at = 0
    wrong = Wrong(f"{text!r} is no format")
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        head = at
        while at < len(text) and (text[at].isdigit() or text[at] in "/ \t"):
            at += 1
        times, _, count = text[head:at].replace(" ", "").partition("/")
        if text[at : at + 1] != '"':
            raise wrong
        end = at + 1
        while end < len(text) and text[end] != '"':
            end += 2 if text[end] == "\\" else 1
        if end >= len(text):
            raise wrong
        inner = unescaped(text[at + 1 : end])[0].decode("latin-1")
        at = end + 1
        pieces = _pieces(inner, int(count) if count else None)
        units.append(Unit(int(times) if times else 1, bool(times), pieces))
    return Format(units)


def _pieces(text: str, count: int | None) -> list[Piece]:
    found: list[Piece] = []
    plain = ""
    at = 0
    while at < len(text):
        if text[at] != "%":
            plain += text[at]
            at += 1
            continue
        if text[at + 1 : at + 2] == "%":
            plain += "%"
            at += 2
            continue
        start = at = at + 1
        while at < len(text) and text[at] in FLAGS:
            at += 1
        flags = text[start:at]
        letter = text[at : at + 1]
        at += 1
        if letter == "_":
            letter += text[at : at + 1]
            at += 1
            if letter in ("_a", "_A") and text[at : at + 1] in ("d", "o", "x") and at < len(text):
                letter += text[at]
                at += 1
        found.append(Piece(plain, flags, letter, _size(letter, flags, count)))
        plain = ""
    if plain:
        found.append(Piece(plain, "", "", 0))
    return found


def _size(letter: str, flags: str, count: int | None) -> int:
    """How many bytes a conversion takes."""
    if letter[:2] in ("_a", "_A"):
        return 0
    if letter in ("_c", "_p", "_u", "c"):
        return 1
    if letter == "s":
        precision = flags.partition(".")[2]
        if not precision and count is None:
            raise Wrong("%s needs a precision or a number of bytes")
        return count or int(precision)
    if letter not in SIZES:
        raise Wrong(f"%{letter} is no conversion")
    size = SIZES[letter] if count is None else count
    if size not in ((4, 8) if SIZES[letter] == 8 else (1, 2, 4, 8)):
        raise Wrong(f"%{letter} takes no {size} bytes")
    return size
