"""Filters keep no more of a large input than they must."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from genwrapper.gitbox import program

MEBIBYTES = 24  # of input, and of memory: Python and the applet themselves take half of it
BLOCK = b"".join(b"%d the quick  brown\tfox %d jumps\n" % (n, n % 7) for n in range(1200))

CALLS = """
awk {print $2}
base32
base64
bzip2 -1
cat -n
cat -A
cksum
cmp - FILE
comm - FILE
crc32
csplit -s -f OUT - 100000 {*}
cut -d _ -f 2,3
cut -c 2-9
dd bs=4k
dos2unix
expand
fmt
fold -s -w 20
grep -v 7
gzip -1
head -n -10
head -c -100
hexdump
join - FILE
md5sum
nl -ba
od
paste - -
paste -s
rev
sed s/o/0/g
sed -n $p
sha256sum
split -l 100000 - OUT
strings
sum
tail -n 20
tail -n +5
tail -c 300
tee OUT
tr -s a-z
unexpand -a
uniq -c
wc
wc -L
xxd
xz -0
"""

MEASURED = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print(used.ru_maxrss, os.waitstatus_to_exitcode(status), file=sys.stderr)
"""


def blocks() -> Iterator[bytes]:
    """The input."""
    for _ in range((MEBIBYTES << 20) // len(BLOCK)):
        yield BLOCK


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_memory_does_not_grow_with_the_input(tmp_path: Path, call: str) -> None:
    if "FILE" in call:
        (tmp_path / "FILE").write_bytes(b"".join(blocks()))
    words = [word.replace("_", " ") for word in call.split()]
    if words[0] == "awk":
        words = ["awk", call.partition(" ")[2]]
    child = subprocess.Popen(
        [sys.executable, "-IS", "-c", MEASURED, program(), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )
    assert child.stdin is not None
    assert child.stderr is not None
    try:
        for block in blocks():
            child.stdin.write(block)
        child.stdin.close()
    except BrokenPipeError:
        pass
    *said, last = child.stderr.read().decode().strip().split("\n")
    child.stderr.close()
    child.wait()
    kibibytes, status = map(int, last.split())
    assert status in (0, 1), said
    assert kibibytes < MEBIBYTES << 10, f"{kibibytes >> 10} MiB"
