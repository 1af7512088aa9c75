"""A project, its server and one real client, together: how a test or `genwrapper try` runs a job
for real.
"""

import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from genwrapper.grid.client import POLL, Client, ClientError, Task
from genwrapper.grid.project import Job, Project, Report
from genwrapper.grid.server import Server

UPDATE_EVERY = 5.0  # seconds between two requests to report what has ended


class Loopback:
    """All of it below FOLDER while the `with` lasts. NCPUS and IN_MEMORY as in Client."""

    def __init__(self, folder: Path, *, ncpus: int = 1, in_memory: bool = True) -> None:
        self.project = Project(folder / "project")
        self.server = Server(self.project)
        self.client = Client(folder / "client", ncpus=ncpus, in_memory=in_memory)

    def __enter__(self) -> Self:
        self.server.__enter__()
        try:
            self.client.start()
            self.client.attach(self.server.url)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self.client.end()
        finally:
            self.server.__exit__(kind, error, traceback)

    def wait(
        self, job: Job, timeout: float, look: Callable[[Task], object] = lambda task: None
    ) -> Report:
        """Wait for the report of JOB, TIMEOUT seconds at most; LOOK is shown its task again and
        again.

        A client takes its time to report what has gone wrong; here it is told to. Raises
        ClientError.
        """
        deadline = time.monotonic() + timeout
        update = 0.0
        while job.report is None:
            now = time.monotonic()
            if now > deadline:
                raise ClientError(
                    f"{job.result} is {job.state} after {timeout:g} s\n{self.client.log()}"
                )
            task = self.client.task(job.result)
            if task is not None:
                look(task)
                if task.ready and now > update:
                    self.client.update(self.server.url)
                    update = now + UPDATE_EVERY
            time.sleep(POLL)
        return job.report
