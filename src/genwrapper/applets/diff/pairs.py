"""Two files: whether they differ, and how that is shown."""

import posix
import time

from genwrapper.applets.diff import formats
from genwrapper.applets.diff.compare import changes
from genwrapper.applets.diff.lines import TAB, Folding, Text
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.declare import Options
    from genwrapper.applets.diff.compare import Change
    from genwrapper.streams import Description

KIND, REGULAR = 0o170000, 0o100000
LOOKED_AT = 65536  # bytes that tell whether a file is text
BLOCK = 1 << 17


class Files:
    """How files are compared: one call of diff."""

    __slots__ = ("around", "context", "folding", "form", "matches", "options", "part")

    def __init__(
        self,
        context: Context,
        options: "Options",
        form: str,
        around: int,
        part: "Callable[[bytes], bool] | None",
    ) -> None:
        self.context = context
        self.options = options
        self.form = form
        self.around = around
        self.part = part
        self.folding = Folding(options, form in ("ed", "forward_ed"))
        self.matches: Callable[[bytes], bool] | None = None
        if options.ignore_matching_lines:
            from genwrapper.applets.diff import matcher

            self.matches = matcher(options.ignore_matching_lines)

    def compare(self, names: tuple[str | None, str | None], shown: list[str], head: bytes) -> int:
        """0 where two files are the same, 1 where they differ, and print how. A name that is None
        is a file that is not there; `head` is printed first. OSError with its filename."""
        sources: list[Description | None] = []
        shown = [*self.options.label[:2], *shown[len(self.options.label) :]]
        try:
            for name in names:
                sources.append(self._open(name))
            return self._compare(sources, shown, head)
        finally:
            for name, source in zip(names, sources, strict=False):
                if source is not None and name != "-":
                    source.close()

    def _open(self, name: str | None) -> "Description | None":
        if name is None:
            return None
        if name == "-":
            return self.context.stdin
        try:
            return self.context.open(name)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None

    def _compare(self, sources: "list[Description | None]", shown: list[str], head: bytes) -> int:
        if sources[0] is sources[1] or _same(sources):
            return self._identical(shown)
        sizes = _sizes(sources)
        options = self.options
        counts_all = self.folding.plain() and not self.folding.returns
        counts_all = counts_all and not options.ignore_blank_lines and self.matches is None
        if options.brief and counts_all and sizes is not None and sizes[0] != sizes[1]:
            return self._differ(shown)
        one, other = (b"" if source is None else source.read() for source in sources)
        if one == other:
            return self._identical(shown)
        if not options.text and (b"\0" in one[:LOOKED_AT] or b"\0" in other[:LOOKED_AT]):
            if options.brief:
                return self._differ(shown)
            text = f"Binary files {shown[0]} and {shown[1]} differ\n"
            self.context.stdout.write(encode(text))
            return 1
        if options.brief and counts_all:
            return self._differ(shown)
        if self.folding.returns:
            one, other = one.replace(b"\r\n", b"\n"), other.replace(b"\r\n", b"\n")
        return self._texts(Text(one), Text(other), sources, shown, head)

    def _texts(
        self,
        one: Text,
        other: Text,
        sources: "list[Description | None]",
        shown: list[str],
        head: bytes,
    ) -> int:
        found = changes(self.folding.keys(one), self.folding.keys(other), self.options.minimal)
        wanted = [self._counts(one, other, change) for change in found]
        if not any(wanted):
            return self._identical(shown)
        if self.options.brief:
            return self._differ(shown)
        write = self.context.stdout.write
        if head:
            write(head)
        form = self.form
        if form not in ("unified", "context"):
            found = [change for change, counted in zip(found, wanted, strict=True) if counted]
        names = (self._name(0, sources[0], shown), self._name(1, sources[1], shown))
        pair = formats.Pair(
            one, other, found, self._shown, self.options.initial_tab, self.part, names
        )
        if form == "unified":
            formats.unified(pair, write, self.around, wanted)
        elif form == "context":
            formats.context(pair, write, self.around, wanted)
        elif form == "ed":
            formats.ed(pair, write)
        elif form == "forward_ed":
            formats.forward(pair, write)
        else:
            formats.normal(pair, write)
        if form in ("ed", "forward_ed"):
            for name, text in zip(shown, (one, other), strict=True):
                if text.incomplete:
                    self.context.error(f"{name}: No newline at end of file", 2)
        return 1

    def _shown(self, line: bytes) -> bytes:
        return line.expandtabs(TAB) if self.options.expand_tabs else line

    def _counts(self, one: Text, other: Text, change: "Change") -> bool:
        """Whether a change counts: options may say that some lines do not."""
        if not self.options.ignore_blank_lines and self.matches is None:
            return True
        a, b, c, d = change
        return not all(map(self._ignored, one.lines[a:b] + other.lines[c:d]))

    def _ignored(self, line: bytes) -> bool:
        blank = not line or (self.folding.blanks not in ("", "tabs") and not line.strip())
        if blank and self.options.ignore_blank_lines:
            return True
        return self.matches is not None and self.matches(line)

    def _name(self, which: int, source: "Description | None", shown: list[str]) -> bytes:
        """A file's name and time, as forms with lines around have them."""
        labels = self.options.label
        if which < len(labels):
            return encode(labels[which])
        if source is None:
            when = 0
        elif source.fd is None:
            when = time.time_ns()
        else:
            when = posix.fstat(source.fd).st_mtime_ns
        return encode(f"{shown[which]}\t{stamp(when, self.context)}")

    def _identical(self, shown: list[str]) -> int:
        if self.options.report_identical_files:
            text = f"Files {shown[0]} and {shown[1]} are identical\n"
            self.context.stdout.write(encode(text))
        return 0

    def _differ(self, shown: list[str]) -> int:
        self.context.stdout.write(encode(f"Files {shown[0]} and {shown[1]} differ\n"))
        return 1


def stamp(when: int, context: Context) -> str:
    """A time (nanoseconds since 1970) as `2020-09-13 12:26:40.000000000 +0000`."""
    from genwrapper.applets.times.formats import formatted
    from genwrapper.applets.times.zones import zone_of

    return formatted("%Y-%m-%d %H:%M:%S.%N %z", when, zone_of(context))


def _sizes(sources: "list[Description | None]") -> list[int] | None:
    """The sizes of two regular files; None where one is none."""
    found: list[int] = []
    for source in sources:
        status = None if source is None or source.fd is None else posix.fstat(source.fd)
        if status is None or status.st_mode & KIND != REGULAR or not status.st_size:
            return None
        found.append(status.st_size)
    return found


def _same(sources: "list[Description | None]") -> bool:
    """Whether two regular files of one size are the same, in bounded memory. Else they are at
    their beginning again."""
    one, other = sources
    sizes = _sizes(sources)
    if one is None or other is None or sizes is None or sizes[0] != sizes[1]:
        return False
    if one.seek(0, 1) or other.seek(0, 1):
        return False
    while (block := one.read(BLOCK)) == other.read(BLOCK):
        if not block:
            return True
    one.seek(0)
    other.seek(0)
    return False
