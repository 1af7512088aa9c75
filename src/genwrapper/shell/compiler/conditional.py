"""`[[ … ]]` (ash): Python conditions on words that are neither split nor taken as file names."""

from genwrapper.shell.compiler.patterns import pattern
from genwrapper.shell.compiler.source import Source, emit_check, emits
from genwrapper.shell.compiler.words import arithmetic, string, value
from genwrapper.shell.syntax import (
    AndOr,
    Arithmetic,
    Conditional,
    Node,
    Not,
    Primary,
    Word,
)

NUMBERS = {"-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">="}


@emits(Conditional)
def emit_conditional(node: Conditional, source: Source, checked: bool) -> None:
    source.line(f"status = 0 if {condition(node.expression, source)} else 1")
    emit_check(source, checked)


def condition(node: Node, source: Source) -> str:
    """A part of the expression as a Python condition."""
    if isinstance(node, Not):
        return f"(not {condition(node.command, source)})"
    if isinstance(node, AndOr):
        word = " and " if node.operators[0] == "&&" else " or "
        return f"({word.join([condition(item, source) for item in node.commands])})"
    assert isinstance(node, Primary)
    right = string(node.right, source)
    if node.left is None:
        if node.operator in ("-n", "-z"):
            return f"({right} {'!=' if node.operator == '-n' else '=='} '')"
        return f"(run(shell, ['test', {node.operator!r}, {right}], status) == 0)"
    operator = node.operator
    if operator in NUMBERS:
        return f"({number(node.left, source)} {NUMBERS[operator]} {number(node.right, source)})"
    left = string(node.left, source)
    if operator in ("<", ">"):
        return f"({left} {operator} {right})"
    if operator == "=~":
        from genwrapper.shell.expansion import alterations  # noqa: F401  # declares what is called

        return f"matches_regex(shell, {left}, ({', '.join(regex_pieces(node.right, source))},))"
    if operator in ("=", "==", "!="):
        negated = "not " if operator == "!=" else ""
        return f"({negated}{pattern(node.right, source)}.matches({left}))"
    return f"(run(shell, ['test', {left}, {operator!r}, {right}], status) == 0)"


def number(word: Word, source: Source) -> str:
    """An operand of `-eq` and its kin: an arithmetic expression."""
    return arithmetic(Arithmetic(word, True), source)


def regex_pieces(word: Word, source: Source) -> list[str]:
    """The regular expression in pieces `(text, quoted)`; what is quoted stands for itself."""
    return [
        f"({value(part, source)}, {bool(getattr(part, 'quoted', False))})" for part in word.parts
    ]
