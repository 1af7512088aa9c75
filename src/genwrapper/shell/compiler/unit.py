"""`Unit`: a body of commands and the Python function that it becomes when it is first entered."""

import builtins

from genwrapper.shell.compiler.source import HEAD, Source, emit
from genwrapper.shell.errors import ShellError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    from genwrapper.shell.state import Shell
    from genwrapper.shell.syntax import Node

    Function = TypeVar("Function", bound=Callable[..., Any])

RUNTIME: "dict[str, Any]" = {"__builtins__": builtins}
UNIT = "k0"  # the constant under which a compiled function finds its own unit


def runtime(function: "Function") -> "Function":
    """Declare a function that compiled code calls by its name."""
    RUNTIME[function.__name__] = function
    return function


class Unit:
    """`node` compiled to `function(shell) -> status`. `is_function`: the body of a shell function,
    which a literal `return` leaves."""

    __slots__ = (
        "compiled",
        "goes_on",
        "is_function",
        "names",
        "node",
        "nodes",
        "script",
        "source",
        "spans",
    )

    def __init__(self, node: "Node", is_function: bool = False, goes_on: bool = False) -> None:
        self.node = node
        self.goes_on = goes_on
        self.is_function = is_function
        self.compiled: Callable[[Shell], int] | None = None
        self.nodes: list[Node | None] = []
        self.spans: list[tuple[int, int]] = []
        self.names: dict[int, list[tuple[str, str]]] = {}
        self.source = ""
        self.script = ""  # the name of the script that it stands in, for messages

    @property
    def function(self) -> "Callable[[Shell], int]":
        """The compiled function."""
        return self.compiled or self.compile()

    def compile(self) -> "Callable[[Shell], int]":
        """Compile now, whether entered before or not."""
        source = Source(self.is_function, self.node if self.goes_on else None)
        emit(self.node, source, True)
        self.source = source.text()
        self.nodes = source.nodes
        self.names = source.names
        self.spans = source.spans
        for value in source.constants.values():
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Unit):
                    inner.script = self.script
        names = RUNTIME.copy()
        names.update(source.constants)
        names[UNIT] = self
        try:
            code = compile(self.source, "<shell>", "exec")
        except (SyntaxError, RecursionError, MemoryError):
            line = getattr(self.node, "line", 0)
            raise ShellError(f"the command of line {line}: expansions nested too deeply") from None
        exec(code, names)
        function: Callable[[Shell], int] = names.pop("unit")
        self.compiled = function
        return function

    def constants(self) -> "list[Any]":
        """What the compiled function refers to: nodes, patterns and the units in it."""
        names = getattr(self.function, "__globals__", {})
        return [value for name, value in names.items() if name[0] == "k" and name != UNIT]

    def node_at(self, line: int) -> "Node | None":
        """The node that line `line` of the compiled source came from."""
        index = line - HEAD - 1
        return self.nodes[index] if 0 <= index < len(self.nodes) else None

    def loops_around(self, line: int) -> int:
        """How many loops line `line` of the compiled source stands in."""
        return sum(first < line - HEAD <= behind for first, behind in self.spans)
