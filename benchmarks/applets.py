"""The applets on large input: CPU against busybox, the GNU programs, mawk and toybox, in turn.

Every case runs the same options on the same made text. What GitBox prints is compared with what
GNU's program (awk: mawk) prints; where it differs, the table says so and the run ends with 1.
"""

import hashlib
import os
import pathlib
import random
import shutil
import subprocess
from functools import partial

from benchmarks.measure import Series, Times, in_turn, once
from benchmarks.shells import BIN

SIZE = int(os.environ.get("BENCH_BYTES", "100000000"))  # bytes of text

TEXT = """alpha beta gamma delta energy proton neutron electron foo lattice matrix vector tensor
field orbit spectrum signal noise sample result input output error warning value index count total
mean sigma chi square model fit data point line curve plot graph node edge tree leaf root branch
chain protein ligand docking score energy minimum maximum threshold gradient descent step"""
WORDS = TEXT.split()


class Case:
    """One measurement. `arguments`: the applet's name and words, `|` between them (`\\|` for one in
    a word). `gnu`: the program that stands for GNU's, where it has another name; `peers`: the
    multi-call programs that are to have the applet. `ordered`: the order of the output's lines
    counts."""

    __slots__ = ("arguments", "gnu", "name", "ordered", "peers", "stdin")

    def __init__(
        self,
        name: str,
        arguments: str,
        stdin: str = "",
        gnu: str = "",
        peers: str = "busybox toybox",
        ordered: bool = True,
    ) -> None:
        self.name = name
        self.arguments = arguments.replace(r"\|", "\0").split("|")
        self.arguments = [word.replace("\0", "|") for word in self.arguments]
        self.stdin = stdin
        self.gnu = gnu or self.arguments[0]
        self.peers = peers.split()
        self.ordered = ordered


AWK = "awk|{}|text"
CASES = [
    Case("cat", "cat|text"),
    Case("wc", "wc|text"),
    Case("wc -l", "wc|-l|text"),
    Case("tr a-z A-Z", "tr|a-z|A-Z", "text"),
    Case("tr -d", "tr|-d|aeiou", "text"),
    Case("head -n 1000000", "head|-n|1000000|text"),
    Case("tail -n 1000000", "tail|-n|1000000|text"),
    Case("cut -f2", "cut|-d| |-f2|text"),
    Case("cut -f1,3-4", "cut|-d| |-f1,3-4|text"),
    Case("cut -c5-20", "cut|-c5-20|text"),
    Case("uniq -c", "uniq|-c|repeated"),
    Case("sort", "sort|text"),
    Case("sort -n -k2", "sort|-n|-k2|text"),
    Case("sort -u", "sort|-u|text"),
    Case("grep literal", "grep|orbit spectrum|text"),
    Case("grep -v", "grep|-v|energy|text"),
    Case("grep -i", "grep|-i|ORBIT S|text"),
    Case("grep -w", "grep|-w|fit|text"),
    Case("grep -c alternation", r"grep|-cE|(orbit\|lattice) [0-9]+ [0-9]+ (mean\|sigma)|text"),
    Case("grep -F -f 100", "grep|-F|-f|patterns|text"),
    Case("sed s/foo/bar/", "sed|s/foo/bar/|text"),
    Case("sed s/foo/bar/g", "sed|s/foo/bar/g|text"),
    Case("sed -n /x/p", "sed|-n|/spectrum/p|text"),
    Case("sed -E swap", r"sed|-E|s/^([a-z]+) ([a-z0-9]+)/\2 \1/|text"),
    Case("sed s/[0-9]+/N/g", "sed|-E|s/[0-9]+/N/g|text"),
    Case("awk sum", AWK.format("{s+=$3} END {print s}"), gnu="mawk", peers="busybox"),
    Case("awk match, print", AWK.format("/orbit/ {print $1, $2}"), gnu="mawk", peers="busybox"),
    Case("awk set $2", AWK.format('{$2="x"; print}'), gnu="mawk", peers="busybox"),
    Case(
        "awk word count",
        AWK.format("{for (i=1; i<=NF; i++) c[$i]++} END {for (w in c) print w, c[w]}"),
        gnu="mawk",
        peers="busybox",
        ordered=False,
    ),
    Case("md5sum", "md5sum|text"),
    Case("sha256sum", "sha256sum|text"),
    Case("gzip -6", "gzip|-6|-c|text", peers="busybox"),
    Case("gunzip", "gunzip|-c|text.gz"),
    Case("bzip2 -d", "bunzip2|-c|text.bz2"),
    Case("od -c", "od|-c|small"),
    Case("base64", "base64|text"),
    Case("rev", "rev|text"),
    Case("nl", "nl|text", peers="busybox"),
    Case("tac", "tac|text"),
    Case("find", "find|tree|-name|*7.txt"),
    Case("tar c", "tar|-cf|-|tree"),
    Case("diff", "diff|medium|changed", peers="busybox"),
    Case("seq", "seq|5000000"),
    Case("cksum", "cksum|text"),
    Case("comm", "comm|sorted|sorted2"),
    Case("join", "join|sorted|sorted2"),
]


