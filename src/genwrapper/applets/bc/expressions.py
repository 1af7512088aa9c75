"""bc's expressions: each becomes a function of the machine that gives its value."""

from genwrapper.applets.bc import numbers
from genwrapper.applets.bc.lexer import Token, Wrong, tokens
from genwrapper.applets.bc.machine import Machine
from genwrapper.applets.bc.numbers import Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Value = Callable[[Machine], Number]
    Setter = Callable[[Machine, Number], None]
    Maker = Callable[[Machine], tuple[Value, Setter]]

COMPARISONS: "dict[str, Callable[[int], bool]]" = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    ">=": lambda order: order >= 0,
    ">": lambda order: order > 0,
}
ASSIGNMENTS = frozenset(["=", "+=", "-=", "*=", "/=", "%=", "^="])
VARIABLES = frozenset(["name", "ibase", "obase", "scale", "last", "."])
ONE = Number(1)
ZERO = Number(0)


def compute(operator: str, machine: Machine, a: Number, b: Number) -> Number:
    """`a OPERATOR b`."""
    if operator == "+":
        return numbers.add(a, b)
    if operator == "-":
        return numbers.subtract(a, b)
    if operator == "*":
        return numbers.multiply(a, b, machine.scale)
    if operator == "/":
        return numbers.divide(a, b, machine.scale)
    if operator == "%":
        return numbers.remainder(a, b, machine.scale)
    return numbers.power(a, b, machine.scale)


class Target:
    """What can be assigned to. `bind` gives, once an index is known, how to get and set it."""

    __slots__ = ("bind",)

    def __init__(self, bind: "Maker") -> None:
        self.bind = bind


class Expressions:
    """The words of a program, from left to right, and the expressions among them."""

    def __init__(self, text: str) -> None:
        self.tokens = tokens(text)
        self.at = 0
        self.target: Target | None = None  # what the last expression was, if it can be assigned to
        self.prints = True  # whether the value of the last expression is printed

    def peek(self) -> str:
        """The kind of the next word."""
        return self.tokens[self.at].kind

    @property
    def line(self) -> int:
        """Its line."""
        return self.tokens[self.at].line

    def next(self) -> Token:
        """The next word, read."""
        self.at += 1
        return self.tokens[self.at - 1]

    def take(self, kind: str) -> bool:
        if self.peek() != kind:
            return False
        self.at += 1
        return True

    def need(self, kind: str) -> Token:
        if self.peek() != kind:
            raise self.wrong()
        return self.next()

    def wrong(self) -> Wrong:
        """What to say of a word that does not fit."""
        word = self.tokens[self.at]
        shown = {"\n": "the end of the line", "": "the end"}.get(word.kind, word.text)
        return Wrong(f"line {word.line}: syntax error at {shown}")

    def newlines(self) -> None:
        while self.take("\n"):
            pass

    # -- expressions ------------------------------------------------------------------------------

    def expression(self) -> "Value":
        """An expression, from the loosest operator on."""
        value = self._and()
        while self.take("||"):
            value = _either(value, self._and())
            self.prints, self.target = True, None
        return value

    def _and(self) -> "Value":
        value = self._not()
        while self.take("&&"):
            value = _both(value, self._not())
            self.prints, self.target = True, None
        return value

    def _not(self) -> "Value":
        if self.take("!"):
            value = self._not()
            self.prints, self.target = True, None
            return lambda machine: ZERO if value(machine).value else ONE
        return self._comparison()

    def _comparison(self) -> "Value":
        value = self._assignment()
        while self.peek() in COMPARISONS:
            holds = COMPARISONS[self.next().kind]
            value = _compared(value, holds, self._assignment())
            self.prints, self.target = True, None
        return value

    def _assignment(self) -> "Value":
        value = self._sum()
        target = self.target
        if self.peek() not in ASSIGNMENTS or target is None:
            return value
        operator = self.next().kind[:-1]
        right = self._assignment()
        self.prints, self.target = False, None
        return _assigned(target, operator, right)

    def _sum(self) -> "Value":
        value = self._product()
        while self.peek() in ("+", "-"):
            value = _computed(self.next().kind, value, self._product())
            self.prints, self.target = True, None
        return value

    def _product(self) -> "Value":
        value = self._power()
        while self.peek() in ("*", "/", "%"):
            value = _computed(self.next().kind, value, self._power())
            self.prints, self.target = True, None
        return value

    def _power(self) -> "Value":
        value = self._negative()
        if self.take("^"):
            value = _computed("^", value, self._power())
            self.prints, self.target = True, None
        return value

    def _negative(self) -> "Value":
        if self.take("-"):
            value = self._negative()
            self.prints, self.target = True, None
            return lambda machine: numbers.subtract(ZERO, value(machine))
        if self.peek() in ("++", "--"):
            operator = self.next().kind[0]
            self._negative()
            if self.target is None:
                raise self.wrong()
            target = self.target
            self.prints, self.target = True, None
            return _assigned(target, operator, lambda machine: ONE)
        value = self._primary()
        if self.peek() in ("++", "--") and self.target is not None:
            operator = self.next().kind[0]
            target = self.target
            self.prints, self.target = True, None
            return _stepped(target, operator)
        return value

    def _primary(self) -> "Value":
        self.prints, self.target = True, None
        word = self.tokens[self.at]
        kind = word.kind
        if kind == "number":
            self.at += 1
            text = word.text
            return lambda machine: numbers.parsed(text, machine.ibase)
        if kind == "(":
            self.at += 1
            value = self.expression()
            self.need(")")
            self.prints, self.target = True, None
            return value
        if kind in ("length", "sqrt", "scale") and self.tokens[self.at + 1].kind == "(":
            self.at += 2
            return self._builtin(kind)
        if kind == "read":
            self.at += 1
            self.need("(")
            self.need(")")
            return _read
        if kind in VARIABLES:
            self.at += 1
            return self._named(word)
        raise self.wrong()

    def _builtin(self, name: str) -> "Value":
        array = self._array() if name == "length" else ""
        value = _length(array) if array else self.expression()
        self.need(")")
        self.prints, self.target = True, None
        if array:
            return value
        if name == "length":
            return lambda machine: Number(numbers.digits(value(machine)))
        if name == "sqrt":
            return lambda machine: numbers.square_root(value(machine), machine.scale)
        return lambda machine: Number(value(machine).scale)

    def _named(self, word: Token) -> "Value":
        name = "last" if word.kind == "." else word.text
        if word.kind == "name" and self.take("("):
            return self._call(name)
        if word.kind == "name" and self.take("["):
            index = self.expression()
            self.need("]")
            self.prints, self.target = True, Target(_element(name, index))
            return lambda machine: machine.element(name, index(machine))
        self.target = Target(_variable(name))
        return lambda machine: machine.get(name)

    def _array(self) -> str:
        """The name of a whole array, `a[]`; nothing where there is none."""
        if [word.kind for word in self.tokens[self.at : self.at + 3]] != ["name", "[", "]"]:
            return ""
        self.at += 3
        return self.tokens[self.at - 3].text

    def _call(self, name: str) -> "Value":
        arguments: list[Value | str] = []
        while self.peek() != ")":
            arguments.append(self._array() or self.expression())
            if not self.take(","):
                break
        self.need(")")
        self.prints, self.target = True, None

        def value(machine: Machine) -> Number:
            given = [a if isinstance(a, str) else a(machine) for a in arguments]
            return machine.call(name, given)

        return value


