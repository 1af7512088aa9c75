"""Archives go through GNU tar and ours, both ways; hostile and damaged ones do no harm."""

import io
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from genwrapper.streams import Description

Run = Callable[..., tuple[int, bytes, bytes]]

WRONG_USAGE = 64
LONG = "long-" + "n" * 120


def gnu(*words: str, folder: Path, input: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    path = shutil.which("tar")
    assert path is not None
    return subprocess.run(
        ["tar", *words],
        executable=path,
        cwd=folder,
        input=input,
        capture_output=True,
        check=False,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )


def furnish(folder: Path) -> None:
    """A tree with all kinds of files, all of the same age."""
    top = folder / "top"
    (top / "sub" / "empty").mkdir(parents=True)
    (top / "a").write_bytes(b"alpha\n")
    (top / "b c").write_bytes(bytes(range(256)) * 700)
    (top / "run").write_bytes(b"#!/bin/sh\n")
    (top / "run").chmod(0o755)
    (top / "sub" / "void").write_bytes(b"")
    (top / "sub" / "private").write_bytes(b"x" * 512)
    (top / "sub" / "private").chmod(0o600)
    (top / "sub" / LONG).write_bytes(b"long name\n")
    (top / "sub" / ("d" * 90) / ("e" * 90)).mkdir(parents=True)
    (top / "sub" / ("d" * 90) / ("e" * 90) / "deep").write_bytes(b"deep\n")
    (top / "grün").write_bytes(b"utf-8\n")
    (top / os.fsdecode(b"raw-\xff")).write_bytes(b"not utf-8\n")
    (top / "new\nline").write_bytes(b"newline\n")
    (top / "link").symlink_to("a")
    (top / "far").symlink_to("sub/" + LONG)
    (top / "twin").hardlink_to(top / "a")
    os.mkfifo(top / "fifo")
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (1_600_000_000 + number,) * 2, follow_symlinks=False)


