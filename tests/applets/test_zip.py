"""Zip archives go through Info-ZIP's programs and ours, both ways; hostile ones do no harm."""

import io
import os
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from genwrapper.applets.zip_members import name_of

Run = Callable[..., tuple[int, bytes, bytes]]


def real(*words: str, folder: Path, input: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    path = shutil.which(words[0])
    assert path is not None
    return subprocess.run(
        words,
        executable=path,
        cwd=folder,
        input=input,
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )


def furnish(folder: Path) -> None:
    top = folder / "top"
    (top / "sub" / "empty").mkdir(parents=True)
    (top / "a").write_bytes(b"alpha\n")
    (top / "b c").write_bytes(bytes(range(256)) * 700)
    (top / "run").write_bytes(b"#!/bin/sh\n" * 10)
    (top / "run").chmod(0o755)
    (top / "sub" / "void").write_bytes(b"")
    (top / "sub" / "private").write_bytes(b"x" * 512)
    (top / "sub" / "private").chmod(0o600)
    (top / "grün").write_bytes(b"utf-8\n")
    (top / "link").symlink_to("a")
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (1_600_000_000 + 2 * number,) * 2, follow_symlinks=False)


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        old = not path.is_symlink() and status.st_mtime < 1_700_000_000
        time = int(status.st_mtime) if old else 0
        found[str(path.relative_to(folder))] = (status.st_mode, time, content)
    return found


