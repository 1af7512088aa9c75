"""sort with little memory: lines go through files, and come out as GNU's sort has them."""

import random
from pathlib import Path

import pytest
from tests.applets.against import Run, same


def lines(seed: int, count: int) -> bytes:
    chance = random.Random(seed)
    words = ["a", "B", "10", "9", "-3", "1e2", "é", "x y", "", "2K", "Feb", "1.10", "1.9"]
    made = [
        f"{chance.choice(words)} {chance.choice(words)} {chance.randint(0, 50)}"
        for _ in range(count)
    ]
    return "\n".join(made).encode() + (b"\n" if seed % 2 else b"")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "options",
    ["", "-r", "-u", "-n", "-k3n -k1", "-k3nr -k1,1", "-s -k3,3", "-u -k3,3n", "-f", "-ru", "-k2V",
     "-sk1,1r -k3n", "-z", "-t x -k2"],
)  # fmt: skip
def test_little_memory(run: Run, tmp_path: Path, options: str, seed: int) -> None:
    more = {"one": lines(seed, 900), "two": lines(seed + 10, 300)}
    argv = ["sort", *options.split(), "-S", "8k", "one", "two"]
    same(run, tmp_path, argv, more, exact=True)


@pytest.mark.parametrize("options", ["", "-u", "-r", "-n", "-k3n", "-u -k3,3n"])
def test_merge(run: Run, tmp_path: Path, options: str) -> None:
    more = {}
    for seed in range(4):
        text = "\n".join(sorted(lines(seed, 200).decode().split("\n"))) + "\n"
        (tmp_path / "unsorted").write_text(text)
        more[f"f{seed}"] = run("sort", *options.split(), str(tmp_path / "unsorted"))[1]
    (tmp_path / "unsorted").unlink()
    same(run, tmp_path, ["sort", "-m", *options.split(), *more], more, exact=True)


def test_merge_into_one_of_the_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1\n3\n")
    (tmp_path / "b").write_text("2\n4\n")
    assert run("sort", "-m", "-o", "a", "a", "b") == (0, b"", b"")
    assert (tmp_path / "a").read_text() == "1\n2\n3\n4\n"


def test_nothing_is_left_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(lines(1, 3000))
    (tmp_path / "aside").mkdir()
    status, out, errors = run("sort", "-S", "10k", "-T", "aside", "in")
    assert (status, errors) == (0, b"")
    assert out == b"\n".join(sorted(lines(1, 3000).split(b"\n")[:-1])) + b"\n"
    assert list((tmp_path / "aside").iterdir()) == []


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(lines(1, 3000))
    status, out, errors = run("sort", "-S", "10k", "-T", "nowhere", "in")
    assert (status, out) == (2, b"")
    assert b"nowhere" in errors
