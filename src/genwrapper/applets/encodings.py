"""Bytes as text, and back: what base64, base32 and basenc do alike."""

from genwrapper.applets.columns import both
from genwrapper.applets.declare import Options, number
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BLOCK = 5 * 3 * 4096
USAGE = """
{name} [OPTION]... [FILE]

Print FILE, or standard input where it is missing or -, as {name} text.

  -d, --decode          print what such text stands for
  -i, --ignore-garbage  with -d, leave out other characters
  -w, --wrap=COLUMNS    lines of COLUMNS characters, not 76; 0: one line
"""


class Coding:
    """How some bytes become text: `unit` bytes become `width` characters of `alphabet`."""

    __slots__ = ("alphabet", "decode", "encode", "pad", "unit", "width")

    def __init__(
        self,
        unit: int,
        width: int,
        alphabet: bytes,
        encode: "Callable[[bytes], bytes]",
        decode: "Callable[[bytes], bytes]",
        pad: bytes = b"=",
    ) -> None:
        self.unit = unit
        self.width = width
        self.alphabet = alphabet
        self.encode = encode
        self.decode = decode
        self.pad = pad


LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIXTY_FOUR = LETTERS + LETTERS.lower() + b"0123456789+/"


def base64_coding() -> Coding:
    """RFC 4648, chapter 4."""
    from binascii import a2b_base64, b2a_base64

    def encode(data: bytes) -> bytes:
        return b2a_base64(data, newline=False)

    return Coding(3, 4, SIXTY_FOUR, encode, a2b_base64)


THIRTY_TWO = LETTERS + b"234567"


def base32_coding() -> Coding:
    """RFC 4648, chapter 6."""
    return Coding(5, 8, THIRTY_TWO, base32_encoded, base32_decoded)


def base32_encoded(data: bytes) -> bytes:
    """Bytes as text: what has one place in its unit, of 5 bytes or 8 characters, is made at once
    for all units."""
    short = -len(data) % 5
    columns = [(data + bytes(short))[place::5] for place in range(5)]
    made = bytearray(len(columns[0]) * 8)
    for place in range(8):
        first, shift = divmod(5 * place, 8)
        if shift <= 3:
            codes = (THIRTY_TWO[code >> 3 - shift & 31] for code in range(256))
            made[place::8] = columns[first].translate(bytes(codes))
            continue
        some = columns[first].translate(bytes(code << shift - 3 & 31 for code in range(256)))
        more = columns[first + 1].translate(bytes(code >> 11 - shift for code in range(256)))
        made[place::8] = both(some, more).translate(THIRTY_TWO * 8)
    missing = short * 8 // 5
    if missing:
        made[-missing:] = b"=" * missing
    return bytes(made)


def base32_decoded(text: bytes) -> bytes:
    """What whole units of text stand for; ValueError for wrong padding."""
    size = len(text)
    text = text.rstrip(b"=")
    padding = size - len(text)
    lost = {0: 0, 1: 1, 3: 2, 4: 3, 6: 4}.get(padding)
    if lost is None or b"=" in text:
        raise ValueError("wrong padding")
    text += b"A" * padding
    columns = [text[place::8] for place in range(8)]
    made = bytearray(len(columns[0]) * 5)
    for place in range(5):
        parts = []
        for character in range(8 * place // 5, (8 * place + 7) // 5 + 1):
            shift = 8 * place + 3 - 5 * character
            table = bytearray(256)
            for value, letter in enumerate(THIRTY_TWO):
                table[letter] = (value << shift if shift >= 0 else value >> -shift) & 255
            parts.append(columns[character].translate(table))
        column = parts[0]
        for part in parts[1:]:
            column = both(column, part)
        made[place::5] = column
    return bytes(made[: len(made) - lost])


class Encoding:
    """One call."""

    def __init__(self, context: Context, options: Options, coding: Coding) -> None:
        self.context = context
        self.options = options
        self.coding = coding

    def run(self, files: list[str]) -> int:
        """Write a file as text, or text as what it stands for."""
        wrap = 76 if self.options.wrap is None else number(self.options.wrap, "the width")
        for source in self.context.inputs(files):
            if self.options.decode:
                self._decode(iter(source.read_block, b""))
            else:
                self._encode(_wholes(source), wrap)
        return self.context.status

    def _encode(self, blocks: "Iterable[bytes]", wrap: int) -> None:
        write = self.context.stdout.write
        rest = b""
        for block in blocks:
            text = rest + self.coding.encode(block)
            if not wrap:
                write(text)
                continue
            whole = len(text) - len(text) % wrap
            lines = [text[at : at + wrap] for at in range(0, whole, wrap)]
            if lines:
                write(b"\n".join(lines) + b"\n")
            rest = text[whole:]
        if rest:
            write(rest + b"\n")

    def _decode(self, blocks: "Iterable[bytes]") -> None:
        coding = self.coding
        write = self.context.stdout.write
        good = coding.alphabet + coding.pad
        others = bytes(set(range(256)) - set(good))
        rest = b""
        for block in blocks:
            text = block.translate(None, others if self.options.ignore_garbage else b"\n")
            text = rest + text
            whole = len(text) - len(text) % coding.width
            rest = text[whole:]
            if not self._some(write, text[:whole], good):
                return
        if rest:
            self._some(write, rest, good)

    def _some(self, write: "Callable[[bytes], None]", text: bytes, good: bytes) -> bool:
        """Write what text stands for; False, and what is good of it, where some is not."""
        coding = self.coding
        wrong = text.translate(None, good)
        if wrong:
            text = text[: min(text.index(wrong[n : n + 1]) for n in range(len(wrong)))]
        pad = coding.pad
        whole = not wrong and len(text) % coding.width == 0
        end = text.find(pad) if pad else -1
        first = text
        later = b""
        if end >= 0:  # texts may follow each other, each with its own padding
            stop = end - end % coding.width + coding.width
            first, later = text[:stop], text[stop:]
            inner = first[end:]
            whole = whole and inner == pad * len(inner)
        try:
            write(coding.decode(first if whole else _padded(first, coding)))
        except ValueError:
            whole = False
        if not whole:
            self.context.error("invalid input")
            return False
        return not later or self._some(write, later, good)


def _wholes(source: Description) -> "Iterator[bytes]":
    """Blocks that are whole units, but for the last."""
    while block := source.read(BLOCK):
        yield block


def _padded(text: bytes, coding: Coding) -> bytes:
    """What can be read of text that is cut off: its last unit filled up."""
    text = text.rstrip(coding.pad)
    left = len(text) % coding.width
    least = {4: 2, 8: 2}.get(coding.width, 1)
    if left < least:
        return text[: len(text) - left]
    return text + coding.pad * (coding.width - left)
