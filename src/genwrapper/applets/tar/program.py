"""A program of the system that compresses an archive, or gives it back (-I)."""

from genwrapper.applets.compression.formats import Damaged
from genwrapper.applets.declare import Wrong
from genwrapper.streams import Context, Description, pipe


class Program:
    """`command`, with standard input or output at one end of a pipe: `end` is the other."""

    __slots__ = ("_child", "command", "end")

    def __init__(
        self,
        context: Context,
        command: str,
        source: Description | None = None,
        target: Description | None = None,
    ) -> None:
        """From `source`, to be decompressed (-d), or to `target`."""
        self.command = command
        words = command.split()
        if not words:
            raise Wrong("-I needs the name of a program")
        reading, writing = pipe()
        try:
            if source is not None:
                self._child = context.start([*words, "-d"], source, writing)
                self.end = reading
            else:
                self._child = context.start(words, reading, target)
                self.end = writing
        finally:
            (writing if source is not None else reading).close()

    def finish(self) -> None:
        """Wait for its end. Damaged where it fails."""
        self.end.close()
        status = self._child.wait()
        if status:
            raise Damaged(f"{self.command} ended with status {status}")
