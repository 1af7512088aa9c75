"""Branch coverage of shell and patterns: `python -m tests.spec.branches`, `make coverage`.

Every specification case runs in a fork of this process; then the tests of both rooms run with a
program that measures itself. Prints a line for each file; `-v`: and which lines were not reached.
"""

import _thread
import os
import posix
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import coverage

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = [PROJECT / "src" / "genwrapper" / room for room in ("shell", "patterns")]
TESTS = ("tests/patterns", "tests/shell")
PROGRAM = "GENWRAPPER_MEASURED"  # the measured program, for the tests that start it
LEFT_OUT = "not 100_000_lines and not file_size"
"""Too long where each line is measured; where files are limited, what was measured can't be
written."""
LEAST = 95.0  # percent
SECONDS = 30  # for one case
AT_ONCE = 2


def measure(folder: str) -> coverage.Coverage:
    """Start to measure in this process, its forks and threads."""
    cov = coverage.Coverage(
        data_file=str(Path(folder, "data")),
        data_suffix=True,
        auto_data=True,  # saved at the end
        branch=True,
        source=[str(path) for path in SOURCES],
    )
    cov.set_option("run:disable_warnings", ["no-data-collected"])  # tests read standard error
    cov.start()
    leave, kill, execve, thread = posix._exit, posix.kill, posix.execve, _thread.start_new_thread

    def saving(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            cov.save()
            return function(*arguments)

        return call

    def kill_saving(pid: int, number: int) -> None:
        if pid == os.getpid():
            cov.save()
        kill(pid, number)

    def start_traced(function: Callable[..., None], arguments: tuple[Any, ...]) -> int:
        def traced() -> None:
            sys.settrace(threading.gettrace())
            function(*arguments)

        found: int = thread(traced, ())
        return found

    vars(posix).update(_exit=saving(leave), execve=saving(execve), kill=kill_saving)
    vars(_thread).update(start_new_thread=start_traced)
    return cov


def write_program(folder: str, name: str, body: str) -> str:
    """A program that measures itself: its path."""
    path = Path(folder, name)
    path.write_text(
        f"#!{sys.executable} -X utf8\n"
        "import sys\n"
        f"sys.path[:0] = [{str(PROJECT)!r}, {str(PROJECT / 'src')!r}]\n"
        "from tests.spec.branches import measure\n"
        f"measure({folder!r})\n"
        f"{body}\n"
    )
    path.chmod(0o755)
    return str(path)


def pytest_configure() -> None:
    """As a plugin: the tests start the measured GitBox."""
    from genwrapper import gitbox

    path = os.environ[PROGRAM]
    vars(gitbox).update(program=lambda: path)


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """And the measured form of the shell that can be stopped."""
    folder = str(Path(os.environ[PROGRAM]).parent)
    for module in {item.module for item in items if hasattr(item.module, "STOPPING")}:
        body = f"import runpy; runpy.run_path({str(module.STOPPING)!r}, None, '__main__')"
        module.STOPPING = Path(write_program(folder, "stopping", body))


def start_case(script: str, given: bytes, folder: str) -> int:
    """Start a case in a fork, in a folder of its own; what it prints is looked at elsewhere."""
    place = Path(tempfile.mkdtemp(dir=Path(folder, "cases")))
    (place / "programs").mkdir()
    shell = place / "programs" / "sh"
    shell.write_text(f'#!/bin/sh\nexec {folder}/gitbox sh "$@"\n')
    shell.chmod(0o755)
    (place / "script").write_text(script, encoding="utf-8")
    (place / "input").write_bytes(given)
    (place / "work").mkdir()
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    os.chdir(place / "work")
    for number, file, flags in (
        (0, place / "input", os.O_RDONLY),
        (1, place / "output", os.O_WRONLY | os.O_CREAT),
        (2, place / "errors", os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(file, flags, 0o600), number)
    os.closerange(3, 100)
    environment = {
        "PATH": f"{place}/programs:{os.environ['PATH']}",
        "HOME": str(place),
        "LC_ALL": "C.UTF-8",
    }
    posix.environ.clear()
    posix.environ.update({k.encode(): v.encode() for k, v in environment.items()})
    signal.alarm(SECONDS)
    from genwrapper.gitbox import start

    start(f"{folder}/gitbox", ["sh", str(place / "script")])
    return 0


def main() -> int:
    """Measure; the exit status is 1 where less than LEAST percent of the branches were taken."""
    with tempfile.TemporaryDirectory() as folder:
        start = "from genwrapper.gitbox import start; start(sys.argv[0], sys.argv[1:])"
        write_program(folder, "gitbox", start)
        cov = measure(folder)
        run_cases(folder)
        cov.stop()
        cov.save()
        run_tests(folder)
        combined = coverage.Coverage(data_file=str(Path(folder, "all")), branch=True)
        combined.combine([str(path) for path in Path(folder).glob("data.*")])
        total = combined.report(show_missing="-v" in sys.argv, file=sys.stdout)
    return int(total < LEAST)


def run_cases(folder: str) -> None:
    """Every specification case, AT_ONCE at a time."""
    from tests.spec.reader import all_cases

    Path(folder, "cases").mkdir()
    running = 0
    for case in all_cases():
        if running == AT_ONCE:
            os.wait()
            running -= 1
        start_case(case.script, case.input, folder)
        running += 1
    for _ in range(running):
        os.wait()


def run_tests(folder: str) -> None:
    """The tests, measured themselves, and what they start."""
    rooms = ",".join(str(path) for path in SOURCES)
    measured = ["--branch", "-p", f"--data-file={folder}/data", f"--source={rooms}"]
    plugins = ["-p", "tests.spec.branches", "-p", "no:cacheprovider", "-k", LEFT_OUT]
    subprocess.run(
        [sys.executable, "-m", "coverage", "run", *measured, "-m", "pytest", *plugins, *TESTS],
        cwd=PROJECT,
        check=False,
        env={**os.environ, PROGRAM: f"{folder}/gitbox"},
    )


if __name__ == "__main__":
    result = main()
    sys.stdout.flush()
    os._exit(result)  # not by way of what would save the measurement again: its folder is gone
