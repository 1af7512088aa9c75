"""Calls in awk expressions: the program's own functions, and awk's."""

from genwrapper.applets.awk.compiler.writer import Writer
from genwrapper.applets.awk.lexer import BITWISE, BadProgram
from genwrapper.applets.awk.syntax import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.awk.compiler.expressions import Expressions

COUNTS = {
    name: counts
    for counts, names in {
        (0, 0): "rand systime",
        (0, 1): "fflush length srand",
        (0, 3): "strftime",
        (1, 1): "compl cos exp int isarray log sin sqrt strtonum system tolower toupper typeof",
        (1, 2): "close mktime",
        (1, 999): "sprintf",
        (2, 2): "atan2 index lshift rshift",
        (2, 999): "and or xor",
        (2, 3): "gsub match split sub substr",
        (2, 4): "patsplit",
        (1, 3): "asort asorti",
        (3, 4): "gensub",
    }.items()
    for name in names.split()
}
"""How many values each of awk's functions takes, at least and at most."""

SIGNATURES = {
    "index": "ss",
    "substr": "snn",
    "mktime": "sv",
    "tolower": "s",
    "toupper": "s",
    **dict.fromkeys(("compl", "cos", "exp", "log", "sin", "sqrt"), "n"),
    **dict.fromkeys(("atan2", "lshift", "rshift"), "nn"),
    **dict.fromkeys(("and", "or", "xor"), "n" * 999),
}
"""What the functions are handed: s text, n a number; the others values of any kind."""


class Calls:
    """The calls of one program."""

    __slots__ = ("expressions", "writer")

    def __init__(self, writer: Writer, expressions: "Expressions") -> None:
        self.writer = writer
        self.expressions = expressions

    def function(self, node: Node) -> str:
        """A function of the program."""
        writer = self.writer
        name, values = node.parts
        if name not in writer.functions:
            raise BadProgram(node.line, f"there is no function {name}")
        function = writer.program.functions[name]
        arrays = writer.kinds.parameters[name]
        given: list[str] = []
        for number, parameter in enumerate(function.parameters):
            if number >= len(values):
                given.append("Array()" if parameter in arrays else "None")
            elif parameter in arrays:
                value = values[number]
                if value.kind != "name":
                    raise BadProgram(node.line, f"{name}: {parameter} must be an array")
                given.append(writer.array(value.parts[0], node.line))
            else:
                given.append(self.expressions.value(values[number]))
        call = f"{writer.functions[name]}({', '.join(given)})"
        more = [self.expressions.value(value) for value in values[len(function.parameters) :]]
        return f"({', '.join(more)}, {call})[-1]" if more else call

    def builtin(self, node: Node) -> str:
        """A function of awk's."""
        name, values = node.parts
        least, most = COUNTS[name]
        if not least <= len(values) <= most:
            raise BadProgram(node.line, f"{name}: wrong number of values")
        special = getattr(self, f"_{name}", None)
        if special is not None:
            return str(special(values, node.line))
        forms = SIGNATURES.get(name, "v" * len(values))
        given = [self._given(value, form) for value, form in zip(values, forms, strict=False)]
        return (
            f"lib.{name}_({', '.join(given)})"
            if name in BITWISE
            else f"lib.{name}({', '.join(given)})"
        )

    def _given(self, value: Node, form: str) -> str:
        if form == "s":
            return self.expressions.text(value)
        return self.expressions.number(value) if form == "n" else self.expressions.value(value)

    def _length(self, values: list[Node], line: int) -> str:
        if not values:
            return f"lib.length({self.expressions.record()})"
        value = values[0]
        if value.kind == "name" and self.writer.is_array(value.parts[0]):
            return f"len({self.writer.array(value.parts[0], line)})"
        return f"lib.length({self.expressions.text(value)})"

    def _split(self, values: list[Node], line: int) -> str:
        if values[1].kind != "name":
            raise BadProgram(line, "split: the second value must be an array")
        array = self.writer.array(values[1].parts[0], line)
        by = "None"
        if len(values) > 2:
            pattern = values[2]
            regex = pattern.kind == "regex"
            by = self.expressions.pattern(pattern) if regex else self.expressions.text(pattern)
        return f"rt.split({self.expressions.text(values[0])}, {array}, {by})"

    def _patsplit(self, values: list[Node], line: int) -> str:
        arrays = [value for value in values[1::2] if value.kind == "name"]
        if len(arrays) != len(values) // 2:
            raise BadProgram(line, "patsplit: the second and fourth value must be arrays")
        given = [self.writer.array(value.parts[0], line) for value in arrays]
        pattern = self.expressions.pattern(values[2]) if len(values) > 2 else "None"
        return f"rt.patsplit({self.expressions.text(values[0])}, {pattern}, {', '.join(given)})"

    def _isarray(self, values: list[Node], line: int) -> str:
        value = values[0]
        return str(int(value.kind == "name" and self.writer.is_array(value.parts[0])))

    def _typeof(self, values: list[Node], line: int) -> str:
        if self._isarray(values, line) == "1":
            return repr(b"array")
        return f"lib.typeof({self.expressions.value(values[0])})"

    def _sorted(self, name: str, values: list[Node], line: int) -> str:
        arrays = values[:2] if len(values) > 1 else [values[0], values[0]]
        if any(value.kind != "name" for value in arrays):
            raise BadProgram(line, f"{name}: what is sorted must be an array")
        given = [self.writer.array(value.parts[0], line) for value in arrays]
        given += [self.expressions.text(value) for value in values[2:]]
        return f"lib.{name}({', '.join(given)})"

    def _asort(self, values: list[Node], line: int) -> str:
        return self._sorted("asort", values, line)

    def _asorti(self, values: list[Node], line: int) -> str:
        return self._sorted("asorti", values, line)

    def _match(self, values: list[Node], line: int) -> str:
        array = "None"
        if len(values) > 2:
            if values[2].kind != "name":
                raise BadProgram(line, "match: the third value must be an array")
            array = self.writer.array(values[2].parts[0], line)
        text, pattern = self.expressions.text(values[0]), self.expressions.pattern(values[1])
        return f"lib.match({text}, {pattern}, {array})"

    def _substitution(self, values: list[Node], every: bool) -> str:
        target = values[2] if len(values) > 2 else Node("field", 0, Node("number", 0, 0.0))
        expressions = self.expressions
        text = expressions.text(target)
        found = self.writer.temporary()
        pattern, replacement = expressions.pattern(values[0]), expressions.text(values[1])
        call = f"lib.substitute({pattern}, {replacement}, {text}, {every})"
        if target.kind in ("name", "item", "field"):
            stored = expressions.assigned(target, f"{found}[0]")
            return f"(({found} := {call}), {stored} if {found}[1] else 0, {found}[1])[2]"
        return f"{call}[1]"

    def _sub(self, values: list[Node], line: int) -> str:
        return self._substitution(values, False)

    def _gsub(self, values: list[Node], line: int) -> str:
        return self._substitution(values, True)

    def _gensub(self, values: list[Node], line: int) -> str:
        pattern = self.expressions.pattern(values[0])
        rest = ", ".join([self.expressions.text(value) for value in values[1:]])
        return f"lib.gensub({pattern}, {rest})"

    def _int(self, values: list[Node], line: int) -> str:
        return f"lib.whole({self.expressions.number(values[0])})"

    def _sprintf(self, values: list[Node], line: int) -> str:
        rest = "".join([f"{self.expressions.value(value)}, " for value in values[1:]])
        return f"rt.formatted({self.expressions.text(values[0])}, [{rest}])"
