"""dos2unix, unix2dos: lines that end with \\n, or with \\r\\n."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Conversion = Callable[[Description], Iterator[bytes]]


def to_unix(source: Description) -> "Iterator[bytes]":
    """What is read, without the \\r before each \\n."""
    held = b""
    for block in source.blocks():
        block = held + block
        held = b"\r" if block.endswith(b"\r") else b""
        yield (block[:-1] if held else block).replace(b"\r\n", b"\n")
    yield held


def to_dos(source: Description) -> "Iterator[bytes]":
    """What is read, with a \\r before each \\n that has none."""
    before = b""
    for block in source.blocks():
        whole = (before + block).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        before = b"\r" if block.endswith(b"\r") else b""
        yield whole[:-1] if before else whole
    yield before


@applet("""
dos2unix [OPTION]... [FILE]...

Take the \\r from lines that end with \\r\\n: in each FILE, or from standard input to
standard output.
A file with a NUL in its first block, and what is no regular file, is left alone.

  -f, --force     convert such files too
  -k, --keepdate  keep the times of the files
  -n, --newfile   FILEs are pairs: what is read, and where it is written
  -q, --quiet     say nothing of files that are left alone

Not as GNU's: input is UTF-8 or of one byte a character: -7, -c, -i, -l, -m, -r, -b, -s, -u, -F, -S,
-R and other options of encodings and links are refused.
""")
def dos2unix(context: Context, options: Options, files: list[str]) -> int:
    return converted(context, options, files, to_unix)


@applet("""
unix2dos [OPTION]... [FILE]...

End lines with \\r\\n where they end with \\n: in each FILE, or from standard input to
standard output.
A file with a NUL in its first block, and what is no regular file, is left alone.

  -f, --force     convert such files too
  -k, --keepdate  keep the times of the files
  -n, --newfile   FILEs are pairs: what is read, and where it is written
  -q, --quiet     say nothing of files that are left alone

Not as GNU's: input is UTF-8 or of one byte a character: -7, -c, -i, -l, -m, -r, -b, -s, -u, -F, -S,
-R and other options of encodings and links are refused.
""")
def unix2dos(context: Context, options: Options, files: list[str]) -> int:
    return converted(context, options, files, to_dos)


def converted(
    context: Context, options: Options, files: list[str], conversion: "Conversion"
) -> int:
    """Convert files, or standard input."""
    if not files:
        context.stdout.writelines(conversion(context.stdin))
        return context.status
    if options.newfile and len(files) % 2:
        raise Wrong("-n needs pairs of files")
    pairs = zip(files[::2], files[1::2], strict=True) if options.newfile else zip(files, files)  # noqa: B905
    for name, target in pairs:
        try:
            convert(context, options, name, target, conversion)
        except (OSError, ValueError) as error:
            context.failed(name, error)
    return context.status


def is_regular(context: Context, name: str) -> bool:
    """Whether a file is a regular one, or can become one: a device must not be replaced."""
    try:
        return posix.stat(context.path(name)).st_mode & 0o170000 == 0o100000
    except FileNotFoundError:
        return True


def convert(
    context: Context, options: Options, name: str, target: str, conversion: "Conversion"
) -> None:
    """Convert one file: written aside, then renamed."""
    for source in context.inputs([name]):
        fd = source.fd
        assert fd is not None
        status = posix.fstat(fd)
        if not options.force and b"\0" in posix.pread(fd, 65536, 0):
            if not options.quiet:
                context.stderr.write(f"{context.name}: {name}: binary, left alone\n".encode())
            return
        if not is_regular(context, target):
            if not options.quiet:
                text = f"{context.name}: {target}: not a regular file, left alone\n"
                context.stderr.write(text.encode("utf-8", "surrogateescape"))
            return
        aside = f"{target}.{posix.getpid()}~"
        made = context.open(aside, posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL, 0o600)
        try:
            made.writelines(conversion(source))
            made.flush()
            assert made.fd is not None
            posix.fchmod(made.fd, status.st_mode & 0o7777)
            made.close()
            if options.keepdate:
                times = (status.st_atime_ns, status.st_mtime_ns)
                posix.utime(context.path(aside), ns=times)
            posix.rename(context.path(aside), context.path(target))
        except OSError:
            posix.unlink(context.path(aside))
            raise
