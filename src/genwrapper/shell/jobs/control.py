"""Job control (POSIX 2.11, `set -m`): each command that the shell waits for, and each that it does
not, is a process group of its own; the one in the foreground has the terminal.

Only the shell itself controls jobs, no copy of it and no child. A single program leads its group.
A pipeline, a subshell and an applet are forked, each one group with all that it starts.
"""

import posix

from genwrapper import processes
from genwrapper.shell.errors import Interrupted
from genwrapper.shell.execution.programs import wait_foreground
from genwrapper.shell.jobs.detach import start_process
from genwrapper.shell.jobs.table import Job
from genwrapper.shell.jobs.traps import SIGINT, SIGPIPE, SIGTSTP
from genwrapper.shell.messages import report, write_error
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
    from typing import Any

    from genwrapper.streams import Description
else:
    import _signal

SIGCONT, SIGTTIN, SIGTTOU = 18, 21, 22


class Control:
    """Job control in force. `terminal` is a descriptor of the controlling terminal, None where
    there is none; `group` the shell's own process group."""

    __slots__ = ("before", "group", "modes", "terminal", "warned")

    def __init__(self, terminal: int | None) -> None:
        self.terminal = terminal
        self.group = self.before = posix.getpgrp()
        self.modes: Any = None  # the terminal's, as the shell wants them
        self.warned = 0  # for so many commands an `exit` is done though there are stopped jobs

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

    def may_leave(self, shell: Shell) -> bool:
        """Whether an interactive shell may end: with stopped jobs only when it is told twice."""
        shell.jobs.refresh()
        if self.warned or not any(job.stopped for job in shell.jobs.known.values()):
            return True
        write_error(shell, "You have stopped jobs.\n")
        self.warned = 2
        return False

    # -- jobs in the foreground -------------------------------------------------------------------

    def wait(self, shell: Shell, job: Job, resume: bool = False) -> int:
        """Have a job in the foreground until it ends or stops: its status. `resume`: it is stopped,
        or in the background."""
        ours = self.foreground()
        if ours:
            self.hand_over(job.pid)
        if resume or ours:  # it may have asked for the terminal before it had it
            send(job, SIGCONT)
        pass_on(shell, job)
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
        shell.apart = shell.process.interactive
    elif shell.control is None:
        shell.control = Control(find_terminal())
        shell.apart = True


def begin(shell: Shell) -> bool:
    """Job control of an interactive shell: it has the terminal, and a process group of its own.
    False where there is no terminal."""
    terminal = find_terminal()
    if terminal is None:
        return False
    found = shell.control = Control(terminal)
    while posix.tcgetpgrp(terminal) != posix.getpgrp():
        posix.killpg(0, SIGTTIN)  # until we are in the foreground
    if found.group != posix.getpid():
        posix.setpgid(0, 0)
        found.group = posix.getpid()
        found.hand_over(found.group)
    found.save_modes()
    return True


def leave(control: Control) -> None:
    """The end of an interactive shell: the terminal goes back to those who had it before."""
    if control.before != control.group:
        control.hand_over(control.before)


def run_apart(shell: Shell, text: str, function: "Callable[[Shell], int]") -> int:
    """Run a function of a copy of the shell as a process in the foreground: its status."""
    shell.jobs.refresh()  # the copy may list them
    pid = start_process(shell, shell.copy(), function, lead=shell.control is not None)
    return wait_apart(shell, pid, text)


def wait_apart(shell: Shell, pid: int, text: str) -> int:
    """Wait for a process in the foreground: its status."""
    job = Job(0, pid, text, shell.control is not None)
    if shell.control is not None:
        return shell.control.wait(shell, job)
    pass_on(shell, job)
    return wait_foreground(shell, pid)


def pass_on(shell: Shell, job: Job) -> None:
    """Send a job what was meant for it and came before it was there: Ctrl-C, Ctrl-Z."""
    if shell.process.interactive and SIGINT in shell.pending:
        send(job, SIGINT)
    if shell.process.stop_typed:
        shell.process.stop_typed = False
        send(job, SIGTSTP)


def substitute_apart(
    shell: Shell, copy: Shell, function: "Callable[[Shell], int]", out: "Description"
) -> tuple[int, bytes]:
    """A command substitution as a process, in the shell's own group: its status, what it writes."""
    pid = start_process(shell, copy, function)
    pass_on(shell, Job(0, pid, "", False))
    data = out.collect()
    return wait_foreground(shell, pid), data


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
