"""Which lines two files do not have in common: the shortest way from one to the other (Myers, "An
O(ND) difference algorithm and its variations", in linear space).

Large files are first cut at lines that both have just once, in their longest common order.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    Keys = Sequence[object]
    Change = tuple[int, int, int, int]

LARGE = 4000  # lines; smaller files are not cut
FAR = 1000  # steps; where two parts are further apart, the best cut so far is taken


def changes(one: "Keys", other: "Keys", minimal: bool = False) -> "list[Change]":
    """What differs, in order: lines `[a, b)` of the first in place of lines `[c, d)` of the other,
    as (a, b, c, d). Lines are given by keys that are equal where lines are to be."""
    comparison = Comparison(one, other, minimal)
    comparison.run()
    slide(one, comparison.ours, comparison.theirs)
    slide(other, comparison.theirs, comparison.ours)
    return blocks(comparison.ours, comparison.theirs)


def blocks(ours: bytearray, theirs: bytearray) -> "list[Change]":
    """Runs of changed lines, side by side, from their marks. Both end with an unmarked one."""
    found: list[Change] = []
    i = j = 0
    size, other_size = len(ours) - 1, len(theirs) - 1
    while True:
        start = _next(ours, i, size)
        other_start = _next(theirs, j, other_size)
        common = min(start - i, other_start - j)
        i += common
        j += common
        if i == size and j == other_size:
            return found
        end, other_end = ours.find(0, i), theirs.find(0, j)
        found.append((i, end, j, other_end))
        i, j = end, other_end


def _next(marks: bytearray, at: int, size: int) -> int:
    found = marks.find(1, at)
    return size if found < 0 else found


class Comparison:
    """Two files; `ours` and `theirs` mark the lines that are not common, and have one mark more."""

    __slots__ = ("minimal", "one", "other", "ours", "theirs")

    def __init__(self, one: "Keys", other: "Keys", minimal: bool) -> None:
        self.one = one
        self.other = other
        self.minimal = minimal
        self.ours = bytearray(len(one) + 1)
        self.theirs = bytearray(len(other) + 1)

    def run(self) -> None:
        """Set the marks."""
        one, other = self.one, self.other
        head = common_head(one, other)
        tail = common_tail(one, other, head)
        part = (head, len(one) - tail, head, len(other) - tail)
        if self.minimal or part[1] + part[3] - 2 * head < LARGE:
            self._part(*part)
            return
        for gap in gaps(one, other, *part):
            self._part(*gap)

    def _part(self, start: int, end: int, other_start: int, other_end: int) -> None:
        """Compare two parts, first without the lines that the other part lacks."""
        one, other = self.one, self.other
        there = set(one[start:end])
        others = set(other[other_start:other_end])
        if len(there) == 0 or len(others) == 0 or there.isdisjoint(others):
            self._mark(start, end, other_start, other_end)
            return
        mine = [i for i in range(start, end) if one[i] in others]
        yours = [j for j in range(other_start, other_end) if other[j] in there]
        ours, theirs = self.ours, self.theirs
        self._mark(start, end, other_start, other_end)
        numbers: dict[object, int] = {}
        a = [numbers.setdefault(one[i], len(numbers)) for i in mine]
        b = [numbers.setdefault(other[j], len(numbers)) for j in yours]
        for low, high, length in common_runs(a, b, self.minimal):
            for at in range(length):
                ours[mine[low + at]] = 0
                theirs[yours[high + at]] = 0

    def _mark(self, start: int, end: int, other_start: int, other_end: int) -> None:
        self.ours[start:end] = b"\1" * (end - start)
        self.theirs[other_start:other_end] = b"\1" * (other_end - other_start)


def common_head(one: "Keys", other: "Keys") -> int:
    """How many lines are the same at the beginning."""
    size = min(len(one), len(other))
    at = 0
    step = 512
    while at + step <= size and one[at : at + step] == other[at : at + step]:
        at += step
    while at < size and one[at] == other[at]:
        at += 1
    return at


def common_tail(one: "Keys", other: "Keys", head: int) -> int:
    """How many lines are the same at the end, behind `head` lines."""
    n, m = len(one), len(other)
    size = min(n, m) - head
    at = 0
    step = 512
    while at + step <= size and one[n - at - step : n - at] == other[m - at - step : m - at]:
        at += step
    while at < size and one[n - at - 1] == other[m - at - 1]:
        at += 1
    return at


def gaps(
    one: "Keys", other: "Keys", start: int, end: int, other_start: int, other_end: int
) -> "list[Change]":
    """The parts between lines that both have just once, in the longest order that they share."""
    mine, yours = one[start:end], other[other_start:other_end]
    where = once(mine, start)
    there = once(yours, other_start)
    pairs = [(i, there[key]) for key, i in where.items() if key in there]
    pairs.sort()
    pairs = rising(pairs)
    pairs.append((end, other_end))
    found: list[Change] = []
    i, j = start, other_start
    for k, m in pairs:
        if k != i or m != j:
            found.append((i, k, j, m))
        i, j = k + 1, m + 1
    return found


def once(keys: "Keys", start: int) -> dict[object, int]:
    """The keys that come just once, and where."""
    count = len(keys)
    last = dict(zip(keys, range(start, start + count), strict=True))
    if len(last) == count:
        return last
    first = dict(zip(reversed(keys), range(start + count - 1, start - 1, -1), strict=True))
    return {key: at for key, at in last.items() if first[key] == at}


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part, in order, whose second numbers rise."""
    from bisect import bisect_left

    ends: list[int] = []  # the lowest last number of a rising part of each length
    which: list[int] = []  # and whose that is
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        if not ends or j > ends[-1]:
            length = len(ends)
            ends.append(j)
            which.append(at)
        else:
            length = bisect_left(ends, j)
            ends[length] = j
            which[length] = at
        before.append(which[length - 1] if length else -1)
    found: list[tuple[int, int]] = []
    at = which[-1] if which else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    found.reverse()
    return found


