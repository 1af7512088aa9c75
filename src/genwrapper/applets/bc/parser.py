"""bc's statements: each becomes a function of the machine."""

from genwrapper.applets.bc import numbers
from genwrapper.applets.bc.expressions import ZERO, Expressions
from genwrapper.applets.bc.lexer import Wrong
from genwrapper.applets.bc.machine import Break, Continue, Function, Halt, Machine, Return
from genwrapper.applets.bc.numbers import Number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.bc.expressions import Value

    Act = Callable[[Machine], None]

ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "q": '"', "r": "\r", "t": "\t", "\\": "\\",
           "e": "\\"}  # fmt: skip


class Parser:
    """The statements of a program, one line after the other."""

    def __init__(self, text: str) -> None:
        self.words = Expressions(text)
        self.loops = 0
        self.in_function = False

    # -- statements -------------------------------------------------------------------------------

    def line(self) -> "list[Act] | None":
        """The statements of the next line; None at the end of the program. Wrong; the next call
        goes on behind that line."""
        self.words.newlines()
        if self.words.peek() == "":
            return None
        start = self.words.at
        try:
            if self.words.peek() == "define":
                return [self._define()]
            found: list[Act] = []
            while self.words.peek() not in ("\n", ""):
                if not self.words.take(";"):
                    found.append(self.statement())
                    if self.words.peek() not in (";", "\n", ""):
                        raise self.words.wrong()
            return found
        except Wrong:
            self.words.at = max(self.words.at, start)
            while self.words.peek() not in ("\n", ""):
                self.words.at += 1
            raise
        except RecursionError:
            raise Wrong(f"line {self.words.tokens[start].line}: nested too deeply") from None

    def statement(self) -> "Act":
        """One statement."""
        kind = self.words.peek()
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
                raise Wrong(f"line {self.words.line}: {kind} outside of a loop")
            self.words.at += 1
            return _raiser(Break if kind == "break" else Continue)
        if kind == "quit":
            raise Halt  # as soon as it is read, whatever is before it in its line
        if kind == "halt":
            self.words.at += 1
            return _raiser(Halt)
        if kind in ("limits", "warranty"):
            self.words.at += 1
            return lambda machine: None
        value = self.words.expression()
        if self.words.prints:
            return _shower(value)
        return lambda machine: _ignored(value(machine))

    def _block(self) -> "Act":
        self.words.need("{")
        return self._rest_of_block()

    def _rest_of_block(self) -> "Act":
        found: list[Act] = []
        while not self.words.take("}"):
            if self.words.take(";") or self.words.take("\n"):
                continue
            found.append(self.statement())
            if self.words.peek() not in (";", "\n", "}"):
                raise self.words.wrong()
        return _row(found)

    def _inner(self) -> "Act":
        self.words.newlines()
        return self.statement()

    def _if(self) -> "Act":
        self.words.at += 1
        self.words.need("(")
        condition = self.words.expression()
        self.words.need(")")
        then = self._inner()
        start = self.words.at
        self.words.newlines()
        otherwise: Act | None = None
        if self.words.take("else"):
            otherwise = self._inner()
        else:
            self.words.at = start

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
        self.words.at += 1
        self.words.need("(")
        condition = self.words.expression()
        self.words.need(")")
        return self._loop(condition, None)

    def _for(self) -> "Act":
        self.words.at += 1
        self.words.need("(")
        parts: list[Value | None] = []
        for end in (";", ";", ")"):
            parts.append(None if self.words.peek() == end else self.words.expression())
            self.words.need(end)
        loop = self._loop(parts[1], parts[2])
        begin = parts[0]
        if begin is None:
            return loop

        def act(machine: Machine) -> None:
            begin(machine)
            loop(machine)

        return act

    def _string(self) -> "Act":
        text = self.words.next().text
        return lambda machine: machine.write(text)

    def _print(self) -> "Act":
        self.words.at += 1
        found: list[Act] = []
        while True:
            if self.words.peek() == "string":
                found.append(_writer(unescaped(self.words.next().text)))
            else:
                found.append(_printer(self.words.expression()))
            if not self.words.take(","):
                return _row(found)

    def _return(self) -> "Act":
        if not self.in_function:
            raise Wrong(f"line {self.words.line}: return outside of a function")
        self.words.at += 1
        value: Value | None = None
        if self.words.peek() not in (";", "\n", "}", ""):
            value = self.words.expression()

        def act(machine: Machine) -> None:
            raise Return(ZERO if value is None else value(machine))

        return act

    def _define(self) -> "Act":
        self.words.at += 1
        name = self.words.need("name").text
        void = name == "void" and self.words.peek() == "name"
        if void:
            name = self.words.next().text
        self.words.need("(")
        parameters = self._names(")")
        self.words.need(")")
        self.words.newlines()
        self.words.need("{")
        self.words.newlines()
        automatic: list[str] = []
        self.in_function = True
        try:
            if self.words.take("auto"):
                automatic = self._names(";")
                if not self.words.take(";"):
                    self.words.need("\n")
            body = self._rest_of_block()
        finally:
            self.in_function = False
        function = Function(parameters, automatic, body, void)

        def act(machine: Machine) -> None:
            machine.functions[name] = function

        return act

    def _names(self, end: str) -> list[str]:
        found: list[str] = []
        while self.words.peek() not in (end, "\n"):
            head = "*" if self.words.take("*") else ""
            name = self.words.need("name").text
            if self.words.take("["):
                self.words.need("]")
                name += "[]"
            found.append(head + name)
            if not self.words.take(","):
                break
        return found


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
