"""Commands timed in turn: the machine is noisy, so what counts is the ratio of neighbours."""

import os
import pathlib
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence


class Times:
    """What one run took, in seconds: `cpu` of the process and all below it, `wall`."""

    __slots__ = ("cpu", "wall")

    def __init__(self, cpu: float, wall: float) -> None:
        self.cpu = cpu
        self.wall = wall


def once(
    command: Sequence[str],
    environment: Mapping[str, str] | None = None,
    folder: pathlib.Path | None = None,
    stdin: pathlib.Path | None = None,
    stdout: pathlib.Path | None = None,
) -> Times:
    """Run a command, its output thrown away or (grep looks whether it is) written to a file.
    RuntimeError where it fails (1 only says "found nothing", "they differ")."""
    source = stdin.open("rb") if stdin else None
    target = stdout.open("wb") if stdout else None
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=source or subprocess.DEVNULL,
        stdout=target or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.stderr.close()
    for file in (source, target):
        if file:
            file.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(
            f"{' '.join(command)}: exit status {process.returncode}: {said[-500:]!r}"
        )
    return Times(used.ru_utime + used.ru_stime, wall)


class Series:
    """The runs of one command."""

    __slots__ = ("runs",)

    def __init__(self) -> None:
        self.runs: list[Times] = []

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        return statistics.median(run.wall for run in self.runs)


def in_turn(
    commands: Mapping[str, Callable[[], Times]], rounds: int, warm: bool = True
) -> dict[str, Series]:
    """Run all commands one after the other, `rounds` times, behind one round that does not
    count."""
    found = {name: Series() for name in commands}
    for number in range(rounds + warm):
        for name, command in commands.items():
            times = command()
            if number or not warm:
                found[name].runs.append(times)
    return found


def ratio(series: Mapping[str, Series], ours: str, peer: str, what: str = "cpu") -> float:
    """The median of the ratios of neighbouring runs; `what` is cpu or wall."""
    pairs = zip(series[ours].runs, series[peer].runs, strict=True)
    found = [(a.wall, b.wall) if what == "wall" else (a.cpu, b.cpu) for a, b in pairs]
    return statistics.median(a / max(b, 1e-9) for a, b in found)