def tree(folder: Path) -> dict[str, tuple[int, int, int, bytes]]:
    """Names, modes, links, times and contents of all that is in a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        if path.is_symlink():
            content = os.fsencode(os.readlink(path))
        links = 0 if path.is_dir() else status.st_nlink
        recent = status.st_mtime > 1_700_000_000
        time = 0 if recent else int(status.st_mtime)
        found[str(path.relative_to(folder))] = (status.st_mode, links, time, content)
    return found


@pytest.mark.parametrize("form", ["gnu", "pax", "posix"])
@pytest.mark.parametrize("compression", ["", "-z", "-j", "-J", "--lzma"])
def test_gnu_reads_ours(form: str, compression: str, run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    words = [word for word in (compression, f"--format={form}") if word]
    assert run("tar", "-cf", "a.tar", *words, "top") == (0, b"", b"")
    (tmp_path / "out").mkdir()
    result = gnu(
        "-xpf", "../a.tar", *([compression] if compression else []), folder=tmp_path / "out"
    )
    assert (result.returncode, result.stderr) == (0, b"")
    (tmp_path / "a.tar").unlink()
    assert tree(tmp_path / "out" / "top") == tree(tmp_path / "top")


@pytest.mark.parametrize("form", ["gnu", "pax", "oldgnu"])
@pytest.mark.parametrize("compression", ["", "-z", "-j", "-J", "--lzma"])
def test_ours_reads_gnu(form: str, compression: str, run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    words = [word for word in (compression, f"--format={form}") if word]
    assert gnu("-cf", "a.tar", *words, "top", folder=tmp_path).returncode == 0
    listed = run("tar", "-tf", "a.tar")
    assert listed[1] == gnu("-tf", "a.tar", folder=tmp_path).stdout
    assert run("tar", "-tvf", "a.tar")[1] == gnu("-tvf", "a.tar", folder=tmp_path).stdout
    (tmp_path / "out").mkdir()
    assert run("tar", "-xpf", "a.tar", "-C", "out") == (0, b"", b"")
    assert tree(tmp_path / "out" / "top") == tree(tmp_path / "top")
    archive = (tmp_path / "a.tar").read_bytes()
    assert run("tar", "t", input=archive) == listed


@pytest.mark.parametrize("form", ["gnu", "oldgnu", "pax0.0", "pax0.1", "pax1.0"])
def test_sparse_files(form: str, run: Run, tmp_path: Path) -> None:
    with open(tmp_path / "holes", "wb") as file:
        for number in range(30):
            file.seek(number * 100_000)
            file.write(b"data %d" % number)
        file.truncate(5_000_000)
    content = (tmp_path / "holes").read_bytes()
    kind, version = form[:3], form[3:]
    words = [f"--format={kind}", f"--sparse-version={version}"] if kind == "pax" else []
    words = words or [f"--format={form}"]
    assert gnu("-cSf", "a.tar", *words, "holes", folder=tmp_path).returncode == 0
    assert run("tar", "-tvf", "a.tar")[1] == gnu("-tvf", "a.tar", folder=tmp_path).stdout
    assert run("tar", "-xOf", "a.tar")[1] == content
    (tmp_path / "holes").unlink()
    assert run("tar", "-xf", "a.tar") == (0, b"", b"")
    assert (tmp_path / "holes").read_bytes() == content
    assert (tmp_path / "holes").stat().st_blocks * 512 < 1_000_000


CALLS = """
xf a.tar
-xf a.tar top/a
-xf a.tar top/sub
-xf a.tar top/sub/
-xf a.tar nothing top/a
-xvf a.tar top/sub
-x -v -f a.tar top/a
-xOf a.tar top/a
-xf a.tar --strip-components=1
-xf a.tar --strip-components 2 top/sub
-xf a.tar --exclude=sub
-xf a.tar --exclude=*a*
-xf a.tar --exclude top/sub/private
-xf a.tar -X patterns
-xf a.tar -T names
-xkf a.tar top/a here
-xf a.tar --skip-old-files
-xf a.tar --overwrite top/a
-xmf a.tar --no-same-permissions top/run
-xf a.tar --no-same-permissions -o
-xf a.tar -C other top/a
-xC other -f a.tar
xzf a.tar.gz
-xf a.tar.gz
tf a.tar
tf a.tar top/sub
tvf a.tar
tvf a.tar --numeric-owner
-tf a.tar --exclude=sub
-tf nothing
-tf empty
-tf text
-tf cut.tar
-t -f
-f a.tar
-ctf a.tar
-cf new.tar
-cf new.tar nothing here
-cf new.tar -C other x -C ../here f
-cf new.tar --exclude=f here
-cvf new.tar here other
-cvvf new.tar here other
-czf new.tar.gz here
-caf new.tar.bz2 here
-cJf new.tar.xz here
-cf new.tar -T names2
-cf new.tar --no-recursion here
-chf new.tar here/ln
-cf new.tar --owner=someone:77 --group=some:78 here
-cf new.tar --owner=0 --group=0 --numeric-owner here
-cf new.tar --mtime=@1234567 here
-cf new.tar --mtime=2020-02-03 here
-cf new.tar ./here
-cf new.tar here/ln here/ln2
-cvf new.tar --transform=s/here/there/ here
-cvf new.tar --xform s,e,X,g;s/^h/H/2;s/Xr/[&]/x --show-transformed-names here
-cf new.tar --xform flags=rS;s/ln/LN/;s/f/F/sH here
-cf new.tar --xform s/h// --xform s/q here
-cf new.tar --mode=a+x,g-r here
-cf new.tar --mode 9 here
-cf new.tar --sort=name here
-cf new.tar --no-wildcards --exclude=h?re here
-cf new.tar -I gzip here
-tf a.tar.gz -I gzip
-xf a.tar.gz --use-compress-program=gzip top/a
-xf a.tar -I gzip
-tf a.tar --strip-components=1
-tf a.tar --strip-components=1 --show-transformed top/a
-xvf a.tar --strip-components=1
-xf a.tar --xform s/top/bottom/;s/sub/ground/
-xvf a.tar --xform s,top/,, --show-stored-names
-tf a.tar --wildcards */s*
-tvf a.tar --full-time
-cf new.tar here/
-rf plain.tar other
-uf plain.tar here
-rf a.tar.gz here
-cf new.tar --format=ustar here
-Q
""".strip().split("\n")


@pytest.mark.parametrize("expression", ["s/b*/X/g", "s/b*/X/2", "s/[a-z]*/<&>/g"])
def test_names_change_as_sed_changes_lines(expression: str, run: Run, tmp_path: Path) -> None:
    """Empty matches too, on which GNU's tar does not end."""
    (tmp_path / "abc b").touch()
    wanted = subprocess.run(["sed", expression], input=b"abc b\n", capture_output=True, check=True)
    run("tar", "-cf", "new.tar", "--transform", expression, "abc b")
    assert run("tar", "-tf", "new.tar")[1] == wanted.stdout


