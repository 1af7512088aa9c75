"""Regular expressions of awk: extended ones, with the escapes of its strings."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

CONTROLS = {
    b"n": b"\n", b"t": b"\t", b"r": b"\r", b"f": b"\f", b"v": b"\v", b"a": b"\a",
    b"/": b"/", b'"': b'"',
}  # fmt: skip


def awk_regex(source: bytes, ignore_case: bool = False) -> "re.Pattern[bytes]":
    """The compiled pattern."""
    from genwrapper.patterns import compile_regex

    return compile_regex(plain(source), True, ignore_case=ignore_case)


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
    at += 2 if source[at + 1 : at + 2] == b"^" else 1
    members = [source[start:at]]
    first = at
    while at < len(source):
        one = source[at : at + 1]
        if one == b"]" and at > first:
            return b"".join(members) + b"]", at + 1
        end = at + 1
        if one == b"[" and source[at + 1 : at + 2] in (b":", b".", b"="):
            closed = source.find(source[at + 1 : at + 2] + b"]", at + 2)
            end = closed + 2 if closed > 0 else end
        elif one == b"\\" and end < len(source):
            letter = source[end : end + 1]
            byte, end = _octal(source, end)
            letter = byte or CONTROLS.get(letter, letter)
            end += not byte
            members.append(b"[." + letter + b".]" if letter in b"]-^[" else letter)
            at = end
            continue
        members.append(source[at:end])
        at = end
    return source[start:], len(source)
