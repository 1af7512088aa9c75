"""uniq: print lines that differ from the one before."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import WRITE, Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@applet("""
uniq [OPTION]... [INPUT] [OUTPUT]

Print one of several same lines that follow each other, from INPUT (or standard input) to OUTPUT
(or standard output).

  -c, --count              print before each how many there were
  -d, --repeated           print only those that there were several of
  -u, --unique             print only those that there was one of
  -i, --ignore-case        compare without regard to case (ASCII)
  -f, --skip-fields=N      leave the first N fields out of the comparison
  -s, --skip-chars=N       leave the next N bytes out of the comparison
  -w, --check-chars=N      compare no more than N bytes
  -z, --zero-terminated    lines end with a NUL
""")
def uniq(context: Context, options: Options, files: list[str]) -> int:
    key = compared(options)
    end = b"\0" if options.zero_terminated else b"\n"
    target = context.stdout
    opened = None
    if len(files) > 1 and files[1] != "-":
        try:
            opened = target = context.open(files[1], WRITE)
        except OSError as error:
            context.failed(files[1], error)
            return context.status
    for source in context.inputs(files[:1]):
        for line, count in runs(source, end, key):
            if (count == 1 and options.repeated) or (count > 1 and options.unique):
                continue
            target.write(b"%7d %b" % (count, line) if options.count else line)
    if opened is not None:
        opened.close()
    return context.status


def compared(options: Options) -> "Callable[[bytes], bytes] | None":
    """What of a line is compared; None: all of it."""
    fields = number(options.skip_fields or "0", "the number of fields")
    skipped = number(options.skip_chars or "0", "the number of bytes")
    most = None
    if options.check_chars is not None:
        most = number(options.check_chars, "the number of bytes")
    if options.repeated and options.unique and options.count:
        raise Wrong("-c -d -u together print nothing")
    ignores = options.ignore_case
    if not fields and not skipped and most is None and not ignores:
        return None

    def key(line: bytes) -> bytes:
        for _ in range(fields):
            rest = line.lstrip(b" \t")
            cut = min([at for at in (rest.find(b" "), rest.find(b"\t")) if at >= 0], default=None)
            line = b"" if cut is None else rest[cut:]
        line = line[skipped:] if most is None else line[skipped : skipped + most]
        return line.lower() if ignores else line

    return key


def runs(
    source: Description, end: bytes, key: "Callable[[bytes], bytes] | None"
) -> "Iterator[tuple[bytes, int]]":
    """Each first line of a run of same ones, ended, and how many there are."""
    from itertools import groupby

    if key is None:
        groups = groupby(lines(source, end))
    else:
        compare = key
        groups = groupby(lines(source, end), lambda line: compare(line[:-1]))
    for _, group in groups:
        same = list(group)
        yield same[0], len(same)


def lines(source: Description, end: bytes) -> "Iterator[bytes]":
    """Each line with its end, which the last one is given too."""
    rest = b""
    for block in source.blocks():
        found = (rest + block).split(end)
        rest = found.pop()
        yield from [line + end for line in found]
    if rest:
        yield rest + end
