"""The rules: each a function that looks at the nodes of some kinds and yields what is wrong."""

from genwrapper.shell.checks.script import Script
from genwrapper.shell.syntax import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Found = Iterator[tuple[Node, str]]
    Look = Callable[[Script, "Any", tuple[Node, ...]], Found]
    from typing import Any

ERROR, WARNING, INFO = "error", "warning", "info"


class Rule:
    """`code` is for good: a script's comments name it. `remedy` says in one line what to do."""

    __slots__ = ("code", "kinds", "look", "remedy", "severity")

    def __init__(
        self, code: str, severity: str, remedy: str, kinds: "tuple[type[Node], ...]", look: "Look"
    ) -> None:
        self.code = code
        self.severity = severity
        self.remedy = remedy
        self.kinds = kinds
        self.look = look


RULES: list[Rule] = []


def rule(code: str, severity: str, remedy: str, *kinds: type[Node]) -> "Callable[[Look], Look]":
    """Declare a rule for nodes of `kinds`: it gets script, node, and the nodes around it, and
    yields nodes with what is wrong there."""

    def declare(look: "Look") -> "Look":
        RULES.append(Rule(code, severity, remedy, kinds, look))
        return look

    return declare