def make_inputs(folder: pathlib.Path, size: int = SIZE) -> None:
    """Made text, the same each time, and what else the cases read."""
    chance = random.Random(1)
    lines = []
    made = 0
    while made < size:
        count = chance.randint(5, 8)
        fields = [chance.choice(WORDS), str(chance.randint(0, 99999)), str(chance.randint(0, 999))]
        while len(fields) < count or sum(map(len, fields)) < 32:
            fields.append(chance.choice(WORDS))
        line = " ".join(fields)[:89]
        lines.append(line)
        made += len(line) + 1
    text = "\n".join(lines) + "\n"
    (folder / "text").write_text(text)
    (folder / "small").write_text(text[: size // 20])
    repeated = [line for line in lines[: len(lines) // 4] for _ in range(chance.randint(1, 6))]
    (folder / "repeated").write_text("\n".join(repeated) + "\n")
    patterns = [f"{chance.choice(WORDS)} {chance.randint(0, 99999)} {k}" for k in range(100)]
    (folder / "patterns").write_text("\n".join(patterns) + "\n")
    medium = lines[: len(lines) // 10]
    (folder / "medium").write_text("\n".join(medium) + "\n")
    changed = [line + " changed" if chance.random() < 0.0005 else line for line in medium]
    (folder / "changed").write_text("\n".join(changed) + "\n")
    some = sorted({f"k{chance.randint(0, len(lines))} {line}" for line in lines[: len(lines) // 5]})
    (folder / "sorted").write_text("\n".join(some) + "\n")
    half = [line for line in some if chance.random() < 0.5]
    (folder / "sorted2").write_text("\n".join(half) + "\n")
    for name, command in {"gz": "gzip", "bz2": "bzip2"}.items():
        with (folder / f"text.{name}").open("wb") as out:
            subprocess.run([command, "-c", folder / "text"], stdout=out, check=True)
    tree = folder / "tree"
    for number in range(20_000):
        place = tree / f"d{number % 100}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.txt").write_text(f"file {number}\n")


def commands(case: Case) -> dict[str, list[str]]:
    """GitBox's command, and those of the peers that this machine has."""
    found = {"GitBox": [str(BIN / "gitbox"), *case.arguments]}
    gnu = shutil.which(case.gnu)
    if gnu:
        found["mawk" if case.gnu == "mawk" else "GNU"] = [gnu, *case.arguments[1:]]
    for peer in case.peers:
        path = shutil.which(peer)
        if path and knows(path, case.arguments[0]):
            found[peer] = [path, *case.arguments]
    return found


def knows(program: str, applet: str) -> bool:
    """Whether a multi-call program has an applet."""
    option = ["--list"] if "busybox" in program else []
    shown = subprocess.run([program, *option], check=False, capture_output=True, text=True).stdout
    return applet in shown.split()


def digest(command: list[str], case: Case, folder: pathlib.Path) -> str:
    """What a command prints, as a digest."""
    with (folder / (case.stdin or "small")).open("rb") as stdin:
        shown = subprocess.run(
            command, check=False, stdin=stdin, stdout=subprocess.PIPE, cwd=folder
        ).stdout
    if not case.ordered:
        shown = b"\n".join(sorted(shown.split(b"\n")))
    return hashlib.sha256(shown).hexdigest()


def timed(command: list[str], case: Case, folder: pathlib.Path) -> Times:
    """One run of one command."""
    stdin = folder / case.stdin if case.stdin else None
    return once(command, folder=folder, stdin=stdin, stdout=folder / "out")


DIFFERENT = frozenset(("gzip -6", "tar c"))
"""Cases whose outputs need not be the same bytes: compressors differ, folders have no order."""


def measure(
    folder: pathlib.Path, names: list[str], rounds: int = 2
) -> dict[str, tuple[dict[str, Series], bool]]:
    """The cases whose names hold one of `names` (all for none): times, and whether the output is
    GNU's."""
    found = {}
    for case in CASES:
        if names and not any(name in case.name for name in names):
            continue
        peers = commands(case)
        runs = {name: partial(timed, command, case, folder) for name, command in peers.items()}
        same = True
        if case.name not in DIFFERENT:
            other = next(name for name in peers if name != "GitBox")
            same = digest(peers["GitBox"], case, folder) == digest(peers[other], case, folder)
        found[case.name] = (in_turn(runs, rounds, warm=False), same)
    return found
