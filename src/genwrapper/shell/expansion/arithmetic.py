"""Arithmetic expansion (POSIX 2.6.4): the expression language of C, on signed 64-bit integers.

`parse` gives nested tuples, `evaluate` computes one against a shell's variables:
("number", n) ("name", name) ("part", index) ("unary", op, a) ("binary", op, a, b) ("and", a, b)
("or", a, b) ("choose", condition, a, b) ("assign", name, op, a) ("step", name, by, before)
("comma", a, b)
"""

from genwrapper.shell.errors import ShellError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from genwrapper.shell.state import Shell

LOWEST = -(1 << 63)
HIGHEST = (1 << 63) - 1
DEEPEST = 400  # nested parentheses and signs
PART = "\0"  # in a text to be parsed: this, a number, this: a part whose value is known later

OPERATORS = (
    "<<=", ">>=",
    "&&", "||", "==", "!=", "<=", ">=", "<<", ">>", "++", "--", "**",
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
)  # fmt: skip
LEVELS = {
    "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, ">": 7, "<=": 7, ">=": 7,
    "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10,
}  # fmt: skip
ASSIGNMENTS = frozenset(("=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="))
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_"
BLANKS = " \t\n\r\v\f"


class ArithmeticError_(ShellError):
    """An arithmetic expression that has no value."""

    __slots__ = ()


def wrap(value: int) -> int:
    """`value` as a signed 64-bit integer, as C's arithmetic overflows in practice."""
    return ((value + (1 << 63)) & ((1 << 64) - 1)) - (1 << 63)


def constant(text: str) -> int | None:
    """The value of an integer constant (decimal, octal `0…`, hexadecimal `0x…`); None for other
    text."""
    if text.isdecimal() and text.isascii():
        if text[0] != "0" or len(text) == 1:
            return wrap(int(text)) if len(text) > 18 else int(text)
        try:
            return wrap(int(text, 8))
        except ValueError:
            return None
    if text[:2] in ("0x", "0X") and text[2:].isalnum() and text.isascii():
        try:
            return wrap(int(text, 16))
        except ValueError:
            return None
    base, sign, digits = text.partition("#")
    return in_base(base, digits) if sign else None


def in_base(base: str, digits: str) -> int | None:
    """`base#digits` (ash), base 2 to 64; to base 36 capital and small letters are the same."""
    if not (digits and base.isdecimal() and base.isascii() and 2 <= int(base) <= 64):
        return None
    value = 0
    for digit in digits.lower() if int(base) <= 36 else digits:
        found = DIGITS.find(digit)
        if not 0 <= found < int(base):
            return None
        value = value * int(base) + found
    return wrap(value)


def integer(value: "str | int") -> int | None:
    """A variable's value as an integer where it is a plain one (a sign and blanks allowed); else
    None."""
    if type(value) is int:
        return value
    assert isinstance(value, str)
    text = value.strip(BLANKS)
    if text[:1] == "-":
        found = constant(text[1:])
        return None if found is None else wrap(-found)
    return constant(text[1:] if text[:1] == "+" else text)


# -- parsing --------------------------------------------------------------------------------------


def tokens(text: str) -> "list[tuple[str, str]]":
    """(kind, text) for each token; kinds are number, name, part, and the operator itself."""
    found = []
    at = 0
    size = len(text)
    while at < size:
        char = text[at]
        if char in BLANKS:
            at += 1
            continue
        end = at + 1
        if char == PART:
            end = text.index(PART, end) + 1
            found.append(("part", text[at + 1 : end - 1]))
        elif char.isdigit():
            while end < size and (text[end].isalnum() or text[end] == "_"):
                end += 1
            if text[end : end + 1] == "#":
                end += 1
                while end < size and (text[end].isalnum() or text[end] in "_@"):
                    end += 1
            found.append(("number", text[at:end]))
        elif char == "_" or (char.isalpha() and char.isascii()):
            while end < size and (
                text[end] == "_" or (text[end].isalnum() and text[end].isascii())
            ):
                end += 1
            found.append(("name", text[at:end]))
        else:
            operator = next((op for op in OPERATORS if text.startswith(op, at)), char)
            if operator in ("++", "--") and found and found[-1][0] in ("number", "part", ")"):
                operator = char  # behind a value these are two signs
            end = at + len(operator)
            found.append((operator, operator))
        at = end
    found.append(("end", ""))
    return found


