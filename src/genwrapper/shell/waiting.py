"""Waiting that a trapped signal ends: `wait` (POSIX: wait, 2.11)."""

import posix

from genwrapper.shell.programs import wait_process
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
else:
    import _signal


def wait_or_signal(shell: Shell, pid: int) -> int | None:
    """Wait for a child: 0 to 255, or -n. None where a signal with a trap came first."""
    if not any(shell.traps.actions.values()) or shell.parent is not None:
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
