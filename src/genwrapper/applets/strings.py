"""strings: print the text in files that are none (POSIX XCU strings)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = bytes(range(32, 127)) + b"\t"
MARKS = bytes(97 if byte in TEXT else 10 for byte in range(256))
LINES = bytes(byte if byte in TEXT else 10 for byte in range(256))
LONG = 16  # characters of a run, where splitting is faster than looking for some
SOME = 64  # characters that are looked for: longer runs are measured
OFFSETS = {"d": b"%7d ", "o": b"%7o ", "x": b"%7x "}


@applet(
    """
strings [OPTION]... [FILE]...

Print each run of NUMBER characters or more that can be printed of each FILE, or of standard input
where FILE is missing or -.

  -a, --all                   all of a file (it always is)
  -n, --bytes=NUMBER, -NUMBER  runs of NUMBER characters, not 4
  -t, --radix=RADIX           with their place in the file before them: d decimal, o octal, x
                              hexadecimal
  -o                          the same as -t o
  -f, --print-file-name       with the file's name before them

Not as GNU's: -d, -e, -s, -T, -U, -v and -w are refused.
""",
)
def strings(context: Context, options: Options, files: list[str]) -> int:
    least = 4 if options.bytes is None else number(options.bytes, "the number of characters")
    if not least:
        raise Wrong("the number of characters must be 1 at least")
    radix = "o" if options.last("radix", "o") == "o" else options.radix
    if radix is not None and radix not in OFFSETS:
        raise Wrong(f"{radix!r} is no radix: d, o or x")
    offsets = None if radix is None else OFFSETS[radix]
    for name in files or ["-"]:
        head = b""
        if options.print_file_name:
            head = encode("{standard input}: " if name == "-" else f"{name}: ")
        for source in context.inputs([name]):
            _runs(context, source, least, offsets, head)
    return context.status


def _runs(
    context: Context, source: Description, least: int, offsets: bytes | None, head: bytes
) -> None:
    """Print the runs of a file."""
    at = 0
    parts: list[bytes] = []  # of a run that goes on
    more = True
    while more:
        block = source.read_block()
        more = bool(block)
        cut = block.translate(MARKS).rfind(b"\n") + 1 if more else len(block)
        if more and not cut:
            parts.append(block)
            continue
        data = b"".join((*parts, block[:cut]))
        parts = [block[cut:]]
        marks = data.translate(MARKS)
        if offsets is not None:
            places = _places(marks, least)
            found = [head + offsets % (at + start) + data[start:end] for start, end in places]
        elif marks.count(b"\n") > len(marks) // LONG:
            found = [head + data[start:end] for start, end in _places(marks, least)]
        else:  # text
            runs = data.translate(LINES).split(b"\n")
            found = [head + run for run in runs if len(run) >= least]
        if found:
            context.stdout.write(b"\n".join([*found, b""]))
        at += len(data)


def _places(marks: bytes, least: int) -> "Iterator[tuple[int, int]]":
    """Where the runs of `least` characters or more begin and end."""
    find = marks.find
    some = b"a" * min(least, SOME)
    end = 0
    while (start := find(some, end)) >= 0:
        end = find(b"\n", start)
        if end < 0:
            end = len(marks)
        if end - start >= least:
            yield start, end
