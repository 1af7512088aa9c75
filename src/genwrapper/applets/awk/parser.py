"""The rules and statements of awk (POSIX XCU awk, Grammar): words in, nodes out."""

from genwrapper.applets.awk.expressions import DEEPEST, Expressions
from genwrapper.applets.awk.lexer import BadProgram, tokens
from genwrapper.applets.awk.syntax import Function, Node, Program, Rule


def parse(text: str) -> Program:
    """The program that a text is; BadProgram where it is none."""
    return Parser(Expressions(tokens(text))).program()


class Parser:
    """A program, from left to right."""

    __slots__ = ("in_function", "loops", "program_", "switches", "words")

    def __init__(self, words: Expressions) -> None:
        self.words = words
        self.loops = 0
        self.switches = 0
        self.in_function = False
        self.program_ = Program()

    # -- rules ------------------------------------------------------------------------------------

    def program(self) -> Program:
        """All of it."""
        while True:
            while self.words.kind in ("newline", ";"):
                self.words.at += 1
            if self.words.kind == "end":
                return self.program_
            if self.words.kind == "function":
                self._function()
            else:
                self._rule()

    def _function(self) -> None:
        line = self.words.take().line
        if self.words.kind not in ("name", "call"):
            raise self.words.bad("expected the name of a function")
        name = self.words.take().text
        if name in self.program_.functions:
            raise BadProgram(line, f"the function {name} is there already")
        self.words.expect("(")
        parameters: list[str] = []
        while self.words.kind == "name":
            parameters.append(self.words.take().text)
            if not self.words.accept(","):
                break
            self.words.newlines()
            if self.words.kind != "name":
                raise self.words.bad("expected the name of a parameter")
        self.words.expect(")")
        if len(set(parameters)) < len(parameters) or name in parameters:
            raise BadProgram(line, f"a parameter of {name} has a name that is taken")
        self.words.newlines()
        self.in_function = True
        body = self._block()
        self.in_function = False
        self.program_.functions[name] = Function(name, parameters, body, line)

    def _rule(self) -> None:
        first = second = action = None
        kind = ""
        if self.words.kind in ("BEGIN", "END", "BEGINFILE", "ENDFILE"):
            kind = self.words.take().kind
            if self.words.kind != "{":
                raise self.words.bad(f"{kind} needs an action")
        elif self.words.kind != "{":
            first = self.words.expression()
            if self.words.accept(","):
                self.words.newlines()
                second = self.words.expression()
        if self.words.kind == "{":
            action = self._block()
        self.program_.rules.append(Rule(kind, first, second, action))

    # -- statements -------------------------------------------------------------------------------

    def _block(self) -> Node:
        line = self.words.expect("{").line
        self.words.depth += 1
        if self.words.depth > DEEPEST:
            raise self.words.bad("nested too deeply")
        statements: list[Node] = []
        while True:
            while self.words.kind in ("newline", ";"):
                self.words.at += 1
            if self.words.accept("}"):
                self.words.depth -= 1
                return Node("block", line, statements)
            statements.append(self._statement())

    def _body(self) -> Node:
        self.words.newlines()
        if self.words.accept(";"):
            return Node("block", self.words.line, [])
        self.words.depth += 1
        if self.words.depth > DEEPEST:
            raise self.words.bad("nested too deeply")
        statement = self._statement()
        self.words.depth -= 1
        return statement

    def _loop_body(self) -> Node:
        self.loops += 1
        body = self._body()
        self.loops -= 1
        return body

    def _statement(self) -> Node:
        word = self.words.tokens[self.words.at]
        kind, line = word.kind, word.line
        if kind == "{":
            return self._block()
        if kind == "if":
            return self._if()
        if word.text == "switch" and self.words.tokens[self.words.at + 1].kind == "(":
            return self._switch()
        if kind == "while":
            self.words.at += 1
            condition = self._condition()
            if self.words.accept(";"):
                return Node("while", line, condition, Node("block", line, []))
            return Node("while", line, condition, self._loop_body())
        if kind == "do":
            self.words.at += 1
            body = self._loop_body()
            while self.words.kind in ("newline", ";"):
                self.words.at += 1
            self.words.expect("while")
            node = Node("do", line, body, self._condition())
        elif kind == "for":
            return self._for()
        else:
            node = self._simple()
        self._terminated()
        return node

    def _terminated(self) -> None:
        if self.words.kind in ("newline", ";"):
            self.words.at += 1
        elif self.words.kind not in ("}", "end"):
            raise self.words.bad("expected the end of a statement")

    def _condition(self) -> Node:
        self.words.expect("(")
        node = self.words.expression()
        self.words.expect(")")
        return node

    def _if(self) -> Node:
        line = self.words.take().line
        condition = self._condition()
        body = self._body()
        here = self.words.at
        while self.words.kind in ("newline", ";"):
            self.words.at += 1
        if self.words.accept("else"):
            return Node("if", line, condition, body, self._body())
        self.words.at = here
        return Node("if", line, condition, body, None)

    def _switch(self) -> Node:
        """gawk's `switch (E) { case CONSTANT: … default: … }`; its words are no keywords."""
        line = self.words.take().line
        value = self._condition()
        self.words.newlines()
        self.words.expect("{")
        cases: list[Node] = []
        self.switches += 1
        while True:
            while self.words.kind in ("newline", ";"):
                self.words.at += 1
            if self.words.accept("}"):
                self.switches -= 1
                return Node("switch", line, value, cases)
            if self._at_label():
                cases.append(self._case())
            elif cases:
                cases[-1].parts[1].parts[0].append(self._statement())
            else:
                raise self.words.bad("expected case or default")

    def _at_label(self) -> bool:
        word = self.words.tokens[self.words.at]
        ahead = self.words.tokens[self.words.at + 1].kind
        if word.kind != "name":
            return False
        return (word.text == "case" and ahead in ("number", "string", "regex", "-", "+")) or (
            word.text == "default" and ahead == ":"
        )

    def _case(self) -> Node:
        word = self.words.take()
        label = self.words.concatenation() if word.text == "case" else None
        self.words.expect(":")
        return Node("case", word.line, label, Node("block", word.line, []))

    def _for(self) -> Node:
        line = self.words.take().line
        self.words.expect("(")
        ahead = [word.kind for word in self.words.tokens[self.words.at : self.words.at + 4]]
        if ahead == ["name", "in", "name", ")"]:
            name = self.words.take().text
            self.words.at += 1
            array = self.words.take().text
            self.words.at += 1
            return Node("each", line, name, array, self._loop_body())
        start = None if self.words.kind == ";" else self._simple()
        self.words.expect(";")
        self.words.newlines()
        condition = None if self.words.kind == ";" else self.words.expression()
        self.words.expect(";")
        self.words.newlines()
        step = None if self.words.kind == ")" else self._simple()
        self.words.expect(")")
        if self.words.accept(";"):
            return Node("for", line, start, condition, step, Node("block", line, []))
        return Node("for", line, start, condition, step, self._loop_body())

    def _simple(self) -> Node:
        word = self.words.tokens[self.words.at]
        kind, line = word.kind, word.line
        if kind in ("print", "printf"):
            return self._print()
        if kind in ("break", "continue"):
            if not self.loops and not (kind == "break" and self.switches):
                raise self.words.bad(f"{kind} outside a loop")
            self.words.at += 1
            return Node(kind, line)
        if kind in ("next", "nextfile"):
            self.words.at += 1
            return Node(kind, line)
        if kind in ("exit", "return"):
            if kind == "return" and not self.in_function:
                raise self.words.bad("return outside a function")
            self.words.at += 1
            ends = self.words.kind in ("newline", ";", "}", "end")
            return Node(kind, line, None if ends else self.words.expression())
        if kind == "delete":
            self.words.at += 1
            name = self.words.expect("name").text
            subscripts = self.words.subscripts() if self.words.kind == "[" else None
            return Node("delete", line, name, subscripts)
        return Node("expression", line, self.words.expression())

    def _print(self) -> Node:
        word = self.words.take()
        printing, self.words.printing = self.words.printing, True
        values: list[Node] = []
        if self.words.kind not in ("newline", ";", "}", "end", ">", ">>", "|"):
            values = self.words.several()
            if len(values) == 1 and values[0].kind == "group":
                values = values[0].parts[0]
        redirection, target = "", None
        if self.words.kind in (">", ">>", "|"):
            redirection = self.words.take().kind
            target = self.words.concatenation()
        self.words.printing = printing
        if word.kind == "printf" and not values:
            raise BadProgram(word.line, "printf needs a format")
        return Node(word.kind, word.line, values, redirection, target)
