"""Compound commands and their words (POSIX XCU 2.9.4): each function begins with the command's
first word as the current token and ends with its last one."""

from genwrapper.shell.parsing import words
from genwrapper.shell.parsing.lexer import END, NEWLINE, WORD
from genwrapper.shell.syntax import (
    AndOr,
    Case,
    CaseItem,
    Conditional,
    For,
    Group,
    If,
    Node,
    Not,
    Primary,
    Sequence,
    Subshell,
    Until,
    While,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.shell.parsing.parser import Parser


def _place(parser: "Parser") -> tuple[int, int, int]:
    lexer = parser.lexer
    return lexer.line, lexer.column, lexer.start


def _group(parser: "Parser") -> Group:
    line, column, start = _place(parser)
    body = parser.list()
    parser.expect("}", "{", line, start)
    return Group(body, line=line, column=column)


def _subshell(parser: "Parser") -> Subshell:
    line, column, start = _place(parser)
    body = parser.list()
    if parser.lexer.kind != ")":
        parser.expect(")", "(", line, start)
    return Subshell(body, line=line, column=column)


def _if(parser: "Parser") -> If:
    lexer = parser.lexer
    line, column, start = _place(parser)
    arms = []
    otherwise: Sequence | None = None
    here = line, column
    while True:
        condition = parser.list()
        parser.expect("then", "if", line, start)
        arms.append((condition, parser.list(), here))
        if lexer.plain != "elif":
            break
        here = lexer.line, lexer.column
    if lexer.kind is WORD and lexer.plain == "else":
        otherwise = parser.list()
    parser.expect("fi", "if", line, start)
    while True:
        condition, body, (line, column) = arms.pop()
        node = If(condition, body, otherwise, line=line, column=column)
        if not arms:
            return node
        otherwise = Sequence((node,), line=line, column=column)


def _while(parser: "Parser") -> While:
    line, column, start = _place(parser)
    condition = parser.list()
    return While(condition, _do(parser, "while", line, start), line=line, column=column)


def _until(parser: "Parser") -> Until:
    line, column, start = _place(parser)
    condition = parser.list()
    return Until(condition, _do(parser, "until", line, start), line=line, column=column)


def _do(parser: "Parser", opener: str, line: int, start: int) -> Sequence:
    parser.expect("do", opener, line, start)
    body = parser.list()
    parser.expect("done", opener, line, start)
    return body


def _past_newlines(parser: "Parser", reserved: str) -> None:
    """Read the next token that is no newline; `reserved` is no alias there."""
    while parser.read(reserved) is NEWLINE:
        pass


def _for(parser: "Parser") -> For:
    lexer = parser.lexer
    line, column, start = _place(parser)
    if parser.read() is not WORD:
        raise parser.unexpected("expected a name behind `for`")
    name = lexer.plain
    if name is None or not (name.isascii() and name.isidentifier()):
        raise lexer.fault("`for` needs a name: letters, digits and _", lexer.start)
    kind = parser.read("in", "do")
    found: list[Word] | None = None
    if kind == ";":
        _past_newlines(parser, "do")
    else:
        while kind is NEWLINE:
            kind = parser.read("in", "do")
        if kind is WORD and lexer.plain == "in":
            found = []
            while (kind := parser.read()) is WORD:
                found.append(parser.word())
            if kind != ";" and kind is not NEWLINE:
                raise parser.unexpected()
            _past_newlines(parser, "do")
    body = _do(parser, "for", line, start)
    values = None if found is None else tuple(found)
    return For(name, values, body, line=line, column=column)


def _case(parser: "Parser") -> Case:
    lexer = parser.lexer
    line, column, start = _place(parser)
    if parser.read() is not WORD:
        raise parser.unexpected("expected a word behind `case`")
    word = parser.word()
    _past_newlines(parser, "in")
    parser.expect("in", "case", line, start)
    _past_newlines(parser, "esac")
    items: list[CaseItem] = []
    while not (lexer.kind is WORD and lexer.plain == "esac"):
        items.append(_case_item(parser, line, start))
        if not items[-1].terminator:
            items[-1].terminator = ";;"
            parser.expect("esac", "case", line, start)
            break
        _past_newlines(parser, "esac")
    return Case(word, tuple(items), line=line, column=column)


def _case_item(parser: "Parser", case_line: int, case_start: int) -> CaseItem:
    """One item to its `;;` or `;&`; `terminator` is "" where neither is there."""
    lexer = parser.lexer
    line, column = lexer.line, lexer.column
    if lexer.kind is END:
        parser.expect("esac", "case", case_line, case_start)
    if lexer.kind == "(":
        parser.read()
    patterns: list[Word] = []
    while True:
        if lexer.kind is not WORD:
            raise parser.unexpected("expected a pattern")
        patterns.append(parser.word())
        if parser.read() != "|":
            break
        parser.read()
    if lexer.kind != ")":
        raise parser.unexpected("expected `)` behind a pattern")
    body = parser.list(empty=True)
    terminator = lexer.kind if lexer.kind in (";;", ";&") else ""
    assert terminator is not None
    return CaseItem(tuple(patterns), body, terminator, line=line, column=column)


UNARY = frozenset("-" + letter for letter in "abcdefghknoprstuvwxzLOGNS")
BINARY = frozenset(("=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge"))
FILES = frozenset(("-nt", "-ot", "-ef"))


def _conditional(parser: "Parser") -> Conditional:
    lexer = parser.lexer
    line, column, start = _place(parser)
    lexer.read()
    expression = _disjunction(parser)
    parser.expect("]]", "[[", line, start)
    return Conditional(expression, line=line, column=column)


def _skip_newlines(parser: "Parser") -> None:
    while parser.lexer.kind is NEWLINE:
        parser.lexer.read()


def _disjunction(parser: "Parser") -> Node:
    return _chain(parser, "||", _conjunction)


def _conjunction(parser: "Parser") -> Node:
    return _chain(parser, "&&", _negation)


def _chain(parser: "Parser", operator: str, operand: "Callable[[Parser], Node]") -> Node:
    line, column, _ = _place(parser)
    found = [operand(parser)]
    _skip_newlines(parser)
    while parser.lexer.kind == operator:
        parser.lexer.read()
        found.append(operand(parser))
        _skip_newlines(parser)
    if len(found) == 1:
        return found[0]
    operators = (operator,) * (len(found) - 1)
    return AndOr(tuple(found), operators, line=line, column=column)


def _negation(parser: "Parser") -> Node:
    lexer = parser.lexer
    _skip_newlines(parser)
    line, column, start = _place(parser)
    if lexer.kind is WORD and lexer.plain == "!":
        lexer.read()
        return Not(_negation(parser), line=line, column=column)
    if lexer.kind == "(":
        lexer.deeper(start)
        lexer.read()
        found = _disjunction(parser)
        if lexer.kind != ")":
            parser.expect(")", "(", line, start)
        lexer.read()
        lexer.depth -= 1
        return found
    return _test(parser)


def _test(parser: "Parser") -> Primary:
    lexer = parser.lexer
    line, column, _ = _place(parser)
    if lexer.kind is not WORD or lexer.plain == "]]":
        raise parser.unexpected("expected a test")
    left = parser.word()
    unary = lexer.plain if lexer.plain in UNARY else None
    kind = lexer.read()
    if unary and kind is WORD and lexer.plain != "]]" and lexer.plain not in BINARY:
        right = parser.word()
        lexer.read()
        return Primary(unary, None, right, line=line, column=column)
    operator = kind if kind in ("<", ">") else lexer.plain if kind is WORD else None
    if operator in BINARY or operator in FILES or operator in ("<", ">"):
        if operator == "=~":
            parts = words.regex(lexer)
            right = Word(tuple(parts), line=lexer.line, column=lexer.column)
        else:
            right = parser.word()
            if lexer.read() is not WORD:
                raise parser.unexpected(f"expected a word behind `{operator}`")
            if unary and kind is WORD and lexer.plain == "]]":  # `[[ -f = ]]`
                return Primary(unary, None, right, line=line, column=column)
            right = parser.word()
        lexer.read()
        return Primary(operator, left, right, line=line, column=column)
    return Primary("-n", None, left, line=line, column=column)


COMPOUND: "dict[str, Callable[[Parser], Node]]" = {
    "{": _group,
    "(": _subshell,
    "if": _if,
    "while": _while,
    "until": _until,
    "for": _for,
    "case": _case,
    "[[": _conditional,
}
