"""paste: join files line by line (POSIX XCU paste)."""

from _operator import add
from itertools import cycle

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPES = {"0": b"", "b": b"\b", "f": b"\f", "n": b"\n", "r": b"\r", "t": b"\t", "v": b"\v"}


@applet(
    """
paste [OPTION]... [FILE]...

Print the first lines of all FILEs as one line, then the second ones, and so on. - is standard
input, a line each time that it is named.

  -d, --delimiters=LIST  what is between: the characters of LIST in turn, in the tab's place
  -s, --serial           one file after the other, each as one line
  -z, --zero-terminated  lines end with a NUL
""",
)
def paste(context: Context, options: Options, files: list[str]) -> int:
    listed = options.delimiters
    delimiters = [b"\t"] if listed is None else delimiters_of(listed)
    end = b"\0" if options.zero_terminated else b"\n"
    names = files or ["-"]
    if options.serial:
        for name in names:
            for source in context.inputs([name]):
                context.stdout.writelines(serial(source, delimiters, end))
        return context.status
    sources = opened(context, names)
    if sources is None:
        return 1
    try:
        parallel(context, sources, delimiters, end)
    finally:
        close(context, sources)
    return context.status


def delimiters_of(text: str) -> list[bytes]:
    """The delimiters of a list; an empty list is one empty delimiter."""
    found: list[bytes] = []
    characters = iter(text)
    for character in characters:
        if character == "\\":
            character = next(characters, "")
            if not character:
                raise Wrong("the list of delimiters ends with a backslash")
            found.append(ESCAPES.get(character, encode(character)))
        else:
            found.append(encode(character))
    return found or [b""]


def serial(source: Description, delimiters: list[bytes], end: bytes) -> "Iterator[bytes]":
    """All lines of a file as one."""
    turns = cycle(delimiters)
    between = b""  # what the lines so far are followed by, where more come
    for block in source.whole_lines(end):
        lines = block.removesuffix(end)
        if len(delimiters) == 1:
            yield between + lines.replace(end, delimiters[0])
        else:
            *others, last = lines.split(end)
            yield between + b"".join(map(add, others, turns)) + last
        between = next(turns)
    yield end


class Lines:
    """The lines of a file that were read and are not printed yet. `turns`: how many columns they
    are dealt out to."""

    __slots__ = ("ended", "lines", "more", "turns")

    def __init__(self, source: Description, end: bytes) -> None:
        self.more = (text.removesuffix(end).split(end) for text in source.whole_lines(end))
        self.lines: list[bytes] = []
        self.turns = 0
        self.ended = False

    def rows(self) -> int:
        """How many rows there are lines for, one at least; at the end perhaps not all of the last
        one, and none."""
        while len(self.lines) < self.turns and not self.ended:
            more = next(self.more, None)
            self.ended = more is None
            self.lines += more or ()
        return (-(-len(self.lines) // self.turns)) if self.ended else len(self.lines) // self.turns

    def take(self, rows: int) -> list[bytes]:
        """The lines of so many rows."""
        count = rows * self.turns
        taken, self.lines = self.lines[:count], self.lines[count:]
        return taken + [b""] * (count - len(taken))


def parallel(
    context: Context, sources: list[Description], delimiters: list[bytes], end: bytes
) -> None:
    """The lines of all files side by side."""
    files = {id(source): Lines(source, end) for source in sources}
    turns = []
    for source in sources:
        turns.append(files[id(source)].turns)
        files[id(source)].turns += 1
    between = [delimiters[n % len(delimiters)] for n in range(len(sources) - 1)] + [end]
    step = 2 * len(sources)
    while True:
        counts = [(file.rows(), file.ended) for file in files.values()]
        going = [rows for rows, ended in counts if not ended]
        rows = min(going) if going else max(counts)[0]
        if not rows:
            return
        taken = {which: file.take(rows) for which, file in files.items()}
        pieces = [b""] * (rows * step)
        for column, source in enumerate(sources):
            pieces[2 * column :: step] = taken[id(source)][turns[column] :: files[id(source)].turns]
            pieces[2 * column + 1 :: step] = [between[column]] * rows
        context.stdout.write(b"".join(pieces))
