"""grep with many fixed strings finds what GNU's does."""

import random
import subprocess
from pathlib import Path

import pytest
from tests.applets.against import Run, same


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("options", ["-F", "-Fo", "-Fw", "-Fc", "-Fx", "-Fi", "-Fow"])
def test_many_strings(run: Run, tmp_path: Path, options: str, seed: int) -> None:
    chance = random.Random(seed)
    if "w" in options:
        seed -= seed % 2  # behind a match GNU's -o forgets what stands before the next
    letters = "ab_.*[ \\" if seed % 2 else "abc"

    def text(most: int) -> str:
        return "".join(chance.choice(letters) for _ in range(chance.randint(1, most)))

    patterns = "\n".join(text(5) for _ in range(chance.randint(1, 30))) + "\n"
    lines = "\n".join(text(12) for _ in range(60)) + ("\n" if seed % 3 else "")
    more = {"patterns": patterns.encode(), "lines": lines.encode()}
    same(run, tmp_path, ["grep", options, "-f", "patterns", "lines"], more, exact=True)


def test_one_word(run: Run, tmp_path: Path) -> None:
    """Runs of letters, digits and underscores on either side."""
    lines = b"fit\nunfit fit\nfitting\nfit_\n_fit fit\nfit-fit\nfits fit.\xc3\xa9fit\n"
    (tmp_path / "lines").write_bytes(lines)
    for call in (["-w", "fit"], ["-ow", "fit"], ["-vw", "fit"], ["-nbw", "fit"], ["-cw", "fit_"]):
        gnu = subprocess.run(
            ["grep", *call, "lines"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            env={"LC_ALL": "C.UTF-8"},
        )
        assert run("grep", *call, "lines") == (gnu.returncode, gnu.stdout, b"")


def test_strings_of_which_each_begins_the_next(run: Run, tmp_path: Path) -> None:
    patterns = b"".join(b"a" * size + b"\n" for size in range(1, 400))
    lines = b"x" + b"a" * 300 + b"y\n"
    more = {"patterns": patterns, "lines": lines}
    same(run, tmp_path, ["grep", "-oF", "-f", "patterns", "lines"], more, exact=True)
