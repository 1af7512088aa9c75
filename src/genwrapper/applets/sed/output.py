"""What `y` and `l` make of the pattern space, and the files of `w`."""

from genwrapper.applets.sed.commands import BadScript
from genwrapper.streams import WRITE, Context, Description, decode, encode

LINE_WIDTH = 70


def translated(text: bytes, table: "dict[int, bytes] | bytes | None") -> bytes:
    """`y`: a table of 256 bytes, or of characters by code point."""
    if isinstance(table, bytes):
        return text.translate(table)
    assert table is not None
    characters = {code: decode(target) for code, target in table.items()}
    return encode(decode(text).translate(characters))


NAMES = {7: b"\\a", 8: b"\\b", 12: b"\\f", 10: b"\\n", 13: b"\\r", 9: b"\\t", 11: b"\\v"}
NAMES[92] = b"\\\\"


def visible(text: bytes, width: int | None) -> bytes:
    """`l`: escapes for what can't be printed, folded, `$` at the end."""
    width = LINE_WIDTH if width is None else width
    lines: list[bytes] = []
    line = b""
    for byte in text:
        piece = NAMES.get(byte) or (b"%c" % byte if 32 <= byte < 127 else b"\\%03o" % byte)
        if width > 1 and len(line) + len(piece) > width - 1:
            lines.append(line + b"\\")
            line = b""
        line += piece
    return b"\n".join([*lines, line + b"$"])


class Files:
    """What `w` writes, by name: each is made anew when the script begins."""

    __slots__ = ("context", "opened", "owing")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.opened: dict[str, Description] = {}
        self.owing: set[str] = set()  # whose last line lacks the newline that another one needs

    def open(self, name: str) -> None:
        """Open what is not open yet; BadScript where it can't be."""
        if name in self.opened:
            return
        if name in ("/dev/stdout", "/dev/stderr"):
            context = self.context
            self.opened[name] = context.stdout if name == "/dev/stdout" else context.stderr
            return
        try:
            self.opened[name] = self.context.open(name, WRITE)
        except OSError as error:
            raise BadScript(f"{name}: {error.strerror}") from None

    def write(self, name: str, text: bytes, end: bytes, ended: bool) -> None:
        """A line, which had an end where `ended`."""
        target = self.opened[name]
        if name in self.owing:
            target.write(end)
            self.owing.discard(name)
        target.write(text + end if ended else text)
        if not ended:
            self.owing.add(name)
        target.flush()

    def close(self) -> None:
        """Close all of them."""
        for description in self.opened.values():
            if description not in (self.context.stdout, self.context.stderr):
                description.close()
