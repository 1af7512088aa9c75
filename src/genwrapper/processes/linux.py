"""Whole process trees on Linux.

A process that has lost its parent becomes the child of the nearest *subreaper* above it. The
launcher is one, and so is the program that it starts, so whatever is born below them stays below
them: children of their own session, and those that fork twice, too. Hence a tree is found by
walking down from this process, and its CPU time is what the living have used, they and the children
they have waited for, and what was told of those that we waited for.

The program that is started may call `keep_lifeline`. It then ends what is below it as soon as we
are gone, killed or not. If both are killed at the same instant, `end_strays` finds what is left at
the next start.
"""

import posix
import time

from genwrapper.processes import proc, spawn, stopping
from genwrapper.processes.usage import Usage

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable, Collection, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from genwrapper.processes.proc import Identity, Process
else:
    import _signal

LIFELINE = "GENWRAPPER_LIFELINE"
"""Names, in the environment of a tree's first program, the descriptor to `keep_lifeline` on."""

_LIFELINE_DESCRIPTOR = spawn.FIRST_OWN
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


class Tree:
    """A program and every process below it, whatever they do to get away.

    To be used with `with`: at its end, what is left of the tree is ended. A process has one tree at
    a time, since what else becomes its child meanwhile is taken for the tree's.
    """

    __slots__ = (
        "_foreign",
        "_lifeline",
        "_peak",
        "_reaped",
        "_stopped",
        "_told",
        "exit_status",
        "pid",
    )

    def __init__(self, pid: int, lifeline: int, foreign: "Collection[Identity]") -> None:
        self.pid = pid
        self.exit_status: int | None = None
        """Of the first program: None while it runs, then 0 to 255, or -n where signal n ended
        it.
        """
        self._lifeline = lifeline
        self._foreign = foreign
        self._stopped: stopping.Stopped | None = None
        self._reaped = [0.0, 0.0]  # user and system seconds of those that we waited for
        self._told = [0.0, 0.0]  # the largest that `usage` has answered
        self._peak = 0

    @classmethod
    def start(
        cls,
        argv: "Sequence[str]",
        *,
        cwd: str,
        environment: "Mapping[str, str]",
        descriptors: "Mapping[int, int]",
    ) -> "Self":
        """Start ARGV (argv[0] is a path) with working folder CWD.

        DESCRIPTORS: the number that it sees, below 100 → our descriptor; nothing else of ours is
        open in it. Its environment is ENVIRONMENT and LIFELINE. Raises OSError as `processes.start`
        does.
        """
        _control(_PR_SET_CHILD_SUBREAPER, 1)
        # In our session, the kernel would hang up on it when we die while it is suspended: its
        # process group would then be orphaned, and SIGHUP comes before the lifeline's signal
        foreign = {child.identity for child in proc.descendants(posix.getpid())}
        end, lifeline = posix.pipe()
        here = posix.open(".", posix.O_PATH | posix.O_CLOEXEC)
        try:
            pid = spawn.start(
                argv,
                {**descriptors, _LIFELINE_DESCRIPTOR: end},
                program=argv[0],
                cwd=cwd,
                session=True,
                environment={**environment, LIFELINE: str(_LIFELINE_DESCRIPTOR)},
            )
        except OSError:
            posix.close(lifeline)
            raise
        finally:
            posix.close(end)
            posix.fchdir(here)
            posix.close(here)
        return cls(pid, lifeline, foreign)

    def __enter__(self) -> "Self":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: "TracebackType | None",
    ) -> None:
        self.terminate(0)

    def poll(self) -> int | None:
        """`exit_status`, up to date."""
        if self.exit_status is None:
            self._reap(self.pid, block=False)
        return self.exit_status

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end of the first program, TIMEOUT seconds at most; its exit status, None if
        it still runs.
        """
        if self.exit_status is None:
            if timeout is None:
                self._reap(self.pid, block=True)
            else:
                _until(lambda: self.poll() is not None, timeout, self.pid)
        return self.exit_status

    def suspend(self) -> None:
        """Stop every process of the tree. Those that had been stopped already stay so at
        `resume`.
        """
        if self._stopped is None:
            self._stopped = stopping.Stopped()
        self._stopped.stop(self._members)

    def resume(self) -> None:
        """Let go on what `suspend` has stopped."""
        stopped, self._stopped = self._stopped, None
        if stopped is not None:
            stopped.go_on()

    def terminate(self, grace: float) -> None:
        """End the whole tree: SIGTERM, GRACE seconds to go, SIGKILL, until nothing is left.

        What is suspended is resumed, to get the SIGTERM. With no GRACE, SIGKILL it is at once.
        """
        if grace > 0:
            living = self._living()
            for process in living:
                proc.send(process.identity, _signal.SIGTERM)
            for process in reversed(living):
                proc.send(process.identity, _signal.SIGCONT)
            self._stopped = None
            _until(lambda: not self._living(), grace, self.pid)
        stopping.kill(self._members)
        self._stopped = None
        if self._lifeline >= 0:
            posix.close(self._lifeline)
            self._lifeline = -1

    def usage(self) -> Usage:
        """What the tree has used until now; its CPU never becomes less."""
        members = self._members()
        if self._stopped is not None and any(
            not process.ended and process.identity not in self._stopped.processes
            for process in members
        ):
            self.suspend()
        user, system = self._reaped
        resident = count = 0
        for process in members:
            user += process.user
            system += process.system
            if not process.ended:
                resident += process.resident
                count += 1
        # Between two looks, one that ends is with neither the living nor the dead
        self._told = [max(self._told[0], user), max(self._told[1], system)]
        self._peak = max(self._peak, resident)
        return Usage(self._told[0], self._told[1], resident, self._peak, count)

    def _members(self) -> "list[Process]":
        """All of the tree that we have not waited for, after waiting for those that have ended."""
        own = posix.getpid()
        members = []
        for process in proc.descendants(own, self._foreign):
            if process.ended and process.parent == own and self._reap(process.pid, block=False):
                continue
            members.append(process)
        return members

    def _living(self) -> "list[Process]":
        return [process for process in self._members() if not process.ended]

    def _reap(self, pid: int, block: bool) -> bool:
        reaped = spawn.reap(pid, block)
        if reaped is None:
            return False
        status, usage = reaped
        self._reaped[0] += usage.user
        self._reaped[1] += usage.system
        self._peak = max(self._peak, usage.peak)
        if pid == self.pid:
            self.exit_status = status
        return True


def keep_lifeline(descriptor: int) -> None:
    """End everything below this process, and itself, as soon as the one that started it is gone.

    DESCRIPTOR is the one that LIFELINE names. To be called once, in the main thread: the hang-up of
    that pipe is a signal (SIGRTMAX), so it costs neither a thread nor a look now and then. From
    here on this process is a subreaper: `reap_orphans` waits for those that it is given.
    """
    import fcntl
    import select

    posix.set_inheritable(descriptor, False)
    _control(_PR_SET_CHILD_SUBREAPER, 1)
    own = posix.getpid()
    watch = select.poll()
    watch.register(descriptor, 0)

    def look(number: int, frame: object) -> None:
        if posix.getpid() == own and watch.poll(0):
            _end_below()

    # Had it been suspended when its parent died, the signal would never reach it. And one that
    # comes between Python's last look and a call that waits is answered only behind that call: the
    # second, which the kernel sends later, interrupts it.
    _control(_PR_SET_PDEATHSIG, _signal.SIGCONT)
    _signal.signal(_signal.SIGCONT, look)
    _signal.signal(_signal.SIGRTMAX, look)
    fcntl.fcntl(descriptor, fcntl.F_SETSIG, _signal.SIGRTMAX)
    fcntl.fcntl(descriptor, fcntl.F_SETOWN, own)
    flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
    fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | fcntl.FASYNC)
    look(0, None)


def reap_orphans() -> None:
    """Wait for the processes that became ours when their parents died, and have ended.

    The children that `start` and `fork` have made are left for `reap`.
    """
    try:
        if posix.waitid(posix.P_ALL, 0, posix.WEXITED | posix.WNOHANG | posix.WNOWAIT) is None:
            return
    except ChildProcessError:
        return
    own = posix.getpid()
    spawn.reap_unexpected(lambda: [child.pid for child in proc.children(own) if child.ended])


def end_strays(mark: str) -> int:
    """Kill the processes that have MARK ("NAME=value") in their environment, and all below them;
    how many they were.

    For what an earlier run left when it was killed at one instant with the program that it had
    started. It is as safe as MARK is: it must be in no environment but those of that run, for
    example because it names a folder that is locked by us now. This process and those above it are
    spared, and the processes of others can't be read. A process that has emptied its environment,
    and whose parents have ended, is not found.
    """
    spared = _above(posix.getpid())
    found: set[Identity] = set()

    def strays() -> "list[Process]":
        members = [
            member
            for pid in _marked(mark.encode("utf-8", "surrogateescape"))
            if pid not in spared and (process := proc.process(pid))
            for member in (process, *proc.descendants(pid))
            if not member.ended and member.pid not in spared
        ]
        found.update(member.identity for member in members)
        return list({member.identity: member for member in members}.values())

    stopping.kill(strays)
    return len(found)


def _control(option: int, value: int) -> None:
    """prctl(2), which Python lacks."""
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"prctl({option}, {value}): {posix.strerror(error)}")


def _until(done: "Callable[[], bool]", timeout: float, pid: int) -> None:
    """Wait until DONE, TIMEOUT seconds at most, looking again when process PID ends or a little
    later.
    """
    import select

    watch = select.poll()
    try:
        descriptor = posix.pidfd_open(pid)
        watch.register(descriptor, select.POLLIN)
    except OSError:  # it is gone, or the kernel is older than 5.3
        descriptor = -1
    try:
        deadline = time.monotonic() + timeout
        while not done() and (left := deadline - time.monotonic()) > 0:
            if watch.poll(min(left, 0.02) * 1000):
                watch.unregister(descriptor)
    finally:
        if descriptor >= 0:
            posix.close(descriptor)


def _end_below() -> None:
    own = posix.getpid()
    try:
        stopping.kill(lambda: [process for process in proc.descendants(own) if not process.ended])
    finally:
        if posix.getpgrp() == own:  # the leader, and all of its group at one instant
            posix.killpg(own, _signal.SIGKILL)
        posix.kill(own, _signal.SIGKILL)


def _marked(mark: bytes) -> list[int]:
    """The processes that were started with MARK in their environment."""
    entry = b"\0" + mark + b"\0"
    return [
        int(name)
        for name in posix.listdir("/proc")
        if name.isdigit() and entry in b"\0" + proc.read(f"/proc/{name}/environ")
    ]


def _above(pid: int) -> set[int]:
    """Process PID and those above it."""
    above = set()
    while pid and (process := proc.process(pid)):
        above.add(pid)
        pid = process.parent
    return above
