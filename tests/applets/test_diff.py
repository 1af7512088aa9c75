"""diff prints what GNU's prints, and what it prints makes one file the other."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.applets.against import Run, same, words

from genwrapper.applets.diff.compare import changes

pytestmark = pytest.mark.slow  # many processes

FILES = {
    "a": b"one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n",
    "b": b"one\n2\nthree\nfour\nfive\nsix\nseven\nEight\nnew\nnine\nten\n",
    "c": b"  one\ntwo  \nth  ree\nfour\n\nfive\nsix\n\n\nseven\neight\nnine\nten",
    "d": b"two\nthree\nfour\nfive\nsix\nseven\neight\nnine\n",
    "crlf": b"one\r\ntwo\r\n3\r\n",
    "lf": b"one\ntwo\nthree\n",
    "tab": b"\tx\n        y\nz\t\n",
    "tab2": b"        x\n\ty\nz\n",
    "dots": b"one\n.\n..\nthree\n.\n",
    "bin": b"a\0b\n",
    "bin2": b"a\0c\n",
    "c1": b"int f(void)\n{\n  a;\n  b;\n  c;\n  d;\n  e;\n  f;\n}\n",
    "c2": b"int f(void)\n{\n  a;\n  b;\n  c;\n  d;\n  e;\n  g;\n}\n",
    "blank": b"one\n\n\ntwo\n",
    "unblank": b"one\ntwo\n",
    "x/same": b"x\n",
    "x/f": b"1\n",
    "x/only": b"1\n",
    "x/s/deep": b"1\n2\n",
    "x/m/f": b"",
    "x/long.o": b"1",
    "y/same": b"x\n",
    "y/f": b"2\n",
    "y/other": b"1\n",
    "y/s/deep": b"1\n3\n",
    "y/m": b"",
    "y/long.o": b"2",
    "y/a": b"one\n",
    "names": b"*.o\nf\n",
}

CALLS = r"""
diff a b
diff b a
diff a a
diff -s a a
diff -q a b
diff -q a a
diff -sq a b
diff a empty
diff empty a
diff a c
diff c a
diff -b a c
diff -w a c
diff -bB a c
diff -wB a c
diff -B a c
diff -Z a c
diff -i a b
diff -iw b c
diff a d
diff d a
diff --normal -u --normal a b
diff -e a b
diff -e b a
diff -e a dots
diff -e dots a
diff -e empty dots
diff -e a d
diff -f a b
diff -f a d
diff -f d a
diff --ed a empty
diff -L x -L y -u a b
diff -L x -L y -c a b
diff -L x -L y -U 0 a b
diff -L x -L y -U1 a b
diff -L x -L y -C 1 a b
diff -L x -L y -C0 a d
diff -L x -L y -u a c
diff -L x -L y -c c a
diff -L x -L y -u a empty
diff -L x -L y -u empty a
diff -L x -L y -c empty a
diff -L x -L y -c a empty
diff -L x -L y -u a d
diff -L x -L y -c a d
diff -L x -L y -uB a c
diff -L x -L y -U1 -B a c
diff -L x -L y -cb a c
diff -L x -L y -uT a b
diff -L x -L y -cT a b
diff -T a b
diff -t tab tab2
diff -E tab tab2
diff tab tab2
diff -b tab tab2
diff crlf lf
diff --strip-trailing-cr crlf lf
diff -q --strip-trailing-cr crlf lf
diff -L x -L y -up c1 c2
diff -L x -L y -cp c1 c2
diff -L x -L y -u -F "^int" c1 c2
diff -L x -L y -U2 --show-function-line=b c1 c2
diff -I "^t" a d
diff -I two -I 2 a b
diff -L x -L y -u -I "^n" a b
diff bin bin2
diff -q bin bin2
diff -a bin bin2
diff bin bin
diff bin a
diff blank unblank
diff -B blank unblank
diff -qB blank unblank
diff -qb a c
diff - a
diff a -
diff - -
diff nothing a
diff a nothing
diff nothing nothing2
diff -N nothing a
diff -N a nothing
diff a
diff
diff a b c
diff --what a b
diff -U x a b
diff a y
diff y a
diff x y
diff -r x y
diff -rq x y
diff -rs x y
diff -q x y
diff -N x y
diff -rN x y
diff -rP x y
diff -P x y
diff -r -x f -x "*.o" x y
diff -rX names x y
diff -r -S m x y
diff -r x x
diff -r --exclude="[ms]*" x y
diff -r x/ y/
diff -r x nothing
diff -rN x nothing
diff x -
diff sub sub
diff -r sub sub
diff -r sub x
diff -d a b
diff --minimal a c
diff -pb c1 c2
diff -rN nothing x/s
diff -r "-xf" "--exclude=a b" x y
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_prints_what_gnu_prints(call: str, tmp_path: Path, run: Run) -> None:
    same(run, tmp_path, words(call), FILES, exact=True)


@pytest.mark.parametrize("options", ["-u", "-c", "-ruN"])
def test_headers(options: str, run: Run, tmp_path: Path) -> None:
    same(run, tmp_path, ["diff", options, "x", "y"], FILES)


