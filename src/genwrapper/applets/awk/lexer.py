"""The words of an awk program (POSIX XCU awk, Lexical Conventions)."""

from itertools import pairwise

KEYWORDS = frozenset(
    [
        "BEGIN",
        "END",
        "BEGINFILE",
        "ENDFILE",
        "function",
        "func",
        "if",
        "else",
        "while",
        "for",
        "do",
        "break",
        "continue",
        "next",
        "nextfile",
        "exit",
        "return",
        "delete",
        "in",
        "getline",
        "print",
        "printf",
    ]
)
BUILTINS = frozenset(
    [
        "atan2",
        "close",
        "cos",
        "exp",
        "fflush",
        "gensub",
        "gsub",
        "index",
        "int",
        "length",
        "log",
        "match",
        "rand",
        "sin",
        "split",
        "sprintf",
        "sqrt",
        "srand",
        "strftime",
        "sub",
        "substr",
        "system",
        "systime",
        "tolower",
        "toupper",
    ]
)
OPERATORS = [
    "**=",
    "^=",
    "+=",
    "-=",
    "*=",
    "/=",
    "%=",
    "==",
    "<=",
    ">=",
    "!=",
    "++",
    "--",
    "&&",
    "||",
    ">>",
    "**",
    "!~",
    "=",
    "<",
    ">",
    "+",
    "-",
    "*",
    "/",
    "%",
    "^",
    "!",
    "~",
    "?",
    ":",
    ",",
    ";",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "$",
    "|",
]
OPERATORS.sort(key=len, reverse=True)
DIVIDES = frozenset(
    ["name", "call", "number", "string", "regex", "builtin", ")", "]", "$", "++", "--"]
)
ESCAPES = {
    "n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\",
    '"': '"', "/": "/", "&": "&",
}  # fmt: skip
BITWISE = frozenset(["and", "compl", "lshift", "or", "rshift", "xor"])
GAWKS = BITWISE | frozenset(
    ["asort", "asorti", "isarray", "mktime", "patsplit", "strtonum", "typeof"]
)
"""gawk's: functions where they are called as such, and the program has none of the name."""
OCTAL = "01234567"
HEXADECIMAL = "0123456789abcdefABCDEF"


