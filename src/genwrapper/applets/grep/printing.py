"""How grep prints a line: what stands before it, what of it, in which colours."""

from genwrapper.applets.declare import Options, Wrong
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from genwrapper.applets.grep.patterns import Find

COLOURS = {"ms": "01;31", "mc": "01;31", "fn": "35", "ln": "32", "bn": "32", "se": "36"}
"""Matches in selected lines and in those around, names, numbers, offsets, what separates them."""
WIDEST = 19  # columns of a number with -T, where a file's size is not known


class Printing:
    """How the lines of a call of grep are printed. `plain`: as they are."""

    __slots__ = (
        "colours",
        "end",
        "find",
        "inverted",
        "names_end",
        "named",
        "numbers",
        "offsets",
        "only",
        "plain",
        "separator",
        "tabs",
        "width",
        "write",
    )

    def __init__(self, context: Context, options: Options, find: "Find") -> None:
        self.write = context.stdout.write
        self.find = find
        self.end = b"\0" if options.null_data else b"\n"
        self.inverted = bool(options.invert_match)
        self.only = bool(options.only_matching)
        self.numbers = bool(options.line_number)
        self.offsets = bool(options.byte_offset)
        self.tabs = bool(options.initial_tab)
        self.names_end = b"\0" if options.null else b""
        self.named = False
        self.width = 0  # columns of a number: as many as the file's size takes
        self.colours = colours(context) if is_coloured(context, options) else {}
        shown = options.group_separator
        text = encode("--" if shown is None else shown)
        self.separator: bytes | None = self.coloured("se", text) + b"\n"
        if options.last("group_separator", "no_group_separator") == "no_group_separator":
            self.separator = None
        self.plain = False

    def source(self, size: int | None, named: bool) -> None:
        """The lines that come are those of a file of `size` bytes; None: who knows."""
        self.named = named
        if self.tabs:
            self.width = WIDEST if size is None else len(str(size))
        self.plain = not (named or self.numbers or self.offsets or self.only or self.colours)

    def coloured(self, what: str, text: bytes) -> bytes:
        """`text` in the colour of `what`; as it is where there are none."""
        colour = self.colours.get(what)
        return b"\33[%s\33[K%s\33[m\33[K" % (colour + b"m", text) if colour and text else text

    def file(self, name: str, mark: bytes) -> bytes:
        """A file's name before a line, a number of lines (`mark` is what separates them) or alone
        (an end of line)."""
        shown = self.coloured("fn", encode(name))
        if self.names_end:
            return shown + self.names_end
        return shown + (mark if mark == b"\n" else self.coloured("se", mark))

    def line(self, name: str, number: int, offset: int, line: bytes, mark: bytes) -> None:
        """Print a line, which ends with its end; `mark` is `:` for one that is selected, `-` for
        one around it."""
        matching = (mark == b":") != self.inverted
        text = line[:-1]
        if self.only:
            for start, end in self.matches(text) if matching and not self.inverted else ():
                head = self.head(name, number, offset + start, mark)
                self.write(head + self.coloured("ms", text[start:end]) + self.end)
            return
        if matching and self.colours:
            kind = "mc" if self.inverted else "ms"
            at = 0
            pieces = []
            for start, end in self.matches(text):
                pieces += [text[at:start], self.coloured(kind, text[start:end])]
                at = end
            text = b"".join(pieces) + text[at:]
        self.write(self.head(name, number, offset, mark) + text + self.end)

    def head(self, name: str, number: int, offset: int, mark: bytes) -> bytes:
        """What stands before a line: name, number and offset, as far as they are asked for."""
        shown = self.file(name, mark) if self.named else b""
        mark = self.coloured("se", mark)
        width = self.width
        if self.numbers:
            shown += self.coloured("ln", b"%*d" % (width, number)) + mark
        if self.offsets:
            shown += self.coloured("bn", b"%*d" % (width, offset)) + mark
        return shown + b"\t" if self.tabs and shown else shown

    def matches(self, text: bytes) -> "Iterator[tuple[int, int]]":
        """Where a line, without its end, matches: the places that are not empty."""
        at = 0
        while at <= len(text) and (match := self.find(text, at)) is not None:
            start, end = match
            if end > start:
                yield start, end
            at = max(end, start + 1)


def is_coloured(context: Context, options: Options) -> bool:
    """Whether --color asks for colours: always, or (auto) on a terminal."""
    when = options.color
    if when is None or when in ("never", "no", "none"):
        return False
    if when in ("always", "yes", "force"):
        return True
    if when not in ("", "auto", "tty", "if-tty"):
        raise Wrong(f"--color is always, never or auto, not {when!r}")
    import posix

    fd = context.stdout.fd
    return fd is not None and posix.isatty(fd) and context.environment.get("TERM") != "dumb"


def colours(context: Context) -> dict[str, bytes]:
    """The colours, with those of $GREP_COLORS."""
    found = dict(COLOURS)
    for word in context.environment.get("GREP_COLORS", "").split(":"):
        name, equals, value = word.partition("=")
        if not equals or value.strip("0123456789;"):
            continue
        for kind in ("ms", "mc") if name == "mt" else (name,):
            if kind in found:
                found[kind] = value
    return {name: value.encode() for name, value in found.items()}
