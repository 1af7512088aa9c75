"""Calls of applets in this process, each in a Context of its own."""

import os
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from genwrapper import processes
from genwrapper.applets import programs
from genwrapper.applets.table import find
from genwrapper.gitbox import program
from genwrapper.streams import Context, Description, Table, collector

T = TypeVar("T")


class Result(NamedTuple):
    status: int
    out: bytes
    err: bytes


class World:
    def start(
        self,
        context: Context,
        argv: Sequence[str],
        stdin: Description,
        stdout: Description,
        stderr: Description,
        environment: dict[str, str],
    ) -> programs.ProcessChild:
        return programs.start(context, argv, stdin, stdout, stderr, environment, program)

    def environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"]}

    def masked(self, umask: int, function: Callable[..., T], *arguments: object) -> T:
        return processes.masked(umask, function, *arguments)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


def called(
    folder: str,
    words: Sequence[str],
    *,
    input: bytes = b"",
    environment: dict[str, str] | None = None,
    umask: int = 0o022,
    stdout: Description | None = None,
) -> Result:
    """Status, output and errors of an applet whose current folder is `folder`."""
    applet = find(words[0])
    assert applet is not None
    out = collector() if stdout is None else stdout
    err = collector()
    table = Table({0: Description(None, input), 1: out, 2: err})
    surroundings = {"PATH": os.environ["PATH"], **(environment or {})}
    context = Context(words[0], list(words[1:]), table, surroundings, folder, umask, World())
    try:
        status = applet(context)
    finally:
        table.remove(0)
    return Result(status, b"" if stdout else out.collect(), err.collect())
