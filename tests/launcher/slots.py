"""A slot with `boinc.Host` in the client's place, and a launcher in it."""

import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from genwrapper.boinc import Host, InitData
from genwrapper.gitbox import program

TIMEOUT = 60.0


class Slot:
    """The slot of one task in PARENT. INPUTS and the script are soft links, as a client's are."""

    def __init__(
        self,
        parent: Path,
        script: str | None,
        *,
        inputs: Mapping[str, str] | None = None,
        outputs: tuple[str, ...] = (),
    ) -> None:
        self.project = parent / "projects" / "a project"
        self.path = parent / "slots" / "0"
        self.project.mkdir(parents=True)
        self.launcher = self.project / "sample_1.00"
        shutil.copy2(program(), self.launcher)
        files = dict(inputs or {})
        if script is not None:
            files["wu_script.sh"] = script
        for name, text in files.items():
            (self.project / f"wu_{name}").write_text(text)
        self.links = {name: f"../../projects/a project/wu_{name}" for name in (*files, *outputs)}
        self.host = Host(str(self.path))
        self.process: subprocess.Popen[bytes] | None = None
        self.set_up()

    def set_up(self, **fields: str | int | float) -> None:
        """Write the slot as before a start."""
        fields.setdefault("client_pid", os.getpid())
        data = InitData(app_name="sample", **fields)
        self.host.set_up(data, links=self.links)

    def add_zip(self, members: Mapping[str, str]) -> Path:
        """Give the application a zip with files of that content."""
        path = self.project / "sample_1.00.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        self.link_zip()
        return path

    def link_zip(self) -> None:
        """Have the zip of the project's folder in the slot."""
        self.links["sample_1.00.zip"] = "../../projects/a project/sample_1.00.zip"
        self.set_up()

    def start(self, *arguments: str, environment: Mapping[str, str] | None = None) -> None:
        """Start the launcher as a client does."""
        with open(self.path / "stderr.txt", "ab") as log:
            self.process = subprocess.Popen(
                ["../../projects/a project/sample_1.00", *arguments],
                cwd=self.path,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, **(environment or {})},
            )

    def wait_for(self, done: Callable[[], object]) -> None:
        """Be the client until DONE; a failure where the launcher ends first, or after a minute."""
        ended = False
        deadline = time.monotonic() + TIMEOUT
        while not done():
            assert not ended, self.stderr
            assert time.monotonic() < deadline, self.stderr
            self.host.poll()
            ended = self.process is not None and self.process.poll() is not None
            time.sleep(0.02)

    def wait_for_processes_to_end(self) -> None:
        """Wait until the task has none; a failure after a minute."""
        deadline = time.monotonic() + TIMEOUT
        while self.processes():
            assert time.monotonic() < deadline, self.processes()
            time.sleep(0.02)

    def wait(self) -> int:
        """Be the client until the launcher has ended; its exit code."""
        process = self.process
        assert process is not None
        self.wait_for(lambda: process.poll() is not None)
        self.host.poll()
        return process.returncode

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> int:
        """Start, and wait for the end; the exit code."""
        self.start(*arguments, environment=environment)
        return self.wait()

    def file(self, name: str) -> Path:
        """The file behind the logical name NAME."""
        return self.project / f"wu_{name}"

    @property
    def stderr(self) -> str:
        """What the client would report."""
        path = self.path / "stderr.txt"
        return path.read_text(errors="replace") if path.exists() else ""

    def processes(self) -> list[psutil.Process]:
        """All processes of the task but the launcher: those that have the slot in their
        environment."""
        found = []
        for process in psutil.process_iter():
            try:
                slot = process.environ().get("BOINC_SLOT_DIR")
                if slot == str(self.path) and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
                continue
        return found

    def close(self) -> None:
        """End what a failed test has left."""
        self.host.close()
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for process in self.processes():
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
