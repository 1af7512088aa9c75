"""unexpand: make blanks tabs (POSIX XCU unexpand)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.tabs import Stops
from genwrapper.streams import Context, decode, encode

BLANKS = (b" ", b"\t")


@applet(
    """
unexpand [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -, with tabs for the blanks that lines
begin with.

  -a, --all             for two blanks and more before a tab stop elsewhere, too
  -f, --first-only      only for those at the beginning, whatever -a and -t say
  -t, --tabs=STOPS...   tab stops: a distance, or a list of columns; the same as -a
""",
)
def unexpand(context: Context, options: Options, files: list[str]) -> int:
    stops = Stops(options.tabs)
    everywhere = (options.all or bool(options.tabs)) and not options.first_only
    write = context.stdout.write
    for source in context.inputs(files):
        for block in source.whole_lines():
            if everywhere or block[:1] in BLANKS or b"\n " in block or b"\n\t" in block:
                lines = block.split(b"\n")
                write(b"\n".join([_line(line, stops, everywhere) for line in lines]))
            else:
                write(block)
    return context.status


def _line(line: bytes, stops: Stops, everywhere: bool) -> bytes:
    """A line with tabs where they can be; as it is where it has no place for one."""
    if line[:1] in BLANKS or (everywhere and (b"  " in line or b"\t" in line)):
        return unexpanded(line, stops, everywhere)
    return line


def unexpanded(line: bytes, stops: Stops, everywhere: bool) -> bytes:
    """A line with tabs where they can be."""
    text = decode(line)
    pieces: list[str] = []
    column = at = 0
    while at < len(text):
        if text[at] not in " \t":
            if not everywhere:
                pieces.append(text[at:])
                break
            pieces.append(text[at])
            column = max(0, column - 1) if text[at] == "\b" else column + 1
            at += 1
            continue
        start = at
        begin = column
        while at < len(text) and text[at] in " \t":
            stop = stops.following(column)
            if text[at] == "\t":
                if stop is None:
                    break
                column = stop
            else:
                column += 1
            at += 1
        if at == start:
            pieces.append(text[at:])  # a tab behind the last stop
            break
        pieces.append(_blanks(text[start:at], begin, column, stops))
    return encode("".join(pieces))


def _blanks(given: str, begin: int, end: int, stops: Stops) -> str:
    """Tabs and blanks that lead from one column to another. A single blank before a stop stays,
    unless there are tabs behind it."""
    made = ""
    column = begin
    while (stop := stops.following(column)) is not None and stop <= end:
        alone = stop - column == 1 and given[:1] == " "
        following = stops.following(stop)
        if alone and (following is None or following > end) and given != " \t":
            more = given[1:2]
            made += "\t" if more in (" ", "\t") and more else " "
        else:
            made += "\t"
        given = given[stop - column :] if "\t" not in given[: stop - column] else given[1:]
        column = stop
    return made + " " * (end - column)
