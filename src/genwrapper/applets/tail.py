"""tail: print the ends of files."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.head import opened
from genwrapper.streams import Context, Description, encode

BLOCK = 65536
REGULAR = 0o100000


def today(arguments: list[str]) -> list[str]:
    """`+5`, `-2cf` as first argument: the number (10 where it is missing), what it counts (c bytes,
    b blocks of 512, l lines), and f to follow; with one file at most, as `-c5` is an option."""
    first, *rest = arguments or [""]
    letters = first[1:].lstrip("0123456789")
    number = first[1 : len(first) - len(letters)]
    files = rest[1:] if rest[:1] == ["--"] else rest
    if first[:1] not in ("+", "-") or len(files) > 1 or first in ("-", "-c", "-f"):
        return arguments
    if rest == files and any(len(name) > 1 and name.startswith("-") for name in files):
        return arguments
    follows = ["-f"] if letters.endswith("f") else []
    kind = letters.removesuffix("f")
    if kind not in ("", "b", "c", "l"):
        return arguments
    count = int(number or "10") * (512 if kind == "b" else 1)
    sign = "+" if first[0] == "+" else ""
    what = "c" if kind in ("b", "c") else "n"
    return [f"-{what}{sign}{count}", *follows, *rest]


@applet(
    """
tail [OPTION]... [FILE]...

Print the last 10 lines of each FILE, or of standard input where FILE is missing or -. Before each
of several goes a line with its name. NUMBER with a + before it counts from the beginning: print
from line (or byte) NUMBER on.

  -n, --lines=NUMBER, -NUMBER     print NUMBER lines
  -c, --bytes=NUMBER              print NUMBER bytes
  -f, --follow                    go on: print what is written to the files
  -F                              the same as -f
  -s, --sleep-interval=SECONDS    look each SECONDS (1) for more
  --pid=PID                       with -f, end when the process PID has ended
  -q, --quiet, --silent           print no names
  -v, --verbose                   print names always
  -z, --zero-terminated           lines end with a NUL

In front of one file at most may stand, as first argument, + or -, NUMBER, and letters: c bytes, b
blocks of 512 bytes, l lines, f to go on.

