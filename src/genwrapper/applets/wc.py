"""wc: count lines, words and bytes."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.head import opened
from genwrapper.streams import Context, Description, encode

BLOCK = 131072
BLANKS = b" \t\n\r\v\f"
WORDS = bytes(32 if n in BLANKS else 97 for n in range(256))
CONTINUATIONS = bytes(range(0x80, 0xC0))


@applet("""
wc [OPTION]... [FILE]...

Count the lines, words and bytes of each FILE, or of standard input where FILE is missing or -, and
of all of them.

  -l, --lines            print the number of newlines
  -w, --words            print the number of words
  -c, --bytes            print the number of bytes
  -m, --chars            print the number of characters (UTF-8)
  -L, --max-line-length  print the length of the longest line, in characters, with tabs to each 8
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
    for source, name in opened(context, iter(files or ["-"])):
        counts = counted(source, chosen)
        rows.append((counts, name if files else ""))
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        totals[4] = max(totals[4] - counts[4], counts[4])
    if len(files) > 1:
        rows.append((totals, "total"))
    width = 1
    if sum(chosen) > 1 or len(files) > 1:
        width = max(len(str(totals[3] or totals[2])), *(len(str(n)) for n in totals))
        if files == [] or "-" in files:
            width = max(width, 7)
    for counts, name in rows:
        fields = [f"{n:{width}}" for n, wanted in zip(counts, chosen, strict=True) if wanted]
        context.stdout.write(encode(" ".join([*fields, name] if name else fields) + "\n"))
    return context.status


def counted(source: Description, chosen: list[bool]) -> list[int]:
    """Lines, words, characters, bytes, longest line of a file: those that are wanted."""
    lines = words = characters = size = longest = 0
    wants_words, wants_characters, wants_longest = chosen[1], chosen[2], chosen[4]
    after = b" "
    rest = 0  # the length of the line so far
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
            for number, line in enumerate(block.translate(None, CONTINUATIONS).split(b"\n")):
                if b"\t" in line:
                    line = (b"x" * (0 if number else rest) + line).expandtabs(8)
                    rest = len(line)
                else:
                    rest = len(line) + (0 if number else rest)
                longest = max(longest, rest)
    return [lines, words, characters, size, longest]
