"""unexpand: make blanks tabs (POSIX XCU unexpand)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.tabs import Stops, at_heads, today
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

BLANK = " \t"
BLANKS = (b" ", b"\t")


def first_only(arguments: list[str]) -> list[str]:
    """`-N` as -t, that does not bring -a along."""
    made = today(arguments)
    others = [word for word in arguments if word in made]
    if made == arguments or any(word.startswith(("-a", "-t", "--a", "--t")) for word in others):
        return made
    return ["-f", *made]


@applet(
    """
unexpand [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -, with tabs for the blanks that lines
begin with.

  -a, --all             for two blanks and more before a tab stop elsewhere, too
  -f, --first-only      only for those at the beginning, whatever -a and -t say
  -t, --tabs=STOPS...   tab stops: a distance, or a list of columns; the same as -a

An older form is -STOPS, for the blanks that lines begin with alone.
""",
    older=first_only,
)
def unexpand(context: Context, options: Options, files: list[str]) -> int:
    stops = Stops(options.tabs)
    everywhere = (options.all or bool(options.tabs)) and not options.first_only
    write = context.stdout.write
    made: Callable[[bytes], bytes] | None = None
    for source in context.inputs(files):
        for block in source.whole_lines():
            if everywhere:
                write(b"\n".join([_line(line, stops) for line in block.split(b"\n")]))
            elif block[:1] in BLANKS or b"\n " in block or b"\n\t" in block:
                made = made or at_heads(lambda head: unexpanded(head, stops, False))
                write(made(block))
            else:
                write(block)
    return context.status


def _line(line: bytes, stops: Stops) -> bytes:
    """A line with tabs where they can be; as it is where it has no place for one."""
    if b"\t" in line:
        return unexpanded(line, stops, True)
    if b"  " not in line and line[:1] != b" ":
        return line
    if stops.listed or stops.each < 2 or not line.isascii() or b"\b" in line:
        return unexpanded(line, stops, True)
    return _evenly(line, stops.each)


def _evenly(line: bytes, distance: int) -> bytes:
    """The same for stops that are as far from each other everywhere, and a line without tabs:
    where several blanks reach a stop, a tab does."""
    made: list[bytes] = []
    done = 0
    at = line.find(b"  ")
    while at >= 0:
        end = len(line) - len(line[at:].lstrip(b" "))
        tabs = end // distance - at // distance
        if tabs:
            made += (line[done:at], b"\t" * tabs, b" " * (end % distance))
            done = end
        at = line.find(b"  ", end)
    made.append(line[done:])
    return b"".join(made)


def unexpanded(line: bytes, stops: Stops, everywhere: bool) -> bytes:
    """A line with tabs where they can be. A single blank before a stop stays, unless there are
    blanks behind it."""
    text = decode(line)
    made: list[str] = []
    column = waiting = 0  # blanks since the last stop
    lone = False  # the first of them is all that leads to a stop
    blank = True  # there is one before, or nothing
    rest = ""
    for place, character in enumerate(text + "\n"):
        if character in BLANK:
            stop = stops.following(column)
            if stop is None:
                rest = text[place:]
                break
            if character == "\t" or (blank and column + 1 == stop):
                made.append("\t\t" if lone else "\t")
                column, waiting, lone = stop, 0, False
            else:
                column, waiting = column + 1, waiting + 1
                lone = lone or column == stop
            blank = True
            continue
        if waiting:
            made.append(("\t" if lone and waiting > 1 else " ").ljust(waiting))
            waiting, lone = 0, False
        if not everywhere:
            rest = text[place:]
            break
        made.append(character)
        column = max(0, column - 1) if character == "\b" else column + 1
        blank = False
    if waiting:
        made.append(("\t" if lone and waiting > 1 else " ").ljust(waiting))
    return encode("".join(made).removesuffix("\n") + rest)
