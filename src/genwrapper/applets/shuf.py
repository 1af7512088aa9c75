"""shuf: print lines in random order."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from _random import Random
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    T = TypeVar("T")

SOME = 4096  # lines that are written at once


@applet(
    """
shuf [OPTION]... [WORD]...

Print the lines of a file (WORD; standard input where it is missing or -) in random order.

  -e, --echo                take each WORD as a line
  -i, --input-range=LOW-HIGH  take the numbers from LOW to HIGH as lines
  -n, --head-count=N        print N lines at most
  -o, --output=FILE         write to FILE
  -r, --repeat              lines may come again, without end unless -n is given
  --random-source=FILE      take random bytes from FILE
  -z, --zero-terminated     lines end with a NUL
""",
)
def shuf(context: Context, options: Options, words: list[str]) -> int:
    from _random import Random

    end = b"\0" if options.zero_terminated else b"\n"
    source = Random()  # begins with random bytes of the system's
    if options.random_source is not None:
        seeds = context.inputs([options.random_source])
        source.seed(int.from_bytes(b"".join(seed.read(1 << 16) for seed in seeds), "little"))
    most = None if options.head_count is None else number(options.head_count, "the number of lines")
    lines = _lines(context, options, words, end)
    if context.status:
        return 1
    target = context.stdout
    if options.output is not None:
        from genwrapper.streams import WRITE

        try:
            target = context.open(options.output, WRITE)
        except OSError as error:
            context.failed(options.output, error)
            return 1
    if options.repeat:
        if not lines and most != 0:
            raise Wrong("there are no lines to repeat")
        target.writelines(_again(lines, most, source, end))
    else:
        count = len(lines) if most is None else min(most, len(lines))
        if isinstance(lines, range):
            chosen = [_line(line) for line in _chosen(lines, count, source)]
        else:
            chosen = _chosen(lines, count, source)
        for at in range(0, count, SOME):
            target.write(end.join(chosen[at : at + SOME]) + end)
    if target is not context.stdout:
        target.close()
    return context.status


def _lines(
    context: Context, options: Options, words: list[str], end: bytes
) -> "list[bytes] | range":
    if options.input_range is not None:
        if words or options.echo:
            raise Wrong("-i goes with no WORD and no -e")
        low, dash, high = options.input_range.partition("-")
        if not dash or not low.isdigit() or not high.isdigit() or int(low) > int(high) + 1:
            raise Wrong(f"{options.input_range!r} is no range")
        return range(int(low), int(high) + 1)
    if options.echo:
        return [encode(word) for word in words]
    if len(words) > 1:
        raise Wrong(f"extra operand {words[1]}")
    data = b"".join(source.read() for source in context.inputs(words))
    lines = data.split(end)
    if not lines[-1]:
        lines.pop()
    return lines


def _chosen(lines: "Sequence[T]", count: int, source: "Random") -> "list[T]":
    """Some of the lines, or all, in random order."""
    size = len(lines)
    if count < size // 4:
        places: dict[int, None] = {}
        while len(places) < count:
            places[_below(size, source)] = None
        return [lines[place] for place in places]
    taken = list(lines)
    random = source.random
    for at, step in enumerate([int(random() * left) for left in range(size, size - count, -1)]):
        place = at + step
        taken[at], taken[place] = taken[place], taken[at]
    del taken[count:]
    return taken


def _below(limit: int, source: "Random") -> int:
    """A random number, of any size."""
    bits = limit.bit_length()
    while (found := source.getrandbits(bits)) >= limit:
        pass
    return found


def _line(line: "bytes | int") -> bytes:
    return line if isinstance(line, bytes) else b"%d" % line


def _again(
    lines: "list[bytes] | range", most: int | None, source: "Random", end: bytes
) -> "Iterator[bytes]":
    while most is None or most > 0:
        yield _line(lines[_below(len(lines), source)]) + end
        most = None if most is None else most - 1
