"""Files go through the real programs and ours, both ways; what is damaged is refused."""

import gzip
import os
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genwrapper.applets.compression.formats import BZIP2, GZIP, LZMA, XZ, Damaged, Format
from genwrapper.streams import Description

pytestmark = pytest.mark.slow  # many processes

Run = Callable[..., tuple[int, bytes, bytes]]

PROGRAMS = [
    ("gzip", "gunzip", "zcat", ".gz"),
    ("bzip2", "bunzip2", "bzcat", ".bz2"),
    ("xz", "unxz", "xzcat", ".xz"),
    ("lzma", "unlzma", "lzcat", ".lzma"),
]
FORMATS = {"gzip": GZIP, "bzip2": BZIP2, "xz": XZ, "lzma": LZMA}
LONG = b"".join(b"%d %d\n" % (n, n * n % 977) for n in range(30_000)) + os.urandom(1000)
CONTENTS = [b"", b"x", b"hello\n" * 3, bytes(200_000), LONG]


def real(*words: str, folder: Path, input: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """A call of the program of this machine."""
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


@pytest.mark.parametrize("content", CONTENTS, ids=["empty", "byte", "short", "zeros", "long"])
@pytest.mark.parametrize(("pack", "unpack", "show", "suffix"), PROGRAMS)
class TestRoundTrips:
    def test_theirs_reads_ours(
        self,
        pack: str,
        unpack: str,
        show: str,
        suffix: str,
        content: bytes,
        run: Run,
        tmp_path: Path,
    ) -> None:
        packed = run(pack, "-c", input=content)
        assert (packed[0], packed[2]) == (0, b"")
        assert real(unpack, "-c", folder=tmp_path, input=packed[1]).stdout == content
        (tmp_path / "f").write_bytes(content)
        assert run(pack, "f") == (0, b"", b"")
        assert [path.name for path in tmp_path.iterdir()] == [f"f{suffix}"]
        assert real(unpack, f"f{suffix}", folder=tmp_path).returncode == 0
        assert (tmp_path / "f").read_bytes() == content

    def test_ours_reads_theirs(
        self,
        pack: str,
        unpack: str,
        show: str,
        suffix: str,
        content: bytes,
        run: Run,
        tmp_path: Path,
    ) -> None:
        packed = real(pack, "-c", folder=tmp_path, input=content).stdout
        assert run(unpack, input=packed) == (0, content, b"")
        assert run(show, input=packed + packed if suffix != ".lzma" else packed) == (
            0,
            content + content if suffix != ".lzma" else content,
            b"",
        )
        (tmp_path / f"f{suffix}").write_bytes(packed)
        assert run(pack, "-t", f"f{suffix}") == (0, b"", b"")
        assert run(unpack, f"f{suffix}") == (0, b"", b"")
        assert [path.name for path in tmp_path.iterdir()] == ["f"]
        assert (tmp_path / "f").read_bytes() == content


CALLS = """
gzip f
gzip -k f
gzip -c f
gzip -1 f
gzip -9 f
gzip --best f
gzip --fast f
gzip -n f
gzip -v f
gzip f nothing
gzip sub
gzip -r sub
gzip packed.gz
gzip -f packed.gz
gzip -S .z f
gzip link
gzip -f link
gzip twin
gzip taken
gzip -f taken
gzip -d packed.gz
gzip -dk packed.gz
gunzip packed
gunzip packed.gz
gunzip f
gunzip -q f
gunzip -c f
gunzip -cf f
gunzip -N named.gz
gunzip named.gz
gunzip archive.tgz
gunzip taken.gz
gunzip -f taken.gz
gunzip -S .odd packed.odd
zcat packed.gz named.gz
zcat packed
gzip -t packed.gz f
gzip -tv packed.gz
gunzip cut.gz
gunzip trailing.gz
gunzip padded.gz
gzip -l packed.gz
gzip -l packed.gz named.gz
gzip -lq packed.gz
gzip -lN named.gz
gzip -d
gzip -dc cut.gz
bzip2 f
bzip2 -k f
bzip2 -1 f
bzip2 -z f
bzip2 sub
bzip2 packed.bz2
bzip2 nothing f
bzip2 link
bzip2 -f link
bunzip2 packed.bz2
bunzip2 -k packed.bz2
bunzip2 odd
bunzip2 cut.bz2
bunzip2 -c trailing.bz2
bunzip2 archive.tbz2
bzip2 -t packed.bz2
bzip2 -t cut.bz2
bzip2 -d packed.bz2
bunzip2 -c f
bzip2 -dcf f
bunzip2 taken.bz2
bzip2 -s f
xz f
xz -k f
xz -0 f
xz -e f
xz -9 f
xz -z f
xz -C sha256 f
xz -C none f
xz -C other f
xz -T 2 f
xz -F lzma f
xz -F other f
xz sub
xz packed.xz
xz -S .odd f
unxz packed.xz
unxz old.lzma
unxz cut.xz
unxz trailing.xz
unxz padded.xz
unxz archive.txz
xzcat packed.xz old.lzma
xz -dc f
xz -dcf f
xz -t packed.xz
xz -t cut.xz
lzma f
unlzma old.lzma
unlzma cut.lzma
lzcat old.lzma
""".strip().split("\n")


def furnish(folder: Path) -> None:
    content = b"what was there\n" * 50
    other = b"something else\n" * 7
    (folder / "f").write_bytes(content)
    (folder / "f").chmod(0o640)
    (folder / "sub" / "deep").mkdir(parents=True)
    for name in ("sub/a", "sub/deep/b", "taken", "twin", "odd"):
        (folder / name).write_bytes(content)
    os.link(folder / "twin", folder / "twin2")
    (folder / "link").symlink_to("f")
    packed = {
        ".gz": real("gzip", "-nc", folder=folder, input=content).stdout,
        ".bz2": real("bzip2", "-c", folder=folder, input=content).stdout,
        ".xz": real("xz", "-c", folder=folder, input=content).stdout,
        ".lzma": real("lzma", "-c", folder=folder, input=content).stdout,
    }
    for suffix, data in packed.items():
        (folder / f"packed{suffix}").write_bytes(data)
        (folder / f"cut{suffix}").write_bytes(data[:-9])
        (folder / f"trailing{suffix}").write_bytes(data + b"garbage garbage")
        (folder / f"padded{suffix}").write_bytes(data + bytes(64))
        (folder / f"taken{suffix}").write_bytes(data)
    (folder / "old.lzma").write_bytes(packed[".lzma"])
    (folder / "packed.odd").write_bytes(packed[".gz"])
    for short, suffix in ((".tgz", ".gz"), (".tbz2", ".bz2"), (".txz", ".xz")):
        (folder / f"archive{short}").write_bytes(packed[suffix])
    (folder / "inner").write_bytes(other)
    os.utime(folder / "inner", (1_500_000_000, 1_500_000_000))
    named = real("gzip", "-c", "inner", folder=folder).stdout
    (folder / "named.gz").write_bytes(named)
    for number, path in enumerate(sorted(folder.rglob("*"))):
        os.utime(path, (1_600_000_000 + number,) * 2, follow_symlinks=False)


def tree(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Names, modes, times and contents; new compressed files by what they hold."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        if path.suffix in (".gz", ".bz2", ".xz", ".lzma", ".z", ".odd"):
            program = {".bz2": "bzip2", ".xz": "xz", ".lzma": "xz"}.get(path.suffix, "gzip")
            if path.stem == "f" and path.suffix == ".odd":
                program = "xz"
            content = real(program, "-dc", folder=folder, input=content).stdout
        time = 0 if path.is_dir() else int(status.st_mtime)
        found[str(path.relative_to(folder))] = (status.st_mode, time, content)
    return found


@pytest.mark.parametrize("call", CALLS)
def test_does_what_the_program_does(call: str, run: Run, tmp_path: Path) -> None:
    words = call.split()
    other = tmp_path.parent / f"{tmp_path.name}.real"
    other.mkdir()
    for folder in (tmp_path, other):
        furnish(folder)
    theirs = real(*words, folder=other)
    ours = run(*words)
    assert ours[0] == theirs.returncode, (ours[2], theirs.stderr)
    assert bool(ours[2]) == bool(theirs.stderr), (ours[2], theirs.stderr)
    if "-c" not in words or words[0] != "gzip":
        assert ours[1] == theirs.stdout
    assert tree(tmp_path) == tree(other)


def test_name_and_time_are_stored(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    os.utime(tmp_path / "f", (1_500_000_000, 1_500_000_000))
    with_name = run("gzip", "-c", "f")[1]
    assert with_name[4:8] == (1_500_000_000).to_bytes(4, "little")
    assert with_name[10:12] == b"f\0"
    without = run("gzip", "-nc", "f")[1]
    assert without[3:8] == bytes(5)


def test_a_stored_name_leads_nowhere_else(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    data = gzip.compress(b"x")
    hostile = data[:3] + b"\x08" + data[4:10] + b"../../evil\0" + data[10:]
    (folder / "f.gz").write_bytes(hostile)
    assert run("gunzip", "-N", "in/f.gz")[0] == 0
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["in", "in/evil"]


def test_a_device_that_is_full(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(LONG)
    with open("/dev/full", "wb", buffering=0) as full:
        stdout = Description(os.dup(full.fileno()))
        status, _, errors = run("gzip", "-c", "f", stdout=stdout)
    stdout.discard()
    stdout.close()
    assert status == 1
    assert b"No space left on device" in errors


def test_a_reader_that_is_gone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(os.urandom(300_000))
    reading, writing = os.pipe()
    os.close(reading)
    stdout = Description(writing)
    with pytest.raises(BrokenPipeError):
        run("gzip", "-c", "f", stdout=stdout)
    stdout.discard()
    stdout.close()


def test_nothing_half_written_is_left(run: Run, tmp_path: Path) -> None:
    data = gzip.compress(LONG)
    (tmp_path / "f.gz").write_bytes(data[: len(data) // 2])
    assert run("gunzip", "f.gz")[0] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["f.gz"]


def test_zstd_is_refused_with_a_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f.xz").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(20))
    status, _, errors = run("unxz", "f.xz")
    assert status == 1
    assert b"zstd" in errors


def test_a_bomb_is_read_in_bounded_memory() -> None:
    compressor = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(1 << 20)
    bomb = b"".join([compressor.compress(zeros) for _ in range(64)]) + compressor.flush()
    assert len(bomb) < 100_000
    sizes = [len(block) for block in GZIP.expand([bomb])]
    assert sum(sizes) == 64 << 20
    assert max(sizes) <= 1 << 17


def expanded(form: Format, data: bytes) -> bytes | None:
    """What is read of data that comes in pieces; None where it is refused."""
    try:
        return b"".join(form.expand([data[at : at + 7] for at in range(0, len(data), 7)]))
    except Damaged:
        return None


@pytest.mark.parametrize("name", sorted(FORMATS))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damage_is_noticed_and_nothing_hangs(name: str, data: st.DataObject) -> None:
    form = FORMATS[name]
    plain = data.draw(st.binary(max_size=200)) + b"some text, some text, some more text"
    compressor = form.compressor(1)
    packed = compressor.compress(plain) + compressor.flush()
    assert expanded(form, packed) == plain
    cut = data.draw(st.integers(0, len(packed) - 1))
    assert expanded(form, packed[:cut]) is None
    at = data.draw(st.integers(0, len(packed) - 1))
    changed = bytearray(packed)
    changed[at] ^= data.draw(st.integers(1, 255))
    expanded(form, bytes(changed))
    expanded(form, data.draw(st.binary(max_size=100)))


@pytest.mark.parametrize("call", ["unxz f", "unlzma packed.xz"])
def test_an_unknown_suffix_changes_nothing(call: str, run: Run, tmp_path: Path) -> None:
    furnish(tmp_path)
    before = tree(tmp_path)
    assert run(*call.split())[0] == 2
    assert tree(tmp_path) == before


@pytest.mark.parametrize("name", ["zstd", "unzstd"])
def test_zstd_is_not_there(name: str, run: Run) -> None:
    status, out, errors = run(name, "f")
    assert (status, out) == (1, b"")
    assert b"3.14" in errors


@pytest.mark.parametrize("name", ["zcat", "bzcat", "xzcat", "lzcat", "lzmacat"])
def test_other_files_are_printed_as_they_are_with_force(
    name: str, run: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path
) -> None:
    (tmp_path / "f").write_bytes(b"plain text\n")
    assert run(name, "-f", "f") == (0, b"plain text\n", b"")
    assert run(name, "f")[0] > 0
