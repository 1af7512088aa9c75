"""The manual's work-unit script with 2000 iterations and no sleep, as GenWrapper's launcher runs
it, against other shells with a stub for the program `boinc`."""

import os
import pathlib
import subprocess
import tempfile
from collections.abc import Mapping

from benchmarks.measure import Series, Times, in_turn, once
from benchmarks.shells import ROOT, peers

from genwrapper.launcher.names import CHANNELS_VARIABLE
from genwrapper.launcher.requests import Requests

STUB = """
#include <stdio.h>
#include <string.h>
int main(int count, char **words)
{
    if (count > 2 && strcmp(words[1], "resolve_filename") == 0) puts(words[2]);
    return 0;
}
"""
ITERATIONS = 2000
SIZE = 39802  # bytes that the script writes: every run is checked


def script() -> str:
    """The sample's script without its sleep."""
    lines = (ROOT / "examples" / "sample" / "wu_script.sh").read_text().split("\n")
    return "\n".join(line for line in lines if "sleep" not in line)


def run(command: list[str], folder: pathlib.Path, environment: Mapping[str, str]) -> Times:
    """One run, its output looked at."""
    (folder / "out").unlink(missing_ok=True)
    times = once([*command, "script"], environment, folder)
    written = (folder / "out").read_text().replace("-e ", "")
    if len(written) != SIZE:
        raise RuntimeError(f"{command[0]}: wrote {len(written)} characters, not {SIZE}")
    return times


def measure(rounds: int = 5) -> dict[str, Series]:
    """The script on each shell, in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "in").write_text(f"{ITERATIONS}\n")
        (folder / "script").write_text(script())
        (folder / "stub.c").write_text(STUB)
        programs = folder / "programs"
        programs.mkdir()
        subprocess.run(
            ["cc", "-O2", "-o", programs / "boinc", folder / "stub.c"], check=True, timeout=60
        )
        channels = folder / "channels"
        requests = Requests(str(channels))
        ours = {**os.environ, CHANNELS_VARIABLE: str(channels)}
        others = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}"}
        commands = {
            shell: lambda command=command, environment=ours if shell == "GitBox" else others: run(
                command, folder, environment
            )
            for shell, command in peers().items()
        }
        found = in_turn(commands, rounds)
        requests.close()
    return found
