"""od: print a file as numbers or characters (POSIX XCU od)."""

from _operator import eq
from itertools import repeat

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.dumps.od_rows import DOTS, rows, starts
from genwrapper.applets.dumps.od_types import Type, types_of
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from genwrapper.applets.dumps.od_rows import Tables

SHORT = {
    "a": "a", "b": "o1", "c": "c", "d": "u2", "f": "f4", "i": "d4", "l": "d8", "o": "o2", "s": "d2",
    "x": "x2",
}  # fmt: skip
OFFSETS = {"d": "%07d", "o": "%07o", "x": "%06x", "n": ""}


@applet(
    """
od [OPTION]... [FILE]...

Print the bytes of all FILEs, or of standard input where FILE is missing or -, as TYPE says.

  -A, --address-radix=RADIX     offsets are in d decimal, o octal, x hexadecimal; n: none
  -j, --skip-bytes=N            leave out the first N bytes
  -N, --read-bytes=N            print N bytes at most
  -t, --format=TYPE...          a named characters, c characters; d o u x f numbers, of a size of 1,
                                2, 4, 8 or C S I L F D; several in a row print several lines;
                                z behind one: the characters beside
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

Not as GNU's: --endian and -S are refused.
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
        "indent",
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
        self.shown: dict[Type, list[str]] = {}  # each number of two bytes, once it is worth it
        self.tables: dict[Type, Tables] = {}  # once they are needed
        self.indent = b" " * len(offset % 0 if offset else "")  # below an offset, however long
        self.repeats = False  # a `*` stands for the lines like it

    def all(self, found: "Iterator[bytes]", at: int) -> bool:
        """Print everything, and the offset of the end; False where there was too little to leave
        out."""
        for chunk in found:
            if not chunk:
                return False
            if len(chunk) % self.width or not self._at_once(chunk, at):
                self._lines(chunk, at)
            at += len(chunk)
        if self.offset:
            self.context.stdout.write((self.offset % at + "\n").encode())
        return True

    def _at_once(self, chunk: bytes, at: int) -> bool:
        """Print whole lines, made all at once; False where they can't be."""
        same = self._repeated(chunk)
        if same and all(same):
            shown = b"" if self.repeats else b"*\n"
            self.repeats = True
        else:
            made: list[bytes] = []
            for kind in self.types:
                of_kind = rows(self, kind, chunk, at)
                if of_kind is None:
                    return False
                made.append(of_kind)
            shown = made[0]
            if any(same) or len(made) > 1:
                lines = [part.removesuffix(b"\n").split(b"\n") for part in made]
                shown = self._squeezed(map(b"\n".join, zip(*lines, strict=True)), same)
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

    def _squeezed(self, lines: "Iterable[bytes]", same: list[bool]) -> bytes:
        """Lines that are printed, with one `*` for those that are like the one before."""
        kept: list[bytes] = []
        for line, repeats in zip(lines, same or repeat(False), strict=False):
            if not repeats:
                kept.append(line)
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
        shown: list[str] = []
        for kind in self.types:
            row = head
            for place, start in enumerate(starts(self, kind)):
                piece = line[place * kind.size : (place + 1) * kind.size]
                if piece:
                    row = row.ljust(len(head) + start)
                    row += " " + kind.show(piece.ljust(kind.size, b"\0")).rjust(kind.width)
            if kind.beside:
                text = line.translate(DOTS).decode()
                row = f"{row.ljust(len(head) + self.columns)}  >{text}<"
            shown.append(row + "\n")
            head = self.indent.decode()
        return "".join(shown).encode()
