"""head: print the beginnings of files."""

from genwrapper.applets.declare import Options, applet, number
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 65536


def today(arguments: list[str]) -> list[str]:
    """`-2kq` as first argument: the number, what it counts (c bytes, l lines; b, k, m: blocks of
    512, 1024 and 1048576 bytes), and other options."""
    first, *rest = arguments or [""]
    letters = first[1:].lstrip("0123456789")
    number = first[1 : len(first) - len(letters)]
    if not first.startswith("-") or not number or letters.strip("bcklmqvz"):
        return arguments
    what, unit = "n", ""
    others = []
    for letter in letters:
        if letter in "qvz":
            others.append(f"-{letter}")
        elif letter in "cl":
            what, unit = "n" if letter == "l" else "c", ""
        else:
            what, unit = "c", letter
    return [f"-{what}{number}{unit}", *others, *rest]


@applet(
    """
head [OPTION]... [FILE]...

Print the first 10 lines of each FILE, or of standard input where FILE is missing or -. Before each
of several goes a line with its name.

  -n, --lines=NUMBER, -NUMBER  print NUMBER lines; with a - before it, all but the last NUMBER
  -c, --bytes=NUMBER           print NUMBER bytes; with a - before it, all but the last NUMBER
  -q, --quiet, --silent        print no names
  -v, --verbose                print names always
  -z, --zero-terminated        lines end with a NUL

The first argument may also be -NUMBER and letters behind it: c bytes, b, k or m bytes times 512,
1024 or 1048576, and q, v or z.
""",
    older=today,
)
def head(context: Context, options: Options, files: list[str]) -> int:
    bytewise = options.last("lines", "bytes") == "bytes"
    text = (options.bytes if bytewise else options.lines) or "10"
    but_last = text.startswith("-")
    count = number(text.removeprefix("-"), "the number of " + ("bytes" if bytewise else "lines"))
    named = len(files) > 1
    named = {"quiet": False, "verbose": True}.get(options.last("quiet", "verbose"), named)
    names = iter(files or ["-"])
    end = b"\0" if options.zero_terminated else b"\n"
    first = True
    for source, name in opened(context, names):
        if named:
            title = "standard input" if name == "-" else name
            context.stdout.write(encode(f"{'' if first else chr(10)}==> {title} <==\n"))
        first = False
        if bytewise:
            (but_last_bytes if but_last else first_bytes)(source, context.stdout, count)
        else:
            (but_last_lines if but_last else first_lines)(source, context.stdout, count, end)
    return context.status


def opened(context: Context, names: "Iterator[str]") -> "Iterator[tuple[Description, str]]":
    """Each file that can be opened, with its name."""
    for name in names:
        for source in context.inputs([name]):
            yield source, name


def first_lines(source: Description, target: Description, count: int, newline: bytes) -> None:
    """The first `count` lines. What was read beyond them is given back where it can be."""
    while count:
        block = source.read_block(BLOCK)
        if not block:
            return
        lines = block.count(newline)
        if lines < count:
            target.write(block)
            count -= lines
            continue
        end = -1
        if count <= lines // 2:
            for _ in range(count):
                end = block.find(newline, end + 1)
        else:
            end = len(block)
            for _ in range(lines - count + 1):
                end = block.rfind(newline, 0, end)
        target.write(block[: end + 1])
        source.unread(block[end + 1 :])
        source.give_back()  # to whoever reads the file after us
        return


def first_bytes(source: Description, target: Description, count: int) -> None:
    """The first `count` bytes."""
    while count:
        block = source.read_block(min(BLOCK, count))
        if not block:
            return
        target.write(block)
        count -= len(block)


def but_last_lines(source: Description, target: Description, count: int, newline: bytes) -> None:
    """All but the last `count` lines, which are kept in memory."""
    kept: list[bytes] = []
    for line in source if newline == b"\n" else iter(lambda: source.readline(newline), b""):
        kept.append(line)
        if len(kept) > count + 1000:
            target.writelines(kept[: len(kept) - count])
            kept = kept[len(kept) - count :] if count else []
    wanted = max(0, len(kept) - count)
    target.writelines(kept[:wanted])
    leave(source, b"".join(kept[wanted:]))


def but_last_bytes(source: Description, target: Description, count: int) -> None:
    """All but the last `count` bytes, which are kept in memory."""
    kept = b""
    for block in source.blocks(BLOCK):
        kept += block
        if len(kept) > count:
            target.write(kept[: len(kept) - count])
            kept = kept[len(kept) - count :]
    leave(source, kept)


def leave(source: Description, rest: bytes) -> None:
    """Give back what is not printed to whoever reads the file after us."""
    if source.seekable():
        source.unread(rest)
        source.give_back()
