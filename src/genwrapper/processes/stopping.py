"""Stopping many processes so that none slips through, and letting them go on: Linux.

A process may fork while it is looked at, and its parent may end; so one looks until nothing is new.
A signal to a whole process group reaches all of it at once, a child that is just being born as
well: hence groups are stopped as groups, and only what is in the group of this process one by one.
"""

import posix
import time

from genwrapper.processes import proc

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable

    from genwrapper.processes.proc import Identity, Process
else:
    import _signal

# seconds that a process may take to stop; on a busy machine it must first be given a processor
_STOPPING = 1.0
# seconds for one that waits in the kernel, once all others have stopped: it will stop when it wakes
_WAITING = 0.02
# seconds for the killed to be gone; one that waits for a broken disk is left to the kernel
_DYING = 10.0


class Stopped:
    """Processes that have been stopped together.

    processes    parents before their children, each with whether it was we who stopped it
    groups       the process groups that were stopped as a whole
    """

    __slots__ = ("groups", "processes")

    def __init__(self) -> None:
        self.processes: dict[Identity, bool] = {}
        self.groups: set[int] = set()

    def stop(self, members: "Callable[[], list[Process]]") -> None:
        """Stop all MEMBERS, until two looks find none that is new or still on its way to its
        stop.
        """
        begin = waits_since = time.monotonic()
        quiet = 0
        while quiet < 2:
            looked = [process for process in members() if not process.ended]
            new = self._stop_new(looked)
            moving = self._moving(looked)
            quiet = 0 if new or moving else quiet + 1
            now = time.monotonic()
            if moving != {"D"}:
                waits_since = now
            if moving and (now > begin + _STOPPING or now > waits_since + _WAITING):
                return
            if moving:
                time.sleep(0.0005)

    def go_on(self) -> None:
        """Let go on what `stop` has stopped, and no more."""
        # Children first, so that few parents which watch for it find their children stopped
        for identity, ours in reversed(self.processes.items()):
            if ours:
                proc.send(identity, _signal.SIGCONT)

    def _stop_new(self, looked: "list[Process]") -> bool:
        """Stop those of LOOKED that are not among ours yet; whether there were any."""
        fresh = [process for process in looked if process.identity not in self.processes]
        groups = {process.group for process in fresh} - self.groups - {posix.getpgrp()}
        for group in groups:
            try:
                posix.killpg(group, _signal.SIGSTOP)
            except OSError:  # gone, or not ours to signal: one by one
                continue
        for process in fresh:
            ours = process.state != "T" or process.group in self.groups
            if ours and process.group not in groups:
                ours = proc.send(process.identity, _signal.SIGSTOP)
            self.processes[process.identity] = ours
        self.groups |= groups
        return bool(fresh)

    def _moving(self, looked: "list[Process]") -> set[str]:
        """The states of those that have been told to stop and have not yet."""
        moving = set()
        # Between vfork and exec, the parent waits for its child in state D
        waited_for = {process.parent for process in looked if process.state in "Tt"}
        for process in looked:
            if not self.processes[process.identity] or proc.settled(process):
                continue
            if process.state == "D" and process.pid in waited_for:
                continue
            if proc.send(process.identity, _signal.SIGSTOP):
                moving.add(process.state)
            else:  # it has ended since, or is not ours to signal
                self.processes[process.identity] = False
        return moving


def kill(members: "Callable[[], list[Process]]") -> None:
    """Kill all MEMBERS, stopped first so that none is born meanwhile, until there are none."""
    deadline = time.monotonic() + _DYING
    while members() and time.monotonic() < deadline:
        stopped = Stopped()
        stopped.stop(members)
        for identity in stopped.processes:
            proc.send(identity, _signal.SIGKILL)
        time.sleep(0.0005)
