"""From the `boinc` command of any process of the script to the launcher (decision 11).

A second file of channels in the slot, the same code as the client's. Progress is a value that is
overwritten; all else are messages. Writers hold a lock on the file; the launcher never waits for
it, as its holder may be suspended.
"""

import errno
import fcntl
import posix
import time
from _thread import allocate_lock

from genwrapper.boinc.channels import APP_STATUS, TRICKLE_UP, Channels, FileView, field
from genwrapper.boinc.errors import BoincError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 5.0  # seconds that a message waits for the one before it to be taken
PAUSE = 0.002
LOWEST_FD = 100  # below are the numbers that scripts use


class Unanswered(BoincError):
    """The launcher did not take a message in time, or is not there."""


class Sender:
    """The script's end, on the file PATH. SLEEP waits a number of seconds."""

    __slots__ = ("_channels", "_fd", "_lock", "_owner", "path")

    def __init__(self, path: str) -> None:
        self.path = path
        self._lock = allocate_lock()
        self._open()

    def _open(self) -> None:
        try:
            low = posix.open(self.path, posix.O_RDWR | posix.O_CLOEXEC)
        except OSError as error:
            raise Unanswered(f"{self.path}: {error.strerror}; is this a work unit?") from error
        try:
            self._fd = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, LOWEST_FD)
            posix.close(low)
        except OSError:  # a limit on descriptors below that: in a program of its own, any will do
            self._fd = low
        self._channels = Channels(FileView(self._fd))
        self._owner = posix.getpid()

    def fraction_done(self, fraction: float, sleep: "Callable[[float], None]") -> None:
        """Set the progress, 0 to 1."""
        text = f"<fraction_done>{fraction!r}</fraction_done>"
        self._locked(lambda: self._overwrite(text), sleep)

    def send(self, message: str, sleep: "Callable[[float], None]") -> None:
        """Send MESSAGE as soon as the one before it has been taken."""
        self._locked(lambda: self._channels.send(TRICKLE_UP, message), sleep)

    def _overwrite(self, text: str) -> bool:
        self._channels.overwrite(APP_STATUS, text)
        return True

    def _locked(self, write: "Callable[[], bool]", sleep: "Callable[[float], None]") -> None:
        """Call WRITE with the file locked, until it is true."""
        if self._owner != posix.getpid():
            self._open()  # a forked child has not our descriptors
        deadline = 0.0
        while not self._try(write):
            now = time.monotonic()
            if not deadline:
                deadline = now + PATIENCE
            elif now > deadline:
                raise Unanswered(f"the launcher took no message for {PATIENCE:.0f} seconds")
            sleep(PAUSE)

    def _try(self, write: "Callable[[], bool]") -> bool:
        if not self._lock.acquire(False):
            return False
        try:
            posix.lockf(self._fd, posix.F_TLOCK, 0)
        except OSError as error:
            self._lock.release()
            if error.errno in (errno.EACCES, errno.EAGAIN):
                return False
            raise
        try:
            return write()
        finally:
            posix.lockf(self._fd, posix.F_ULOCK, 0)
            self._lock.release()


class Requests:
    """The launcher's end, on a new file PATH: what the script has asked for so far.

    `fraction_done` is None before the script has said any; `checkpoint` whether there is a new
    one; `finish` a status; `temporary_exit` seconds and a reason; `trickles` and `uploads` grow.
    What has been handed on is for the reader to empty.
    """

    def __init__(self, path: str) -> None:
        self._channels = Channels.create(path)
        self._text: str | None = None
        self.fraction_done: float | None = None
        self.checkpoint = False
        self.finish: int | None = None
        self.temporary_exit: tuple[int, str] | None = None
        self.trickles: list[tuple[str, str]] = []  # variety, name of a file with the text
        self.uploads: list[str] = []

    def poll(self) -> None:
        """Take what has been sent, without waiting."""
        text = self._channels.value(APP_STATUS)
        if text is not None and text != self._text:
            self._text = text
            self.fraction_done = float(field(text, "fraction_done") or 0)
        message = self._channels.receive(TRICKLE_UP)
        if message is not None:
            self._take(message)

    @property
    def wants_end(self) -> bool:
        """Whether the script has asked for its own end."""
        return self.finish is not None or self.temporary_exit is not None

    def _take(self, message: str) -> None:
        if (status := field(message, "finish")) is not None:
            self.finish = int(status)
        elif (seconds := field(message, "temporary_exit")) is not None:
            self.temporary_exit = int(seconds), field(message, "reason") or ""
        elif (variety := field(message, "trickle_up")) is not None:
            self.trickles.append((variety, field(message, "file") or ""))
        elif field(message, "checkpoint") is not None:
            self.checkpoint = True
        elif (name := field(message, "upload_file")) is not None:
            self.uploads.append(name)

    def close(self) -> None:
        """Unmap the file; it stays in the slot."""
        self._channels.close()
