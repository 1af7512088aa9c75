"""hostname: print the computer's name."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet("""
hostname [OPTION]...

Print the computer's name.

  -s, --short   up to its first dot
  -d, --domain  what is behind that
  -f, --fqdn    all of it (as the computer has it: no server is asked)

Not as GNU's: the name can't be set (-b, -F), and nothing is asked of the network (-A, -a, -I, -i,
-y).
""")
def hostname(context: Context, options: Options, operands: list[str]) -> int:
    name = posix.uname().nodename
    last = options.last("short", "domain", "fqdn")
    if last == "short":
        name = name.partition(".")[0]
    elif last == "domain":
        name = name.partition(".")[2]
    if name or last != "domain":
        context.stdout.write(encode(f"{name}\n"))
    return 0
