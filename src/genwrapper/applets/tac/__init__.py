"""tac: print files with their last line first."""

import posix
from errno import ESPIPE

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.tac.matches import matches
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 1 << 18


@applet("""
tac [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -, its last line first.

  -b, --before            the separator stands before what it separates
  -r, --regex             the separator is a regular expression as Emacs has them: + and ? repeat,
                          \\( \\) and \\| are operators; of matches those are taken that begin last
  -s, --separator=STRING  what separates, in the newline's place

Not as GNU's: in an expression . matches no newline.
""")
def tac(context: Context, options: Options, files: list[str]) -> int:
    text = options.separator
    separator = b"\n" if text is None else encode(text) or b"\0"
    plain = not options.regex and not options.before and separator == b"\n"
    for source in context.inputs(files):
        size = regular_size(source) if plain else None
        if size is not None:
            backwards(source, size, context.stdout)
        elif plain:
            lines = list(source)
            lines.reverse()
            context.stdout.writelines(lines)
        else:
            data = source.read()
            found = matches(data, separator) if options.regex else places(data, separator)
            context.stdout.writelines(records(data, found, options.before))
    return context.status


def regular_size(source: Description) -> int | None:
    """The size of a file that can be read from its end; None where it can't, or was begun."""
    if source.fd is None:
        return None
    try:
        if source.seek(0, 1):
            return None
    except OSError as error:
        if error.errno != ESPIPE:
            raise
        return None
    status = posix.fstat(source.fd)
    return status.st_size if status.st_mode & 0o170000 == 0o100000 and status.st_size else None


def backwards(source: Description, size: int, target: Description) -> None:
    """Print the lines of a file that is read from its end, a block at a time."""
    fd = source.fd
    assert fd is not None
    at = size
    rest: list[bytes] = []  # pieces of the line that the block before began with, last first
    last = True
    while at:
        start = max(0, at - CHUNK)
        block = posix.pread(fd, at - start, start)
        at = start
        first, newline, inner = block.partition(b"\n")
        if not newline:
            rest.append(block)
            continue
        lines = inner.split(b"\n")
        tail = lines.pop() + b"".join(reversed(rest))
        if not last or tail:
            target.write(tail if last else tail + b"\n")
        last = False
        lines.reverse()
        if lines:
            target.write(b"\n".join(lines) + b"\n")
        rest = [first]
    head = b"".join(reversed(rest))
    target.write(head if last else head + b"\n")


def places(data: bytes, separator: bytes) -> "Iterator[tuple[int, int]]":
    """Where separators begin and end, the last one first."""
    at = data.rfind(separator)
    while at >= 0:
        yield at, at + len(separator)
        at = data.rfind(separator, 0, at)


def records(data: bytes, found: "Iterable[tuple[int, int]]", before: bool) -> "Iterator[bytes]":
    """Records, the last one first, with their separators behind (or before) them."""
    size = end = len(data)
    for low, high in found:
        cut = low if before else high
        if before or cut < end or end < size:
            yield data[cut:end]
        end = cut
    yield data[:end]