@pytest.mark.parametrize("call", CALLS)
def test_does_what_gnu_does(call: str, run: Run, tmp_path: Path) -> None:
    other = tmp_path.parent / f"{tmp_path.name}.gnu"
    other.mkdir()
    for folder in (tmp_path, other):
        furnish(folder)
        gnu("-cf", "a.tar", "top", folder=folder)
        gnu("-czf", "a.tar.gz", "top", folder=folder)
        shutil.rmtree(folder / "top")
        (folder / "top").mkdir()
        (folder / "top" / "a").write_bytes(b"before\n")
        (folder / "top" / "hard").hardlink_to(folder / "top" / "a")
        (folder / "other").mkdir()
        (folder / "other" / "x").write_bytes(b"x")
        (folder / "here").mkdir()
        (folder / "here" / "f").write_bytes(b"f")
        (folder / "here" / "ln").symlink_to("f")
        os.utime(folder / "here" / "f", (1_500_000_000,) * 2)
        for path in (folder / "here" / "ln", folder / "here", folder / "other", folder / "other/x"):
            os.utime(path, (1_550_000_000,) * 2, follow_symlinks=False)
        (folder / "names").write_text("top/a\ntop/run\n")
        (folder / "names2").write_text("here/f\nother\n")
        (folder / "patterns").write_text("run\nprivate\n")
        (folder / "empty").write_bytes(b"")
        (folder / "text").write_bytes(b"no archive\n" * 100)
        (folder / "cut.tar").write_bytes((folder / "a.tar").read_bytes()[:190_000])
        gnu("-cf", "plain.tar", "here", folder=folder)
    words = call.split()
    result = gnu(*words, folder=other)
    status, out, err = run("tar", *words)
    expected = 2 if result.returncode == WRONG_USAGE else result.returncode
    assert status == expected, (err, result.stderr)
    if "-c" in call and "v" in words[0]:
        assert sorted(out.split(b"\n")) == sorted(result.stdout.split(b"\n"))
    else:
        assert out == result.stdout
    assert bool(err) == bool(result.stderr), (err, result.stderr)
    for name in ARCHIVES:
        assert members(tmp_path / name) == members(other / name)
        for folder in (tmp_path, other):
            (folder / name).unlink(missing_ok=True)
    assert tree(tmp_path) == tree(other)


ARCHIVES = ("new.tar", "new.tar.gz", "new.tar.bz2", "new.tar.xz", "plain.tar")


def members(path: Path) -> list[tuple[object, ...]]:
    """What an archive holds, read by a third program; nothing where there is none."""
    if not path.exists():
        return []
    with tarfile.open(path) as archive:
        return sorted(
            (m.name, m.type, m.mode, m.uid, m.gid, m.uname, m.gname, m.size, m.mtime, m.linkname)
            for m in archive
        )


