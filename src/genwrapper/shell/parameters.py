"""`${…}`, the parameters with their operators (POSIX XCU 2.6.2), as parts of words."""

from genwrapper.shell import words
from genwrapper.shell.quoting import DIGITS, ESCAPED_IN_QUOTES, LETTERS, QUOTES, add, tildes
from genwrapper.shell.syntax import Parameter, Replacement, Substring, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.lexer import Lexer, SyntaxFault
    from genwrapper.shell.quoting import Part

OPERATORS = frozenset("-=?+%#")
ALTERNATIVES = frozenset("-=?+")
PATTERN_OPERATORS = frozenset(("%", "%%", "#", "##"))
BRACE_ENDS = frozenset("}\0")
BRACE_SPECIALS = BRACE_ENDS | QUOTES
PATTERN_ENDS = frozenset("/}\0")
PATTERN_SPECIALS = PATTERN_ENDS | QUOTES
ESCAPED_IN_BRACE = frozenset('$`"\\}')


def braced(lexer: "Lexer", parts: "list[Part]", quoted: bool, start: int) -> None:
    """Behind `${`: a parameter, perhaps with an operator and its word."""
    lexer.deeper(start)
    line, column = lexer.place(start)
    length = False
    name = _parameter_name(lexer)
    if name == "#" and words.peek(lexer) != "}":
        at = lexer.at
        counted = _parameter_name(lexer)
        if counted and words.peek(lexer) == "}":
            name = counted
            length = True
        else:
            lexer.at = at
    c = words.peek(lexer)
    if not name:
        raise _bad_substitution(lexer, start)
    argument = None
    operator = ""
    if c == "}":
        lexer.at += 1
        if length:
            operator = "length"
    elif c == "/":
        lexer.at += 1
        pattern, text, everywhere, anchor = _replacement(lexer, start)
        place = Replacement(
            name, pattern, text, everywhere, anchor, quoted, line=line, column=column
        )
        parts.append(place)
        lexer.depth -= 1
        return
    else:
        if c == ":":
            lexer.at += 1
            operator = ":"
            c = words.peek(lexer)
            if c not in ALTERNATIVES and c != "}":
                offset, size = _substring(lexer, start)
                parts.append(Substring(name, offset, size, quoted, line=line, column=column))
                lexer.depth -= 1
                return
        if c not in OPERATORS:
            raise _bad_substitution(lexer, start)
        operator += c
        lexer.at += 1
        if c in ("%", "#") and words.peek(lexer) == c:
            operator += c
            lexer.at += 1
        argument = _argument(lexer, quoted and operator not in PATTERN_OPERATORS, start)
    parts.append(Parameter(name, operator, argument, quoted, line=line, column=column))
    lexer.depth -= 1


def _parameter_name(lexer: "Lexer") -> str:
    c = words.peek(lexer)
    start = lexer.at
    if c in LETTERS:
        lexer.at = words.name_end(lexer, start)
    elif c in DIGITS:
        lexer.at += 1
        while words.peek(lexer) in DIGITS:
            lexer.at += 1
    elif c in words.SPECIAL_PARAMETERS:
        lexer.at += 1
    return lexer.text[start : lexer.at]


def _bad_substitution(lexer: "Lexer", start: int) -> "SyntaxFault":
    text = lexer.text
    if text[lexer.at] == "\0":
        return lexer.fault("unterminated parameter expansion: no closing }", start, True)
    end = text.find("}", lexer.at)
    stop = text.find("\n", start)
    if end < 0 or 0 <= stop < end:
        end = len(text) - 2 if stop < 0 else stop - 1
    return lexer.fault(f"bad substitution: {text[start : end + 1]}", start)


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
        Word(tuple(pattern), line=line, column=column),
        Word(tuple(text), line=line, column=column),
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
        lexer.at += 1
        if c == "}":
            return found[0], found[1] if len(found) > 1 else None
        if c != ":" or len(found) > 1:
            raise _bad_substitution(lexer, start)
