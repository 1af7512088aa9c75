"""What the tests of processes start, and how they wait for it."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from genwrapper.processes import Tree, proc

Run = Callable[..., Tree]

GENEROUS = 60.0
"""Seconds: nothing here takes that long; to wait longer would not help."""

ENVIRONMENT = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}


def until(holds: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + GENEROUS
    while not holds():
        assert time.monotonic() < deadline, "what the test waits for has not come"
        time.sleep(0.005)


def python(text: str) -> list[str]:
    """The words that run a Python program."""
    return [sys.executable, "-S", "-c", text]


def alive(pid: int) -> bool:
    """Whether process PID exists and has not ended."""
    found = proc.process(pid)
    return found is not None and not found.ended


def state(pid: int) -> str:
    """The state of process PID as in proc(5), "" where there is none."""
    found = proc.process(pid)
    return found.state if found else ""


def numbers(path: Path, count: int) -> list[int]:
    """Wait until PATH holds COUNT lines, numbers, and give them."""
    until(lambda: path.exists() and path.read_text().count("\n") >= count)
    return [int(line) for line in path.read_text().split()]
