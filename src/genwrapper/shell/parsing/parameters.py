"""`${…}`, the parameters with their operators (POSIX XCU 2.6.2), as parts of words."""

from genwrapper.shell.parsing import words
from genwrapper.shell.parsing.quoting import DIGITS, ESCAPED_IN_QUOTES, LETTERS, QUOTES, add, tildes
from genwrapper.shell.syntax import BadSubstitution, Parameter, Replacement, Substring, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.parsing.lexer import Lexer
    from genwrapper.shell.parsing.quoting import Part

OPERATORS = frozenset("-=?+%#^,")
ALTERNATIVES = frozenset("-=?+")
BRACE_ENDS = frozenset("}\0")
BRACE_SPECIALS = BRACE_ENDS | QUOTES
PATTERN_ENDS = frozenset("/}\0")
PATTERN_SPECIALS = PATTERN_ENDS | QUOTES
INDEX_ENDS = frozenset("][\"'\\`\n\0")
ESCAPED_IN_BRACE = frozenset('$`"\\}')


class Meaningless(Exception):
    """What stands in the braces is no parameter expansion."""


def braced(lexer: "Lexer", parts: "list[Part]", quoted: bool, start: int) -> None:
    """Behind `${`: a parameter, perhaps with an operator and its word."""
    lexer.deeper(start)
    line, column = lexer.place(start)
    part: Part
    try:
        part = _expansion(lexer, quoted, start)
    except Meaningless:
        _argument(lexer, quoted, start)
        text = lexer.text[start : lexer.at]
        part = BadSubstitution(text, quoted)
    part.line, part.column = line, column
    parts.append(part)
    lexer.depth -= 1


def _expansion(lexer: "Lexer", quoted: bool, start: int) -> "Parameter | Substring | Replacement":
    """All to the `}`. Meaningless where it is nothing; `at` is then somewhere before the `}`."""
    name, length = _counted_name(lexer)
    c = words.peek(lexer)
    if not name:
        raise Meaningless
    if c == "}":
        lexer.at += 1
        return Parameter(name, "length" if length else "", None, quoted)
    if name[0] == "!" and c in ("@", "*"):  # `${!prefix@}`
        lexer.at += 1
        if words.peek(lexer) != "}" or len(name) == 1:
            raise Meaningless
        lexer.at += 1
        return Parameter(name[1:], f"!{c}", None, quoted)
    if c == "/":
        lexer.at += 1
        return Replacement(name, *_replacement(lexer, start), quoted)
    operator = ""
    if c == ":":
        lexer.at += 1
        operator = ":"
        c = words.peek(lexer)
        if c == "}":
            raise Meaningless
        if c not in ALTERNATIVES:
            return Substring(name, *_substring(lexer, start), quoted)
    if c not in OPERATORS:
        raise Meaningless
    operator += c
    lexer.at += 1
    if c not in ALTERNATIVES and words.peek(lexer) == c:
        operator += c
        lexer.at += 1
    argument = _argument(lexer, quoted and c in ALTERNATIVES, start)
    return Parameter(name, operator, argument, quoted)


def _counted_name(lexer: "Lexer") -> tuple[str, bool]:
    """The parameter, and whether its length is meant (`${#name}`)."""
    name = _parameter_name(lexer)
    if name == "#" and words.peek(lexer) != "}":
        at = lexer.at
        counted = _parameter_name(lexer)
        if counted and words.peek(lexer) == "}":
            return counted, True
        lexer.at = at
    elif name == "!":
        at = lexer.at
        c = words.peek(lexer)
        if c in LETTERS or c in DIGITS or (c == "#" and lexer.text[lexer.at + 1] == "}"):
            return f"!{_parameter_name(lexer)}", False
        lexer.at = at
    return name, False


def _parameter_name(lexer: "Lexer") -> str:
    c = words.peek(lexer)
    start = lexer.at
    if c in LETTERS:
        lexer.at = words.name_end(lexer, start)
        if lexer.text[lexer.at] == "[" and lexer.text[start : lexer.at] == "BASH_REMATCH":
            return _group_name(lexer)
    elif c in DIGITS:
        lexer.at += 1
        while words.peek(lexer) in DIGITS:
            lexer.at += 1
    elif c in words.SPECIAL_PARAMETERS:
        lexer.at += 1
    return lexer.text[start : lexer.at]


def _group_name(lexer: "Lexer") -> str:
    """`BASH_REMATCH[index]`, from its bracket on; number 0 is the variable itself."""
    start = lexer.at + 1
    at = start
    while lexer.text[at] not in INDEX_ENDS:
        at += 1
    index = lexer.text[start:at]
    if not index.strip() or lexer.text[at] != "]":
        return "BASH_REMATCH"
    lexer.at = at + 1
    if index.isdecimal() and index.isascii():
        index = str(int(index))
    return f"BASH_REMATCH[{index}]" if index != "0" else "BASH_REMATCH"


def _argument(lexer: "Lexer", quoted: bool, start: int) -> Word:
    line, column = lexer.place(lexer.at)
    parts: list[Part] = []
    if quoted:
        words.read_quoted(lexer, parts, words.QUOTED_BRACE, ESCAPED_IN_BRACE, start)
    else:
        words.read_unquoted(lexer, parts, BRACE_SPECIALS, BRACE_ENDS)
        if lexer.text[lexer.at] == "\0":
            raise words.unterminated(lexer, words.QUOTED_BRACE, start)
        parts = tildes(parts, colons=False)
    lexer.at += 1
    return Word(tuple(parts), line=line, column=column)


def _replacement(lexer: "Lexer", start: int) -> tuple[Word, Word, bool, str]:
    """Behind `${name/`: pattern, text, whether every match is meant, and the anchor."""
    everywhere = words.peek(lexer) == "/"
    lexer.at += everywhere
    c = words.peek(lexer)
    anchor = c if c in ("#", "%") and not everywhere else ""
    lexer.at += len(anchor)
    line, column = lexer.place(lexer.at)
    pattern: list[Part] = []
    if not anchor and lexer.text[lexer.at] == "/":  # `${name//…}` with a `/` to be looked for
        add(pattern, "/", False, lexer, lexer.at)
        lexer.at += 1
    words.read_unquoted(lexer, pattern, PATTERN_SPECIALS, PATTERN_ENDS)
    text: list[Part] = []
    if lexer.text[lexer.at] == "/":
        lexer.at += 1
        words.read_unquoted(lexer, text, BRACE_SPECIALS, BRACE_ENDS)
    if lexer.text[lexer.at] == "\0":
        raise words.unterminated(lexer, words.QUOTED_BRACE, start)
    lexer.at += 1
    return (
        Word(tuple(tildes(pattern, colons=False)), line=line, column=column),
        Word(tuple(tildes(text, colons=False)), line=line, column=column),
        everywhere,
        anchor,
    )


def _substring(lexer: "Lexer", start: int) -> tuple[Word, Word | None]:
    """Behind `${name:`: the offset, and the length where there is one."""
    found: list[Word] = []
    while True:
        line, column = lexer.place(lexer.at)
        expression: list[Part] = []
        words.read_quoted(lexer, expression, words.OFFSET, ESCAPED_IN_QUOTES, start)
        found.append(Word(tuple(expression), line=line, column=column))
        c = lexer.text[lexer.at]
        if c == "}":
            lexer.at += 1
            return found[0], found[1] if len(found) > 1 else None
        if c != ":" or len(found) > 1:
            raise Meaningless
        lexer.at += 1
