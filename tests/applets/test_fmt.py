"""fmt fills lines as GNU's does."""

import random
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

SENTENCES = "the quick brown fox (which is old) jumps over a lazy dog; it sleeps, mostly. "
chance = random.Random(5)
LETTERS = [chance.choice(SENTENCES.split()) for _ in range(300)]
FILES = {
    "p": (" ".join(LETTERS[:120]) + "\n").encode(),
    "q": ("\n".join(" ".join(LETTERS[n : n + 7]) for n in range(0, 140, 7)) + "\n").encode(),
    "i": b"  first line is indented\nsecond is not, and it goes on for a while\nthird too\n\n\n"
    b"    another paragraph\n    of two lines\n  and more with less indent\n",
    "tag": b"tag one is here\n   and its text goes on here for some time to be filled\n   more\n"
    b"other tag\n   more text\n",
    "c": b"# a comment that is rather long and should be filled by fmt as it is too long here\n"
    b"# short\ncode here\n  # indented comment\n# last\n",
    "s": b"One sentence.  Two sentences.   Spaces    between    words.\nEnd. of it.\nMore?  Yes!\n",
    "tabs": b"\tindented by a tab and going on for some while so that it is filled\n\tsecond\n",
    "x": b"a" * 100 + b" " + b"b" * 30 + b" c\n",
    "e": b"\n\n\n",
    "n": b"no newline at the end",
}

CALLS = r"""
fmt p
fmt q
fmt -w 40 p
fmt -w 40 q
fmt -60 q
fmt -w 30 -g 25 q
fmt -g 40 q
fmt i
fmt -w 30 i
fmt -c i
fmt -c -w 30 i
fmt -t tag
fmt -t -w 30 tag
fmt -s q
fmt -s -w 20 q
fmt -u s
fmt s
fmt -w 20 s
fmt -p "#" c
fmt -p "# " -w 30 c
fmt x
fmt e
fmt n
fmt p q i
fmt tabs
fmt -w 40 tabs p
fmt nothing p
fmt -w x p
fmt -w 5000 p
fmt -w 20 -g 30 p
fmt -w 1 n
fmt
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_fills_as_gnu(call: str, tmp_path: Path, run: Run) -> None:
    same(run, tmp_path, words(call), FILES)


@pytest.mark.parametrize("seed", range(60))
def test_fills_random_text_as_gnu(seed: int, tmp_path: Path, run: Run) -> None:
    choose = random.Random(seed)
    width = choose.choice([None, choose.randint(1, 100)])
    options = [] if width is None else ["-w", str(width)]
    if choose.random() < 0.3:
        options += ["-g", str(choose.randint(1, width or 75))]
    options += [option for option in ("-s", "-t", "-c", "-u") if choose.random() < 0.2]
    longest = choose.choice([4, 12, 30])
    lines = []
    for _ in range(choose.randint(1, 60)):
        line = " " * choose.choice([0, 0, 0, 2, 4])
        for _ in range(choose.randint(0, 20)):
            line += "x" * choose.randint(1, longest) + choose.choice(["", "", *".!,)", ".)"])
            line += choose.choice([" ", " ", "  "])
        lines.append(line.rstrip())
    same(run, tmp_path, ["fmt", *options, "F"], {"F": "\n".join([*lines, ""]).encode()})
