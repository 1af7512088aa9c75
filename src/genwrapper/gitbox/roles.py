"""Which role this program plays, by the name it was started under (decision 1).

A regular file of any name is the launcher of the application of that name: BOINC names main
programs as it likes, `test` and `patch` included. Called `gitbox`, or through a link named as an
applet, it is GitBox. `GENWRAPPER_ROLE` (`launcher`, `gitbox`) decides where there are no links.
"""

import errno
import gc
import io
import posix
import sys

from genwrapper.gitbox import finder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

ROLE = b"GENWRAPPER_ROLE"
GITBOX = "gitbox"

GARBAGE = 20_000  # objects between two looks for cycles


def main(argv0: str, arguments: "Sequence[str]") -> int:
    """Play the role that ARGV0 asks for with ARGUMENTS, and return the exit status."""
    role = posix.environ.pop(ROLE, None)
    if role is not None:
        posix.unsetenv(ROLE)  # it is for this program, not for what it starts
    name = argv0[argv0.rfind("/") + 1 :]
    if role == b"launcher" or (role is None and not is_gitbox(argv0, name)):
        from genwrapper.launcher import main as launch

        return launch(absolute(argv0), list(arguments))
    from genwrapper.gitbox.multicall import run

    if role is not None:
        name = GITBOX  # the command is its first argument
    return run(name, list(arguments), absolute(argv0))


def start(argv0: str, arguments: "Sequence[str]") -> "NoReturn":
    """Be this process's whole program: `main`, and an end without Python's own.

    What Python would free one by one goes with the process, a sixth of a short command's time; and
    the many objects that modules and a script's syntax tree are made of are no cycles to look for.
    """
    gc.set_threshold(GARBAGE, 20, 20)
    finder.install()
    sys.stdout = sys.stdout or io.StringIO()  # None where the descriptor is closed
    sys.stderr = sys.stderr or io.StringIO()
    try:
        status = main(argv0, arguments)
    except Exception as error:  # a mistake of ours: the user gets a line, not a traceback
        status = internal_error(argv0, error)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        status = status or 1
    posix._exit(status)


def internal_error(argv0: str, error: Exception) -> int:
    """Report a mistake of this program's own, with the place of it; exit status 125.

    GENWRAPPER_TRACEBACK in the environment asks for the whole of it.
    """
    if b"GENWRAPPER_TRACEBACK" in posix.environ:
        raise error
    place = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        place = f"{code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    sys.stderr.write(f"{argv0}: internal error, please report it: {error!r} at {place}\n")
    return 125


def is_gitbox(path: str, name: str) -> bool:
    """Say whether the file PATH, called NAME, is GitBox and not an application's launcher."""
    if name in (GITBOX, "gitbox.exe"):
        return True
    try:
        posix.readlink(path)
    except OSError:
        return False
    from genwrapper.gitbox.multicall import is_command

    return is_command(name)


def program(folder: str | None = None) -> str:
    """Return the absolute path of the program `gitbox` in FOLDER, or beside this interpreter.

    FileNotFoundError where `genwrapper setup` has not been run.
    """
    if folder is None:
        folder = absolute(sys.executable).rpartition("/")[0]
    path = f"{folder}/gitbox"
    if not posix.access(path, posix.X_OK):
        raise FileNotFoundError(errno.ENOENT, "is not there; run `genwrapper setup`", path)
    return path


def absolute(path: str) -> str:
    """Return PATH as seen from the root; the folder we were started in is still the current one."""
    return path if path.startswith("/") else f"{posix.getcwd()}/{path}"
