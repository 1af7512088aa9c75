"""What backslashes stand for in the regular expressions and texts of sed."""

from genwrapper.streams import encode

NAMED = {"n": "\n", "t": "\t", "f": "\f", "v": "\v", "a": "\a", "r": "\r"}
NUMBERED = {"x": (16, 2), "o": (8, 3), "d": (10, 3)}  # base, most digits
DIGITS = "0123456789abcdef"


def character(text: str, at: int) -> tuple[str, int, bool]:
    """What the escape with its letter at `at` stands for, where it ends, and whether that is a
    character by number or control; the letter itself where it is no escape of a character."""
    letter = text[at]
    if letter in NAMED:
        return NAMED[letter], at + 1, False
    if letter in NUMBERED:
        base, most = NUMBERED[letter]
        end = at + 1
        while end <= at + most and text[end : end + 1].lower() in DIGITS[:base] and text[end:]:
            end += 1
        if end > at + 1:
            number = int(text[at + 1 : end], base) & 255
            return chr(number if number < 128 else 0xDC00 + number), end, True
    elif letter == "c" and at + 1 < len(text) and text[at + 1].isascii():
        end = at + 2 + text.startswith("\\\\", at + 1)
        return chr(ord(text[at + 1].upper()) ^ 0x40), end, True
    return letter, at + 1, False


def bracket_end(text: str, start: int) -> int:
    """Behind the bracket expression that begins at `start`; behind the `[` where none does."""
    at = start + 1
    if text[at : at + 1] == "^":
        at += 1
    if text[at : at + 1] == "]":
        at += 1
    while at < len(text) and text[at] != "\n":
        c = text[at]
        if c == "]":
            return at + 1
        if c == "[" and text[at + 1 : at + 2] in (":", "=", ".") and at + 1 < len(text):
            end = text.find(text[at + 1] + "]", at + 2)
            if end > 0:
                at = end + 2
                continue
        at += 1
    return start + 1


def regex_of(source: str) -> str:
    """A regular expression with the characters that its escapes stand for: `\\x2a` is as good as a
    star, as GNU's has it."""
    return _with_characters(source, "\\\\") if "\\" in source else source


def plain(text: str) -> str:
    """The text of `y`."""
    return _with_characters(text, "\\")


def _with_characters(text: str, backslashes: str) -> str:
    """A text with the characters that its escapes stand for, `backslashes` for two of them; other
    letters keep theirs."""
    found: list[str] = []
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c == "\\" and at < len(text):
            letter = text[at]
            c, at, coded = character(text, at)
            if c == letter and not coded:
                c = backslashes if c == "\\" else "\\" + c
        found.append(c)
    return "".join(found)


def parts_of(text: str) -> "list[bytes | int | str]":
    """The parts of the second part of `s`."""
    parts: list[bytes | int | str] = []
    plain: list[str] = []
    at = 0

    def add(part: "int | str") -> None:
        if plain:
            parts.append(encode("".join(plain)))
            plain.clear()
        parts.append(part)

    while at < len(text):
        c = text[at]
        at += 1
        if c == "&":
            add(0)
        elif c != "\\" or at == len(text):
            plain.append(c)
        elif text[at] in "0123456789":
            add(int(text[at]))
            at += 1
        elif text[at] in "ULEul":
            add(text[at])
            at += 1
        else:
            c, at, _ = character(text, at)
            plain.append(c)
    if plain:
        parts.append(encode("".join(plain)))
    return parts
