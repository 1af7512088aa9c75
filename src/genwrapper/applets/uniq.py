"""uniq: print lines that differ from the one before."""

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import WRITE, Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Keys = Callable[[list[bytes]], list[bytes]]  # lines without their ends, and what is compared


def today(arguments: list[str]) -> list[str]:
    """`+N` as -s."""
    made: list[str] = []
    words = iter(arguments)
    for word in words:
        made.append(f"-s{word[1:]}" if word[:1] == "+" and word[1:].isdigit() else word)
        if word == "--":
            made += words
        elif word in ("-f", "-s", "-w"):
            made += next(([value] for value in words), [])
    return made


@applet(
    """
uniq [OPTION]... [INPUT] [OUTPUT]

Print one of several same lines that follow each other, from INPUT (or standard input) to OUTPUT
(or standard output).

  -c, --count              print before each how many there were
  -d, --repeated           print only those that there were several of
  -u, --unique             print only those that there was one of
  -D                       print all of those that there were several of
  --all-repeated[=WHERE]   the same, and an empty line before each run (prepend), between runs
                           (separate), or none (the default)
  --group[=WHERE]          print all lines, and an empty line between runs (separate, the default),
                           before each (prepend), behind each (append), or both
  -i, --ignore-case        compare without regard to case (ASCII)
  -f, --skip-fields=N, -NUMBER  leave the first N fields out of the comparison
  -s, --skip-chars=N       leave the next N bytes out of the comparison; so does +N
  -w, --check-chars=N      compare no more than N bytes
  -z, --zero-terminated    lines end with a NUL
""",
    older=today,
)
def uniq(context: Context, options: Options, files: list[str]) -> int:
    keys = compared(options)
    end = b"\0" if options.zero_terminated else b"\n"
    target = context.stdout
    opened = None
    if len(files) > 1 and files[1] != "-":
        try:
            opened = target = context.open(files[1], WRITE)
        except OSError as error:
            context.failed(files[1], error)
            return context.status
    empty = empty_lines(options)
    for source in context.inputs(files[:1]):
        if empty is not None:
            write_groups(
                source,
                target,
                end,
                keys,
                empty,
                every=options.group is not None,
                later=options.unique,
            )
            continue
        for lines, counts in runs(source, end, keys):
            target.writelines(chosen(lines, counts, options))
    if opened is not None:
        opened.close()
    return context.status


def empty_lines(options: Options) -> str | None:
    """Where empty lines go when all lines of runs are printed; None: they are not printed."""
    known = ["separate", "prepend", "append", "both"]
    if options.group is not None:
        if options.count or options.repeated or options.unique or options.last("D", "all_repeated"):
            raise Wrong("--group goes with none of -c, -d, -u and -D")
        where = options.group or "separate"
    elif options.last("D", "all_repeated"):
        if options.count:
            raise Wrong("-c and -D together say nothing")
        known = ["none", "separate", "prepend"]
        where = options.all_repeated or "none"
    else:
        return None
    fitting = [name for name in known if name.startswith(where)]
    if len(fitting) != 1:
        raise Wrong(f"{where!r} is none of {', '.join(known)}")
    return fitting[0]


def write_groups(
    source: Description,
    target: Description,
    end: bytes,
    keys: "Keys | None",
    empty: str,
    *,
    every: bool,
    later: bool,
) -> None:
    """All lines of runs: of those of several lines, or of `every` one; without their first lines
    where only the `later` ones are wanted."""
    first = b""  # the first line of the run
    text: bytes | None = None
    begins = printed = False
    for lines in blocks(source, end):
        bare = [line[:-1] for line in lines]
        for line, key in zip(lines, bare if keys is None else keys(bare), strict=True):
            before, text = text, key
            same = before == text
            if not same:
                first, begins = line, True
            if not every and not same:
                continue
            if begins:
                if empty in ("prepend", "both") or (empty in ("separate", "append") and printed):
                    target.write(end)
                if same and not later:
                    target.write(first)
                begins, printed = False, True
            target.write(line)
    if empty in ("append", "both") and printed:
        target.write(end)


def compared(options: Options) -> "Keys | None":
    """What of lines is compared; None: all of it."""
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
    from operator import itemgetter

    def keys(lines: list[bytes]) -> list[bytes]:
        for _ in range(fields):
            lines = behind_field(lines)
        if skipped or most is not None:
            kept = itemgetter(slice(skipped, None if most is None else skipped + most))
            lines = list(map(kept, lines))
        return list(map(bytes.lower, lines)) if ignores else lines

    return keys


def behind_field(lines: list[bytes]) -> list[bytes]:
    """What of each line is behind its first field and the blanks before it."""
    if any(b"\t" in line for line in lines):
        blanks = behind_field([line.replace(b"\t", b" ") for line in lines])
        return [line[len(line) - len(rest) :] for line, rest in zip(lines, blanks, strict=True)]
    parts = [line.lstrip(b" ").partition(b" ") for line in lines]
    return [blank + rest for _, blank, rest in parts]


def chosen(lines: list[bytes], counts: list[int], options: Options) -> "Iterable[bytes]":
    """What is printed of the first lines of runs."""
    if options.repeated or options.unique:
        least = 2 if options.repeated else 1
        most = 1 if options.unique else None
        pairs = [
            (count, line)
            for count, line in zip(counts, lines, strict=True)
            if count >= least and (most is None or count <= most)
        ]
        counts, lines = [count for count, _ in pairs], [line for _, line in pairs]
    if options.count:
        return map(b"%7d %b".__mod__, zip(counts, lines, strict=True))
    return lines


def runs(
    source: Description, end: bytes, keys: "Keys | None"
) -> "Iterator[tuple[list[bytes], list[int]]]":
    """The first lines of runs of same ones, ended, and how many lines each run has."""
    from itertools import compress
    from operator import ne, sub

    line = text = b""
    count = 0  # of the run that goes on; 0: there is none
    for lines in blocks(source, end):
        texts = lines if keys is None else keys([line[:-1] for line in lines])
        if count:
            lines = [line, *lines]
            texts = [text, *texts]
        size = len(lines)
        starts = [0, *compress(range(1, size), map(ne, texts[1:], texts))]
        line, text = lines[starts[-1]], texts[starts[-1]]
        counts = list(map(sub, starts[1:], starts))
        extra = count - 1 if count else 0  # lines of the run's beginning that are not here
        if counts:
            counts[0] += extra
            extra = 0
        yield [lines[start] for start in starts[:-1]], counts
        count = size - starts[-1] + extra
    if count:
        yield [line], [count]


def blocks(source: Description, end: bytes) -> "Iterator[list[bytes]]":
    """Lists of lines, each with its end, which the last one is given too."""
    for text in source.whole_lines(end):
        yield [line + end for line in text.removesuffix(end).split(end)]
