"""Jobs (POSIX 2.9.3, 2.11): the processes of asynchronous lists, `$!`, and with job control those
that were stopped."""

from genwrapper import processes

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Iterable
else:
    import _signal


class Job:
    """One process started by `&`, or stopped in the foreground.

    `number` is its job number, 0 for a process substitution, which is no job but can be waited for.
    `status` is None while it lives, then 0 to 255 (128+n); `signal` is n where signal n ended it.
    `stopped` is the signal that stopped it, 0 while it runs. `group`: it leads a process group of
    its own. `waited`: `wait` has told its status, `jobs` does not list it. `told`: the state that
    an interactive shell's user knows.
    """

    __slots__ = ("group", "number", "pid", "signal", "status", "stopped", "text", "told", "waited")

    def __init__(self, number: int, pid: int, text: str, group: bool = False) -> None:
        self.number = number
        self.pid = pid
        self.text = text
        self.group = group
        self.status: int | None = None
        self.signal = 0
        self.stopped = 0
        self.waited = False
        self.told = "Running"

    def end(self, status: int) -> None:
        """It has ended: 0 to 255, or -n by signal n."""
        self.signal = max(-status, 0)
        self.status = status if status >= 0 else 128 - status
        self.stopped = 0

    def state(self) -> str:
        """`Running`, `Stopped`, `Done`, `Done(3)`, or what ended it."""
        if self.signal:
            return _signal.strsignal(self.signal) or f"Signal {self.signal}"
        if self.status is not None:
            return f"Done({self.status})" if self.status else "Done"
        return "Stopped" if self.stopped else "Running"

    def target(self) -> int:
        """What `kill` is given: the whole group where it has one."""
        return -self.pid if self.group else self.pid


class Jobs:
    """The jobs of one shell. A copy knows `$!` and has none; `parents` are those that it lists, and
    can send signals to, as long as it has none of its own."""

    __slots__ = ("known", "last", "parents")

    def __init__(self) -> None:
        self.parents: Jobs | None = None
        self.known: dict[int, Job] = {}  # by process id, the one stopped or started last at the end
        self.last: str | None = None  # `$!`

    def copy(self) -> "Jobs":
        made = Jobs()
        made.last = self.last
        made.parents = self
        return made

    def add(self, pid: int, text: str, group: bool = False) -> Job:
        """A process that was started with `&`."""
        job = self.enter(pid, text, group)
        self.last = str(pid)
        return job

    def enter(self, pid: int, text: str, group: bool) -> Job:
        """A process that becomes a job."""
        number = max([job.number for job in self.known.values() if job.status is None], default=0)
        if self.known:
            self.known = {
                known: job for known, job in self.known.items() if not job.waited and known != pid
            }
        job = self.known[pid] = Job(number + 1, pid, text, group)
        return job

    def add_substitution(self, pid: int) -> None:
        """A process that a process substitution has started: `$!` too. Those that have ended are
        forgotten."""
        self.refresh()
        self.known = {
            known: job for known, job in self.known.items() if job.number or job.status is None
        }
        self.known[pid] = Job(0, pid, "")
        self.last = str(pid)

    def listed(self) -> list[Job]:
        """What `jobs` lists, by number."""
        if self.parents is not None and not self.known:
            return self.parents.listed()
        found = [job for job in self.known.values() if job.number and not job.waited]
        return sorted(found, key=lambda job: job.number)

    def find_listed(self, text: str) -> Job | None:
        """As `find`, of what `jobs` lists."""
        if self.parents is not None and not self.known:
            return self.parents.find_listed(text)
        return self.find(text)

    def find(self, text: str) -> Job | None:
        """The job that `text` means: `%2`, `%%`, `%+`, `%-`, `%begins`, `%?holds`, or a process
        id. None where there is none."""
        if not text.startswith("%"):
            return self.known.get(int(text)) if text.isdecimal() else None
        name = text[1:]
        jobs = [job for job in reversed(self.known.values()) if job.number]
        jobs.sort(key=lambda job: job.status is not None)  # those that live first
        if name in ("", "%", "+", "-"):
            alive = [job for job in jobs if job.status is None]
            # The current job is the one that was stopped last, else the one started last
            alive.sort(key=lambda job: not job.stopped)
            order = alive or jobs
            at = int(name == "-" and len(order) > 1)
            return order[at] if order else None
        for job in jobs:
            if name.isdecimal():
                if job.number == int(name):
                    return job
            elif job.text.startswith(name) or (name[0] == "?" and name[1:] in job.text):
                return job
        return None

    def stop(self, job: Job, number: int) -> None:
        """Take notice that signal `number` stopped the job: it is the current one now."""
        job.stopped = number
        self.known[job.pid] = self.known.pop(job.pid, job)

    def refresh(self) -> None:
        """Take notice of the processes that have ended, stopped or gone on."""
        for pid in self.pids():
            try:
                changed = processes.observe(pid, block=False)
            except ChildProcessError:
                continue
            if changed is not None:
                self.note(self.known[pid], *changed)

    def note(self, job: Job, what: str, value: int) -> None:
        """What `processes.observe` has seen of a job."""
        if what == "ended":
            job.end(value)
        elif what == "stopped":
            self.stop(job, value)
        else:
            job.stopped = 0

    def pids(self) -> "Iterable[int]":
        """The processes that are still to be waited for."""
        return [pid for pid, job in self.known.items() if job.status is None]
