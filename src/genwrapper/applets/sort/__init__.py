"""sort: sort lines."""

import posix
from itertools import islice, pairwise

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.files.names import listed
from genwrapper.applets.sort.keys import Key, whole_line
from genwrapper.applets.sort.options import letters_of, today
from genwrapper.applets.sort.runs import (
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

SALT = 16  # bytes that a random order begins with


@applet(
    """
sort [OPTION]... [FILE]...

Print the lines of each FILE, or of standard input where FILE is missing or -, sorted by their
bytes. Lines whose keys are equal are sorted by all of their bytes.

  -n, --numeric-sort           as decimal numbers
  -g, --general-numeric-sort   as floating-point numbers
  -h, --human-numeric-sort     as numbers with a unit: 2K, 1G
  -M, --month-sort             as names of months: JAN, FEB
  -R, --random-sort            in random order, those with equal keys together
  --random-source=FILE         take its random bytes from FILE
  -V, --version-sort           as versions: digits in them count as numbers
  --sort=WORD                  the same as one of these: general-numeric, human-numeric, month,
                               numeric, random, version
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
  -c                           sort nothing: the exit status is 1 where the file is not sorted
  -C                           the same, and say nothing
  --check[=HOW]                the same as -c, or, where HOW is quiet, as -C
  -m, --merge                  the files are sorted already
  -S, --buffer-size=SIZE       take no more memory than SIZE KiB (or with b, K, M, G, T, %): what
                               is more goes through files, from 512 MiB on without this
  -T, --temporary-directory=FOLDER  where those are, not in $TMPDIR or /tmp
  -o, --output=FILE            write to FILE, which may be one of those that are read
  --parallel=N                 N changes nothing: one processor sorts
  --files0-from=LIST           the files whose names are in LIST (- is standard input), each ended
                               by NUL
  -z, --zero-terminated        lines end with a NUL

A key may be written as older programs had it: +F[.C][OPTIONS] [-F[.C][OPTIONS]], counted from 0.

Not as GNU's: letters are compared by their bytes, whatever the locale; --batch-size,
--compress-program and --debug are refused.
""",
    wrong=2,
    older=today,
)
def sort(context: Context, options: Options, files: list[str]) -> int:
    end = b"\0" if options.zero_terminated else b"\n"
    letters = letters_of(options)
    separator = options.field_separator
    if separator is not None:
        separator = "\0" if separator == "\\0" else separator
        if len(encode(separator)) != 1:
            raise Wrong("the separator of fields must be one byte")
    if options.parallel is not None and number(options.parallel, "--parallel") < 1:
        raise Wrong("--parallel=0: one processor at least sorts")
    salt = salt_of(context, options)
    keys = [Key(text, separator, letters, salt) for text in options.key]
    if not keys:
        keys = [whole_line(letters, salt)] if letters.replace("r", "") else []
    reverse = "r" in letters
    stable = options.stable or options.unique
    order = Order(keys, reverse, stable)
    size = DEFAULT_SIZE if options.buffer_size is None else size_of(options.buffer_size)
    if size is None:
        raise Wrong(f"-S {options.buffer_size}: it is no size")
    if options.files0_from is not None:
        files = [name for name in listed(context, options.files0_from, files) if name]
        if context.status or not files:
            raise Wrong(f"{options.files0_from}: it names no files")
    checks = options.last("c", "C", "check")
    if checks:
        if len(files) > 1:
            raise Wrong(f"extra operand {files[1]}: one file is checked")
        quiet = checks == "C" or options.check in ("quiet", "silent")
        return check(context, order, end, (files or ["-"])[0], options.unique, quiet)
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


def salt_of(context: Context, options: Options) -> bytes:
    """What a random order begins with."""
    if options.random_source is None:
        return posix.urandom(SALT)
    salt = b"".join(source.read(SALT) for source in context.inputs([options.random_source]))
    if len(salt) < SALT:
        raise Wrong(f"{options.random_source}: it has fewer than {SALT} bytes")
    return salt


def check(context: Context, order: Order, end: bytes, name: str, unique: bool, quiet: bool) -> int:
    """Whether lines are sorted already; unless `quiet`, says at which they are not."""
    for source in context.inputs([name]):
        before: list[bytes] = []  # the last line so far
        number = 0
        found = lines_of(source, end)
        while part := list(islice(found, PART)):
            if not order.rises(before + part):
                for at, (one, other) in enumerate(pairwise(before + part), number + (not before)):
                    if not follows(order, one, other, unique):
                        if not quiet:
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
