"""What od shows some bytes as: characters, or numbers of a size."""

from genwrapper.applets.declare import Wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Show = Callable[[bytes], str]

NAMES = (
    "nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can"
)
NAMED = [*f"{NAMES} em sub esc fs gs rs us sp".split(), *map(chr, range(33, 127)), "del"]
ESCAPES = {0: "\\0", 7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r"}
SIZES = {"C": 1, "S": 2, "I": 4, "L": 8, "F": 4, "D": 8}
WIDTHS = {
    "o": {1: 3, 2: 6, 4: 11, 8: 22},
    "x": {1: 2, 2: 4, 4: 8, 8: 16},
    "u": {1: 3, 2: 5, 4: 10, 8: 20},
    "d": {1: 4, 2: 6, 4: 11, 8: 20},
    "f": {4: 15, 8: 24},
}
BITS = {"o": 3, "x": 4}  # of a digit
LEAST = {4: 1.1754943508222875e-38, 8: 2.2250738585072014e-308}  # below, numbers are less exact


class Type:
    """How a few bytes are shown: `size` of them, in `width` columns. A number has a `form` of
    Python's, and digits of `bits` where none depends on more than those. `beside`: the characters
    follow at the end of the line."""

    __slots__ = ("beside", "bits", "form", "show", "signed", "size", "width")

    def __init__(
        self,
        size: int,
        width: int,
        show: "Show",
        form: str = "",
        *,
        signed: bool = False,
        bits: int = 0,
    ) -> None:
        self.beside = False
        self.bits = bits
        self.size = size
        self.width = width
        self.show = show
        self.form = form
        self.signed = signed


def types_of(text: str) -> list[Type]:
    """The types of an option -t."""
    found: list[Type] = []
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if letter in "ac":
            found.append(Type(1, 3, named if letter == "a" else character))
            at = beside(text, at, found)
            continue
        if letter not in WIDTHS:
            raise Wrong(f"{text!r} is no type: a c d o u x f, and a size")
        start = at
        while text[at : at + 1].isdigit():
            at += 1
        if at > start:
            size = int(text[start:at])
        elif text[at : at + 1] and text[at] in SIZES and (letter == "f") == (text[at] in "FD"):
            size = SIZES[text[at]]
            at += 1
        else:
            size = 8 if letter == "f" else 4
        if size not in WIDTHS[letter]:
            raise Wrong(f"{text!r}: there is no {letter} of {size} bytes")
        width = WIDTHS[letter][size]
        form = {"o": f" %0{width}o", "x": f" %0{width}x", "f": f" %{width}s"}.get(
            letter, f" %{width}d"
        )
        show, bits = shower(letter, size), BITS.get(letter, 0)
        found.append(Type(size, width, show, form, signed=letter == "d", bits=bits))
        at = beside(text, at, found)
    return found


def beside(text: str, at: int, found: list[Type]) -> int:
    """Where a type goes on: a z behind it asks for the characters beside."""
    found[-1].beside = text[at : at + 1] == "z"
    return at + found[-1].beside


def shower(letter: str, size: int) -> "Show":
    """What shows a number."""
    import sys

    order = sys.byteorder
    if letter == "f":
        return real
    if letter == "d":
        return lambda data: str(int.from_bytes(data, order, signed=True))
    form = {"o": f"0{WIDTHS['o'][size]}o", "x": f"0{2 * size}x", "u": "d"}[letter]
    return lambda data: format(int.from_bytes(data, order), form)


def real(data: bytes) -> str:
    """A floating-point number, in as few digits as tell it from all others."""
    import struct

    (value,) = struct.unpack("f" if len(data) == 4 else "d", data)
    return in_few_digits(value, len(data))


def in_few_digits(value: float, size: int = 8) -> str:
    """The same of a number of 4 or 8 bytes."""
    from math import copysign
    from struct import pack

    if size == 8:
        text = repr(value)  # which has as few digits, but puts some numbers in other words
        if text[-1].isdigit() and not text.endswith((".0", "e+16")):
            return text
    if value != value:
        return "nan" if copysign(1, value) > 0 else "-nan"
    form, first = ("f", 6) if size == 4 else ("d", 15)
    first = 1 if abs(value) < LEAST[size] else first
    for digits in range(first, 18):
        text = f"{value:.{digits}g}"
        if pack(form, float(text)) == pack(form, value):
            break
    return text


def named(data: bytes) -> str:
    """A character by its name."""
    return NAMED[data[0] & 127]


def character(data: bytes) -> str:
    """A character, an escape, or three octal digits."""
    code = data[0]
    return ESCAPES.get(code) or (chr(code) if 32 <= code < 127 else f"{code:03o}")
