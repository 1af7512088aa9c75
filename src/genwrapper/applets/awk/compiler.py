"""awk nodes → Python source: one function for BEGIN, one for each record, one for END, and one for
each function of the program.

Text of the program enters the source only through `repr`. Names are numbers behind a letter: `g3` a
global variable, `p3` a parameter, `f3` a function, `t3` a value in between.
"""

from genwrapper.applets.awk.lexer import BadProgram
from genwrapper.applets.awk.syntax import Function, Node, Program
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SPECIAL = frozenset(
    [
        "ARGC",
        "CONVFMT",
        "FILENAME",
        "FNR",
        "FS",
        "NF",
        "NR",
        "OFMT",
        "OFS",
        "ORS",
        "RLENGTH",
        "RS",
        "RSTART",
        "RT",
        "SUBSEP",
    ]
)
ARRAYS = frozenset(["ENVIRON", "ARGV"])
NUMBERS = frozenset(["NR", "FNR", "NF", "RSTART", "RLENGTH"])
COUNTS = {
    name: counts
    for counts, names in {
        (0, 0): "rand systime",
        (0, 1): "fflush length srand",
        (0, 3): "strftime",
        (1, 1): "cos exp int log sin sqrt system tolower toupper",
        (1, 2): "close",
        (1, 999): "sprintf",
        (2, 2): "atan2 index",
        (2, 3): "gsub match split sub substr",
        (3, 4): "gensub",
    }.items()
    for name in names.split()
}
TEXTS = frozenset(["sprintf", "substr", "tolower", "toupper", "gensub", "strftime"])
DEEPEST = 90  # indents

Code = tuple[str, str]  # Python's text, and what it gives: "n" a number, "s" a string, "?" either


class Unit:
    """What is known of one function of the source while it is written."""

    __slots__ = ("arrays", "count", "depth", "function", "lines", "parameters", "steps")

    def __init__(self, function: Function | None) -> None:
        self.function = function
        self.parameters: dict[str, str] = {}
        self.arrays: set[str] = set()
        self.lines: list[str] = []
        self.depth = 1
        self.count = 0
        self.steps: list[list[str]] = []  # what `continue` does first, for each loop around


