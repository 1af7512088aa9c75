"""awk statements and rules as Python's: one method a node."""

from genwrapper.applets.awk.compiler.counting import Counting, counting
from genwrapper.applets.awk.compiler.expressions import Expressions
from genwrapper.applets.awk.compiler.writer import Writer
from genwrapper.applets.awk.lexer import BadProgram
from genwrapper.applets.awk.syntax import Node, Rule


class Statements:
    """The statements of one program."""

    __slots__ = ("expressions", "writer")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.expressions = Expressions(writer)

    def rule(self, rule: Rule) -> None:
        """A rule: its pattern as a condition around its action."""
        writer, expressions = self.writer, self.expressions
        body = rule.action or Node("print", 0, [], "", None)
        if rule.first is None:
            self.statement(body)
            return
        if rule.second is None:
            writer.line(f"if {expressions.truth(rule.first)}:")
        else:
            number = writer.ranges
            writer.ranges += 1
            writer.line(f"t0 = {number} in rt.ranges or {expressions.truth(rule.first)}")
            writer.line("if t0:")
            writer.depth += 1
            writer.line(f"rt.ranges.add({number})")
            writer.line(f"if {expressions.truth(rule.second)}:")
            writer.line(f"    rt.ranges.discard({number})")
            writer.depth -= 1
        self._inner(body)

    def statement(self, node: Node) -> None:
        getattr(self, f"_{node.kind}")(node)

    def _inner(self, node: Node) -> None:
        self.writer.depth += 1
        before = len(self.writer.lines)
        self.statement(node)
        if len(self.writer.lines) == before:
            self.writer.line("pass")
        self.writer.depth -= 1

    def _block(self, node: Node) -> None:
        for statement in node.parts[0]:
            self.statement(statement)

    def _expression(self, node: Node) -> None:
        """An expression whose value nobody wants."""
        expression = node.parts[0]
        if expression.kind == "after":
            expression = Node("before", expression.line, *expression.parts)
        if expression.kind not in ("assign", "before"):
            self.writer.line(self.expressions.code(expression))
            return
        if expression.kind == "assign" and not expression.parts[1]:
            target, first = expression.parts[0], ""
            value = self.expressions.value(expression.parts[2])
        else:
            target, first, value = self.expressions.changed(expression)
        if first:
            self.writer.line(f"({first})")
        self._store(target, value)

    def _store(self, target: Node, value: str) -> None:
        writer = self.writer
        if target.kind == "name" and not writer.is_special(target.parts[0]):
            writer.line(f"{writer.scalar(target.parts[0], target.line)} = {value}")
        elif target.kind == "item" and target.parts[1][0].kind == "kept":
            name, subscripts = target.parts
            array = writer.array(name, target.line)
            writer.line(f"{array}[{self.expressions.subscript(subscripts)}] = {value}")
        else:
            writer.line(self.expressions.assigned(target, value))

    # -- output -----------------------------------------------------------------------------------

    def _print(self, node: Node) -> None:
        values, redirection, target = node.parts
        ofs = self._constant("OFS", "rt.ofs", "b' '")
        ors = self._constant("ORS", "rt.ors", "b'\\n'")
        if not values:
            text = f"{self.expressions.record()} + {ors}"
        elif len(values) == 1:
            text = f"{self.expressions.output(values[0])} + {ors}"
        else:
            shown = f", {ofs}, ".join([self.expressions.output(value) for value in values])
            text = f"b''.join(({shown}, {ors}))"
        self._write(text, redirection, target)

    def _constant(self, name: str, code: str, value: str) -> str:
        """A separator: as it is at first, where the program can't change it."""
        kinds = self.writer.kinds
        changes = name in kinds.mentioned or name in kinds.outside or kinds.open
        return code if changes else value

    def _printf(self, node: Node) -> None:
        values, redirection, target = node.parts
        rest = "".join([f"{self.expressions.value(value)}, " for value in values[1:]])
        text = f"rt.formatted({self.expressions.text(values[0])}, [{rest}])"
        self._write(text, redirection, target)

    def _write(self, text: str, redirection: str, target: Node | None) -> None:
        writer = self.writer
        if target is not None:
            data = writer.temporary()
            writer.line(f"{data} = {text}")
            name = self.expressions.text(target)
            writer.line(f"rt.output({redirection!r}, {name}, {data})")
        elif writer.main and not writer.steps:
            writer.line(f"out({text})")  # not much for one record: kept until its block is done
        else:
            writer.line(f"write({text})")

    # -- control ----------------------------------------------------------------------------------

    def _if(self, node: Node) -> None:
        condition, body, otherwise = node.parts
        self.writer.line(f"if {self.expressions.truth(condition)}:")
        self._inner(body)
        if otherwise is not None:
            self.writer.line("else:")
            self._inner(otherwise)

    def _while(self, node: Node) -> None:
        self.writer.line(f"while {self.expressions.truth(node.parts[0])}:")
        self._loop(node.parts[1], [])

    def _loop(self, body: Node, steps: list[str]) -> None:
        if len(self.writer.steps) >= 17:
            raise BadProgram(body.line, "loops are nested too deeply")
        self.writer.steps.append(steps)
        self._inner(body)
        self.writer.steps.pop()

    def _do(self, node: Node) -> None:
        body, condition = node.parts
        steps = [f"if not {self.expressions.truth(condition)}: break"]
        self.writer.line("while True:")
        self._loop(body, steps)
        self.writer.line(f"    {steps[0]}")

    def _for(self, node: Node) -> None:
        writer = self.writer
        counted = counting(node, writer.kinds, writer.function)
        if counted is not None:
            self._counted(counted, node)
            return
        start, condition, step, body = node.parts
        if start is not None:
            self.statement(start)
        steps: list[str] = []
        if step is not None:
            lines, depth = writer.lines, writer.depth
            writer.lines, writer.depth = [], 0
            self.statement(step)
            steps, writer.lines, writer.depth = writer.lines, lines, depth
        test = "True" if condition is None else self.expressions.truth(condition)
        writer.line(f"while {test}:")
        self._loop(body, steps)
        for line in steps:
            writer.line(f"    {line}")

    def _counted(self, counted: Counting, node: Node) -> None:
        """A loop that only counts. The variable is an int in it, and one step further behind it."""
        writer = self.writer
        name = writer.scalar(counted.name, node.line)
        steps = writer.temporary()
        bound = self.expressions.number(counted.bound)
        writer.line(f"{steps} = upto({counted.start}, {bound}, {counted.inclusive})")
        writer.line(f"for {name} in {steps}:")
        before = counted.name in writer.whole
        writer.whole.add(counted.name)
        self._loop(node.parts[3], [])
        if not before:
            writer.whole.discard(counted.name)
        writer.line(f"else: {name} = max({counted.start}, {steps}.stop)")

    def _each(self, node: Node) -> None:
        writer = self.writer
        name, array, body = node.parts
        key = writer.temporary()
        among = "lib.ordered" if "PROCINFO" in writer.kinds.mentioned else "list"
        writer.line(f"for {key} in {among}({writer.array(array, node.line)}):")
        writer.depth += 1
        self._store(Node("name", node.line, name), key)
        writer.depth -= 1
        self._loop(body, [])

    def _switch(self, node: Node) -> None:
        """The bodies from the first case that fits on, in a loop of one round: a second one only
        says that `continue` was met."""
        writer = self.writer
        value, cases = node.parts
        kept, first, again = writer.temporary(), writer.temporary(), writer.temporary()
        writer.line(f"{kept} = {self.expressions.value(value)}")
        kind = self.expressions.kind(value)
        subject = Node("kept", node.line, kept, "?" if kind == "i" else kind)
        chosen = ""
        for number, case in enumerate(cases):
            label = case.parts[0]
            if label is not None:
                test = Node("compare", case.line, "==", subject, label)
                if label.kind == "regex":
                    test = Node("match", case.line, False, subject, label)
                chosen += f"{number} if {self.expressions.truth(test)} else "
        others = [number for number, case in enumerate(cases) if case.parts[0] is None]
        writer.line(f"{first} = {chosen}{others[0] if others else len(cases)}")
        writer.line(f"for {again} in (False, True):")
        writer.steps.append([])
        writer.depth += 1
        writer.line(f"if {again}: break")
        for number, case in enumerate(cases):
            writer.line(f"if {first} <= {number}:")
            self._inner(case.parts[1])
        writer.line("break")
        writer.depth -= 1
        writer.steps.pop()
        if writer.steps:
            writer.line(f"if {again}:")
            writer.depth += 1
            self._continue(node)
            writer.depth -= 1

    def _break(self, node: Node) -> None:
        self.writer.line("break")

    def _continue(self, node: Node) -> None:
        for line in self.writer.steps[-1]:
            self.writer.line(line)
        self.writer.line("continue")

    def _next(self, node: Node) -> None:
        inside = self.writer.steps or not self.writer.main
        self.writer.line("raise Next" if inside else "continue")

    def _nextfile(self, node: Node) -> None:
        self.writer.line("rt.next_file()")
        self._next(node)

    def _exit(self, node: Node) -> None:
        value = node.parts[0]
        if value is not None:
            self.writer.line(f"rt.status = int({self.expressions.number(value)}) & 255")
        self.writer.line("raise Exit")

    def _return(self, node: Node) -> None:
        value = node.parts[0]
        self.writer.line("return" if value is None else f"return {self.expressions.value(value)}")

    def _delete(self, node: Node) -> None:
        name, subscripts = node.parts
        array = self.writer.array(name, node.line)
        if subscripts is None:
            self.writer.line(f"{array}.clear()")
        else:
            self.writer.line(f"{array}.pop({self.expressions.subscript(subscripts)}, None)")
