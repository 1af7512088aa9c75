"""An applet, or the `boinc` command, run as a program of its own."""

import posix
import sys
import time

from genwrapper import processes
from genwrapper.streams import Context, Table, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeVar

    from genwrapper.streams import Description
    from genwrapper.streams.context import Child

    T = TypeVar("T")


class ProcessWorld:
    """The world of an applet that has this process for itself."""

    __slots__ = ("own_program",)

    def __init__(self, own_program: "Callable[[], str]") -> None:
        self.own_program = own_program

    def start(
        self,
        context: Context,
        argv: "Sequence[str]",
        stdin: "Description",
        stdout: "Description",
        stderr: "Description",
        environment: dict[str, str],
    ) -> "Child":
        """As in the shell."""
        from genwrapper.applets.programs import start

        return start(context, argv, stdin, stdout, stderr, environment, self.own_program)

    def environment(self) -> dict[str, str]:
        """This process's own."""
        return {decode(key): decode(value) for key, value in posix.environ.items()}

    def masked(self, umask: int, function: "Callable[..., T]", *arguments: "Any") -> "T":
        """The mask is this process's own."""
        return function(*arguments)

    def sleep(self, seconds: float) -> None:
        """Signals have their default action here."""
        time.sleep(seconds)


def run_applet(
    command: "Callable[[Context], int]",
    name: str,
    arguments: list[str],
    own_program: "Callable[[], str]",
) -> int:
    """Run COMMAND, called NAME, with this process's descriptors, environment and folder.

    The exit status: what it returns, or 1 where its output can't be written.
    """
    mask = posix.umask(0)
    posix.umask(mask)
    table = Table.inherited(processes.inherited())
    try:
        folder = posix.getcwd()
    except FileNotFoundError:
        folder = "."  # it has been removed: names in it are not found, others are
    context = Context(name, arguments, table, None, folder, mask, ProcessWorld(own_program))
    status = command(context)
    try:
        context.table.flush()
    except OSError as error:
        sys.stderr.write(f"{name}: standard output: {error.strerror}\n")
        return status or 1
    return status
