"""Fuzzing of what reads archives and compressed files, the long form: `python -m
tests.applets.fuzz_archives [COUNT [SEED]]`, `make fuzz`. Archives that the real programs have made
are changed at random and given to the applets, in this process. An applet must say what is wrong
when its status says so, must end, may leave nothing half-written and nothing outside of its
folder, no device, no link that leads out; and what has a checksum comes out as it was, or not at
all.
"""

import io
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.applets.calling import called

SECONDS = 20  # for one call
PAX = "--pax-option=delete=atime,delete=ctime,exthdr.name=%d/PaxHeaders/%f"  # no time of now
TEXT = b"".join(b"%d %d\n" % (n, n * n % 977) for n in range(120))
BYTES = [b"\0", b"\xff", b"/", b".", b"7", b"-", b" ", b"\n", b"\x80"]
PIECES = [
    b"77777777777",
    b"\xff" * 8,
    b"\x80" + b"\xff" * 7,
    b"../../../out",
    b"/tmp/out",
    b"\0" * 12,
]


class Hang(BaseException):
    """A call took longer than SECONDS."""


class Wrong(Exception):
    """What an applet did is not what it may do."""


class Kind(NamedTuple):
    """A format: archives that are right, and calls that read one, whose name is ../archive.
    `content`: what comes out of each of them, where a checksum guards it; that of several one
    behind the other comes out, too. `mend`: makes checksums
    right again, so that changes get further."""

    samples: list[bytes]
    calls: list[str]
    content: bytes | None = None
    mend: Callable[[bytearray], None] | None = None


# -- archives that are right ----------------------------------------------------------------------


def furnish(folder: Path) -> None:
    """Make what the archives hold."""
    (folder / "sub").mkdir()
    (folder / "a").write_bytes(TEXT)
    (folder / "sub" / ("n" * 120)).write_bytes(b"long name")
    (folder / "sub" / "empty").write_bytes(b"")
    (folder / "ü").write_bytes(bytes(700))
    (folder / "link").symlink_to("a")
    os.link(folder / "a", folder / "twin")
    with open(folder / "holes", "wb") as sparse:
        for at in (0, 200_000, 400_000):
            sparse.seek(at)
            sparse.write(b"data")
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (1_600_000_000,) * 2, follow_symlinks=False)


def made(folder: Path, *words: str, input: bytes = b"") -> bytes:
    """What a program of this machine writes."""
    return subprocess.run(words, cwd=folder, input=input, check=True, capture_output=True).stdout


@cache
def kinds() -> dict[str, Kind]:
    """All formats; their archives are made by the real programs, and are the same each time, but
    for the process's number that tar writes into one of its sparse ones."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        furnish(folder)
        names = b"a\nsub\nsub/empty\nlink\ntwin\n\xc3\xbc\n"
        tars = [
            made(folder, "tar", "-c", "--sort=name", f"--format={form}", *more, ".")
            for form, more in (
                ("gnu", []),
                ("gnu", ["-S"]),
                ("pax", [PAX]),
                ("pax", ["-S", PAX]),
                ("ustar", ["--exclude=nnn*"]),
                ("v7", ["--exclude=nnn*"]),
            )
        ]
        cpios = [
            made(folder, "cpio", "-o", "--reproducible", "-H", form, input=names)
            for form in ("newc", "odc", "bin")
        ]
        made(folder, "ar", "rcS", "lib", "a", "ü", "sub/empty", "sub/" + "n" * 120)
        packers = {"gzip": ["-1", "-9"], "bzip2": ["-1"], "xz": ["-0", "-Ccrc32"], "lzma": ["-0"]}
        packed = {
            name: [made(folder, name, "-c", level, "a") for level in levels]
            for name, levels in packers.items()
        }
        packed["gzip"] += [
            made(folder, "gzip", "-cN", "a"),
            packed["gzip"][0] + made(folder, "gzip", "-c", "sub/empty"),
        ]
        return {
            "tar": Kind(tars, ["tar -tvf ../archive", "tar -xf ../archive"], mend=mend_tar),
            "tgz": Kind(
                [made(folder, "gzip", "-c", input=text) for text in tars], ["tar -xzf ../archive"]
            ),
            "cpio": Kind(cpios, ["cpio -tv -F ../archive", "cpio -idu -F ../archive"]),
            "ar": Kind([(folder / "lib").read_bytes()], ["ar tv ../archive", "ar x ../archive"]),
            "zip": Kind(
                zips(folder), ["unzip -l ../archive", "unzip -t ../archive", "unzip -o ../archive"]
            ),
            "gzip": Kind(packed["gzip"], ["gunzip -c ../archive", "gzip -t ../archive"], TEXT),
            "bzip2": Kind(packed["bzip2"], ["bzcat ../archive"], TEXT),
            "xz": Kind(packed["xz"], ["xzcat ../archive"], TEXT),
            "lzma": Kind(packed["lzma"], ["lzcat ../archive"]),
        }


def zips(folder: Path) -> list[bytes]:
    """Archives of each method, one with zip64's fields."""
    found = []
    for method in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
        zipfile.ZIP_BZIP2,
        zipfile.ZIP_LZMA,
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.write(folder / "a", "a")
            archive.write(folder / "sub", "sub")
            archive.write(folder / "ü", "sub/ü")
            link = zipfile.ZipInfo("link")
            link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, "a")
            with archive.open(zipfile.ZipInfo("big"), "w", force_zip64=True) as big:
                big.write(TEXT)
        found.append(out.getvalue())
    return found


