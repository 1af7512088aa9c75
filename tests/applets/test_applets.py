"""What the programs of other machines do differently, or can't show."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, bytes, bytes]]


@pytest.mark.parametrize("target", ["sub", "sub/new", "sub/deep"])
def test_a_folder_is_not_copied_into_itself(run: Run, tmp_path: Path, target: str) -> None:
    (tmp_path / "sub" / "deep").mkdir(parents=True)
    status, _, errors = run("cp", "-r", "sub", target)
    assert status == 1
    assert b"into itself" in errors
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "sub"]


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (["a", "b"], b"a b\n"),
        ([], b"\n"),
        (["-n", "a"], b"a"),
        (["-e", r"a\tb\x41\0101\101\\"], b"a\tbAAA\\\n"),
        (["-e", r"a\cb", "c"], b"a"),
        (["-ne", r"a\n"], b"a\n"),
        (["-nE", r"a\n"], rb"a\n"),
        (["-E", r"\n"], b"\\n\n"),
        ([r"a\nb"], b"a\\nb\n"),
        (["-x", "a"], b"-x a\n"),
        (["-"], b"-\n"),
        (["--", "a"], b"-- a\n"),
        (["--help"], b"--help\n"),
        (["-nx", "a"], b"-nx a\n"),
        (["a", "-n"], b"a -n\n"),
        (["-n", "-e", "-n"], b""),
        (["é\udcff"], b"\xc3\xa9\xff\n"),
    ],
)
def test_echo(run: Run, words: list[str], out: bytes) -> None:
    assert run("echo", *words) == (0, out, b"")


def test_columns(run: Run, tmp_path: Path) -> None:
    for name in ("a", "bb", "ccc", "dd", "e"):
        (tmp_path / name).write_bytes(b"")
    assert run("ls", "-C", environment={"COLUMNS": "12"})[1] == b"a   ccc  e\nbb  dd\n"
    assert run("ls", "-x", environment={"COLUMNS": "12"})[1] == b"a   bb  ccc\ndd  e\n"
    assert run("ls", "-m", environment={"COLUMNS": "12"})[1] == b"a, bb, ccc,\ndd, e\n"


def test_head_leaves_the_rest(run: Run, tmp_path: Path) -> None:
    from genwrapper.applets.head import first_lines
    from genwrapper.streams import Description, collector

    source = Description(None, b"1\n2\n3\n")
    target = collector()
    first_lines(source, target, 1, b"\n")
    assert source.read() == b"2\n3\n"


def test_umask(run: Run, tmp_path: Path) -> None:
    run("mkdir", "d", umask=0o077)
    run("touch", "f", umask=0o027)
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640


def test_env_says_why_a_command_does_not_start(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    assert run("env", "nothing-there")[0] == 127
    assert run("env", "./f")[0] == 126
    assert run("env", "-x")[0] == 125


def test_tests_of_more_than_posix_has(run: Run) -> None:
    assert run("test", "a", "<", "b")[0] == 0
    assert run("test", "b", "<", "a")[0] == 1
    assert run("test", "-v", "A", environment={"A": ""})[0] == 0
    assert run("test", "-v", "B")[0] == 1
    assert run("test", "a", "-eq", "1") == (2, b"", b"test: a: expected a whole number\n")


def test_printf_reports_and_goes_on(run: Run) -> None:
    status, out, errors = run("printf", "%d %s\\n", "3x", "a")
    assert (status, out) == (1, b"3 a\n")
    assert errors == b"printf: 3x: expected a whole number\n"


def test_a_script_without_a_program_is_the_shells(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text('echo "$0 $1"\n')
    script.chmod(0o755)
    status, out, _ = run("env", "./script", "a b")
    assert status == 0
    assert out.endswith(b"/script a b\n")


def test_a_closed_output_is_reported(run: Run) -> None:
    from genwrapper.streams import CLOSED

    assert run("seq", "3", stdout=CLOSED) == (1, b"", b"seq: write error: Bad file descriptor\n")
