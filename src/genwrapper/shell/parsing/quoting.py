"""Quoting (POSIX XCU 2.2), here-documents' delimiters and tilde-prefixes (2.6.1): what of a word
needs no expansion."""

from genwrapper.shell.syntax import (
    Arithmetic,
    BadSubstitution,
    CommandSubstitution,
    Literal,
    Parameter,
    ProcessSubstitution,
    Replacement,
    Substring,
    Tilde,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.parsing.lexer import Lexer

    Part = (
        Literal
        | Tilde
        | Parameter
        | Substring
        | Replacement
        | BadSubstitution
        | CommandSubstitution
        | ProcessSubstitution
        | Arithmetic
    )

ENDS = frozenset(" \t\n&|;<>()\0")  # what ends a word
QUOTES = frozenset("'\"\\`$")
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")
DIGITS = frozenset("0123456789")
NAME = LETTERS | DIGITS
USER = NAME | frozenset("+-.")
ESCAPED_IN_QUOTES = frozenset('$`"\\')
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

HEXADECIMAL = frozenset("0123456789abcdefABCDEF")
CODE_POINTS = {"u": 4, "U": 8}  # bash's and mksh's, with as many digits at most


def code_point(digits: str) -> bytes:
    """A character by its number, in UTF-8; empty where there is none of it."""
    number = int(digits or "110000", 16)
    return chr(number).encode("utf-8", "surrogatepass") if number <= 0x10FFFF else b""


def add(parts: "list[Part]", text: str, quoted: bool, lexer: "Lexer", at: int) -> None:
    if parts:
        last = parts[-1]
        if type(last) is Literal and last.quoted is quoted:
            last.text += text
            return
    line, column = lexer.place(at)
    parts.append(Literal(text, quoted, line=line, column=column))


def single_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
    start = lexer.at
    end = _closing(lexer, "'", start)
    add(parts, lexer.text[start + 1 : end], True, lexer, start)
    lexer.at = end + 1


def dollar_quoted(lexer: "Lexer", parts: "list[Part]") -> None:
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
            while end < at + 2 and text[end] in HEXADECIMAL:
                end += 1
            if end == at:
                found += b"\\x"
            else:
                found.append(int(text[at:end], 16))
            at = end
        elif c in CODE_POINTS:
            end = at
            while end < at + CODE_POINTS[c] and text[end] in HEXADECIMAL:
                end += 1
            found += code_point(text[at:end]) or f"\\{c}{text[at:end]}".encode()
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
    add(parts, quoted, True, lexer, start)


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
            end = _closing(lexer, c, at)
            text = lexer.text
            inside = text[at + 1 : end]
            if c == '"' and "\\" in inside:
                inside = _unescaped(inside, ESCAPED_IN_QUOTES)
            found.append(inside)
            at = end + 1
        elif c == "$" and text[at + 1] == "'":
            lexer.at = at
            parts: list[Part] = []
            dollar_quoted(lexer, parts)
            quoted = True
            found.extend(part.text for part in parts if type(part) is Literal)
            text = lexer.text
            at = lexer.at
        elif c == "`":  # not expanded, as nothing is here; but what is inside belongs to the word
            end = _closing(lexer, c, at) + 1
            text = lexer.text
            found.append(text[at:end])
            at = end
        else:
            found.append(c)
            at += 1
    lexer.at = at
    return "".join(found), quoted


def _closing(lexer: "Lexer", quote: str, at: int) -> int:
    """The offset of the quote that closes the one at `at`."""
    end = at + 1
    while True:
        end = lexer.text.find(quote, end)
        if end < 0:
            end = len(lexer.text) - 1
            if not lexer.extend():
                raise lexer.fault(f"unterminated quoted string: no closing {quote}", at, True)
            continue
        before = lexer.text[at + 1 : end]
        if quote == "'" or (len(before) - len(before.rstrip("\\"))) % 2 == 0:
            return end
        end += 1


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
        elif following != "\n":
            pieces.append(text[end : end + 2])
        at = end + 2


def joined(parts: "list[Part]") -> "list[Part]":
    """One quoted Literal for a word that is only text, where no unquoted character is special."""
    for part in parts:
        if type(part) is not Literal:
            return parts
        if not part.quoted and ("*" in part.text or "?" in part.text or "[" in part.text):
            return parts
    text = "".join([part.text for part in parts])  # type: ignore[union-attr, misc]
    return [Literal(text, True, line=parts[0].line, column=parts[0].column)]


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
