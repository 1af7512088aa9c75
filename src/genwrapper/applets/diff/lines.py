"""The lines of a file that is compared: as they are printed, and as they are compared."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Options

INCOMPLETE = b"\n"  # behind a last line without newline: no line has one in it
TAB = 8


class Text:
    """A file's lines without their newlines. `incomplete`: the last one has none."""

    __slots__ = ("incomplete", "lines")

    def __init__(self, data: bytes) -> None:
        self.lines = data.split(b"\n")
        self.incomplete = self.lines[-1] != b""
        if not self.incomplete:
            self.lines.pop()


class Folding:
    """What of lines does not count, as options say. `complete`: all lines end with a newline, as in
    scripts for ed, which can't say otherwise."""

    __slots__ = ("blanks", "case", "complete", "returns")

    def __init__(self, options: "Options", complete: bool) -> None:
        self.complete = complete
        self.case = options.ignore_case
        self.returns = options.strip_trailing_cr
        self.blanks = ""
        if options.ignore_all_space:
            self.blanks = "all"
        elif options.ignore_space_change:
            self.blanks = "runs"
        elif options.ignore_trailing_space:
            self.blanks = "last"
        if options.ignore_tab_expansion and self.blanks in ("", "last"):
            self.blanks += "tabs"

    def keys(self, text: Text) -> list[bytes]:
        """What is compared of each line."""
        keys = text.lines
        if self.case:
            keys = [line.lower() for line in keys]
        if "tabs" in self.blanks:
            keys = [line.expandtabs(TAB) for line in keys]
        if self.blanks == "all":
            keys = [b"".join(line.split()) for line in keys]
        elif self.blanks == "runs":
            keys = [_runs(line) for line in keys]
        elif self.blanks.startswith("last"):
            keys = [line.rstrip() for line in keys]
        elif text.incomplete and not self.complete:
            return [*keys[:-1], keys[-1] + INCOMPLETE]
        return keys

    def plain(self) -> bool:
        """Whether all of a line counts."""
        return not self.case and not self.blanks


def _runs(line: bytes) -> bytes:
    words = b" ".join(line.split())
    return b" " + words if line[:1].isspace() else words
