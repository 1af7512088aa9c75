"""What is inside words: quoting (POSIX XCU 2.2) and the expansions (2.6), as parts in order.

Each function takes the lexer, reads from its `at` on and leaves `at` behind what it has read.
"""

from genwrapper.shell.parsing import parameters
from genwrapper.shell.parsing.quoting import (
    DIGITS,
    ENDS,
    ESCAPED_IN_QUOTES,
    LETTERS,
    NAME,
    QUOTES,
    add,
    dollar_quoted,
    single_quoted,
    tildes,
)
from genwrapper.shell.syntax import (
    Arithmetic,
    CommandSubstitution,
    Literal,
    Parameter,
    ProcessSubstitution,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.errors import SyntaxFault
    from genwrapper.shell.parsing.lexer import Lexer
    from genwrapper.shell.parsing.quoting import Part

SPECIALS = ENDS | QUOTES
SPECIAL_PARAMETERS = frozenset("@*#?-$!")

DOUBLE_QUOTES = frozenset('"$`\\\0')
HERE_DOCUMENT = frozenset("$`\\\0")
QUOTED_BRACE = frozenset('"}$`\\\0')
ARITHMETIC = frozenset('"()$`\\\0')
OFFSET = frozenset('":}()$`\\\0')  # in `${name:offset:length}`
REGEX_ENDS = frozenset(" \t\n\0")
ESCAPED_IN_HERE = frozenset("$`\\")


def word(lexer: "Lexer") -> "list[Part]":
    """The parts of the word at `at`, to the first character that ends a word."""
    parts: list[Part] = []
    read_unquoted(lexer, parts, SPECIALS, ENDS)
    first = parts[0] if parts else None
    if type(first) is Literal and first.text.startswith("~") and not first.quoted:
        parts = tildes(parts, colons=False)
    return parts


def regex(lexer: "Lexer") -> "list[Part]":
    """The regular expression behind `=~`, to the blank behind it: parentheses and `|` are its
    own."""
    while lexer.text[lexer.at] in (" ", "\t"):
        lexer.at += 1
    parts: list[Part] = []
    read_unquoted(lexer, parts, REGEX_ENDS | QUOTES, REGEX_ENDS)
    return parts


def read_unquoted(
    lexer: "Lexer", parts: "list[Part]", specials: frozenset[str], ends: frozenset[str]
) -> None:
    """Read to an unquoted character of `ends`, which stays unread."""
    text = lexer.text
    at = lexer.at
    while True:
        start = at
        while text[at] not in specials:
            at += 1
        if at > start:
            add(parts, text[start:at], False, lexer, start)
        c = text[at]
        if c in ends:
            if c == "\0" and "}" in ends and lexer.extend():
                text = lexer.text
                continue
            if (c == "<" or c == ">") and text[at + 1] == "(":
                lexer.at = at
                _process_substitution(lexer, parts, c)
                text = lexer.text
                at = lexer.at
                continue
            lexer.at = at
            return
        if c == "\\":
            following = text[at + 1]
            if following == "\n":
                text = lexer.cut(at)
                if text[at] == "\0" and lexer.extend():
                    text = lexer.text
                continue
            if following == "\0":
                add(parts, "\\", True, lexer, at)
                at += 1
            else:
                add(parts, following, True, lexer, at)
                at += 2
            continue
        lexer.at = at
        if c == "'":
            single_quoted(lexer, parts)
        elif c == '"':
            _double_quoted(lexer, parts)
        elif c == "`":
            _backquoted(lexer, parts, False, ESCAPED_IN_HERE)
        else:
            _dollar(lexer, parts, False)
        text = lexer.text
        at = lexer.at


def _double_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
    start = lexer.at
    text = lexer.text
    end = text.find('"', start + 1)
    if end >= 0:
        inside = text[start + 1 : end]  # perhaps nothing: `""` is a quoted Literal of no text
        if not ("$" in inside or "\\" in inside or "`" in inside):
            add(parts, inside, True, lexer, start)
            lexer.at = end + 1
            return
    lexer.at = start + 1
    read_quoted(lexer, parts, DOUBLE_QUOTES, ESCAPED_IN_QUOTES, start)
    if lexer.at == start + 1:  # nothing but a line continuation
        add(parts, "", True, lexer, start)
    lexer.at += 1


def read_quoted(
    lexer: "Lexer",
    parts: "list[Part]",
    specials: frozenset[str],
    escaped: frozenset[str],
    opened: int,
) -> None:
    """Read quoted text to the character that ends it, which stays unread.

    `specials` say where we are: in double quotes (to `"`), a here-document (to the end of the
    text), `${…}` in one of both (to `}`), `$((…))` (to its `)`; a `"` only goes away).
    """
    text = lexer.text
    at = lexer.at
    parentheses = 0
    while True:
        start = at
        while text[at] not in specials:
            at += 1
        if at > start:
            add(parts, text[start:at], True, lexer, start)
        c = text[at]
        if c == "\\":
            following = text[at + 1]
            if following == "\n":
                text = lexer.cut(at)
            elif following in escaped:
                add(parts, following, True, lexer, at)
                at += 2
            else:
                add(parts, "\\", True, lexer, at)
                at += 1
        elif c == "$" or c == "`":
            lexer.at = at
            if c == "$":
                _dollar(lexer, parts, True)
            else:
                _backquoted(lexer, parts, True, ESCAPED_IN_QUOTES)
            text = lexer.text
            at = lexer.at
        elif c == "\0":
            if lexer.extend():
                text = lexer.text
                continue
            if specials is HERE_DOCUMENT:
                lexer.at = at
                return
            raise unterminated(lexer, specials, opened)
        elif c == '"' and specials is QUOTED_BRACE:
            lexer.at = at + 1
            read_quoted(lexer, parts, DOUBLE_QUOTES, ESCAPED_IN_QUOTES, at)
            text = lexer.text
            at = lexer.at + 1
        elif c == '"' and (specials is ARITHMETIC or specials is OFFSET):
            at += 1
        elif c == "(":
            parentheses += 1
            add(parts, c, True, lexer, at)
            at += 1
        elif (c == ")" or c == ":") and parentheses:
            parentheses -= c == ")"
            add(parts, c, True, lexer, at)
            at += 1
        else:
            lexer.at = at
            return


def unterminated(lexer: "Lexer", specials: frozenset[str], opened: int) -> "SyntaxFault":
    if specials is DOUBLE_QUOTES:
        return lexer.fault('unterminated quoted string: no closing "', opened, True)
    if specials is ARITHMETIC:
        return lexer.fault("unterminated arithmetic expansion: no closing ))", opened, True)
    return lexer.fault("unterminated parameter expansion: no closing }", opened, True)


def here_document(lexer: "Lexer") -> "list[Part]":
    """All of the text as the body of a here-document with expansions."""
    parts: list[Part] = []
    read_quoted(lexer, parts, HERE_DOCUMENT, ESCAPED_IN_HERE, 0)
    return parts


# -- what begins with a dollar --------------------------------------------------------------------


def _dollar(lexer: "Lexer", parts: "list[Part]", quoted: bool) -> None:
    start = lexer.at
    text = lexer.text
    at = start + 1
    while text[at] == "\\" and text[at + 1] == "\n":
        text = lexer.cut(at)
    c = text[at]
    if c in LETTERS:
        end = name_end(lexer, at)
        name = lexer.text[at:end]
    elif c in SPECIAL_PARAMETERS or c in DIGITS:
        end = at + 1
        name = c
    elif c == "{":
        lexer.at = at + 1
        parameters.braced(lexer, parts, quoted, start)
        return
    elif c == "(":
        lexer.at = at + 1
        _parenthesized(lexer, parts, quoted, start)
        return
    elif c == "'" and not quoted:
        dollar_quoted(lexer, parts)
        return
    else:
        add(parts, "$", quoted, lexer, start)
        lexer.at = at
        return
    line, column = lexer.place(start)
    parts.append(Parameter(name, "", None, quoted, line=line, column=column))
    lexer.at = end


def name_end(lexer: "Lexer", at: int) -> int:
    text = lexer.text
    while True:
        while text[at] in NAME:
            at += 1
        if text[at] != "\\" or text[at + 1] != "\n":
            return at
        text = lexer.cut(at)


def peek(lexer: "Lexer") -> str:
    while True:
        c = lexer.text[lexer.at]
        if c == "\\" and lexer.text[lexer.at + 1] == "\n":
            lexer.cut(lexer.at)
        elif c != "\0" or not lexer.extend():
            return c


def _process_substitution(lexer: "Lexer", parts: "list[Part]", direction: str) -> None:
    start = lexer.at
    lexer.deeper(start)
    line, column = lexer.place(start)
    lexer.at += 2
    body = lexer.parser.substitution(start)
    parts.append(ProcessSubstitution(direction, body, line=line, column=column))
    lexer.substitutions += 1
    lexer.depth -= 1


def _parenthesized(lexer: "Lexer", parts: "list[Part]", quoted: bool, start: int) -> None:
    """Behind `$(`: a command substitution, or behind one more `(` arithmetic."""
    lexer.deeper(start)
    line, column = lexer.place(start)
    if peek(lexer) == "(" and _is_arithmetic(lexer):
        lexer.at += 1
        expression: list[Part] = []
        read_quoted(lexer, expression, ARITHMETIC, ESCAPED_IN_QUOTES, start)
        lexer.at += 1
        if peek(lexer) != ")":
            raise lexer.fault("unterminated arithmetic expansion: no closing ))", start)
        lexer.at += 1
        value = Word(tuple(expression), line=line, column=column + 3)
        parts.append(Arithmetic(value, quoted, line=line, column=column))
    else:
        body = lexer.parser.substitution(start)
        parts.append(CommandSubstitution(body, quoted, line=line, column=column))
    lexer.depth -= 1


def _is_arithmetic(lexer: "Lexer") -> bool:
    """At the second `(` of `$((`: whether its partner is followed by `)`. Otherwise this is a
    command substitution that begins with a subshell."""
    at = lexer.at
    text = lexer.text
    depth = 0
    while True:
        c = text[at]
        if c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
            if not depth:
                at += 1
                while True:
                    if text[at] == "\\" and text[at + 1] == "\n":
                        at += 2
                    elif text[at] == "\0" and lexer.extend():
                        text = lexer.text
                    else:
                        return text[at] == ")"
        elif c == "\\" and text[at + 1] != "\0":
            at += 1
        elif c == "'" or c == '"':
            while (end := text.find(c, at + 1)) < 0 and lexer.extend():
                text = lexer.text
            at = max(at, end)
        elif c == "\0":
            if not lexer.extend():
                return True  # unterminated either way
            text = lexer.text
            continue
        at += 1


def _backquoted(lexer: "Lexer", parts: "list[Part]", quoted: bool, escaped: frozenset[str]) -> None:
    start = lexer.at
    lexer.deeper(start)
    line, column = lexer.place(start)
    text = lexer.text
    at = start + 1
    found: list[str] = []
    while (c := text[at]) != "`":
        if c == "\0":
            if not lexer.extend():
                raise lexer.fault("unterminated command substitution: no closing `", start, True)
            text = lexer.text
        elif c == "\\" and text[at + 1] in escaped:
            found.append(text[at + 1])
            at += 2
        elif c == "\\" and text[at + 1] == "\n":  # continued, also between the quotes in it
            at += 2
        else:
            end = at + 1
            while text[end] not in "`\\\0":
                end += 1
            found.append(text[at:end])
            at = end
    lexer.at = at + 1
    body = lexer.parser.nested("".join(found), line, column + 1).everything()
    parts.append(CommandSubstitution(body, quoted, line=line, column=column))
    lexer.depth -= 1
