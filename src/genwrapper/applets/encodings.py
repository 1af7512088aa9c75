"""Bytes as text, and back: what base64, base32 and basenc do alike."""

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


def base32_coding() -> Coding:
    """RFC 4648, chapter 6."""
    from base64 import b32decode, b32encode

    return Coding(5, 8, LETTERS + b"234567", b32encode, b32decode)


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
