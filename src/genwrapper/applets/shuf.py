"""shuf: print lines in random order."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


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
    import random

    end = b"\0" if options.zero_terminated else b"\n"
    source = random.Random()  # begins with random bytes of the system's
    if options.random_source is not None:
        seeds = context.inputs([options.random_source])
        source = random.Random(b"".join(seed.read(1 << 16) for seed in seeds))
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
        chosen = source.sample(range(len(lines)), count)
        target.writelines(_line(lines[place]) + end for place in chosen)
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


def _line(line: "bytes | int") -> bytes:
    return line if isinstance(line, bytes) else b"%d" % line


def _again(
    lines: "list[bytes] | range", most: int | None, source: "Random", end: bytes
) -> "Iterator[bytes]":
    while most is None or most > 0:
        yield _line(lines[source.randrange(len(lines))]) + end
        most = None if most is None else most - 1
