"""cmp: compare two files byte by byte."""

import posix

from genwrapper.applets.cat import shown
from genwrapper.applets.declare import Options, applet, number
from genwrapper.streams import Context, Description, encode

BLOCK = 65536


@applet(
    """
cmp [OPTION]... FILE1 [FILE2] [SKIP1] [SKIP2]

Say where FILE1 and FILE2 (- or missing: standard input) differ first, each from its byte SKIP on.
The exit status is 0 where they are the same, 1 where they differ, 2 after an error.

  -b, --print-bytes       print the bytes that differ too
  -i, --ignore-initial=N  leave out the first N bytes of both, or N:M of either
  -l, --verbose           print number and values of all bytes that differ
  -n, --bytes=LIMIT       compare LIMIT bytes at most
  -s, --quiet, --silent   print nothing
""",
    wrong=2,
)
def cmp(context: Context, options: Options, operands: list[str]) -> int:
    names = [operands[0], operands[1] if len(operands) > 1 else "-"]
    skips = (options.ignore_initial or "0").split(":", 1)
    skips = [skips[0], skips[-1]]
    given = operands[2:]
    skips[: len(given)] = given
    counts = [number(text, "the number of bytes") for text in skips]
    sources = opened(context, names, options.quiet)
    if sources is None:
        return 2
    limit = None if options.bytes is None else number(options.bytes, "the number of bytes")
    try:
        for source, count in zip(sources, counts, strict=True):
            skip(source, count)
        return Comparison(context, options, names).run(sources[0], sources[1], limit)
    finally:
        close(context, sources)


def opened(context: Context, names: list[str], quiet: bool = False) -> list[Description] | None:
    """Files (- is standard input); None, and messages unless `quiet`, where one can't be opened."""
    sources: list[Description] = []
    for name in names:
        try:
            sources.append(context.stdin if name == "-" else context.open(name))
        except (OSError, ValueError) as error:
            if quiet and isinstance(error, FileNotFoundError):
                context.status = 2
            else:
                context.failed(name, error, 2)
    if len(sources) == len(names):
        return sources
    close(context, sources)
    return None


def close(context: Context, sources: list[Description]) -> None:
    """Close what was opened."""
    for source in sources:
        if source is not context.stdin:
            source.close()


def skip(source: Description, count: int) -> None:
    """Read over `count` bytes."""
    while count:
        block = source.read_block(min(count, BLOCK))
        if not block:
            return
        count -= len(block)


class Comparison:
    """Two files, from block to block. `offset` bytes and `lines` newlines were the same."""

    __slots__ = ("context", "differ", "lines", "names", "offset", "options", "table", "width")

    def __init__(self, context: Context, options: Options, names: list[str]) -> None:
        self.context = context
        self.options = options
        self.names = names
        self.offset = 0
        self.lines = 0
        self.differ = False
        table = shown(True)
        table[10] = b"^J"
        self.table = table
        self.width = 0

    def run(self, first: Description, second: Description, limit: int | None) -> int:
        """0 where they are the same, 1 where they differ."""
        ended = b""
        self.width = len(str(most(first, second, limit)))
        while limit is None or self.offset < limit:
            size = BLOCK if limit is None else min(BLOCK, limit - self.offset)
            one, other = first.read(size), second.read(size)
            if one != other:
                common = min(len(one), len(other))
                if one[:common] != other[:common]:
                    self.differ = True
                    if not self._found(one, other, common):
                        return 1
                if len(one) != len(other):
                    seen = one[:common]
                    self._ends(int(len(other) < len(one)), seen or ended)
                    return 1
            elif not one:
                break
            self.offset += len(one)
            self.lines += one.count(b"\n")
            ended = one[-1:]
        return int(self.differ)

    def _found(self, one: bytes, other: bytes, size: int) -> bool:
        """Report the difference of two blocks; whether to go on behind it."""
        if self.options.quiet:
            return False
        write = self.context.stdout.write
        if self.options.verbose:
            for at in range(size):
                if one[at] != other[at]:
                    row = b"%*d %3o" % (self.width, self.offset + at + 1, one[at])
                    if self.options.print_bytes:
                        row += b" %-4b" % self.table[one[at]]
                    row += b" %3o" % other[at]
                    if self.options.print_bytes:
                        row += b" " + self.table[other[at]]
                    write(row + b"\n")
            return True
        at = first_difference(one, other, size)
        line = self.lines + one.count(b"\n", 0, at) + 1
        unit = "byte"
        text = f"{self.names[0]} {self.names[1]} differ: {unit} {self.offset + at + 1}, line {line}"
        data = encode(text)
        if self.options.print_bytes:
            pair = (one[at], self.table[one[at]], other[at], self.table[other[at]])
            data += b" is %3o %b %3o %b" % pair
        write(data + b"\n")
        return False

    def _ends(self, which: int, seen: bytes) -> None:
        if self.options.quiet:
            return
        name = self.names[which]
        count = self.offset + len(seen) if self.offset == 0 or len(seen) > 1 else self.offset
        if not count:
            self.context.error(f"EOF on {name} which is empty")
            return
        lines = self.lines + (seen.count(b"\n") if len(seen) > 1 or not self.offset else 0)
        where = f"line {lines}" if seen.endswith(b"\n") else f"in line {lines + 1}"
        behind = "" if self.options.verbose else f", {where}"
        self.context.error(f"EOF on {name} after byte {count}{behind}")


def most(first: Description, second: Description, limit: int | None) -> int:
    """How many bytes there can be to compare."""
    found = (1 << 63) - 1 if limit is None else limit
    for source in (first, second):
        status = None if source.fd is None else posix.fstat(source.fd)
        if status is not None and status.st_mode & 0o170000 == 0o100000:
            found = min(found, status.st_size - source.seek(0, 1))
    return found


def first_difference(one: bytes, other: bytes, size: int) -> int:
    """The first place where two blocks differ; they do."""
    low = 0
    while size > 1:
        half = size // 2
        if one[low : low + half] == other[low : low + half]:
            low += half
            size -= half
        else:
            size = half
    return low
