"""The state of a mini project: its applications, its jobs, and what clients have told of them."""

import shutil
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from genwrapper.bundle.signing import PrivateKey, md5
from genwrapper.bundle.version import ApplicationVersion

UNSENT, SENT, OVER = "unsent", "sent", "over"

# Client states of a result in a report (lib/common_defs.h)
COMPUTE_ERROR, UPLOADED, ABORTED = 3, 5, 6


class ServedFile:
    """A file that clients may download; `signature` in its text form, "" for inputs."""

    __slots__ = ("md5", "name", "path", "signature", "size")

    def __init__(self, path: Path, signature: str = "") -> None:
        self.name = path.name
        self.path = path
        self.signature = signature
        self.size = path.stat().st_size
        self.md5 = md5(path)


class Report:
    """What a client has reported of a result. Times in seconds.

    state          COMPUTE_ERROR, UPLOADED or ABORTED
    exit_status    of the task; negative numbers are the client's own
    stderr         the end of the task's standard error
    """

    __slots__ = ("cpu_time", "elapsed_time", "exit_status", "state", "stderr")

    def __init__(
        self, state: int, exit_status: int, cpu_time: float, elapsed_time: float, stderr: str
    ) -> None:
        self.state = state
        self.exit_status = exit_status
        self.cpu_time = cpu_time
        self.elapsed_time = elapsed_time
        self.stderr = stderr

    @property
    def succeeded(self) -> bool:
        """Whether the task has finished well and its outputs have been uploaded."""
        return self.state == UPLOADED and self.exit_status == 0


class Job:
    """A work unit and its one result.

    state       UNSENT, SENT or OVER
    report      None until it is OVER
    host        the number of the host that it was sent to
    trickles    what it has sent up, (variety, text), in order
    """

    def __init__(
        self,
        name: str,
        application: str,
        inputs: dict[str, ServedFile],
        outputs: dict[str, Path],
        optional: frozenset[str],
        command_line: str,
    ) -> None:
        self.name = name
        self.application = application
        self.inputs = inputs
        self.outputs = outputs
        self.optional = optional
        self.command_line = command_line
        self.state = UNSENT
        self.host = 0
        self.report: Report | None = None
        self.trickles: list[tuple[str, str]] = []

    @property
    def result(self) -> str:
        """The result's name."""
        return f"{self.name}_0"

    def output(self, name: str) -> bytes:
        """The uploaded file of logical name NAME. Raises FileNotFoundError where none has come."""
        return self.outputs[name].read_bytes()


class Project:
    """A project of this machine, kept below FOLDER. May be used from any thread."""

    def __init__(self, folder: Path, name: str = "loopback") -> None:
        self.name = name
        self.key = PrivateKey.generate()
        self.downloads = folder / "download"
        self.uploads = folder / "upload"
        self.downloads.mkdir(parents=True)
        self.uploads.mkdir()
        self.versions: dict[str, list[ApplicationVersion]] = {}
        self.files: dict[str, ServedFile] = {}
        self.jobs: dict[str, Job] = {}
        self._hosts = 0
        self._changed = threading.Condition()

    def add(self, version: ApplicationVersion) -> None:
        """Serve an application version; its files are signed."""
        with self._changed:
            for file in version.files:
                self._serve(file.source, file.name, signed=True)
            self.versions.setdefault(version.application, []).append(version)

    def submit(
        self,
        application: str,
        inputs: Mapping[str, Path],
        outputs: Sequence[str] = (),
        *,
        optional: Sequence[str] = (),
        command_line: str = "",
    ) -> Job:
        """Make a job of APPLICATION.

        INPUTS: logical name → file. OUTPUTS: logical names of the files that it must write,
        OPTIONAL: of those that it may. COMMAND_LINE: the task's words.
        """
        if application not in self.versions:
            raise ValueError(f"{self.name} has no application {application!r}")
        with self._changed:
            name = f"{application}_{len(self.jobs)}"
            served = {
                logical: self._serve(path, f"{name}_{logical}") for logical, path in inputs.items()
            }
            expected = [*outputs, *optional]
            places = {
                logical: self.uploads / f"{name}_0_r{number}"
                for number, logical in enumerate(expected)
            }
            job = Job(name, application, served, places, frozenset(optional), command_line)
            self.jobs[job.result] = job
            return job

    def wait(self, job: Job, timeout: float) -> Report:
        """Wait for the report of JOB. Raises TimeoutError after TIMEOUT seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: job.report is not None, timeout):
                raise TimeoutError(f"{job.result} is {job.state} after {timeout:g} s")
            assert job.report is not None
            return job.report

    # -- what the scheduler does
    # --------------------------------------------------------------------

    def new_host(self) -> int:
        """The number of a host that has none yet."""
        with self._changed:
            self._hosts += 1
            return self._hosts

    def take(
        self, host: int, platforms: Sequence[str], processors: int
    ) -> list[tuple[Job, ApplicationVersion]]:
        """Unsent jobs that HOST can run on one of PLATFORMS, each with its version; now sent.

        As many as keep its PROCESSORS busy, with those that it has.
        """
        with self._changed:
            free = processors - sum(
                job.state == SENT and job.host == host for job in self.jobs.values()
            )
            taken: list[tuple[Job, ApplicationVersion]] = []
            for job in self.jobs.values():
                version = self._version(job.application, platforms)
                if job.state == UNSENT and version is not None and len(taken) < free:
                    job.state, job.host = SENT, host
                    taken.append((job, version))
            return taken

    def reported(self, result: str, report: Report) -> None:
        """Keep what a client has reported of RESULT; a second report changes nothing."""
        with self._changed:
            job = self.jobs.get(result)
            if job is not None and job.report is None:
                job.state, job.report = OVER, report
                self._changed.notify_all()

    def trickled(self, result: str, variety: str, text: str) -> None:
        """Keep a trickle of RESULT."""
        with self._changed:
            if (job := self.jobs.get(result)) is not None:
                job.trickles.append((variety, text))

    def place(self, upload: str) -> Path | None:
        """Where the upload of physical name UPLOAD belongs; None for a name that no job has."""
        path = self.uploads / upload
        with self._changed:
            known = any(path in job.outputs.values() for job in self.jobs.values())
        return path if known else None

    def _version(self, application: str, platforms: Sequence[str]) -> ApplicationVersion | None:
        for version in reversed(self.versions[application]):
            if version.platform in platforms:
                return version
        return None

    def _serve(self, source: Path, name: str, *, signed: bool = False) -> ServedFile:
        if name in self.files:
            if md5(source) != self.files[name].md5:
                raise ValueError(f"{name} is served already: a project's files never change")
            return self.files[name]
        path = self.downloads / name
        shutil.copyfile(source, path)
        self.files[name] = ServedFile(path, self.key.sign_file(path) if signed else "")
        return self.files[name]
