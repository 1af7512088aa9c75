"""What is inside words: quoting (POSIX XCU 2.2) and the expansions (2.6), as parts in order.

Each function takes the lexer, reads from its `at` on and leaves `at` behind what it has read.
"""

from genwrapper.shell.syntax import (
    Arithmetic,
    CommandSubstitution,
    Literal,
    Parameter,
    Tilde,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.lexer import Lexer, SyntaxFault

    Part = Literal | Parameter | CommandSubstitution | Arithmetic | Tilde

ENDS = frozenset(" \t\n&|;<>()\0")
QUOTES = frozenset("'\"\\`$")
SPECIALS = ENDS | QUOTES
BRACE_ENDS = frozenset("}\0")
BRACE_SPECIALS = BRACE_ENDS | QUOTES
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
DIGITS = frozenset("0123456789")
NAME = LETTERS | DIGITS
SPECIAL_PARAMETERS = frozenset("@*#?-$!")
USER = NAME | frozenset("-.")
OPERATORS = frozenset("-=?+%#")
PATTERN_OPERATORS = frozenset(("%", "%%", "#", "##"))

DOUBLE_QUOTES = frozenset('"$`\\\0')
HERE_DOCUMENT = frozenset("$`\\\0")
QUOTED_BRACE = frozenset('"}$`\\\0')
ARITHMETIC = frozenset('"()$`\\\0')
ESCAPED_IN_QUOTES = frozenset('$`"\\')
ESCAPED_IN_HERE = frozenset("$`\\")
ESCAPED_IN_BRACE = frozenset('$`"\\}')
ESCAPES = {
    '"': 34,
    "'": 39,
    "\\": 92,
    "a": 7,
    "b": 8,
    "e": 27,
    "f": 12,
    "n": 10,
    "r": 13,
    "t": 9,
    "v": 11,
}


def word(lexer: "Lexer") -> "list[Part]":
    """The parts of the word at `at`, to the first character that ends a word."""
    parts: list[Part] = []
    _unquoted(lexer, parts, SPECIALS, ENDS)
    first = parts[0] if parts else None
    if type(first) is Literal and first.text.startswith("~") and not first.quoted:
        parts = tildes(parts, colons=False)
    return parts


def joined(parts: "list[Part]") -> "list[Part]":
    """One quoted Literal for a word that is only text, where no unquoted character is special."""
    for part in parts:
        if type(part) is not Literal:
            return parts
        if not part.quoted and ("*" in part.text or "?" in part.text or "[" in part.text):
            return parts
    text = "".join([part.text for part in parts])  # type: ignore[union-attr]
    return [Literal(text, True, line=parts[0].line, column=parts[0].column)]


def _add(parts: "list[Part]", text: str, quoted: bool, lexer: "Lexer", at: int) -> None:
    if parts:
        last = parts[-1]
        if type(last) is Literal and last.quoted is quoted:
            last.text += text
            return
    line, column = lexer.place(at)
    parts.append(Literal(text, quoted, line=line, column=column))


def _unquoted(
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
            _add(parts, text[start:at], False, lexer, start)
        c = text[at]
        if c in ends:
            if c == "\0" and "}" in ends and lexer.extend():
                text = lexer.text
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
                _add(parts, "\\", True, lexer, at)
                at += 1
            else:
                _add(parts, following, True, lexer, at)
                at += 2
            continue
        lexer.at = at
        if c == "'":
            _single_quoted(lexer, parts)
        elif c == '"':
            _double_quoted(lexer, parts)
        elif c == "`":
            _backquoted(lexer, parts, False, ESCAPED_IN_HERE)
        else:
            _dollar(lexer, parts, False)
        text = lexer.text
        at = lexer.at


def _single_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
    start = lexer.at
    while True:
        end = lexer.text.find("'", start + 1)
        if end >= 0:
            break
        if not lexer.extend():
            raise lexer.fault("unterminated quoted string: no closing '", start, True)
    _add(parts, lexer.text[start + 1 : end], True, lexer, start)
    lexer.at = end + 1


def _double_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
    start = lexer.at
    text = lexer.text
    end = text.find('"', start + 1)
    if end >= 0:
        inside = text[start + 1 : end]  # perhaps nothing: `""` is a quoted Literal of no text
        if not ("$" in inside or "\\" in inside or "`" in inside):
            _add(parts, inside, True, lexer, start)
            lexer.at = end + 1
            return
    lexer.at = start + 1
    _quoted(lexer, parts, DOUBLE_QUOTES, ESCAPED_IN_QUOTES, start)
    lexer.at += 1


def _quoted(
    lexer: "Lexer",
    parts: "list[Part]",
    specials: frozenset[str],
    escaped: frozenset[str],
    opened: int,
) -> None:
    """Read quoted text to the character that ends it, which stays unread.

    `specials` say where we are: in double quotes (to `"`), a here-document (to the end of the
    text), `${…}` in one of both (to `}`; a `"` in it only goes away), `$((…))` (to `))`; likewise).
    """
    text = lexer.text
    at = lexer.at
    parentheses = 0
    while True:
        start = at
        while text[at] not in specials:
            at += 1
        if at > start:
            _add(parts, text[start:at], True, lexer, start)
        c = text[at]
        if c == "\\":
            following = text[at + 1]
            if following == "\n":
                text = lexer.cut(at)
                if text[at] == "\0" and lexer.extend():
                    text = lexer.text
            elif following in escaped:
                _add(parts, following, True, lexer, at)
                at += 2
            else:
                _add(parts, "\\", True, lexer, at)
                at += 1
        elif c == "$" or c == "`":
            lexer.at = at
            if c == "$":
                _dollar(lexer, parts, True)
            else:
                escapes = ESCAPED_IN_HERE if specials is HERE_DOCUMENT else ESCAPED_IN_QUOTES
                _backquoted(lexer, parts, True, escapes)
            text = lexer.text
            at = lexer.at
        elif c == "\0":
            if lexer.extend():
                text = lexer.text
                continue
            if specials is HERE_DOCUMENT:
                lexer.at = at
                return
            raise _unterminated(lexer, specials, opened)
        elif c == '"' and specials is not DOUBLE_QUOTES:
            at += 1
        elif c == "(":
            parentheses += 1
            _add(parts, c, True, lexer, at)
            at += 1
        elif c == ")" and parentheses:
            parentheses -= 1
            _add(parts, c, True, lexer, at)
            at += 1
        else:
            lexer.at = at
            return


def _unterminated(lexer: "Lexer", specials: frozenset[str], opened: int) -> "SyntaxFault":
    if specials is DOUBLE_QUOTES:
        return lexer.fault('unterminated quoted string: no closing "', opened, True)
    if specials is ARITHMETIC:
        return lexer.fault("unterminated arithmetic expansion: no closing ))", opened, True)
    return lexer.fault("unterminated parameter expansion: no closing }", opened, True)


def here_document(lexer: "Lexer") -> "list[Part]":
    """All of the text as the body of a here-document with expansions."""
    parts: list[Part] = []
    _quoted(lexer, parts, HERE_DOCUMENT, ESCAPED_IN_HERE, 0)
    return parts


def delimiter(lexer: "Lexer") -> tuple[str, bool]:
    """The delimiter of a here-document, quotes taken away, and whether any of it was quoted."""
    text = lexer.text
    at = lexer.at
    found: list[str] = []
    quoted = False
    while (c := text[at]) not in ENDS:
        if c == "\\":
            if text[at + 1] == "\n":
                text = lexer.cut(at)
                continue
            quoted = True
            if text[at + 1] != "\0":
                at += 1
                found.append(text[at])
            at += 1
        elif c == "'" or c == '"':
            quoted = True
            end = text.find(c, at + 1)
            while c == '"' and end > 0 and text[end - 1] == "\\":
                end = text.find(c, end + 1)
            if end < 0:
                raise lexer.fault(f"unterminated quoted string: no closing {c}", at, True)
            inside = text[at + 1 : end]
            if c == '"' and "\\" in inside:
                inside = _unescaped(inside, ESCAPED_IN_QUOTES)
            found.append(inside)
            at = end + 1
        elif c == "$" and text[at + 1] == "'":
            lexer.at = at
            parts: list[Part] = []
            _dollar_quoted(lexer, parts)
            quoted = True
            found.extend(part.text for part in parts if type(part) is Literal)
            text = lexer.text
            at = lexer.at
        else:
            found.append(c)
            at += 1
    lexer.at = at
    return "".join(found), quoted


def _unescaped(text: str, escaped: frozenset[str]) -> str:
    pieces: list[str] = []
    at = 0
    while True:
        end = text.find("\\", at)
        if end < 0 or end + 1 == len(text):
            pieces.append(text[at:])
            return "".join(pieces)
        following = text[end + 1]
        pieces.append(text[at:end])
        if following in escaped:
            pieces.append(following)
        else:
            pieces.append(text[end : end + 2])
        at = end + 2


# -- what begins with a dollar --------------------------------------------------------------------


def _dollar(lexer: "Lexer", parts: "list[Part]", quoted: bool) -> None:
    start = lexer.at
    text = lexer.text
    at = start + 1
    while text[at] == "\\" and text[at + 1] == "\n":
        text = lexer.cut(at)
        if text[at] == "\0" and lexer.extend():
            text = lexer.text
    c = text[at]
    if c in LETTERS:
        end = _name_end(lexer, at)
        name = lexer.text[at:end]
    elif c in SPECIAL_PARAMETERS or c in DIGITS:
        end = at + 1
        name = c
    elif c == "{":
        lexer.at = at + 1
        _braced(lexer, parts, quoted, start)
        return
    elif c == "(":
        lexer.at = at + 1
        _parenthesized(lexer, parts, quoted, start)
        return
    elif c == "'" and not quoted:
        _dollar_quoted(lexer, parts)
        return
    else:
        _add(parts, "$", quoted, lexer, start)
        lexer.at = at
        return
    line, column = lexer.place(start)
    parts.append(Parameter(name, "", None, quoted, line=line, column=column))
    lexer.at = end


def _name_end(lexer: "Lexer", at: int) -> int:
    text = lexer.text
    while True:
        while text[at] in NAME:
            at += 1
        if text[at] != "\\" or text[at + 1] != "\n":
            return at
        text = lexer.cut(at)
        if text[at] == "\0" and lexer.extend():
            text = lexer.text


def _dollar_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
    """`$'…'`. A NUL made by an escape ends the text, up to the closing quote."""
    start = lexer.at
    found = bytearray()
    at = start + 2
    text = lexer.text
    while (c := text[at]) != "'":
        if c == "\0":
            if not lexer.extend():
                raise lexer.fault("unterminated quoted string: no closing '", start, True)
            text = lexer.text
            continue
        if c != "\\" or text[at + 1] == "\0":
            found += c.encode("utf-8", "surrogateescape")
            at += 1
            continue
        c = text[at + 1]
        at += 2
        if c in ESCAPES:
            found.append(ESCAPES[c])
        elif c == "x":
            end = at
            while end < at + 2 and text[end] in "0123456789abcdefABCDEF":
                end += 1
            if end == at:
                found += b"\\x"
            else:
                found.append(int(text[at:end], 16))
            at = end
        elif c in "01234567":
            end = at
            while end < at + 2 and text[end] in "01234567":
                end += 1
            found.append(int(text[at - 1 : end], 8) & 255)
            at = end
        elif c == "c" and "?" <= text[at] <= "\x7e":
            at += text[at] == "\\" and text[at + 1] == "\\"
            found.append(127 if text[at] == "?" else ord(text[at]) & 31)
            at += 1
        else:
            found += f"\\{c}".encode("utf-8", "surrogateescape")
    lexer.at = at + 1
    quoted = bytes(found).partition(b"\0")[0].decode("utf-8", "surrogateescape")
    _add(parts, quoted, True, lexer, start)


def _braced(lexer: "Lexer", parts: "list[Part]", quoted: bool, start: int) -> None:
    """Behind `${`: a parameter, perhaps with an operator and its word."""
    lexer.deeper(start)
    line, column = lexer.place(start)
    length = False
    name = _parameter_name(lexer)
    if name == "#" and _peek(lexer) != "}":
        at = lexer.at
        counted = _parameter_name(lexer)
        if counted and _peek(lexer) == "}":
            name = counted
            length = True
        else:
            lexer.at = at
    c = _peek(lexer)
    if not name:
        raise _bad_substitution(lexer, start)
    argument = None
    operator = ""
    if c == "}":
        lexer.at += 1
        if length:
            operator = "length"
    else:
        if c == ":":
            lexer.at += 1
            operator = ":"
            c = _peek(lexer)
            if c in ("%", "#"):
                raise _bad_substitution(lexer, start)
        if c not in OPERATORS:
            raise _bad_substitution(lexer, start)
        operator += c
        lexer.at += 1
        if c in ("%", "#") and _peek(lexer) == c:
            operator += c
            lexer.at += 1
        argument = _argument(lexer, quoted and operator not in PATTERN_OPERATORS, start)
    parts.append(Parameter(name, operator, argument, quoted, line=line, column=column))
    lexer.depth -= 1


def _peek(lexer: "Lexer") -> str:
    while True:
        c = lexer.text[lexer.at]
        if c == "\\" and lexer.text[lexer.at + 1] == "\n":
            lexer.cut(lexer.at)
        elif c != "\0" or not lexer.extend():
            return c


def _parameter_name(lexer: "Lexer") -> str:
    c = _peek(lexer)
    start = lexer.at
    if c in LETTERS:
        lexer.at = _name_end(lexer, start)
    elif c in DIGITS:
        lexer.at += 1
        while _peek(lexer) in DIGITS:
            lexer.at += 1
    elif c in SPECIAL_PARAMETERS:
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
        _quoted(lexer, parts, QUOTED_BRACE, ESCAPED_IN_BRACE, start)
    else:
        _unquoted(lexer, parts, BRACE_SPECIALS, BRACE_ENDS)
        if lexer.text[lexer.at] == "\0":
            raise _unterminated(lexer, QUOTED_BRACE, start)
        parts = tildes(parts, colons=False)
    lexer.at += 1
    return Word(tuple(parts), line=line, column=column)


def _parenthesized(lexer: "Lexer", parts: "list[Part]", quoted: bool, start: int) -> None:
    """Behind `$(`: a command substitution, or behind one more `(` arithmetic."""
    lexer.deeper(start)
    line, column = lexer.place(start)
    if _peek(lexer) == "(" and _is_arithmetic(lexer):
        lexer.at += 1
        expression: list[Part] = []
        _quoted(lexer, expression, ARITHMETIC, ESCAPED_IN_QUOTES, start)
        lexer.at += 1
        if _peek(lexer) != ")":
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
                while text[at] == "\\" and text[at + 1] == "\n":
                    at += 2
                return text[at] == ")"
        elif c == "\\" and text[at + 1] != "\0":
            at += 1
        elif c == "'" or c == '"':
            end = text.find(c, at + 1)
            if end > 0:
                at = end
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


# -- tilde-prefixes (2.6.1) -----------------------------------------------------------------------


def tildes(parts: "list[Part]", colons: bool) -> "list[Part]":
    """The parts with a Tilde where one begins them; with `colons`, behind each unquoted colon
    too."""
    found: list[Part] = []
    last = len(parts) - 1
    for index, part in enumerate(parts):
        if type(part) is not Literal or part.quoted or "~" not in part.text:
            found.append(part)
            continue
        text = ""
        column = part.column
        pieces = part.text.split(":") if colons else [part.text]
        for number, piece in enumerate(pieces):
            if number:
                text += ":"
            user, slash, rest = piece[1:].partition("/")
            ended = slash or number < len(pieces) - 1 or index == last
            begins = number > 0 or index == 0
            if begins and ended and piece.startswith("~") and USER.issuperset(user):
                if text:
                    found.append(Literal(text, False, line=part.line, column=column))
                column += len(text)
                found.append(Tilde(user, line=part.line, column=column))
                column += 1 + len(user)
                text = slash + rest
            else:
                text += piece
        if text:
            found.append(Literal(text, False, line=part.line, column=column))
    return found
