"""Backslash escapes of `echo -e`, of printf's formats and of its `%b`."""

SIMPLE = {
    "\\": b"\\",
    "a": b"\a",
    "b": b"\b",
    "e": b"\x1b",
    "f": b"\f",
    "n": b"\n",
    "r": b"\r",
    "t": b"\t",
    "v": b"\v",
    '"': b'"',
    "'": b"'",
}
OCTAL = frozenset("01234567")
HEXADECIMAL = frozenset("0123456789abcdefABCDEF")


def escape(text: str, at: int, zero: bool) -> tuple[bytes | None, int]:
    """The escape behind the backslash at `at`: its bytes and the place behind it. None for `\\c`:
    output ends there. An unknown one stays as it is. `zero`: the zero of `\\0ooo` does not count
    among its three digits."""
    letter = text[at + 1 : at + 2]
    if letter in OCTAL and letter:
        start = at + 1
        end = start
        most = start + 3 + (zero and letter == "0")
        while end < most and text[end : end + 1] in OCTAL and end < len(text):
            end += 1
        return bytes([int(text[start:end], 8) & 255]), end
    if letter == "x":
        end = at + 2
        while end < min(at + 4, len(text)) and text[end] in HEXADECIMAL:
            end += 1
        if end > at + 2:
            return bytes([int(text[at + 2 : end], 16)]), end
    if letter == "c" and zero:
        return None, at + 2
    found = SIMPLE.get(letter)
    if found is None:
        return f"\\{letter}".encode("utf-8", "surrogateescape"), at + 1 + len(letter)
    return found, at + 2


def unescaped(text: str) -> tuple[bytes, bool]:
    """The bytes of `text` as `echo -e` and `%b` take it, and whether `\\c` ended it."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = text.find("\\", at)
        if end < 0:
            pieces.append(text[at:].encode("utf-8", "surrogateescape"))
            return b"".join(pieces), False
        pieces.append(text[at:end].encode("utf-8", "surrogateescape"))
        value, at = escape(text, end, True)
        if value is None:
            return b"".join(pieces), True
        pieces.append(value)
