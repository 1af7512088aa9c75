"""Blocks that hexdump prints, many at once: where everything that a format makes of a block has the
same length for all blocks, a column of the output is columns of the bytes translated."""

import sys

from genwrapper.applets.columns import both
from genwrapper.applets.dumps.hexdump_formats import Format, Piece
from genwrapper.applets.dumps.od_rows import tables_of
from genwrapper.applets.dumps.od_types import Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.dumps.od_rows import Tables


class Rows:
    """What formats make of blocks of `size` bytes. Offsets, characters that come from bytes, and
    numbers of two bytes that are looked up have their columns in the row."""

    __slots__ = ("cells", "numbers", "offsets", "row", "size", "texts")

    def __init__(self, size: int) -> None:
        self.size = size
        self.row = b""
        self.offsets: list[tuple[int, str, int]] = []
        self.cells: list[tuple[int, int, Tables]] = []
        self.numbers: list[tuple[int, int, list[str]]] = []
        self.texts: dict[str, list[str]] = {}  # all numbers of two bytes, by conversion

    def add(self, text: str, piece: Piece, place: int) -> bool:
        """Lengthen the row by a text and what a conversion makes of the bytes at a place; False
        where its length is not the same for all."""
        self.row += text.encode("latin-1")
        column = len(self.row)
        if piece.letter.startswith("_a"):
            form = piece.offset_form()
            self.offsets.append((column, form, place))
            self.row += (form % 0).encode()
        elif piece.letter:
            tables = tables_for(piece)
            if tables:
                self.cells.append((column, place, tables))
                self.row += b" " * len(tables)
            elif piece.size == 2 and self.size % 2 == 0 and place % 2 == 0:
                width = max(len(piece.made(data, 0)) for data in (b"\xff\xff", b"\0\x80"))
                if len(piece.made(b"\0\0", 0)) != width:
                    return False
                key = piece.letter + piece.flags
                if key not in self.texts:
                    values = (value.to_bytes(2, sys.byteorder) for value in range(0x10000))
                    self.texts[key] = [piece.made(data, 0) for data in values]
                self.numbers.append((column, place, self.texts[key]))
                self.row += b" " * width
            else:
                return False
        return True

    def shown(self, data: bytes, places: tuple[int, ...]) -> bytes | None:
        """Whole blocks that are at `places`; None where offsets have become longer."""
        count = len(places)
        step = len(self.row)
        made = bytearray(self.row * count)
        for column, form, place in self.offsets:
            heads = "".join([form % (at + place) for at in places]).encode()
            width = len((form % 0).encode())
            if len(heads) != width * count:
                return None
            for n in range(width):
                made[column + n :: step] = heads[n::width]
        bytewise = [data[place :: self.size] for place in range(self.size)]
        for column, place, tables in self.cells:
            for n, sources in enumerate(tables, column):
                parts = [bytewise[place + byte].translate(table) for byte, table in sources]
                made[n::step] = parts[0] if len(parts) == 1 else both(*parts)
        if self.numbers:
            values = memoryview(data).cast("H")
            for column, place, texts in self.numbers:
                text = "".join([texts[n] for n in values[place // 2 :: self.size // 2]]).encode()
                width = len(text) // count
                for n in range(width):
                    made[column + n :: step] = text[n::width]
        return bytes(made)


def rows_of(formats: list[Format], size: int) -> Rows | None:
    """The rows of formats; None where their lengths depend on what they print."""
    rows = Rows(size)
    parts = [part for form in formats for part in form.parts()]
    return rows if all(rows.add(*part) for part in parts) else None


def tables_for(piece: Piece) -> "Tables":
    """How each character that a conversion makes comes from bytes; nothing where some come from
    more than two, or their number differs."""
    if piece.size == 1 and piece.letter != "s":
        texts = [piece.made(bytes([code]), 0).encode("latin-1") for code in range(256)]
        width = len(texts[0])
        if any(len(text) != width for text in texts):
            return []
        return [[(0, bytes([text[place] for text in texts]))] for place in range(width)]
    bits = {"x": 4, "o": 3}.get(piece.letter, 0)
    digits = -(-8 * piece.size // (bits or 8))
    wanted = piece.flags[1:]
    if not bits or piece.flags[:1] != "0" or not wanted.isdigit() or int(wanted) < digits:
        return []
    zero: Tables = [[(0, b"0" * 256)]]
    return zero * (int(wanted) - digits) + tables_of(Type(piece.size, digits, str, bits=bits))[1:]
