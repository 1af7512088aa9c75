"""fold: break long lines (POSIX XCU fold)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, decode, encode

TAB = 8


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
    for source in context.inputs(files):
        for line in source:
            if len(line) <= width and (options.bytes or b"\t" not in line):
                write(line)
            else:
                write(folded(line, width, options))
    return context.status


def folded(line: bytes, width: int, options: Options) -> bytes:
    """A line in pieces of `width` columns."""
    ends = line.endswith(b"\n")
    text = line[:-1] if ends else line
    moves = not options.characters and any(byte in text for byte in (b"\t", b"\b", b"\r"))
    if options.bytes or (text.isascii() and not moves):
        if options.spaces:
            pieces = at_blanks(text, width)
        else:
            pieces = [text[at : at + width] for at in range(0, len(text), width)]
        return b"\n".join(pieces) + b"\n" * ends
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
    return b"\n".join(pieces) + b"\n" * ends


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
