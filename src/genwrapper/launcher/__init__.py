"""The launcher: the main program of an application, between the BOINC client and GitBox."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(program: str, arguments: "Sequence[str]") -> int:
    """Run the work unit in the current folder, as the application PROGRAM; the exit code."""
    from genwrapper.launcher.work_unit import run

    return run(program, list(arguments))
