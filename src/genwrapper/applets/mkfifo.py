"""mkfifo: make FIFOs (POSIX XCU mkfifo)."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.modes import changed
from genwrapper.streams import Context


@applet(
    """
mkfifo [OPTION]... FILE...

Make a FIFO of each name FILE.

  -m, --mode=MODE  its mode, octal or as chmod takes it

Not as GNU's: -Z is refused.
""",
)
def mkfifo(context: Context, options: Options, files: list[str]) -> int:
    mode = None
    if options.mode is not None:
        try:
            mode = changed(options.mode, 0o666, context.umask, False)
        except ValueError as error:
            raise Wrong(str(error)) from None
    for name in files:
        path = context.path(name)
        try:
            context.masked(posix.mkfifo, path, 0o666)
            if mode is not None:
                posix.chmod(path, mode)
        except (OSError, ValueError) as error:
            context.failed(f"cannot create fifo '{name}'", error)
    return context.status