def hostile(*infos: tarfile.TarInfo) -> bytes:
    """An archive of these members; files hold `evil`."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for info in infos:
            info.size = 4 if info.isreg() else 0
            archive.addfile(info, io.BytesIO(b"evil") if info.isreg() else None)
    return out.getvalue()


def entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = link
    info.mode = 0o755
    return info


SYM, HARD = tarfile.SYMTYPE, tarfile.LNKTYPE
HOSTILE = [
    [entry("../evil")],
    [entry("a/../../evil")],
    [entry("..")],
    [entry("OUTSIDE/evil")],
    [entry("l", SYM, "../outside"), entry("l/evil")],
    [entry("l", SYM, "OUTSIDE"), entry("l/evil")],
    [entry("l", SYM, "OUTSIDE/victim"), entry("l")],
    [entry("d/l", SYM, "../.."), entry("d/l/outside/evil")],
    [entry("d/e/l", SYM, "../.."), entry("x", SYM, "d/e/l/.."), entry("x/outside/evil")],
    [entry("d/e/l", SYM, "../../inside"), entry("m", HARD, "d/e/l"), entry("m/evil")],
    [entry("d/e/l", SYM, "../../outside"), entry("m", HARD, "d/e/l"), entry("m", SYM, "x")],
    [entry("h", HARD, "../outside/victim"), entry("h")],
    [entry("h", HARD, "OUTSIDE/victim"), entry("h")],
    [entry("l", SYM, "inside"), entry("l/evil")],
    [entry("l", SYM, ".."), entry("l", SYM, "."), entry("l/../evil")],
    [entry("null", tarfile.CHRTYPE)],
    [entry("disk", tarfile.BLKTYPE)],
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_archives_write_nothing_outside(number: int, run: Run, tmp_path: Path) -> None:
    slot, outside = tmp_path / "slot", tmp_path / "outside"
    slot.mkdir()
    outside.mkdir()
    (outside / "victim").write_bytes(b"untouched")
    infos = []
    for info in HOSTILE[number]:
        copy = entry(info.name.replace("OUTSIDE", str(outside)), info.type)
        copy.linkname = info.linkname.replace("OUTSIDE", str(outside))
        infos.append(copy)
    status, _, errors = run("tar", "-xf", "-", "-C", "slot", input=hostile(*infos))
    assert status == 2, errors
    assert b"refused" in errors
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outside", "slot"]
    assert [path.name for path in outside.iterdir()] == ["victim"]
    assert (outside / "victim").read_bytes() == b"untouched"
    assert (outside / "victim").stat().st_nlink == 1
    for path in slot.rglob("*"):
        if path.is_symlink():
            assert path.resolve().is_relative_to(slot)


def test_a_link_that_stays_inside(run: Run, tmp_path: Path) -> None:
    archive = hostile(entry("d/f"), entry("d/e/l", SYM, "../f"), entry("m", HARD, "d/f"))
    assert run("tar", "x", input=archive) == (0, b"", b"")
    assert (tmp_path / "d/e/l").read_bytes() == b"evil"
    assert (tmp_path / "m").stat().st_nlink == 2


def test_absolute_names_where_they_are_wanted(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "there"
    archive = hostile(entry(str(target)))
    assert run("tar", "-xPf", "-", input=archive) == (0, b"", b"")
    assert target.read_bytes() == b"evil"
    status, _, errors = run("tar", "-cf", "a.tar", str(target))
    assert (status, bool(errors)) == (0, True)
    assert run("tar", "-tf", "a.tar")[1] == os.fsencode(str(target))[1:] + b"\n"


def test_a_program_that_can_not_compress(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"f\n")
    status, _, errors = run("tar", "-cf", "new.tar", "-I", "false", "f")
    assert (status, errors.split(b": ")[-1]) == (2, b"false ended with status 1\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f"]


def test_a_file_in_the_place_of_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"f\n")
    assert run("tar", "-cf", "a.tar", "f") == (0, b"", b"")
    (tmp_path / "f").unlink()
    (tmp_path / "f").mkdir()
    assert run("tar", "-xf", "a.tar") == (0, b"", b"")
    assert (tmp_path / "f").read_bytes() == b"f\n"
    (tmp_path / "f").unlink()
    (tmp_path / "f" / "g").mkdir(parents=True)
    assert run("tar", "-xf", "a.tar")[0] == 2
    assert [path.name for path in (tmp_path / "f").iterdir()] == ["g"]


def test_links_to_a_symbolic_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "soft").symlink_to("nowhere")
    os.link(tmp_path / "soft", tmp_path / "twin", follow_symlinks=False)
    assert run("tar", "-cf", "a.tar", "soft", "twin") == (0, b"", b"")
    listed = gnu("-tvf", "a.tar", folder=tmp_path).stdout.split(b"\n")
    names = [line.split(None, 5)[5] for line in listed[:2]]
    assert names == [b"soft -> nowhere", b"twin link to soft"]


def test_the_archive_is_not_in_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"f")
    assert run("tar", "-cf", "a.tar", ".")[0] == 0
    assert run("tar", "-cf", "a.tar", ".")[0] == 0
    assert run("tar", "-tf", "a.tar")[1] == b"./\n./f\n"


def test_nothing_half_written_is_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(os.urandom(50_000))
    archive = gnu("-c", "big", folder=tmp_path).stdout
    (tmp_path / "big").unlink()
    status, _, errors = run("tar", "x", input=archive[:30_000])
    assert status == 2
    assert b"unexpected end" in errors
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(bytes(300_000))
    status, _, errors = run("tar", "-cf", "/dev/full", "f")
    assert status == 2
    assert b"No space left on device" in errors


def test_a_reader_that_is_gone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(bytes(300_000))
    reading, writing = os.pipe()
    os.close(reading)
    stdout = Description(writing)
    with pytest.raises(BrokenPipeError):
        run("tar", "-c", "f", stdout=stdout)
    stdout.discard()
    stdout.close()


def test_numbers_that_no_file_can_have(run: Run, tmp_path: Path) -> None:
    """A time goes wrong alone; a sparse file's size ends it."""
    late = entry("late")
    late.mtime = 1 << 70
    late.pax_headers = {"mtime": str(1 << 70)}
    sparse = entry("sparse")
    sparse.pax_headers = {"GNU.sparse.map": f"{1 << 64},4", "GNU.sparse.size": str(1 << 65)}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for info in (late, entry("next"), sparse):
            info.size = 4
            archive.addfile(info, io.BytesIO(b"data"))
    status, _, errors = run("tar", "-x", input=out.getvalue())
    assert status == 2
    assert b"late: its time is out of range" in errors
    assert b"larger than files can be" in errors
    assert (tmp_path / "next").read_bytes() == b"data"
    assert not (tmp_path / "sparse").exists()
