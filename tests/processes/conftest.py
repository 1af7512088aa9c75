"""The contract of `genwrapper.processes`: one suite, run against every backend of the platform."""

import errno
import os
import posix
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.processes.programs import ENVIRONMENT, Run

from genwrapper.processes import Tree, proc


@pytest.fixture(scope="session", autouse=True)
def sealed() -> None:
    """Whoever starts the tests may have left descriptors open, which would be programs' as well."""
    for name in os.listdir("/dev/fd/"):
        if int(name) > 2:
            with suppress(OSError):  # the listing's own
                os.set_inheritable(int(name), False)


@pytest.fixture(params=["children", "scan", "old"])
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Linux finds children in the kernel's lists or, built without, by looking at all there are.

    Before 5.3 it had no pidfds.
    """

    def missing(pid: int, flags: int = 0) -> int:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    if request.param == "scan":
        monkeypatch.setattr(proc, "lists_children", False)
    if request.param == "old":
        monkeypatch.setattr(posix, "pidfd_open", missing)
    return str(request.param)


@pytest.fixture
def tree(backend: str, tmp_path: Path) -> Iterator[Run]:
    """Start a program or, given one text, a shell script, as a tree that is ended with the test."""
    trees: list[Tree] = []

    def run(*argv: str, **environment: str) -> Tree:
        started = Tree.start(
            argv if len(argv) > 1 else ["/bin/sh", "-c", *argv],
            cwd=str(tmp_path),
            environment={**ENVIRONMENT, **environment},
            descriptors={0: 0, 1: 1, 2: 2},
        )
        trees.append(started)
        return started

    yield run
    for each in trees:
        each.terminate(0)
