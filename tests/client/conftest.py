"""A work unit through the real BOINC client: each test has a project, a client and a folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from genwrapper.bundle.version import wrapped
from genwrapper.gitbox import program
from genwrapper.grid.loopback import Loopback
from genwrapper.grid.project import Job, Report

PATIENT = 200.0
"""Seconds that any job here may take on a busy machine; most take 30."""


class Grid:
    """A loopback project with one client, and an application whose main program is the launcher."""

    def __init__(self, folder: Path, loopback: Loopback) -> None:
        self.folder = folder
        self.project = loopback.project
        self.client = loopback.client
        self.url = loopback.server.url
        self.loopback = loopback

    def application(
        self, name: str = "work", *, archive: Path | None = None, profile: Path | None = None
    ) -> None:
        """Serve an application NAME with these files."""
        self.project.add(wrapped(name, Path(program()), archive=archive, profile=profile))

    def submit(
        self,
        script: str,
        outputs: Sequence[str] = (),
        *,
        inputs: Mapping[str, bytes] | None = None,
        application: str = "work",
        command_line: str = "",
    ) -> Job:
        """Make a job of SCRIPT."""
        if application not in self.project.versions:
            self.application(application)
        files = {}
        for name, data in {"wu_script.sh": script.encode(), **(inputs or {})}.items():
            path = self.folder / f"{len(self.project.jobs)}_{name}"
            path.write_bytes(data)
            files[name] = path
        return self.project.submit(application, files, outputs, command_line=command_line)

    def report(self, job: Job) -> Report:
        """Wait for the report of a job."""
        return self.loopback.wait(job, PATIENT)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until a condition holds."""
        self.client.wait(holds, PATIENT, what)

    def executing(self, job: Job) -> bool:
        """Whether the client runs the task."""
        task = self.client.task(job.result)
        return task is not None and task.activity == "EXECUTING"

    def slot_file(self, name: str) -> str:
        """The text of a file of the slot; "" while there is none."""
        path = self.client.slot() / name
        return path.read_text() if path.exists() else ""


@pytest.fixture
def grid(tmp_path: Path) -> Iterator[Callable[..., Grid]]:
    """Start a project with one client; keywords as for Loopback."""
    with ExitStack() as stack:
        started: list[Loopback] = []

        def start(**options: Any) -> Grid:
            folder = tmp_path / f"grid{len(started)}"
            folder.mkdir()
            loopback = stack.enter_context(Loopback(folder, **options))
            started.append(loopback)
            return Grid(folder, loopback)

        yield start
        for loopback in started:
            print(loopback.client.log())  # noqa: T201 - shown where the test has failed
    assert [each for loopback in started for each in loopback.client.processes()] == []