@pytest.mark.parametrize("level", ["-0", "-1", "-6", "-9"])
def test_unzip_reads_ours(level: str, run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    status, _, errors = run("zip", "-ryq", level, "a", "top")
    assert (status, errors) == (0, b"")
    result = real("unzip", "-q", "a.zip", "-d", "out", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert tree(tmp_path / "out" / "top") == tree(tmp_path / "top")
    assert real("unzip", "-tq", "a.zip", folder=tmp_path).returncode == 0


def test_ours_reads_theirs(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    assert real("zip", "-ryq", "a.zip", "top", folder=tmp_path).returncode == 0
    assert run("unzip", "-q", "a", "-d", "out") == (0, b"", b"")
    assert tree(tmp_path / "out" / "top") == tree(tmp_path / "top")


def test_to_standard_output(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    status, data, _ = run("zip", "-r", "-", "top")
    assert status == 0
    (tmp_path / "a.zip").write_bytes(data)
    assert real("unzip", "-tq", "a.zip", folder=tmp_path).returncode == 0
    assert run("unzip", "-tq", "a.zip")[0] == 0


CALLS = """
unzip -l a.zip
unzip -l a.zip top/a
unzip -ql a.zip
unzip -t a.zip
unzip -tq a.zip
unzip -p a.zip top/a
unzip -p a.zip
unzip a.zip
unzip a
unzip -q a.zip
unzip -o a.zip
unzip -n a.zip
unzip -o -q a.zip -x top/a top/run -d out
unzip -d out a.zip top/sub/*
unzip -j -d out a.zip
unzip -oj a.zip
unzip a.zip nothing
unzip -p a.zip nothing top/a
unzip nothing.zip
unzip text.dat
unzip -t broken.zip
unzip -q broken.zip -d out
unzip -t cut.zip
unzip -t secret.zip
zip -r new.zip top
zip -rq new.zip top
zip -j new.zip top/a top/run
zip -0 new.zip top/a
zip new top/a
zip -r new.zip top -x *b* top/run
zip -q a.zip top/here
zip -q new.zip top/a nothing
zip -q new.zip nothing
zip -ryq new.zip top
zip -q new.zip top
zip -q text.dat top/a
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_does_what_the_program_does(call: str, run: Run, tmp_path: Path) -> None:
    other = tmp_path.parent / f"{tmp_path.name}.real"
    other.mkdir()
    for folder in (tmp_path, other):
        furnish(folder)
        real("zip", "-ryq", "a.zip", "top", folder=folder)
        real("zip", "-rqP", "word", "secret.zip", "top", folder=folder)
        data = bytearray((folder / "a.zip").read_bytes())
        (folder / "cut.zip").write_bytes(data[:500])
        at = data.index(b"alpha")
        data[at] ^= 1
        (folder / "broken.zip").write_bytes(data)
        (folder / "text.dat").write_bytes(b"no archive\n" * 10)
        if "zip a" in call or "-o" in call or "-n" in call:
            (folder / "top" / "a").write_bytes(b"before\n")
            (folder / "top" / "here").write_bytes(b"here\n")
        if call.startswith("unzip") and "-n" not in call and "-oj" not in call:
            shutil.rmtree(folder / "top")
    words = call.split()
    theirs = real(*words, folder=other)
    status, out, err = run(*words)
    assert bool(status) == bool(theirs.returncode), (err, theirs.stderr)
    if words[0] == "unzip" and status == 0:
        assert lines(out) == lines(theirs.stdout)
    for name in ("new.zip", "a.zip", "text.dat"):
        assert members(tmp_path / name) == members(other / name)
    for folder in (tmp_path, other):
        for path in (*folder.glob("*.zip"), folder / "text.dat"):
            path.unlink(missing_ok=True)
    if "broken" not in call:
        assert tree(tmp_path) == tree(other)


def lines(out: bytes) -> list[bytes]:
    """Lines without the blanks at their ends, and without what is said of links."""
    found = [line.rstrip() for line in out.split(b"\n")]
    of_links = (b"linking", b"-> ", b"symbolic link")
    return [line for line in found if line and not any(text in line for text in of_links)]


def members(path: Path) -> list[tuple[object, ...]]:
    """What an archive holds, read by a third program."""
    if not path.exists() or not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return sorted(
            (name_of(m), m.external_attr >> 16, m.date_time, m.file_size, m.CRC)
            for m in archive.infolist()
        )


def made(*entries: tuple[str, int, bytes]) -> bytes:
    """An archive of names, modes and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, mode, content in entries:
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = mode << 16
            archive.writestr(info, content)
    return out.getvalue()


FILE, LINK = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777
HOSTILE = [
    [("../evil", FILE, b"evil")],
    [("a/../../evil", FILE, b"evil")],
    [("OUTSIDE/evil", FILE, b"evil")],
    [("l", LINK, b"../outside"), ("l/evil", FILE, b"evil")],
    [("l", LINK, b"OUTSIDE"), ("l/evil", FILE, b"evil")],
    [("l", LINK, b"OUTSIDE/victim"), ("l", FILE, b"evil")],
    [("l", LINK, b"inside"), ("l/evil", FILE, b"evil")],
    [("d/e/l", LINK, b"../.."), ("x", LINK, b"d/e/l/.."), ("x/outside/evil", FILE, b"evil")],
    [("l", LINK, b"x" * 5000)],
    [("device", stat.S_IFCHR | 0o666, b"")],
    [("fifo", stat.S_IFIFO | 0o666, b"")],
    [("..", FILE, b"evil")],
    [("/", FILE, b"")],
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_archives_write_nothing_outside(number: int, run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "victim").write_bytes(b"untouched")
    entries = [
        (name.replace("OUTSIDE", str(outside)), mode, data.replace(b"OUTSIDE", bytes(outside)))
        for name, mode, data in HOSTILE[number]
    ]
    (tmp_path / "a.zip").write_bytes(made(*entries))
    status, _, errors = run("unzip", "-o", "a.zip", "-d", "slot")
    assert status == 2, errors
    assert b"refused" in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "outside", "slot"]
    assert [path.name for path in outside.iterdir()] == ["victim"]
    assert (outside / "victim").read_bytes() == b"untouched"
    for path in (tmp_path / "slot").rglob("*"):
        if path.is_symlink():
            assert path.resolve().is_relative_to(tmp_path / "slot")


def test_nothing_damaged_is_left(run: Run, tmp_path: Path) -> None:
    data = bytearray(made(("good", FILE, b"good"), ("bad", FILE, b"b" * 100)))
    data[data.index(b"bbbb")] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    status, _, errors = run("unzip", "-q", "a.zip")
    assert status == 2
    assert b"bad: is damaged" in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "good"]


def test_a_question_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made(("f", FILE, b"new"), ("g", FILE, b"new")))
    for name in ("f", "g"):
        (tmp_path / name).write_bytes(b"old")
    assert run("unzip", "-q", "a.zip", input=b"x\nn\ny\n")[0] == 0
    assert ((tmp_path / "f").read_bytes(), (tmp_path / "g").read_bytes()) == (b"old", b"new")
    assert run("unzip", "-q", "a.zip")[0] == 0
    assert (tmp_path / "f").read_bytes() == b"old"
    assert run("unzip", "-q", "a.zip", input=b"A\n")[0] == 0
    assert (tmp_path / "f").read_bytes() == b"new"


def test_names_that_are_not_utf8(run: Run, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"raw-\xff")).write_bytes(b"x")
    assert real("zip", "-rq", "a.zip", ".", folder=tmp_path).returncode == 0
    assert run("unzip", "-q", "a.zip", "-d", "out")[0] == 0
    assert os.listdir(bytes(tmp_path / "out")) == [b"raw-\xff"]
    status, _, errors = run("zip", "-rq", "b.zip", ".", "-x", "out/*", "a.zip")
    assert status == 18
    assert b"not UTF-8" in errors


def test_an_archive_that_fails_leaves_the_old_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"f")
    data = bytearray(made(("bad", FILE, b"b" * 100)))
    data[data.index(b"bbbb")] ^= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert run("zip", "-q", "a.zip", "f")[0] == 3
    assert (tmp_path / "a.zip").read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "f"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_last_of_one_name_counts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made(("x", FILE, b"first"), ("x", FILE, b"last")))
    (tmp_path / "f").write_bytes(b"f")
    assert run("zip", "-q", "a.zip", "f") == (0, b"", b"")
    assert run("unzip", "-p", "a.zip", "x") == (0, b"last", b"")
