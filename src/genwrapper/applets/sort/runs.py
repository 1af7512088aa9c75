"""Sorting of more lines than memory is to hold: sorted runs in files, merged at the end."""

import posix
from itertools import chain, groupby, islice
from operator import eq, gt, itemgetter, lt

from genwrapper.applets.sort.keys import Key
from genwrapper.applets.sort.values import values
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

DEFAULT_SIZE = 512 << 20  # bytes of memory, where -S says nothing
LINE = 64  # bytes of memory that a line takes besides its own
SOME = 1000  # lines that tell whether many are the same
PART = 2000  # lines that are written at once


class Order:
    """What order lines are in: by `keys` one after the other, then, unless it is `stable`, by all
    of their bytes; backwards where `reverse`."""

    __slots__ = ("keys", "reverse", "stable")

    def __init__(self, keys: list[Key], reverse: bool, stable: bool) -> None:
        self.keys = keys
        self.reverse = reverse
        self.stable = stable

    def sort(self, lines: list[bytes]) -> None:
        """Sort in place: by the first key, then those that it leaves equal by the next."""
        if not self.keys:
            lines.sort(reverse=self.reverse)
            return
        places = list(range(len(lines)))
        runs = [(0, len(lines))]
        for number, key in enumerate(self.keys, 1):
            column = values(key, lines)
            last = self.stable and number == len(self.keys)
            runs = sort_runs(places, runs, column, key.reverse, last)
        if not self.stable:
            sort_runs(places, runs, lines, self.reverse, True)
        lines[:] = map(lines.__getitem__, places)

    def rises(self, lines: list[bytes]) -> bool:
        """Whether lines are sorted, and no two are equal in what they are compared by; False also
        where it can't be told at once."""
        ways = {key.reverse for key in self.keys}
        columns = [values(key, lines) for key in self.keys]
        if not self.stable or not columns:
            ways.add(self.reverse)
            columns.append(lines)
        compared: list[Any] = columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))
        return len(ways) == 1 and all(map(gt if True in ways else lt, compared, compared[1:]))

    def merged(self, runs: "list[Iterable[bytes]]") -> "Iterator[bytes]":
        """The lines of sorted runs, sorted; of equal ones those of the first run first."""
        if len(runs) == 1:
            return iter(runs[0])
        from heapq import merge

        if not self.keys:
            return merge(*runs, reverse=self.reverse)
        return merge(*runs, key=self._key())

    def _key(self) -> "Callable[[bytes], tuple[Any, ...]]":
        """What `sort` goes by as one value."""
        parts: list[tuple[Callable[[bytes], Any], bool]]
        parts = [(key.value, key.reverse) for key in self.keys]
        if not self.stable:
            parts.append((bytes, self.reverse))

        def value(line: bytes) -> "tuple[Any, ...]":
            return tuple(
                [Backwards(part(line)) if reverse else part(line) for part, reverse in parts]
            )

        return value

    def unique(self, lines: "Iterable[bytes]") -> "Iterator[bytes]":
        """Of sorted lines, the first of those whose keys are equal."""
        if not self.keys:
            yield from map(itemgetter(0), groupby(lines))
            return
        found = iter(lines)
        last: list[bytes] = []  # it is compared again: with the next ones, in their form
        while part := last + list(islice(found, PART)):
            columns = [values(key, part) for key in self.keys]
            compared = list(zip(*columns, strict=True))
            if not last:
                yield part[0]
            elif len(part) == 1:
                return
            for line, before, here in zip(part[1:], compared, compared[1:], strict=False):
                if here != before:
                    yield line
            last = part[-1:]


def sort_runs(
    places: list[int], runs: list[tuple[int, int]], column: "list[Any]", reverse: bool, last: bool
) -> list[tuple[int, int]]:
    """Sort runs of the places of lines by one column of what is compared. The runs that are equal
    in it; none where it is the last."""
    found: list[tuple[int, int]] = []
    for start, stop in runs:
        part = sorted(places[start:stop], key=column.__getitem__, reverse=reverse)
        places[start:stop] = part
        if last:
            continue
        compared = list(map(column.__getitem__, part))
        same = bytes(map(eq, compared, islice(compared, 1, None))) + b"\0"
        at = same.find(1)
        while at >= 0:
            end = same.find(0, at)
            found.append((start + at, start + end + 1))
            at = same.find(1, end)
    return found


