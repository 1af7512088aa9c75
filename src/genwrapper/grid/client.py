"""A real BOINC client of this machine, in a folder and on a port of its own."""

import os
import secrets
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

BOINC = "/usr/bin/boinc"
BOINCCMD = "/usr/bin/boinccmd"

POLL = 0.2  # seconds between two looks
STARTING = 120.0  # seconds for a client to answer; one whose port is taken gives up after 30
QUITTING = 30.0  # seconds for a client to end; a task may take as long

OPTIONS = (
    "--allow_multiple_clients",
    "--skip_cpu_benchmarks",
    "--no_gpus",
    "--no_info_fetch",
    "--insecure",
)
# Quick and quiet: nobody else's computer is asked, and nothing waits for the user to be idle
CONFIGURATION = """\
<cc_config>
<log_flags>
<task>1</task><file_xfer>1</file_xfer><sched_ops>1</sched_ops>
<sched_op_debug>1</sched_op_debug><task_debug>1</task_debug>
</log_flags>
<options>
<ncpus>{ncpus}</ncpus>
<report_results_immediately>1</report_results_immediately>
<dont_contact_ref_site>1</dont_contact_ref_site>
<dont_use_vbox>1</dont_use_vbox>
<start_delay>0</start_delay>
<http_transfer_timeout>10</http_transfer_timeout>
<no_alt_platform>1</no_alt_platform>
</options>
</cc_config>
"""
PREFERENCES = """\
<global_preferences>
<run_if_user_active>1</run_if_user_active>
<run_gpu_if_user_active>1</run_gpu_if_user_active>
<run_on_batteries>1</run_on_batteries>
<leave_apps_in_memory>{in_memory:d}</leave_apps_in_memory>
<suspend_cpu_usage>0</suspend_cpu_usage>
<work_buf_min_days>0</work_buf_min_days>
<work_buf_additional_days>0</work_buf_additional_days>
<disk_interval>1</disk_interval>
<disk_max_used_gb>0</disk_max_used_gb>
<disk_max_used_pct>100</disk_max_used_pct>
<disk_min_free_gb>0</disk_min_free_gb>
<ram_max_used_busy_pct>100</ram_max_used_busy_pct>
<ram_max_used_idle_pct>100</ram_max_used_idle_pct>
</global_preferences>
"""


class ClientError(Exception):
    """The client did not do what it was asked to; the message ends with its log."""


class Task:
    """A task as `boinccmd --get_tasks` shows it.

    state       "downloading", "downloaded", "compute error", "uploading", "uploaded", "aborted by
                user", …
    activity    "EXECUTING", "SUSPENDED", "UNINITIALIZED", …; "" while it has no slot
    ready       whether it is over and only its report is missing
    fraction    done, 0 to 1
    cpu_time    seconds
    """

    def __init__(self, fields: dict[str, str]) -> None:
        self.fields = fields
        self.result = fields.get("name", "")
        self.state = fields.get("state", "")
        self.activity = fields.get("active_task_state", "")
        self.ready = fields.get("ready to report") == "yes"
        self.fraction = float(fields.get("fraction done", 0))
        self.cpu_time = float(fields.get("current CPU time", 0))
        self.checkpoint_time = float(fields.get("checkpoint CPU time", 0))


