"""`genwrapper try`: a work unit through the real BOINC client and a project on loopback."""

from pathlib import Path

import click

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.cli.outcome import Outcome
    from genwrapper.cli.work_folder import WorkFolder
    from genwrapper.grid.client import Task
    from genwrapper.grid.loopback import Loopback

EXECUTING = "EXECUTING"


@click.command("try", context_settings={"ignore_unknown_options": True})
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--output", "outputs", multiple=True, metavar="NAME", help="One more output file.")
@click.option(
    "--timeout",
    default=3600.0,
    show_default=True,
    metavar="SECONDS",
    help="How long the client may take.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON, nothing else.")
def try_client(
    folder: Path,
    arguments: tuple[str, ...],
    outputs: tuple[str, ...],
    timeout: float,
    as_json: bool,
) -> None:
    """Run the work unit in FOLDER through a real BOINC client.

    A project on 127.0.0.1 serves the work unit; a client of this machine's (Debian: boinc-client)
    downloads, runs, uploads and reports it, in a folder of its own. FOLDER is as for
    `genwrapper run`. It takes about half a minute more than the work itself.

    \b
    The exit status is 0 where the work unit has succeeded and its outputs are
    as expected, 1 where not.

    \b
    Example:
      genwrapper try examples/sample
    """
    import tempfile

    from genwrapper.cli.presentation import show_outcome, show_progress
    from genwrapper.cli.work_folder import FolderError, WorkFolder
    from genwrapper.grid.client import BOINC, ClientError
    from genwrapper.grid.loopback import Loopback

    if not Path(BOINC).exists():
        raise click.ClickException(
            f"{BOINC} is not there; install the BOINC client: apt-get install boinc-client"
        )
    try:
        work = WorkFolder(folder, outputs)
        with tempfile.TemporaryDirectory(prefix="genwrapper-try.") as place:
            with Loopback(Path(place) / "grid") as loopback:
                outcome = show_progress(
                    work.name,
                    lambda progress: run_job(loopback, work, arguments, timeout, progress),
                    as_json,
                )
            good = show_outcome(work, outcome, as_json)
    except (FolderError, ClientError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    if not good:
        raise SystemExit(1)


def run_job(
    loopback: "Loopback",
    work: "WorkFolder",
    arguments: tuple[str, ...],
    timeout: float,
    progress: "Callable[[float], None]",
) -> "Outcome":
    """Submit WORK to the project of LOOPBACK and wait for the client's report."""
    from genwrapper.bundle.version import wrapped
    from genwrapper.cli.outcome import Outcome
    from genwrapper.cli.work_folder import SCRIPT, FolderError
    from genwrapper.gitbox import program

    if any(character.isspace() for word in arguments for character in word):
        raise FolderError("a BOINC client splits the command line at spaces: no word may have any")
    archive = None
    if work.application is not None:
        archive = loopback.client.folder.parent / "application.zip"
        work.write_zip(archive)
    version = wrapped(work.name, Path(program()), archive=archive, profile=work.profile)
    loopback.project.add(version)
    job = loopback.project.submit(
        work.name,
        {SCRIPT: work.script, **work.inputs},
        work.outputs,
        command_line=" ".join(arguments),
    )

    def look(task: "Task") -> None:
        if task.activity == EXECUTING:
            progress(task.fraction)

    report = loopback.wait(job, timeout, look)
    outcome = Outcome()
    outcome.exit_status = report.exit_status
    outcome.finished = report.succeeded or report.exit_status != 0
    outcome.starts = 1
    outcome.cpu_time, outcome.wall_time = report.cpu_time, report.elapsed_time
    outcome.outputs = dict(job.outputs)
    outcome.trickles = job.trickles
    outcome.stderr = report.stderr
    if report.succeeded:
        progress(1.0)
    return outcome
