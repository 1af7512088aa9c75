"""sort on random lines, few and many, with random keys and options, against GNU's."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, bytes, bytes]]

WORDS = [
    *(b"a", b"B", b"b", b"10", b"9", b"010", b"-3", b"-0", b"0", b"1.5", b"1.50", b".5", b"-.5"),
    *(b"1e3", b"2k", b"1M", b"", b"~a", b"Jan", b"feb", b"\xff", b"\xc3\xbc", b"_", b"+5", b"1,0"),
]
NUMBERS = [b"%d" % number for number in range(-20, 40)]
PRICES = [b"%.2f" % (number / 7) for number in range(60)]


def chosen_options(choose: random.Random, separator: bytes) -> list[str]:
    """Options of sort, keys among them."""
    options = []
    if separator in b":," and choose.random() < 0.8:
        options += ["-t", separator.decode()]
    for _ in range(choose.randrange(3)):
        field = choose.randrange(1, 5)
        key = f"{field}" + choose.choice(["", "", f".{choose.randrange(1, 4)}"])
        key += choose.choice(["", "", *"bfdnrMg"])
        if choose.random() < 0.7:
            key += f",{choose.choice([field, field, field + 1, 1])}"
            key += choose.choice(["", "", f".{choose.randrange(4)}"]) + choose.choice(["", "b"])
        options += ["-k", key]
    letters = choose.choice(["nrsub", "grsub"])
    options += [f"-{letter}" for letter in choose.sample(letters, choose.randrange(3))]
    return options + choose.choice([[], [], [], ["-c"]])


@pytest.mark.parametrize("seed", range(250))
def test_sort(seed: int, run: Run) -> None:
    gnu = shutil.which("sort")
    assert gnu is not None
    choose = random.Random(seed)
    words = choose.choice([WORDS, NUMBERS, PRICES])
    separator = choose.choice([b" ", b"  ", b"\t", b":", b","])
    lines = [
        separator.join(choose.choices(words, k=choose.randrange(5)))
        for _ in range(choose.choice([5, 40, 1500, 2600]))
    ]
    data = b"\n".join(lines) + choose.choice([b"\n", b""])
    options = chosen_options(choose, separator)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    expected = subprocess.run(
        [gnu, *options], input=data, env=environment, capture_output=True, check=False
    )
    status, out, errors = run("sort", *options, input=data, environment=environment)
    assert expected.returncode < 2, expected.stderr
    assert (status, out) == (expected.returncode, expected.stdout), (options, errors)
