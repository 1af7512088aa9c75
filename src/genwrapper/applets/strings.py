"""strings: print the text in files that are none (POSIX XCU strings)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, Description, encode

TEXT = bytes(range(32, 127)) + b"\t"
MARKS = bytes(0 if byte in TEXT else 10 for byte in range(256))
LONGEST = 65535  # a run that a pattern can ask for anywhere
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
            if offsets is None and not head and least <= LONGEST:
                _bare_runs(context, source, least)
            else:
                _runs(context, source, least, offsets, head)
    return context.status


def _bare_runs(context: Context, source: Description, least: int) -> None:
    """Print the runs of a file, and nothing before them."""
    import re

    found = re.compile(rb"[\t -~]{%d,}+" % least).findall
    write = context.stdout.write
    rest: list[bytes] = []
    for block in source.blocks():
        ended = len(block.translate(MARKS).rstrip(b"\0"))
        if ended:  # a run of what came before ends here
            rest.append(block[:ended])
            write(b"".join([run + b"\n" for run in found(b"".join(rest))]))
            rest.clear()
        if ended < len(block):
            rest.append(block[ended:])
    write(b"".join([run + b"\n" for run in found(b"".join(rest))]))


def _runs(
    context: Context, source: Description, least: int, offsets: bytes | None, head: bytes
) -> None:
    """Print the runs of a file."""
    write = context.stdout.write
    at = 0
    rest = b""
    while True:
        block = source.read_block()
        data = rest + block
        marks = data.translate(MARKS)
        place = 0
        pieces = marks.split(b"\n")
        last = pieces.pop() if block else b""
        for piece in pieces:
            size = len(piece)
            if size >= least:
                where = b"" if offsets is None else offsets % (at + place)
                write(head + where + data[place : place + size] + b"\n")
            place += size + 1
        if not block:
            return
        rest = data[len(data) - len(last) :]
        at += len(data) - len(rest)