Not as GNU's: --retry and --max-unchanged-stats are refused.
""",
    older=today,
)
def tail(context: Context, options: Options, files: list[str]) -> int:
    files, text, bytewise = _wanted(options, files)
    from_start = text.startswith("+")
    digits = text[1:] if text[:1] in ("+", "-") else text
    count = number(digits, "the number of " + ("bytes" if bytewise else "lines"))
    names = files or ["-"]
    named = len(names) > 1
    named = {"quiet": False, "verbose": True}.get(options.last("quiet", "verbose"), named)
    end = b"\0" if options.zero_terminated else b"\n"
    first = True
    for source, name in opened(context, iter(names)):
        if named:
            title = "standard input" if name == "-" else name
            context.stdout.write(encode(f"{'' if first else chr(10)}==> {title} <==\n"))
        first = False
        if from_start:
            _from_start(source, context.stdout, max(count - 1, 0), b"" if bytewise else end)
        elif bytewise:
            _last_bytes(source, context.stdout, count)
        else:
            _last_lines(source, context.stdout, count, end)
    if options.follow or options.F:
        _follow(context, options, names, named)
    return context.status


def _wanted(options: Options, files: list[str]) -> tuple[list[str], str, bool]:
    """Files, the number as it was given, and whether it counts bytes. `tail +5` is taken too."""
    last = options.last("lines", "bytes")
    if not last and len(files) > 0 and files[0][:1] == "+" and files[0][1:].isdigit():
        return files[1:], files[0], False
    return files, (options.bytes if last == "bytes" else options.lines) or "10", last == "bytes"


def _from_start(source: Description, target: Description, skipped: int, newline: bytes) -> None:
    """All but the first lines, or bytes where `newline` is empty."""
    for block in source.blocks(BLOCK):
        if not skipped:
            target.write(block)
            continue
        if not newline:
            target.write(block[skipped:])
            skipped = max(0, skipped - len(block))
            continue
        lines = block.count(newline)
        if lines < skipped:
            skipped -= lines
            continue
        end = -1
        for _ in range(skipped):
            end = block.find(newline, end + 1)
        skipped = 0
        target.write(block[end + 1 :])


def _size(source: Description) -> int:
    """The size of a regular file that can be read backwards; -1 for others."""
    if source.fd is None:
        return -1
    try:
        status = posix.fstat(source.fd)
        if status.st_mode & 0o170000 != REGULAR or status.st_size <= BLOCK:
            return -1  # files of /sys have less in them than their size says
        source.give_back()
        if posix.lseek(source.fd, 0, 1) > status.st_size:
            return -1
    except OSError:
        return -1
    return status.st_size


def _last_lines(source: Description, target: Description, count: int, newline: bytes) -> None:
    size = _size(source)
    if size >= 0 and source.fd is not None:
        start = posix.lseek(source.fd, 0, 1)
        posix.lseek(source.fd, _line_start(source.fd, start, size, count, newline), 0)
        for block in source.blocks(BLOCK):
            target.write(block)
        return
    blocks: list[bytes] = []
    lines = 0
    for block in source.blocks(BLOCK):
        blocks.append(block)
        lines += block.count(newline)
        while len(blocks) > 1 and lines - blocks[0].count(newline) > count:
            lines -= blocks.pop(0).count(newline)
    data = b"".join(blocks)
    end = len(data) - data.endswith(newline)
    for _ in range(count):
        end = data.rfind(newline, 0, end)
        if end < 0:
            break
    if count:
        target.write(data[end + 1 :])


def _line_start(fd: int, start: int, size: int, count: int, newline: bytes) -> int:
    """The offset at which the last `count` lines begin, `start` at the lowest."""
    if not count:
        return size
    at = size
    wanted = count
    while at > start:
        low = max(start, at - BLOCK)
        block = posix.pread(fd, at - low, low)
        if at == size and not block.endswith(newline):
            wanted -= 1  # the last line has no newline
        lines = block.count(newline)
        if lines > wanted:
            end = len(block)
            for _ in range(wanted + 1):
                end = block.rfind(newline, 0, end)
            return low + end + 1
        wanted -= lines
        at = low
    return start


def _last_bytes(source: Description, target: Description, count: int) -> None:
    size = _size(source)
    if size >= 0 and source.fd is not None:
        start = posix.lseek(source.fd, 0, 1)
        posix.lseek(source.fd, max(start, size - count), 0)
        for block in source.blocks(BLOCK):
            target.write(block)
        return
    data = b""
    for block in source.blocks(BLOCK):
        data = (data + block)[-count:] if count else b""
    target.write(data)


def _follow(context: Context, options: Options, names: list[str], named: bool) -> None:
    """Print what is added to the files, until a signal or the end of the process `--pid`."""
    try:
        seconds = float(options.sleep_interval or "1")
        pid = int(options.pid or "0")
    except ValueError:
        raise Wrong("SECONDS and PID are numbers") from None
    offsets: dict[str, int] = {}
    for name in names:
        if name != "-":
            try:
                offsets[name] = posix.stat(context.path(name)).st_size
            except OSError:
                offsets[name] = 0
    last = names[-1]
    while offsets:
        context.stdout.flush()
        if pid and not _lives(pid):
            return
        context.sleep(seconds)
        for name, offset in offsets.items():
            data, offsets[name] = _added(context, name, offset)
            if data and named and name != last:
                context.stdout.write(encode(f"\n==> {name} <==\n"))
            if data:
                last = name
                context.stdout.write(data)


def _lives(pid: int) -> bool:
    try:
        posix.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def _added(context: Context, name: str, offset: int) -> tuple[bytes, int]:
    """What was added to a file, and its size; all of it where it is shorter than it was."""
    try:
        source = context.open(name)
    except OSError:
        return b"", 0
    try:
        size = posix.fstat(source.fd or 0).st_size
        if size < offset:
            offset = 0
        source.seek(offset)
        data = source.read()
        return data, offset + len(data)
    finally:
        source.close()