class Client:
    """A client below FOLDER, running while the `with` lasts; at its end, all that it has started is
    ended.

    NCPUS: how many tasks run at once. IN_MEMORY: whether suspended tasks stay in memory or are told
    to quit.
    """

    def __init__(self, folder: Path, *, ncpus: int = 1, in_memory: bool = True) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True)
        self._password = secrets.token_hex(16)
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._write("cc_config.xml", CONFIGURATION.format(ncpus=ncpus))
        self._write("global_prefs_override.xml", PREFERENCES.format(in_memory=in_memory))
        self._write("gui_rpc_auth.cfg", self._password)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.end()

    # -- the client itself
    # --------------------------------------------------------------------------

    def start(self) -> None:
        """Start the client and wait until it answers."""
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline:
            self._port = _free_port()
            with open(self.folder / "log", "ab") as log:
                self._process = subprocess.Popen(
                    [BOINC, "--dir", str(self.folder), "--gui_rpc_port", str(self._port), *OPTIONS],
                    cwd=self.folder,
                    env=_environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            while time.monotonic() < deadline and self._process.poll() is None:
                if self._command("--get_host_info").returncode == 0:
                    return
                time.sleep(POLL)
            # Another process may have taken the port: once more, with another
        raise ClientError(f"{BOINC} does not answer\n{self.log()}")

    @property
    def pid(self) -> int:
        """The client's process; 0 before it was started."""
        return self._process.pid if self._process is not None else 0

    def quit(self) -> None:
        """Let the client end itself and its tasks, to be started again."""
        assert self._process is not None
        self._ask("--quit")
        self._process.wait(QUITTING)

    def kill(self) -> None:
        """Kill the client alone (SIGKILL), as a crash would."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """End the client and, by their pids, all processes that it has started."""
        if self._process is not None and self._process.poll() is None:
            self._command("--quit")
            try:
                self._process.wait(QUITTING)
            except subprocess.TimeoutExpired:
                pass
        left = self.processes()
        for process in left:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        psutil.wait_procs(left, timeout=QUITTING)
        if self._process is not None:
            self._process.wait()

    def processes(self) -> list[psutil.Process]:
        """The living processes of this client, itself, its tasks, and what has got away from them.

        They are those below it, and those whose working folder lies in the client's.
        """
        found = {}
        if self._process is not None and self._process.poll() is None:
            root = psutil.Process(self._process.pid)
            found = {process.pid: process for process in [root, *root.children(recursive=True)]}
        for process in psutil.process_iter():
            try:
                if Path(process.cwd()).is_relative_to(self.folder):
                    found[process.pid] = process
            except (psutil.Error, OSError):
                continue
        return [each for each in found.values() if _alive(each)]

    def tasks_processes(self) -> list[psutil.Process]:
        """The same without the client itself."""
        return [process for process in self.processes() if process.pid != self.pid]

    def log(self) -> str:
        """What the client has logged."""
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    # -- projects and tasks
    # -------------------------------------------------------------------------

    def attach(self, url: str) -> None:
        """Attach to the project at URL."""
        self._ask("--project_attach", url, "0" * 32)

    def update(self, url: str) -> None:
        """Let the client report and ask for work now."""
        self._ask("--project", url, "update")

    def task(self, result: str) -> Task | None:
        """The task RESULT; None while the client does not have it."""
        for task in self.tasks():
            if task.result == result:
                return task
        return None

    def tasks(self) -> list[Task]:
        """All tasks that the client has."""
        text = self._ask("--get_tasks")
        tasks: list[dict[str, str]] = []
        for line in text.split("\n"):
            if line.partition(")")[0].isdigit():
                tasks.append({})
            elif tasks and ": " in line:
                key, _, rest = line.strip().partition(": ")
                tasks[-1].setdefault(key, rest)
        return [Task(fields) for fields in tasks]

    def suspend(self, url: str, result: str) -> None:
        """Suspend a task."""
        self._ask("--task", url, result, "suspend")

    def resume(self, url: str, result: str) -> None:
        """Resume a task."""
        self._ask("--task", url, result, "resume")

    def abort(self, url: str, result: str) -> None:
        """Abort a task."""
        self._ask("--task", url, result, "abort")

    def wait(self, holds: Callable[[], object], timeout: float, what: str) -> None:
        """Wait until HOLDS is true. Raises ClientError, which says WHAT did not come, after TIMEOUT
        seconds.
        """
        deadline = time.monotonic() + timeout
        while not holds():
            if time.monotonic() > deadline:
                raise ClientError(f"after {timeout:g} s, not yet: {what}\n{self.log()}")
            time.sleep(POLL)

    def slot(self, number: int = 0) -> Path:
        """The folder of slot NUMBER."""
        return self.folder / "slots" / str(number)

    def _ask(self, *words: str) -> str:
        done = self._command(*words)
        if done.returncode != 0:
            said = done.stdout + done.stderr
            raise ClientError(f"boinccmd {' '.join(words)}: {said}\n{self.log()}")
        return done.stdout

    def _command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BOINCCMD, "--host", f"127.0.0.1:{self._port}", "--passwd", self._password, *words],
            cwd=self.folder,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=STARTING,
        )

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o600)


def _environment() -> dict[str, str]:
    """What a client on a volunteer's machine has, and no proxy."""
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": "/nonexistent"}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
