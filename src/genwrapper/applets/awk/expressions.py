"""The expressions of awk (POSIX XCU awk, Grammar): words in, nodes out."""

from genwrapper.applets.awk.lexer import BadProgram, Token, number_value
from genwrapper.applets.awk.syntax import Node

ASSIGNMENTS = frozenset(["=", "+=", "-=", "*=", "/=", "%=", "^="])
COMPARISONS = frozenset(["<", "<=", "==", "!=", ">", ">="])
BEGINS = frozenset(
    ["number", "string", "regex", "name", "call", "builtin", "$", "!", "(", "++", "--"]
)
LVALUES = frozenset(["name", "item", "field"])
DEEPEST = 60


class Expressions:
    """The words of a program from left to right, and the expressions among them."""

    __slots__ = ("at", "depth", "no_in", "printing", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.printing = False  # `>` is a redirection
        self.no_in = False  # `in` belongs to `for (`

    # -- words ------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of the word that is next."""
        return self.tokens[self.at].kind

    @property
    def line(self) -> int:
        """Its line."""
        return self.tokens[self.at].line

    def take(self) -> Token:
        """The next word."""
        word = self.tokens[self.at]
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
        word = self.tokens[self.at]
        shown = {"newline": "the end of the line", "end": "the end of the program"}.get(word.kind)
        return BadProgram(word.line, f"{message} before {shown or word.text!r}")

    def newlines(self) -> None:
        """Pass over newlines."""
        while self.kind == "newline":
            self.at += 1

    # -- expressions ------------------------------------------------------------------------------

    def several(self) -> list[Node]:
        """Expressions with commas between."""
        values = [self.expression()]
        while self.accept(","):
            self.newlines()
            values.append(self.expression())
        return values

    def subscripts(self) -> list[Node]:
        """What stands in brackets behind an array's name."""
        self.expect("[")
        return self._inside("]")

    def _inside(self, closer: str) -> list[Node]:
        printing, self.printing = self.printing, False
        no_in, self.no_in = self.no_in, False
        self.newlines()
        values = self.several()
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
        node = self.concatenation()
        while self.kind == "|" and self.tokens[self.at + 1].kind == "getline":
            line = self.take().line
            self.at += 1
            node = self.concatenation(Node("getline", line, "|", node, self._target()))
        return node

    def _target(self) -> Node | None:
        """The lvalue behind `getline`, where there is one."""
        if self.kind in ("name", "$"):
            return self._lvalue()
        return None

    def concatenation(self, first: Node | None = None) -> Node:
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
                node = Node("item", line, word.text, self.subscripts())
                if self.kind == "[":
                    raise self.bad("arrays of arrays are gawk's alone")
                return node
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
