"""`genwrapper try`: a work unit through the real BOINC client, from download to report."""

import shutil
import tempfile
from pathlib import Path

import click

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.cli.work_folder import WorkFolder
    from genwrapper.grid.client import Task
    from genwrapper.grid.loopback import Loopback
    from genwrapper.grid.project import Job, Report

SHOWN_LINES = 20


@click.command("try", context_settings={"ignore_unknown_options": True})
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--output", "outputs", multiple=True, metavar="NAME", help="One more output file.")
@click.option("--timeout", default=3600.0, show_default=True, help="Seconds to wait at most.")
@click.option(
    "--keep", is_flag=True, help="Leave project and client's folder there, and say where."
)
def trial(
    folder: Path,
    arguments: tuple[str, ...],
    outputs: tuple[str, ...],
    timeout: float,
    keep: bool,
) -> None:
    """Run the work unit in FOLDER with a real BOINC client and a project on this machine.

    FOLDER is as for `genwrapper run`; ARGUMENTS are the script's. The client is Debian's, with a
    folder and a port of its own: nothing of a client that you have is touched, nothing leaves this
    machine. A job takes half a minute more than its script: that is how often a client looks.

    \b
    The exit status is 0 where the client has reported success and the outputs
    are as expected, 1 where not.

    \b
    Example:
      genwrapper try examples/sample
    """
    from genwrapper.cli.work_folder import FolderError, WorkFolder
    from genwrapper.grid.client import BOINC, BOINCCMD, ClientError
    from genwrapper.grid.loopback import Loopback

    for program in (BOINC, BOINCCMD):
        if not Path(program).exists():
            raise click.ClickException(f"{program} is not there: apt-get install boinc-client")
    if any(len(word.split()) != 1 for word in arguments):
        raise click.ClickException("a BOINC client splits a task's arguments at each space")
    root = Path(tempfile.mkdtemp(prefix="genwrapper-try."))
    try:
        work = WorkFolder(folder, outputs)
        with Loopback(root) as loopback:
            job = submit(loopback, work, arguments, root)
            done = loopback.wait(job, timeout, steps(work.name))
        succeeded = tell(work, job, done)
    except (FolderError, ClientError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from error
    finally:
        if keep:
            click.echo(f"project and client are left in {root}")
        else:
            shutil.rmtree(root, ignore_errors=True)
    if not succeeded:
        raise SystemExit(1)


def submit(
    loopback: "Loopback", work: "WorkFolder", arguments: tuple[str, ...], folder: Path
) -> "Job":
    """Serve the application of WORK and make its job."""
    from genwrapper.bundle.version import wrapped
    from genwrapper.cli.work_folder import SCRIPT
    from genwrapper.gitbox import program

    archive = None
    if work.application is not None:
        archive = folder / "application.zip"
        work.write_zip(archive)
    version = wrapped(work.name, Path(program()), archive=archive, profile=work.profile)
    loopback.project.add(version)
    return loopback.project.submit(
        work.name,
        {SCRIPT: work.script, **work.inputs},
        work.outputs,
        command_line=" ".join(arguments),
    )


def steps(name: str) -> "Callable[[Task], None]":
    """Return what says, as a task is looked at again and again, each step that is new."""
    last = ""

    def look(task: "Task") -> None:
        nonlocal last
        step = task.state
        if task.activity in ("EXECUTING", "SUSPENDED"):
            step = f"{task.activity.lower()}, {task.fraction:.0%}"
        if step != last:
            last = step
            click.echo(f"{name}: {step}", err=True)

    return look


def tell(work: "WorkFolder", job: "Job", done: "Report") -> bool:
    """Print outputs, differences and what the client has reported; whether all is well."""
    from genwrapper.cli.compare import difference
    from genwrapper.cli.run import print_output

    for name, path in job.outputs.items():
        print_output(name, path, click.echo)
    for variety, text in job.trickles:
        click.echo(f"trickle {variety}: {text}")
    well = done.succeeded
    for name, expected in work.expected.items():
        if lines := difference(expected, job.outputs[name]):
            well = False
            click.echo(click.style(f"{name} is not as in expected/:", fg="red"))
            for line in lines:
                click.echo(f"  {line}")
    if not done.succeeded:
        click.echo(click.style("what the client has reported of it:", fg="red"))
        for line in done.stderr.split("\n")[-SHOWN_LINES:]:
            click.echo(f"  {line}")
    click.echo(
        f"exit status {done.exit_status}; CPU time {done.cpu_time:.2f} s, "
        f"wall time {done.elapsed_time:.2f} s"
    )
    return well