class BadProgram(Exception):
    """What is wrong with a program, and in which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Token:
    """A word: `kind` is name, call (a name with `(` right behind it), builtin, number, string,
    regex, newline, end, or the keyword or operator itself."""

    __slots__ = ("kind", "line", "text")

    def __init__(self, kind: str, text: str, line: int) -> None:
        self.kind = kind
        self.text = text
        self.line = line


def tokens(text: str) -> list[Token]:
    """All words of a program; BadProgram where there is none."""
    found: list[Token] = []
    at, line = 0, 1
    while at < len(text):
        c = text[at]
        if c in " \t\r":
            at += 1
        elif c == "\n":
            found.append(Token("newline", "", line))
            at += 1
            line += 1
        elif c == "#":
            end = text.find("\n", at)
            at = len(text) if end < 0 else end
        elif c == "\\" and text[at + 1 : at + 2] == "\n":
            at += 2
            line += 1
        elif c == "\\" and text[at + 1 : at + 3] == "\r\n":
            at += 3
            line += 1
        elif c == '"':
            value, at, lines = string(text, at + 1, line)
            found.append(Token("string", value, line))
            line += lines
        elif c == "/" and not (found and found[-1].kind in DIVIDES and found[-1].text != "case"):
            end = regex_end(text, at + 1, line)
            found.append(Token("regex", text[at + 1 : end], line))
            at = end + 1
        elif c.isdigit() or (c == "." and text[at + 1 : at + 2].isdigit()):
            end = number_end(text, at)
            found.append(Token("number", text[at:end], line))
            at = end
        elif c == "_" or (c.isalpha() and c.isascii()):
            end = at
            while (
                end < len(text)
                and text[end].isascii()
                and (text[end].isalnum() or text[end] == "_")
            ):
                end += 1
            word = text[at:end]
            at = end
            kind = "call" if text[at : at + 1] == "(" else "name"
            if word in KEYWORDS:
                kind = "function" if word == "func" else word
            elif word in BUILTINS or (word in GAWKS and kind == "call"):
                kind = "builtin"
            found.append(Token(kind, word, line))
        else:
            if text.startswith(("@", "|&"), at):
                raise BadProgram(line, "indirect calls and two-way pipes (@, |&) are gawk's alone")
            for operator in OPERATORS:
                if text.startswith(operator, at):
                    break
            else:
                raise BadProgram(line, f"unexpected character {c!r}")
            at += len(operator)
            kind = {"**": "^", "**=": "^="}.get(operator, operator)
            found.append(Token(kind, operator, line))
    found.append(Token("newline", "", line))
    found.append(Token("end", "", line))
    own = {name.text for before, name in pairwise(found) if before.kind == "function"}
    for token in found:
        if token.kind == "builtin" and token.text in own & GAWKS:
            token.kind = "call"
    return found


def string(text: str, at: int, line: int) -> tuple[str, int, int]:
    """A string from behind its quote: its value, the place behind it, the newlines in it."""
    start = at
    pieces: list[str] = []
    while True:
        c = text[at : at + 1]
        if c in ("", "\n"):
            raise BadProgram(line, "a string has no end")
        if c == '"':
            return "".join(pieces), at + 1, text.count("\n", start, at)
        if c == "\\":
            piece, at = escaped(text, at)
            pieces.append(piece)
        else:
            pieces.append(c)
            at += 1


def escaped(text: str, at: int) -> tuple[str, int]:
    """What the backslash at a place and what is behind it stand for, and the place behind."""
    c = text[at + 1 : at + 2]
    if c and c in OCTAL:
        end = at + 1
        while end < at + 4 and text[end : end + 1] in OCTAL and end < len(text):
            end += 1
        code = int(text[at + 1 : end], 8) & 255
        return bytes([code]).decode("utf-8", "surrogateescape"), end
    if c == "\n":
        return "", at + 2
    if c == "u" and at + 2 < len(text) and text[at + 2] in HEXADECIMAL:
        end = at + 3
        while end < min(at + 10, len(text)) and text[end] in HEXADECIMAL:
            end += 1
        code = int(text[at + 2 : end], 16)
        return (chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "?"), end
    if c == "x" and text[at + 2 : at + 3] in HEXADECIMAL and at + 2 < len(text):
        end = at + 3
        if text[end : end + 1] in HEXADECIMAL and end < len(text):
            end += 1
        return bytes([int(text[at + 2 : end], 16)]).decode("utf-8", "surrogateescape"), end
    return ESCAPES.get(c, "\\" + c), at + 2


def unescaped(text: str) -> str:
    """A value of the command line as the text of a string."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            piece, at = escaped(text, at)
            pieces.append(piece)
        else:
            pieces.append(text[at])
            at += 1
    return "".join(pieces)


def regex_end(text: str, at: int, line: int) -> int:
    """The place of the slash that ends a regular expression."""
    bracket = False
    start = at
    while True:
        c = text[at : at + 1]
        if c in ("", "\n"):
            raise BadProgram(line, "a regular expression has no end")
        if c == "\\":
            at += 1
        elif bracket:
            if c == "]" and at > start:
                bracket = False
            elif c == "[" and text[at + 1 : at + 2] in (":", ".", "=") and text[at + 1 : at + 2]:
                end = text.find(text[at + 1] + "]", at + 2)
                at = end + 1 if end > 0 else at
        elif c == "[":
            bracket = True
            start = at + 1 + (text[at + 1 : at + 2] == "^")
        elif c == "/":
            return at
        at += 1


def number_end(text: str, at: int) -> int:
    """The place behind a number."""
    if text[at : at + 2] in ("0x", "0X"):
        end = at + 2
        while end < len(text) and text[end] in HEXADECIMAL:
            end += 1
        if end > at + 2:
            return end
    while text[at : at + 1].isdigit():
        at += 1
    if text[at : at + 1] == ".":
        at += 1
        while text[at : at + 1].isdigit():
            at += 1
    if text[at : at + 1] in ("e", "E"):
        end = at + 1
        if text[end : end + 1] in ("+", "-"):
            end += 1
        if text[end : end + 1].isdigit():
            while text[end : end + 1].isdigit():
                end += 1
            at = end
    return at


def number_value(text: str) -> float:
    """A number of a program: decimal, or as gawk has them hexadecimal (0x) and octal (0)."""
    if text[:2] in ("0x", "0X"):
        return float(int(text, 16))
    if len(text) > 1 and text[0] == "0" and all(digit in OCTAL for digit in text):
        return float(int(text, 8))
    return float(text)
