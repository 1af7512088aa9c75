"""split: cut a file into pieces (POSIX XCU split)."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import WRITE, Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
BLOCK = 1 << 17


@applet(
    """
split [OPTION]... [FILE] [PREFIX]

Write FILE, or standard input where it is missing or -, in pieces to files PREFIXaa, PREFIXab, …;
PREFIX is x where it is missing.

  -l, --lines=N, -NUMBER      pieces of N lines (1000 without any option)
  -b, --bytes=SIZE            pieces of SIZE bytes (10k, 1M)
  -C, --line-bytes=SIZE       pieces of as many whole lines as SIZE bytes hold
  -n, --number=CHUNKS         N: N pieces; K/N: print the Kth of them alone; l/N, l/K/N: the same in
                              whole lines; r/N, r/K/N: lines in turn
  -a, --suffix-length=N       suffixes of N letters, not of 2 and more
  -d                          digits for letters
  --numeric-suffixes[=FROM]   the same, FROM a number
  -x                          hexadecimal digits for letters
  --additional-suffix=SUFFIX  SUFFIX behind every name
  -e, --elide-empty-files     make no empty files with -n
  -t, --separator=CHARACTER   lines end with CHARACTER; \\0 is a NUL
  --verbose                   say which files are made

Not as GNU's: --filter, --hex-suffixes and -u are refused.
""",
)
def split(context: Context, options: Options, operands: list[str]) -> int:
    pieces = Pieces(context, options, operands[1] if len(operands) > 1 else "x")
    kind = [name for name in ("lines", "bytes", "line_bytes", "number") if options.last(name)]
    if len(kind) > 1:
        raise Wrong("one of -l, -b, -C, -n at most")
    separator = encode(options.separator or "\n")
    separator = b"\0" if options.separator == "\\0" else separator
    if len(separator) != 1:
        raise Wrong("the separator must be one character")
    if kind == ["number"]:
        return chunks(context, options, operands[0] if operands else "-", pieces, separator)
    text = getattr(options, kind[0]) if kind else "1000"
    size = number(text, "the size")
    if not size:
        raise Wrong(f"{text!r} is no size")
    try:
        for source in context.inputs(operands[:1]):
            pieces.input = identity(source)
            if kind == ["bytes"]:
                by_bytes(source, pieces, size)
            elif kind == ["line_bytes"]:
                by_line_bytes(source, pieces, size, separator)
            else:
                by_lines(source, pieces, size, separator)
        pieces.close()
    except OSError as error:
        if error.filename is None:
            raise
        context.failed(str(error.filename), error)
    return context.status


class Pieces:
    """The files that are written, one after the other."""

    def __init__(self, context: Context, options: Options, prefix: str) -> None:
        self.context = context
        self.prefix = prefix
        self.behind = options.additional_suffix or ""
        self.verbose = options.verbose
        self.target: Description | None = None
        self.input: tuple[int, int] | None = None  # device and inode of what is read
        kind = options.last("d", "numeric_suffixes", "x")
        self.digits = LETTERS if not kind else "0123456789abcdef" if kind == "x" else DIGITS
        length = options.suffix_length
        self.length = 2 if length is None else number(length, "the length")
        start = options.numeric_suffixes if kind == "numeric_suffixes" else ""
        self.at = number(start or "0", "the first number")
        self.grows = length is None and not start
        if not self.length:
            self.length = 2

    def name(self, count: int) -> str:
        """The name of a piece by its number. Wrong where there are no more."""
        digits, length = self.digits, self.length
        base = len(digits)
        head = ""
        if self.grows:
            while count >= (base - 1) * base ** (length - 1):
                count -= (base - 1) * base ** (length - 1)
                head += digits[-1]
                length += 1
        elif count >= base**length:
            raise Wrong("the suffixes are used up; -a takes longer ones")
        letters = ""
        for _ in range(length):
            count, digit = divmod(count, base)
            letters = digits[digit] + letters
        return f"{self.prefix}{head}{letters}{self.behind}"

    def begin(self) -> Description:
        """The next file, empty. OSError with its filename."""
        self.close()
        name = self.name(self.at)
        self.at += 1
        if self.verbose:
            self.context.stdout.write(encode(f"creating file '{name}'\n"))
        try:
            self._guard(name)
            self.target = self.context.open(name, WRITE)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        return self.target

    def _guard(self, name: str) -> None:
        """Wrong where a piece would be written over what is read."""
        try:
            status = posix.stat(self.context.path(name))
        except OSError:
            return
        if (status.st_dev, status.st_ino) == self.input:
            raise Wrong(f"{name} would be written over what is read")

    def close(self) -> None:
        """End the file that is written."""
        if self.target is not None:
            target, self.target = self.target, None
            target.close()


def identity(source: Description) -> tuple[int, int] | None:
    """Device and inode of a file."""
    if source.fd is None:
        return None
    status = posix.fstat(source.fd)
    return status.st_dev, status.st_ino


def by_bytes(source: Description, pieces: Pieces, size: int) -> None:
    """Pieces of so many bytes."""
    left = 0
    target: Description | None = None
    while block := source.read_block(BLOCK):
        at = 0
        while at < len(block):
            if not left:
                target, left = pieces.begin(), size
            assert target is not None
            part = block[at : at + left]
            target.write(part)
            at += len(part)
            left -= len(part)


def by_lines(source: Description, pieces: Pieces, count: int, separator: bytes) -> None:
    """Pieces of so many lines."""
    left = 0
    target: Description | None = None
    while block := source.read_block(BLOCK):
        at = 0
        while at < len(block):
            if not left:
                target, left = pieces.begin(), count
            assert target is not None
            lines = block.count(separator, at)
            if lines < left:
                target.write(block[at:] if at else block)
                left -= lines
                break
            end = _behind(block, at, left, separator)
            target.write(block[at:end])
            at, left = end, 0


def _behind(block: bytes, at: int, count: int, separator: bytes) -> int:
    """The place behind `count` lines."""
    if count > 16:
        rest = block[at:].split(separator, count)[count]
        return len(block) - len(rest)
    for _ in range(count):
        at = block.index(separator, at) + 1
    return at


def by_line_bytes(source: Description, pieces: Pieces, size: int, separator: bytes) -> None:
    """Pieces of whole lines of so many bytes at most; longer lines are cut."""
    left = 0
    target: Description | None = None
    while line := source.readline(separator):
        if target is None or (len(line) > left and left < size):
            target, left = pieces.begin(), size
        while len(line) > left:
            target.write(line[:left])
            line = line[left:]
            target, left = pieces.begin(), size
        target.write(line)
        left -= len(line)


def chunks(context: Context, options: Options, name: str, pieces: Pieces, separator: bytes) -> int:
    """-n: so many pieces, or one of them."""
    words = options.number.split("/")
    kind = words.pop(0) if words[0] in ("l", "r") else ""
    if not 1 <= len(words) <= 2 or not all(w.isdigit() and int(w) for w in words):
        raise Wrong(f"{options.number!r} is no number of chunks")
    count = int(words[-1])
    only = int(words[0]) if len(words) == 2 else 0
    if only > count:
        raise Wrong(f"{options.number!r}: there is no such chunk")
    for source in context.inputs([name]):
        pieces.input = identity(source)
        if kind == "r":
            lines = list(_lines(source, separator))
            parts: Iterator[bytes] = (b"".join(lines[n::count]) for n in range(count))
        else:
            parts = _parts(source, count, kind == "l", separator)
        for place, part in enumerate(parts, 1):
            if only:
                if place == only:
                    context.stdout.write(part)
            elif part or not options.elide_empty_files:
                try:
                    pieces.begin().write(part)
                except OSError as error:
                    context.failed(str(error.filename), error)
                    return context.status
        pieces.close()
    return context.status


def _lines(source: Description, separator: bytes) -> "Iterator[bytes]":
    while line := source.readline(separator):
        yield line


def _parts(source: Description, count: int, whole: bool, separator: bytes) -> "Iterator[bytes]":
    size = 0
    if source.fd is not None:
        status = posix.fstat(source.fd)
        if status.st_mode & 0o170000 == 0o100000:
            size = status.st_size
    data = b""
    if not size:
        data = source.read()
        size = len(data)
    start = 0
    for place in range(1, count + 1):
        length = size // count + (place <= size % count)
        end = size if place == count else sum_of(size, count, place)
        if whole:
            end = max(end, start)
            if start < end < size:
                data = data or source.read()
                found = data.find(separator, end - 1)
                end = size if found < 0 else found + 1
            yield data[start:end] if data else source.read(end - start)
        else:
            yield data[start:end] if data else source.read(length)
        start = end


def sum_of(size: int, count: int, place: int) -> int:
    """How many bytes the first `place` chunks of `count` have."""
    return size // count * place + min(place, size % count)
