"""Job control (POSIX 2.11, `set -m`): each command that the shell waits for, and each that it does
not, is a process group of its own; the one in the foreground has the terminal.

Only the shell itself controls jobs, no copy of it and no child. A single program leads its group. A
pipeline, a subshell and, where a terminal could stop it, an applet are forked, each one group with
all that it starts.
"""

import posix

from genwrapper import processes
from genwrapper.shell.detach import start_process
from genwrapper.shell.errors import Interrupted
from genwrapper.shell.jobs import Job
from genwrapper.shell.messages import report, write_error
from genwrapper.shell.state import Shell
from genwrapper.shell.traps import SIGINT, SIGPIPE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
    from typing import Any
else:
    import _signal

SIGCONT, SIGTSTP, SIGTTIN, SIGTTOU = 18, 20, 21, 22


class Control:
    """Job control in force. `terminal` is a descriptor of the controlling terminal, None where
    there is none; `group` the shell's own process group."""

    __slots__ = ("group", "modes", "terminal", "watched")

    def __init__(self, terminal: int | None) -> None:
        self.terminal = terminal
        self.group = posix.getpgrp()
        self.modes: Any = None  # the terminal's, as the shell wants them
        self.watched = False  # the shell has warned of stopped jobs

    # -- the terminal -----------------------------------------------------------------------------

    def foreground(self) -> bool:
        """Whether the terminal is ours to give."""
        try:
            return self.terminal is not None and posix.tcgetpgrp(self.terminal) == self.group
        except OSError:
            return False

    def hand_over(self, group: int) -> None:
        """Let a process group have the terminal. Nothing where there is none."""
        if self.terminal is None:
            return
        mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, (SIGTTOU,))
        try:
            posix.tcsetpgrp(self.terminal, group)
        except OSError:
            pass  # it has ended already
        finally:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)

    def save_modes(self) -> None:
        """Note the terminal's modes, to be put back behind a job that dies or stops."""
        if self.terminal is not None:
            import termios

            self.modes = termios.tcgetattr(self.terminal)

    def restore_modes(self) -> None:
        if self.terminal is not None and self.modes is not None:
            import termios

            termios.tcsetattr(self.terminal, termios.TCSADRAIN, self.modes)

    # -- jobs in the foreground -------------------------------------------------------------------

    def run(self, shell: Shell, text: str, function: "Callable[[Shell], int]") -> int:
        """Run a function of a copy of the shell as a job in the foreground: its status."""
        pid = start_process(shell, shell.copy(), function, lead=True)
        return self.wait(shell, Job(0, pid, text, True))

    def wait(self, shell: Shell, job: Job, resume: bool = False) -> int:
        """Have a job in the foreground until it ends or stops: its status. `resume`: it is stopped,
        or in the background."""
        ours = self.foreground()
        if ours:
            self.hand_over(job.pid)
        if resume or ours:  # it may have asked for the terminal before it had it
            send(job, SIGCONT)
        job.stopped = 0
        try:
            while True:
                what, value = processes.observe(job.pid) or ("", 0)
                if what == "ended" or what == "stopped":
                    break
        except ChildProcessError:
            return 127
        finally:
            if ours:
                self.hand_over(self.group)
        if shell.process.subreaper:
            processes.reap_orphans()
        if what == "stopped":
            return self.stopped(shell, job, value)
        job.end(value)
        shell.jobs.known.pop(job.pid, None)
        return self.ended(shell, job)

    def stopped(self, shell: Shell, job: Job, number: int) -> int:
        if not job.number:
            job = shell.jobs.enter(job.pid, job.text, True)
        shell.jobs.stop(job, number)
        job.told = "Stopped"
        if shell.process.interactive:
            self.restore_modes()
            write_error(shell, "\n")
        write_error(shell, described(shell, job))
        if shell.process.interactive:
            raise Interrupted(128 + number)
        return 128 + number

    def ended(self, shell: Shell, job: Job) -> int:
        if job.signal:
            if shell.process.interactive:
                self.restore_modes()
                if job.signal == SIGINT:  # Ctrl-C went to the job: it was meant for all of the line
                    raise Interrupted(128 + SIGINT)
            if job.signal not in (SIGINT, SIGPIPE):
                report(shell, f"{job.text}: {job.state()}")
        assert job.status is not None
        return job.status


def switch(shell: Shell, on: bool) -> None:
    """`set -m` and `set +m`."""
    if not on:
        if shell.control is not None:
            close(shell.control)
        shell.control = None
    elif shell.control is None:
        shell.control = Control(find_terminal())


def find_terminal() -> int | None:
    """A descriptor of this process's controlling terminal; None where it has none."""
    import fcntl

    try:
        low = posix.open("/dev/tty", posix.O_RDWR | posix.O_CLOEXEC)
    except OSError:
        return None
    high: int = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 200)
    posix.close(low)
    return high


def close(control: Control) -> None:
    if control.terminal is not None:
        posix.close(control.terminal)
        control.terminal = None


def send(job: Job, number: int) -> None:
    """Send a signal to all of a job; nothing where it is gone."""
    try:
        posix.kill(job.target(), number)
    except ProcessLookupError:
        pass


def described(shell: Shell, job: Job, pid: bool = False) -> str:
    """The line that `jobs` prints for a job."""
    find = shell.jobs.find_listed
    mark = "+" if job is find("%+") else "-" if job is find("%-") else " "
    shown = f"{job.pid} " if pid else ""
    return f"[{job.number}] {mark} {shown}{job.state():<10} {job.text}\n"
