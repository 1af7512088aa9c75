"""The forms that differences are printed in: normal, unified, context, ed's and ed's forwards."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from genwrapper.applets.diff.compare import Change
    from genwrapper.applets.diff.lines import Text

    Write = Callable[[bytes], None]
    Shown = Callable[[bytes], bytes]

MISSING = b"\\ No newline at end of file\n"


class Pair:
    """Two files, what differs between them, and how their lines are shown."""

    __slots__ = ("changes", "name", "names", "one", "other", "shown", "tab")

    def __init__(
        self,
        one: "Text",
        other: "Text",
        changes: "list[Change]",
        shown: "Shown",
        tab: bool,
        name: "Callable[[bytes], bool] | None",
        names: tuple[bytes, bytes],
    ) -> None:
        self.one = one
        self.other = other
        self.changes = changes
        self.shown = shown
        self.tab = tab
        self.name = name  # whether a line is what its part of the file is called by
        self.names = names

    def lines(self, mark: bytes, text: "Text", start: int, end: int) -> "Iterator[bytes]":
        """Lines of one file, a mark before each."""
        last = len(text.lines) - 1
        for at in range(start, end):
            line = text.lines[at]
            yield mark + self.shown(line) + b"\n"
            if at == last and text.incomplete:
                yield MISSING

    def function(self, before: int, known: tuple[int, bytes]) -> tuple[int, bytes]:
        """The last line before line `before` that names a part of the file, and where the search
        ended; `known` is what the last search found."""
        start, found = known
        if self.name is None:
            return known
        for at in range(before - 1, start - 1, -1):
            line = self.one.lines[at]
            if self.name(line):
                found = line[:40].strip()
                break
        return before, found


def _range(start: int, end: int) -> bytes:
    """Lines as normal and ed's forms say them; the line before where there are none."""
    if end - start > 1:
        return b"%d,%d" % (start + 1, end)
    return b"%d" % (end if end > start else start)


def normal(pair: Pair, write: "Write") -> None:
    """`3c5,6`, lines behind < and >."""
    between = b"\t" if pair.tab else b" "
    for a, b, c, d in pair.changes:
        letter = b"a" if a == b else b"d" if c == d else b"c"
        write(_range(a, b) + letter + _range(c, d) + b"\n")
        for line in pair.lines(b"<" + between, pair.one, a, b):
            write(line)
        if letter == b"c":
            write(b"---\n")
        for line in pair.lines(b">" + between, pair.other, c, d):
            write(line)


def ed(pair: Pair, write: "Write") -> None:
    """A script for ed, from the end."""
    for a, b, c, d in reversed(pair.changes):
        letter = b"a" if a == b else b"d" if c == d else b"c"
        write(_range(a, b) + letter + b"\n")
        if letter == b"d":
            continue
        writes = True  # whether ed takes text
        for line in pair.other.lines[c:d]:
            if not writes:
                write(b"a\n")
                writes = True
            if line == b".":
                write(b"..\n.\ns/.//\n")
                writes = False
            else:
                write(pair.shown(line) + b"\n")
        if writes:
            write(b".\n")


def forward(pair: Pair, write: "Write") -> None:
    """Much like a script for ed, from the beginning."""
    for a, b, c, d in pair.changes:
        letter = b"a" if a == b else b"d" if c == d else b"c"
        write(letter + _range(a, b).replace(b",", b" ") + b"\n")
        if letter != b"d":
            for line in pair.other.lines[c:d]:
                write(pair.shown(line) + b"\n")
            write(b".\n")


def hunks(changes: "list[Change]", around: int, wanted: list[bool]) -> "Iterator[list[Change]]":
    """Changes that share their lines around them. Where none of them counts, they make no hunk;
    those that do not count and are far behind one that does are left out."""
    group: list[tuple[Change, bool]] = []
    for change, counted in zip(changes, wanted, strict=True):
        if group and change[0] - group[-1][0][1] > 2 * around:
            yield from _trimmed(group, around)
            group = []
        group.append((change, counted))
    yield from _trimmed(group, around)


def _trimmed(group: "list[tuple[Change, bool]]", around: int) -> "Iterator[list[Change]]":
    if not any(counted for _, counted in group):
        return
    while not group[-1][1] and group[-1][0][0] - group[-2][0][1] >= around:
        group.pop()
    yield [change for change, _ in group]


def unified(pair: Pair, write: "Write", around: int, wanted: list[bool]) -> None:
    """`@@ -1,3 +1,4 @@`, lines behind blank, - and +."""
    write(b"--- " + pair.names[0] + b"\n+++ " + pair.names[1] + b"\n")
    blank, minus, plus = (mark + b"\t" * pair.tab for mark in (b" ", b"-", b"+"))
    if pair.tab:
        blank = b"\t"
    known = (0, b"")
    for group in hunks(pair.changes, around, wanted):
        start = max(0, group[0][0] - around)
        end = min(len(pair.one.lines), group[-1][1] + around)
        other_start = group[0][2] - (group[0][0] - start)
        other_end = group[-1][3] + (end - group[-1][1])
        head = b"@@ -%b +%b @@" % (_counted(start, end), _counted(other_start, other_end))
        known = pair.function(start, known)
        write(head + (b" " + known[1] if known[1] else b"") + b"\n")
        at = start
        for a, b, c, d in group:
            for line in pair.lines(blank, pair.one, at, a):
                write(line)
            for line in pair.lines(minus, pair.one, a, b):
                write(line)
            for line in pair.lines(plus, pair.other, c, d):
                write(line)
            at = b
        for line in pair.lines(blank, pair.one, at, end):
            write(line)


def _counted(start: int, end: int) -> bytes:
    count = end - start
    if count == 1:
        return b"%d" % end
    return b"%d,%d" % (start + (count > 0), count)


def context(pair: Pair, write: "Write", around: int, wanted: list[bool]) -> None:
    """`*** 1,3 ****` and `--- 1,4 ----`, lines behind two blanks, ! - and +."""
    write(b"*** " + pair.names[0] + b"\n--- " + pair.names[1] + b"\n")
    known = (0, b"")
    for group in hunks(pair.changes, around, wanted):
        start = max(0, group[0][0] - around)
        end = min(len(pair.one.lines), group[-1][1] + around)
        other_start = group[0][2] - (group[0][0] - start)
        other_end = group[-1][3] + (end - group[-1][1])
        known = pair.function(start, known)
        behind = b" " + known[1] if known[1] else b""
        write(b"***************" + behind + b"\n*** %b ****\n" % _spanned(start, end))
        if any(a < b for a, b, _, _ in group):
            spans = [(a, b, c < d) for a, b, c, d in group]
            _side(pair, write, pair.one, b"-", spans, start, end)
        write(b"--- %b ----\n" % _spanned(other_start, other_end))
        if any(c < d for _, _, c, d in group):
            spans = [(c, d, a < b) for a, b, c, d in group]
            _side(pair, write, pair.other, b"+", spans, other_start, other_end)


def _side(
    pair: Pair,
    write: "Write",
    text: "Text",
    mark: bytes,
    spans: list[tuple[int, int, bool]],
    start: int,
    end: int,
) -> None:
    between = b"\t" if pair.tab else b" "
    blank = b" " + between
    for low, high, changed in spans:
        for line in pair.lines(blank, text, start, low):
            write(line)
        for line in pair.lines((b"!" if changed else mark) + between, text, low, high):
            write(line)
        start = high
    for line in pair.lines(blank, text, start, end):
        write(line)


def _spanned(start: int, end: int) -> bytes:
    return b"%d,%d" % (start + 1, end) if end - start > 1 else b"%d" % end
