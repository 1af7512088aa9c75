"""sort: sort lines."""

from itertools import islice, pairwise

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.sort_keys import Key, whole_line
from genwrapper.applets.sort_runs import (
    DEFAULT_SIZE,
    PART,
    NotAside,
    Order,
    Runs,
    lines_of,
    size_of,
    spooled,
    write_lines,
)
from genwrapper.streams import WRITE, Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


@applet(
    """
sort [OPTION]... [FILE]...

Print the lines of each FILE, or of standard input where FILE is missing or -, sorted by their
bytes. Lines whose keys are equal are sorted by all of their bytes.

  -n, --numeric-sort           as decimal numbers
  -g, --general-numeric-sort   as floating-point numbers
  -h, --human-numeric-sort     as numbers with a unit: 2K, 1G
  -M, --month-sort             as names of months: JAN, FEB
  -V, --version-sort           as versions: digits in them count as numbers
  -r, --reverse                backwards
  -f, --ignore-case            small letters as capitals (ASCII)
  -b, --ignore-leading-blanks  without the blanks that begin a key
  -d, --dictionary-order       letters, digits and blanks alone
  -i, --ignore-nonprinting     printable characters alone
  -k, --key=KEY...             by F[.C][OPTIONS][,F[.C][OPTIONS]]: from character C of field F to
                               another; OPTIONS are letters of these for this key alone
  -t, --field-separator=C      fields end at C; else they begin with the blanks before them
  -u, --unique                 print one of the lines whose keys are equal
  -s, --stable                 leave lines with equal keys in their order
  -c, --check                  sort nothing: the exit status is 1 where the file is not sorted
  -C                           the same as -c, and say nothing
  -m, --merge                  the files are sorted already
  -S, --buffer-size=SIZE       take no more memory than SIZE KiB (or with b, K, M, G, T, %): what
                               is more goes through files, from 512 MiB on without this
  -T, --temporary-directory=FOLDER  where those are, not in $TMPDIR or /tmp
  -o, --output=FILE            write to FILE, which may be one of those that are read
  -z, --zero-terminated        lines end with a NUL
""",
    wrong=2,
)
def sort(context: Context, options: Options, files: list[str]) -> int:
    end = b"\0" if options.zero_terminated else b"\n"
    letters = "".join([letter for letter, name in LETTERS.items() if getattr(options, name)])
    separator = options.field_separator
    if separator is not None:
        separator = "\0" if separator == "\\0" else separator
        if len(encode(separator)) != 1:
            raise Wrong("the separator of fields must be one byte")
    keys = [Key(text, separator, letters) for text in options.key]
    if not keys:
        keys = [whole_line(letters)] if letters.replace("r", "") else []
    reverse = "r" in letters
    stable = options.stable or options.unique
    order = Order(keys, reverse, stable)
    size = DEFAULT_SIZE if options.buffer_size is None else size_of(options.buffer_size)
    if size is None:
        raise Wrong(f"-S {options.buffer_size}: it is no size")
    if options.check or options.C:
        return check(context, options, order, end, (files or ["-"])[0])
    folder = options.temporary_directory or context.environment.get("TMPDIR") or "/tmp"
    runs = Runs(context, order, end, options.unique, size, folder)
    held: list[Description] = []
    try:
        for source in context.inputs(files):
            if options.merge:
                held.append(source.hold())
            else:
                runs.take(source)
        if context.status:
            context.status = 2
            return 2
        found = runs.all()
        if options.merge:
            found = order.merged([lines_of(source, end) for source in held] or [()])
            found = order.unique(found) if options.unique else found
            if options.output is not None:  # it may be one of the files
                held.append(spooled(context, folder, found, end))
                found = lines_of(held[-1], end)
        write(context, options.output, found, end)
    except NotAside as error:
        context.failed(folder, error, 2)
    finally:
        runs.close()
        for source in held:
            source.close()
    return context.status


def write(context: Context, output: str | None, lines: "Iterable[bytes]", end: bytes) -> None:
    """Print the lines, or write them to a file, which may be one of those that were read."""
    if output is None:
        write_lines(context.stdout, lines, end)
        return
    try:
        target = context.open(output, WRITE)
    except OSError as error:
        context.failed(output, error, 2)
        return
    write_lines(target, lines, end)
    target.close()


LETTERS = {
    "n": "numeric_sort",
    "g": "general_numeric_sort",
    "h": "human_numeric_sort",
    "M": "month_sort",
    "V": "version_sort",
    "r": "reverse",
    "f": "ignore_case",
    "b": "ignore_leading_blanks",
    "d": "dictionary_order",
    "i": "ignore_nonprinting",
}


def check(context: Context, options: Options, order: Order, end: bytes, name: str) -> int:
    """Whether lines are sorted already; says at which they are not."""
    for source in context.inputs([name]):
        before: list[bytes] = []  # the last line so far
        number = 0
        found = lines_of(source, end)
        while part := list(islice(found, PART)):
            if not order.rises(before + part):
                for at, (one, other) in enumerate(pairwise(before + part), number + (not before)):
                    if not follows(order, one, other, options.unique):
                        if not options.C:
                            text = other.decode("utf-8", "surrogateescape")
                            context.error(f"{name}:{at + 1}: disorder: {text}")
                        return 1
            number += len(part)
            before = part[-1:]
    return 2 if context.status else 0


def follows(order: Order, first: bytes, second: bytes, unique: bool) -> bool:
    """Whether a line may stand behind another."""
    pair = [first, second]
    order.sort(pair)
    if pair != [first, second]:
        return False
    return not unique or len(list(order.unique(pair))) == 2
