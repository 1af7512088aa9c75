"""nl: number lines (POSIX XCU nl)."""

from itertools import islice, repeat

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


@applet(
    """
nl [OPTION]... [FILE]...

Print each FILE, or standard input where FILE is missing or -, its lines numbered. A line that is
just \\:\\:\\: begins a header, \\:\\: a body, \\: a footer.

  -b, --body-numbering=STYLE    which lines of bodies: a all, t those with text (the
                                default), n none, pREGEX those that match
  -h, --header-numbering=STYLE  which lines of headers (n)
  -f, --footer-numbering=STYLE  which lines of footers (n)
  -d, --section-delimiter=CC    the two characters in the place of \\:
  -i, --line-increment=N        count in steps of N
  -l, --join-blank-lines=N      N empty lines in a row count as one
  -n, --number-format=FORMAT    ln left, rn right (the default), rz right with zeros
  -p, --no-renumber             go on counting through sections
  -s, --number-separator=TEXT   what stands behind the number (a tab)
  -v, --starting-line-number=N  the first number (1)
  -w, --number-width=N          columns of the number (6)
""",
)
def nl(context: Context, options: Options, files: list[str]) -> int:
    numbering = Numbering(options)
    for source in context.inputs(files):
        for lines in source.whole_lines():
            context.stdout.write(numbering.lines(lines.removesuffix(b"\n")))
    return context.status


def whole(text: str | None, default: int, what: str) -> int:
    """A whole number, perhaps negative."""
    if text is None:
        return default
    sign = -1 if text.startswith("-") else 1
    return sign * number(text.removeprefix("-"), what)


class Numbering:
    """The number of the next line, and how it is printed."""

    __slots__ = (
        "blanks",
        "empty",
        "format",
        "increment",
        "join",
        "next",
        "renumber",
        "sections",
        "separator",
        "start",
        "style",
    )

    def __init__(self, options: Options) -> None:
        self.start = self.next = whole(options.starting_line_number, 1, "the first number")
        self.increment = whole(options.line_increment, 1, "the step")
        self.join = whole(options.join_blank_lines, 1, "the number of empty lines")
        width = whole(options.number_width, 6, "the width")
        if width < 1 or self.join < 1:
            raise Wrong("-l and -w take a number, 1 at least")
        forms = {"ln": b"%%-%dd", "rn": b"%%%dd", "rz": b"%%0%dd"}
        if (options.number_format or "rn") not in forms:
            raise Wrong(f"{options.number_format!r} is no format: ln, rn or rz")
        self.format = forms[options.number_format or "rn"] % width
        text = options.number_separator
        self.separator = b"\t" if text is None else encode(text)
        self.empty = b" " * (width + len(self.separator))
        self.renumber = not options.no_renumber
        self.blanks = 0
        mark = encode("\\:" if options.section_delimiter is None else options.section_delimiter)
        mark = mark + b":" if len(mark) == 1 else mark
        body = style(options.body_numbering or "t")
        header = style(options.header_numbering or "n")
        footer = style(options.footer_numbering or "n")
        self.sections = {mark * 3: header, mark * 2: body, mark: footer} if mark else {}
        self.style = body

    def lines(self, text: bytes) -> bytes:
        """Lines as they are printed; the last of `text` has lost its end."""
        found = text.split(b"\n")
        if not self._simple(text):
            return b"".join(map(self._line, found))
        count = len(found) - (found.count(b"") if self.style == "t" else 0)
        behind = self.next + self.increment * count
        numbers = range(self.next, behind, self.increment) if self.increment else repeat(self.next)
        self.next = behind
        form = self.format + self.separator.replace(b"%", b"%%") + b"%b\n"
        if count == len(found):
            pieces: list[bytes | int] = [b""] * (2 * count)
            pieces[0::2] = islice(numbers, count)
            pieces[1::2] = found
            return form * count % tuple(pieces)
        empty = self.empty + b"\n"
        number = iter(numbers)
        return b"".join([form % (next(number), line) if line else empty for line in found])

    def _simple(self, text: bytes) -> bool:
        """Whether the lines are all of one section, and each is numbered for its own sake."""
        if any(mark in text for mark in self.sections):
            return False
        return self.style == "t" or (self.style == "a" and self.join == 1)

    def _line(self, text: bytes) -> bytes:
        """A line as it is printed."""
        if text in self.sections:
            self.style = self.sections[text]
            if self.renumber:
                self.next = self.start
            return b"\n"
        if text:
            self.blanks = 0
        elif self.style == "a" and self.join > 1:
            self.blanks += 1
            if self.blanks < self.join:
                return self.empty + b"\n"
            self.blanks = 0
        if not chosen(self.style, text):
            return self.empty + text + b"\n"
        head = self.format % self.next + self.separator
        self.next += self.increment
        return head + text + b"\n"


def style(text: str) -> "str | re.Pattern[bytes]":
    """A style of numbering."""
    if text in ("a", "t", "n"):
        return text
    if not text.startswith("p"):
        raise Wrong(f"{text!r} is no style: a, t, n or pREGEX")
    from genwrapper.patterns import BadPattern, compile_regex

    try:
        return compile_regex(encode(text[1:]), False)
    except BadPattern as error:
        raise Wrong(f"{text[1:]}: {error}") from None


def chosen(style: "str | re.Pattern[bytes]", text: bytes) -> bool:
    """Whether a line is numbered."""
    if isinstance(style, str):
        return style == "a" or (style == "t" and text != b"")
    return style.search(text) is not None
