"""whoami: print the user's name."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.texts import owner_name
from genwrapper.streams import Context, encode


@applet("whoami\n\nPrint the name of the effective user; the number where there is none.")
def whoami(context: Context, options: Options, operands: list[str]) -> int:
    context.stdout.write(encode(f"{owner_name('u', posix.geteuid())}\n"))
    return 0
