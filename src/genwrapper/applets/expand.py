"""expand: make tabs blanks (POSIX XCU expand)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.tabs import Stops, at_heads, today
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 8192  # bytes for which `re` is not worth its import


@applet(
    """
expand [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -, with blanks for tabs.

  -i, --initial         leave tabs behind other characters than blanks
  -t, --tabs=STOPS...   tab stops: a distance, or a list of columns; its last may be /N or +N: every
                        N columns from there on

An older form of -t STOPS is -STOPS.
""",
    older=today,
)
def expand(context: Context, options: Options, files: list[str]) -> int:
    stops = Stops(options.tabs)
    write = context.stdout.write
    even = stops.each if not stops.listed and not options.initial else 0
    initially: Callable[[bytes], bytes] | None = None
    for source in context.inputs(files):
        for block in source.whole_lines():
            if b"\t" not in block:
                write(block)
            elif options.initial and len(block) >= FEW:
                initially = initially or at_heads(lambda head: expanded(head, stops, True))
                write(initially(block))
            elif even and b"\b" not in block and b"\r" not in block:
                write(_expanded_evenly(block, even))
            else:
                lines = [
                    expanded(line, stops, options.initial) if b"\t" in line else line
                    for line in block.split(b"\n")
                ]
                write(b"\n".join(lines))
    return context.status


def _expanded_evenly(block: bytes, distance: int) -> bytes:
    """Lines without tabs, whose stops are as far from each other everywhere."""
    if block.isascii():
        return block.expandtabs(distance)
    return encode(decode(block).expandtabs(distance))


def expanded(line: bytes, stops: Stops, initial: bool) -> bytes:
    """A line without tabs."""
    pieces: list[str] = []
    column = 0
    text = decode(line)
    if not initial and "\b" not in text:
        *before, last = text.split("\t")
        for piece in before:
            column += len(piece)
            behind = stops.following(column) or column + 1
            pieces.append(piece.ljust(len(piece) + behind - column))
            column = behind
        return encode("".join(pieces) + last)
    for at, character in enumerate(text):
        if character == "\t":
            stop = stops.following(column)
            count = 1 if stop is None else stop - column
            pieces.append(" " * count)
            column += count
        elif character == "\b":
            pieces.append(character)
            column = max(0, column - 1)
        else:
            if initial and character != " ":
                return encode("".join(pieces) + text[at:])
            pieces.append(character)
            column += 1
    return encode("".join(pieces))
