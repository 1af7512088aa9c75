"""od: print a file as numbers or characters (POSIX XCU od)."""

from _operator import eq

from genwrapper.applets.columns import both
from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Show = Callable[[bytes], str]
    Whole = Callable[["Dump", bytes, int], bytes | None]
    Tables = list[list[tuple[int, bytes]]]  # bytes of a value, and what to make of each; or them

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
SHORT = {
    "a": "a", "b": "o1", "c": "c", "d": "u2", "f": "f4", "i": "d4", "l": "d8", "o": "o2", "s": "d2",
    "x": "x2",
}  # fmt: skip
DIGITS = b"0123456789abcdef"
BITS = {"o": 3, "x": 4}  # of a digit
FAR = 1 << 19  # bytes, from where on all numbers of two bytes are worth a table
OFFSETS = {"d": "%07d", "o": "%07o", "x": "%06x", "n": ""}


@applet(
    """
od [OPTION]... [FILE]...

Print the bytes of all FILEs, or of standard input where FILE is missing or -, as TYPE says.

  -A, --address-radix=RADIX     offsets are in d decimal, o octal, x hexadecimal; n: none
  -j, --skip-bytes=N            leave out the first N bytes
  -N, --read-bytes=N            print N bytes at most
  -t, --format=TYPE...          a named characters, c characters; d o u x f numbers, of a size of 1,
                                2, 4, 8 or C S I L F D; several in a row print several lines
  --traditional                 operands are as they always were: this changes nothing
  -v, --output-duplicates       print lines like the one before too, not *
  -w, --width[=N]               N bytes a line; 32 without N
  -a                            the same as -t a
  -b                            the same as -t o1
  -c                            the same as -t c
  -d                            the same as -t u2
  -f                            the same as -t f4
  -i                            the same as -t d4
  -l                            the same as -t d8
  -o                            the same as -t o2
  -s                            the same as -t d2
  -x                            the same as -t x2
""",
)
def od(context: Context, options: Options, files: list[str]) -> int:
    radix = options.address_radix or "o"
    if radix not in OFFSETS:
        raise Wrong(f"{radix!r} is no radix: d, o, x or n")
    texts = iter(options.format)
    types: list[Type] = []
    for name in options.given:
        if name in SHORT:
            types += types_of(SHORT[name])
        elif name == "format":
            types += types_of(next(texts))
    types = types or types_of("o2")
    size = max(kind.size for kind in types)
    width = 16 if options.width is None else number(options.width or "32", "the width")
    if not width or width % size:
        raise Wrong(f"the width must be a multiple of {size}")
    skip = number(options.skip_bytes or "0", "the number of bytes")
    most = None if options.read_bytes is None else number(options.read_bytes, "the number of bytes")
    dump = Dump(context, types, width, OFFSETS[radix], not options.output_duplicates)
    if not dump.all(chunks(context, files, skip, most, width), skip):
        context.error("the files end before what is left out does")
    return context.status


class Type:
    """How a few bytes are shown: `size` of them, in `width` columns. A whole number has a `form`
    of Python's, and digits of `bits` where none depends on more than those."""

    __slots__ = ("bits", "form", "show", "signed", "size", "width")

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
        form = {"o": f" %0{width}o", "x": f" %0{width}x", "f": ""}.get(letter, f" %{width}d")
        show, bits = shower(letter, size), BITS.get(letter, 0)
        found.append(Type(size, width, show, form, signed=letter == "d", bits=bits))
    return found


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

    form, least = ("f", 6) if len(data) == 4 else ("d", 15)
    (value,) = struct.unpack(form, data)
    text = ""
    for digits in range(least, least + 4):
        text = f"{value:.{digits}g}"
        if value != value or struct.pack(form, float(text)) == data:
            break
    return text


def named(data: bytes) -> str:
    """A character by its name."""
    return NAMED[data[0] & 127]


def character(data: bytes) -> str:
    """A character, an escape, or three octal digits."""
    code = data[0]
    return ESCAPES.get(code) or (chr(code) if 32 <= code < 127 else f"{code:03o}")