class Parser:
    """One expression. Errors are ArithmeticError_."""

    __slots__ = ("at", "depth", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0

    def fault(self, message: str) -> ArithmeticError_:
        return ArithmeticError_(f"arithmetic: {message} in {self.text.strip()!r}")

    def take(self) -> "tuple[str, str]":
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self) -> str:
        return self.tokens[self.at][0]

    def expect(self, kind: str) -> None:
        if self.take()[0] != kind:
            raise self.fault(f"{kind!r} expected")

    def whole(self) -> "tuple[Any, ...]":
        """The expression to its end; nothing at all is 0."""
        if self.peek() == "end":
            return ("number", 0)
        tree = self.comma()
        if self.peek() != "end":
            raise self.fault(f"unexpected {self.tokens[self.at][1]!r}")
        return tree

    def comma(self) -> "tuple[Any, ...]":
        tree = self.assignment()
        while self.peek() == ",":
            self.take()
            tree = ("comma", tree, self.assignment())
        return tree

    def assignment(self) -> "tuple[Any, ...]":
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault("nested too deeply")
        try:
            if self.peek() == "name" and self.tokens[self.at + 1][0] in ASSIGNMENTS:
                name = self.take()[1]
                operator = self.take()[0]
                return ("assign", name, operator[:-1], self.assignment())
            return self.conditional()
        finally:
            self.depth -= 1

    def conditional(self) -> "tuple[Any, ...]":
        condition = self.disjunction()
        if self.peek() != "?":
            return condition
        self.take()
        chosen = self.comma()
        self.expect(":")
        if self.tokens[self.at + 1 : self.at + 2] and self.tokens[self.at + 1][0] in ASSIGNMENTS:
            raise self.fault(f"unexpected {self.tokens[self.at + 1][1]!r}")  # `a ? b : (c = d)`
        return ("choose", condition, chosen, self.assignment())

    def disjunction(self) -> "tuple[Any, ...]":
        tree = self.conjunction()
        while self.peek() == "||":
            self.take()
            tree = ("or", tree, self.conjunction())
        return tree

    def conjunction(self) -> "tuple[Any, ...]":
        tree = self.binary(3)
        while self.peek() == "&&":
            self.take()
            tree = ("and", tree, self.binary(3))
        return tree

    def binary(self, level: int) -> "tuple[Any, ...]":
        tree = self.power()
        while (found := LEVELS.get(self.peek(), 0)) >= level:
            operator = self.take()[0]
            tree = ("binary", operator, tree, self.binary(found + 1))
        return tree

    def power(self) -> "tuple[Any, ...]":
        """`a ** b`, an extension; a sign before `a` belongs to it, as in bash and ash."""
        base = self.unary()
        if self.peek() == "**":
            self.take()
            return ("binary", "**", base, self.power())
        return base

    def unary(self) -> "tuple[Any, ...]":
        kind = self.peek()
        if kind in ("-", "+", "!", "~"):
            self.take()
            self.depth += 1
            if self.depth > DEEPEST:
                raise self.fault("nested too deeply")
            operand = self.unary()
            self.depth -= 1
            return ("unary", kind, operand)
        if kind in ("++", "--"):
            self.take()
            if self.peek() != "name":  # two signs
                sign = kind[0]
                return ("unary", sign, ("unary", sign, self.unary()))
            return ("step", self.take()[1], 1 if kind == "++" else -1, False)
        return self.operand()

    def operand(self) -> "tuple[Any, ...]":
        kind, text = self.take()
        if kind == "number":
            found = constant(text)
            if found is None:
                raise self.fault(f"{text!r} is not a number")
            return ("number", found)
        if kind == "part":
            return ("part", int(text))
        if kind == "name":
            if self.peek() in ("++", "--"):
                return ("step", text, 1 if self.take()[0] == "++" else -1, True)
            return ("name", text)
        if kind == "(":
            tree = self.comma()
            self.expect(")")
            return tree
        raise self.fault("operand expected" if kind == "end" else f"unexpected {text!r}")