class Compiler:
    """A program on its way."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.globals: dict[str, str] = {}
        self.functions = {name: f"f{n}" for n, name in enumerate(program.functions)}
        self.kinds = Kinds(program)
        self.ranges = 0
        self.unit = Unit(None)

    def source(self) -> str:
        """The whole source."""
        units = [self._function(function) for function in self.program.functions.values()]
        for name, kind in (("begin", "BEGIN"), ("main", ""), ("end", "END")):
            unit = self.unit = Unit(None)
            for rule in self.program.rules:
                if rule.kind == kind:
                    self._rule(rule.first, rule.second, rule.action)
            units.append((f"def {name}():", unit))
        scalars = [self.globals[name] for name in self.globals if name not in self.kinds.arrays]
        head = f"    global {', '.join(scalars)}" if scalars else "    pass"
        found: list[str] = []
        for name, variable in self.globals.items():
            found.append(f"{variable} = {'Array()' if name in self.kinds.arrays else 'None'}")
        for first, unit in units:
            found += [first, head, *unit.lines]
        return "\n".join(found) + "\n"

    def _function(self, function: Function) -> tuple[str, Unit]:
        unit = self.unit = Unit(function)
        unit.parameters = {name: f"p{n}" for n, name in enumerate(function.parameters)}
        unit.arrays = self.kinds.parameters[function.name]
        self._statement(function.body)
        names = ", ".join(unit.parameters.values())
        return f"def {self.functions[function.name]}({names}):", unit

    def _rule(self, first: Node | None, second: Node | None, action: Node | None) -> None:
        unit = self.unit
        body = action or Node("print", 0, [], "", None)
        if first is None:
            self._statement(body)
            return
        if second is None:
            self._line(f"if {self._truth(first)}:")
        else:
            number = self.ranges
            self.ranges += 1
            self._line(f"t0 = {number} in rt.ranges or {self._truth(first)}")
            self._line("if t0:")
            unit.depth += 1
            self._line(f"rt.ranges.add({number})")
            self._line(f"if {self._truth(second)}:")
            self._line(f"    rt.ranges.discard({number})")
            unit.depth -= 1
        unit.depth += 1
        self._statement(body)
        unit.depth -= 1

    def _line(self, text: str) -> None:
        if self.unit.depth > DEEPEST:
            raise BadProgram(0, "nested too deeply")
        self.unit.lines.append("    " * self.unit.depth + text)

    def _temporary(self) -> str:
        self.unit.count += 1
        return f"t{self.unit.count}"

    # -- statements -------------------------------------------------------------------------------

    def _statement(self, node: Node) -> None:
        getattr(self, f"_do_{node.kind}")(node)

    def _inner(self, node: Node) -> None:
        self.unit.depth += 1
        self._statement(node)
        self._line("pass")
        self.unit.depth -= 1

    def _do_block(self, node: Node) -> None:
        for statement in node.parts[0]:
            self._statement(statement)

    def _do_expression(self, node: Node) -> None:
        expression = node.parts[0]
        if expression.kind == "after":
            expression = Node("before", expression.line, *expression.parts)
        self._line(self._code(expression))

    def _do_print(self, node: Node) -> None:
        values, redirection, target = node.parts
        if not values:
            text = "rt.record + rt.ors"
        elif len(values) == 1:
            text = f"{self._output(values[0])} + rt.ors"
        else:
            shown = ", rt.ofs, ".join([self._output(value) for value in values])
            text = f"b''.join(({shown}, rt.ors))"
        self._write(text, redirection, target)

    def _do_printf(self, node: Node) -> None:
        values, redirection, target = node.parts
        rest = "".join([f"{self._code(value)}, " for value in values[1:]])
        text = f"rt.formatted({self._text(values[0])}, [{rest}])"
        self._write(text, redirection, target)

    def _write(self, text: str, redirection: str, target: Node | None) -> None:
        if target is None:
            self._line(f"out({text})")
        else:
            data = self._temporary()
            self._line(f"{data} = {text}")
            self._line(f"rt.output({redirection!r}, {self._text(target)}, {data})")

    def _do_if(self, node: Node) -> None:
        condition, body, otherwise = node.parts
        self._line(f"if {self._truth(condition)}:")
        self._inner(body)
        if otherwise is not None:
            self._line("else:")
            self._inner(otherwise)

    def _do_while(self, node: Node) -> None:
        self._line(f"while {self._truth(node.parts[0])}:")
        self._loop(node.parts[1], [])

    def _loop(self, body: Node, steps: list[str]) -> None:
        if len(self.unit.steps) >= 18:
            raise BadProgram(body.line, "loops are nested too deeply")
        self.unit.steps.append(steps)
        self._inner(body)
        self.unit.steps.pop()

    def _do_do(self, node: Node) -> None:
        body, condition = node.parts
        steps = [f"if not {self._truth(condition)}: break"]
        self._line("while True:")
        self._loop(body, steps)
        self._line(f"    {steps[0]}")

    def _do_for(self, node: Node) -> None:
        start, condition, step, body = node.parts
        if start is not None:
            self._statement(start)
        steps: list[str] = []
        if step is not None:
            unit = self.unit
            lines, depth = unit.lines, unit.depth
            unit.lines, unit.depth = [], 0
            self._statement(step)
            steps, unit.lines, unit.depth = unit.lines, lines, depth
        self._line(f"while {'True' if condition is None else self._truth(condition)}:")
        self._loop(body, steps)
        for line in steps:
            self._line(f"    {line}")

    def _do_each(self, node: Node) -> None:
        name, array, body = node.parts
        key = self._temporary()
        self._line(f"for {key} in list({self._array(array, node.line)}):")
        self.unit.depth += 1
        self._line(self._assigned(Node("name", node.line, name), f"Input({key})"))
        self.unit.depth -= 1
        self._loop(body, [])

    def _do_break(self, node: Node) -> None:
        self._line("break")

    def _do_continue(self, node: Node) -> None:
        for line in self.unit.steps[-1]:
            self._line(line)
        self._line("continue")

    def _do_next(self, node: Node) -> None:
        self._line("raise Next")

    def _do_nextfile(self, node: Node) -> None:
        self._line("raise NextFile")

    def _do_exit(self, node: Node) -> None:
        value = node.parts[0]
        if value is not None:
            self._line(f"rt.status = int({self._number(value)}) & 255")
        self._line("raise Exit")

    def _do_return(self, node: Node) -> None:
        value = node.parts[0]
        self._line("return" if value is None else f"return {self._code(value)}")

    def _do_delete(self, node: Node) -> None:
        name, subscripts = node.parts
        array = self._array(name, node.line)
        if subscripts is None:
            self._line(f"{array}.clear()")
        else:
            self._line(f"{array}.pop({self._subscript(subscripts)}, None)")

    # -- expressions ------------------------------------------------------------------------------

    def _expression(self, node: Node) -> Code:
        found: Code = getattr(self, f"_{node.kind}_code")(node)
        return found

    def _code(self, node: Node) -> str:
        return self._expression(node)[0]

    def _number(self, node: Node) -> str:
        code, kind = self._expression(node)
        return code if kind == "n" else f"num({code})"

    def _text(self, node: Node) -> str:
        code, kind = self._expression(node)
        return code if kind == "s" else f"string({code})"

    def _output(self, node: Node) -> str:
        code, kind = self._expression(node)
        return code if kind == "s" else f"shown({code})"

    def _truth(self, node: Node) -> str:
        code, kind = self._expression(node)
        return code if kind in "ns" else f"truth({code})"

    def _number_code(self, node: Node) -> Code:
        value = node.parts[0]
        return ("1e999" if value == float("inf") else repr(value)), "n"

    def _string_code(self, node: Node) -> Code:
        return repr(encode(node.parts[0])), "s"

    def _regex_code(self, node: Node) -> Code:
        return f"(rt.regex({encode(node.parts[0])!r}).search(rt.record) is not None)", "n"

    def _group_code(self, node: Node) -> Code:
        values = node.parts[0]
        if len(values) > 1:
            raise BadProgram(node.line, "a list of expressions needs in behind it")
        code, kind = self._expression(values[0])
        return f"({code})", kind

    def _scalar(self, name: str, line: int) -> str:
        unit = self.unit
        if name in self.functions:
            raise BadProgram(line, f"{name} is a function, used as a variable")
        if name in unit.parameters:
            if name in unit.arrays:
                raise BadProgram(line, f"{name} is an array, used as a variable")
            return unit.parameters[name]
        if name in self.kinds.arrays or name in ARRAYS:
            raise BadProgram(line, f"{name} is an array, used as a variable")
        return self.global_(name)

    def global_(self, name: str) -> str:
        """The name of a global variable in the source."""
        return self.globals.setdefault(name, f"g{len(self.globals)}")

    def _array(self, name: str, line: int) -> str:
        if name in self.unit.parameters:
            return self.unit.parameters[name]
        if name in ARRAYS:
            return f"rt.{name}"
        if name in SPECIAL or name in self.functions:
            raise BadProgram(line, f"{name} is no array")
        return self.global_(name)

    def _subscript(self, values: list[Node]) -> str:
        if len(values) == 1:
            return self._text(values[0])
        return f"string(rt.SUBSEP).join(({', '.join([self._text(value) for value in values])}))"

    def _name_code(self, node: Node) -> Code:
        name = node.parts[0]
        if name in SPECIAL and name not in self.unit.parameters:
            return f"rt.{name}", "n" if name in NUMBERS else "?"
        return self._scalar(name, node.line), "?"

    def _item_code(self, node: Node) -> Code:
        name, subscripts = node.parts
        return f"{self._array(name, node.line)}[{self._subscript(subscripts)}]", "?"

    def _field_code(self, node: Node) -> Code:
        index = node.parts[0]
        if index.kind == "number":
            if index.parts[0] == 0:
                return "rt.whole", "?"
            return f"rt.field({int(index.parts[0])})", "?"
        return f"rt.field(int({self._number(index)}))", "?"

    def _assigned(self, target: Node, code: str) -> str:
        """An expression that gives a value to an lvalue; its value is that."""
        if target.kind == "name":
            name = target.parts[0]
            if name in SPECIAL and name not in self.unit.parameters:
                return f"rt.put({name!r}, {code})"
            return f"({self._scalar(name, target.line)} := {code})"
        if target.kind == "item":
            name, subscripts = target.parts
            array = self._array(name, target.line)
            return f"put({array}, {self._subscript(subscripts)}, {code})"
        return f"rt.set_field(int({self._number(target.parts[0])}), {code})"

    def _once(self, target: Node) -> tuple[Node, str]:
        """An lvalue whose subscript or number is worked out once, and the code that does it."""
        if target.kind == "name":
            return target, ""
        key = self._temporary()
        if target.kind == "item":
            name, subscripts = target.parts
            made = Node("kept", target.line, key, "s")
            return Node(
                "item", target.line, name, [made]
            ), f"{key} := {self._subscript(subscripts)}"
        made = Node("kept", target.line, key, "n")
        return Node("field", target.line, made), f"{key} := {self._number(target.parts[0])}"

    def _kept_code(self, node: Node) -> Code:
        return node.parts[0], node.parts[1]

    def _assign_code(self, node: Node) -> Code:
        target, operator, value = node.parts
        if not operator:
            code, kind = self._expression(value)
            return self._assigned(target, code), kind
        target, first = self._once(target)
        old = Node("kept", node.line, self._number(target), "n")
        code = self._assigned(target, self._arithmetic(operator, old, value))
        return (f"(({first}), {code})[1]" if first else code), "n"

    def _before_code(self, node: Node) -> Code:
        target, step = node.parts
        target, first = self._once(target)
        code = self._assigned(target, f"{self._number(target)} + {step}")
        return (f"(({first}), {code})[1]" if first else code), "n"

    def _after_code(self, node: Node) -> Code:
        target, step = node.parts
        target, first = self._once(target)
        old = self._temporary()
        code = self._assigned(target, f"{old} + {step}")
        head = f"({first}), " if first else ""
        return f"({head}({old} := {self._number(target)}), {code})[{2 if first else 1} - 1]", "n"

    def _unary_code(self, node: Node) -> Code:
        operator, value = node.parts
        if operator == "!":
            return f"(not {self._truth(value)})", "n"
        return f"({operator}{self._number(value)})", "n"

    def _binary_code(self, node: Node) -> Code:
        operator, first, second = node.parts
        return self._arithmetic(operator, first, second), "n"

    def _arithmetic(self, operator: str, first: Node, second: Node) -> str:
        a, b = self._number(first), self._number(second)
        if operator in "+-*":
            return f"({a} {operator} {b})"
        name = {"/": "divided", "%": "remainder", "^": "power"}[operator]
        return f"{name}({a}, {b})"

    def _compare_code(self, node: Node) -> Code:
        operator, first, second = node.parts
        (a, one), (b, other) = self._expression(first), self._expression(second)
        if one == other == "n":
            return f"({a} {operator} {b})", "n"
        if "s" in (one, other):
            a = a if one == "s" else f"string({a})"
            b = b if other == "s" else f"string({b})"
            return f"({a} {operator} {b})", "n"
        return f"(compare({a}, {b}, rt.convfmt) {operator} 0)", "n"

    def _pattern(self, node: Node) -> str:
        if node.kind == "regex":
            return f"rt.regex({encode(node.parts[0])!r})"
        return f"rt.regex({self._text(node)})"

    def _match_code(self, node: Node) -> Code:
        negated, value, pattern = node.parts
        test = "is None" if negated else "is not None"
        text = self._text(value)
        return f"({self._pattern(pattern)}.search({text}) {test})", "n"

    def _and_code(self, node: Node) -> Code:
        first, second = node.parts
        return f"(bool({self._truth(first)}) and bool({self._truth(second)}))", "n"

    def _or_code(self, node: Node) -> Code:
        first, second = node.parts
        return f"(bool({self._truth(first)}) or bool({self._truth(second)}))", "n"

    def _choice_code(self, node: Node) -> Code:
        condition, first, second = node.parts
        (a, one), (b, other) = self._expression(first), self._expression(second)
        kind = one if one == other else "?"
        return f"({a} if {self._truth(condition)} else {b})", kind

    def _concat_code(self, node: Node) -> Code:
        parts = [self._text(part) for part in node.parts[0]]
        return f"b''.join(({', '.join(parts)}))", "s"

    def _in_code(self, node: Node) -> Code:
        values, name = node.parts
        return f"({self._subscript(values)} in {self._array(name, node.line)})", "n"

    def _getline_code(self, node: Node) -> Code:
        kind, source, target = node.parts
        name = self._temporary()
        read = "rt.read_main()"
        if source is not None:
            method = "read_command" if kind == "|" else "read_file"
            read = f"rt.{method}({self._text(source)})"
        given = "rt.set_record(rt.got)" if target is None else self._assigned(target, "rt.got")
        return f"({given} if ({name} := {read}) > 0 else 0, {name})[1]", "n"

    # -- calls ------------------------------------------------------------------------------------

    def _call_code(self, node: Node) -> Code:
        name, values = node.parts
        if name not in self.functions:
            raise BadProgram(node.line, f"there is no function {name}")
        function = self.program.functions[name]
        if len(values) > len(function.parameters):
            raise BadProgram(node.line, f"{name} is called with too many values")
        arrays = self.kinds.parameters[name]
        given: list[str] = []
        for number, parameter in enumerate(function.parameters):
            if number >= len(values):
                given.append("Array()" if parameter in arrays else "None")
            elif parameter in arrays:
                value = values[number]
                if value.kind != "name":
                    raise BadProgram(node.line, f"{name}: {parameter} must be an array")
                given.append(self._array(value.parts[0], node.line))
            else:
                given.append(self._code(values[number]))
        return f"{self.functions[name]}({', '.join(given)})", "?"

    def _builtin_code(self, node: Node) -> Code:
        name, values = node.parts
        least, most = COUNTS[name]
        if not least <= len(values) <= most:
            raise BadProgram(node.line, f"{name}: wrong number of values")
        kind = "s" if name in TEXTS else "n"
        special = getattr(self, f"_{name}_call", None)
        if special is not None:
            return special(values, node.line), kind
        return f"lib.{name}({', '.join([self._code(value) for value in values])})", kind

    def _length_call(self, values: list[Node], line: int) -> str:
        if not values:
            return "lib.length(rt.record)"
        value = values[0]
        if value.kind == "name" and self._is_array(value.parts[0]):
            return f"len({self._array(value.parts[0], line)})"
        return f"lib.length({self._text(value)})"

    def _is_array(self, name: str) -> bool:
        if name in self.unit.parameters:
            return name in self.unit.arrays
        return name in self.kinds.arrays or name in ARRAYS

    def _split_call(self, values: list[Node], line: int) -> str:
        if values[1].kind != "name":
            raise BadProgram(line, "split: the second value must be an array")
        array = self._array(values[1].parts[0], line)
        by = "None"
        if len(values) > 2:
            pattern = values[2]
            by = self._pattern(pattern) if pattern.kind == "regex" else self._text(pattern)
        return f"rt.split({self._text(values[0])}, {array}, {by})"

    def _match_call(self, values: list[Node], line: int) -> str:
        array = "None"
        if len(values) > 2:
            if values[2].kind != "name":
                raise BadProgram(line, "match: the third value must be an array")
            array = self._array(values[2].parts[0], line)
        return f"lib.match({self._text(values[0])}, {self._pattern(values[1])}, {array})"

    def _substitution(self, values: list[Node], every: bool) -> str:
        target = values[2] if len(values) > 2 else Node("field", 0, Node("number", 0, 0.0))
        text = self._text(target)
        found = self._temporary()
        call = (
            f"lib.substitute({self._pattern(values[0])}, {self._text(values[1])}, {text}, {every})"
        )
        if target.kind in ("name", "item", "field"):
            stored = self._assigned(target, f"{found}[0]")
            return f"(({found} := {call}), {stored} if {found}[1] else 0, {found}[1])[2]"
        return f"{call}[1]"

    def _sub_call(self, values: list[Node], line: int) -> str:
        return self._substitution(values, False)

    def _gsub_call(self, values: list[Node], line: int) -> str:
        return self._substitution(values, True)

    def _gensub_call(self, values: list[Node], line: int) -> str:
        pattern = self._pattern(values[0])
        rest = ", ".join([self._text(value) for value in values[1:]])
        return f"lib.gensub({pattern}, {rest})"

    def _int_call(self, values: list[Node], line: int) -> str:
        return f"lib.whole({self._code(values[0])})"

    def _sprintf_call(self, values: list[Node], line: int) -> str:
        rest = "".join([f"{self._code(value)}, " for value in values[1:]])
        return f"rt.formatted({self._text(values[0])}, [{rest}])"


class Kinds:
    """Which global variables, and which parameters of each function, are arrays: those that are
    used as such, or are handed to a parameter that is."""

    def __init__(self, program: Program) -> None:
        self.arrays: set[str] = set()
        self.parameters: dict[str, set[str]] = {name: set() for name in program.functions}
        self.program = program
        while True:
            before = (len(self.arrays), sum(map(len, self.parameters.values())))
            for function in program.functions.values():
                self._walk(function.body, function)
            for rule in program.rules:
                for part in (rule.first, rule.second, rule.action):
                    self._walk(part, None)
            if (len(self.arrays), sum(map(len, self.parameters.values()))) == before:
                return

    def _array(self, name: str, function: Function | None) -> None:
        if function is not None and name in function.parameters:
            self.parameters[function.name].add(name)
        elif name not in ARRAYS:
            self.arrays.add(name)

    def _walk(self, node: "Any", function: Function | None) -> None:
        if isinstance(node, list):
            for part in node:
                self._walk(part, function)
        if not isinstance(node, Node):
            return
        parts = node.parts
        if node.kind in ("item", "delete"):
            self._array(parts[0], function)
        elif node.kind in ("each", "in"):
            self._array(parts[1], function)
        elif node.kind == "builtin" and parts[0] in ("split", "match"):
            place = 1 if parts[0] == "split" else 2
            if len(parts[1]) > place and parts[1][place].kind == "name":
                self._array(parts[1][place].parts[0], function)
        elif node.kind == "call" and parts[0] in self.parameters:
            arrays = self.parameters[parts[0]]
            names = self.program.functions[parts[0]].parameters
            for name, value in zip(names, parts[1], strict=False):
                if name in arrays and value.kind == "name":
                    self._array(value.parts[0], function)
        for part in parts:
            self._walk(part, function)
