"""Processes as Linux shows them in /proc: proc(5)."""

import errno
import posix

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable, Container

    Identity = tuple[int, int]
else:
    import _signal

_tick = 1 / posix.sysconf("SC_CLK_TCK")
_page = posix.sysconf("SC_PAGESIZE")


class Process:
    """One line of /proc/PID/stat.

    identity        (pid, start time in ticks since boot): a pid alone may be another's by now
    parent          its parent's pid
    group           its process group
    state           R S D T t Z X, as in proc(5); of its first thread
    threads         how many it has
    user, system    seconds of CPU, of its own and of its children that it has waited for
    resident        bytes in memory
    """

    __slots__ = ("group", "identity", "parent", "resident", "state", "system", "threads", "user")

    def __init__(self, pid: int, fields: list[bytes]) -> None:
        self.identity: Identity = (pid, int(fields[19]))
        self.parent = int(fields[1])
        self.group = int(fields[2])
        self.state = fields[0].decode()
        self.threads = int(fields[17])
        self.user = (int(fields[11]) + int(fields[13])) * _tick
        self.system = (int(fields[12]) + int(fields[14])) * _tick
        self.resident = int(fields[21]) * _page

    @property
    def pid(self) -> int:
        return self.identity[0]

    @property
    def ended(self) -> bool:
        """Whether it is only waiting to be waited for. (A first thread may end before the
        others.)
        """
        return self.state in "ZX" and self.threads <= 1


def read(path: str) -> bytes:
    """The contents of a file of /proc; b"" where there is none, or none for us."""
    try:
        descriptor = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
    except OSError:
        return b""
    try:
        parts = []
        while part := posix.read(descriptor, 65536):
            parts.append(part)
        return b"".join(parts)
    except OSError:  # it ended meanwhile
        return b""
    finally:
        posix.close(descriptor)


def process(pid: int) -> Process | None:
    """The process PID, None where there is none."""
    fields = _stat(f"/proc/{pid}/stat")
    return Process(pid, fields) if fields else None


def children(pid: int) -> list[Process]:
    """The children of process PID."""
    below = _listed if lists_children else _scanned()
    found = [process(child) for child in below(pid, 0)]
    return [child for child in found if child is not None and child.parent == pid]


def descendants(root: int, without: "Container[Identity]" = ()) -> list[Process]:
    """All processes below the process ROOT, parents before their children.

    WITHOUT is left out, with all below it. While they run, one may be missed: it was born, or its
    parent died, while we looked. Of processes that have been stopped, none is.
    """
    found: list[Process] = []
    known = {root}
    parents = [(root, 0)]
    below = _listed if lists_children else _scanned()
    for parent, threads in parents:
        for pid in below(parent, threads):
            child = process(pid)
            # Its parent may have died since; then the next subreaper above it is its parent
            if child is None or pid in known or child.parent not in known:
                continue
            if child.identity not in without:
                known.add(pid)
                found.append(child)
                parents.append((pid, child.threads))
    return found


def settled(process: Process) -> bool:
    """Whether no thread of PROCESS can do anything more: all have stopped or ended."""
    if process.threads <= 1:
        return process.state in "TtZX"
    pid = process.pid
    for thread in _threads(pid):
        fields = _stat(f"/proc/{pid}/task/{thread}/stat")
        if fields and fields[0] not in (b"T", b"t", b"Z", b"X"):
            return False
    return True


def send(identity: "Identity", number: int) -> bool:
    """Send signal NUMBER to the process IDENTITY and no other; False where it is gone or not ours
    to signal.
    """
    pid = identity[0]
    descriptor = -1
    try:
        try:
            descriptor = posix.pidfd_open(pid)
        except OSError as error:
            if error.errno != errno.ENOSYS:  # before Linux 5.3
                return False
        # From here on the descriptor means this process, whatever becomes of its number
        now = process(pid)
        if now is None or now.identity != identity:
            return False
        if descriptor < 0:
            posix.kill(pid, number)
        else:
            _signal.pidfd_send_signal(descriptor, number)
    except OSError:
        return False
    finally:
        if descriptor >= 0:
            posix.close(descriptor)
    return True


def _stat(path: str) -> list[bytes]:
    line = read(path)
    return line[line.rindex(b")") + 2 :].split() if line else []


def _threads(pid: int) -> list[str]:
    try:
        return posix.listdir(f"/proc/{pid}/task")
    except OSError:
        return []


def _listed(pid: int, threads: int) -> list[int]:
    """The children of PID, which has that many THREADS (0: not known), as the kernel lists them."""
    names = (str(pid),) if threads == 1 else _threads(pid)
    return [
        int(child) for name in names for child in read(f"/proc/{pid}/task/{name}/children").split()
    ]


def _scanned() -> "Callable[[int, int], list[int]]":
    """The same from one look at every process of the machine."""
    children: dict[int, list[int]] = {}
    for name in posix.listdir("/proc"):
        if name.isdigit() and (fields := _stat(f"/proc/{name}/stat")):
            children.setdefault(int(fields[1]), []).append(int(name))
    return lambda pid, threads: children.get(pid, [])


def _has_children_files() -> bool:
    """Whether this kernel was built with CONFIG_PROC_CHILDREN, as nearly all are."""
    try:
        posix.stat(f"/proc/self/task/{posix.getpid()}/children")
    except OSError:
        return False
    return True


lists_children = _has_children_files()
