"""GitBox started in a folder that has been removed: names are not found there, nor taken for others
elsewhere."""

import os
import subprocess
from pathlib import Path

import pytest

from genwrapper.gitbox import program

CALLS = {
    "pwd": (1, ""),
    "sh -c pwd": (1, ""),
    "touch made": (1, ""),
    "cat made": (1, ""),
    "realpath .": (1, ""),
    "readlink -v -f made": (1, ""),
    "sh -c 'echo *; ls; echo >made'": (1, "*\n"),
    "sh -c 'cd .'": (2, ""),
    "sh -c 'cd ..'": (2, ""),
    "sh -c 'cd -P .'": (2, ""),
    "sh -c 'cd /; pwd; /bin/pwd'": (0, "/\n/\n"),
    "echo there": (0, "there\n"),
}


@pytest.mark.parametrize("call", CALLS)
def test_started_in_a_removed_folder(call: str, tmp_path: Path) -> None:
    status, out = CALLS[call]
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f"cd {gone} && rmdir {gone} && exec {program()} {call}"],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (status, out), done.stderr
    assert "internal" not in done.stderr
    assert bool(done.stderr) == bool(status)
