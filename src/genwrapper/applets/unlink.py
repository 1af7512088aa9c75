"""unlink: call unlink() (POSIX XCU unlink)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context


@applet("unlink FILE\n\nRemove FILE, which must be no folder.")
def unlink(context: Context, options: Options, operands: list[str]) -> int:
    try:
        posix.unlink(context.path(operands[0]))
    except (OSError, ValueError) as error:
        context.failed(f"cannot unlink '{operands[0]}'", error)
    return context.status
