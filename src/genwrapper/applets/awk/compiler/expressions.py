"""awk expressions as Python's: one method a node, each giving text whose value is of the kind that
`Kinds.of` tells."""

from genwrapper.applets.awk.compiler.calls import Calls
from genwrapper.applets.awk.compiler.writer import Writer
from genwrapper.applets.awk.lexer import BadProgram
from genwrapper.applets.awk.syntax import Node
from genwrapper.streams import encode


class Expressions:
    """The expressions of one program."""

    __slots__ = ("calls", "writer")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.calls = Calls(writer, self)

    # -- an expression as what is wanted of it ----------------------------------------------------

    def kind(self, node: Node) -> str:
        """The kind of its value, see Kinds."""
        return self.writer.kinds.of(node, self.writer.function)

    def code(self, node: Node) -> str:
        """Its text, input as plain bytes."""
        found: str = getattr(self, f"_{node.kind}")(node)
        return found

    def value(self, node: Node) -> str:
        """As something to be kept."""
        return f"Input({self.code(node)})" if self.kind(node) == "i" else self.code(node)

    def number(self, node: Node) -> str:
        kind, code = self.kind(node), self.code(node)
        if node.kind == "name" and node.parts[0] in self.writer.whole:
            return code
        if kind == "n":
            return code
        if kind == "N":
            return f"({code} or 0)"
        if kind == "?" and node.kind == "name" and code.isalnum():
            return f"({code} if type({code}) is float else num({code}))"
        return f"num({code})"

    def text(self, node: Node) -> str:
        return self._shown(node, "string")

    def output(self, node: Node) -> str:
        """As `print` shows it."""
        return self._shown(node, "shown")

    def _shown(self, node: Node, how: str) -> str:
        kind, code = self.kind(node), self.code(node)
        if kind in "si":
            return code
        return f"({code} or b'')" if kind == "S" else f"{how}({code})"

    def truth(self, node: Node) -> str:
        kind = self.kind(node)
        return f"truth({self.value(node)})" if kind in "i?" else self.code(node)

    # -- constants and variables ------------------------------------------------------------------

    def _number(self, node: Node) -> str:
        value = node.parts[0]
        return "1e999" if value == float("inf") else repr(value)

    def _string(self, node: Node) -> str:
        return repr(encode(node.parts[0]))

    def _regex(self, node: Node) -> str:
        return self.writer.found(node.parts[0], self.record())

    def _group(self, node: Node) -> str:
        values = node.parts[0]
        if len(values) > 1:
            raise BadProgram(node.line, "a list of expressions needs in behind it")
        return f"({self.code(values[0])})"

    def _kept(self, node: Node) -> str:
        return str(node.parts[0])

    def _name(self, node: Node) -> str:
        name = node.parts[0]
        if not self.writer.is_special(name):
            return self.writer.scalar(name, node.line)
        return "len(rt.fields or split())" if name == "NF" else f"rt.{name}"

    def subscript(self, values: list[Node]) -> str:
        if len(values) == 1:
            return self.text(values[0])
        return f"string(rt.SUBSEP).join(({', '.join([self.text(value) for value in values])}))"

    def _item(self, node: Node) -> str:
        name, subscripts = node.parts
        return f"{self.writer.array(name, node.line)}[{self.subscript(subscripts)}]"

    def record(self) -> str:
        """`$0` as bytes: made of the fields where one of them was changed."""
        if self.writer.kinds.changes_fields:
            return "(rt.text if rt.text is not None else rt.joined())"
        return "rt.text"

    def _field(self, node: Node) -> str:
        index = node.parts[0]
        found = self.writer.temporary()
        fields = f"({found} := rt.fields or split())"
        if index.kind == "number":
            number = int(index.parts[0])
            if not number:
                return self.record()
            return f"({found}[{number - 1}] if len({fields}) >= {number} else b'')"
        at = self.writer.temporary()
        if index.kind == "name" and index.parts[0] in self.writer.whole:
            at = number_ = self.code(index)
        else:
            number_ = f"({at} := int({self.number(index)}))"
        return f"({found}[{at} - 1] if 0 < {number_} <= len({fields}) else rt.field({at}))"

    # -- assignments ------------------------------------------------------------------------------

    def assigned(self, target: Node, code: str) -> str:
        """An expression that gives a value to an lvalue; its value is that."""
        if target.kind == "name":
            name = target.parts[0]
            if self.writer.is_special(name):
                return f"rt.put({name!r}, {code})"
            return f"({self.writer.scalar(name, target.line)} := {code})"
        if target.kind == "item":
            name, subscripts = target.parts
            return (
                f"put({self.writer.array(name, target.line)}, {self.subscript(subscripts)}, {code})"
            )
        return f"rt.set_field(int({self.number(target.parts[0])}), {code})"

    def once(self, target: Node) -> tuple[Node, str]:
        """An lvalue whose subscript or number is worked out once; the name that it is kept under
        and its code, `name := code`, or nothing where it needs none."""
        if target.kind == "name":
            return target, ""
        key = self.writer.temporary()
        if target.kind == "item":
            name, subscripts = target.parts
            made = Node("kept", target.line, key, "s")
            code = f"{key} := {self.subscript(subscripts)}"
            return Node("item", target.line, name, [made]), code
        made = Node("kept", target.line, key, "n")
        return Node("field", target.line, made), f"{key} := {self.number(target.parts[0])}"

    def changed(self, node: Node) -> tuple[Node, str, str]:
        """`+=` and its kin, `++` and `--`: the lvalue, the code that is to run first, and the new
        value."""
        target, first = self.once(node.parts[0])
        if node.kind == "assign":
            old = Node("kept", node.line, self.number(target), "n")
            value = node.parts[2]
            if value.kind in ("assign", "before", "after", "call", "getline"):  # comes first
                made = self.writer.temporary()
                begin = f"{made} := {self.number(value)}"
                first = f"({first}), ({begin})" if first else begin
                value = Node("kept", node.line, made, "n")
                return target, first, self.arithmetic(node.parts[1], old, value)
            return target, first, self.arithmetic(node.parts[1], old, node.parts[2])
        return target, first, f"{self.number(target)} + {node.parts[1]}"

    def _assign(self, node: Node) -> str:
        target, operator, value = node.parts
        if not operator:
            return self.assigned(target, self.value(value))
        target, first, code = self.changed(node)
        code = self.assigned(target, code)
        return f"(({first}), {code})[1]" if first else code

    def _before(self, node: Node) -> str:
        target, first, code = self.changed(node)
        code = self.assigned(target, code)
        return f"(({first}), {code})[1]" if first else code

    def _after(self, node: Node) -> str:
        target, first = self.once(node.parts[0])
        old = self.writer.temporary()
        code = self.assigned(target, f"{old} + {node.parts[1]}")
        head = f"({first}), " if first else ""
        return f"({head}({old} := {self.number(target)}), {code})[{1 if first else 0}]"

    # -- operators --------------------------------------------------------------------------------

    def _unary(self, node: Node) -> str:
        operator, value = node.parts
        if operator == "!":
            return f"(not {self.truth(value)})"
        return f"({operator}{self.number(value)})"

    def _binary(self, node: Node) -> str:
        return self.arithmetic(*node.parts)

    def arithmetic(self, operator: str, first: Node, second: Node) -> str:
        a, b = self.number(first), self.number(second)
        if operator in "+-*":
            return f"({a} {operator} {b})"
        name = {"/": "divided", "%": "remainder", "^": "power"}[operator]
        return f"{name}({a}, {b})"

    def _compare(self, node: Node) -> str:
        operator, first, second = node.parts
        one, other = self.kind(first), self.kind(second)
        if one in "nN" and other in "nN":
            return f"({self.number(first)} {operator} {self.number(second)})"
        if self.writer.kinds.ignores_case:
            values = f"{self.value(first)}, {self.value(second)}"
            return f"(lib.compare({values}) {operator} 0)"
        if "s" in (one, other):
            return f"({self.text(first)} {operator} {self.text(second)})"
        if one == "i" and second.kind == "number":
            text, number = self.writer.temporary(), self.writer.temporary()
            as_number = f"{number} {operator} {self.number(second)}"
            look = f"({number} := numeric({text} := {self.code(first)})) is not None"
            return f"({as_number} if {look} else {text} {operator} {self.text(second)})"
        return f"(compare({self.value(first)}, {self.value(second)}, rt.convfmt) {operator} 0)"

    def pattern(self, node: Node) -> str:
        """A regular expression, or an expression that gives the text of one."""
        if node.kind == "regex":
            return self.writer.regex(node.parts[0])
        return f"rt.regex({self.text(node)})"

    def _match(self, node: Node) -> str:
        negated, value, pattern = node.parts
        if pattern.kind == "regex":
            return self.writer.found(pattern.parts[0], self.text(value), negated)
        test = "is None" if negated else "is not None"
        text = self.text(value)
        return f"({self.pattern(pattern)}.search({text}) {test})"

    def _and(self, node: Node) -> str:
        first, second = node.parts
        return f"(bool({self.truth(first)}) and bool({self.truth(second)}))"

    def _or(self, node: Node) -> str:
        first, second = node.parts
        return f"(bool({self.truth(first)}) or bool({self.truth(second)}))"

    def _choice(self, node: Node) -> str:
        condition, first, second = node.parts
        as_it_is = self.kind(first) == self.kind(second)
        a, b = (self.code(x) if as_it_is else self.value(x) for x in (first, second))
        return f"({a} if {self.truth(condition)} else {b})"

    def _concat(self, node: Node) -> str:
        return f"b''.join(({', '.join([self.text(part) for part in node.parts[0]])}))"

    def _in(self, node: Node) -> str:
        values, name = node.parts
        return f"({self.subscript(values)} in {self.writer.array(name, node.line)})"

    def _getline(self, node: Node) -> str:
        kind, source, target = node.parts
        name = self.writer.temporary()
        read = "rt.read_main()"
        if source is not None:
            method = "read_command" if kind == "|" else "read_file"
            read = f"rt.{method}({self.text(source)})"
        first = ""
        if target is not None and target.kind != "name":
            target, first = self.once(target)  # a subscript counts where nothing is read, too
        given = "rt.set_record(rt.got)" if target is None else self.assigned(target, "rt.got")
        head = f"({first}), " if first else ""
        return f"({head}{given} if ({name} := {read}) > 0 else 0, {name})[{2 if first else 1}]"

    def _call(self, node: Node) -> str:
        return self.calls.function(node)

    def _builtin(self, node: Node) -> str:
        return self.calls.builtin(node)
