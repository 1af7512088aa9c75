"""GitBox's own commands and the table of what it can be called as."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SHELL_NAMES = ("sh", "ash")

USAGE = """\
Usage: gitbox COMMAND [ARGUMENT]...
       gitbox --list | --help | --install DIR

A POSIX shell (gitbox sh), the command boinc, and applets; also under links of their names.

  --list         print the names of all commands, one a line
  --install DIR  make a link to this program in DIR for each command
"""


def is_command(name: str) -> bool:
    """Say whether NAME is something that GitBox can be called as."""
    return name in SHELL_NAMES


def run(name: str, arguments: "Sequence[str]", path: str) -> int:
    """Run the command NAME, or the one that ARGUMENTS name where NAME is GitBox's own."""
    if name in ("gitbox", "gitbox.exe"):
        if not arguments or arguments[0] in ("--help", "-h"):
            sys.stdout.write(USAGE)
            return 0 if arguments else 1
        name, *arguments = arguments
    sys.stderr.write(f"gitbox: {name}: applet not found\n")
    return 127
