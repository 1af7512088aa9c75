"""Subshells (POSIX 2.12) without fork: a copy of the state, thrown away at its border (decision 3).

What belongs to a process makes a copy into one, where it is met: `become_process`.
"""

import posix

from genwrapper import processes
from genwrapper.shell.compiler import Unit, runtime
from genwrapper.shell.errors import Exit, ShellError
from genwrapper.shell.execution.commands import leave_with
from genwrapper.shell.execution.programs import wait_process
from genwrapper.shell.jobs.traps import EXIT, fatal_signal, reset_signals, run_exit_trap
from genwrapper.shell.messages import report
from genwrapper.shell.state import Shell
from genwrapper.streams import collector, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


@runtime
def subshell(shell: Shell, unit: Unit, status: int) -> int:
    """`( list )`."""
    shell.status = status
    if shell.apart:
        from genwrapper.shell.jobs.control import run_apart
        from genwrapper.shell.unparse import text_of

        return run_apart(shell, f"( {text_of(unit.node)} )", unit.function)
    return run_copy(shell.copy(), unit.function)


@runtime
def substitute(shell: Shell, unit: Unit, status: int) -> str:
    """`$( list )`: what it writes, without the newlines at its end. Its status is
    `shell.substituted`."""
    shell.status = status
    copy = shell.copy()
    out = collector()
    out.references = 2  # the copy's number 1, and ours
    copy.table.put(1, out)
    copy.collectors = (*copy.collectors, out)
    if shell.process.interactive and shell.apart:
        from genwrapper.shell.jobs.control import substitute_apart

        status, data = substitute_apart(shell, copy, unit.function, out)
    else:
        status = run_copy(copy, unit.function)
        data = out.collect()
    shell.substituted = status if getattr(unit.node, "commands", True) else 0
    data = data.rstrip(b"\n")
    if b"\0" in data:
        data = data.replace(b"\0", b"")
    return decode(data)


def run_copy(copy: Shell, function: "Callable[[Shell], int]") -> int:
    """Run a copy to its border: its exit status."""
    status = leave_with(copy, function)
    if EXIT in copy.traps.actions:
        status = run_exit_trap(copy, status)
    if copy.forked:
        end_process(copy, status)
    try:
        copy.table.close()
    except OSError as error:
        number = fatal_signal(copy, error)
        if number:
            return 128 + number  # its reader is gone, which would have ended it
        if copy.parent is not None:
            report(copy.parent, f"write error: {error.strerror}")
        status = status or 1
    return status


def end_process(shell: Shell, status: int) -> None:
    """End this forked process with `status`, what is buffered written out, our parent's buffers
    left alone."""
    try:
        shell.table.settle()
    except OSError as error:
        report(shell, f"write error: {error.strerror}")
        status = status or 1
    posix._exit(status & 255)


def become_process(shell: Shell, what: str) -> None:
    """Before what belongs to a process: a copy becomes one and goes on in it, and its parent's copy
    ends with that process's status. The root, and what is a process already, just goes on."""
    if shell.parent is None:
        return
    if shell.stage:
        raise ShellError(f"{what}: not possible here: this stage of a pipeline has no process")
    shell.flush()  # its parent may be ended while it waits
    for out in shell.collectors:
        out.real()
    pid = fork(shell)
    if pid:
        status = wait_process(shell, pid)
        shell.traps.actions.pop(EXIT, None)
        raise Exit(status if status >= 0 else 128 - status)


def own_pid(shell: Shell) -> int:
    """`$BASHPID` (bash, mksh): the process that the shell, or this copy of it, is."""
    if not shell.stage:
        become_process(shell, "BASHPID")
    return posix.getpid()


def fork(shell: Shell, lead: bool = False) -> int:
    """Fork; in the child (0) `shell` is the root of a process of its own, which leads a process
    group where `lead` says so."""
    shell.table.settle()
    shell.table.layout()

    def begin() -> None:
        reset_signals(shell)
        if lead:
            posix.setpgid(0, 0)

    pid = processes.fork(begin)
    if lead and pid:
        try:
            posix.setpgid(pid, pid)  # also here: whoever is first
        except OSError:
            pass  # it has ended, or it was first
    if pid == 0:
        shell.parent = None
        shell.forked = True
        shell.collectors = ()
        shell.jobs = shell.jobs.copy()
        close_others(shell)
    return pid


def close_others(shell: Shell) -> None:
    """In a forked child: its table alone holds what it holds, and all else is closed."""
    descriptions = list(shell.table.held())
    for description in descriptions:
        description.references = descriptions.count(description)
    held = {description.fd for description in descriptions}
    kept = sorted({fd for fd in held if fd is not None and fd > 2})
    for number in (0, 1, 2):
        if number not in held:
            try:
                posix.close(number)
            except OSError:
                pass
    low = 3
    for fd in kept:
        posix.closerange(low, fd)
        low = fd + 1
    posix.closerange(low, 1 << 20)
