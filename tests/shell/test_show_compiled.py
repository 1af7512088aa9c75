"""`gitbox sh --show-compiled`: the Python that a script becomes, its lines between."""

import subprocess
from pathlib import Path

from genwrapper.gitbox import program

SCRIPT = """\
n=0
f() { echo "$1"; }
while [ $n -lt 3 ]; do
    n=$((n + 1))  # a comment
done
f "last: $n" | cat
"""
HOSTILE = "'''\nimport os; os._exit(9)\n'''\r\\x41\x85"


def shown(folder: Path, script: str) -> str:
    path = folder / "script"
    path.write_text(script, encoding="utf-8", newline="")
    done = subprocess.run(
        [program(), "sh", "--show-compiled", str(path)], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_all_of_a_script_is_shown_and_is_python(tmp_path: Path) -> None:
    text = shown(tmp_path, SCRIPT)
    compile(text, "shown", "exec")
    assert all(repr(line) in text for line in SCRIPT.split("\n")[:-1] if "done" not in line)
    assert text.count("def unit(shell):") == 7  # four commands, a function, two stages


def test_nothing_of_the_script_runs(tmp_path: Path) -> None:
    assert "unit" in shown(tmp_path, f"echo >{tmp_path}/made")
    assert not (tmp_path / "made").exists()


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    text = shown(tmp_path, f'x="{HOSTILE}"; echo "{HOSTILE}" >/dev/null')
    compile(text, "shown", "exec")
    assert "\r" not in text
    assert "\x85" not in text
    assert "import os; os._exit" not in [line.strip() for line in text.split("\n")]


def test_what_can_not_be_shown(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("echo right\nif\n")
    for words, status, said in (
        ([], 2, b"usage"),
        ([str(tmp_path / "missing")], 127, b"No such file"),
        ([str(wrong)], 2, b"wrong: line"),
    ):
        done = subprocess.run(
            [program(), "sh", "--show-compiled", *words], capture_output=True, check=False
        )
        assert (done.returncode, said in done.stderr) == (status, True), done.stderr
