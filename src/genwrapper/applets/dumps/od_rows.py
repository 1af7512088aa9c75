"""Lines of od made many at once."""

from genwrapper.applets.columns import both
from genwrapper.applets.dumps.od_types import Type, in_few_digits, real

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.od import Dump

    Tables = list[list[tuple[int, bytes]]]  # bytes of a value, and what to make of each; or them

DIGITS = b"0123456789abcdef"
FAR = 1 << 19  # bytes, from where on all numbers of two bytes are worth a table
DOTS = bytes(code if 32 <= code < 127 else 46 for code in range(256))


def rows(dump: "Dump", kind: Type, chunk: bytes, at: int) -> bytes | None:
    """A chunk of whole lines, of one of the types; None where they can't be made at once."""
    return (columns if kind.size == 1 or kind.bits else numbers)(dump, kind, chunk, at)


def starts(dump: "Dump", kind: Type) -> list[int]:
    """Where in the line each value of a type begins, with the blank before it: they are spread over
    as many columns as the widest type takes."""
    count = dump.width // kind.size
    spare = dump.columns - count * (kind.width + 1)
    return [n * (kind.width + 1) + spare - spare * (count - n - 1) // count for n in range(count)]


def columns(dump: "Dump", kind: Type, chunk: bytes, at: int) -> bytes | None:
    """Values whose characters each come from a byte or two: a column of the output is columns of
    the bytes translated, so it is made at once for all lines."""
    width = dump.width
    made, line, head = framed(dump, kind, chunk, at)
    if not line:
        return None
    if kind not in dump.tables:
        dump.tables[kind] = tables_of(kind)
    bytewise = [chunk[byte::width] for byte in range(width)]
    for number, start in enumerate(starts(dump, kind)):
        for place, table in enumerate(dump.tables[kind], head + start):
            parts = [bytewise[number * kind.size + byte].translate(shown) for byte, shown in table]
            if parts:
                made[place::line] = parts[0] if len(parts) == 1 else both(*parts)
    return bytes(made)


def framed(dump: "Dump", kind: Type, chunk: bytes, at: int) -> tuple[bytearray, int, int]:
    """A chunk's lines with nothing but their offsets and the characters beside, their length and
    that of their offsets; nothing where those have two lengths."""
    count = len(chunk) // dump.width
    heads = dump.indent * count
    if dump.offset and kind is dump.types[0]:
        heads = "".join([dump.offset % place for place in places(dump, chunk, at)]).encode()
    if len(heads) % count:
        return bytearray(), 0, 0
    head = len(heads) // count
    text = b"  >" + b" " * dump.width + b"<" if kind.beside else b""
    line = head + dump.columns + len(text) + 1
    made = bytearray(b" " * (head + dump.columns) + text + b"\n") * count
    if kind.beside:
        shown = chunk.translate(DOTS)
        for place in range(dump.width):
            made[head + dump.columns + 3 + place :: line] = shown[place :: dump.width]
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


def places(dump: "Dump", chunk: bytes, at: int) -> range:
    """The offsets of a chunk's lines."""
    return range(at, at + len(chunk), dump.width)


def numbers(dump: "Dump", kind: Type, chunk: bytes, at: int) -> bytes | None:
    """Numbers of several bytes: one format for a line."""
    import struct

    if kind.size == 2 and at >= FAR:
        return short_numbers(dump, kind, chunk, at)
    count = dump.width // kind.size
    is_real = kind.show is real
    if kind.beside or (is_real and kind.size == 4):
        return None
    letter = "d" if is_real else {2: "h", 4: "i", 8: "q"}[kind.size]
    letter = letter if kind.signed or is_real else letter.upper()
    values = struct.iter_unpack(f"={count}{letter}", chunk)
    if is_real:
        values = (tuple(map(in_few_digits, line)) for line in values)
    form = ""
    behind = 0
    for start in starts(dump, kind):
        form += " " * (start - behind) + kind.form
        behind = start + kind.width + 1
    if kind is not dump.types[0]:
        form = dump.indent.decode() + form + "\n"
        return "".join([form % line for line in values]).encode()
    form = f"{dump.offset}{form}\n"
    if not dump.offset:
        return "".join([form % line for line in values]).encode()
    found = zip(places(dump, chunk, at), values, strict=True)
    return "".join([form % (place, *line) for place, line in found]).encode()


def short_numbers(dump: "Dump", kind: Type, chunk: bytes, at: int) -> bytes | None:
    """Whole numbers of two bytes, looked up."""
    from operator import itemgetter

    made, line, head = framed(dump, kind, chunk, at)
    if not line:
        return None
    if kind not in dump.shown:
        values = range(0x10000)
        signed = kind.signed
        dump.shown[kind] = [kind.form % (value - (value >> 15 << 16) * signed) for value in values]
    found = itemgetter(*memoryview(chunk).cast("H"))(dump.shown[kind])
    text = "".join(found).encode()
    step = kind.width + 1
    row = step * (dump.width // 2)
    for number, start in enumerate(starts(dump, kind)):
        for place in range(step):
            made[head + start + place :: line] = text[number * step + place :: row]
    return bytes(made)
