"""Going on from a snapshot: a walker over the nodes that were entered (decision 10).

It finishes what was in flight, from the innermost frame outwards; a loop finishes its iteration
here and then runs compiled with the rest of its words.
"""

import marshal

from genwrapper.shell.compiler import Unit
from genwrapper.shell.durable.snapshot import VERSION, data_to_node, data_to_state, opened, step
from genwrapper.shell.errors import LoopExit, Return, ShellError
from genwrapper.shell.execution.assignments import end_assignments, restore_locals
from genwrapper.shell.execution.commands import after
from genwrapper.shell.execution.evaluation import run_text
from genwrapper.shell.execution.redirection import restore
from genwrapper.shell.state import Shell
from genwrapper.shell.syntax import (
    AndOr,
    Case,
    For,
    If,
    Literal,
    Node,
    Not,
    Redirected,
    Sequence,
    Simple,
    Until,
    While,
    Word,
)
from genwrapper.streams import Description, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Data = Any
    Inner = Callable[[Shell], int]


def resume(shell: Shell, content: bytes) -> int:
    """Give a new shell the state of a snapshot and run it to its end: its exit status."""
    try:
        version, state, frames, descriptors = marshal.loads(content)
    except (EOFError, ValueError, TypeError) as error:
        raise ShellError(f"snapshot: damaged: {error}") from None
    if version != VERSION:
        raise ShellError(f"snapshot: version {version}, this shell reads {VERSION}")
    descriptions = [opened(data) for data in descriptors]
    for description in descriptions:
        description.references = 0  # the table and what is to be put back hold them
    data_to_state(shell, state, descriptions)
    return Resumption(shell, frames, descriptions).run(0)


