"""A shell's state written out and read back: data only, with a version (decision 10).

`snapshot` gives the state and the position, read off the interpreter's own frames at a safepoint;
`resume` (in resume.py) goes on from there. A snapshot without frames starts a node elsewhere
(`detach`).
"""

import fcntl
import marshal
import posix
import sys

from genwrapper.shell import syntax
from genwrapper.shell.compiler import Unit
from genwrapper.shell.errors import ShellError
from genwrapper.shell.jobs.traps import set_trap
from genwrapper.shell.messages import current_place, unit_of
from genwrapper.shell.state import Shell
from genwrapper.shell.syntax import Node
from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    Data = Any  # what marshal writes: numbers, text, lists, tuples, dicts of them

VERSION = 3


# -- syntax ---------------------------------------------------------------------------------------


def node_to_data(value: "Data") -> "Data":
    """A node as a tuple: its class, its position, its fields."""
    if isinstance(value, Node):
        fields = tuple(node_to_data(getattr(value, name)) for name in value.__slots__)
        return (type(value).__name__, value.line, value.column, *fields)
    if isinstance(value, tuple):
        return ["list", *(node_to_data(item) for item in value)]
    return value


def data_to_node(data: "Data") -> "Data":
    """The node that `node_to_data` wrote."""
    if isinstance(data, tuple):
        kind, line, column, *fields = data
        return getattr(syntax, kind)(*map(data_to_node, fields), line=line, column=column)
    if isinstance(data, list):
        return tuple(data_to_node(item) for item in data[1:])
    return data


# -- descriptors ----------------------------------------------------------------------------------


class Descriptors:
    """Descriptions by index: those that several numbers share are written once."""

    __slots__ = ("found", "inherited", "written")

    def __init__(self, inherited: list[Description]) -> None:
        self.inherited = inherited
        self.found: list[Description] = []
        self.written: list[Data] = []

    def index(self, description: Description | None) -> int:
        """The index of a description; -1 for a number that is not open."""
        if description is None:
            return -1
        for index, known in enumerate(self.found):
            if known is description:
                return index
        self.found.append(description)
        self.written.append(self.data(description))
        return len(self.found) - 1

    def data(self, description: Description) -> "Data":
        description.flush()
        description.give_back()
        fd = description.fd
        if fd is None:
            return ("memory", description.read())
        if any(description is known for known in self.inherited):
            return ("inherited", fd)
        flags = fcntl.fcntl(fd, fcntl.F_GETFL)
        if posix.fstat(fd).st_mode & 0o170000 in (0o100000, 0o020000):
            path = posix.readlink(f"/proc/self/fd/{fd}")
            offset = posix.lseek(fd, 0, 1) if description.seekable() else 0
            return ("file", path, flags & (posix.O_ACCMODE | posix.O_APPEND), offset)
        return ("lost", posix.readlink(f"/proc/self/fd/{fd}"))


def opened(data: "Data") -> Description:
    """The description that `Descriptors` wrote."""
    kind = data[0]
    if kind == "memory":
        return Description(None, data[1])
    if kind == "inherited":
        made = Description(data[1])
        made.prompt = data[1] == 2
        return made
    if kind == "lost":
        raise ShellError(f"snapshot: {data[1]} can't be opened again")
    _, path, flags, offset = data
    fd = posix.open(path, flags | posix.O_CLOEXEC)
    if offset:
        posix.lseek(fd, offset, 0)
    return Description(fd)


# -- state ----------------------------------------------------------------------------------------

PLAIN = (
    *("positional", "name", "status", "ignoring", "acting"),
    *("cwd", "umask", "depth", "prefixed", "getopts_at"),
)
SETS = ("exported", "readonly", "options", "guarded")


def state_to_data(shell: Shell, descriptors: Descriptors) -> "Data":
    """All of a shell's state but its position."""
    data: dict[str, Data] = {name: getattr(shell, name) for name in PLAIN}
    data.update((name, sorted(getattr(shell, name))) for name in SETS)
    data["variables"] = dict(shell.variables)
    data["functions"] = {
        name: (unit.script, node_to_data(unit.node)) for name, unit in shell.functions.items()
    }
    data["traps"] = dict(shell.traps.actions)
    data["never"] = sorted(shell.traps.never)
    data["aliases"] = shell.aliases
    data["script"] = shell.process.script
    data["pid"] = shell.process.pid
    data["last"] = shell.jobs.last
    data["locals"] = shell.locals
    data["table"] = {n: descriptors.index(d) for n, d in shell.table.entries.items()}
    return data


def data_to_state(shell: Shell, data: "Data", descriptions: list[Description]) -> None:
    """Give a new shell the state that was written."""
    for name in PLAIN:
        setattr(shell, name, data[name])
    for name in SETS:
        found = getattr(shell, name)
        found.clear()
        found.update(data[name])
    shell.variables.clear()
    shell.variables.update(data["variables"])
    shell.variables.strict = "u" in shell.options
    shell.assigned("IFS")
    shell.getopts_at = tuple(data["getopts_at"])
    shell.functions.clear()
    for name, (script, node) in data["functions"].items():
        unit = shell.functions[name] = Unit(data_to_node(node), is_function=True)
        unit.script = script
    shell.locals = data["locals"]
    shell.traps.never = frozenset(data["never"])
    for number, action in data["traps"].items():
        set_trap(shell, number, action)
    shell.aliases = data["aliases"]
    shell.process.script = data["script"]
    shell.jobs.last = data["last"]
    shell.table.entries.clear()
    for number, index in data["table"].items():
        shell.table.entries[number] = descriptions[index].hold()


