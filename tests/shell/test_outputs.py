"""Outputs that are full, closed or not read any more, inputs that can't be read, limits: the right
message and status."""

import subprocess
from pathlib import Path

import pytest

from genwrapper.gitbox import program

FULL = "No space left on device"
CLOSED = "Bad file descriptor"

CASES = {
    "a builtin": ("echo a >/dev/full; echo $?", "1\n", f"echo: write error: {FULL}"),
    "a special builtin": ("export -p >/dev/full; echo $?", "1\n", f"export: write error: {FULL}"),
    "an applet": ("seq 3 >/dev/full; echo $?", "1\n", f"seq: write error: {FULL}"),
    "a program": ("/bin/echo a >/dev/full; echo $?", "1\n", f"write error: {FULL}"),
    "a group": ("{ echo a; } >/dev/full; echo $?", "1\n", f"write error: {FULL}"),
    "a subshell": ("(echo a) >/dev/full; echo $?", "1\n", f"write error: {FULL}"),
    "a pipeline": ("echo a | cat >/dev/full; echo $?", "1\n", f"cat: write error: {FULL}"),
    "a substitution": ("x=$(echo a >/dev/full); echo $?", "1\n", f"write error: {FULL}"),
    "exec": ("exec 3>/dev/full; echo a >&3; echo $?", "1\n", f"echo: write error: {FULL}"),
    "a closed output": ("echo a >&-; echo $?", "1\n", f"echo: write error: {CLOSED}"),
    "nothing to a closed output": ("printf '' >&-; echo -n '' >&-; echo $?", "0\n", ""),
    "an applet's closed output": ("seq 3 >&-; echo $?", "1\n", f"seq: write error: {CLOSED}"),
    "a closed input": ("read x <&-; echo $?", "1\n", f"read: {CLOSED}"),
    "a closed input, with options": ("read -n 1 x <&-; echo $?", "1\n", f"read: {CLOSED}"),
    "an applet's closed input": ("cat <&-; echo $?", "1\n", f"cat: read error: {CLOSED}"),
    "a folder as input": ("sort </; echo $?", "2\n", "sort: read error: Is a directory"),
    "a missing input": ("cat </none/x; echo $?", "1\n", "cannot open /none/x: No such file"),
    "an output in no folder": (": >/none/x; echo no", "", "cannot create /none/x: No such file"),
    "nobody reads a builtin": ("{ while :; do echo a; done; } | :; echo $?", "0\n", ""),
    "nobody reads an applet": ("yes | :; seq 99999 | head -n 1", "1\n", ""),
    "file_size": (
        "ulimit -f 1; head -c 5000 /dev/zero >f; echo $?",
        "1\n",
        "head: write error: File too large",
    ),
    "processor time": ("ulimit -t 1; sh -c 'while :; do :; done'; echo $?", "137\n", "Killed"),
    "memory": (
        "ulimit -v 200000; x=$(head -c 500000000 /dev/zero | tr '\\0' a); echo no",
        "",
        "memory",
    ),
    "few descriptors": (
        "ulimit -n 20; /bin/echo a; echo b | cat; echo $(/bin/echo c)",
        "a\nb\nc\n",
        "",
    ),
    "a limit that is no number": ("ulimit -n x; echo $?", "2\n", "ulimit: x: not a number"),
}


@pytest.mark.parametrize(("script", "output", "message"), CASES.values(), ids=CASES.keys())
def test_errors_of_the_system(script: str, output: str, message: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [program(), "sh", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.stdout == output
    assert message in done.stderr
    assert bool(done.stderr) == bool(message)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "script", [":", "echo a", "seq 3", "/bin/echo a", "echo a | cat", "none", "exit 3", "if", "f("]
)
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_descriptors(script: str, closed: str) -> None:
    start = f'exec "$@" {closed}'
    outcomes = [
        subprocess.run(
            ["dash", "-c", start, "sh", *shell, "-c", script], capture_output=True, check=False
        )
        for shell in (["dash"], [program(), "sh"])
    ]
    dash, ours = outcomes
    assert (ours.returncode, ours.stdout) == (dash.returncode, dash.stdout)
    assert bool(ours.stderr) == bool(dash.stderr)
    assert b"Traceback" not in ours.stderr


def test_where_a_script_goes_wrong(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("echo run\n\nnone | cat\n\tif true; fi\n")
    done = subprocess.run(
        [program(), "sh", "script"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout == "run\n"
    assert done.stderr == (
        "script: line 3: none: not found\n"
        "script: line 4, column 11: syntax error:"
        " unexpected `fi`: expected `then` for the `if` of line 4\n"
        "\tif true; fi\n"
        "\t         ^\n"
    )
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("content", "status"), [(None, 127), (b"\x7fELF\0\0", 126), ("folder", 126)]
)
def test_what_is_no_script(content: bytes | str | None, status: int, tmp_path: Path) -> None:
    script = tmp_path / "script"
    if isinstance(content, str):
        script.mkdir()
    elif content is not None:
        script.write_bytes(content)
    done = subprocess.run(
        [program(), "sh", "script"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == status
    assert "script" in done.stderr