LINES = st.lists(st.sampled_from([b"a", b"b", b"c", b"", b" a", b"a ", b"A", b"."]), max_size=14)
ENDS = st.sampled_from([b"", b"\n"])
FOLDS = st.sampled_from(["", "-b", "-w", "-i", "-B", "-Z", "-bi", "-wB"])
FORMS = st.sampled_from(["-u", "-c", "-U0", "-U1", "-C0", "-e", "-f", "--normal", "-q"])


def text(lines: list[bytes], end: bytes) -> bytes:
    return b"\n".join(lines) + end if lines else b""


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LINES, ENDS, LINES, ENDS, FOLDS)
def test_patches_of_small_files_make_the_other(
    run: Run, tmp_path: Path, one: list[bytes], e1: bytes, two: list[bytes], e2: bytes, fold: str
) -> None:
    """Whatever the way: as short as GNU's, and applied it makes the other file."""
    first, second = text(one, e1), text(two, e2)
    (tmp_path / "1").write_bytes(first)
    (tmp_path / "2").write_bytes(second)
    call = ["diff", "-a", *([fold] if fold else []), "-U0", "-Lx", "-Ly", "1", "2"]
    status, out, errors = run(*call)
    gnu = subprocess.run(call, cwd=tmp_path, capture_output=True, check=False)
    assert errors == b""
    assert status == gnu.returncode
    if "B" not in fold:
        marks = [line[:1] for line in out.split(b"\n")[2:]]
        theirs = [line[:1] for line in gnu.stdout.split(b"\n")[2:]]
        assert marks.count(b"+") <= theirs.count(b"+")
        assert marks.count(b"-") <= theirs.count(b"-")
    if not fold and status:
        patch = run("diff", "-a", "-U1", "1", "2")[1]
        (tmp_path / "3").write_bytes(first)
        subprocess.run(["patch", "-s", "3"], input=patch, cwd=tmp_path, check=True)
        assert (tmp_path / "3").read_bytes() == second


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=40), st.integers(0, 40), st.binary(max_size=8), FOLDS, FORMS)
def test_one_change_of_distinct_lines(
    run: Run, tmp_path: Path, data: bytes, at: int, new: bytes, fold: str, form: str
) -> None:
    """Where there is one shortest way, all is as GNU has it."""
    lines = [b"%d %c" % (n, byte) for n, byte in enumerate(data)]
    other = [*lines[:at], *[b"new %d" % byte for byte in new], *lines[at + len(new) // 2 :]]
    (tmp_path / "1").write_bytes(b"\n".join(lines))
    (tmp_path / "2").write_bytes(b"\n".join(other))
    if other == lines and form in ("-e", "-f"):
        return  # GNU calls it an error that the same files have no newline at their end
    call = ["diff", "-a", *([fold] if fold else []), form, "-Lx", "-Ly", "1", "2"]
    status, out, errors = run(*call)
    gnu = subprocess.run(call, cwd=tmp_path, capture_output=True, check=False)
    assert (status, out) == (gnu.returncode, gnu.stdout)
    assert bool(errors) == bool(gnu.stderr)


@pytest.mark.parametrize("seed", range(6))
def test_large_files(seed: int, run: Run, tmp_path: Path) -> None:
    """Files that are cut into parts, with lines that come again and again, and moved ones."""
    chance = random.Random(seed)
    lines = [b"%d" % chance.randrange(20000 if seed % 2 else 50) for _ in range(8000)]
    other = list(lines)
    for _ in range(60):
        at = chance.randrange(len(other))
        other[at : at + chance.randrange(5)] = [b"new"] * chance.randrange(4)
    moved = chance.randrange(4000)
    other[100:100] = other[moved : moved + 40]
    (tmp_path / "1").write_bytes(b"\n".join(lines) + b"\n")
    (tmp_path / "2").write_bytes(b"\n".join(other) + b"\n")
    status, out, errors = run("diff", "-u", "1", "2")
    assert (status, errors) == (1, b"")
    shutil.copy(tmp_path / "1", tmp_path / "3")
    subprocess.run(["patch", "-s", "3"], input=out, cwd=tmp_path, check=True)
    assert (tmp_path / "3").read_bytes() == (tmp_path / "2").read_bytes()
    gnu = subprocess.run(["diff", "-u", "1", "2"], cwd=tmp_path, capture_output=True, check=False)
    assert out.count(b"\n+") + out.count(b"\n-") <= 1.1 * (
        gnu.stdout.count(b"\n+") + gnu.stdout.count(b"\n-")
    )


def test_nothing_in_common_is_no_long_search() -> None:
    one = [n % 7 for n in range(30000)]
    other = [(n * n) % 5 for n in range(30000)]
    found = changes(one, other)
    kept = [
        x
        for a, b in zip([0, *[c[1] for c in found]], [*[c[0] for c in found], 30000], strict=True)
        for x in one[a:b]
    ]
    others = [
        x
        for a, b in zip([0, *[c[3] for c in found]], [*[c[2] for c in found], 30000], strict=True)
        for x in other[a:b]
    ]
    assert kept == others
