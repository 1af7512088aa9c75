"""`start`: how an applet (env, xargs, find -exec) starts another command, the same in the shell and
in GitBox.

A name in the table is GitBox's own, started as `gitbox NAME`; `sh` is always GitBox's; the rest is
looked for on PATH.
"""

import posix
import time
from errno import ENOEXEC

from genwrapper import processes
from genwrapper.applets.table import MODULES
from genwrapper.processes.lookup import DEFAULT_PATH, find_program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from genwrapper.streams import Context, Description

OWN = frozenset(("sh", "ash", "boinc"))


class ProcessChild:
    """A process that was started."""

    __slots__ = ("pid", "status")

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.status: int | None = None

    def wait(self, timeout: float | None = None) -> int | None:
        """Its exit status (128+n where signal n ended it); None where `timeout` seconds pass
        first."""
        end = None if timeout is None else time.monotonic() + timeout
        while self.status is None:
            ended = processes.reap(self.pid, block=end is None)
            if ended is not None:
                self.status = ended[0] if ended[0] >= 0 else 128 - ended[0]
            elif end is not None:
                if time.monotonic() >= end:
                    return None
                time.sleep(0.01)
        return self.status

    def signal(self, number: int) -> None:
        """Send it a signal; nothing where it has ended."""
        if self.status is None:
            posix.kill(self.pid, number)


def start(
    context: "Context",
    argv: "Sequence[str]",
    stdin: "Description",
    stdout: "Description",
    stderr: "Description",
    environment: dict[str, str],
    own_program: "Callable[[], str]",
) -> ProcessChild:
    """Start `argv` with these streams. OSError (ENOENT, EACCES, …) where it can't be started."""
    layout = {n: d.real() for n, d in context.table.entries.items() if n > 2}
    for number, description in enumerate((stdin, stdout, stderr)):
        description.flush()
        description.give_back()
        layout[number] = description.real()
    words = list(argv)
    if words[0] in MODULES or words[0] in OWN:
        program = own_program()
        words = [program, *words]
    else:
        program = words[0]
        if "/" not in program:
            program = find_program(program, environment.get("PATH", DEFAULT_PATH), context.path)
    try:
        pid = _started(context, program, words, layout, environment)
    except OSError as error:
        if error.errno != ENOEXEC:
            raise
        shell = own_program()  # a script without `#!` is the shell's
        pid = _started(context, shell, [shell, "sh", program, *words[1:]], layout, environment)
    return ProcessChild(pid)


def _started(
    context: "Context",
    program: str,
    words: "Sequence[str]",
    layout: dict[int, int],
    environment: dict[str, str],
) -> int:
    return processes.start(
        words,
        layout,
        program=program,
        environment=environment,
        cwd=context.cwd,
        umask=context.umask,
    )
