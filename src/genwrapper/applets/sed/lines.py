"""The lines that sed reads: of all files, one after the other, one line ahead."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from genwrapper.streams import Context, Description


class Input:
    """The lines of all files, one ahead, so that the last is known."""

    __slots__ = (
        "context",
        "end",
        "files",
        "line",
        "name",
        "number",
        "opened",
        "opens",
        "separate",
        "source",
        "start",
        "stdin",
        "taken",
        "unbuffered",
    )

    def __init__(
        self,
        context: "Context",
        names: list[str],
        end: bytes,
        separate: bool,
        unbuffered: bool,
    ) -> None:
        self.context = context
        self.end = end
        self.separate = separate
        self.unbuffered = unbuffered  # from standard input no byte more is read than a line has
        self.name = "-"
        self.stdin: Description | None = None  # where it can be sought: `start` and `taken` count
        self.start = self.taken = 0
        self.files = iter(names)
        self.number = 0
        self.opened = context.inputs(["-"])
        self.source: Iterator[bytes] = iter(())
        self.opens = True  # the next line begins a file
        self.line: bytes | None = None  # the line ahead, with its end

    def ahead(self, over_files: bool = True) -> bytes | None:
        """The line ahead; None where there is none, or (without `over_files`) none in this file."""
        while self.line is None:
            self.line = next(self.source, None)
            if self.line is None and (not over_files or not self._open()):
                return None
        return self.line

    def _open(self) -> bool:
        for name in self.files:
            self.opened = self.context.inputs([name])  # closes the file before when it goes
            source = next(self.opened, None)
            if source is not None:
                self.name = name
                self.stdin = None
                if source is self.context.stdin and source.seekable():
                    self.stdin, self.start, self.taken = source, source.seek(0, 1), 0
                self.source = self._lines(source)
                self.opens = True
                return True
        return False

    def _lines(self, source: "Description") -> "Iterator[bytes]":
        if self.unbuffered:
            source.bytewise = True
            while line := source.readline(self.end):
                yield line
        elif self.end == b"\n":
            yield from source
        for text in source.whole_lines(self.end):
            lines = text.split(self.end)
            last = lines.pop()
            for line in lines:
                yield line + self.end
            if last:
                yield last

    def take(self) -> bytes | None:
        """The next line; None behind the last."""
        line = self.ahead()
        self.line = None
        if line is not None:
            if self.opens and self.separate:
                self.number = 0
            self.opens = False
            self.number += 1
            self.taken += len(line)
        return line

    def give_back(self) -> None:
        """Leave what was not taken of standard input to whoever reads it next."""
        if self.stdin is not None:
            self.stdin.seek(self.start + self.taken)

    def is_last(self) -> bool:
        """Whether the line taken last is the last one."""
        return self.ahead(not self.separate) is None
