"""Lines of files that should be sorted, many at a time: `comm` and `join` walk through two."""

from genwrapper.streams import Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    Row = TypeVar("Row")
    Part = tuple[list[Row], list[bytes]]


def parts(
    source: Description,
    end: bytes,
    prepare: "Callable[[list[bytes]], Part[Row]]",
    unsorted: "Callable[[int, bytes], None]",
    header: bool = False,
) -> "Iterator[Part[Row]]":
    """The lines as `prepare` makes rows and keys of them, in parts that are sorted by the keys.

    Where lines are not in order, each is a part of its own, and `unsorted` gets the number and text
    of those that come too late, when all before have been asked for. `header`: the first line is
    compared with none.
    """
    count = 0
    before = b""
    for block in source.whole_lines(end):
        lines = block.split(end)
        if not lines[-1]:
            lines.pop()
        if header:
            header = False
            count = 1
            yield prepare([lines.pop(0)])
            if not lines:
                continue
        rows, keys = prepare(lines)
        if before <= keys[0] and keys == sorted(keys):
            yield rows, keys
            before = keys[-1]
        else:
            for at, (row, key) in enumerate(zip(rows, keys, strict=True)):
                if key < before:
                    unsorted(count + at + 1, lines[at])
                before = key
                yield [row], [key]
        count += len(lines)
