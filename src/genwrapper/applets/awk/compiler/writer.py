"""`Writer`: the Python source of an awk program as it grows, and the names in it.

Text of the program enters the source only through `repr`. Names are numbers behind a letter: `g3` a
global variable, `p3` a parameter, `f3` a function, `r3` a regular expression, `t3` a value in
between.
"""

from genwrapper.applets.awk.compiler.kinds import ARRAYS, SPECIAL, Kinds
from genwrapper.applets.awk.lexer import BadProgram
from genwrapper.applets.awk.syntax import Function, Program
from genwrapper.streams import encode

DEEPEST = 90  # indents
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
PLAIN = frozenset(b" _-,:;=<>@%&'\"#~!`" + LETTERS)
"""Bytes that stand for themselves in a regular expression."""


class Writer:
    """The source of all functions, and of the one that is being written."""

    __slots__ = (
        "arrays",
        "count",
        "depth",
        "function",
        "functions",
        "globals",
        "kinds",
        "lines",
        "main",
        "parameters",
        "program",
        "ranges",
        "regexes",
        "steps",
        "whole",
    )

    def __init__(self, program: Program, kinds: Kinds) -> None:
        self.program = program
        self.kinds = kinds
        self.globals: dict[str, str] = {}
        self.functions = {name: f"f{n}" for n, name in enumerate(program.functions)}
        self.regexes: dict[bytes, str] = {}
        self.ranges = 0
        self.begin(None)

    def begin(self, function: Function | None, main: bool = False, depth: int = 1) -> None:
        """Begin a function of the source: one of the program's, or (`main`) the rules."""
        self.function = function
        self.main = main
        self.parameters: dict[str, str] = {}
        self.arrays: set[str] = set()
        self.lines: list[str] = []
        self.depth = depth
        self.count = 0
        self.steps: list[list[str]] = []  # what `continue` does first, for each loop around
        self.whole: set[str] = set()  # variables that are ints here
        if function is not None:
            self.parameters = {name: f"p{n}" for n, name in enumerate(function.parameters)}
            self.arrays = self.kinds.parameters[function.name]

    def line(self, text: str) -> None:
        """One line at the present depth."""
        if self.depth > DEEPEST:
            raise BadProgram(0, "nested too deeply")
        self.lines.append("    " * self.depth + text)

    def temporary(self) -> str:
        """A new name for a value in between."""
        self.count += 1
        return f"t{self.count}"

    # -- names ------------------------------------------------------------------------------------

    def is_special(self, name: str) -> bool:
        """Whether a name is one of awk's own variables here."""
        return name in SPECIAL and name not in self.parameters

    def scalar(self, name: str, line: int) -> str:
        """A variable's name in the source."""
        if name in self.functions:
            raise BadProgram(line, f"{name} is a function, used as a variable")
        if name in self.parameters:
            if name in self.arrays:
                raise BadProgram(line, f"{name} is an array, used as a variable")
            return self.parameters[name]
        if name in self.kinds.arrays or name in ARRAYS:
            raise BadProgram(line, f"{name} is an array, used as a variable")
        return self._global(name)

    def _global(self, name: str) -> str:
        return self.globals.setdefault(name, f"g{len(self.globals)}")

    def array(self, name: str, line: int) -> str:
        """An array's name in the source."""
        if name in self.parameters:
            return self.parameters[name]
        if name in ARRAYS:
            return f"rt.{name}"
        if name in SPECIAL or name in self.functions:
            raise BadProgram(line, f"{name} is no array")
        return self._global(name)

    def is_array(self, name: str) -> bool:
        """Whether a name is an array here."""
        if name in self.parameters:
            return name in self.arrays
        return name in self.kinds.arrays or name in ARRAYS

    # -- regular expressions ----------------------------------------------------------------------

    def regex(self, text: str) -> str:
        """The name of a regular expression of the program, compiled once, or how to get it."""
        if self.kinds.ignores_case:
            return f"rt.regex({encode(text)!r})"
        return self.regexes.setdefault(encode(text), f"r{len(self.regexes)}")

    def found(self, text: str, subject: str, negated: bool = False) -> str:
        """A condition: a regular expression of the program is found in `subject`."""
        source = encode(text)
        if source and PLAIN.issuperset(source) and not self.kinds.ignores_case:
            return f"({source!r} {'not in' if negated else 'in'} {subject})"
        test = "is None" if negated else "is not None"
        return f"({self.regex(text)}.search({subject}) {test})"
