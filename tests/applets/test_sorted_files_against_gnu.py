"""comm and join on random files, sorted or not, with random options, against GNU's."""

import random
from pathlib import Path

import pytest
from tests.applets.against import Run, same

WORDS = ["a", "b", "c", "B", "ab", "", "10", "9", "z\r"]
OPTIONS = {
    "comm": "-1 -2 -3 -z --total --check-order --nocheck-order --output-delimiter=::",
    "join": "-a1 -a2 -v1 -v2 -i -t, -12 -22 -eE -oauto -o0,1.2,2.1 -z --header --check-order"
    " --nocheck-order",
}


def lines(choose: random.Random, separator: str) -> str:
    """Lines of words."""
    found = []
    for _ in range(choose.randint(0, choose.choice([3, 12, 40]))):
        words = choose.choices(WORDS, k=choose.randint(0, 4))
        found.append(choose.choice(["", "", "", " "]) + separator.join(words))
        found[-1] += choose.choice(["", "", "", " "])
    if choose.random() < 0.7:
        found.sort()
    text = "\n".join(found) + choose.choice(["\n", "\n", ""])
    return text.replace("\n", "\0") if choose.random() < 0.1 else text


@pytest.mark.parametrize("name", ["comm", "join"])
@pytest.mark.parametrize("seed", range(80))
def test_sorted_files(name: str, seed: int, tmp_path: Path, run: Run) -> None:
    choose = random.Random(seed)
    separators = [" ", " ", "  ", "\t", ",", " \t"]
    files = {name: lines(choose, choose.choice(separators)).encode() for name in "pq"}
    options = [option for option in OPTIONS[name].split() if choose.random() < 0.13]
    same(run, tmp_path, [name, *options, "p", "q"], files)
