"""fold: break long lines (POSIX XCU fold)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TAB = 8
FEW = 8192  # bytes for which `re` is not worth its import
WIDEST = 65535  # columns that a pattern can count anywhere


@applet(
    """
fold [OPTION]... [FILE]...

Break the lines of each FILE, or of standard input where FILE is missing or -, that are longer than
WIDTH columns.

  -b, --bytes        count bytes, not columns
  -c, --characters   count characters, not columns
  -s, --spaces       break behind the last blank that fits
  -w, --width=WIDTH  lines of WIDTH columns at most, not 80
""",
)
def fold(context: Context, options: Options, files: list[str]) -> int:
    arguments = "80" if options.width is None else options.width
    width = number(arguments, "the width")
    if not width:
        raise Wrong("the width must be 1 at least")
    write = context.stdout.write
    pieces = None
    for source in context.inputs(files):
        for block in source.whole_lines():
            if width > WIDEST or len(block) < FEW or not _each_byte_a_column(block, options):
                lines = block.split(b"\n")
                last = lines.pop()
                for line in lines:
                    write(folded(line, width, options) + b"\n")
                write(folded(last, width, options))
                continue
            pieces = pieces or pieces_of(width, options.spaces)
            write(b"\n".join(pieces(block)) + b"\n" * block.endswith(b"\n"))
    return context.status


def _each_byte_a_column(block: bytes, options: Options) -> bool:
    """Whether every byte of some lines moves one column on."""
    if options.bytes:
        return True
    moves = b"\t" in block or b"\b" in block or b"\r" in block
    return block.isascii() and (options.characters or not moves)


def pieces_of(width: int, spaces: bool) -> "Callable[[bytes], list[bytes]]":
    """What breaks whole lines in pieces, where each byte is a column."""
    import re

    if spaces:
        ways = rb".{1,%d}+(?=\n|\Z)|.{0,%d}[ \t]|.{%d}" % (width, width - 1, width)
    else:
        ways = rb".{1,%d}" % width
    return re.compile(rb"(%s)\n?|\n" % ways).findall


def folded(text: bytes, width: int, options: Options) -> bytes:
    """A line, without its end, in pieces of `width` columns."""
    if len(text) <= width and (options.bytes or b"\t" not in text):
        return text
    moves = not options.characters and any(byte in text for byte in (b"\t", b"\b", b"\r"))
    if options.bytes or (text.isascii() and not moves):
        if options.spaces:
            pieces = at_blanks(text, width)
        else:
            pieces = [text[at : at + width] for at in range(0, len(text), width)]
        return b"\n".join(pieces)
    units = [text[n : n + 1] for n in range(len(text))] if options.bytes else characters(text)
    pieces = []
    start = column = 0
    at = 0
    while at < len(units):
        following = column + 1 if options.bytes or options.characters else after(column, units[at])
        if following <= width or at == start:
            column = following
            at += 1
            continue
        end = at
        if options.spaces:
            while end > start and units[end - 1] not in (b" ", b"\t"):
                end -= 1
            end = end if end > start else at
        pieces.append(b"".join(units[start:end]))
        start = at = end
        column = 0
    pieces.append(b"".join(units[start:]))
    return b"\n".join(pieces)


def at_blanks(text: bytes, width: int) -> list[bytes]:
    """Pieces of at most `width` bytes, each to its last blank where it has one."""
    pieces = []
    start = 0
    while len(text) - start > width:
        stop = start + width
        end = max(text.rfind(b" ", start, stop), text.rfind(b"\t", start, stop)) + 1
        pieces.append(text[start : end or stop])
        start = end or stop
    pieces.append(text[start:])
    return pieces


def characters(text: bytes) -> list[bytes]:
    """The characters of a line."""
    return [encode(character) for character in decode(text)]


def after(column: int, character: bytes) -> int:
    """The column behind a character."""
    if character == b"\t":
        return column + TAB - column % TAB
    if character == b"\b":
        return max(0, column - 1)
    return 0 if character == b"\r" else column + 1
