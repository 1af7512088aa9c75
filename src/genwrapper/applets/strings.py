"""strings: print the text in files that are none (POSIX XCU strings)."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = bytes(range(32, 127)) + b"\t"
MARKS = bytes(0 if byte in TEXT else 10 for byte in range(256))
LINES = bytes(byte if byte in TEXT else 10 for byte in range(256))
FEW = 8192  # bytes for which `re` is not worth its import
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
    find: Callable[[bytes], list[bytes]] | None = None
    write = context.stdout.write
    rest: list[bytes] = []
    more = True
    while more:
        block = source.read_block()
        more = bool(block)
        text = block.translate(LINES)
        at = text.rfind(b"\n") + 1 if more else 1
        if not at:  # a run goes on
            rest.append(text)
            continue
        rest.append(text[:at])
        whole = b"".join(rest)
        rest = [text[at:]]
        if find is None and len(whole) >= FEW:
            find = _finder(least)
        if find is None:
            found = [run for run in whole.split(b"\n") if len(run) >= least]
        else:
            found = find(whole)
        if found:
            found.append(b"")
            write(b"\n".join(found))


def _finder(least: int) -> "Callable[[bytes], list[bytes]]":
    """What finds the lines of `least` characters or more."""
    import re

    # dots one by one give up sooner than a count of them, and most places hold no run
    return re.compile(b"." * least + b"+" if least < 32 else b".{%d,}+" % least).findall


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
