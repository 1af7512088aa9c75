"""cut: print parts of lines."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.lists import complement, ranges
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Ranges = list[tuple[int, int | None]]
    Cutter = Callable[[bytes], bytes | None]

LONG = 20_000  # bytes of lines for which compiling a pattern pays
MOST = 30  # fields


@applet("""
cut [OPTION]... [FILE]...

Print parts of the lines of each FILE, or of standard input where FILE is missing or -. LIST is of
numbers and ranges: 1,3-5,7-. One of -b, -c, -f is needed.

  -b, --bytes=LIST            print these bytes
  -c, --characters=LIST       print these characters (UTF-8)
  -f, --fields=LIST           print these fields, and lines without a delimiter whole
  -d, --delimiter=CHARACTER   fields end at CHARACTER, not at tab
  -s, --only-delimited        with -f, leave out lines without a delimiter
  -n                          with -b, do not split characters
  --complement                print what is not in LIST
  --output-delimiter=STRING   print STRING between parts
  -z, --zero-terminated       lines end with a NUL
""")
def cut(context: Context, options: Options, files: list[str]) -> int:
    given = [name for name in ("bytes", "characters", "fields") if getattr(options, name)]
    if len(given) != 1:
        raise Wrong("one of -b, -c, -f is needed")
    (kind,) = given
    if kind != "fields" and (options.delimiter is not None or options.only_delimited):
        raise Wrong("-d and -s go with -f")
    chosen = ranges(getattr(options, kind))
    if options.complement:
        chosen = complement(chosen)
    output = None if options.output_delimiter is None else encode(options.output_delimiter)
    if kind == "fields":
        delimiter = b"\t" if options.delimiter is None else encode(options.delimiter) or b"\0"
        if len(delimiter.decode("utf-8", "replace")) != 1:
            raise Wrong("the delimiter must be one character")
        joiner = delimiter if output is None else output
        cutter = fields(delimiter, chosen, joiner, options.only_delimited)
    elif kind == "characters":
        cutter = characters(chosen, output or b"")
    else:
        cutter = whole_characters(chosen, output or b"") if options.n else pieces(chosen, output)
    end = b"\0" if options.zero_terminated else b"\n"
    quick = None
    if kind == "fields" and end == b"\n" and len(delimiter) == 1 and output is None:
        quick = Quick(delimiter, chosen)
    for source in context.inputs(files):
        for text in source.whole_lines(end):
            found = quick.cut(text) if quick is not None and len(text) > LONG else None
            if found is None:
                parts = map(cutter, text.removesuffix(end).split(end))
                found = [part for part in parts if part is not None]
            if found:
                context.stdout.write(end.join(found) + end)
    return context.status


class Quick:
    """Fields cut out of many lines at once, by a pattern that stands for a whole line."""

    __slots__ = ("delimiter", "groups", "pattern")

    pattern: "re.Pattern[bytes] | None"

    def __init__(self, delimiter: bytes, chosen: "Ranges") -> None:
        self.delimiter = delimiter
        self.groups = len(chosen)
        self.pattern = None
        behind = chosen[-1][1] or chosen[-1][0]
        if behind > MOST or delimiter == b"\n":
            return
        import re

        between = re.escape(delimiter)
        field = b"[^" + between + b"\\n]*+"
        opens = {first for first, _ in chosen}
        closes = {last for _, last in chosen}
        text = b""
        for place in range(1, behind + 1):
            text += between if place > 1 else b""
            text += b"(" if place in opens else b""
            text += field if place < behind or chosen[-1][1] else b"[^\\n]*+"
            text += b")" if place in closes else b""
        text += b"[^\\n]*+" if chosen[-1][1] else b")"
        self.pattern = re.compile(text + b"\\n")

    def cut(self, text: bytes) -> list[bytes] | None:
        """The parts of whole lines; None where a line has not all the fields."""
        if self.pattern is None:
            return None
        found = self.pattern.findall(text)
        if len(found) != text.count(b"\n") or not text.endswith(b"\n"):
            return None
        return found if self.groups == 1 else list(map(self.delimiter.join, found))


def fields(delimiter: bytes, chosen: "Ranges", joiner: bytes, only_delimited: bool) -> "Cutter":
    """What cuts fields out of a line."""
    if len(chosen) == 1 and chosen[0][0] == chosen[0][1]:
        index = chosen[0][0] - 1

        def one(line: bytes) -> bytes | None:
            parts = line.split(delimiter, index + 1)
            if len(parts) == 1:
                return None if only_delimited else line
            return parts[index] if index < len(parts) else b""

        return one
    slices = [slice(first - 1, last) for first, last in chosen]

    def several(line: bytes) -> bytes | None:
        parts = line.split(delimiter)
        if len(parts) == 1:
            return None if only_delimited else line
        found: list[bytes] = []
        for piece in slices:
            found += parts[piece]
        return joiner.join(found)

    return several


def pieces(chosen: "Ranges", output: bytes | None) -> "Cutter":
    """What cuts bytes out of a line."""
    slices = [slice(first - 1, last) for first, last in chosen]
    if len(slices) == 1:
        (only,) = slices
        return lambda line: line[only]
    if output is None:
        return lambda line: b"".join([line[piece] for piece in slices])
    joiner = output
    return lambda line: joiner.join([part for piece in slices if (part := line[piece])])


def characters(chosen: "Ranges", output: bytes) -> "Cutter":
    """What cuts characters out of a line."""
    slices = [slice(first - 1, last) for first, last in chosen]
    plain = pieces(chosen, output or None)

    def cutter(line: bytes) -> bytes | None:
        if line.isascii():
            return plain(line)
        text = line.decode("utf-8", "surrogateescape")
        return output.join([encode(part) for piece in slices if (part := text[piece])])

    return cutter


def whole_characters(chosen: "Ranges", output: bytes) -> "Cutter":
    """What cuts bytes, moved to the ends of the characters that they are in (POSIX `-b -n`)."""
    plain = pieces(chosen, output or None)

    def boundary(line: bytes, at: int) -> int:
        while 0 < at < len(line) and 0x80 <= line[at] < 0xC0:
            at -= 1
        return at

    def cutter(line: bytes) -> bytes | None:
        if line.isascii():
            return plain(line)
        found = []
        for first, last in chosen:
            low = boundary(line, first - 1)
            high = len(line) if last is None else boundary(line, last)
            if low < high:
                found.append(line[low:high])
        return output.join(found)

    return cutter
