"""Between the client and the script's process tree, ten times a second."""

import errno
import os
import select
import time

from genwrapper.launcher import names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.boinc import Runtime
    from genwrapper.launcher.logs import Logs
    from genwrapper.launcher.requests import Requests
    from genwrapper.processes import Tree

POLL = 0.1  # seconds
MEASURE = 1.0
KEEP_CPU_TIME = 10.0


class Supervisor:
    """Hands on what the client wants to TREE, and what the script wants to the client.

    `signal` is set from outside when this process is told to end by a signal.
    """

    def __init__(
        self, runtime: "Runtime", tree: "Tree", requests: "Requests", logs: "Logs"
    ) -> None:
        self.runtime = runtime
        self.tree = tree
        self.requests = requests
        self.logs = logs
        self.signal = 0
        self.cpu = 0.0
        self.peak = 0
        self._suspended = False
        self._next_measure = 0.0
        self._next_keep = time.monotonic() + KEEP_CPU_TIME
        self._progress_file = os.path.join(runtime.folder, names.PROGRESS)
        self._progress_seen = 0
        runtime.cpu_time = lambda: self.cpu
        runtime.other_pid = tree.pid

    def watch(self) -> None:
        """Return when the script has ended, or is to be ended."""
        wait = ending_of(self.tree.pid)
        while self.tree.poll() is None:
            self.step()
            if self.runtime.must_end or self.requests.wants_end or self.signal:
                return
            wait(POLL)

    def step(self) -> None:
        """Look at everything once."""
        now = time.monotonic()
        if now >= self._next_measure:
            self._next_measure = now + MEASURE
            self.measure()
            self._read_progress_file()
        if now >= self._next_keep:
            self._next_keep = now + KEEP_CPU_TIME
            keep_cpu_time(self.runtime)
        self.requests.poll()
        self.hand_on()
        self.runtime.poll()
        if self.runtime.suspended != self._suspended:
            self._suspended = self.runtime.suspended
            if self._suspended:
                self.tree.suspend()
            else:
                self.tree.resume()

    def measure(self) -> None:
        """Take CPU time and memory of the tree."""
        usage = self.tree.usage()
        self.cpu, self.peak = usage.cpu, usage.peak
        self.runtime.working_set = usage.resident

    def hand_on(self) -> None:
        """Give to the client what the script has asked for."""
        runtime, requests = self.runtime, self.requests
        if requests.fraction_done is not None:
            runtime.fraction_done(min(1.0, max(0.0, requests.fraction_done)))
            requests.fraction_done = None
        if requests.checkpoint:
            requests.checkpoint = False
            self.measure()
            runtime.checkpoint_completed()
        while requests.trickles:
            variety, name = requests.trickles.pop(0)
            self._send_trickle(variety, os.path.join(runtime.folder, name))
        while requests.uploads:
            runtime.upload_file(requests.uploads.pop(0))

    def _send_trickle(self, variety: str, path: str) -> None:
        try:
            with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                self.runtime.send_trickle_up(variety, file.read())
            os.unlink(path)
        except (OSError, ValueError) as error:
            self.logs.warning(f"a trickle is lost: {error}")

    def _read_progress_file(self) -> None:
        """Programs of the original GenWrapper may write their progress, 0 to 1, to a file."""
        try:
            changed = os.stat(self._progress_file).st_mtime_ns
            if changed == self._progress_seen:
                return
            self._progress_seen = changed
            with open(self._progress_file, encoding="ascii") as file:
                self.runtime.fraction_done(float(file.read(100)))
        except (OSError, ValueError):
            return  # not there, or just being written


def keep_cpu_time(runtime: "Runtime") -> None:
    """Note the CPU time so far in the slot: the client only knows that of the last checkpoint."""
    path = os.path.join(runtime.folder, names.CPU_TIME)
    try:
        with open(f"{path}.new", "w", encoding="ascii") as file:
            file.write(f"{runtime.total_cpu_time():.6f}\n")
        os.replace(f"{path}.new", path)
    except OSError:
        return  # a full disk is the script's to report


def kept_cpu_time(folder: str) -> float:
    """Return the CPU seconds that earlier starts in the slot FOLDER have noted; 0 if none."""
    try:
        with open(os.path.join(folder, names.CPU_TIME), encoding="ascii") as file:
            return float(file.read(100))
    except (OSError, ValueError):
        return 0.0


def ending_of(pid: int) -> "Callable[[float], object]":
    """Return what waits a number of seconds, less if the process PID ends."""
    try:
        watch = select.poll()
        watch.register(os.pidfd_open(pid), select.POLLIN)
        return lambda seconds: watch.poll(seconds * 1000)
    except OSError as error:
        if error.errno not in (errno.ENOSYS, errno.ESRCH):
            raise
        return time.sleep
