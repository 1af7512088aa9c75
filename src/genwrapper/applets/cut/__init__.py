"""cut: print parts of lines."""

from genwrapper.applets.cut.lists import complement, ranges
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Ranges = list[tuple[int, int | None]]
    Cutter = Callable[[bytes], bytes | None]  # a line; None: it is left out
    Cutters = Callable[[bytes], bytes]  # lines, the last without its end; the cut ones have theirs

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
    output = None
    if options.output_delimiter is not None:
        output = encode(options.output_delimiter) or b"\0"
    chosen = ranges(getattr(options, kind), apart=kind != "fields" and output is not None)
    if options.complement:
        chosen = complement(chosen)
    end = b"\0" if options.zero_terminated else b"\n"
    cutter: Cutters
    if kind == "fields":
        delimiter = b"\t" if options.delimiter is None else encode(options.delimiter) or b"\0"
        if len(delimiter.decode("utf-8", "replace")) != 1:
            raise Wrong("the delimiter must be one character")
        cutter = Fields(delimiter, chosen, end, output, options.only_delimited).cut
    elif kind == "characters":
        cutter = characters(chosen, end, output)
    else:
        cutter = (whole_characters if options.n else pieces)(chosen, end, output)
    for source in context.inputs(files):
        if kind == "fields" and delimiter == end:
            context.stdout.write(
                lines_of(source.read(), chosen, end, output, options.only_delimited)
            )
            continue
        for text in source.whole_lines(end):
            context.stdout.write(cutter(text.removesuffix(end)))
    return context.status


class Fields:
    """Cuts fields out of many lines at once, by a pattern that stands for a whole line."""

    __slots__ = ("delimiter", "end", "empty", "one", "only_delimited", "output", "pattern")

    pattern: "re.Pattern[bytes] | None"

    def __init__(
        self,
        delimiter: bytes,
        chosen: "Ranges",
        end: bytes,
        output: bytes | None,
        only_delimited: bool,
    ) -> None:
        self.delimiter = delimiter
        self.end = end
        self.output = output
        self.only_delimited = only_delimited
        self.one = fields(delimiter, chosen, only_delimited)
        self.empty = (
            b"" if len(chosen) == 1 else (b"",) * len(chosen)
        )  # what the pattern makes then
        self.pattern = None
        if chosen and (chosen[-1][1] or chosen[-1][0]) <= MOST and len(delimiter) == 1:
            self.pattern = pattern_of(delimiter, chosen, end)

    def cut(self, text: bytes) -> bytes:
        """The fields of some lines, of which the last has lost its end."""
        found: list[bytes]
        if self.delimiter not in text:
            return b"" if self.only_delimited else text + self.end
        groups = self.pattern.findall(text + self.end) if self.pattern and len(text) > LONG else []
        if not groups or (self.empty in groups and self._some_lack_delimiters(text)):
            found = [part for line in text.split(self.end) if (part := self.one(line)) is not None]
        else:
            found = groups if self.empty == b"" else list(map(b"".join, groups))
        if not found:
            return b""
        cut = self.end.join(found)
        if self.output is not None:
            cut = cut.replace(self.delimiter, self.output)
        return cut + self.end

    def _some_lack_delimiters(self, text: bytes) -> bool:
        marks = text.translate(None, bytes(set(range(256)) - {*self.delimiter, *self.end}))
        return self.end * 2 in b"".join((self.end, marks, self.end))


def pattern_of(delimiter: bytes, chosen: "Ranges", end: bytes) -> "re.Pattern[bytes]":
    """A pattern that stands for a line: a group for each range, the delimiter before it in the
    group if another goes before it, empty where the line is too short or has no delimiter."""
    import re

    between, end = re.escape(delimiter), re.escape(end)
    field = b"[^" + between + end + b"]*+"
    rest = b"[^" + end + b"]*+"
    opens = {first for first, _ in chosen}
    closes = {last for _, last in chosen}
    first, last = chosen[0][0], chosen[-1][1] or max(chosen[-1][0], 2)
    text = closing = b""
    for place in range(1, max(last, 2) + 1):
        one = field if place < last or chosen[-1][1] else rest
        if place == 1:
            text += b"(" * (first == 1) + field
        elif place == first:
            text, closing = text + b"(?:" + between + b"(" + one, b")?+" if place > 2 else b")"
        else:
            optional = b"?+" if place > 2 else b""
            text += b"(" * (place in opens) + b"(?:" + between + one + b")" + optional
        if place in closes or (place == last and not chosen[-1][1]):
            text, closing = text + b")" + closing, b""
    return re.compile(text + rest + end + b"|" + rest + end)


def fields(delimiter: bytes, chosen: "Ranges", only_delimited: bool) -> "Cutter":
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
        return delimiter.join(found)

    return several


def lines_of(
    text: bytes, chosen: "Ranges", end: bytes, output: bytes | None, only_delimited: bool
) -> bytes:
    """Lines chosen as fields."""
    if end not in text:
        return b"" if only_delimited or not text else text + end
    lines = text.removesuffix(end).split(end)
    found = [line for first, last in chosen for line in lines[first - 1 : last]]
    return (end if output is None else output).join(found) + end


def pieces(chosen: "Ranges", end: bytes, output: bytes | None) -> "Cutters":
    """What cuts bytes out of lines."""
    from operator import itemgetter

    slices = [slice(first - 1, last) for first, last in chosen] or [slice(0)]
    columns = [itemgetter(piece) for piece in slices]

    def cutter(text: bytes) -> bytes:
        lines = text.split(end)
        parts = [map(column, lines) for column in columns]
        whole = parts[0] if len(parts) == 1 else map(b"".join, zip(*parts, strict=True))
        return end.join(whole) + end

    if output is None or len(slices) == 1:
        return cutter
    joiner = output
    return each(lambda line: joiner.join([part for piece in slices if (part := line[piece])]), end)


def each(cutter: "Callable[[bytes], bytes]", end: bytes) -> "Cutters":
    """What cuts lines one by one."""
    return lambda text: end.join(map(cutter, text.split(end))) + end


def characters(chosen: "Ranges", end: bytes, output: bytes | None) -> "Cutters":
    """What cuts characters out of lines."""
    slices = [slice(first - 1, last) for first, last in chosen]
    plain = pieces(chosen, end, output)
    joiner = decode(output or b"")

    def cutter(text: bytes) -> bytes:
        if text.isascii():
            return plain(text)
        lines = decode(text).split(decode(end))
        if len(slices) == 1:
            (only,) = slices
            cut = [line[only] for line in lines]
        else:
            cut = [joiner.join([p for s in slices if (p := line[s])]) for line in lines]
        return encode(decode(end).join(cut)) + end

    return cutter


def whole_characters(chosen: "Ranges", end: bytes, output: bytes | None) -> "Cutters":
    """What cuts bytes, moved to the ends of the characters that they are in (POSIX `-b -n`)."""

    def boundary(line: bytes, at: int) -> int:
        while 0 < at < len(line) and 0x80 <= line[at] < 0xC0:
            at -= 1
        return at

    def cutter(line: bytes) -> bytes:
        found = []
        for first, last in chosen:
            low = boundary(line, first - 1)
            high = len(line) if last is None else boundary(line, last)
            if low < high:
                found.append(line[low:high])
        return (output or b"").join(found)

    return each(cutter, end)