def chunks(
    context: Context, files: list[str], skip: int, most: int | None, width: int
) -> "Iterator[bytes]":
    """The bytes of all files, whole lines of them at a time but for the end; nothing where there
    are fewer than `skip`."""
    left = most
    rest = b""
    for source in context.inputs(files):
        while skip and (block := source.read_block(min(skip, 65536))):
            skip -= len(block)
        while not skip and left != 0:
            block = _block(source, left)
            if not block:
                break
            left = None if left is None else left - len(block)
            rest += block
            whole = len(rest) - len(rest) % width
            if whole:
                yield rest[:whole]
            rest = rest[whole:]
    if skip:
        yield b""
    elif rest:
        yield rest


def _block(source: Description, left: int | None) -> bytes:
    return source.read_block(65536 if left is None else min(left, 65536))


class Dump:
    """One call of od."""

    __slots__ = (
        "before",
        "columns",
        "context",
        "offset",
        "repeats",
        "shown",
        "squeezes",
        "tables",
        "types",
        "width",
    )

    def __init__(
        self, context: Context, types: list[Type], width: int, offset: str, squeezes: bool
    ) -> None:
        self.context = context
        self.types = types
        self.width = width
        self.offset = offset
        self.squeezes = squeezes
        self.columns = max((kind.width + 1) * (width // kind.size) for kind in types)
        self.before = b""  # the line before
        self.shown: list[str] = []  # each number of two bytes, once it is worth it
        self.tables: Tables = []  # of the only type, once they are needed
        self.repeats = False  # a `*` stands for the lines like it

    def all(self, found: "Iterator[bytes]", at: int) -> bool:
        """Print everything, and the offset of the end; False where there was too little to leave
        out."""
        whole = None
        if len(self.types) == 1:
            (kind,) = self.types
            whole = columns if kind.size == 1 or kind.bits else numbers
        for chunk in found:
            if not chunk:
                return False
            if whole is None or len(chunk) % self.width or not self._at_once(whole, chunk, at):
                self._lines(chunk, at)
            at += len(chunk)
        if self.offset:
            self.context.stdout.write((self.offset % at + "\n").encode())
        return True

    def _at_once(self, whole: "Whole", chunk: bytes, at: int) -> bool:
        """Print whole lines, made all at once; False where they can't be."""
        same = self._repeated(chunk)
        if same and all(same):
            shown = b"" if self.repeats else b"*\n"
            self.repeats = True
        else:
            made = whole(self, chunk, at)
            if made is None:
                return False
            shown = self._squeezed(made, same) if any(same) else made
            self.repeats = any(same[-1:])
        self.context.stdout.write(shown)
        self.before = chunk[-self.width :]
        return True

    def _repeated(self, chunk: bytes) -> list[bool]:
        """Whether each line of a chunk is like the one before it; nothing where all are printed."""
        if not self.squeezes:
            return []
        lines = [chunk[at : at + self.width] for at in range(0, len(chunk), self.width)]
        return list(map(eq, lines, [self.before, *lines]))

    def _squeezed(self, shown: bytes, same: list[bool]) -> bytes:
        """Lines that are printed, with one `*` for those that are like the one before."""
        kept: list[bytes] = []
        for row, repeats in zip(shown.split(b"\n"), same, strict=False):
            if not repeats:
                kept.append(row)
            elif not self.repeats:
                kept.append(b"*")
            self.repeats = repeats
        return b"\n".join([*kept, b""])

    def _lines(self, chunk: bytes, at: int) -> None:
        write = self.context.stdout.write
        for start in range(0, len(chunk), self.width):
            line = chunk[start : start + self.width]
            if self.squeezes and line == self.before and len(line) == self.width:
                if not self.repeats:
                    write(b"*\n")
                self.repeats = True
            else:
                self.repeats = False
                write(self._line(line, at + start))
            self.before = line

    def _line(self, line: bytes, at: int) -> bytes:
        head = self.offset % at if self.offset else ""
        rows: list[str] = []
        for kind in self.types:
            count = self.width // kind.size
            pad = self.columns - count * (kind.width + 1)
            left = pad
            row = head
            for place in range(0, len(line), kind.size):
                following = pad * (count - place // kind.size - 1) // count
                piece = line[place : place + kind.size].ljust(kind.size, b"\0")
                row += " " + kind.show(piece).rjust(left - following + kind.width)
                left = following
            rows.append(row + "\n")
            head = " " * len(head)
        return "".join(rows).encode()


def columns(dump: Dump, chunk: bytes, at: int) -> bytes | None:
    """Whole lines of one type whose characters each come from a byte or two: a column of the output
    is columns of the bytes translated, so it is made at once for all lines."""
    (kind,) = dump.types
    width = dump.width
    made, line, head = framed(dump, chunk, at)
    if not line:
        return None
    dump.tables = dump.tables or tables_of(kind)
    bytewise = [chunk[byte::width] for byte in range(width)]
    for start in range(0, width, kind.size):
        for place, table in enumerate(dump.tables, head + start // kind.size * len(dump.tables)):
            parts = [bytewise[start + byte].translate(shown) for byte, shown in table]
            if parts:
                made[place::line] = parts[0] if len(parts) == 1 else both(*parts)
    return bytes(made)


def framed(dump: Dump, chunk: bytes, at: int) -> tuple[bytearray, int, int]:
    """A chunk's lines with nothing but their offsets, their length and that of their offsets;
    nothing where those have two lengths."""
    count = len(chunk) // dump.width
    heads = b""
    if dump.offset:
        heads = "".join([dump.offset % place for place in places(dump, chunk, at)]).encode()
    if len(heads) % count:
        return bytearray(), 0, 0
    head = len(heads) // count
    line = head + dump.columns + 1
    made = bytearray(b" " * (line - 1) + b"\n") * count
    for place in range(head):
        made[place::line] = heads[place::head]
    return made, line, head


def tables_of(kind: Type) -> "Tables":
    """How each character of a type comes from bytes."""
    import sys

    if kind.size == 1:
        shown = [f" {kind.show(bytes([code])).rjust(kind.width)}".encode() for code in range(256)]
        return [[(0, bytes([text[place] for text in shown]))] for place in range(kind.width + 1)]
    most = (1 << kind.bits) - 1
    found: Tables = [[]]  # the blank between
    for place in reversed(range(kind.width)):
        first, shift = divmod(place * kind.bits, 8)
        sources = [(first, bytes([DIGITS[code >> shift & most] for code in range(256)]))]
        if shift + kind.bits > 8 and first + 1 < kind.size:
            more = bytes([code << 8 - shift & most for code in range(256)])
            sources.append((first + 1, more))
        if sys.byteorder == "big":
            sources = [(kind.size - 1 - byte, table) for byte, table in sources]
        found.append(sources)
    return found


def places(dump: Dump, chunk: bytes, at: int) -> range:
    """The offsets of a chunk's lines."""
    return range(at, at + len(chunk), dump.width)


def numbers(dump: Dump, chunk: bytes, at: int) -> bytes | None:
    """Whole lines of whole numbers of several bytes: one format for a line."""
    import struct

    (kind,) = dump.types
    if not kind.form:
        return None
    if kind.size == 2 and at >= FAR:
        return short_numbers(dump, chunk, at)
    count = dump.width // kind.size
    letter = {2: "h", 4: "i", 8: "q"}[kind.size]
    values = struct.iter_unpack(f"={count}{letter if kind.signed else letter.upper()}", chunk)
    form = f"{dump.offset}{kind.form * count}\n"
    if not dump.offset:
        return "".join([form % line for line in values]).encode()
    found = zip(places(dump, chunk, at), values, strict=True)
    return "".join([form % (place, *line) for place, line in found]).encode()


def short_numbers(dump: Dump, chunk: bytes, at: int) -> bytes | None:
    """Whole lines of whole numbers of two bytes, looked up."""
    from operator import itemgetter

    (kind,) = dump.types
    made, line, head = framed(dump, chunk, at)
    if not line:
        return None
    if not dump.shown:
        values = range(0x10000)
        dump.shown = [kind.form % (value - (value >> 15 << 16) * kind.signed) for value in values]
    found = itemgetter(*memoryview(chunk).cast("H"))(dump.shown)
    text = "".join(found).encode()
    for place in range(dump.columns):
        made[head + place :: line] = text[place :: dump.columns]
    return bytes(made)
