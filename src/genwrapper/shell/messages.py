"""The one place where the shell's failures become messages: name of the script, line, what is
wrong."""

import sys

from genwrapper.shell.errors import ScriptFault, ShellError
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

    from genwrapper.shell.compiler import Unit
    from genwrapper.shell.state import Shell


def unit_of(frame: "FrameType") -> "Unit | None":
    """The unit whose compiled function a frame runs; None for any other frame."""
    if frame.f_code.co_name != "unit":
        return None
    found: Unit | None = frame.f_globals.get("k0")
    return found


def current_place(shell: "Shell") -> "tuple[str, int]":
    """The script and its line that the innermost compiled code of this thread is at; line 0 outside
    of any."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        unit = unit_of(frame)
        if unit is not None:
            node = unit.node_at(frame.f_lineno)
            if node is not None and node.line:
                return unit.script or shell.process.script, node.line
        frame = frame.f_back
    return shell.process.script, 0


def place_of(shell: "Shell", error: Exception) -> "tuple[str, int]":
    """The script and its line that an error has come from, also when its frames have been left."""
    place = current_place(shell)
    trace = error.__traceback__
    while trace is not None:
        unit = unit_of(trace.tb_frame)
        node = None if unit is None else unit.node_at(trace.tb_lineno)
        if unit is not None and node is not None and node.line:
            place = (unit.script or shell.process.script, node.line)
        trace = trace.tb_next
    return place


def loops_in_force(shell: "Shell") -> int:
    """How many loops are in force: those around the command in its function (a `break` knows no
    other, 2.14), of this shell, or else of the one that it is a copy of (a `break` in a subshell
    ends that)."""
    count = 0
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        unit = unit_of(frame)
        if unit is not None:
            if count and frame.f_locals["shell"] is not shell:
                break
            count += unit.loops_around(frame.f_lineno)
            if unit.is_function:
                break
        elif frame.f_code.co_name == "finish_iteration" and frame.f_locals["shell"] is shell:
            count += 1  # of a loop that is being resumed
        frame = frame.f_back
    return count


def report(shell: "Shell", message: str) -> None:
    """`SCRIPT: line N: message` on the shell's standard error."""
    report_at(shell, current_place(shell), message)


def report_at(shell: "Shell", place: "tuple[str, int]", message: str) -> None:
    """`report`, of something that happened at another place."""
    script, line = place
    where = f"line {line}: " if line else ""
    write_error(shell, f"{script}: {where}{message}\n")


def report_error(shell: "Shell", error: ShellError) -> None:
    """An error's message, once: where it was met, its redirections still in force."""
    if not error.reported:
        error.reported = True
        if isinstance(error, ScriptFault):
            write_error(shell, f"{error.message}\n")
        else:
            report_at(shell, place_of(shell, error), error.message)


def write_error(shell: "Shell", text: str) -> None:
    """Text on the shell's standard error at once, behind what was written to standard output
    before."""
    try:
        stderr = shell.table.get(2)
        stdout = shell.table.get(1)
        if stdout.written and stdout is not stderr:
            stdout.flush()
        stderr.write(encode(text))
        stderr.flush()
    except OSError:
        pass  # nobody listens; the status says it
