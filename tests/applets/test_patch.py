"""patch does what GNU's does, and is not led out of its folder."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.applets.against import Run, same, words

pytestmark = pytest.mark.slow  # many processes


def numbered(*others: tuple[int, str]) -> bytes:
    lines = [str(n) for n in range(1, 31)]
    for at, text in reversed(others):
        lines[at - 1] = text
    return "".join(f"{line}\n" for line in lines).encode()


def made(form: str, one: bytes, other: bytes, *names: str) -> bytes:
    """A patch, by the diff of this machine."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "1"), Path(folder, "2")
        first.write_bytes(one)
        second.write_bytes(other)
        labels = [f"-L{name}" for name in names]
        result = subprocess.run(
            ["diff", *form.split(), *labels, first, second], capture_output=True, check=False
        )
        assert result.returncode == 1
        return result.stdout


OLD = numbered()
NEW = numbered((5, "five"), (15, "fifteen\nand a half"), (25, "25\n\n"))
TWO = numbered((2, "two"), (29, "last but one"))
N = ("n", "n")
AB = ("a/x/n", "b/x/n")
FILES = {
    "n": OLD,
    "new": NEW,
    "x/n": OLD,
    "moved": b"before\n" * 7 + OLD,
    "cut": OLD[8:],
    "near": numbered((3, "x"), (17, "y"), (28, "z")),
    "far": numbered((4, "x"), (6, "y"), (15, "z")),
    "blanks": numbered((4, " 4 "), (6, "6\t")),
    "short": b"1\n2\n",
    "noend": OLD[:-1],
    "u": made("-u", OLD, NEW, *N),
    "c": made("-c", OLD, NEW, *N),
    "d": made("--normal", OLD, NEW),
    "u0": made("-U0", OLD, NEW, *N),
    "u1": made("-U1", OLD, NEW, *N),
    "c1": made("-C1", OLD, TWO, *N),
    "c0": made("-C0", OLD, TWO, *N),
    "u2": made("-u", OLD, TWO, *N),
    "ab": made("-u", OLD, NEW, *AB),
    "both": made("-u", OLD, NEW, *N) + b"some text\n\n" + made("-u", OLD, TWO, "near", "near"),
    "mail": b"Subject: x\n\nIndex: n\n=====\n" + made("-u", OLD, NEW, *N) + b"-- \n1.2\n",
    "create": made("-u", b"", OLD, "/dev/null", "y/z/made"),
    "createc": made("-c", b"", OLD, "/dev/null", "made"),
    "remove": made("-u", OLD, b"", "x/n", "/dev/null"),
    "empty1": made("-u", OLD, b"", *N),
    "end1": made("-u", OLD, OLD[:-1], *N),
    "end2": made("-u", OLD[:-1], OLD, "noend", "noend"),
    "end3": made("-c", OLD[:-1], OLD + b"x", "noend", "noend"),
    "end4": made("--normal", OLD[:-1], OLD + b"x"),
    "crlf": made("-u", OLD, NEW, *N).replace(b"\n", b"\r\n"),
    "dirty": made("-u", OLD, NEW, "../n", "../n"),
    "rooted": made("-u", OLD, NEW, "/tmp/n", "/tmp/n"),
    "cutoff": b"\n".join(made("-u", OLD, NEW, *N).split(b"\n")[:9]) + b"\n",
    "broken": made("-u", OLD, NEW, *N).replace(b"\n 4\n", b"\n?4\n"),
    "epoch": b"--- made\t1970-01-01 00:00:00.000000000 +0000\n"
    b"+++ made\t2020-01-01 00:00:00.000000000 +0000\n@@ -0,0 +1 @@\n+x\n",
    "gone": b"--- x/n\t2020-01-01 00:00:00.000000000 +0000\n"
    b"+++ x/n\t1970-01-01 01:00:00.000000000 +0100\n"
    + b"".join(made("-u", OLD, b"").split(b"\n", 2)[2:]),
    "rename": b"diff --git a/n b/renamed\nsimilarity index 90%\nrename from n\nrename to renamed\n"
    + made("-u", OLD, NEW, "a/n", "b/renamed"),
    "renamed0": b"diff --git a/n b/q/renamed\nrename from n\nrename to q/renamed\n",
    "mode": b"diff --git a/prog b/prog\nnew file mode 100755\n"
    + made("-u", b"", b"#!\n", "/dev/null", "b/prog"),
    "blankctx": made("-u", OLD + b"\n", NEW + b"\n", *N),
    "lost": b"--- n\n+++ n\n@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3\n@@ -20,3 +20,2 @@\n 20\n-21\n 22\n",
    "garbage": b"just some text\nand more\n",
    "nohead": made("-u", OLD, NEW).split(b"\n", 2)[2],
}

