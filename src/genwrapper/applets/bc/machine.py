"""What a program of bc works on: variables, arrays, functions, bases, scale, and its output."""

from genwrapper.applets.bc import library, numbers
from genwrapper.applets.bc.numbers import Number, Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Act = Callable[["Machine"], None]

MOST_DEPTH = 400


class Break(Exception):
    """`break`."""


class Continue(Exception):
    """`continue`."""


class Return(Exception):
    """`return`, with a value."""

    def __init__(self, value: Number) -> None:
        super().__init__()
        self.value = value


class Halt(Exception):
    """`halt`, `quit`."""


class Function:
    """A function: names of parameters and automatic variables (with [] where arrays), a body."""

    __slots__ = ("automatic", "body", "parameters", "void")

    def __init__(
        self, parameters: list[str], automatic: list[str], body: "Act", void: bool
    ) -> None:
        self.parameters = parameters
        self.automatic = automatic
        self.body = body
        self.void = void


class Machine:
    """A run of bc."""

    def __init__(
        self, write: "Callable[[str], None]", read: "Callable[[], str]", width: int
    ) -> None:
        self.write = write
        self.read = read
        self.width = width
        self.variables: dict[str, Number] = {}
        self.arrays: dict[str, dict[int, Number]] = {}
        self.functions: dict[str, Function] = {}
        self.library: dict[str, Callable[..., Number]] = {}
        self.ibase = 10
        self.obase = 10
        self.scale = 0
        self.last = Number(0)
        self.depth = 0
        self.void = False  # whether the last function that was called has no value

    def with_library(self) -> None:
        """As with -l."""
        self.scale = 20
        self.library = {
            "s": library.sine,
            "c": library.cosine,
            "a": library.arctangent,
            "l": library.logarithm,
            "e": library.exponential,
            "j": library.bessel,
        }

    def get(self, name: str) -> Number:
        """A variable's value."""
        if name in ("ibase", "obase", "scale"):
            return Number(getattr(self, name))
        if name == "last":
            return self.last
        return self.variables.get(name) or Number(0)

    def set(self, name: str, value: Number) -> None:
        """Set a variable. Trouble where it can't have such a value."""
        if name == "ibase":
            self.ibase = max(2, min(len(numbers.DIGITS), value.whole()))
        elif name == "obase":
            self.obase = max(2, min(1 << 31, value.whole()))
        elif name == "scale":
            if not 0 <= value.whole() <= numbers.MOST_SCALE:
                raise Trouble("scale is out of range")
            self.scale = value.whole()
        elif name == "last":
            self.last = value
        else:
            self.variables[name] = value

    def element(self, name: str, index: Number) -> Number:
        """An element's value."""
        return self.arrays.get(name, {}).get(place(index)) or Number(0)

    def set_element(self, name: str, index: Number, value: Number) -> None:
        """Set an element."""
        self.arrays.setdefault(name, {})[place(index)] = value

    def length(self, name: str) -> int:
        """How many elements an array has, up to the last one that was set."""
        return max(self.arrays.get(name, ()), default=-1) + 1

    def show(self, value: Number) -> None:
        """Print a value on a line of its own."""
        self.last = value
        self.write(numbers.wrapped(numbers.shown(value, self.obase), self.width) + "\n")

    def call(self, name: str, arguments: "list[Number | str]") -> Number:
        """Call a function; a string among the arguments is an array's name."""
        function = self.functions.get(name)
        if function is None:
            return self._call_library(name, arguments)
        if len(arguments) != len(function.parameters):
            raise Trouble(f"parameter number mismatch in {name}")
        if self.depth >= MOST_DEPTH:
            raise Trouble("functions are nested too deeply")
        passed: list[tuple[str, Number | dict[int, Number]]] = []
        for parameter, argument in zip(function.parameters, arguments, strict=True):
            if parameter.endswith("[]") != isinstance(argument, str):
                raise Trouble(f"parameter type mismatch in {name}")
            if isinstance(argument, str):
                array = self.arrays.setdefault(argument, {})
                passed.append((parameter, array if parameter.startswith("*") else dict(array)))
            else:
                passed.append((parameter, argument))
        for automatic in function.automatic:
            passed.append((automatic, {} if automatic.endswith("[]") else Number(0)))
        saved = [self._put(word, value) for word, value in passed]
        self.depth += 1
        try:
            function.body(self)
            self.void = function.void
            return Number(0)
        except Return as back:
            return back.value
        finally:
            self.depth -= 1
            for (word, _), before in zip(reversed(passed), reversed(saved), strict=True):
                self._restore(word, before)

    def _put(
        self, word: str, value: "Number | dict[int, Number]"
    ) -> "Number | dict[int, Number] | None":
        name = word.strip("*[]")
        if isinstance(value, dict):
            before_array = self.arrays.get(name)
            self.arrays[name] = value
            return before_array
        before = self.variables.get(name)
        self.variables[name] = value
        return before

    def _restore(self, word: str, before: "Number | dict[int, Number] | None") -> None:
        name = word.strip("*[]")
        if word.endswith("[]"):
            if isinstance(before, dict):
                self.arrays[name] = before
            else:
                self.arrays.pop(name, None)
        elif isinstance(before, Number):
            self.variables[name] = before
        else:
            self.variables.pop(name, None)

    def _call_library(self, name: str, arguments: "list[Number | str]") -> Number:
        known = self.library.get(name)
        if known is None:
            raise Trouble(f"function {name} not defined")
        if len(arguments) != (2 if name == "j" else 1) or str in map(type, arguments):
            raise Trouble(f"parameter number mismatch in {name}")
        return known(*arguments, self.scale)


def place(index: Number) -> int:
    """An index as a whole number. Trouble."""
    found = index.whole()
    if not 0 <= found < 1 << 24:
        raise Trouble("array index is out of range")
    return found
