"""What `run` and `try` show: progress on the way, then outputs, differences and a summary."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from genwrapper.cli.outcome import Outcome
from genwrapper.cli.work_folder import WorkFolder

SHOWN_LINES = 20
SHOWN_BYTES = 4096

Progress = Callable[[float], None]
Run = Callable[[Progress], Outcome]


def show_progress(name: str, run: Run, as_json: bool) -> Outcome:
    """RUN what is called NAME and show how far it is, as fits what stderr is."""
    if as_json:
        return run(lambda fraction: None)
    return bar(name, run) if sys.stderr.isatty() else lines(name, run)


def lines(name: str, run: Run) -> Outcome:
    """A line for each step: no terminal."""
    click.echo(f"{name}: starts", err=True)
    last = -1

    def show(fraction: float) -> None:
        nonlocal last
        percent = int(fraction * 100)
        if percent != last:
            last = percent
            click.echo(f"{name}: {percent} %", err=True)

    return run(show)


def bar(name: str, run: Run) -> Outcome:
    """A progress bar on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(name, total=1.0)
        return run(lambda done: progress.update(task, completed=done))


def show_outcome(work: WorkFolder, outcome: Outcome, as_json: bool) -> bool:
    """Print outputs, differences and the summary; whether all is as it must be."""
    differences = differences_of(work, outcome)
    if as_json:
        click.echo(json_of(outcome, differences))
    else:
        report(outcome, differences)
    return outcome.succeeded and not differences


def differences_of(work: WorkFolder, outcome: Outcome) -> dict[str, list[str]]:
    """Return for each output that is not as expected how it differs."""
    from genwrapper.cli.compare import difference

    found = {name: difference(path, outcome.outputs[name]) for name, path in work.expected.items()}
    return {name: lines for name, lines in found.items() if lines}


def report(outcome: Outcome, differences: dict[str, list[str]]) -> None:
    """Print all of it for a person."""
    for name, path in outcome.outputs.items():
        print_output(name, path)
    for variety, text in outcome.trickles:
        click.echo(f"trickle {variety}: {text.strip()}")
    for name, difference in differences.items():
        click.echo(click.style(f"{name} is not as in expected/:", fg="red"))
        for line in difference:
            click.echo(f"  {line}")
    if not outcome.succeeded:
        click.echo(click.style("what a volunteer's client reports of it:", fg="red"))
        for line in tail(outcome.stderr):
            click.echo(f"  {line}")
    click.echo(summary(outcome))


def print_output(name: str, path: Path) -> None:
    """Print the output NAME: its text where it is short, else its size."""
    if not path.exists():
        click.echo(f"{name}: not written")
        return
    size = path.stat().st_size
    click.echo(f"{name}: {size} bytes")
    if size <= SHOWN_BYTES:
        data = path.read_bytes()
        text = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
        if b"\0" not in data and len(text) <= SHOWN_LINES:
            for line in text:
                click.echo(f"  {line}")


def tail(log: str) -> Iterator[str]:
    """Yield the last lines of a LOG."""
    if log:
        yield from log.removesuffix("\n").split("\n")[-SHOWN_LINES:]


def summary(outcome: Outcome) -> str:
    """Return the outcome in one line."""
    how = "interrupted" if outcome.interrupted else f"exit status {outcome.exit_status}"
    if not outcome.finished and not outcome.interrupted and outcome.exit_status == 0:
        how += ", but it has not said that it is finished"
    parts = [f"CPU time {outcome.cpu_time:.2f} s", f"wall time {outcome.wall_time:.2f} s"]
    if outcome.peak_memory:
        parts.append(f"peak memory {outcome.peak_memory / 1048576:.1f} MiB")
    if outcome.starts > 1:
        parts.append(f"{outcome.starts} starts")
    return f"{how}; {', '.join(parts)}"


def json_of(outcome: Outcome, differences: dict[str, list[str]]) -> str:
    """Return the outcome as a JSON object."""
    import json

    outputs = {
        name: path.stat().st_size if path.exists() else None
        for name, path in outcome.outputs.items()
    }
    return json.dumps(
        {
            "succeeded": outcome.succeeded and not differences,
            "exit_status": outcome.exit_status,
            "finished": outcome.finished,
            "interrupted": outcome.interrupted,
            "starts": outcome.starts,
            "cpu_seconds": round(outcome.cpu_time, 6),
            "wall_seconds": round(outcome.wall_time, 3),
            "peak_bytes": int(outcome.peak_memory),
            "output_bytes": outputs,
            "differences": differences,
            "trickles": outcome.trickles,
            "uploads": outcome.uploads,
            "stderr": "\n".join(tail(outcome.stderr)),
        },
        indent=2,
    )
