"""Tab stops, as expand and unexpand take them: `8`, or a list `4,10,20`; a last `/N` or `+N` goes
on with every N columns."""

from bisect import bisect_right

from genwrapper.applets.declare import Wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MOST_COLUMNS = 1 << 32
MOST = 4096  # blanks at the heads of lines that are remembered


def today(arguments: list[str]) -> list[str]:
    """`-N[,N]...` as -t."""
    made = list(arguments)
    ends = arguments.index("--") if "--" in arguments else len(arguments)
    for place, word in enumerate(arguments[:ends]):
        if word[1:2].isdigit() and word[:1] == "-" and not word[1:].strip("0123456789,"):
            made[place] = f"-t{word[1:]}"
    return made


class Stops:
    """Where tabs lead to. `each` is the distance of stops behind the last that is listed, 0 where
    there are none."""

    __slots__ = ("each", "from_last", "listed")

    def __init__(self, texts: list[str]) -> None:
        self.listed: list[int] = []
        self.each = 0
        self.from_last = False
        words = [word for text in texts for word in text.replace(",", " ").split()]
        for place, word in enumerate(words):
            digits = word.lstrip("/+")
            head = word[: len(word) - len(digits)][-1:]
            if not digits:  # / or + alone says nothing
                continue
            valid = digits.isdigit() and digits.isascii() and int(digits) <= MOST_COLUMNS
            if not valid or (head and place < len(words) - 1):
                raise Wrong(f"{word!r} is no tab stop")
            stop = int(digits)
            if head:
                self.each, self.from_last = stop, head == "+"
                break
            if stop <= (self.listed[-1] if self.listed else 0):
                raise Wrong(f"tab stop {word!r} must be greater than the one before")
            self.listed.append(stop)
        if len(self.listed) == 1 and not self.each:
            self.each = self.listed.pop()
        elif not self.listed and not self.each:
            self.each = 8

    def following(self, column: int) -> int | None:
        """The next stop behind a column; None where there is none."""
        place = bisect_right(self.listed, column)
        if place < len(self.listed):
            return self.listed[place]
        if not self.each:
            return None
        start = self.listed[-1] if self.from_last and self.listed else 0
        return column + self.each - (column - start) % self.each


def at_heads(change: "Callable[[bytes], bytes]") -> "Callable[[bytes], bytes]":
    """What changes the blanks that lines begin with: there are many lines, few different heads."""
    import re

    split = re.compile(rb"\n([ \t\b]+)").split

    class Heads(dict[bytes, bytes]):
        def __missing__(self, head: bytes) -> bytes:
            if len(self) >= MOST:
                self.clear()
            made = self[head] = b"\n" + change(head)
            return made

    head = Heads().__getitem__

    def changed(lines: bytes) -> bytes:
        pieces = split(b"\n" + lines)
        pieces[1::2] = map(head, pieces[1::2])
        return b"".join(pieces)[1:]

    return changed
