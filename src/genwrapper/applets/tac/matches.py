"""Separators of `tac -r`: they are looked for from the end of a text, as GNU does."""

from genwrapper.applets.declare import Wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def matches(data: bytes, separator: bytes) -> "Iterator[tuple[int, int]]":
    """Where matches begin and end, the last one first: each begins as late as it can, and ends
    where the one behind it begins at the latest."""
    import re

    from genwrapper.patterns import BadPattern, translate

    try:
        source = translate(extended(separator), True, lines=True)
        match = re.compile(source, re.DOTALL | re.MULTILINE).match
        begins = re.compile(b"(?=" + source + b")", re.DOTALL | re.MULTILINE).finditer
    except (BadPattern, re.error) as error:
        raise Wrong(f"the separator: {error}") from None
    size = len(data)
    starts: Sequence[int] = range(size)
    if b"$" not in source:  # else the beginning of the one behind is the end of the text, too
        starts = [found.start() for found in begins(data) if found.start() < size]
    end = size
    for start in reversed(starts):
        found = match(data, start, end)
        if found:
            yield start, found.end()
            end = start


def extended(pattern: bytes) -> bytes:
    """A regular expression of Emacs as POSIX's extended one."""
    made = b""
    at = 0
    while at < len(pattern):
        one = pattern[at : at + 1]
        two = pattern[at : at + 2]
        at += 1
        if one == b"[":
            close = pattern.find(b"]", at + 1 + (pattern[at : at + 1] == b"^"))
            end = len(pattern) if close < 0 else close + 1
            made += pattern[at - 1 : end]
            at = end
        elif one == b"\\" and len(two) == 2:
            at += 1
            made += two[1:] if two[1:] in b"()|" else two
        else:
            made += b"\\" + one if one in b"(){}|" else one
    return made
