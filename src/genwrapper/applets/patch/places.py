"""Where the hunks of a patch belong in a file whose lines may have moved or changed."""

from genwrapper.applets.patch.reading import ADD, DROP, KEEP, Hunk

FUZZ = 2


class Place:
    """Where a hunk goes: from line `at` (from 0), with `head` and `tail` lines of its context left
    out of account."""

    __slots__ = ("at", "fuzz", "head", "tail")

    def __init__(self, at: int, fuzz: int, head: int, tail: int) -> None:
        self.at = at
        self.fuzz = fuzz
        self.head = head
        self.tail = tail


class Editor:
    """A file's lines, hunk after hunk. `frozen`: lines before it are behind us."""

    __slots__ = ("frozen", "grown", "lines", "looked", "loose", "moved", "out")

    def __init__(self, data: bytes, loose: bool) -> None:
        self.lines = data.split(b"\n")
        last = self.lines.pop()
        self.lines = [line + b"\n" for line in self.lines]
        if last:
            self.lines.append(last)
        self.loose = loose  # runs of blanks match any others
        self.looked = [_loose(line) for line in self.lines] if loose else self.lines
        self.frozen = 0
        self.moved = 0  # how far the last hunk was from where it should have been
        self.grown = 0  # how many lines more there are in the new file so far
        self.out: list[bytes] = []

    def find(self, hunk: Hunk, fuzz: int) -> Place | None:
        """The place nearest to where a hunk should be, with just that much fuzz."""
        pattern = hunk.old()
        if self.loose:
            pattern = [_loose(line) for line in pattern]
        head, tail = hunk.contexts()
        most = max(head, tail)
        size = len(pattern)
        skip_head, skip_tail = fuzz + head - most, fuzz + tail - most
        guess = hunk.start - 1 + self.moved
        last = len(self.lines) - size  # the last place where all of it would fit
        cut = max(0, skip_head)
        end = size - max(0, skip_tail)
        part = pattern[cut:end]
        if skip_head < 0 and skip_tail < 0 and last != 0:
            return None  # it must be all of the file
        if skip_head < 0:
            places = [0]  # it must be the beginning
        elif skip_tail < 0:
            places = [last]  # it must be the end
        else:
            places = self._around(guess, part, cut, last + max(0, skip_tail))
        looked = self.looked
        for at in places:
            start = at + cut
            if start >= self.frozen and at + cut >= 0 and looked[start : at + end] == part:
                return Place(at, fuzz, cut, size - end)
        return None

    def _around(self, guess: int, part: list[bytes], cut: int, last: int) -> "list[int]":
        """All places to try, from the guess on, the later of two that are as near first."""
        low = self.frozen - cut
        if not part:
            return [min(max(guess, low), last)]
        lines, first = self.looked, part[0]
        if low <= guess <= last and lines[guess + cut : guess + cut + len(part)] == part:
            return [guess]
        found = [at for at in range(low, last + 1) if lines[at + cut] == first]
        found.sort(key=lambda at: (abs(at - guess), at < guess))
        return found

    def apply(self, hunk: Hunk, place: Place) -> int:
        """Make a hunk's change; the line (from 1) that it begins at in the new file."""
        lines = self.lines
        at = place.at
        head, tail = place.head, place.tail
        edits = hunk.edits[head : len(hunk.edits) - tail] if tail else hunk.edits[head:]
        at += head
        self.out += lines[self.frozen : at]
        for mark, line in edits:
            if mark == ADD:
                self._complete()
                self.out.append(line)
                self.grown += 1
            else:
                if mark == KEEP:
                    self._complete()
                    self.out.append(lines[at])
                else:
                    self.grown -= 1
                at += 1
        self.frozen = at
        self.moved = place.at - (hunk.start - 1)
        count = sum(mark == DROP for mark, _ in hunk.edits)
        added = sum(mark == ADD for mark, _ in hunk.edits)
        return place.at + 1 + self.grown - added + count

    def _complete(self) -> None:
        """A last line without newline that has another behind it now."""
        if self.out and not self.out[-1].endswith(b"\n"):
            self.out[-1] += b"\n"

    def result(self) -> bytes:
        """The new file."""
        rest = self.lines[self.frozen :]
        if rest:
            self._complete()
        return b"".join(self.out + rest)


def _loose(line: bytes) -> bytes:
    return b" ".join(line.split(None)) if not line[:1].isspace() else b" " + b" ".join(line.split())
