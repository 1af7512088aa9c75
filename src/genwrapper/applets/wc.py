"""wc: count lines, words and bytes."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.names import listed
from genwrapper.applets.head import opened
from genwrapper.streams import Context, Description, encode

BLOCK = 131072
ONLY_BYTES = [False, False, False, True, False]
BLANKS = b" \t\n\r\v\f"
WORDS = bytes(32 if n in BLANKS else 97 for n in range(256))
CONTINUATIONS = bytes(range(0x80, 0xC0))
PRINTABLE = bytes(range(0x20, 0x7F))
PLAIN = PRINTABLE + b"\n\t"
COMBINING = "\u0300"  # the first character that takes no column of its own


@applet("""
wc [OPTION]... [FILE]...

Count the lines, words and bytes of each FILE, or of standard input where FILE is missing or -, and
of all of them.

  -l, --lines            print the number of newlines
  -w, --words            print the number of words
  -c, --bytes            print the number of bytes
  -m, --chars            print the number of characters (UTF-8)
  -L, --max-line-length  print how many columns the longest line takes, with tabs to each 8
  --files0-from=LIST     the files whose names are in LIST (- is standard input), each ended by NUL
""")
def wc(context: Context, options: Options, files: list[str]) -> int:
    chosen = [
        options.lines,
        options.words,
        options.chars,
        options.bytes,
        options.max_line_length,
    ]
    if not any(chosen):
        chosen = [True, True, False, True, False]
    totals = [0] * 5
    rows: list[tuple[list[int], str]] = []
    names = files or ["-"]
    if options.files0_from is not None:
        files = listed(context, options.files0_from, files)
        names = [name for name in files if name]
    for source, name in opened(context, iter(names)):
        counts = counted(source, chosen)
        rows.append((counts, name if files else ""))
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        totals[4] = max(totals[4] - counts[4], counts[4])
    if len(files) > 1:
        rows.append((totals, "total"))
    width = 1
    piped = options.files0_from == "-"  # names that come as it counts: GNU lines nothing up
    if not piped and (sum(chosen) > 1 or len(files) > 1):
        width = max(len(str(totals[3] or totals[2])), *(len(str(n)) for n in totals))
        if not files or "-" in files:
            width = max(width, 7)
    for counts, name in rows:
        fields = [f"{n:{width}}" for n, wanted in zip(counts, chosen, strict=True) if wanted]
        context.stdout.write(encode(" ".join([*fields, name] if name else fields) + "\n"))
    return context.status


def counted(source: Description, chosen: list[bool]) -> list[int]:
    """Lines, words, characters, bytes, longest line of a file: those that are wanted."""
    lines = words = characters = size = longest = 0
    if chosen == ONLY_BYTES:
        size = skipped(source)
    wants_words, wants_characters, wants_longest = chosen[1], chosen[2], chosen[4]
    after = b" "
    at = 0  # the column that the line so far ends at
    rest = b""  # of a character whose end is in the next block
    for block in source.blocks(BLOCK):
        size += len(block)
        lines += block.count(b"\n")
        if wants_words:
            marks = block.translate(WORDS)
            words += (after + marks).count(b" a")
            after = marks[-1:]
        if wants_characters:
            characters += len(block.translate(None, CONTINUATIONS))
        if wants_longest:
            text = rest + block
            rest = begun(text)
            widest, at = widths(text[: len(text) - len(rest)], at)
            longest = max(longest, widest)
    return [lines, words, characters, size, longest]


def skipped(source: Description) -> int:
    """How many bytes of a file need not be read to know its size: all but the last, which are read
    as files of the system (/proc) do not say how long they are."""
    try:
        here = source.seek(0, 1)
        size = max(0, source.seek(0, 2) - here - BLOCK)
        source.seek(here + size)
    except OSError:
        return 0
    return size


def begun(line: bytes) -> bytes:
    """The bytes at the end of a line that only begin a character of UTF-8."""
    for size in (1, 2, 3):
        lead = line[-size] if size <= len(line) else 0
        if lead >= 0xC0:
            whole = 2 + (lead >= 0xE0) + (lead >= 0xF0)
            return line[-size:] if size < whole else b""
    return b""


def widths(text: bytes, at: int) -> tuple[int, int]:
    """The most columns that a line of some takes, the first one's from column `at` on, and where
    the last one ends."""
    first, newline, others = text.partition(b"\n")
    widest, at = columns(first, at)
    if not newline:
        return widest, at
    if not others.translate(None, PLAIN):
        sizes = list(map(len, others.expandtabs().split(b"\n")))
        return max(widest, *sizes), sizes[-1]
    for line in others.split(b"\n"):
        wide, at = columns(line, 0)
        widest = max(widest, wide)
    return widest, at


def columns(line: bytes, at: int) -> tuple[int, int]:
    """The most columns that a line takes on a terminal from column `at` on, and where it ends: tabs
    go to each 8, returns and form feeds begin again, what can't be printed takes none, wide
    characters two."""
    if line.isascii() and not line.translate(None, PRINTABLE):
        return at + len(line), at + len(line)
    text = line.decode("utf-8", "ignore")
    if text.isprintable() and max(text, default="") < COMBINING:
        return at + len(text), at + len(text)
    import unicodedata

    widest = at
    for character in text:
        if character == "\t":
            at += 8 - at % 8
        elif character in "\r\f":
            at = 0
        elif character.isprintable() and not unicodedata.combining(character):
            at += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        widest = max(widest, at)
    return widest, at
