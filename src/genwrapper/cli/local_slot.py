"""A work unit in a local slot, with `boinc.Host` in the client's place.

Project folder, slot, soft links, channels and heartbeat are as a client has them, so neither the
launcher nor the script can tell the difference.
"""

import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from genwrapper.boinc import Host, InitData
from genwrapper.cli.outcome import Outcome
from genwrapper.cli.work_folder import PROFILE, SCRIPT, WorkFolder
from genwrapper.gitbox import program

POLL = 0.1  # seconds
REPORTED = 63 * 1024  # bytes
PATIENCE = 30.0  # seconds that the launcher has to end when it is told to
MOST_STARTS = 100  # the client gives up a task that ends without a word so many times


class LocalSlot:
    """The folders of one local run of WORK, below FOLDER; a context manager that removes them.

    KEEP leaves them there. NCPUS is how many processors the work unit is told to use.
    """

    def __init__(
        self, work: WorkFolder, folder: Path, *, keep: bool = False, ncpus: float = 1.0
    ) -> None:
        self.work = work
        self._parent = folder
        self._made_parent = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        self.root = Path(tempfile.mkdtemp(prefix=f"{work.name}.", dir=folder)).resolve()
        self.project = self.root / "projects" / "local"
        self.slot = self.root / "slots" / "0"
        self._keep, self._ncpus = keep, ncpus
        self.host = Host(str(self.slot))

    def __enter__(self) -> "LocalSlot":
        return self

    def __exit__(self, *error: object) -> None:
        self.host.close()
        if not self._keep:
            shutil.rmtree(self.root, ignore_errors=True)
            if self._made_parent:
                try:
                    self._parent.rmdir()
                except OSError:
                    pass  # another run is using it

    # -- before -----------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Put the files where a client would have downloaded them to."""
        work = self.work
        self.project.mkdir(parents=True)
        self.launcher = self.project / f"{work.name}_1.00"
        shutil.copy2(program(), self.launcher)
        files = {SCRIPT: work.script, **work.inputs}
        if work.profile is not None:
            files[PROFILE] = work.profile
        self.links = {}
        for name, source in files.items():
            shutil.copy2(source, self.project / f"{work.name}_{name}")
            self.links[name] = f"../../projects/local/{work.name}_{name}"
        if work.application is not None:
            path = self.project / f"{self.launcher.name}.zip"
            work.write_zip(path)
            self.links[path.name] = f"../../projects/local/{path.name}"
        for name in work.outputs:
            self.links[name] = f"../../projects/local/{work.name}_0_{name}"

    def output(self, name: str) -> Path:
        """Return where the output of logical name NAME comes to lie."""
        return self.project / f"{self.work.name}_0_{name}"

    def _init_data(self, outcome: Outcome) -> InitData:
        return InitData(
            major_version=7,
            app_name=self.work.name,
            app_version=100,
            wu_name=self.work.name,
            result_name=f"{self.work.name}_0",
            project_dir=str(self.project),
            boinc_dir=str(self.root),
            client_pid=os.getpid(),
            starting_elapsed_time=outcome.wall_time,
            checkpoint_period=60.0,
            ncpus=self._ncpus,
            app_files=[self.launcher.name],
        )

    # -- the run ----------------------------------------------------------------------------------

    def run(self, arguments: tuple[str, ...], progress: Callable[[float], None]) -> Outcome:
        """Run the work unit to its end, however often it asks to be started again.

        PROGRESS is called with 0 to 1, again and again. Ctrl-C aborts the task.
        """
        outcome = Outcome()
        outcome.outputs = {name: self.output(name) for name in self.work.outputs}
        began = time.monotonic()
        while True:
            outcome.starts += 1
            delay = self._one_start(arguments, progress, outcome)
            outcome.wall_time = time.monotonic() - began
            if delay is None or outcome.starts >= MOST_STARTS:
                return outcome
            try:
                time.sleep(delay)
            except KeyboardInterrupt:
                outcome.interrupted = True
                return outcome

    def _one_start(
        self, arguments: tuple[str, ...], progress: Callable[[float], None], outcome: Outcome
    ) -> float | None:
        """Start the launcher once; the seconds until it wants to be started again, or None."""
        self.host.set_up(self._init_data(outcome), links=self.links)
        process = self._start(arguments)
        try:
            used = self._watch(process, progress, outcome)
        finally:
            if process.returncode is None:
                process.kill()  # what it has started ends with it
                process.wait()
        outcome.peak_memory = max(outcome.peak_memory, used.ru_maxrss * 1024)
        code = process.returncode
        outcome.exit_status = code if code >= 0 else 128 - code
        outcome.finished = self.host.finished is not None
        outcome.trickles = [(trickle.variety, trickle.text) for trickle in self.host.trickles]
        outcome.uploads = self.host.uploads
        outcome.stderr = reported(self.slot / "stderr.txt")
        asked = self.host.temporary_exit
        if code == 0 and asked is not None and not outcome.interrupted:
            return asked[0]
        return None

    def _start(self, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
        with open(self.slot / "stderr.txt", "ab") as log:
            return subprocess.Popen(
                [f"../../projects/local/{self.launcher.name}", *arguments],
                cwd=self.slot,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches us alone, and we tell it
            )

    def _watch(
        self,
        process: subprocess.Popen[bytes],
        progress: Callable[[float], None],
        outcome: Outcome,
    ) -> resource.struct_rusage:
        deadline = float("inf")
        while True:
            try:
                self._look(progress, outcome)
                pid, status, used = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    process.returncode = os.waitstatus_to_exitcode(status)
                    self._look(progress, outcome)
                    return used
                if time.monotonic() > deadline:
                    process.kill()
                time.sleep(POLL)
            except KeyboardInterrupt:
                outcome.interrupted = True
                if deadline < float("inf"):
                    process.kill()
                deadline = time.monotonic() + PATIENCE
                self.host.abort()

    def _look(self, progress: Callable[[float], None], outcome: Outcome) -> None:
        self.host.poll()
        status = self.host.status
        if status is not None:
            progress(status.fraction_done)
            outcome.cpu_time = status.current_cpu_time
            outcome.peak_memory = max(outcome.peak_memory, status.working_set)


def reported(path: Path) -> str:
    """Return what a client reports of the log PATH: its end."""
    return path.read_bytes()[-REPORTED:].decode("utf-8", "replace") if path.exists() else ""
