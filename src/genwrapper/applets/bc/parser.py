"""bc's grammar: each statement and expression becomes a function of the machine."""

from genwrapper.applets.bc import numbers
from genwrapper.applets.bc.lexer import Token, Wrong, tokens
from genwrapper.applets.bc.machine import Break, Continue, Function, Halt, Machine, Return
from genwrapper.applets.bc.numbers import Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Act = Callable[[Machine], None]
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
ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "q": '"', "r": "\r", "t": "\t", "\\": "\\",
           "e": "\\"}  # fmt: skip
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


class Parser:
    """The statements of a program, one line after the other."""

    def __init__(self, text: str) -> None:
        self.words = tokens(text)
        self.at = 0
        self.loops = 0
        self.in_function = False
        self.target: Target | None = None  # what the last expression was, if it can be assigned to
        self.prints = True  # whether the value of the last expression is printed

    def peek(self) -> str:
        """The kind of the next word."""
        return self.words[self.at].kind

    def next(self) -> Token:
        """The next word, read."""
        self.at += 1
        return self.words[self.at - 1]

    def _take(self, kind: str) -> bool:
        if self.peek() != kind:
            return False
        self.at += 1
        return True

    def _need(self, kind: str) -> Token:
        if self.peek() != kind:
            raise self.wrong()
        return self.next()

    def wrong(self) -> Wrong:
        """What to say of a word that does not fit."""
        word = self.words[self.at]
        shown = {"\n": "the end of the line", "": "the end"}.get(word.kind, word.text)
        return Wrong(f"line {word.line}: syntax error at {shown}")

    def _lines(self) -> None:
        while self._take("\n"):
            pass

    # -- statements -------------------------------------------------------------------------------

    def line(self) -> "list[Act] | None":
        """The statements of the next line; None at the end of the program. Wrong; the next call
        goes on behind that line."""
        self._lines()
        if self.peek() == "":
            return None
        start = self.at
        try:
            if self.peek() == "define":
                return [self._define()]
            found: list[Act] = []
            while self.peek() not in ("\n", ""):
                if not self._take(";"):
                    found.append(self.statement())
                    if self.peek() not in (";", "\n", ""):
                        raise self.wrong()
            return found
        except Wrong:
            self.at = max(self.at, start)
            while self.peek() not in ("\n", ""):
                self.at += 1
            raise
        except RecursionError:
            raise Wrong(f"line {self.words[start].line}: nested too deeply") from None

    def statement(self) -> "Act":
        """One statement."""
        kind = self.peek()
        known = {
            "{": self._block,
            "if": self._if,
            "while": self._while,
            "for": self._for,
            "string": self._string,
            "print": self._print,
            "return": self._return,
        }.get(kind)
        if known is not None:
            return known()
        if kind in ("break", "continue"):
            if not self.loops:
                raise Wrong(f"line {self.words[self.at].line}: {kind} outside of a loop")
            self.at += 1
            return _raiser(Break if kind == "break" else Continue)
        if kind == "quit":
            raise Halt  # as soon as it is read, whatever is before it in its line
        if kind == "halt":
            self.at += 1
            return _raiser(Halt)
        if kind in ("limits", "warranty"):
            self.at += 1
            return lambda machine: None
        value = self.expression()
        if self.prints:
            return _shower(value)
        return lambda machine: _ignored(value(machine))

    def _block(self) -> "Act":
        self._need("{")
        found: list[Act] = []
        while not self._take("}"):
            if self._take(";") or self._take("\n"):
                continue
            found.append(self.statement())
            if self.peek() not in (";", "\n", "}"):
                raise self.wrong()
        return _row(found)

    def _inner(self) -> "Act":
        self._lines()
        return self.statement()

    def _if(self) -> "Act":
        self.at += 1
        self._need("(")
        condition = self.expression()
        self._need(")")
        then = self._inner()
        start = self.at
        self._lines()
        otherwise: Act | None = None
        if self._take("else"):
            otherwise = self._inner()
        else:
            self.at = start

        def act(machine: Machine) -> None:
            if condition(machine).value:
                then(machine)
            elif otherwise is not None:
                otherwise(machine)

        return act

    def _loop(self, condition: "Value | None", step: "Value | None") -> "Act":
        self.loops += 1
        body = self._inner()
        self.loops -= 1

        def act(machine: Machine) -> None:
            while condition is None or condition(machine).value:
                try:
                    body(machine)
                except Break:
                    return
                except Continue:
                    pass
                if step is not None:
                    step(machine)

        return act

    def _while(self) -> "Act":
        self.at += 1
        self._need("(")
        condition = self.expression()
        self._need(")")
        return self._loop(condition, None)

    def _for(self) -> "Act":
        self.at += 1
        self._need("(")
        parts: list[Value | None] = []
        for end in (";", ";", ")"):
            parts.append(None if self.peek() == end else self.expression())
            self._need(end)
        loop = self._loop(parts[1], parts[2])
        begin = parts[0]
        if begin is None:
            return loop

        def act(machine: Machine) -> None:
            begin(machine)
            loop(machine)

        return act

    def _string(self) -> "Act":
        text = self.next().text
        return lambda machine: machine.write(text)

    def _print(self) -> "Act":
        self.at += 1
        found: list[Act] = []
        while True:
            if self.peek() == "string":
                found.append(_writer(unescaped(self.next().text)))
            else:
                found.append(_printer(self.expression()))
            if not self._take(","):
                return _row(found)

    def _return(self) -> "Act":
        if not self.in_function:
            raise Wrong(f"line {self.words[self.at].line}: return outside of a function")
        self.at += 1
        value: Value | None = None
        if self.peek() not in (";", "\n", "}", ""):
            value = self.expression()

        def act(machine: Machine) -> None:
            raise Return(ZERO if value is None else value(machine))

        return act

    def _define(self) -> "Act":
        self.at += 1
        void = self._take("void")
        name = self._need("name").text
        self._need("(")
        parameters = self._names(")")
        self._need(")")
        self._lines()
        self._need("{")
        self._lines()
        automatic: list[str] = []
        self.in_function = True
        try:
            if self._take("auto"):
                automatic = self._names(";")
                if not self._take(";"):
                    self._need("\n")
            self.at -= 1
            self.words[self.at] = Token("{", "{", self.words[self.at].line)
            body = self._block()
        finally:
            self.in_function = False
        function = Function(parameters, automatic, body, void)

        def act(machine: Machine) -> None:
            machine.functions[name] = function

        return act

    def _names(self, end: str) -> list[str]:
        found: list[str] = []
        while self.peek() not in (end, "\n"):
            head = "*" if self._take("*") else ""
            name = self._need("name").text
            if self._take("["):
                self._need("]")
                name += "[]"
            found.append(head + name)
            if not self._take(","):
                break
        return found

    # -- expressions ------------------------------------------------------------------------------

    def expression(self) -> "Value":
        """An expression, from the loosest operator on."""
        value = self._and()
        while self._take("||"):
            value = _either(value, self._and())
            self.prints, self.target = True, None
        return value

    def _and(self) -> "Value":
        value = self._not()
        while self._take("&&"):
            value = _both(value, self._not())
            self.prints, self.target = True, None
        return value

    def _not(self) -> "Value":
        if self._take("!"):
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
        if self._take("^"):
            value = _computed("^", value, self._power())
            self.prints, self.target = True, None
        return value

    def _negative(self) -> "Value":
        if self._take("-"):
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
        word = self.words[self.at]
        kind = word.kind
        if kind == "number":
            self.at += 1
            text = word.text
            return lambda machine: numbers.parsed(text, machine.ibase)
        if kind == "(":
            self.at += 1
            value = self.expression()
            self._need(")")
            self.prints, self.target = True, None
            return value
        if kind in ("length", "sqrt", "scale") and self.words[self.at + 1].kind == "(":
            self.at += 2
            return self._builtin(kind)
        if kind == "read":
            self.at += 1
            self._need("(")
            self._need(")")
            return _read
        if kind in VARIABLES:
            self.at += 1
            return self._named(word)
        raise self.wrong()

    def _builtin(self, name: str) -> "Value":
        value = self.expression()
        self._need(")")
        self.prints, self.target = True, None
        if name == "length":
            return lambda machine: Number(numbers.digits(value(machine)))
        if name == "sqrt":
            return lambda machine: numbers.square_root(value(machine), machine.scale)
        return lambda machine: Number(value(machine).scale)

    def _named(self, word: Token) -> "Value":
        name = "last" if word.kind == "." else word.text
        if word.kind == "name" and self._take("("):
            return self._call(name)
        if word.kind == "name" and self._take("["):
            index = self.expression()
            self._need("]")
            self.prints, self.target = True, Target(_element(name, index))
            return lambda machine: machine.element(name, index(machine))
        self.target = Target(_variable(name))
        return lambda machine: machine.get(name)

    def _call(self, name: str) -> "Value":
        arguments: list[Value | str] = []
        while self.peek() != ")":
            ahead = [word.kind for word in self.words[self.at : self.at + 3]]
            if ahead == ["name", "[", "]"]:
                arguments.append(self.next().text)
                self.at += 2
            else:
                arguments.append(self.expression())
            if not self._take(","):
                break
        self._need(")")
        self.prints, self.target = True, None

        def value(machine: Machine) -> Number:
            given = [a if isinstance(a, str) else a(machine) for a in arguments]
            return machine.call(name, given)

        return value


def unescaped(text: str) -> str:
    """A string of `print`."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1 : at + 2] in ESCAPES and at + 1 < len(text):
            pieces.append(ESCAPES[text[at + 1]])
            at += 2
        else:
            pieces.append(text[at])
            at += 1
    return "".join(pieces)


def _ignored(value: Number) -> None:
    """The value of an assignment is not printed."""


def _raiser(error: type[Exception]) -> "Act":
    def act(machine: Machine) -> None:
        raise error

    return act


def _row(acts: "list[Act]") -> "Act":
    def act(machine: Machine) -> None:
        for one in acts:
            one(machine)

    return act


def _writer(text: str) -> "Act":
    return lambda machine: machine.write(text)


def _shower(value: "Value") -> "Act":
    def act(machine: Machine) -> None:
        machine.void = False
        found = value(machine)
        if not machine.void:
            machine.show(found)

    return act


def _printer(value: "Value") -> "Act":
    def act(machine: Machine) -> None:
        machine.last = value(machine)
        machine.write(numbers.wrapped(numbers.shown(machine.last, machine.obase), machine.width))

    return act


def _read(machine: Machine) -> Number:
    line = machine.read()
    if not line.strip():
        return ZERO
    return Parser(line).expression()(machine)


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
