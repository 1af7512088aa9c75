"""tty: print the name of the terminal (POSIX XCU tty)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet(
    """
tty [OPTION]...

Print the name of the terminal that standard input is. The exit status is 1 where it is none.

  -s, --silent, --quiet  print nothing
""",
    wrong=2,
)
def tty(context: Context, options: Options, operands: list[str]) -> int:
    fd = context.stdin.fd
    terminal = fd is not None and posix.isatty(fd)
    if not options.silent:
        name = "not a tty"
        if terminal:
            assert fd is not None
            name = posix.ttyname(fd)
        context.stdout.write(encode(f"{name}\n"))
    return int(not terminal)
