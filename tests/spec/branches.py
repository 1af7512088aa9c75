"""Branch coverage of shell and patterns: `python -m tests.spec.branches`, `make coverage`.

Every specification case runs in a fork of this process, its `sh` in one that measures, too; beside
them the tests that call parser, compiler and patterns directly. Prints a line for each file.
"""

import os
import posix
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import coverage

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = [PROJECT / "src" / "genwrapper" / room for room in ("shell", "patterns")]
DIRECT = ("tests/patterns", "tests/shell/test_parser.py", "tests/shell/test_lexer.py")
MORE = ("tests/shell/test_fuzz.py",)
LEAST = 95.0  # percent
SECONDS = 30  # for one case
AT_ONCE = 2


def measure(folder: str) -> coverage.Coverage:
    """Start to measure in this process, its forks and threads."""
    cov = coverage.Coverage(
        data_file=str(Path(folder, "data")),
        data_suffix=True,
        branch=True,
        source=[str(path) for path in SOURCES],
    )
    cov.start()
    leave, kill, execve, thread = posix._exit, posix.kill, posix.execve, threading._start_new_thread

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

    setattr(posix, "_exit", saving(leave))
    setattr(posix, "execve", saving(execve))
    setattr(posix, "kill", kill_saving)
    sys.modules["_thread"].__dict__["start_new_thread"] = start_traced
    return cov


def become_shell(arguments: list[str]) -> NoReturn:
    """Go on as `gitbox sh`, measured."""
    from genwrapper.gitbox.multicall import run

    posix.environ.pop(b"PYTHONPATH", None)
    status = 2
    try:
        status = run("gitbox", ["sh", *arguments], str(PROJECT / ".venv" / "bin" / "gitbox"))
    finally:
        posix._exit(status)


def start_case(script: str, given: bytes, folder: str) -> int:
    """Start a case in a fork, in a folder of its own; what it prints is looked at elsewhere."""
    place = Path(tempfile.mkdtemp(dir=Path(folder, "cases")))
    (place / "programs").mkdir()
    shell = place / "programs" / "sh"
    command = f"{sys.executable} -m tests.spec.branches --shell {folder}"
    shell.write_text(f'#!/bin/sh\nPYTHONPATH={PROJECT}:{PROJECT}/src exec {command} "$@"\n')
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
    become_shell([str(place / "script")])


def main() -> int:
    """Measure; the exit status is 1 where less than LEAST percent of the branches were taken."""
    with tempfile.TemporaryDirectory() as folder:
        cov = measure(folder)
        from tests.spec.reader import all_cases

        Path(folder, "cases").mkdir()
        running = 0
        for case in all_cases():
            if running == AT_ONCE:
                os.wait()
                running -= 1
            start_case(case.script, case.input, folder)
            running += 1
        while running:
            os.wait()
            running -= 1
        cov.stop()
        cov.save()
        options = ["--branch", "-p", f"--data-file={folder}/data"]
        options.append(f"--source={','.join(map(str, SOURCES))}")
        command = [
            sys.executable,
            "-m",
            "coverage",
            "run",
            *options,
            "-m",
            "pytest",
            *DIRECT,
            *MORE,
        ]
        subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
        combined = coverage.Coverage(data_file=str(Path(folder, "all")), branch=True)
        combined.combine([str(path) for path in Path(folder).glob("data.*")])
        combined.save()
        total = combined.report(show_missing="-v" in sys.argv, file=sys.stdout)
    return int(total < LEAST)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--shell"]:
        measure(sys.argv[2])
        become_shell(sys.argv[3:])
    sys.exit(main())
