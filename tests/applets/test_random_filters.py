"""Filters on random input, short and long, against the GNU programs: fast ways and plain ones print
the same."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, bytes, bytes]]

WORDS = [b"a", b"bb", b"ccc", b"1", b"-2", b"30", b" ", b" ", b"\n", b"\n"]
TABS = [*WORDS, b"\t", b"\t", b"        ", b"   "]
LINES = [b"a b c d e f\n", b"x y\n", b"q w e\n", b"  1\n", b"  1\n", b"\n", b"A B\n", b"1 2 3 4\n"]
EMPTY = [b"\n", b"\n", b"\n", b"a\n", b"b"]
BYTES = [bytes([n]) for n in range(256)]
DUMP = [b"0: 6162 63  abc\n", b"00000004: 64 6 5\n", b"6:6a6b\n", b"7: 31\t32\n", b"x: 31\n", b"\n"]
NULS = [b"a b c\0", b"a b\0", b"\0", b"x\n"]
INPUTS = {
    "words": WORDS,
    "tabs": TABS,
    "lines": LINES,
    "empty": EMPTY,
    "bytes": BYTES,
    "nuls": NULS,
    "dump": DUMP,
    "digits": [b"61", b"6", b"\n", b"62636465\n"],
}
SIZES = [0, 5, 40, 9000]

CALLS = """
words lines empty: cat -n
words lines empty: cat -b
words lines empty: cat -s
words lines empty: cat -ns
tabs bytes empty: cat -A
bytes: cat -v
tabs bytes: cat -E
tabs bytes: cat -bT
bytes: cat -vn
words lines: cut -f 1 -d _
words lines: cut -f 2 -d _
words lines: cut -s -f 2 -d _
words lines: cut -s -f 3,5 -d _
words lines: cut -f 1,3-4 -d _
words lines: cut -f 3-5,6 -d _
words lines: cut -f 2- -d _
words lines: cut -f 1- -d _
words lines: cut -f 3,5- -d _
words lines: cut -f -2 -d _
words lines: cut -f 2 --complement -d _
words lines: cut -f 1- --complement -d _
words lines: cut -f 2-3 --output-delimiter=:: -d _
words lines: cut -f 1,3 --output-delimiter= -d _
words lines empty: cut -c 2
words lines: cut -c 1,3-4,6-
words lines: cut -b 1-
words lines: cut -b 1- --complement
words lines: cut -c 1-2,3- --output-delimiter=:
words lines: cut -b 1-2,2-4 --output-delimiter=:
nuls: cut -z -f 2 -d _
nuls: cut -z -b 2
words lines bytes: tr -s _
words tabs bytes: tr -s a-z
words bytes: tr -s \\000-\\377
words tabs empty: tr -cs a-z \\n
words empty: tr -s \\n
words bytes nuls: tr -ds a \\000-z
words: tr -s ab cd
words: tr -s abc [:*016]
words: tr [:*3][:digit:] a-m
words: tr [==] x
words: tr [b*08] [x*]
words: paste -s -d \\v
words lines tabs empty: uniq -i
words lines tabs: uniq -f 1
words lines tabs: uniq -c -f 2 -s 1
words lines tabs: uniq -d -w 2
words lines empty: uniq -D -s 1
words lines: uniq --group -i -w 1
words lines empty: nl
words lines empty: nl -ba
words lines empty: nl -bn
words lines empty: nl -ba -l 2 -i 3 -v 5
words lines empty: nl -i 0 -s %d
words lines tabs bytes empty: wc -L
words tabs: wc
bytes words: strings
bytes words: strings -n 1 -t x
bytes words: strings -n 2 -o
words: strings -n 100
empty: seq 0 .1 30
empty: seq -w -1.5 .25 100
empty: seq -2.50 .5 1
empty: seq 3 -.7 -3
empty: seq -f %05.1f 3 20000
empty: seq -f a%gb 1 .5 10
empty: seq 1e2 1.2e2
empty: seq -w 8 .5 11
empty: seq -w +1 2
empty: seq -w -1e-3 1
empty: seq -s :: .1 .1 1
empty: seq 1 .001 12
bytes: xxd
bytes: xxd -i
bytes: xxd -i -u -c 5
bytes: xxd -b
bytes: xxd -b -g 3
bytes: xxd -p
dump: xxd -r -p
digits: xxd -r -p
tabs: unexpand
tabs: unexpand -a
tabs: unexpand -t 4
tabs: unexpand -t 1
tabs: unexpand -t 2,5,9
tabs: unexpand --first-only -t 3
tabs: expand
tabs: expand -t 3
tabs: expand -t 2,5,9
tabs: expand -t 4,/6
tabs: expand -i -t 5
bytes empty: od
bytes empty: od -t x1z
bytes: od -c -t x1
bytes: od -t u1 -t d2 -An
bytes: od -v -t x4z -t c -w12
bytes: od -t f8
bytes: od -t f4 -t d8z
bytes: od -t d4 -t a -A x
bytes: od -j 16777210 -t x1z -t o2 BIG
bytes empty: hexdump
bytes: hexdump -C
bytes: hexdump -c
bytes: hexdump -b
bytes: hexdump -d
bytes: hexdump -o
bytes: hexdump -x
bytes: hexdump -v -C
words empty lines: paste - -
words empty lines: paste - - - -
words empty lines: paste -d ,: - FILE - FILE
words empty lines: paste FILE FILE -
words empty nuls: paste -z - FILE -
words empty: paste -d \\0: FILE - SHORT
"""


def furnish(folder: Path) -> None:
    """The files that calls name."""
    (folder / "FILE").write_bytes(b"".join(random.Random(1).choices(LINES, k=3000)))
    with (folder / "BIG").open("wb") as big:
        big.seek(1 << 24)
        big.write(bytes(range(256)) * 300)
    (folder / "SHORT").write_bytes(b"1\n2\n3")


def cases() -> list[tuple[str, str]]:
    """Names of inputs, and calls."""
    found = []
    for line in CALLS.strip().split("\n"):
        names, _, call = line.partition(": ")
        found += [(name, call) for name in names.split()]
    return found


@pytest.mark.parametrize(("name", "call"), cases(), ids=str)
def test_prints_what_gnu_prints(run: Run, tmp_path: Path, name: str, call: str) -> None:
    furnish(tmp_path)
    argv = [word.replace("_", " ") for word in call.split()]
    gnu = shutil.which(argv[0])
    assert gnu is not None
    chance = random.Random(call)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    for size in SIZES:
        data = b"".join(chance.choices(INPUTS[name], k=size))
        expected = subprocess.run(
            argv,
            executable=gnu,
            env=environment,
            input=data,
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )
        status, out, _ = run(*argv, input=data, environment=environment)
        assert out == expected.stdout, data
        assert status == expected.returncode
