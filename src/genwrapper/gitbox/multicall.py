"""GitBox's own commands, and the table of what it can be called as."""

import posix
import sys
from errno import EINVAL

from genwrapper.applets.table import MODULES, find, names

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable, Sequence

    from genwrapper.streams import Context
else:
    import _signal

GITBOX_NAMES = ("gitbox", "gitbox.exe")
SHELL_NAMES = ("sh", "ash")
BOINC = "boinc"
NOT_FOUND = 127
LIFELINE = b"GENWRAPPER_LIFELINE"  # processes.LIFELINE, whose import would cost each start

USAGE = """\
Usage: gitbox COMMAND [ARGUMENT]...
       gitbox --list | --help | --install DIR

A POSIX shell (gitbox sh), the command boinc, and applets; also under links of their names.

  --list         print the names of all commands, one a line
  --install DIR  make a link to this program in DIR for each command
"""


def commands() -> list[str]:
    """Return the names of all that GitBox can be called as, sorted."""
    return sorted([*SHELL_NAMES, BOINC, *names()])


def is_command(name: str) -> bool:
    """Say whether NAME is something that GitBox can be called as."""
    return name in SHELL_NAMES or name == BOINC or name in MODULES


def find_command(name: str) -> "Callable[[Context], int] | None":
    """Return the applet NAME, or the `boinc` command; None where there is none."""
    if name == BOINC:
        return boinc_command()
    return find(name)


def boinc_command() -> "Callable[[Context], int]":
    """Return the `boinc` command of the work unit that this process belongs to, if any."""
    from genwrapper.gitbox.boinc_command import BoincCommand
    from genwrapper.launcher.names import CHANNELS_VARIABLE

    channels = posix.environ.get(CHANNELS_VARIABLE.encode())
    return BoincCommand(channels.decode("utf-8", "surrogateescape") if channels else None)


def run(name: str, arguments: "Sequence[str]", path: str) -> int:
    """Run the command NAME, or the one that ARGUMENTS name where NAME is GitBox's own.

    PATH is this program's, as it was started. The exit status.
    """
    if name in GITBOX_NAMES:
        if not arguments or arguments[0] in ("--help", "-h"):
            (sys.stdout if arguments else sys.stderr).write(USAGE)
            return 0 if arguments else 1
        if arguments[0] == "--list":
            sys.stdout.write("".join(f"{command}\n" for command in commands()))
            return 0
        if arguments[0] == "--install":
            return install(path, list(arguments[1:]))
        name, *arguments = arguments
    restore_locale()
    if name in SHELL_NAMES:
        return shell(list(arguments), path)
    command = find_command(name)
    if command is None:
        sys.stderr.write(f"gitbox: {name}: applet not found\n")
        return NOT_FOUND
    from genwrapper.gitbox.applet_program import run_applet

    _signal.signal(_signal.SIGPIPE, _signal.SIG_DFL)  # Python ignores it
    if _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    return run_applet(command, name, list(arguments), lambda: own_program(path))


def shell(arguments: list[str], path: str) -> int:
    """Be the shell; in a work unit its `boinc` is a builtin, and it ends with its launcher."""
    descriptor = posix.environ.pop(LIFELINE, None)
    if descriptor is not None:
        from genwrapper.processes import keep_lifeline

        posix.unsetenv(LIFELINE)
        keep_lifeline(int(descriptor))
    from genwrapper.shell.main import main

    builtins: dict[str, Callable[[Context], int]] = {}

    def boinc(context: "Context") -> int:
        """The builtin's first call, which loads its rooms."""
        command = builtins[BOINC] = boinc_command()
        return command(context)

    builtins[BOINC] = boinc
    name = path if path[path.rfind("/") + 1 :] in SHELL_NAMES else SHELL_NAMES[0]
    own = descriptor is not None
    return main(arguments, builtins, lambda: own_program(path), subreaper=own, name=name)


def own_program(path: str) -> str:
    """Return the path under which this program, started as PATH, is GitBox: PATH, or the `gitbox`
    beside it (a slot has links to the application's main program, which itself would be a
    launcher)."""
    folder, _, name = path.rpartition("/")
    beside = f"{folder}/{GITBOX_NAMES[0]}"
    if name in GITBOX_NAMES or not posix.access(beside, posix.X_OK):
        return path if name in GITBOX_NAMES else real_program(path)
    return beside


def install(path: str, folders: list[str]) -> int:
    """Make in the folder of FOLDERS a link to the program PATH for each command.

    Links that are there are made anew; other files of such a name stay, and are an error.
    """
    if len(folders) != 1:
        sys.stderr.write("gitbox: --install: one folder, please\n")
        return 2
    program, status = real_program(path), 0
    for name in (GITBOX_NAMES[0], *commands()):
        link = f"{folders[0]}/{name}"
        try:
            try:
                if posix.readlink(link) == program:
                    continue
                posix.unlink(link)
            except FileNotFoundError:
                pass
            posix.symlink(program, link)
        except OSError as error:
            why = "is there, and is no link" if error.errno == EINVAL else error.strerror
            sys.stderr.write(f"gitbox: {link}: {why}\n")
            status = 1
    return status


def real_program(path: str) -> str:
    """Return the file that the link PATH leads to, step by step, or PATH itself."""
    try:
        target = posix.readlink(path)
    except OSError:
        return path
    return real_program(target if target[:1] == "/" else f"{path.rpartition('/')[0]}/{target}")


def restore_locale() -> None:
    """Undo what Python does to LC_CTYPE in the C locale (PEP 538): programs would inherit it."""
    if posix.environ.get(b"LC_CTYPE") != b"C.UTF-8":
        return
    try:
        with open("/proc/self/environ", "rb") as file:
            given = b"\0" + file.read()
    except OSError:
        return
    _, found, value = given.partition(b"\0LC_CTYPE=")
    if not found:
        del posix.environ[b"LC_CTYPE"]
        posix.unsetenv(b"LC_CTYPE")
        return
    posix.environ[b"LC_CTYPE"] = value.partition(b"\0")[0]
    posix.putenv(b"LC_CTYPE", posix.environ[b"LC_CTYPE"])
