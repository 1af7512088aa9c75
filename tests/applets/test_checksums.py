"""Checksums are those of this machine's programs; so is what a check of them says."""

import os
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, bytes, bytes]]

FILES = {"f": b"one\ntwo\n", "empty": b"", "long": bytes(range(256)) * 3000, "new\nline": b"x"}

CALLS = r"""
md5sum f
md5sum
md5sum -
md5sum -b f empty
md5sum --tag f
md5sum -z f long
md5sum -t f
md5sum nothing f
md5sum .
md5sum --tag -t f
md5sum --quiet f
sha1sum f long
sha256sum f long
sha512sum f long
sha224sum f long
sha384sum f long
md5sum -c list
md5sum -c --quiet list
md5sum -c --status list
md5sum -c --ignore-missing list
md5sum -c --warn list
md5sum -c good
md5sum -c --strict list
md5sum -c --strict good
md5sum -c --ignore-missing gone
md5sum -c f
md5sum -c tagged
md5sum -c nothing
md5sum -c -b good
md5sum -c crlf
md5sum --check --status --strict mixed
md5sum --check --strict mixed
md5sum --check mixed
sum f
sum
sum f long
sum -s f
sum -s f long
sum -r long
sum nothing f
cksum f
cksum
cksum f long empty
cksum nothing f
""".strip().split("\n")


def furnish(folder: Path) -> None:
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "list").write_text(
        "2094b601daac3d68f5aed51d3c20f7cd  f\n"
        "d41d8cd98f00b204e9800998ecf8427e  empty\n"
        "d41d8cd98f00b204e9800998ecf8427e *nothing\n"
        "\\9dd4e461268c8034f5c8564e155c67a6  new\\nline\n"
        "no line of a list\n"
    )
    good = "d41d8cd98f00b204e9800998ecf8427e  empty\nD41D8CD98F00B204E9800998ECF8427E *empty\n"
    (folder / "good").write_text(good)
    (folder / "crlf").write_text(good.replace("\n", "\r\n"), newline="")
    (folder / "mixed").write_text(f"# a comment\n{good}nonsense\n")
    (folder / "gone").write_text("d41d8cd98f00b204e9800998ecf8427e  nothing\n")
    (folder / "tagged").write_text("MD5 (empty) = d41d8cd98f00b204e9800998ecf8427e\nMD5 (f) = 1\n")


@pytest.mark.parametrize("call", CALLS)
def test_prints_what_gnu_prints(call: str, tmp_path: Path, run: Run) -> None:
    words = call.split()
    gnu = shutil.which(words[0])
    assert gnu is not None
    furnish(tmp_path)
    theirs = subprocess.run(
        words,
        executable=gnu,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        input=b"from here",
        capture_output=True,
        check=False,
    )
    ours = run(*words, input=b"from here")
    assert ours[1] == theirs.stdout
    assert ours[0] == theirs.returncode
    assert bool(ours[2]) == bool(theirs.stderr), (ours[2], theirs.stderr)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 65535, 131072, 400_001])
def test_sizes(size: int, run: Run, tmp_path: Path) -> None:
    data = (b"genwrapper" * (size // 10 + 1))[:size]
    (tmp_path / "f").write_bytes(data)
    for name in ("cksum", "sum", "sha1sum"):
        theirs = subprocess.run([name, "f"], cwd=tmp_path, capture_output=True, check=True)
        assert run(name, "f")[1] == theirs.stdout
    assert run("crc32", "f") == (0, b"%08x\n" % zlib.crc32(data), b"")


def test_crc32_of_several(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"123456789")
    assert run("crc32", "a", "a")[1] == b"cbf43926\ta\ncbf43926\ta\n"
    assert run("crc32", input=b"123456789")[1] == b"cbf43926\n"
    assert run("crc32", "nothing") == (1, b"", b"crc32: nothing: No such file or directory\n")


def test_names_that_need_escapes(run: Run, tmp_path: Path) -> None:
    name = "a\\b\nc\rd\udcff"
    (tmp_path / os.fsdecode(name.encode("utf-8", "surrogateescape"))).write_bytes(b"x")
    status, lines, _ = run("sha256sum", name)
    assert status == 0
    (tmp_path / "list").write_bytes(lines)
    assert run("sha256sum", "-c", "list") == (0, b"\\a\\\\b\\nc\\rd\xff: OK\n", b"")
    theirs = subprocess.run(["sha256sum", "-c", "list"], cwd=tmp_path, check=False)
    assert theirs.returncode == 0