# -- position -------------------------------------------------------------------------------------


def path_to(node: Node, wanted: Node) -> "list[tuple[str, int]] | None":
    """The steps (field, index) from a node to one in it; None where it is not in it."""
    if node is wanted:
        return []
    for name in node.__slots__:
        value = getattr(node, name)
        if isinstance(value, Node):
            rest = path_to(value, wanted)
            if rest is not None:
                return [(name, -1), *rest]
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Node):
                    rest = path_to(item, wanted)
                    if rest is not None:
                        return [(name, index), *rest]
    return None


def step(node: Node, name: str, index: int) -> Node:
    """The node that one step leads to."""
    value = getattr(node, name)
    found: Node = value if index < 0 else value[index]
    return found


def unit_frame(unit: Unit, frame: "FrameType", descriptors: Descriptors) -> "Data":
    """A compiled function's frame: its script, its node, the path to where it is, and the named
    locals on the path."""
    node = unit.node_at(frame.f_lineno)
    path = path_to(unit.node, node) if node is not None else None
    if path is None:
        raise ShellError("snapshot: this place of the script can't be written out")
    kept: list[dict[str, Data]] = []
    at = unit.node
    for name, index in [*path, ("", -1)]:
        kept.append(node_locals(unit, at, frame, descriptors))
        if name:
            at = step(at, name, index)
    status = frame.f_locals["status"]
    return ("unit", unit.script, node_to_data(unit.node), path, kept, status)


def node_locals(
    unit: Unit, node: Node, frame: "FrameType", descriptors: Descriptors
) -> "dict[str, Data]":
    """What the compiled code of one node holds in locals: data that a resumed run needs."""
    found: dict[str, Data] = {}
    values = frame.f_locals
    for kind, name in unit.names.get(id(node), ()):
        if name not in values:
            continue
        value = values[name]
        if kind == "iterator":
            _, (words, *_), *at = value.__reduce__()
            found[kind] = list(words)[at[0] if at else 0 :]
        elif kind == "saved" and value is not None:
            found[kind] = {n: descriptors.index(d) for n, d in value.items()}
        else:
            found[kind] = value
    return found


def frames_to_data(shell: Shell, frame: "FrameType | None", descriptors: Descriptors) -> "Data":
    """The frames of the shell, from the outermost: compiled bodies, and the calls between them."""
    from genwrapper.shell.builtins import special
    from genwrapper.shell.execution import commands, evaluation
    from genwrapper.shell.jobs import traps

    found: list[Data] = []
    while frame is not None:
        unit = unit_of(frame)
        code = frame.f_code
        values = frame.f_locals
        if unit is not None:
            if values["shell"] is not shell:
                raise ShellError("snapshot: a subshell can't be written out")
            found.append(unit_frame(unit, frame, descriptors))
        elif code is commands.call.__code__:
            kept = (values["positional"], values["kept"], values["ignoring"])
            found.append(("call", *kept))
        elif code is evaluation.run_text.__code__:
            text, line = values["parser"].rest()
            found.append(("text", values["name"], text, line, values["more"] is not None))
        elif code is evaluation.evaluate.__code__ and "unit" in values:
            rest = values["units"][values["index"] + 1 :]
            found.append(("units", [(later.script, node_to_data(later.node)) for later in rest]))
        elif code is special.dot.__code__:
            found.append(("dot",))
        elif code is traps.run_action.__code__:
            found.append(("trap", values["status"], values["ignoring"], values["acting"]))
        frame = frame.f_back
    found.reverse()
    return found


def snapshot(shell: Shell) -> bytes:
    """The shell at its safepoint: state and position. ShellError where something can't be written
    out."""
    descriptors = Descriptors(shell.process.inherited)
    shell.table.settle()
    frames = frames_to_data(shell, sys._getframe(1), descriptors)
    return written(shell, frames, descriptors)


def written(shell: Shell, frames: "Data", descriptors: Descriptors) -> bytes:
    state = state_to_data(shell, descriptors)
    for kind, what, *_ in descriptors.written:
        if kind == "lost":
            raise ShellError(f"snapshot: {what} can't be opened again")
    return marshal.dumps((VERSION, state, frames, descriptors.written))


def start_from_snapshot(copy: Shell, node: Node) -> int:
    """Start a fresh GitBox that runs `node` on the state of `copy`: its process id."""
    from genwrapper import processes

    descriptors = Descriptors([])
    script, _ = current_place(copy)
    frames: Data = [("begun", script, node_to_data(node))]
    copy.table.settle()
    layout = copy.table.layout()
    state = state_to_data(copy, descriptors)
    state["table"] = {number: index for index, number in enumerate(layout)}
    inherited = [("inherited", number) for number in layout]
    state["traps"] = {n: action for n, action in copy.traps.actions.items() if not action}
    content = marshal.dumps((VERSION, state, frames, inherited))
    fd = posix.memfd_create("snapshot", posix.MFD_CLOEXEC)
    source = Description(fd)
    source.write(content)
    source.seek(0)
    number = 98
    layout[number] = source.real()
    own = copy.process.own_program()
    try:
        return processes.start(
            [own, "sh", "--resume", f"/proc/self/fd/{number}"],
            layout,
            program=own,
            environment=copy.environment(),
            cwd=copy.cwd,
            umask=copy.umask,
            ignored=copy.traps.ignored(),
        )
    finally:
        source.close()