class Resumption:
    """The frames of a snapshot, resumed one inside the other."""

    __slots__ = ("descriptions", "frames", "script", "shell")

    def __init__(self, shell: Shell, frames: "Data", descriptions: list[Description]) -> None:
        self.shell = shell
        self.frames = frames
        self.descriptions = descriptions
        self.script = ""  # whose commands are being finished, for messages

    def run(self, index: int) -> int:
        """Finish frame `index` and all inside it: the status that it leaves."""
        if index == len(self.frames):
            return self.shell.status
        kind, *values = self.frames[index]
        return int(getattr(self, f"run_{kind}")(index, *values))

    def run_text(self, index: int, name: str, text: str, line: int, reads: bool) -> int:
        """A script, a sourced file, a text of `eval`: what is in flight, then the rest."""
        status = self.run(index + 1)
        self.shell.status = status
        more = None
        if reads:
            source = self.shell.table.require(0)
            source.bytewise = not source.seekable()

            def more() -> str:
                return decode(source.readline())

        if not text.strip() and more is None:
            return status
        return run_text(self.shell, text, name, more=more, line=line, status=status)

    def run_units(self, index: int, rest: "Data") -> int:
        """A text of `eval` that had been compiled before."""
        status = self.run(index + 1)
        for script, data in rest:
            self.shell.status = status
            unit = Unit(data_to_node(data))
            unit.script = script
            status = unit.function(self.shell)
        return status

    def run_call(self, index: int, positional: list[str], kept: "Data", ignoring: bool) -> int:
        """A function: its parameters and locals are the shell's now, the caller's come back behind
        it."""
        shell = self.shell
        try:
            return self.run(index + 1)
        except Return as leave:
            return leave.status
        finally:
            shell.depth -= 1
            shell.positional = positional
            shell.ignoring = ignoring
            if shell.locals:
                restore_locals(shell)
            shell.locals = kept

    def run_dot(self, index: int) -> int:
        """A sourced file."""
        try:
            return self.run(index + 1)
        except Return as leave:
            return leave.status

    def run_trap(self, index: int, status: int, ignoring: bool, acting: int | None) -> int:
        """A trap's action: what it interrupted goes on with the status that it had."""
        self.run(index + 1)
        self.shell.ignoring = ignoring
        self.shell.acting = acting
        self.shell.guard("trap", acting is not None)
        return status

    def run_begun(self, index: int, script: str, node: "Data") -> int:
        """A command that has not been begun (see start_from_snapshot)."""
        self.script = script
        return self.body(data_to_node(node))

    def run_unit(
        self, index: int, script: str, node: "Data", path: "Data", kept: "Data", status: int
    ) -> int:
        """A compiled body."""
        # Behind a command, its redirections put back: at a safepoint, or where a trap's action runs
        behind = index == len(self.frames) - 1 or self.frames[index + 1][0] == "trap"

        def inner(shell: Shell) -> int:
            if index < len(self.frames) - 1:
                found = self.run(index + 1)
                return status if behind else found
            return status

        if behind and path:
            kept[-1].pop("saved", None)
            kept[-1].pop("assignments", None)
        outer, self.script = self.script, script
        try:
            return self.walk(data_to_node(node), path, kept, inner)
        finally:
            self.script = outer

    # -- the walker -------------------------------------------------------------------------------

    def walk(self, node: Node, path: "Data", kept: "Data", inner: "Inner") -> int:
        """Finish `node`, in which `path` leads to what is in flight; `inner` finishes that."""
        shell = self.shell
        own = kept[0]
        if not path:
            status = self.at_place(node, own, inner)
        else:
            name, index = path[0]
            child = step(node, name, index)

            def finish(shell: Shell) -> int:
                return self.walk(child, path[1:], kept[1:], inner)

            status = self.around(node, name, index, own, finish)
        if "ignoring" in own:
            shell.ignoring = own["ignoring"]
        return status

    def at_place(self, node: Node, own: "Data", inner: "Inner") -> int:
        """The node where the frame stands: a command that was called, or a loop's head."""
        if isinstance(node, For):
            return self.loop(node, own, lambda shell: self.body(node.body))
        if isinstance(node, While | Until):
            return self.loop(node, own, lambda shell: -1)
        if isinstance(node, Sequence):  # a branch that is a function of its own
            return inner(self.shell)
        try:
            status = inner(self.shell)
        finally:
            if "assignments" in own:
                end_assignments(self.shell, own["assignments"])
            if "saved" in own:
                restore(self.shell, self.saved(own))
        if isinstance(node, Simple):
            after(self.shell, status)
        return status

    def body(self, node: Node | None) -> int:
        """Run a node that has not been begun."""
        if node is None or (isinstance(node, Sequence) and not node.commands):
            return 0
        unit = Unit(node)
        unit.script = self.script
        return unit.function(self.shell)

    def saved(self, own: "Data") -> "dict[int, Description | None]":
        return {
            number: None if index < 0 else self.descriptions[index].hold()
            for number, index in own["saved"].items()
        }

    def around(self, node: Node, name: str, index: int, own: "Data", finish: "Inner") -> int:
        """Finish one node's child that is in flight, then what follows it in the node."""
        shell = self.shell
        if isinstance(node, Sequence):
            status = finish(shell)
            rest = node.commands[index + 1 :]
            shell.status = status
            return self.body(Sequence(rest)) if rest else status
        if isinstance(node, AndOr):
            status = finish(shell)
            for operator, command in zip(
                node.operators[index:], node.commands[index + 1 :], strict=True
            ):
                if (status == 0) == (operator == "&&"):
                    shell.status = status
                    status = self.body(command)
            return status
        if isinstance(node, Not):
            return int(not finish(shell))
        if isinstance(node, If):
            status = finish(shell)
            if name != "condition":
                return status
            return self.body(node.otherwise if status else node.body)
        if isinstance(node, Case):
            return self.case(node, index, finish)
        if isinstance(node, While | Until):
            if name == "condition":
                return self.loop(node, own, lambda shell: self.condition(node, finish(shell)))
            return self.loop(node, own, finish)
        if isinstance(node, For):
            return self.loop(node, own, finish)
        if isinstance(node, Redirected):
            try:
                return finish(shell)
            finally:
                restore(shell, self.saved(own))
        return finish(shell)  # a group, a case's item

    def condition(self, node: "While | Until", status: int) -> int:
        """Behind a loop's condition: its body, or the end (LoopExit)."""
        if (status == 0) != isinstance(node, While):
            raise LoopExit(1, False)
        return self.body(node.body)

    def case(self, node: Case, index: int, finish: "Inner") -> int:
        """An item's body, and those that `;&` falls into."""
        status = finish(self.shell)
        while node.items[index].terminator == ";&" and index + 1 < len(node.items):
            index += 1
            status = self.body(node.items[index].body)
        return status

    def loop(self, node: "While | Until | For", own: "Data", finish: "Inner") -> int:
        """A loop: the iteration in flight, then the compiled loop with the rest."""
        status = finish_iteration(self.shell, finish)
        if status is None:
            return 0
        self.shell.status = max(status, 0)
        if isinstance(node, For):
            rest = tuple(Word((Literal(word, True),)) for word in own.get("iterator", ()))
            node = For(node.name, rest, node.body, line=node.line, column=node.column)
            return self.body(node) if rest else max(status, 0)
        unit = Unit(node, goes_on=True)
        unit.script = self.script
        return unit.function(self.shell)


def finish_iteration(shell: Shell, finish: "Inner") -> int | None:
    """An iteration in flight, which `break` and `continue` may leave: None where the loop ends."""
    ignoring = shell.ignoring
    try:
        return finish(shell)
    except LoopExit as leave:
        shell.ignoring = ignoring
        if leave.levels > 1:
            leave.levels -= 1
            raise
        return 0 if leave.proceed else None
