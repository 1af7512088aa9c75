"""The words of bc's language."""

from genwrapper.applets.bc.numbers import DIGITS, Trouble

STATEMENTS = "auto break continue define else for halt if limits print quit return warranty"
KEYWORDS = {
    *STATEMENTS.split(),
    "ibase",
    "last",
    "length",
    "obase",
    "read",
    "scale",
    "sqrt",
    "while",
}
NAME = "abcdefghijklmnopqrstuvwxyz0123456789_"
LONG_SIGNS = ("||", "&&", "<=", ">=", "==", "!=", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=")
SIGNS = (*LONG_SIGNS, *"=<>!+-*/%^(){}[];,.")


class Wrong(Trouble):
    """What is no program of bc."""


class Token:
    """A word: `kind` is number, string, name, end of file or line, or the word itself."""

    __slots__ = ("kind", "line", "text")

    def __init__(self, kind: str, text: str, line: int) -> None:
        self.kind = kind
        self.text = text
        self.line = line


def tokens(text: str) -> list[Token]:
    """The words of a program. Wrong."""
    found: list[Token] = []
    at, line, size = 0, 1, len(text)
    while at < size:
        c = text[at]
        if c == "\n":
            found.append(Token("\n", c, line))
            line += 1
            at += 1
        elif c in " \t\r\f":
            at += 1
        elif c == "\\" and text[at + 1 : at + 2] == "\n":
            line += 1
            at += 2
        elif c == "#":
            end = text.find("\n", at)
            at = size if end < 0 else end
        elif text.startswith("/*", at):
            end = text.find("*/", at + 2)
            if end < 0:
                raise Wrong(f"line {line}: a comment has no end")
            line += text.count("\n", at, end)
            at = end + 2
        elif c == '"':
            end = text.find('"', at + 1)
            if end < 0:
                raise Wrong(f"line {line}: a string has no end")
            found.append(Token("string", text[at + 1 : end], line))
            line += text.count("\n", at, end)
            at = end + 1
        elif c in DIGITS or (c == "." and text[at + 1 : at + 2] in DIGITS and at + 1 < size):
            at, number, lines = _number(text, at)
            found.append(Token("number", number, line))
            line += lines
        elif c.isalpha() and c.isascii() and c.islower():
            end = at
            while end < size and text[end] in NAME:
                end += 1
            word = text[at:end]
            found.append(Token(word if word in KEYWORDS else "name", word, line))
            at = end
        else:
            for sign in SIGNS:
                if text.startswith(sign, at):
                    break
            else:
                raise Wrong(f"line {line}: illegal character: {c!r}")
            found.append(Token(sign, sign, line))
            at += len(sign)
    found.append(Token("\n", "", line))
    found.append(Token("", "", line))
    return found


def _number(text: str, at: int) -> tuple[int, str, int]:
    """A number, which may go on in the next line behind a backslash."""
    digits = ""
    lines = 0
    point = False
    while at < len(text):
        if text.startswith("\\\n", at):
            at += 2
            lines += 1
        elif text[at] in DIGITS or (text[at] == "." and not point):
            point = point or text[at] == "."
            digits += text[at]
            at += 1
        else:
            break
    return at, digits, lines
