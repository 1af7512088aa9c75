"""Regular expressions of awk: extended ones, with the escapes of its strings."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

CONTROLS = {
    b"n": b"\n", b"t": b"\t", b"r": b"\r", b"f": b"\f", b"v": b"\v", b"a": b"\a",
    b"/": b"/", b'"': b'"',
}  # fmt: skip


def awk_regex(source: bytes) -> "re.Pattern[bytes]":
    """The compiled pattern."""
    from genwrapper.patterns import compile_regex

    return compile_regex(plain(source), True)


def plain(source: bytes) -> bytes:
    """The extended regular expression that an awk one stands for."""
    if b"\\" not in source:
        return source
    found: list[bytes] = []
    at = 0
    while at < len(source):
        one = source[at : at + 1]
        if one == b"[":
            text, at = _bracket(source, at)
            found.append(text)
        elif one == b"\\" and at + 1 < len(source):
            text, at = _escape(source, at)
            found.append(text)
        else:
            found.append(b"\\\\" if one == b"\\" else one)
            at += 1
    return b"".join(found)


def _octal(source: bytes, at: int) -> tuple[bytes, int]:
    """The byte that up to three octal digits are; none where there are none."""
    end = at
    while end < at + 3 and source[end : end + 1] in (
        b"0",
        b"1",
        b"2",
        b"3",
        b"4",
        b"5",
        b"6",
        b"7",
    ):
        end += 1
    return (bytes([int(source[at:end], 8) & 255]) if end > at else b""), end


def _escape(source: bytes, at: int) -> tuple[bytes, int]:
    byte, end = _octal(source, at + 1)
    if byte:
        return (b"\\" + byte if byte in b"\\.[](){}*+?^$|" else byte), end
    letter = source[at + 1 : at + 2]
    if letter == b"y":
        return b"\\b", at + 2
    return CONTROLS.get(letter, b"\\" + letter), at + 2


def _bracket(source: bytes, at: int) -> tuple[bytes, int]:
    """A bracket expression: a backslash quotes in it, which POSIX's own has not."""
    start = at
    at += 1
    negated = source[at : at + 1] == b"^"
    at += negated
    first = at
    members: list[bytes] = []
    closes = minus = caret = False
    while at < len(source):
        one = source[at : at + 1]
        if one == b"]" and at > first:
            head = b"[^" if negated else b"["
            inside = (b"]" if closes else b"") + b"".join(members)
            if caret:
                inside = b"\\^" if not inside and negated else inside + b"^"
                if inside == b"^":
                    return b"\\^", at + 1
            return head + inside + (b"-" if minus else b"") + b"]", at + 1
        if one == b"[" and source[at + 1 : at + 2] in (b":", b".", b"="):
            end = source.find(source[at + 1 : at + 2] + b"]", at + 2)
            if end > 0:
                members.append(source[at : end + 2])
                at = end + 2
                continue
        if one == b"]":
            closes = True
            at += 1
            continue
        if one == b"\\" and at + 1 < len(source):
            byte, end = _octal(source, at + 1)
            letter = byte or CONTROLS.get(source[at + 1 : at + 2], source[at + 1 : at + 2])
            at = end if byte else at + 2
            closes = closes or letter == b"]"
            minus = minus or letter == b"-"
            caret = caret or letter == b"^"
            if letter not in (b"]", b"-", b"^"):
                members.append(letter)
            continue
        members.append(one)
        at += 1
    return source[start:], len(source)
