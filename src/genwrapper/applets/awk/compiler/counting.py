"""Loops that only count, `for (i = 1; i <= NF; i++)`, which become Python's own `for`."""

from genwrapper.applets.awk.compiler.kinds import RECORD, SPECIAL, Kinds
from genwrapper.applets.awk.syntax import Function, Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Counting:
    """`for (name = start; name <= bound; name++)`, its body leaving name and bound alone."""

    __slots__ = ("bound", "inclusive", "name", "start")

    def __init__(self, name: str, start: int, bound: Node, inclusive: bool) -> None:
        self.name = name
        self.start = start
        self.bound = bound
        self.inclusive = inclusive


def counting(node: Node, kinds: Kinds, function: Function | None) -> Counting | None:
    """What a `for` counts; None where it may do anything else."""
    first, condition, step, body = node.parts
    if first is None or condition is None or step is None or condition.kind != "compare":
        return None
    start, change = first.parts[0], step.parts[0]
    operator, left, bound = condition.parts
    if operator not in ("<", "<=") or left.kind != "name":
        return None
    name = left.parts[0]
    if name in SPECIAL or not begins(start, name) or not goes_on(change, name):
        return None
    if bound.kind == "name":
        if bound.parts[0] == name or kinds.of(bound, function) not in "nN":
            return None
    elif bound.kind != "number":
        return None
    if changes(body, {name, bound.parts[0] if bound.kind == "name" else ""}):
        return None
    return Counting(name, int(start.parts[2].parts[0]), bound, operator == "<=")


def begins(node: Node, name: str) -> bool:
    """`name = whole number`."""
    if node.kind != "assign" or node.parts[1] or not is_name(node.parts[0], name):
        return False
    value = node.parts[2]
    return value.kind == "number" and float(value.parts[0]).is_integer()


def goes_on(node: Node, name: str) -> bool:
    """`name++`, `++name`, `name += 1`."""
    if node.kind in ("after", "before"):
        return is_name(node.parts[0], name) and node.parts[1] == 1
    if node.kind != "assign" or node.parts[1] != "+" or not is_name(node.parts[0], name):
        return False
    return bool(node.parts[2].kind == "number" and node.parts[2].parts[0] == 1)


def is_name(node: Node, name: str) -> bool:
    return node.kind == "name" and node.parts[0] == name


def changes(node: "Any", names: set[str]) -> bool:
    """Whether anything in a node may change one of the variables: a function of the program may
    change any, and NF changes with every field."""
    if isinstance(node, list):
        return any(changes(part, names) for part in node)
    if not isinstance(node, Node):
        return False
    kind, parts = node.kind, node.parts
    if kind in ("call", "getline"):
        return True
    target = None
    if kind in ("assign", "before", "after"):
        target = parts[0]
    elif kind == "each":
        target = Node("name", 0, parts[0])
    elif kind == "builtin" and parts[0] in ("sub", "gsub"):
        target = parts[1][2] if len(parts[1]) > 2 else RECORD
    elif kind == "builtin" and parts[0] == "match":
        target = Node("name", 0, "RSTART")
    if target is not None:
        if target.kind == "field" and "NF" in names:
            return True
        if target.kind == "name" and (target.parts[0] in names or target.parts[0] in SPECIAL):
            return True
    return any(changes(part, names) for part in parts)
