"""truncate: set the size of files."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.streams import Context


@applet(
    """
truncate [OPTION]... FILE...

Make each FILE as long as -s or -r says: cut off, or with NULs behind. One that is not there is
made.

  -s, --size=SIZE       SIZE bytes (10k, 1M); +N longer by N, -N shorter, <N at most, >N at least,
                        /N the next multiple below, %N above
  -r, --reference=FILE  as long as FILE; with -s, SIZE counts from there
  -c, --no-create       make no files
  -o, --io-blocks       SIZE is in blocks
""",
)
def truncate(context: Context, options: Options, files: list[str]) -> int:
    if options.size is None and options.reference is None:
        raise Wrong("-s or -r is needed")
    text = (options.size or "+0").strip()
    how = text[0] if text[:1] in ("+", "-", "<", ">", "/", "%") else ""
    size = number(text.removeprefix(how) if how else text, "the size")
    if options.reference is not None and options.size is not None and not how:
        raise Wrong("with -r, the size must be relative: +N, -N, <N, >N, /N, %N")
    if how in ("/", "%") and how and not size:
        raise Wrong("division by zero")
    if options.io_blocks and options.size is None:
        raise Wrong("-o goes with -s")
    base: int | None = None
    if options.reference is not None:
        try:
            base = posix.stat(context.path(options.reference)).st_size
        except (OSError, ValueError) as error:
            context.failed(options.reference, error)
            return 1
    for name in files:
        try:
            _truncate(context, options, name, how, size, base)
        except FileNotFoundError as error:
            if not options.no_create:
                context.failed(name, error)
        except (OSError, ValueError, OverflowError) as error:
            context.error(f"{name}: {getattr(error, 'strerror', None) or error}")
    return context.status


def _truncate(
    context: Context, options: Options, name: str, how: str, size: int, base: int | None
) -> None:
    flags = posix.O_WRONLY | posix.O_NONBLOCK
    target = context.open(name, flags if options.no_create else flags | posix.O_CREAT)
    try:
        assert target.fd is not None
        status = posix.fstat(target.fd)
        if options.io_blocks:
            size *= status.st_blksize
        now = status.st_size if base is None else base
        wanted = {
            "": size,
            "+": now + size,
            "-": max(0, now - size),
            "<": min(now, size),
            ">": max(now, size),
        }.get(how)
        if wanted is None:
            wanted = now // size * size if how == "/" else -(-now // size) * size
        posix.ftruncate(target.fd, wanted)
    finally:
        target.close()
