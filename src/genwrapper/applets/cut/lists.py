"""Lists of positions as cut takes them: `1,3-5,7-`."""

from genwrapper.applets.declare import Wrong


def ranges(text: str, apart: bool = False) -> list[tuple[int, int | None]]:
    """The ranges of a list, in order: (first, last), both counted from 1; None: to the end. Those
    that touch are one, or (`apart`) only those that overlap. Wrong where the list is none."""
    found: list[tuple[int, int | None]] = []
    for item in text.replace(" ", ",").replace("\t", ",").split(","):
        low, dash, high = item.partition("-")
        valid = (not low or low.isdigit()) and (not high or high.isdigit())
        if not valid or not (low or high) or not item.isascii():
            raise Wrong(f"{text!r} is not a list of positions")
        first = int(low or "1")
        last = int(high) if high else None if dash else first
        if first < 1 or (last is not None and last < first):
            raise Wrong(f"{item!r}: positions count from 1, and a range goes upwards")
        found.append((first, last))
    found.sort(key=lambda item: item[0])
    joined: list[tuple[int, int | None]] = []
    for first, last in found:
        if joined:
            before, end = joined[-1]
            if end is None:
                break
            if first <= end + (not apart):
                joined[-1] = (before, None if last is None else max(end, last))
                continue
        joined.append((first, last))
    return joined


def complement(chosen: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The positions that are in none of the ranges."""
    found: list[tuple[int, int | None]] = []
    start = 1
    for first, last in chosen:
        if first > start:
            found.append((start, first - 1))
        if last is None:
            return found
        start = last + 1
    found.append((start, None))
    return found