class Backwards:
    """A value that is less where it would be greater."""

    __slots__ = ("value",)

    def __init__(self, value: "Any") -> None:
        self.value = value

    def __lt__(self, other: "Backwards") -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Backwards) and bool(self.value == other.value)

    __hash__ = None  # type: ignore[assignment]  # made to be compared


class Runs:
    """Lines on their way to be sorted. `size`: bytes of memory that they may take; `folder`: where
    runs go beyond that."""

    __slots__ = ("context", "end", "files", "folder", "lines", "order", "size", "taken", "unique")

    def __init__(
        self, context: Context, order: Order, end: bytes, unique: bool, size: int, folder: str
    ) -> None:
        self.context = context
        self.order = order
        self.end = end
        self.unique = unique
        self.size = size
        self.folder = folder
        self.lines: list[bytes] = []
        self.taken = 0
        self.files: list[Description] = []

    def take(self, source: Description) -> None:
        """All lines of a source."""
        for text in source.whole_lines(self.end):
            found = text.removesuffix(self.end).split(self.end)
            self.lines += found
            self.taken += len(text) + LINE * len(found)
            if self.taken > self.size:
                self._put_aside()

    def _put_aside(self) -> None:
        self.files.append(spooled(self.context, self.folder, self._sorted(), self.end))
        self.lines = []
        self.taken = 0

    def _sorted(self) -> "Iterable[bytes]":
        some = self.lines[:SOME]
        if self.unique and not self.order.keys and len(set(some)) < len(some) // 2:
            self.lines = list(set(self.lines))
        self.order.sort(self.lines)
        return self.order.unique(self.lines) if self.unique else self.lines

    def all(self) -> "Iterable[bytes]":
        """All lines, sorted."""
        last = self._sorted()
        if not self.files:
            return last
        found = self.order.merged([*[lines_of(file, self.end) for file in self.files], last])
        return self.order.unique(found) if self.unique else found

    def close(self) -> None:
        for file in self.files:
            file.close()


def lines_of(source: Description, end: bytes) -> "Iterator[bytes]":
    """The lines of a source, without their ends."""
    texts = source.whole_lines(end)
    return chain.from_iterable(text.removesuffix(end).split(end) for text in texts)


def write_lines(target: Description, lines: "Iterable[bytes]", end: bytes) -> None:
    """Write lines with their ends."""
    found = iter(lines)
    while part := list(islice(found, PART)):
        part.append(b"")
        target.write(end.join(part))


class NotAside(OSError):
    """Lines can't be put aside."""


def spooled(context: Context, folder: str, lines: "Iterable[bytes]", end: bytes) -> Description:
    """Lines in a file of no name, to be read. NotAside where the folder does not take them."""
    try:
        file = unnamed(context, folder)
        write_lines(file, lines, end)
        file.seek(0)
    except OSError as error:
        raise NotAside(error.errno, error.strerror) from None
    return file


def unnamed(context: Context, folder: str) -> Description:
    """A file without a name in a folder: it is gone with its descriptor."""
    flags = posix.O_RDWR | posix.O_CLOEXEC
    path = context.path(folder)
    try:
        return Description(posix.open(path, flags | posix.O_TMPFILE, 0o600))
    except OSError:  # not every file system has such files
        name = f"{path}/.gitbox-sort-{posix.getpid()}-{id(context)}"
        fd = posix.open(name, flags | posix.O_CREAT | posix.O_EXCL, 0o600)
        posix.unlink(name)
        return Description(fd)


def size_of(text: str) -> int | None:
    """The bytes that -S says: a number of kilobytes, or with b, K, M, G, T behind it; None where
    it is none."""
    units = {"b": 0, "": 1, "K": 1, "k": 1, "M": 2, "G": 3, "T": 4}
    digits = text.rstrip("bKkMGT%")
    unit = text[len(digits) :]
    if not digits.isdecimal() or not digits.isascii():
        return None
    if unit == "%":
        pages, size = posix.sysconf("SC_PHYS_PAGES"), posix.sysconf("SC_PAGE_SIZE")
        return int(digits) * pages * size // 100
    return int(digits) << (10 * units[unit]) if unit in units else None
