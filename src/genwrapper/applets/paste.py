"""paste: join files line by line (POSIX XCU paste)."""

from _operator import add
from itertools import cycle

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPES = {"n": b"\n", "t": b"\t", "\\": b"\\", "0": b"", "b": b"\b", "f": b"\f", "r": b"\r"}


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


def parallel(
    context: Context, sources: list[Description], delimiters: list[bytes], end: bytes
) -> None:
    """The lines of all files side by side."""
    between = [delimiters[n % len(delimiters)] for n in range(len(sources) - 1)] + [end]
    ended = [False] * len(sources)
    write = context.stdout.write
    while True:
        pieces: list[bytes] = []
        for number, source in enumerate(sources):
            line = b"" if ended[number] else source.readline(end)
            ended[number] = not line
            pieces += [line.removesuffix(end), between[number]]
        if all(ended):
            return
        write(b"".join(pieces))
