"""Asynchronous lists (POSIX 2.9.3): their processes, `$!` and `wait`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Job:
    """One process started by `&`. `status` is None while it runs, then 0 to 255 (128+n)."""

    __slots__ = ("pid", "status", "text")

    def __init__(self, pid: int, text: str) -> None:
        self.pid = pid
        self.text = text
        self.status: int | None = None


class Jobs:
    """The jobs of one shell. A copy knows `$!` and has none."""

    __slots__ = ("known", "last")

    def __init__(self) -> None:
        self.known: dict[int, Job] = {}
        self.last: str | None = None  # `$!`

    def copy(self) -> "Jobs":
        made = Jobs()
        made.last = self.last
        return made

    def add(self, pid: int, text: str) -> None:
        """A process that was started with `&`."""
        self.known[pid] = Job(pid, text)
        self.last = str(pid)

    def pids(self) -> "Iterable[int]":
        """The processes that are still to be waited for."""
        return [pid for pid, job in self.known.items() if job.status is None]
