"""csplit: cut a file into pieces at lines that match (POSIX XCU csplit)."""

import posix
from itertools import chain, islice

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import WRITE, Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from re import Pattern

SOME = 1024  # lines that are read at once


@applet(
    """
csplit [OPTION]... FILE PATTERN...

Write pieces of FILE (- is standard input) to files xx00, xx01, …, cut at PATTERNs, and print their
sizes. PATTERN is /BRE/[OFFSET], before the line that matches, so many lines further; %BRE%[OFFSET],
which leaves out what is before; N, before line N; {N}, the one before it N times more; {*}, as
often as it goes.

  -f, --prefix=PREFIX         names begin with PREFIX, not xx
  -n, --digits=N              numbers of N digits, not of 2
  -b, --suffix-format=FORMAT  what is behind PREFIX, as printf takes it, not %02d
  -k, --keep-files            leave the files after an error, too
  -s, -q, --quiet, --silent   print no sizes
  -z, --elide-empty-files     make no empty files
  --suppress-matched          leave out the lines that match
""",
    negative=True,
)
def csplit(context: Context, options: Options, operands: list[str]) -> int:
    cuts = parsed(operands[1:])
    pieces = Pieces(context, options)
    for source in context.inputs(operands[:1]):
        try:
            Splitter(source, pieces, options.suppress_matched).run(cuts)
        except (Missing, OSError) as error:
            if isinstance(error, OSError):
                context.failed(str(error.filename), error)
            else:
                context.error(str(error))
            if not options.keep_files:
                pieces.remove()
    return context.status


class Missing(Exception):
    """A place to cut at is not there; the message says which."""


class Cut:
    """A place to cut at: a line's number, or a pattern with an offset. `times` more, or None:
    as often as it goes."""

    __slots__ = ("leaves_out", "line", "offset", "pattern", "text", "times")

    def __init__(self, text: str) -> None:
        self.text = text
        self.times: int | None = 0
        self.line = self.offset = 0
        self.pattern: Pattern[bytes] | None = None
        self.leaves_out = text[:1] == "%"
        if text[:1] not in ("/", "%") or not text:
            if not text.isdigit() or not int(text):
                raise Wrong(f"{text!r} is no pattern: /BRE/, %BRE%, N, {{N}}")
            self.line = int(text)
            return
        end = text.rfind(text[0])
        offset = text[end + 1 :]
        if end == 0 or (offset and not offset.lstrip("+-").isdigit()):
            raise Wrong(f"{text!r} is no pattern: /BRE/OFFSET")
        self.offset = int(offset or "0")
        from genwrapper.patterns import BadPattern, compile_regex

        try:
            self.pattern = compile_regex(encode(text[1:end]), False)
        except BadPattern as error:
            raise Wrong(f"{text}: {error}") from None


def parsed(texts: list[str]) -> list[Cut]:
    """The places to cut at."""
    cuts: list[Cut] = []
    line = 0
    for text in texts:
        if not text.startswith("{"):
            cut = Cut(text)
            if cut.line and cut.line < line:
                raise Wrong(f"line number {text} is smaller than the one before, {line}")
            line = cut.line or line
            cuts.append(cut)
            continue
        inner = text[1:-1]
        if not cuts or not text.endswith("}") or not (inner == "*" or inner.isdigit()):
            raise Wrong(f"{text!r} must stand behind a pattern, as {{N}} or {{*}}")
        cuts[-1].times = None if inner == "*" else int(inner)
    return cuts


class Pieces:
    """The files that are written."""

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        self.options = options
        digits = 2 if options.digits is None else number(options.digits, "the number of digits")
        self.form = options.suffix_format or f"%0{digits}d"
        try:
            if self.form % 0 == self.form % 1:
                raise TypeError
        except (TypeError, ValueError):
            raise Wrong(f"{self.form!r} is no format for a number") from None
        self.count = 0
        self.names: list[str] = []

    def write(self, lines: "Iterable[bytes]") -> None:
        """The next piece. OSError with its filename."""
        lines = iter(lines)
        first = next(lines, b"")
        if not first and self.options.elide_empty_files:
            return
        size = 0
        prefix = "xx" if self.options.prefix is None else self.options.prefix
        name = f"{prefix}{self.form % self.count}"
        self.count += 1
        try:
            target = self.context.open(name, WRITE)
            self.names.append(name)
            for line in chain((first,), lines):
                target.write(line)
                size += len(line)
            target.close()
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        if not self.options.quiet:
            self.context.stdout.write(b"%d\n" % size)

    def remove(self) -> None:
        """Take away what was written."""
        for name in self.names:
            try:
                posix.unlink(self.context.path(name))
            except OSError:
                pass


class Splitter:
    """The lines of a file, from cut to cut, as many at a time as the next piece has."""

    def __init__(self, source: Description, pieces: Pieces, suppress: bool) -> None:
        self.more = iter(source)
        self.lines: list[bytes] = []
        self.pieces = pieces
        self.suppress = suppress
        self.at = 0  # the first line of the next piece, and of `lines`
        self.seen = 0  # where the next search begins

    def run(self, cuts: list[Cut]) -> None:
        """Write all pieces. Missing, with what is left written."""
        for cut in cuts:
            done = 0
            while cut.times is None or done <= cut.times:
                behind = f" on repetition {done}" if done else ""
                if not self._cut(cut, done):
                    if cut.times is None and done and not cut.line:
                        break
                    self.pieces.write([] if cut.leaves_out else chain(self.lines, self.more))
                    what = "line number out of range" if cut.line else "match not found"
                    raise Missing(f"'{cut.text}': {what}{behind}")
                done += 1
        self.pieces.write(chain(self.lines, self.more))

    def _has(self, place: int) -> bool:
        """Whether there is a line at a place; it is read."""
        while place >= self.at + len(self.lines):
            some = list(islice(self.more, SOME))
            if not some:
                return False
            self.lines += some
        return True

    def _cut(self, cut: Cut, done: int) -> bool:
        """Write the piece up to a cut; False where there is none."""
        if cut.line:
            to = cut.line * (done + 1) - 1
            if to < self.at or not self._has(to):
                return False
            self._piece(to, to, False)
            return True
        assert cut.pattern is not None
        place = self.seen
        while self._has(place):
            if cut.pattern.search(self.lines[place - self.at].removesuffix(b"\n")):
                to = place + cut.offset
                if to < self.at or (to > place and not self._has(to - 1)):
                    raise Missing(f"'{cut.text}': line number out of range")
                self._piece(to, place, cut.leaves_out)
                return True
            place += 1
        return False

    def _piece(self, to: int, matched: int, leaves_out: bool) -> None:
        if not leaves_out:
            self.pieces.write(self.lines[: to - self.at])
        behind = to + (self.suppress and to == matched)
        del self.lines[: behind - self.at]
        self.at = behind
        self.seen = max(matched + 1, self.at + (to == matched and not self.suppress))
