"""sync: write what is buffered to the disks."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context


@applet(
    """
sync [OPTION]... [FILE]...

Write what the system has buffered to the disks: all of it, or what belongs to each FILE.

  -d, --data         of each FILE what it holds, without what is known of it
  -f, --file-system  all of the file systems that each FILE lies on
""",
)
def sync(context: Context, options: Options, files: list[str]) -> int:
    context.table.flush()
    if options.data and (options.file_system or not files):
        raise Wrong("-d goes with a FILE, and not with -f")
    if not files or options.file_system:
        posix.sync()
    for name in files:
        try:
            source = context.open(name, posix.O_RDONLY | posix.O_NONBLOCK)
        except (OSError, ValueError) as error:
            context.failed(f"error opening '{name}'", error)
            continue
        try:
            assert source.fd is not None
            (posix.fdatasync if options.data else posix.fsync)(source.fd)
        except OSError as error:
            context.failed(f"error syncing '{name}'", error)
        finally:
            source.close()
    return context.status
