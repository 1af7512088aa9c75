"""Applets run in this process, in the folder of a test."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.applets.calling import Result, called

from genwrapper.streams import Description

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """run("cut", "-f1", input=b"…", environment={…}): status, output and errors of an applet whose
    folder is the test's own."""

    def run_applet(
        *words: str,
        input: bytes = b"",
        environment: dict[str, str] | None = None,
        umask: int = 0o022,
        stdout: Description | None = None,
    ) -> Result:
        return called(
            str(tmp_path),
            words,
            input=input,
            environment=environment,
            umask=umask,
            stdout=stdout,
        )

    return run_applet