def mend_tar(data: bytearray) -> None:
    """Make the checksums of headers right again."""
    for start in range(0, len(data) - 511, 512):
        block = data[start : start + 512]
        if block[257:262] == b"ustar":
            total = sum(block) - sum(block[148:156]) + 256
            data[start + 148 : start + 156] = b"%06o\0 " % total


# -- changes --------------------------------------------------------------------------------------


def changed(kind: Kind, choose: random.Random) -> bytes:
    """An archive with some random changes; headers are hit more often than what files hold."""
    data = bytearray(choose.choice(kind.samples))
    for _ in range(choose.randrange(1, 5)):
        near = choose.choice([40, 600, len(data) + 1])
        at = min(choose.randrange(near), len(data))
        if choose.randrange(4) == 0:
            at = max(len(data) - at, 0)
        end = at + choose.randrange(12)
        way = choose.randrange(9)
        if way < 3:
            data[at : at + 1] = bytes([choose.randrange(256)])
        elif way == 3:
            data[at : at + 1] = choose.choice(BYTES)
        elif way == 4:
            piece = choose.choice(PIECES)
            data[at : at + len(piece)] = piece
        elif way == 5:
            del data[at:end]
        elif way == 6:
            data[end:end] = data[at:end] * choose.randrange(1, 4)
        elif way == 7:
            other = choose.choice(kind.samples)
            start = choose.randrange(len(other)) & ~511
            data[at & ~511 : at & ~511] = other[start : start + 512 * choose.randrange(1, 4)]
        elif choose.randrange(3) == 0:
            del data[at:]
    if kind.mend and choose.randrange(4):
        kind.mend(data)
    return bytes(data)


# -- what may come out ----------------------------------------------------------------------------


def check(kind: Kind, call: str, data: bytes, folder: Path) -> bool:
    """Give `data` to an applet, in `folder`, which must be empty and is so afterwards; whether it
    was taken. Wrong where something came out that may not."""
    inside, archive = folder / "in", folder / "archive"
    inside.mkdir()
    archive.write_bytes(data)
    try:
        status, out, errors = called(str(inside), call.split(), umask=0o077)
        if status and not errors:
            raise Wrong(f"status {status} without a word")
        if b"Traceback" in errors:
            raise Wrong(f"a traceback: {errors[:500]!r}")
        if kind.content is not None and not status and out.replace(kind.content, b""):
            raise Wrong(f"status 0, and something else came out: {out[:200]!r}")
        look(folder, inside, archive)
    finally:
        shutil.rmtree(inside)
        archive.unlink()
    return not status


def look(folder: Path, inside: Path, archive: Path) -> None:
    """Look at what lies in the folder afterwards."""
    if sorted(os.listdir(folder)) != ["archive", "in"] or archive.stat().st_nlink != 1:
        raise Wrong(f"something lies outside: {os.listdir(folder)}")
    for above, folders, files in os.walk(inside):
        for name in folders + files:
            path = f"{above}/{name}"
            mode = os.lstat(path).st_mode
            if name.startswith(".gitbox"):
                raise Wrong("something half-written is left")
            if stat.S_ISBLK(mode) or stat.S_ISCHR(mode):
                raise Wrong(f"a device was made: {name}")
            if stat.S_ISLNK(mode) and not os.path.realpath(path).startswith(str(inside)):
                raise Wrong(f"a link leads out: {os.readlink(path)}")


def stop(number: int, frame: FrameType | None) -> None:
    raise Hang


def wrongs(kind: Kind, seeds: range) -> tuple[int, list[str]]:
    """How many of the inputs that come of `seeds` are taken, and what was wrong with which."""
    old = signal.signal(signal.SIGALRM, stop)
    taken = 0
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            choose = random.Random(seed)
            data, call = changed(kind, choose), choose.choice(kind.calls)
            signal.alarm(SECONDS)
            try:
                taken += check(kind, call, data, Path(folder))
            except (Hang, Exception) as error:
                found.append(f"{call}, seed {seed}: {error!r:.500}")
            finally:
                signal.alarm(0)
    signal.signal(signal.SIGALRM, old)
    return taken, found


def main(count: int, seed: int) -> int:
    """Try `count` inputs, as many of each kind; the exit status."""
    wrong = 0
    everything = kinds()
    each = count // len(everything)
    for name, kind in everything.items():
        taken, found = wrongs(kind, range(seed, seed + each))
        wrong += len(found)
        sys.stdout.write("".join(f"{line}\n" for line in found))
        sys.stdout.write(f"{name}: {each} changed, {taken} taken, {len(found)} wrong\n")
        sys.stdout.flush()
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*[int(word) for word in (sys.argv[1:] + ["1000000", "0"][len(sys.argv) - 1 :])]))
