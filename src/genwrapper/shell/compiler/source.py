"""`Source`: the Python source that a body of shell commands becomes, with its line table.

Script text enters it only through `repr`, never as a comment or a name. Names are numbers behind a
letter: `k3` a constant (a node, a pattern, a unit), `t3` a value, `it3` an iterator, `saved3` what
is put back.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from genwrapper.shell.syntax import Node

DEEPEST = 12  # nested Python blocks before a body becomes a function of its own (CPython allows 20)
NOT_IN_BRACES = frozenset('\\"#\n')  # what an expression in an f-string may not hold
INDENTS = ["    " * depth for depth in range(101)]


class Source:
    """The lines of one function `unit(shell)`, and for each line the node that it came from."""

    __slots__ = (
        "_count",
        "blocks",
        "constants",
        "depth",
        "function",
        "goes_on",
        "lines",
        "loops",
        "names",
        "nodes",
        "on",
        "spans",
    )

    def __init__(self, function: bool, goes_on: "Node | None") -> None:
        self.lines: list[str] = []
        self.nodes: list[Node | None] = []
        self.constants: dict[str, Any] = {}
        self.depth = 1
        self.blocks = 0  # loops and try statements around this line
        self.loops: list[
            str
        ] = []  # the loops of this function around this line, by their flag's name
        # Of each loop: its first line, and the one behind it
        self.spans: list[tuple[int, int]] = []
        # By a node's id: what its compiled code holds in which local, for snapshots
        self.names: dict[int, list[tuple[str, str]]] = {}
        self.goes_on = goes_on  # a loop whose status so far is that of the iterations before
        self.function = function  # a literal `return` is Python's
        self.on: Node | None = None  # the node that lines are made for
        self._count = 0

    def line(self, text: str) -> None:
        """One line at the present depth."""
        self.lines.append(INDENTS[self.depth] + text)
        self.nodes.append(self.on)

    def block(self, text: str) -> "Block":
        """A line that opens a block; what is written in the `with` stands in it."""
        self.line(text)
        return Block(self, text.startswith(("for ", "while ", "try", "finally", "except")))

    def name(self, letter: str) -> str:
        """A new name."""
        self._count += 1
        return f"{letter}{self._count}"

    def keep(self, kind: str, letter: str, node: "Node | None" = None) -> str:
        """A new local that a snapshot writes out as the `kind` of the node that is compiled now."""
        name = self.name(letter)
        self.names.setdefault(id(node or self.on), []).append((kind, name))
        return name

    def constant(self, value: object) -> str:
        """The name under which the function finds `value`."""
        name = self.name("k")
        self.constants[name] = value
        return name

    def text(self) -> str:
        """The whole function."""
        return "\n".join(
            (
                "def unit(shell):",
                "    variables = shell.variables; guarded = shell.guarded; pending = shell.pending",
                "    status = shell.status",
                *self.lines,
                "    return status",
            )
        )


HEAD = 3  # lines of `text` before the first of `lines`


def text_of(items: list[tuple[str, bool]]) -> str:
    """A str expression for items in a row: (text, True) is the script's own, (expression, False)
    gives a str or an int. A literal, an f-string, or `%` where an expression may not stand in
    one."""
    values = [item for item, own in items if not own]
    if not values:
        return repr("".join([item for item, _ in items]))
    if any(not NOT_IN_BRACES.isdisjoint(value) for value in values):
        template = "".join([item.replace("%", "%%") if own else "%s" for item, own in items])
        return f"({template!r} % ({', '.join(values)},))"
    shown = [
        repr(item)[1:-1].replace('"', '\\"').replace("{", "{{").replace("}", "}}")
        if own
        else f"{{{item}}}"
        for item, own in items
    ]
    return f'f"{"".join(shown)}"'


def as_text(expression: str) -> str:
    """A str expression for one that gives a str or an int."""
    return text_of([(expression, False)])


class Block:
    """An indented block of a Source."""

    __slots__ = ("counts", "source")

    def __init__(self, source: Source, counts: bool) -> None:
        self.source = source
        self.counts = counts

    def __enter__(self) -> None:
        self.source.depth += 1
        self.source.blocks += self.counts

    def __exit__(self, *_: object) -> None:
        self.source.depth -= 1
        self.source.blocks -= self.counts


EMITTERS: "dict[type[Node], Callable[[Any, Source, bool], None]]" = {}


def emits(
    kind: "type[Node]",
) -> "Callable[[Callable[[Any, Source, bool], None]], Callable[[Any, Source, bool], None]]":
    """Declare the function that writes the source of nodes of `kind`. Its third argument says
    whether `set -e` looks at the status of what is emitted."""

    def declare(
        function: "Callable[[Any, Source, bool], None]",
    ) -> "Callable[[Any, Source, bool], None]":
        EMITTERS[kind] = function
        return function

    return declare


def emit(node: "Node", source: Source, checked: bool) -> None:
    """Write what runs `node` and leaves its exit status in `status`."""
    before, source.on = source.on, node
    EMITTERS[type(node)](node, source, checked)
    source.on = before


def emit_check(source: Source, checked: bool) -> None:
    """Behind a command: `set -e`, and the safepoint."""
    if checked:
        with source.block("if status or pending:"):
            source.line("after(shell, status)")
    else:
        with source.block("if pending:"):
            source.line("safepoint(shell, status)")
