"""logname: print the name that the user has logged in with (POSIX XCU logname)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet("logname\n\nPrint the name that the user has logged in with.")
def logname(context: Context, options: Options, operands: list[str]) -> int:
    try:
        name = posix.getlogin()
    except OSError:
        context.error("no login name")
        return 1
    context.stdout.write(encode(f"{name}\n"))
    return 0
