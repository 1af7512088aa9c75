"""`$((…))` whose text can be parsed before it runs, as a Python expression.

A `$name` in it counts as one operand as long as its value is a plain integer; each has a test for
that, and where it fails the whole text is expanded and evaluated as POSIX says.
"""

from genwrapper.shell.compiler.source import Source, text_of
from genwrapper.shell.compiler.words import COMPUTED
from genwrapper.shell.expansion import numbers
from genwrapper.shell.expansion.arithmetic import (
    HIGHEST,
    LOWEST,
    PART,
    ArithmeticError_,
    Parser,
)
from genwrapper.shell.syntax import Literal, Node, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

RING = frozenset(("+", "-", "*"))  # right modulo 2**64, so wrapped at the end
DEEPEST = 50  # parentheses in one expression; CPython allows 200 around a word
COMPARISONS = frozenset(("<", ">", "<=", ">=", "==", "!="))

DECLARES = numbers
"""What declares the functions that the expressions call."""


class Parts:
    """The operands of one expression that are known when it runs: their conditions and names."""

    __slots__ = ("conditions", "names", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.conditions: list[str] = []
        self.names: list[str] = []

    def add(self, value: str) -> None:
        name = self.source.name("t")
        self.names.append(name)
        self.conditions.append(
            f"(type({name} := {value}) is int or ({name} := integer({name})) is not None)"
        )


def arithmetic_expression(
    expression: Word, source: Source, simple_value: "Callable[[Node, Source], str | None]"
) -> str | None:
    """The Python expression for `$((expression))`, an int; None where it can't be told before it
    runs."""
    parts = Parts(source)
    text = []
    for part in expression.parts:
        if isinstance(part, Literal):
            if PART in part.text:
                return None
            text.append(part.text)
            continue
        value = simple_value(part, source)
        if value is None:
            return None
        text.append(f"{PART}{len(parts.names)}{PART}")
        parts.add(value)
    whole = "".join(text)
    if "#" in whole or f"{PART}{PART}" in whole:
        return None
    try:
        tree = Parser(whole).whole()
    except ArithmeticError_:
        return None  # evaluated when it runs, so that the message comes then
    if not adjacent_apart(whole):
        return None
    compiled = wrapped(tree, parts)
    if nesting(compiled) > DEEPEST:
        return None
    if not parts.conditions:
        return compiled
    again = [
        (part.text, True) if isinstance(part, Literal) else (str(simple_value(part, source)), False)
        for part in expression.parts
    ]
    text_again = text_of(again)
    condition = " and ".join(parts.conditions)
    return f"({compiled} if {condition} else arithmetic(shell, {text_again}))"


def nesting(text: str) -> int:
    """How deep the parentheses of an expression are nested."""
    depth = deepest = 0
    for char in text:
        if char == "(":
            depth += 1
            deepest = max(deepest, depth)
        elif char == ")":
            depth -= 1
    return deepest


def adjacent_apart(text: str) -> bool:
    """Whether no `$name` touches a name or number, with which it would make one token."""
    for index, char in enumerate(text):
        if char != PART:
            continue
        opening = text.count(PART, 0, index) % 2 == 0
        neighbour = text[index - 1 : index] if opening else text[index + 1 : index + 2]
        if neighbour.isalnum() or neighbour in ("_", "+", "-"):
            return neighbour in ("+", "-") and not doubled(text, index, opening)
    return True


def doubled(text: str, index: int, opening: bool) -> bool:
    """Whether a sign beside a `$name` is `++` or `--`."""
    pair = text[index - 2 : index] if opening else text[index + 1 : index + 3]
    return pair in ("++", "--")


def wrapped(tree: "tuple[Any, ...]", parts: Parts) -> str:
    """The value within 64 bits."""
    text = expression_of(tree, parts)
    if (tree[0] == "binary" and tree[1] in RING) or (tree[0] == "unary" and tree[1] in "+-"):
        return within(text, parts)
    return text


def within(text: str, parts: Parts) -> str:
    """The value of a Python expression, wrapped to 64 bits."""
    name = parts.source.name("t")
    return f"({name} if {LOWEST} <= ({name} := {text}) <= {HIGHEST} else wrap({name}))"


def truth(tree: "tuple[Any, ...]", parts: Parts) -> str:
    """The value as a Python condition."""
    if tree[0] == "binary" and tree[1] in COMPARISONS:
        return f"({wrapped(tree[2], parts)} {tree[1]} {wrapped(tree[3], parts)})"
    if tree[0] == "and":
        return f"({truth(tree[1], parts)} and {truth(tree[2], parts)})"
    if tree[0] == "or":
        return f"({truth(tree[1], parts)} or {truth(tree[2], parts)})"
    if tree[0] == "unary" and tree[1] == "!":
        return f"(not {truth(tree[2], parts)})"
    return wrapped(tree, parts)


def expression_of(tree: "tuple[Any, ...]", parts: Parts) -> str:
    kind = tree[0]
    if kind == "number":
        return str(tree[1]) if tree[1] >= 0 else f"({tree[1]})"
    if kind == "part":
        return parts.names[int(tree[1])]
    if kind == "name":
        name = parts.source.name("t")
        if tree[1] in COMPUTED:
            return f"number(shell, {tree[1]!r}, special_parameter(shell, {tree[1]!r}))"
        return (
            f"({name} if type({name} := variables[{tree[1]!r}]) is int"
            f" else number(shell, {tree[1]!r}, {name}))"
        )
    if kind == "binary":
        return binary(tree[1], tree[2], tree[3], parts)
    if kind == "unary":
        if tree[1] == "!":
            return f"(0 if {truth(tree[2], parts)} else 1)"
        if tree[1] == "~":
            return f"(~{wrapped(tree[2], parts)})"
        return f"({tree[1]}{expression_of(tree[2], parts)})"
    if kind in ("and", "or"):
        return f"(1 if {truth(tree, parts)} else 0)"
    if kind == "choose":
        chosen, other = wrapped(tree[2], parts), wrapped(tree[3], parts)
        return f"({chosen} if {truth(tree[1], parts)} else {other})"
    if kind == "comma":
        return f"({wrapped(tree[1], parts)}, {wrapped(tree[2], parts)})[1]"
    if kind == "step":
        change = f"step(shell, {tree[1]!r}, {tree[2]})"
        return f"({change} - {tree[2]})" if tree[3] else change
    _, name, operator, operand = tree
    value = ("binary", operator, ("name", name), operand) if operator else operand
    return f"assign_number(shell, {name!r}, {wrapped(value, parts)})"


def binary(operator: str, left: "Any", right: "Any", parts: Parts) -> str:
    if operator in COMPARISONS:
        return f"(1 if {truth(('binary', operator, left, right), parts)} else 0)"
    if operator in RING:
        return f"({expression_of(left, parts)} {operator} {expression_of(right, parts)})"
    a, b = wrapped(left, parts), wrapped(right, parts)
    if operator in ("&", "|", "^"):
        return f"({a} {operator} {b})"
    if right[0] == "number" and operator in ("/", "%") and right[1] > 0:
        name = parts.source.name("t")
        python = "//" if operator == "/" else "%"
        called = "divide" if operator == "/" else "remainder"
        return f"({name} {python} {b} if ({name} := {a}) >= 0 else {called}({name}, {b}))"
    if right[0] == "number" and operator in ("<<", ">>") and 0 <= right[1] < 64:
        return within(f"({a} << {b})", parts) if operator == "<<" else f"({a} >> {b})"
    if operator == "/":
        return f"divide({a}, {b})"
    if operator == "%":
        return f"remainder({a}, {b})"
    return f"compute({operator!r}, {a}, {b})"
