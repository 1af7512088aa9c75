"""sort: sort lines."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.sort_keys import Key, whole_line
from genwrapper.streams import WRITE, Context, encode


@applet("""
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
  -o, --output=FILE            write to FILE, which may be one of those that are read
  -z, --zero-terminated        lines end with a NUL
""")
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
    lines: list[bytes] = []
    for source in context.inputs(files):
        found = source.read().split(end)
        if not found[-1]:
            found.pop()
        lines += found
    if context.status:
        context.status = 2
        return 2
    if options.check or options.C:
        return check(context, options, lines, keys, reverse, (files or ["-"])[0])
    if options.unique and not keys:
        lines = list(set(lines))
    ordered(lines, keys, reverse, options.stable or options.unique)
    if options.unique and keys:
        lines = unique(lines, keys)
    target = context.stdout
    if options.output is not None:
        try:
            target = context.open(options.output, WRITE)
        except OSError as error:
            context.failed(options.output, error, 2)
            return context.status
    for start in range(0, len(lines), 2000):
        part = lines[start : start + 2000]
        part.append(b"")
        target.write(end.join(part))
    if options.output is not None:
        target.close()
    return context.status


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


def ordered(lines: list[bytes], keys: list[Key], reverse: bool, stable: bool) -> None:
    """Sort in place: the last key first, as a stable sort needs it."""
    if not keys or not stable:
        lines.sort(reverse=reverse)
    for key in reversed(keys):
        lines.sort(key=key.value, reverse=key.reverse)


def unique(lines: list[bytes], keys: list[Key]) -> list[bytes]:
    """One of the lines whose keys are equal, the first of the input."""
    if not keys:
        keys = [whole_line("")]
    found: list[bytes] = []
    before: object = None
    for line in lines:
        values = [key.value(line) for key in keys]
        if not found or values != before:
            found.append(line)
        before = values
    return found


def check(
    context: Context,
    options: Options,
    lines: list[bytes],
    keys: list[Key],
    reverse: bool,
    name: str,
) -> int:
    """Whether lines are sorted already; says at which they are not."""
    for number in range(1, len(lines)):
        pair = lines[number - 1 : number + 1]
        sorted_pair = list(pair)
        ordered(sorted_pair, keys, reverse, options.stable or options.unique)
        wrong = sorted_pair != pair
        if options.unique:
            wrong = wrong or len(unique(sorted_pair, keys)) == 1
        if wrong:
            if not options.C:
                text = pair[1].decode("utf-8", "surrogateescape")
                context.error(f"{name}:{number + 1}: disorder: {text}")
            return 1
    return 0
