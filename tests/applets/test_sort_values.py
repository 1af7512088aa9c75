"""What sort compares of many lines at once is what it compares of each alone."""

import random
from pathlib import Path

import pytest
from tests.applets.against import Run, same

from genwrapper.applets.sort import values as sort_values
from genwrapper.applets.sort.keys import Key

BYTES = [b"ab, \t1", b"12, .", b"12  ", b"1,2", b"a,  \v\r\n", b"1.e+-, "]


def some_key(chance: random.Random) -> Key:
    separator = chance.choice([None, None, ",", "a", " ", "\t"])
    text = f"{chance.randint(1, 4)}{chance.choice(['', '.1', '.2', '.4'])}"
    text += chance.choice(["", *"bngVfdhM"])
    if chance.random() < 0.7:
        text += f",{chance.randint(1, 5)}{chance.choice(['', '.0', '.2', '.3'])}"
        text += chance.choice(["", "b"])
    return Key(text, separator, chance.choice(["", "b", "r", "n"]))


@pytest.mark.parametrize("seed", range(400))
def test_all_at_once(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sort_values, "MANY", 0)
    chance = random.Random(seed)
    key = some_key(chance)
    letters = chance.choice(BYTES)
    lines = [bytes(chance.choices(letters, k=chance.randint(0, 12))) for _ in range(20)]
    assert sort_values.all_texts(key, lines) == [key.text(line) for line in lines]
    alone = [key.value(line) for line in lines]
    found = sort_values.values(key, lines)
    places = range(len(lines))
    assert sorted(places, key=found.__getitem__) == sorted(places, key=alone.__getitem__)
    assert [[a == b for a in found] for b in found] == [[a == b for a in alone] for b in alone]


NAMES = ["a~", "a", "ab", "a.", "~", "", "a1", "a01", "a1b", "1", "01", "a.tar.gz", "a.tar",
         "a-1.tar.gz", ".", "..", ".x", ".x.y", "x.1", "x.10", "x.9", "f-1.2~rc1", "f-1.2",
         "f-1.2.1", "a1~", "a1a", "a1.b"]  # fmt: skip
FILES = {"all": NAMES, "rising": sorted(NAMES * 2), "few": ["a", "a", "b"]}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "options", ["-V", "-rV", "-uV", "-c", "-cV", "-c -u", "-cr", "-k2,2n -k1r"]
)
def test_versions_and_checks(run: Run, tmp_path: Path, options: str, name: str) -> None:
    more = {name: "\n".join(FILES[name]).encode() + b"\n"}
    same(run, tmp_path, ["sort", *options.split(), name], more, exact=True)