def common_runs(a: list[int], b: list[int], minimal: bool) -> list[tuple[int, int, int]]:
    """Runs that are common: where in `a`, where in `b`, how long. In no order."""
    found: list[tuple[int, int, int]] = []
    parts = [(0, len(a), 0, len(b))]
    far = len(a) + len(b) if minimal else FAR
    while parts:
        low, high, other_low, other_high = parts.pop()
        start, other_start = low, other_low
        while low < high and other_low < other_high and a[low] == b[other_low]:
            low += 1
            other_low += 1
        if low > start:
            found.append((start, other_start, low - start))
        end = high
        while low < high and other_low < other_high and a[high - 1] == b[other_high - 1]:
            high -= 1
            other_high -= 1
        if high < end:
            found.append((high, other_high, end - high))
        if low == high or other_low == other_high:
            continue
        x, y = middle(a[low:high], b[other_low:other_high], far)
        parts.append((low, low + x, other_low, other_low + y))
        parts.append((low + x, high, other_low + y, other_high))
    return found


def middle(a: list[int], b: list[int], far: int) -> tuple[int, int]:
    """A point on a shortest way from the beginning of both lists to their end.

    `ahead[k]` is how far into `a` one comes on diagonal k (place in `a` less place in `b`) in so
    many steps from the beginning, `back[k]` how near to its start from the end.
    """
    n, m = len(a), len(b)
    delta = n - m
    odd = delta & 1
    ahead = [-1] * (n + m + 3)  # diagonal k is at k, from the list's end where negative
    back = [n + 1] * (n + m + 3)
    ahead[0], back[delta] = 0, n
    low = high = 0
    back_low = back_high = delta
    steps = 0
    while True:
        steps += 1
        low, high = _widened(low, high, -m, n, ahead, -1)
        for k in range(high, low - 1, -2):
            below, above = ahead[k - 1], ahead[k + 1]
            x = below + 1 if below >= above else above
            y = x - k
            while x < n and y < m and a[x] == b[y]:
                x += 1
                y += 1
            ahead[k] = x
            if odd and back_low <= k <= back_high and back[k] <= x:
                return x, y
        back_low, back_high = _widened(back_low, back_high, -m, n, back, n + 1)
        for k in range(back_high, back_low - 1, -2):
            below, above = back[k - 1], back[k + 1]
            x = below if below < above else above - 1
            y = x - k
            while x > 0 and y > 0 and a[x - 1] == b[y - 1]:
                x -= 1
                y -= 1
            back[k] = x
            if not odd and low <= k <= high and x <= ahead[k]:
                return x, y
        if steps >= far:
            best = max(range(low, high + 1, 2), key=lambda k: 2 * min(ahead[k], n) - k)
            x = min(ahead[best], n, m + best)
            return x, x - best


def _widened(
    low: int, high: int, least: int, most: int, reached: list[int], none: int
) -> tuple[int, int]:
    """The diagonals of the next step: one more on either side, one fewer at the border."""
    if low > least:
        low -= 1
        reached[low - 1] = none
    else:
        low += 1
    if high < most:
        high += 1
        reached[high + 1] = none
    else:
        high -= 1
    return low, high


def slide(keys: "Keys", marks: bytearray, other: bytearray) -> None:
    """Slide runs of changed lines down as far as they go, where that makes the same file; but where
    one can stand beside a run of the other file, there: the two are one change."""
    size = len(marks) - 1
    end = 0  # behind the run before
    beside = 0  # the place in the other file behind as many common lines as there are before `end`
    while (start := marks.find(1, end)) >= 0:
        beside = _forward(other, beside, start - end)
        end = marks.find(0, start)
        length = 0
        meets = -1
        while end - start != length:  # again where it has met another run
            length = end - start
            while start and keys[start - 1] == keys[end - 1]:
                start -= 1
                end -= 1
                marks[start], marks[end] = 1, 0
                start = marks.rfind(0, 0, start) + 1
                beside = _back(other, beside)
            meets = end if other[beside] else -1
            while end < size and keys[start] == keys[end]:
                marks[start], marks[end] = 0, 1
                start += 1
                end = marks.find(0, end)
                beside = _forward(other, beside, 1)
                if other[beside]:
                    meets = end
        while 0 <= meets < end:
            start -= 1
            end -= 1
            marks[start], marks[end] = 1, 0
            beside = _back(other, beside)


def _forward(marks: bytearray, at: int, count: int) -> int:
    """The place behind `count` common lines more."""
    while count:
        at = marks.find(0, at)
        run = marks.find(1, at)
        free = min(count, (run if run >= 0 else len(marks)) - at)
        at += free
        count -= free
    return at


def _back(marks: bytearray, at: int) -> int:
    """The place behind one common line less."""
    return marks.rfind(0, 0, at - 1) + 1
