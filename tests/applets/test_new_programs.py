"""b2sum, getopt and pathchk, against the programs of these names."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

CALLS = r"""
b2sum f g
b2sum --tag f
b2sum -z f
b2sum nowhere
getopt -o ab:c:: -l long,value:,maybe:: -- -a -b x -cy -c z --long --val=q --value r --maybe op
getopt -o a -l long,lost,maybe:: -- --lo --maybe=v --m --long=x --l --nothing
getopt -o a -l long: -- -a --long
getopt -o ab: -- -z -a -b
getopt -o a -- "it's" 'a b' '' '$x' "\\" -a -- -a
getopt -u -o a: -- -a 'x y' z
getopt ab: -a -bx y 'z w'
getopt ab: -- -a
getopt -o +ab -- -a x -b
getopt -o -ab: -- -a x -b y z
getopt -o a -a -l all,b: -- -all -b x -a -bx --b y
getopt -o ab -a -l all -- -ab -all
getopt -n me -o a -- -b
getopt -q -o a -- -b x
getopt -Q -o a -- -a x
getopt -Q -o a -- -b
getopt -T
getopt
getopt -o
getopt -s bash -o a -- -a 'x y'
getopt -s fish -o a -- -a
getopt -o a -l one -l two -- --one --two
getopt -o a -- - -a
pathchk f nowhere/at/all
pathchk ''
pathchk -p ''
pathchk -P ''
pathchk f/below
pathchk -p f/below
pathchk -p fine-name_1.txt a/b
pathchk -p fifteen-letters
pathchk -p 'a b'
pathchk -P a/-b
pathchk -P -- -b
pathchk -p -- -b
pathchk --portability a/-b
pathchk --portability a
pathchk ü
pathchk -p ü
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_as_the_other(call: str, run: Run, tmp_path: Path) -> None:
    same(run, tmp_path, words(call), {}, exact=True)


@pytest.mark.parametrize("options", ["", "-p", "--portability"])
@pytest.mark.parametrize("name", ["a" * 14, "a" * 256, "a/" * 127 + "a", "a/" * 128, "a/" * 2100])
def test_long_names(options: str, name: str, run: Run, tmp_path: Path) -> None:
    same(run, tmp_path, ["pathchk", *options.split(), name], {})


def test_digests_are_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"text")
    _, listed, _ = run("b2sum", "f")
    (tmp_path / "list").write_bytes(listed)
    assert run("b2sum", "-c", "list") == (0, b"f: OK\n", b"")
    (tmp_path / "f").write_bytes(b"Text")
    status, out, _ = run("b2sum", "-c", "list")
    assert (status, out) == (1, b"f: FAILED\n")
