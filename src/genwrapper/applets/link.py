"""link: call link() (POSIX XCU link)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context


@applet("link TARGET NAME\n\nMake NAME a hard link to the file TARGET.")
def link(context: Context, options: Options, operands: list[str]) -> int:
    target, name = operands
    try:
        posix.link(context.path(target), context.path(name), follow_symlinks=False)
    except (OSError, ValueError) as error:
        context.failed(f"cannot create link '{name}' to '{target}'", error)
    return context.status
