"""`&` (POSIX 2.9.3.1): real processes. A program is started as such; what is more is a fork of this
process, or, where other threads run (a fork would copy their locks), a fresh GitBox that reads a
snapshot."""

import posix

from genwrapper.shell.compiler import Unit
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.execution.commands import leave_with
from genwrapper.shell.execution.subshells import end_process, fork, run_copy
from genwrapper.shell.jobs.traps import SIGINT, SIGQUIT, set_trap
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell
from genwrapper.shell.syntax import Node, Pipeline, Sequence, Simple
from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def start_background(shell: Shell, text: str, unit: Unit, status: int) -> int:
    """Run `command &`: its process is `$!`, its status is waited for with `wait`. `text` is the
    command's, for `jobs`."""
    shell.status = status
    copy = shell.copy()
    copy.control = shell.control
    if shell.control is None:
        copy.table.put(0, Description(posix.open("/dev/null", posix.O_RDONLY | posix.O_CLOEXEC)))
        for number in (SIGINT, SIGQUIT):
            copy.traps.actions[number] = ""
    grouped = copy.control is not None
    job = shell.jobs.add(start_asynchronous(shell, copy, unit), text, grouped)
    if shell.process.interactive:
        write_error(shell, f"[{job.number}] {job.pid}\n")
    return 0


def start_asynchronous(shell: Shell, copy: Shell, unit: Unit) -> int:
    """Start a process that runs `unit` on `copy`, which ends here: its process id."""
    lead = copy.control is not None
    command = unit.node
    if isinstance(command, Sequence) and len(command.commands) == 1:
        command = command.commands[0]
    if is_program(shell, command):
        copy.starts_only = True
        result = run_copy(copy, unit.function)
        if copy.started:
            return copy.started
        return start_process(shell, shell.copy(), lambda child: result, lead)
    copy.control = None
    if shell.process.stages:
        from genwrapper.shell.durable.snapshot import start_from_snapshot

        pid = start_from_snapshot(copy, command)
        copy.table.close()
        return pid
    if isinstance(command, Simple):
        copy.replaced = shell.depth
    copy.sole = isinstance(command, Pipeline)
    if unit.compiled is None:
        load_builtins(unit.node)
    return start_process(shell, copy, unit.function, lead)


def load_builtins(node: Node) -> None:
    """Load the builtins that a text names, once here and not in each process that runs it."""
    from genwrapper.shell.builtins import BUILTINS, PLACES, load
    from genwrapper.shell.execution.pipelines import walk

    for found in walk(node):
        name = literal(found.words[0]) if isinstance(found, Simple) and found.words else None
        if name in PLACES and name not in BUILTINS:
            load(name)


def is_program(shell: Shell, node: Node) -> bool:
    """Whether a command is one program and nothing else, as far as its text tells."""
    from genwrapper.applets.table import find as find_applet
    from genwrapper.shell.builtins import PLACES

    if not isinstance(node, Simple) or not node.words or node.redirections:
        return False
    name = literal(node.words[0])
    return (
        name is not None
        and name not in shell.functions
        and name not in PLACES
        and name not in shell.process.builtins
        and find_applet(name) is None
    )


def start_process(
    shell: Shell, copy: Shell, function: "Callable[[Shell], int]", lead: bool = False
) -> int:
    """Fork a process that runs `copy` to its end: its process id. `lead`: it leads a process
    group."""
    shell.table.settle()
    for out in shell.collectors:
        if out in copy.table.entries.values():
            out.real()
    pid = fork(copy, lead)
    if pid == 0:
        for number, action in list(copy.traps.actions.items()):
            if not action:
                set_trap(copy, number, "")
        run_copy(copy, lambda child: leave_with(child, function))
        end_process(copy, 2)
    copy.table.close()
    return pid
