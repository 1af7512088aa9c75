"""Archives of cpio and ar: from the programs of this machine and to them, and hostile ones."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

NAMES = b"d\nd/a\nd/b\nd/hard\nd/link\nd/empty\nd/sub\nd/sub/deep\nd/fifo\n"


def furnish(folder: Path) -> None:
    (folder / "d" / "sub").mkdir(parents=True)
    (folder / "d" / "a").write_bytes(b"some text\n" * 50)
    (folder / "d" / "b").write_bytes(bytes(range(256)) * 300)
    (folder / "d" / "b").chmod(0o640)
    (folder / "d" / "empty").write_bytes(b"")
    (folder / "d" / "sub" / "deep").write_bytes(b"x")
    (folder / "d" / "link").symlink_to("sub/deep")
    os.link(folder / "d" / "a", folder / "d" / "hard")
    os.mkfifo(folder / "d" / "fifo")
    for path in sorted(folder.rglob("*"), reverse=True):
        os.utime(path, (1_600_000_000,) * 2, follow_symlinks=False)


def seen(folder: Path) -> list[tuple[str, int, int, int, bytes]]:
    found = []
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        if path.is_symlink():
            content = bytes(path.readlink())
        time = 0 if path.is_symlink() else int(status.st_mtime)
        name = str(path.relative_to(folder))
        found.append((name, status.st_mode, status.st_nlink, time, content))
    return found


@pytest.mark.parametrize("form", ["newc", "crc", "odc"])
@pytest.mark.parametrize("way", ["ours", "to", "from"])
def test_cpio_and_back(form: str, way: str, run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    gnu = ["cpio", "-o", "--quiet", "-H", form]
    if way == "from":
        archive = subprocess.run(
            gnu, input=NAMES, cwd=tmp_path, capture_output=True, check=True
        ).stdout
    else:
        status, archive, errors = run("cpio", "-o", "--quiet", "-H", form, input=NAMES)
        assert (status, errors) == (0, b"")
        assert len(archive) % 512 == 0
    out = tmp_path / "out"
    out.mkdir()
    if way == "to":
        subprocess.run(["cpio", "-idm", "--quiet"], input=archive, cwd=out, check=True)
    else:
        assert run("cpio", "-idm", "--quiet", "-D", "out", input=archive) == (0, b"", b"")
    found, wanted = seen(out / "d"), seen(tmp_path / "d")
    if way == "to":  # GNU's sets times of folders before what is in them
        found, wanted = ([m for m in members if m[0] != "sub"] for members in (found, wanted))
    assert found == wanted


def test_old_binary_archives(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    archive = subprocess.run(
        ["cpio", "-o", "--quiet", "-H", "bin"],
        input=NAMES,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout
    (tmp_path / "out").mkdir()
    assert run("cpio", "-idm", "--quiet", "-D", "out", input=archive)[0] == 0
    assert seen(tmp_path / "out" / "d") == seen(tmp_path / "d")


def test_lists(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    archive = run("cpio", "-o", input=NAMES)[1]
    for call in (["-t"], ["-it", "d/a*"], ["-t", "d/s*"], ["-tf", "d/s*"], ["-tv"]):
        gnu = subprocess.run(
            ["cpio", *call],
            input=archive,
            capture_output=True,
            check=True,
            env={"LC_ALL": "C.UTF-8", "TZ": "UTC0", "PATH": os.environ["PATH"]},
        )
        status, out, errors = run("cpio", *call, input=archive)
        assert status == 0
        assert out.replace(b" ", b"") == gnu.stdout.replace(b" ", b"")
        assert errors == gnu.stderr


def test_one_member_and_standard_output(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    assert run("cpio", "-o", "-F", "x.cpio", input=NAMES)[0] == 0
    out = run("cpio", "-i", "--to-stdout", "--quiet", "-F", "x.cpio", "d/a")
    assert out == (0, b"some text\n" * 50, b"")
    (tmp_path / "out").mkdir()
    run("cpio", "-i", "-F", str(tmp_path / "x.cpio"), "-D", "out", "d/a")
    assert not (tmp_path / "out" / "d").exists()  # without -d no folders are made
    run("cpio", "-id", "-F", str(tmp_path / "x.cpio"), "-D", "out", "d/a")
    assert [p.name for p in (tmp_path / "out" / "d").iterdir()] == ["a"]
    (tmp_path / "out" / "d" / "a").write_bytes(b"newer")
    run("cpio", "-id", "-F", str(tmp_path / "x.cpio"), "-D", "out", "d/a")
    assert (tmp_path / "out" / "d" / "a").read_bytes() == b"newer"
    run("cpio", "-idu", "-F", str(tmp_path / "x.cpio"), "-D", "out", "d/a")
    assert (tmp_path / "out" / "d" / "a").read_bytes() != b"newer"


def test_pass_through_makes_its_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    name = f"{tmp_path}/a\n".encode()
    assert run("cpio", "-p", "new/deep", input=name)[0] == 2
    assert run("cpio", "-pd", "new/deep", input=name) == (0, b"", b"1 block\n")
    assert (tmp_path / "new" / "deep" / str(tmp_path).lstrip("/") / "a").read_bytes() == b"x"


def test_pass_through(run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    (tmp_path / "out").mkdir()
    names = b"\n".join(name for name in NAMES.split() if name != b"d/hard")
    (tmp_path / "d" / "hard").unlink()
    assert run("cpio", "-pdm", "--quiet", "out", input=names) == (0, b"", b"")
    assert seen(tmp_path / "out" / "d") == seen(tmp_path / "d")
    assert run("cpio", "-pdlu", "--quiet", "out", input=b"d/a\n")[0] == 0
    assert (tmp_path / "out" / "d" / "a").stat().st_ino == (tmp_path / "d" / "a").stat().st_ino


def member(name: bytes, data: bytes = b"", mode: int = 0o100644) -> bytes:
    values = [1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0]
    head = b"070701" + b"".join(b"%08X" % value for value in values) + name + b"\0"
    head += bytes(-len(head) % 4)
    return head + data + bytes(-len(data) % 4)


END = member(b"TRAILER!!!")


@pytest.mark.parametrize(
    "archive",
    [
        member(b"../out", b"x"),
        member(b"/tmp/genwrapper-cpio", b"x"),
        member(b"a/../../out", b"x"),
        member(b"l", b"..", 0o120777) + member(b"l/out", b"x"),
        member(b"l", b"/tmp", 0o120777) + member(b"l/genwrapper-cpio", b"x"),
        member(b"l", b".", 0o120777) + member(b"l/../../out", b"x"),
        member(b"null", b"", 0o020666),
    ],
)
def test_nothing_lands_elsewhere(archive: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    status, _, errors = run("cpio", "-id", "-D", "in", input=archive + END)
    assert status == 2
    assert b"refused" in errors
    assert not (tmp_path / "out").exists()
    assert not Path("/tmp/genwrapper-cpio").exists()


AR_FILES = {"one": b"odd", "two": b"even", "a_rather_long_name.o": b"\x7fELF", "three": b""}
AR_CALLS = r"""
ar rcS x.a one two three
ar rcS x.a one a_rather_long_name.o
ar rc x.a nothing
ar tv old.a
ar t old.a
ar t old.a two
ar p old.a one
ar p old.a
ar pv old.a
ar x old.a
ar x old.a two
ar xv old.a
ar xo old.a
ar d old.a one
ar dv old.a two
ar rS old.a three
ar rvS old.a three one
ar -rS old.a one
ar mS old.a one
ar raS one old.a three
ar rbS two old.a three
ar t nothing.a
ar t one
ar what old.a
ar
ar t
""".strip().split("\n")


@pytest.mark.parametrize("call", AR_CALLS)
def test_ar(call: str, run: Run, tmp_path: Path) -> None:
    for name, data in AR_FILES.items():
        (tmp_path / name).write_bytes(data)
    subprocess.run(
        ["ar", "rcS", "old.a", "one", "two", "a_rather_long_name.o"], cwd=tmp_path, check=True
    )
    archive = (tmp_path / "old.a").read_bytes()
    for name in (*AR_FILES, "old.a"):
        (tmp_path / name).unlink()
    same(run, tmp_path, words(call), {**AR_FILES, "old.a": archive})


def test_ar_adds_quickly(run: Run, tmp_path: Path) -> None:
    """As POSIX has it; GNU's replaces members of the same name with q, too."""
    (tmp_path / "one").write_bytes(b"1")
    assert run("ar", "qc", "x.a", "one")[0] == 0
    assert run("ar", "q", "x.a", "one")[0] == 0
    assert run("ar", "t", "x.a")[1] == b"one\none\n"


def test_ar_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    """GNU's says so on standard output."""
    assert run("ar", "rc", "x.a")[0] == 0
    assert run("ar", "t", "x.a", "nothing") == (1, b"", b"ar: no entry nothing in archive\n")
