"""`genwrapper try`: the same folder through the real client."""

import subprocess
import sys
from pathlib import Path

import pytest

GENWRAPPER = str(Path(sys.executable).parent / "genwrapper")

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.timeout(600)]


def test_a_folder_through_the_client(tmp_path: Path) -> None:
    folder = tmp_path / "my work"
    for name in ("inputs", "expected", "app"):
        (folder / name).mkdir(parents=True)
    (folder / "inputs" / "in").write_text("a line\n")
    (folder / "expected" / "out").write_text("from the zip: a line x 2\n")
    (folder / "expected" / "stderr.txt").write_text("never so\n")
    (folder / "app" / "data").write_text("from the zip: ")
    (folder / "wu_script.sh").write_text(
        'echo "said so" >&2\n'
        'echo "$(cat data)$(cat "$(boinc resolve_filename in)") $*" '
        '> "$(boinc resolve_filename out)"\n'
    )
    done = subprocess.run(
        [GENWRAPPER, "try", str(folder), "x", "2"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "out: 25 bytes\n  from the zip: a line x 2\n" in done.stdout
    assert "out is not as" not in done.stdout
    assert "stderr.txt is not as in expected/:" in done.stdout
    assert "+said so\n" in done.stdout.replace("  +said so", "+said so")
    assert "exit status 0; CPU time" in done.stdout
    assert "soft_link" not in done.stdout
