"""`[ … ]` and `test` on strings, integers and files, as Python conditions (POSIX: test).

What the words mean is told by the script's own text where POSIX lets it: an operator is a literal
word, an operand gives just one field, and beside `-a`, `-o` and parentheses an operand's value must
not look like a word of the grammar. Conditions that are known only at run time are collected in
`certain`; where one does not hold, the command is run as any other.
"""

from genwrapper.shell.compiler.source import Source, as_text
from genwrapper.shell.compiler.words import COMPUTED, is_single, joined, literal, value
from genwrapper.shell.expansion import numbers
from genwrapper.shell.expansion.arithmetic import HIGHEST
from genwrapper.shell.syntax import Arithmetic, Literal, Parameter, Word

UNARY = frozenset(
    ("-n", "-z", "-b", "-c", "-d", "-e", "-f", "-h", "-L", "-p", "-r", "-s", "-S", "-w", "-x")
)
COMPARISONS = {"-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">="}
STRINGS = {"=": "==", "==": "==", "!=": "!="}
KINDS = {"-f": 0o100000, "-p": 0o010000, "-b": 0o060000, "-c": 0o020000, "-S": 0o140000}
"""The type of a file, as its mode has it."""
ACCESS = {"-e": "0", "-d": "0, '/'", "-r": "4", "-w": "2", "-x": "1"}
"""What access(2) tells, and what stands behind the name: with a slash it is a folder's."""
GRAMMAR = "-!()=<>"  # what a word of the grammar begins with
LONGEST = 3  # characters of such a word
MOST = 40  # words of one expression

DECLARES = numbers
"""What declares the functions that the expressions call."""


def condition_in_place(words: tuple[Word, ...], source: Source) -> "tuple[list[str], str] | None":
    """(conditions under which the fast way holds, the condition itself); None where there is no
    such way."""
    arguments = words[1:]
    if literal(words[0]) == "[":
        if not arguments or literal(arguments[-1]) != "]":
            return None
        arguments = arguments[:-1]
    condition = Condition(source)
    truth = condition.whole(arguments)
    return None if truth is None else (condition.certain, truth)


class Condition:
    """One expression; `certain` collects what must hold of its operands."""

    __slots__ = ("certain", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.certain: list[str] = []

    def whole(self, words: tuple[Word, ...]) -> str | None:
        """The condition, by the number of words as POSIX says; None: it can't be told here."""
        count = len(words)
        if count == 1:
            operand = self.text(words[0])
            return None if operand is None else f"{operand} != ''"
        if count == 2:
            if literal(words[0]) == "!":
                return self.negated(words[1:])
            return self.unary(words)
        if count == 3 and (literal(words[1]) in COMPARISONS or literal(words[1]) in STRINGS):
            return self.binary(words)
        if count in (3, 4) and literal(words[0]) == "!":
            return self.negated(words[1:])
        if 3 < count <= MOST:
            return self.alternatives(words)
        return None

    def negated(self, words: tuple[Word, ...]) -> str | None:
        inner = self.whole(words)
        return None if inner is None else f"not {inner}"

    def alternatives(self, words: tuple[Word, ...]) -> str | None:
        """`a -o b -o c`, each `d -a e -a f` of plain tests."""
        branches = []
        for branch in apart(words, "-o"):
            tests = []
            for test in apart(branch, "-a"):
                truth = self.plain(test)
                if truth is None:
                    return None
                tests.append(truth)
            branches.append(" and ".join(tests))
        return f"({' or '.join(branches)})"

    def plain(self, words: tuple[Word, ...]) -> str | None:
        """A test of two or three words, `!` before it or not, none of whose values may be taken
        for grammar."""
        if words and literal(words[0]) == "!":
            inner = self.plain(words[1:])
            return None if inner is None else f"not {inner}"
        outer: tuple[Word, ...]
        if len(words) == 3:
            truth = self.binary(words)
            outer = (words[0], words[2])
        elif len(words) == 2:
            truth = self.unary(words)
            outer = words[1:]
        else:
            return None
        return truth if all(map(self.is_no_grammar, outer)) else None

    def is_no_grammar(self, word: Word) -> bool:
        """Whether the word's value can't be taken for a word of the grammar, or a condition tells
        at run time."""
        first = word.parts[0] if word.parts else None
        if isinstance(first, Literal) and first.text:
            text = first.text
            return text[0] not in GRAMMAR or len(text) > LONGEST or text[1:].isdecimal()
        if not is_operand(word):
            return False
        text = as_text(value(word.parts[0], self.source))
        self.certain.append(f"not {text}.startswith({tuple(GRAMMAR)!r})")
        return True

    def unary(self, words: tuple[Word, ...]) -> str | None:
        operator = literal(words[0])
        if operator not in UNARY:
            return None
        operand = self.text(words[1])
        if operand is None:
            return None
        if operator in ("-n", "-z"):
            return f"{operand} {'!=' if operator == '-n' else '=='} ''"
        if operator in KINDS:
            return f"is_kind(shell, {KINDS[operator]}, {operand})"
        if operator in ACCESS:
            return f"access(shell, {operand}, {ACCESS[operator]})"
        return f"looks(shell, {operator!r}, {operand})"

    def binary(self, words: tuple[Word, ...]) -> str | None:
        operator = literal(words[1])
        if operator in COMPARISONS:
            left, right = self.number(words[0]), self.number(words[2])
            sign = COMPARISONS[operator]
        elif operator in STRINGS:
            left, right = self.text(words[0]), self.text(words[2])
            sign = STRINGS[operator]
        else:
            return None
        return None if left is None or right is None else f"{left} {sign} {right}"

    def number(self, word: Word) -> str | None:
        """An operand as an expression of type int."""
        text = literal(word)
        if text is not None:
            digits = text.removeprefix("-")
            if digits.isdecimal() and digits.isascii() and int(digits) <= HIGHEST:
                return str(int(text))
            return None
        if not is_operand(word):
            return None
        part = word.parts[0]
        name = self.source.name("t")
        found = value(part, self.source)
        known = f"decimal({name})"
        if isinstance(part, Parameter) and not part.operator and is_variable(part.name):
            known = f"decimal_variable(shell, {part.name!r}, {name})"
        self.certain.append(f"(type({name} := {found}) is int or ({name} := {known}) is not None)")
        return name

    def text(self, word: Word) -> str | None:
        """An operand as an expression of type str, where the word gives just one field."""
        text = literal(word)
        if text is not None:
            return repr(text)
        if word.parts and all(is_single(part) for part in word.parts):
            return joined(word.parts, self.source)
        if not is_operand(word):
            return None
        name = self.source.name("t")
        self.certain.append(
            f"(type({name} := {value(word.parts[0], self.source)}) is int or {name}.isalnum())"
        )
        return as_text(name)


def apart(words: tuple[Word, ...], operator: str) -> list[tuple[Word, ...]]:
    """The words between those that are `operator`."""
    found: list[list[Word]] = [[]]
    for word in words:
        if literal(word) == operator:
            found.append([])
        else:
            found[-1].append(word)
    return [tuple(part) for part in found]


def is_variable(name: str) -> bool:
    """Whether a parameter's name is that of a plain variable."""
    return name.isidentifier() and name.isascii() and name not in COMPUTED


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
