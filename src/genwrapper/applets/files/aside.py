"""Files that are whole or not there: written beside their name, then renamed."""

import posix
from errno import EEXIST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams import Context

NEW = posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL | posix.O_CLOEXEC


class Aside:
    """A new file that has its name only once it is finished.

    `name` is seen from the context's folder. Errors are OSError as the system gives them; behind
    one, or where the file is not wanted any more, `drop` takes away what was written.
    """

    __slots__ = ("fd", "path", "temporary")

    def __init__(self, context: "Context", name: str) -> None:
        self.path = context.path(name)
        folder = self.path.rpartition("/")[0]
        number = 0
        while True:
            self.temporary = f"{folder}/.gitbox-{posix.getpid()}-{number}"
            try:
                self.fd = context.masked(posix.open, self.temporary, NEW, 0o600)
            except OSError as error:
                if error.errno != EEXIST:
                    raise
                number += 1
            else:
                return

    def write(self, data: "bytes | memoryview") -> None:
        """Write all of `data`."""
        written = posix.write(self.fd, data)
        if written < len(data):
            rest = memoryview(data)[written:]
            while rest:
                rest = rest[posix.write(self.fd, rest) :]

    def finish(self) -> None:
        """Close it and give it its name, in the place of what had that before."""
        fd, self.fd = self.fd, -1
        posix.close(fd)
        posix.rename(self.temporary, self.path)

    def drop(self) -> None:
        """Take away what was written."""
        if self.fd >= 0:
            posix.close(self.fd)
            self.fd = -1
        try:
            posix.unlink(self.temporary)
        except FileNotFoundError:
            pass
