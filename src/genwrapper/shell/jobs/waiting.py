"""Waiting with traps: one ends `wait`, and is run while `read` waits (POSIX: wait, 2.11)."""

import posix
import time

from genwrapper.shell.execution.programs import wait_process
from genwrapper.shell.jobs.traps import safepoint
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal

else:
    import _signal


def wait_or_signal(shell: Shell, pid: int) -> int | None:
    """Wait for a child: 0 to 255, or -n. None where a signal with a trap came first."""
    answers = any(shell.traps.actions.values()) or shell.process.interactive
    if not answers or shell.parent is not None:
        return wait_process(shell, pid)
    import select

    reading, writing = posix.pipe2(posix.O_CLOEXEC | posix.O_NONBLOCK)
    child = posix.pidfd_open(pid)
    before = _signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        poll = select.poll()
        poll.register(reading, select.POLLIN)
        poll.register(child, select.POLLIN)
        while True:
            if shell.pending:
                return None
            ready = poll.poll()
            if any(fd == child for fd, _ in ready):
                return wait_process(shell, pid)
            posix.read(reading, 512)
    finally:
        _signal.set_wakeup_fd(before)
        for fd in (reading, writing, child):
            posix.close(fd)


def pause(seconds: float) -> None:
    """Wait so long. A signal that comes at any moment has its handler run at once: time.sleep would
    sleep on where it comes just before it has begun."""
    import select

    deadline = time.monotonic() + seconds
    reading, writing = posix.pipe2(posix.O_CLOEXEC | posix.O_NONBLOCK)
    before = _signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    try:
        poll = select.poll()
        poll.register(reading, select.POLLIN)
        while (left := deadline - time.monotonic()) > 0:
            if poll.poll(left * 1000):
                posix.read(reading, 512)
    finally:
        _signal.set_wakeup_fd(before)
        posix.close(reading)
        posix.close(writing)


class TimedOut(Exception):
    """What was waited for did not come in time."""


def wait_readable(shell: Shell, fd: int, deadline: float | None) -> None:
    """Wait until `fd` can be read. Signals are answered meanwhile: a trap's action runs and the
    waiting goes on. TimedOut at the `deadline` (of time.monotonic)."""
    import select

    poll = select.poll()
    poll.register(fd, select.POLLIN)
    reading = writing = before = -1
    if not shell.stage:
        reading, writing = posix.pipe2(posix.O_CLOEXEC | posix.O_NONBLOCK)
        before = _signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        poll.register(reading, select.POLLIN)
    try:
        while True:
            if shell.pending and not shell.stage:
                safepoint(shell, shell.status)
                shell.flush()
            left = None if deadline is None else max(deadline - time.monotonic(), 0) * 1000
            ready = poll.poll(left)
            if any(number == fd for number, _ in ready):
                return
            if not ready:
                raise TimedOut
            posix.read(reading, 512)
    finally:
        if not shell.stage:
            _signal.set_wakeup_fd(before)
            posix.close(reading)
            posix.close(writing)
