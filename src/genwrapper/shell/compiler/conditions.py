"""`[ … ]` and `test` on strings and integers, as Python conditions (POSIX: test)."""

from genwrapper.shell.arithmetic import HIGHEST
from genwrapper.shell.compiler.source import Source
from genwrapper.shell.compiler.words import is_single, joined, literal, value
from genwrapper.shell.syntax import Arithmetic, Parameter, Word

UNARY = frozenset(
    ("-n", "-z", "-b", "-c", "-d", "-e", "-f", "-h", "-L", "-p", "-r", "-s", "-w", "-x")
)
COMPARISONS = {"-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">="}


def condition_in_place(words: tuple[Word, ...], source: Source) -> "tuple[list[str], str] | None":
    """(conditions under which the fast way holds, the condition itself); None where there is no
    such way."""
    arguments = words[1:]
    if literal(words[0]) == "[":
        if not arguments or literal(arguments[-1]) != "]":
            return None
        arguments = arguments[:-1]
    certain: list[str] = []
    if len(arguments) == 3:
        operator = literal(arguments[1])
        if operator in COMPARISONS:
            left = number_operand(arguments[0], certain, source)
            right = number_operand(arguments[2], certain, source)
            if left is None or right is None:
                return None
            return certain, f"{left} {COMPARISONS[operator]} {right}"
        if operator in ("=", "!="):
            left = text_operand(arguments[0], certain, source)
            right = text_operand(arguments[2], certain, source)
            if left is None or right is None:
                return None
            return certain, f"{left} {'==' if operator == '=' else '!='} {right}"
    negated = len(arguments) == 3 and literal(arguments[0]) == "!"
    if negated:
        arguments = arguments[1:]
    if len(arguments) != 2:
        return None
    operator = literal(arguments[0])
    if operator not in UNARY:
        return None
    operand = text_operand(arguments[1], certain, source)
    if operand is None:
        return None
    if operator in ("-n", "-z"):
        truth = f"{operand} {'!=' if operator == '-n' else '=='} ''"
    else:
        truth = f"looks(shell, {operator!r}, {operand})"
    return certain, f"not {truth}" if negated else truth


def number_operand(word: Word, certain: list[str], source: Source) -> str | None:
    """An expression of type int; `certain` gets the condition that it is one."""
    text = literal(word)
    if text is not None:
        digits = text.removeprefix("-")
        if digits.isdecimal() and digits.isascii() and int(digits) <= HIGHEST:
            return str(int(text))
        return None
    if not is_operand(word):
        return None
    name = source.name("t")
    found = value(word.parts[0], source)
    certain.append(f"(type({name} := {found}) is int or ({name} := decimal({name})) is not None)")
    return name


def text_operand(word: Word, certain: list[str], source: Source) -> str | None:
    """An expression of type str; `certain` gets the condition that the word gives just one
    field."""
    text = literal(word)
    if text is not None:
        return repr(text)
    if not is_operand(word):
        return None
    part = word.parts[0]
    if is_single(part):
        return joined(word.parts, source)
    name = source.name("t")
    certain.append(f"(type({name} := {value(part, source)}) is int or {name}.isalnum())")
    return f"('%s' % ({name},))"


def is_operand(word: Word) -> bool:
    """Whether the word is one part that may be looked at twice: a parameter, or arithmetic on
    some."""
    if len(word.parts) != 1:
        return False
    part = word.parts[0]
    if isinstance(part, Parameter):
        return part.name not in "@*" and part.operator in ("", "length")
    if isinstance(part, Arithmetic):
        return all(
            not isinstance(inner, Parameter) or not inner.operator
            for inner in part.expression.parts
        ) and not any(
            "=" in getattr(inner, "text", "")
            or "++" in getattr(inner, "text", "")
            or "--" in getattr(inner, "text", "")
            or (not hasattr(inner, "text") and not isinstance(inner, Parameter))
            for inner in part.expression.parts
        )
    return False
