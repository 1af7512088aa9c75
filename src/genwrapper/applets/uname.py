"""uname: print what the system is (POSIX XCU uname)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode

SYSTEMS = {"Linux": "GNU/Linux"}


@applet(
    """
uname [OPTION]...

Print what the system is; without an option the same as -s.

  -a, --all                all of it, in this order, without what is unknown of -p and -i
  -s, --kernel-name        the system's name
  -n, --nodename           the computer's name
  -r, --kernel-release     the release
  -v, --kernel-version     the version
  -m, --machine            the kind of computer
  -p, --processor          the kind of processor
  -i, --hardware-platform  the kind of hardware
  -o, --operating-system   the operating system
""",
)
def uname(context: Context, options: Options, operands: list[str]) -> int:
    found = posix.uname()
    values = {
        "kernel_name": found.sysname,
        "nodename": found.nodename,
        "kernel_release": found.release,
        "kernel_version": found.version,
        "machine": found.machine,
        "processor": "unknown",
        "hardware_platform": "unknown",
        "operating_system": SYSTEMS.get(found.sysname, found.sysname),
    }
    if options.all:
        wanted = [name for name, value in values.items() if value != "unknown"]
    else:
        wanted = [name for name in values if getattr(options, name)] or ["kernel_name"]
    context.stdout.write(encode(" ".join(values[name] for name in wanted) + "\n"))
    return 0