# -- values ---------------------------------------------------------------------------------------


def divide(a: int, b: int) -> int:
    """C's `/`: towards zero."""
    if not b:
        raise ArithmeticError_("arithmetic: division by zero")
    quotient = abs(a) // abs(b)
    return wrap(quotient if (a < 0) == (b < 0) else -quotient)


def remainder(a: int, b: int) -> int:
    """C's `%`: the sign of the dividend."""
    if not b:
        raise ArithmeticError_("arithmetic: division by zero")
    rest = abs(a) % abs(b)
    return -rest if a < 0 else rest


def power(a: int, b: int) -> int:
    """`**`, an extension; the exponent is not negative."""
    if b < 0:
        raise ArithmeticError_("arithmetic: negative exponent")
    return wrap(pow(a, b, 1 << 64))


def compute(operator: str, a: int, b: int) -> int:
    """A binary operator's value."""
    match operator:
        case "+":
            return wrap(a + b)
        case "-":
            return wrap(a - b)
        case "*":
            return wrap(a * b)
        case "/":
            return divide(a, b)
        case "%":
            return remainder(a, b)
        case "<<":
            return wrap(a << (b & 63))
        case ">>":
            return a >> (b & 63)
        case "&":
            return a & b
        case "|":
            return a | b
        case "^":
            return a ^ b
        case "**":
            return power(a, b)
        case "<":
            return int(a < b)
        case ">":
            return int(a > b)
        case "<=":
            return int(a <= b)
        case ">=":
            return int(a >= b)
        case "==":
            return int(a == b)
    assert operator == "!="
    return int(a != b)


class Evaluation:
    """An expression's tree computed against a shell's variables."""

    __slots__ = ("depth", "shell")

    def __init__(self, shell: "Shell", depth: int = 0) -> None:
        self.shell = shell
        self.depth = depth

    def variable(self, name: str) -> int:
        """A variable's value; text that is no integer is an expression of its own."""
        value = self.shell.variable(name)
        found = integer(value)
        if found is not None:
            return found
        if not str(value).strip():
            return 0
        if self.depth > 50:
            raise ArithmeticError_(f"arithmetic: {name!r} refers to itself")
        return Evaluation(self.shell, self.depth + 1).value(Parser(str(value)).whole())

    def value(self, tree: "tuple[Any, ...]") -> int:
        kind = tree[0]
        if kind == "number":
            return int(tree[1])
        if kind == "name":
            return self.variable(tree[1])
        if kind == "binary":
            return compute(tree[1], self.value(tree[2]), self.value(tree[3]))
        if kind == "unary":
            return unary(tree[1], self.value(tree[2]))
        if kind == "and":
            return int(bool(self.value(tree[1]) and self.value(tree[2])))
        if kind == "or":
            return int(bool(self.value(tree[1]) or self.value(tree[2])))
        if kind == "choose":
            return self.value(tree[2] if self.value(tree[1]) else tree[3])
        if kind == "comma":
            self.value(tree[1])
            return self.value(tree[2])
        if kind == "step":
            return self.step(tree[1], tree[2], tree[3])
        assert kind == "assign"
        _, name, operator, operand = tree
        value = self.value(operand)
        if operator:
            value = compute(operator, self.variable(name), value)
        self.shell.assign(name, value)
        return value

    def step(self, name: str, by: int, before: bool) -> int:
        value = self.variable(name)
        self.shell.assign(name, wrap(value + by))
        return value if before else wrap(value + by)


def unary(operator: str, value: int) -> int:
    """A sign's or negation's value."""
    if operator == "-":
        return wrap(-value)
    if operator == "!":
        return int(not value)
    return ~value if operator == "~" else value


def evaluate(shell: "Shell", text: str) -> int:
    """The value of the expression `text`."""
    return Evaluation(shell).value(Parser(text).whole())