CALLS = r"""
patch -i u
patch n u
patch -i c
patch n c
patch n d
patch -i u0
patch -i u1
patch -i c0
patch -i c1
patch -i u2
patch < u
patch moved u
patch moved c
patch moved d
patch moved u0
patch moved u2
patch cut u
patch cut c
patch near u
patch near c
patch -F0 near u
patch -F 1 near u
patch -F3 far u
patch far u
patch far c
patch far d
patch blanks u
patch -l blanks u
patch short u
patch empty u
patch -R new u
patch -R new c
patch -R new d
patch -R n u
patch new u
patch -N new u
patch -t new u
patch -f new u
patch -N new c
patch -p0 -i ab
patch -p1 -i ab
patch -p 2 -i ab
patch -p3 -i ab
patch -p9 -i ab
patch -i ab
patch -d x -i ../u
patch -d x -p2 -i ../ab
patch -d nothing -i u
patch -i both
patch -s -i both
patch -i mail
patch -p0 -i create
patch -i createc
patch -i create
patch -p0 -i remove
patch -Rp0 -i create
patch -i empty1
patch -E -i empty1
patch -i end1
patch -i end2
patch -i end3
patch noend d
patch noend end4
patch -i crlf
patch -i dirty
patch -p0 -i dirty
patch -p0 -i rooted
patch -p1 -i dirty
patch -i cutoff
patch -i broken
patch -i epoch
patch -p0 -i gone
patch -p1 -i rename
patch -p1 -i renamed0
patch -p1 -i mode
patch -i blankctx
patch -i lost
patch -i garbage
patch -i empty
patch n nohead
patch -i nohead
patch -i nothing
patch -o - n u
patch -r rej far u
patch -r - far u
patch -b n u
patch -b -z .old n u
patch -b -B old- n u
patch --no-backup-if-mismatch moved u
patch --no-backup-if-mismatch far u
patch --dry-run n u
patch --dry-run far u
patch --dry-run -i both
patch -s n u
patch -s far u
patch -u n u
patch -c n c
patch -n n d
patch -u n c
patch -c n u
patch -n n u
patch ln u
patch sub u
patch -p0 --input=create
patch -i u -p0 n
patch -x n u
patch n u extra
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_does_what_gnu_does(
    call: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = words(call)
    text = b""
    if "<" in argv:
        text = FILES[argv[-1]]
        argv = argv[: argv.index("<")]
    # setsid: GNU's asks on the terminal
    program = tmp_path.parent / "patch"
    if not program.exists():
        program.write_text('#!/bin/sh\nexec setsid -w /usr/bin/patch "$@"\n')
        program.chmod(0o755)
    same(run, tmp_path, argv, FILES, input=text, program=str(program), exact=True)


@pytest.mark.parametrize(
    "name", ["../out", "/tmp/genwrapper-out", "sub/../../out", "link/out", "deep/link/out"]
)
def test_stays_in_its_folder(name: str, run: Run, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (inside / "deep").mkdir(parents=True)
    (inside / "link").symlink_to("..")
    (inside / "deep" / "link").symlink_to(tmp_path)
    text = f"--- {name}\n+++ {name}\n@@ -0,0 +1 @@\n+x\n".encode()
    status, _, _ = run("patch", "-p0", "-d", "inside", input=text)
    assert status == 1
    assert not (tmp_path / "out").exists()
    assert not Path("/tmp/genwrapper-out").exists()
    head = f"diff --git a/{name} b/{name}\nnew file mode 100644\n".encode()
    run("patch", "-p1", "-d", "inside", input=head + text)
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """GNU's says so, too, and before that how each hunk fails."""
    status, _, errors = run("patch", "nothing", input=FILES["u"])
    assert (status, errors) == (2, b"patch: nothing: No such file or directory\n")
    assert not list(tmp_path.iterdir())


def test_output(run: Run, tmp_path: Path) -> None:
    """GNU's makes a file that its owner alone may read."""
    (tmp_path / "n").write_bytes(OLD)
    out = b"patching file out (read from n)\n"
    assert run("patch", "-o", "out", "n", input=FILES["c"]) == (0, out, b"")
    assert (tmp_path / "n").read_bytes() == OLD
    assert (tmp_path / "out").read_bytes() == NEW
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o644


def test_a_chain_of_renames_lands_nowhere_else(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x\n")
    text = b"diff --git a/f b/../g\nrename from f\nrename to ../g\n"
    run("patch", "-p1", input=text)
    assert not (tmp_path.parent / "g").exists()


LINES = st.lists(st.sampled_from([b"a", b"b", b"c", b"", b" ", b"-", b"+x"]), max_size=30)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, LINES, st.booleans(), st.booleans(), st.sampled_from(["-u", "-c", "--normal", "-U1"]))
def test_both_ways(
    run: Run, tmp_path: Path, one: list[bytes], two: list[bytes], e1: bool, e2: bool, form: str
) -> None:
    first = b"\n".join(one) + b"\n" * e1
    second = b"\n".join(two) + b"\n" * e2
    (tmp_path / "1").write_bytes(first)
    (tmp_path / "2").write_bytes(second)
    status, out, _ = run("diff", form, "-Lf", "-Lf", "1", "2")
    if not status:
        return
    (tmp_path / "f").write_bytes(first)
    assert run("patch", "-s", "f", input=out) == (0, b"", b"")
    assert (tmp_path / "f").read_bytes() == second
    assert run("patch", "-s", "-R", "f", input=out) == (0, b"", b"")
    assert (tmp_path / "f").read_bytes() == first


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(
        sorted(name for name, text in FILES.items() if b"@@" in text or b"***" in text)
    ),
    st.lists(st.tuples(st.integers(0, 400), st.binary(max_size=3)), min_size=1, max_size=6),
)
def test_damaged_patches(
    run: Run, tmp_path: Path, name: str, changes: list[tuple[int, bytes]]
) -> None:
    """No traceback, no hang, and nothing beside the folder."""
    text = bytearray(FILES[name])
    for at, new in changes:
        text[at : at + len(new)] = new
    inside = tmp_path / "inside"
    inside.mkdir(exist_ok=True)
    (inside / "n").write_bytes(OLD)
    before = sorted(os.listdir(tmp_path))
    status, _, _ = run("patch", "-d", "inside", "-p0", input=bytes(text))
    assert status in (0, 1, 2)
    assert sorted(os.listdir(tmp_path)) == before
