"""`genwrapper run`: a work unit in a local slot, and what came of it."""

import sys
from pathlib import Path

import click

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from genwrapper.cli.local_slot import LocalSlot, Outcome
    from genwrapper.cli.work_folder import WorkFolder

SHOWN_LINES = 20
SHOWN_BYTES = 4096


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--output", "outputs", multiple=True, metavar="NAME", help="One more output file.")
@click.option("--ncpus", default=1.0, show_default=True, help="Processors for the work unit.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON, nothing else.")
@click.option("--keep", is_flag=True, help="Leave slot and project folder there, and say where.")
def run(
    folder: Path,
    arguments: tuple[str, ...],
    outputs: tuple[str, ...],
    ncpus: float,
    as_json: bool,
    keep: bool,
) -> None:
    """Run the work unit in FOLDER in a local slot, as a BOINC client would.

    FOLDER holds wu_script.sh, input files in inputs/, the outputs as they must be in expected/,
    and, if there is an application, its files in app/. ARGUMENTS are the script's.

    \b
    The exit status is 0 where the work unit has succeeded and its outputs are
    as expected, 1 where not.

    \b
    Examples:
      genwrapper run examples/sample
      genwrapper run my-work --keep
      genwrapper run my-work --json -- --nthreads 4
    """
    from genwrapper.cli.local_slot import LocalSlot
    from genwrapper.cli.work_folder import FolderError, WorkFolder

    try:
        work = WorkFolder(folder, outputs)
        with LocalSlot(work, Path(".slots"), keep=keep, ncpus=ncpus) as slot:
            slot.prepare()
            outcome = how_to_show(as_json)(slot, arguments)
            differences = differences_of(work, slot)
            if as_json:
                click.echo(json_of(slot, outcome, differences, keep))
            else:
                report(slot, outcome, differences)
                if keep:
                    click.echo(f"the slot is left in {slot.root}")
    except FolderError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    if not outcome.succeeded or differences:
        raise SystemExit(1)


def differences_of(work: "WorkFolder", slot: "LocalSlot") -> dict[str, list[str]]:
    """Return for each output that is not as expected how it differs."""
    from genwrapper.cli.compare import difference

    found = {name: difference(path, slot.output(name)) for name, path in work.expected.items()}
    return {name: lines for name, lines in found.items() if lines}


# -- while it runs --------------------------------------------------------------------------------


def how_to_show(as_json: bool) -> "Callable[[LocalSlot, tuple[str, ...]], Outcome]":
    """Return what runs a work unit and shows its progress, as fits what stderr is."""
    if as_json:
        return silently
    return bar if sys.stderr.isatty() else lines


def silently(slot: "LocalSlot", arguments: tuple[str, ...]) -> "Outcome":
    """Run without a word."""
    return slot.run(arguments, lambda fraction: None)


def lines(slot: "LocalSlot", arguments: tuple[str, ...]) -> "Outcome":
    """Run with a line for each step: no terminal."""
    click.echo(f"{slot.work.name}: starts in {slot.slot}", err=True)
    last = -1

    def show(fraction: float) -> None:
        nonlocal last
        percent = int(fraction * 100)
        if percent != last:
            last = percent
            click.echo(f"{slot.work.name}: {percent} %", err=True)

    return slot.run(arguments, show)


def bar(slot: "LocalSlot", arguments: tuple[str, ...]) -> "Outcome":
    """Run with a progress bar on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(slot.work.name, total=1.0)
        return slot.run(arguments, lambda done: progress.update(task, completed=done))


# -- afterwards -----------------------------------------------------------------------------------


def report(slot: "LocalSlot", outcome: "Outcome", differences: dict[str, list[str]]) -> None:
    """Print outputs, differences and the summary."""
    for name in slot.work.outputs:
        print_output(name, slot.output(name), click.echo)
    for variety, text in outcome.trickles:
        click.echo(f"trickle {variety}: {text.strip()}")
    for name, difference in differences.items():
        click.echo(click.style(f"{name} is not as in expected/:", fg="red"))
        for line in difference:
            click.echo(f"  {line}")
    if not outcome.succeeded:
        click.echo(click.style("what a volunteer's client would report of it:", fg="red"))
        for line in tail(slot.slot / "stderr.txt"):
            click.echo(f"  {line}")
    click.echo(summary(outcome))


def print_output(name: str, path: Path, echo: "Callable[[str], None]") -> None:
    """Print the output NAME: its text where it is short, else its size."""
    if not path.exists():
        echo(f"{name}: not written")
        return
    size = path.stat().st_size
    echo(f"{name}: {size} bytes")
    if size <= SHOWN_BYTES:
        data = path.read_bytes()
        text = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
        if b"\0" not in data and len(text) <= SHOWN_LINES:
            for line in text:
                echo(f"  {line}")


def tail(path: Path) -> "Iterator[str]":
    """Yield the last lines of the log PATH."""
    if path.exists():
        text = path.read_bytes()[-63 * 1024 :].decode("utf-8", "replace")
        yield from text.removesuffix("\n").split("\n")[-SHOWN_LINES:]


def summary(outcome: "Outcome") -> str:
    """Return the outcome in one line."""
    how = "interrupted" if outcome.interrupted else f"exit status {outcome.exit_status}"
    if not outcome.finished and not outcome.interrupted and outcome.exit_status == 0:
        how += ", but it has not said that it is finished"
    again = f", {outcome.starts} starts" if outcome.starts > 1 else ""
    return (
        f"{how}; CPU time {outcome.cpu_time:.2f} s, wall time {outcome.wall_time:.2f} s, "
        f"peak memory {outcome.peak_memory / 1048576:.1f} MiB{again}"
    )


def json_of(
    slot: "LocalSlot", outcome: "Outcome", differences: dict[str, list[str]], keep: bool
) -> str:
    """Return the outcome as a JSON object."""
    import json

    outputs = {
        name: slot.output(name).stat().st_size if slot.output(name).exists() else None
        for name in slot.work.outputs
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
            "stderr": "\n".join(tail(slot.slot / "stderr.txt")),
            "folder": str(slot.root) if keep else None,
        },
        indent=2,
    )
