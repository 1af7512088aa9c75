"""What the launcher costs while a work unit's program sleeps: CPU and memory of the launcher and of
GitBox's shell.

The peer is the program that it waits for, whose CPU is what a perfect launcher would add: none.
"""

import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator

import psutil
from benchmarks.shells import BIN

from genwrapper.boinc import Host, InitData

SETTLED = 2.0  # seconds after the start that do not count


class Cost:
    """Of one process: CPU seconds a second, and resident bytes."""

    __slots__ = ("cpu", "memory")

    def __init__(self, cpu: float, memory: int) -> None:
        self.cpu = cpu
        self.memory = memory


def measure(seconds: float = 60.0, rounds: int = 5) -> dict[str, Cost]:
    """The medians of `rounds` times `seconds` of waiting."""
    found: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name, cost in one_round(seconds).items():
            found.setdefault(name, []).append(cost)
    return {
        name: Cost(
            statistics.median(cost.cpu for cost in costs),
            int(statistics.median(cost.memory for cost in costs)),
        )
        for name, costs in found.items()
    }


def one_round(seconds: float) -> dict[str, Cost]:
    """Start a work unit whose program sleeps, and watch its processes."""
    with tempfile.TemporaryDirectory() as folder, running(pathlib.Path(folder)) as launcher:
        deadline = time.monotonic() + 30
        while not (below := {p.name(): p for p in launcher.children(recursive=True)}).get("sleep"):
            if time.monotonic() > deadline:
                raise RuntimeError("the work unit's program did not start")
            time.sleep(0.05)
        shell = below["sleep"].parent()
        assert shell is not None
        watched = {"launcher": launcher, "GitBox sh": shell, "sleep": below["sleep"]}
        time.sleep(SETTLED)
        before = {name: used(process) for name, process in watched.items()}
        time.sleep(seconds)
        return {
            name: Cost((used(process) - before[name]) / seconds, process.memory_info().rss)
            for name, process in watched.items()
        }


def used(process: psutil.Process) -> float:
    """CPU seconds, from the scheduler's own nanoseconds (the clock of /proc/PID/stat has 10 ms)."""
    fields = pathlib.Path(f"/proc/{process.pid}/schedstat").read_text().split()
    return int(fields[0]) / 1e9


@contextlib.contextmanager
def running(root: pathlib.Path) -> Iterator[psutil.Process]:
    """A launcher in a slot, with a client that beats as the real one does."""
    project = root / "projects" / "local"
    project.mkdir(parents=True)
    program = project / "waiting_1.00"
    shutil.copy2(BIN / "genwrapper-launcher", program)
    (project / "script").write_text("/bin/sleep 100000\n")
    slot = root / "slots" / "0"
    host = Host(str(slot))
    data = InitData(app_name="waiting", client_pid=os.getpid(), project_dir=str(project))
    host.set_up(data, links={"wu_script.sh": "../../projects/local/script"})
    process = subprocess.Popen([str(program)], cwd=slot, stdin=subprocess.DEVNULL)
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(0.1):
            host.poll()

    beats = threading.Thread(target=beat)
    beats.start()
    try:
        yield psutil.Process(process.pid)
    finally:
        ended.set()
        beats.join()
        process.kill()
        process.wait()
        host.close()
