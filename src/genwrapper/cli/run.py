"""`genwrapper run`: a work unit in a local slot, and what came of it."""

from pathlib import Path

import click


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
    from genwrapper.cli.presentation import show_outcome, show_progress
    from genwrapper.cli.work_folder import FolderError, WorkFolder

    try:
        work = WorkFolder(folder, outputs)
        with LocalSlot(work, Path(".slots"), keep=keep, ncpus=ncpus) as slot:
            slot.prepare()
            outcome = show_progress(
                work.name, lambda progress: slot.run(arguments, progress), as_json
            )
            good = show_outcome(work, outcome, as_json)
            if keep:
                click.echo(f"the slot is left in {slot.root}", err=as_json)
    except FolderError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    if not good:
        raise SystemExit(1)