def _length(array: str) -> "Value":
    return lambda machine: Number(machine.length(array))


def _read(machine: Machine) -> Number:
    line = machine.read()
    if not line.strip():
        return ZERO
    return Expressions(line).expression()(machine)


def _either(a: "Value", b: "Value") -> "Value":
    return lambda machine: ONE if a(machine).value or b(machine).value else ZERO


def _both(a: "Value", b: "Value") -> "Value":
    return lambda machine: ONE if a(machine).value and b(machine).value else ZERO


def _compared(a: "Value", holds: "Callable[[int], bool]", b: "Value") -> "Value":
    def value(machine: Machine) -> Number:
        return ONE if holds(numbers.compare(a(machine), b(machine))) else ZERO

    return value


def _computed(operator: str, a: "Value", b: "Value") -> "Value":
    return lambda machine: compute(operator, machine, a(machine), b(machine))


def _variable(name: str) -> "Maker":
    return lambda machine: (lambda m: m.get(name), lambda m, value: m.set(name, value))


def _element(name: str, index: "Value") -> "Maker":
    def bind(machine: Machine) -> "tuple[Value, Setter]":
        place = index(machine)
        return (
            lambda m: m.element(name, place),
            lambda m, value: m.set_element(name, place, value),
        )

    return bind


def _assigned(target: Target, operator: str, right: "Value") -> "Value":
    def value(machine: Machine) -> Number:
        get, put = target.bind(machine)
        found = right(machine)
        if operator:
            found = compute(operator, machine, get(machine), found)
        put(machine, found)
        return get(machine)

    return value


def _stepped(target: Target, operator: str) -> "Value":
    def value(machine: Machine) -> Number:
        get, put = target.bind(machine)
        before = get(machine)
        put(machine, compute(operator, machine, before, ONE))
        return before

    return value
