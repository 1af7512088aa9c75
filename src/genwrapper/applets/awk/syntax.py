"""The nodes of an awk program."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Node:
    """A node: its kind, line, and parts.

    Expressions: number VALUE · string TEXT · regex TEXT · name NAME · item NAME SUBSCRIPTS ·
    field E · group [E] · assign LVALUE OPERATOR E · before LVALUE STEP · after LVALUE STEP ·
    unary OPERATOR E · binary OPERATOR E E · compare OPERATOR E E · match NEGATED E E · and E E ·
    or E E · choice E E E · concat [E] · in [E] NAME · call NAME [E] · builtin NAME [E] ·
    getline KIND SOURCE LVALUE.

    Statements: expression E · print [E] REDIRECTION TARGET · printf … · if E BODY OTHERWISE ·
    while E BODY · do BODY E · for START E STEP BODY · each NAME ARRAY BODY · switch E [CASE] ·
    case LABEL BLOCK · block [S] · break · continue · next · nextfile · exit E · return E ·
    delete NAME SUBSCRIPTS.
    """

    __slots__ = ("kind", "line", "parts")

    def __init__(self, kind: str, line: int, *parts: "Any") -> None:
        self.kind = kind
        self.line = line
        self.parts = parts


class Rule:
    """`pattern { action }`: `kind` is BEGIN, END, BEGINFILE, ENDFILE or "" (for records); a second
    pattern makes a range; no action prints the record."""

    __slots__ = ("action", "first", "kind", "second")

    def __init__(
        self, kind: str, first: Node | None, second: Node | None, action: Node | None
    ) -> None:
        self.kind = kind
        self.first = first
        self.second = second
        self.action = action


class Function:
    """`function NAME(PARAMETERS) { BODY }`."""

    __slots__ = ("body", "line", "name", "parameters")

    def __init__(self, name: str, parameters: list[str], body: Node, line: int) -> None:
        self.name = name
        self.parameters = parameters
        self.body = body
        self.line = line


class Program:
    """All of it."""

    __slots__ = ("functions", "rules")

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.functions: dict[str, Function] = {}
