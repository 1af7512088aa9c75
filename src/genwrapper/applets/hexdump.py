"""hexdump: print files as numbers or characters, by formats."""

from _operator import eq, not_
from itertools import compress

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.dumps.hexdump_formats import Format, parsed
from genwrapper.applets.dumps.hexdump_rows import Rows, rows_of
from genwrapper.streams import Context, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

END = '"%07.7_Ax\\n"'
AT = '"%07.7_ax '
SHAPES = {
    "one_byte_octal": [END, f'{AT}" 16/1 "%03o " "\\n"'],
    "one_byte_char": [END, f'{AT}" 16/1 "%3_c " "\\n"'],
    "two_bytes_decimal": [END, f'{AT}" 8/2 "  %05u " "\\n"'],
    "two_bytes_octal": [END, f'{AT}" 8/2 " %06o " "\\n"'],
    "two_bytes_hex": [END, f'{AT}" 8/2 "   %04x " "\\n"'],
    "canonical": [
        '"%08.8_Ax\\n"',
        '"%08.8_ax  " 8/1 "%02x " "  " 8/1 "%02x " ',
        '"  |" 16/1 "%_p" "|\\n"',
    ],
}
PLAIN = [END, f'{AT}" 8/2 "%04x " "\\n"']


@applet(
    """
hexdump [OPTION]... [FILE]...

Print the bytes of all FILEs, or of standard input where FILE is missing or -; without an option in
pairs, hexadecimal.

  -b, --one-byte-octal         bytes, octal
  -c, --one-byte-char          bytes as characters
  -C, --canonical              bytes, hexadecimal, and as characters beside
  -d, --two-bytes-decimal      pairs, decimal
  -o, --two-bytes-octal        pairs, octal
  -x, --two-bytes-hex          pairs, hexadecimal, further apart
  -e, --format=FORMAT...       as FORMAT says: ITERATIONS/BYTES "TEXT" ..., TEXT as printf takes it,
                               and %_a[dox] an offset, %_A[dox] the last one, %_c, %_p, %_u
                               characters
  -f, --format-file=FILE...    the same with the lines of FILE
  -n, --length=N               print N bytes at most
  -s, --skip=N                 leave out the first N bytes
  -v, --no-squeezing           print blocks like the one before too, not *

Not as GNU's: --color is refused.
""",
)
def hexdump(context: Context, options: Options, files: list[str]) -> int:
    formats: list[Format] = []
    texts, more = iter(options.format), iter(options.format_file)
    for name in options.given:
        if name in SHAPES:
            formats += [parsed(text) for text in SHAPES[name]]
        elif name == "format":
            formats.append(parsed(next(texts)))
        elif name == "format_file":
            formats += _from_file(context, next(more))
    if context.status:
        return 1
    formats = formats or [parsed(text) for text in PLAIN]
    size = max(form.size for form in formats)
    if not size:
        raise Wrong("the formats print no bytes")
    for form in formats:
        form.fill(size)
    skip = _count(options.skip or "0")
    most = None if options.length is None else _count(options.length)
    found = blocks(context, files, size, skip, most)
    dump(context, formats, size, found, skip, not options.no_squeezing)
    return context.status


def _count(text: str) -> int:
    for head, base in (("0x", 16), ("0X", 16)):
        if text.startswith(head):
            try:
                return int(text[2:], base)
            except ValueError:
                raise Wrong(f"{text!r} is no number") from None
    if len(text) > 1 and text[0] == "0" and text.isdigit():
        try:
            return int(text, 8)
        except ValueError:
            raise Wrong(f"{text!r} is no number") from None
    return number(text, "the number of bytes")


def _from_file(context: Context, name: str) -> list[Format]:
    found: list[Format] = []
    for source in context.inputs([name]):
        for line in source:
            text = decode(line).strip()
            if text and not text.startswith("#"):
                found.append(parsed(text))
    return found


def blocks(
    context: Context, files: list[str], size: int, skip: int, most: int | None
) -> "Iterator[bytes]":
    """The bytes of all files in whole blocks; the last may be shorter."""
    rest = b""
    for source in context.inputs(files):
        while most != 0:
            block = source.read_block(65536)
            if not block:
                break
            if skip:
                dropped = min(skip, len(block))
                skip -= dropped
                block = block[dropped:]
            if most is not None:
                block = block[:most]
                most -= len(block)
            rest += block
            whole = len(rest) - len(rest) % size
            if whole:
                yield rest[:whole]
            rest = rest[whole:]
    if rest:
        yield rest


def dump(
    context: Context,
    formats: list[Format],
    size: int,
    found: "Iterator[bytes]",
    at: int,
    squeezes: bool,
) -> None:
    """Print blocks, and the offset of the end where a format asks for it."""
    rows = rows_of(formats, size)
    start = at
    before = b""
    repeats = False  # a `*` stands for the blocks like the one before
    for chunk in found:
        blocks = [chunk[n : n + size] for n in range(0, len(chunk), size)]
        same = list(map(eq, blocks, [before, *blocks])) if squeezes else [False] * len(blocks)
        before = blocks[-1]
        places = range(at, at + len(chunk), size)
        new = list(map(not_, same))
        kept = list(zip(compress(blocks, new), compress(places, new), strict=True))
        shown = iter(_shown(kept, formats, rows, size))
        if len(kept) == len(blocks) and not repeats:
            context.stdout.writelines(shown)
        else:
            for repeated in same:
                if not repeated:
                    context.stdout.write(next(shown))
                elif not repeats:
                    context.stdout.write(b"*\n")
                repeats = repeated
        at += len(chunk)
    if at > start:
        for form in formats:
            context.stdout.write(form.end(at))


def _shown(
    blocks: list[tuple[bytes, int]], formats: list[Format], rows: Rows | None, size: int
) -> list[bytes]:
    """What is printed of each of some blocks that are at some offsets."""
    if rows is not None and blocks and len(blocks[-1][0]) == size:
        data, places = zip(*blocks, strict=True)
        made = rows.shown(b"".join(data), places)
        if made is not None:
            step = len(rows.row)
            return [made[n : n + step] for n in range(0, len(made), step)]
    return [b"".join([form.shown(block, at) for form in formats]) for block, at in blocks]
