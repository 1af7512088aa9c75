"""cat: print files one after the other."""

import posix
from _operator import add

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 8  # kinds of bytes that are replaced one after the other


@applet("""
cat [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -.

  -u                      write at once what was read (it always does)
  -n, --number            number the lines
  -b, --number-nonblank   number the lines that are not empty
  -s, --squeeze-blank     print one of several empty lines
  -v, --show-nonprinting  show control characters as ^X, bytes above 127 as M-X
  -E, --show-ends         show $ at the end of lines
  -T, --show-tabs         show tabs as ^I
  -e                      the same as -vE
  -t                      the same as -vT
  -A, --show-all          the same as -vET
""")
def cat(context: Context, options: Options, files: list[str]) -> int:
    everything = options.show_all
    visible = options.show_nonprinting or options.e or options.t or everything
    tabs = options.show_tabs or options.t or everything
    ends = options.show_ends or options.e or everything
    numbers = options.number or options.number_nonblank
    if numbers or options.squeeze_blank or visible or tabs or ends:
        way = Visible(shown(tabs)) if visible else with_tabs if tabs else None
        end = b"$\n" if ends else b"\n"
        lines = Lines(numbers, options.number_nonblank, options.squeeze_blank, way, end)
        for source in context.inputs(files):
            lines.copy(source, context.stdout)
        context.stdout.write(lines.returned)
        return context.status
    stdout = context.stdout
    for number, source in enumerate(context.inputs(files)):
        if is_output(source, stdout):
            context.error(f"{files[number] if files else '-'}: the input is the output file")
            continue
        for block in source.blocks(131072):
            stdout.write(block)
            stdout.flush()
    return context.status


def is_output(source: Description, target: Description) -> bool:
    """Whether what is read of a file would be written behind it, and read again, without end."""
    if source.fd is None or target.fd is None:
        return False
    one, other = posix.fstat(source.fd), posix.fstat(target.fd)
    if (one.st_dev, one.st_ino) != (other.st_dev, other.st_ino):
        return False
    if one.st_mode & 0o170000 != 0o100000:
        return False
    target.flush()
    return posix.lseek(source.fd, 0, 1) - source.buffered() < posix.fstat(source.fd).st_size


def with_tabs(block: bytes) -> bytes:
    """Bytes with their tabs made visible."""
    return block.replace(b"\t", b"^I")


def shown(tabs: bool) -> list[bytes]:
    """How each byte is printed."""
    table = [bytes([n]) for n in range(256)]
    for n in range(256):
        low = n & 127
        text = f"^{chr(low ^ 64)}" if low < 32 or low == 127 else chr(low)
        table[n] = f"M-{text}".encode() if n > 127 else text.encode()
    table[10] = b"\n"
    table[9] = b"^I" if tabs else b"\t"
    return table


class Visible:
    """Bytes made visible by a table. A byte takes four at most, of which those that it does not
    need are NULs, which nothing that is visible has."""

    __slots__ = ("columns", "plain", "table")

    def __init__(self, table: list[bytes]) -> None:
        self.table = table
        self.plain = bytes(n for n in range(256) if len(table[n]) == 1)
        wide = [text.ljust(4, b"\0") for text in table]
        self.columns = [bytes(text[place] for text in wide) for place in range(4)]

    def __call__(self, block: bytes) -> bytes:
        others = set(block.translate(None, self.plain))
        if len(others) <= FEW:
            for other in others:
                block = block.replace(bytes([other]), self.table[other])
            return block
        made = bytearray(4 * len(block))
        for place, column in enumerate(self.columns):
            made[place::4] = block.translate(column)
        return bytes(made.translate(None, b"\0"))


class Lines:
    """Lines, numbered and made visible, through all files."""

    __slots__ = (
        "end",
        "newlines",
        "nonblank",
        "number",
        "numbers",
        "returned",
        "squeeze",
        "visible",
    )

    def __init__(
        self,
        numbers: bool,
        nonblank: bool,
        squeeze: bool,
        visible: "Callable[[bytes], bytes] | None",
        end: bytes,
    ) -> None:
        self.numbers = numbers
        self.nonblank = nonblank
        self.squeeze = squeeze
        self.visible = visible
        self.end = end
        self.number = 1  # the next
        self.returned = b""  # a return that perhaps ends a line
        self.newlines = 1  # at the end of what came: none, one, or more (2)

    def copy(self, source: Description, target: Description) -> None:
        """Print the lines of one file."""
        for data in source.blocks():
            block = self._squeezed(data) if self.squeeze else data
            if self.visible is not None:
                block = self.visible(block)
            if self.numbers:
                block = self._numbered(block)
            if self.end != b"\n":
                block = self._ended(block)
            target.write(block)
            came = b"\n" * self.newlines + data[-2:]
            self.newlines = len(came) - len(came.rstrip(b"\n"))
            self.newlines = min(self.newlines, 2)

    def _ended(self, block: bytes) -> bytes:
        """With the ends of lines shown, and a return before one too."""
        block = self.returned + block
        self.returned = block[-1:] if block.endswith(b"\r") else b""
        block = block[: len(block) - len(self.returned)]
        return block.replace(b"\r\n", b"^M\n").replace(b"\n", self.end)

    def _squeezed(self, block: bytes) -> bytes:
        """One of several empty lines."""
        before = b"\n" * self.newlines
        block = before + block
        while b"\n\n\n" in block:
            block = block.replace(b"\n\n\n", b"\n\n")
        return block[len(before) :]

    def _numbered(self, block: bytes) -> bytes:
        """With a number before each line that begins in a block."""
        pieces = block.split(b"\n")
        first = 0 if self.newlines else 1
        last = len(pieces) - (not pieces[-1])
        lines = pieces[first:last]
        count = len(lines) - (lines.count(b"") if self.nonblank else 0)
        heads = (b"%6d\t\0" * count % tuple(range(self.number, self.number + count))).split(b"\0")
        self.number += count
        if count == len(lines):
            pieces[first:last] = map(add, heads, lines)
        else:
            head = iter(heads)
            pieces[first:last] = [next(head) + line if line else line for line in lines]
        return b"\n".join(pieces)
