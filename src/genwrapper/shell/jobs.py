"""Asynchronous lists (POSIX 2.9.3): their processes, `$!` and `wait`."""

from genwrapper import processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Job:
    """One process started by `&`. `number` is its job number; `status` is None while it runs, then
    0 to 255 (128+n). `number` is 0 for a process substitution, which is no job, but can be waited
    for. `waited`: `wait` has told its status, `jobs` does not list it."""

    __slots__ = ("number", "pid", "status", "text", "waited")

    def __init__(self, number: int, pid: int, text: str) -> None:
        self.number = number
        self.pid = pid
        self.text = text
        self.status: int | None = None
        self.waited = False


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
        number = max([job.number for job in self.known.values() if job.status is None], default=0)
        if self.known:
            self.known = {
                known: job for known, job in self.known.items() if not job.waited and known != pid
            }
        self.known[pid] = Job(number + 1, pid, text)
        self.last = str(pid)

    def add_substitution(self, pid: int) -> None:
        """A process that a process substitution has started: `$!` too. Those that have ended are
        forgotten."""
        self.refresh()
        self.known = {
            known: job for known, job in self.known.items() if job.number or job.status is None
        }
        self.known[pid] = Job(0, pid, "")
        self.last = str(pid)

    def find(self, text: str) -> Job | None:
        """The job that `text` means: `%2`, `%%`, `%+`, `%-`, `%begins`, `%?holds`, or a process
        id. None where there is none."""
        if not text.startswith("%"):
            return self.known.get(int(text)) if text.isdecimal() else None
        name = text[1:]
        jobs = [job for job in reversed(self.known.values()) if job.number]
        running = [job for job in jobs if job.status is None] or jobs
        if name in ("", "%", "+", "-"):
            at = int(name == "-" and len(running) > 1)
            return running[at] if running else None
        for job in jobs:
            if name.isdecimal() and job.number == int(name):
                return job
            if job.text.startswith(name) or (name[0] == "?" and name[1:] in job.text):
                return job
        return None

    def refresh(self) -> None:
        """Take notice of the processes that have ended."""
        for pid in self.pids():
            try:
                ended = processes.reap(pid, block=False)
            except ChildProcessError:
                continue
            if ended is not None:
                status = ended[0]
                self.known[pid].status = status if status >= 0 else 128 - status

    def pids(self) -> "Iterable[int]":
        """The processes that are still to be waited for."""
        return [pid for pid, job in self.known.items() if job.status is None]
