"""The grammar of awk (POSIX XCU awk, Grammar): words in, nodes out."""

from genwrapper.applets.awk.lexer import BadProgram, Token, number_value, tokens
from genwrapper.applets.awk.syntax import Function, Node, Program, Rule

ASSIGNMENTS = frozenset(["=", "+=", "-=", "*=", "/=", "%=", "^="])
COMPARISONS = frozenset(["<", "<=", "==", "!=", ">", ">="])
BEGINS = frozenset(
    ["number", "string", "regex", "name", "call", "builtin", "$", "!", "(", "++", "--"]
)
LVALUES = frozenset(["name", "item", "field"])
DEEPEST = 60


def parse(text: str) -> Program:
    """The program that a text is; BadProgram where it is none."""
    return Parser(tokens(text)).program()


class Parser:
    """A program, from left to right."""

    __slots__ = ("at", "depth", "in_function", "loops", "no_in", "printing", "program_", "words")

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.at = 0
        self.depth = 0
        self.loops = 0
        self.in_function = False
        self.printing = False  # `>` is a redirection
        self.no_in = False  # `in` belongs to `for (`
        self.program_ = Program()

    # -- words ------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the word that is next."""
        return self.words[self.at].kind

    @property
    def line(self) -> int:
        """Its line."""
        return self.words[self.at].line

    def take(self) -> Token:
        """The next word."""
        word = self.words[self.at]
        self.at += 1
        return word

    def accept(self, kind: str) -> bool:
        """Take a word of this kind, where it is next."""
        if self.kind == kind:
            self.at += 1
            return True
        return False

    def expect(self, kind: str) -> Token:
        """Take a word of this kind; BadProgram where another is next."""
        if self.kind != kind:
            raise self.bad(f"expected {kind}")
        return self.take()

    def bad(self, message: str) -> BadProgram:
        """An error at the next word."""
        word = self.words[self.at]
        shown = {"newline": "the end of the line", "end": "the end of the program"}.get(word.kind)
        return BadProgram(word.line, f"{message} before {shown or word.text!r}")

    def newlines(self) -> None:
        """Pass over newlines."""
        while self.kind == "newline":
            self.at += 1

    # -- rules ------------------------------------------------------------------------------------

    def program(self) -> Program:
        """All of it."""
        while True:
            while self.kind in ("newline", ";"):
                self.at += 1
            if self.kind == "end":
                return self.program_
            if self.kind == "function":
                self._function()
            else:
                self._rule()

    def _function(self) -> None:
        line = self.take().line
        if self.kind not in ("name", "call"):
            raise self.bad("expected the name of a function")
        name = self.take().text
        if name in self.program_.functions:
            raise BadProgram(line, f"the function {name} is there already")
        self.expect("(")
        parameters: list[str] = []
        while self.kind == "name":
            parameters.append(self.take().text)
            if not self.accept(","):
                break
            self.newlines()
            if self.kind != "name":
                raise self.bad("expected the name of a parameter")
        self.expect(")")
        if len(set(parameters)) < len(parameters) or name in parameters:
            raise BadProgram(line, f"a parameter of {name} has a name that is taken")
        self.newlines()
        self.in_function = True
        body = self._block()
        self.in_function = False
        self.program_.functions[name] = Function(name, parameters, body, line)

    def _rule(self) -> None:
        first = second = action = None
        kind = ""
        if self.kind in ("BEGIN", "END"):
            kind = self.take().kind
            if self.kind != "{":
                raise self.bad(f"{kind} needs an action")
        elif self.kind != "{":
            first = self.expression()
            if self.accept(","):
                self.newlines()
                second = self.expression()
        if self.kind == "{":
            action = self._block()
        self.program_.rules.append(Rule(kind, first, second, action))

    # -- statements -------------------------------------------------------------------------------

    def _block(self) -> Node:
        line = self.expect("{").line
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.bad("nested too deeply")
        statements: list[Node] = []
        while True:
            while self.kind in ("newline", ";"):
                self.at += 1
            if self.accept("}"):
                self.depth -= 1
                return Node("block", line, statements)
            statements.append(self._statement())

    def _body(self) -> Node:
        self.newlines()
        if self.accept(";"):
            return Node("block", self.line, [])
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.bad("nested too deeply")
        statement = self._statement()
        self.depth -= 1
        return statement

    def _loop_body(self) -> Node:
        self.loops += 1
        body = self._body()
        self.loops -= 1
        return body

    def _statement(self) -> Node:
        word = self.words[self.at]
        kind, line = word.kind, word.line
        if kind == "{":
            return self._block()
        if kind == "if":
            return self._if()
        if kind == "while":
            self.at += 1
            condition = self._condition()
            if self.accept(";"):
                return Node("while", line, condition, Node("block", line, []))
            return Node("while", line, condition, self._loop_body())
        if kind == "do":
            self.at += 1
            body = self._loop_body()
            while self.kind in ("newline", ";"):
                self.at += 1
            self.expect("while")
            node = Node("do", line, body, self._condition())
        elif kind == "for":
            return self._for()
        else:
            node = self._simple()
        self._terminated()
        return node

    def _terminated(self) -> None:
        if self.kind in ("newline", ";"):
            self.at += 1
        elif self.kind not in ("}", "end"):
            raise self.bad("expected the end of a statement")

    def _condition(self) -> Node:
        self.expect("(")
        node = self.expression()
        self.expect(")")
        return node

    def _if(self) -> Node:
        line = self.take().line
        condition = self._condition()
        body = self._body()
        here = self.at
        while self.kind in ("newline", ";"):
            self.at += 1
        if self.accept("else"):
            return Node("if", line, condition, body, self._body())
        self.at = here
        return Node("if", line, condition, body, None)

    def _for(self) -> Node:
        line = self.take().line
        self.expect("(")
        ahead = [word.kind for word in self.words[self.at : self.at + 4]]
        if ahead == ["name", "in", "name", ")"]:
            name = self.take().text
            self.at += 1
            array = self.take().text
            self.at += 1
            return Node("each", line, name, array, self._loop_body())
        start = None if self.kind == ";" else self._simple()
        self.expect(";")
        self.newlines()
        condition = None if self.kind == ";" else self.expression()
        self.expect(";")
        self.newlines()
        step = None if self.kind == ")" else self._simple()
        self.expect(")")
        if self.accept(";"):
            return Node("for", line, start, condition, step, Node("block", line, []))
        return Node("for", line, start, condition, step, self._loop_body())

    def _simple(self) -> Node:
        word = self.words[self.at]
        kind, line = word.kind, word.line
        if kind in ("print", "printf"):
            return self._print()
        if kind in ("break", "continue"):
            if not self.loops:
                raise self.bad(f"{kind} outside a loop")
            self.at += 1
            return Node(kind, line)
        if kind in ("next", "nextfile"):
            self.at += 1
            return Node(kind, line)
        if kind in ("exit", "return"):
            if kind == "return" and not self.in_function:
                raise self.bad("return outside a function")
            self.at += 1
            ends = self.kind in ("newline", ";", "}", "end")
            return Node(kind, line, None if ends else self.expression())
        if kind == "delete":
            self.at += 1
            name = self.expect("name").text
            subscripts = self._subscripts() if self.kind == "[" else None
            return Node("delete", line, name, subscripts)
        return Node("expression", line, self.expression())

    def _print(self) -> Node:
        word = self.take()
        printing, self.printing = self.printing, True
        values: list[Node] = []
        if self.kind not in ("newline", ";", "}", "end", ">", ">>", "|"):
            values = self._list()
            if len(values) == 1 and values[0].kind == "group":
                values = values[0].parts[0]
        redirection, target = "", None
        if self.kind in (">", ">>", "|"):
            redirection = self.take().kind
            target = self._concatenation()
        self.printing = printing
        if word.kind == "printf" and not values:
            raise BadProgram(word.line, "printf needs a format")
        return Node(word.kind, word.line, values, redirection, target)

    # -- expressions ------------------------------------------------------------------------------

    def _list(self) -> list[Node]:
        values = [self.expression()]
        while self.accept(","):
            self.newlines()
            values.append(self.expression())
        return values

    def _subscripts(self) -> list[Node]:
        self.expect("[")
        return self._inside("]")

    def _inside(self, closer: str) -> list[Node]:
        printing, self.printing = self.printing, False
        no_in, self.no_in = self.no_in, False
        self.newlines()
        values = self._list()
        self.newlines()
        self.expect(closer)
        self.printing, self.no_in = printing, no_in
        return values

    def expression(self) -> Node:
        """An expression of any kind."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.bad("nested too deeply")
        node = self._choice()
        self.depth -= 1
        return node

    def _choice(self) -> Node:
        node = self._or()
        if self.kind == "?":
            line = self.take().line
            self.newlines()
            first = self._choice()
            self.newlines()
            self.expect(":")
            self.newlines()
            return Node("choice", line, node, first, self._choice())
        return node

    def _or(self) -> Node:
        node = self._and()
        while self.kind == "||":
            line = self.take().line
            self.newlines()
            node = Node("or", line, node, self._and())
        return node

    def _and(self) -> Node:
        node = self._in()
        while self.kind == "&&":
            line = self.take().line
            self.newlines()
            node = Node("and", line, node, self._in())
        return node

    def _in(self) -> Node:
        node = self._match()
        while self.kind == "in" and not self.no_in:
            line = self.take().line
            values = node.parts[0] if node.kind == "group" else [node]
            node = Node("in", line, values, self.expect("name").text)
        return node

    def _match(self) -> Node:
        node = self._comparison()
        while self.kind in ("~", "!~"):
            word = self.take()
            node = Node("match", word.line, word.kind == "!~", node, self._comparison())
        return node

    def _comparison(self) -> Node:
        node = self._piped()
        if self.kind in COMPARISONS and not (self.kind == ">" and self.printing):
            word = self.take()
            return Node("compare", word.line, word.kind, node, self._piped())
        return node

    def _piped(self) -> Node:
        node = self._concatenation()
        while self.kind == "|" and self.words[self.at + 1].kind == "getline":
            line = self.take().line
            self.at += 1
            node = self._concatenation(Node("getline", line, "|", node, self._target()))
        return node

    def _target(self) -> Node | None:
        """The lvalue behind `getline`, where there is one."""
        if self.kind in ("name", "$"):
            return self._lvalue()
        return None

    def _concatenation(self, first: Node | None = None) -> Node:
        """What is strung together, or with operators of a higher rank; `first` is read already."""
        node = self._sum(first)
        if self.kind not in BEGINS:
            return node
        parts = [node]
        while self.kind in BEGINS:
            parts.append(self._sum())
        return Node("concat", node.line, parts)

    def _sum(self, first: Node | None = None) -> Node:
        node = self._product(first)
        while self.kind in ("+", "-"):
            word = self.take()
            node = Node("binary", word.line, word.kind, node, self._product())
        return node

    def _product(self, first: Node | None = None) -> Node:
        node = first or self._unary()
        while self.kind in ("*", "/", "%"):
            word = self.take()
            node = Node("binary", word.line, word.kind, node, self._unary())
        return node

    def _unary(self) -> Node:
        if self.kind in ("!", "-", "+"):
            word = self.take()
            self.depth += 1
            if self.depth > DEEPEST:
                raise self.bad("nested too deeply")
            node = Node("unary", word.line, word.kind, self._unary())
            self.depth -= 1
            return node
        return self._power()

    def _power(self) -> Node:
        node = self._postfix()
        if self.kind == "^":
            line = self.take().line
            right = self._unary() if self.kind in ("-", "+", "!") else self._power()
            return Node("binary", line, "^", node, right)
        return node

    def _postfix(self) -> Node:
        node = self._primary()
        if node.kind not in LVALUES:
            return node
        if self.kind in ("++", "--"):
            word = self.take()
            return Node("after", word.line, node, 1 if word.kind == "++" else -1)
        if self.kind in ASSIGNMENTS:
            word = self.take()
            self.newlines()
            return Node("assign", word.line, node, word.kind[:-1], self._choice())
        return node

    def _lvalue(self) -> Node:
        node = self._primary()
        if node.kind not in LVALUES:
            raise self.bad("expected a variable, a field or an item of an array")
        return node

    def _primary(self) -> Node:
        word = self.take()
        kind, line = word.kind, word.line
        if kind == "number":
            return Node("number", line, number_value(word.text))
        if kind in ("string", "regex"):
            return Node(kind, line, word.text)
        if kind == "$":
            return Node("field", line, self._field())
        if kind in ("++", "--"):
            return Node("before", line, self._lvalue(), 1 if kind == "++" else -1)
        if kind == "(":
            values = self._inside(")")
            if len(values) > 1 and self.kind != "in" and not self.printing:
                raise self.bad("a list of expressions needs in behind it")
            return Node("group", line, values)
        if kind == "name":
            if self.kind == "[":
                return Node("item", line, word.text, self._subscripts())
            return Node("name", line, word.text)
        if kind == "call":
            return Node("call", line, word.text, self._arguments())
        if kind == "builtin":
            if self.kind != "(":
                if word.text != "length":
                    raise self.bad(f"{word.text} needs ( )")
                return Node("builtin", line, "length", [])
            return Node("builtin", line, word.text, self._arguments())
        if kind == "getline":
            target = self._target()
            if self.accept("<"):
                return Node("getline", line, "<", self._source(), target)
            return Node("getline", line, "", None, target)
        self.at -= 1
        raise self.bad("expected an expression")

    def _source(self) -> Node:
        """The file behind `getline <`: no concatenation."""
        return self._primary()

    def _field(self) -> Node:
        if self.kind in ("-", "+", "!"):
            word = self.take()
            inside = self._field()
            if self.kind in ("++", "--") and inside.kind in LVALUES:
                inside = Node("after", word.line, inside, 1 if self.take().kind == "++" else -1)
            return Node("unary", word.line, word.kind, inside)
        return self._primary()

    def _arguments(self) -> list[Node]:
        self.expect("(")
        self.newlines()
        if self.accept(")"):
            return []
        return self._inside(")")
