"""Process substitution (bash): `<(…)` and `>(…)` are the names of pipes' ends, with a process at
the other end. Loaded when the first one is compiled."""

from genwrapper.shell.compiler import Unit, runtime
from genwrapper.shell.errors import ShellError
from genwrapper.shell.jobs.detach import start_asynchronous
from genwrapper.shell.state import Shell
from genwrapper.streams import pipe

HIGHEST, LOWEST = 63, 10  # numbers that are used, from above


@runtime
def substitute_process(shell: Shell, direction: str, unit: Unit, status: int) -> str:
    """Start the process; the name of our end of its pipe, which `close_substitutions` closes."""
    shell.status = status
    number = HIGHEST
    while number in shell.table.entries:
        number -= 1
    if number < LOWEST:
        raise ShellError("too many process substitutions at one time", 1)
    reading, writing = pipe()
    own, other = (reading, writing) if direction == "<" else (writing, reading)
    copy = shell.copy()
    for known in shell.substitutions:
        copy.table.remove(known)
    copy.table.put(1 if direction == "<" else 0, other)
    shell.table.put(number, own)
    shell.substitutions = (*shell.substitutions, number)
    shell.jobs.add_substitution(start_asynchronous(shell, copy, unit))
    return f"/dev/fd/{number}"


@runtime
def close_substitutions(shell: Shell, kept: tuple[int, ...]) -> None:
    """Behind a command: close what its process substitutions opened. They are not waited for."""
    for number in shell.substitutions[len(kept) :]:
        shell.table.remove(number)
    shell.substitutions = kept
    shell.jobs.refresh()
