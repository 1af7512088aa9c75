"""grep prints what GNU's prints: colours, names, what is around a line, lines that end with NUL."""

import subprocess
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

from genwrapper.gitbox import program

FILES = {
    "deep/a": b"one\ntwo\nthree\n",
    "deep/d/b": b"one\n",
    "ab": b"a\nb\na\na\nd\n",
    "nul": b"a\nb\0c\nb\0",
    "pairs": b"a\0b\n",
    "masks": b"a\n",
    "words": b"ba\nbaa\n*a\n",
    "anything": b"\n",
    "nothing": b"",
}
CALLS = r"""
grep -T -n -H o deep/a
grep -T -n two deep/a
grep -T -H -b two deep/a
grep -TcH two deep/a
grep -r one deep/d/b
grep -c -r one deep/d
grep -m1 -A5 -n t deep/a
grep -m1 -A3 a ab
grep -o -A1 -n o deep/a
grep --color=always -nH -A1 t deep/a
grep --color=always -cH t deep/a
grep --color=always -l t deep/a
grep --colour=always -v -A1 -n tw deep/a
grep --color=always -ob o deep/a
grep --color=always -e on -e one deep/a
grep --color=always "" deep/a
grep --color=always -w -i ONE deep/a
grep --color=always -A1 a ab deep/d/b
grep --color=never one deep/a
grep --color one deep/a
grep -L nothing deep/a
grep -L one deep/a
grep -cZ one deep/a ab
grep -nZ one deep/a ab
grep -lZ one deep/a ab
grep -B1 -nbZH two deep/a
grep -A1 one deep/a deep/d/b
grep -A0 a ab
grep --group-separator=XX -A0 a ab
grep --no-group-separator -A0 a ab
grep -r --include=a one deep
grep -r --exclude=a one deep
grep -r --exclude-dir=d one deep
grep -r --exclude-dir=deep one deep
grep -r --exclude-from=masks one deep
grep --include=x one deep/a
grep --exclude=a one deep/a
grep -d skip one deep
grep -d recurse --include=b one deep
grep -d nothing one deep
grep -I a pairs
grep 'b\(\(a\)\2\)*$' words
grep -F -f anything ab
grep -E -f anything ab
grep -f nothing ab
grep -f nothing -e a ab
grep -I a ab pairs
grep --binary-files=without-match a pairs
grep --binary-files=text a pairs
grep --label=xx -H one
grep -z b nul
grep -z -o "a\sb" nul
grep -z -c "^b" nul
grep -z -x "c.b" nul
grep -z -v "^c" nul
grep -z -n -b "b" nul
grep -z -L x nul
grep -m0 a ab
grep -D skip a ab
grep --line-buffered -n a ab
"""


@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_call(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), FILES)


def test_colours_of_the_environment(run: Run) -> None:
    words = ["grep", "-H", "--color=always", "on"]
    environment = {"GREP_COLORS": "mt=01;32:fn=7:se=x"}
    result = subprocess.run(
        words, input=b"one\n", env=environment, capture_output=True, check=True, timeout=60
    )
    assert run(*words, input=b"one\n", environment=environment)[1] == result.stdout


@pytest.mark.parametrize("options", ["-m1", "-m2 -n", "-m1 -c", "-m1 -A1"])
def test_who_reads_next_begins_behind_the_last_line(tmp_path: Path, options: str) -> None:
    (tmp_path / "f").write_bytes(FILES["ab"])
    found = []
    for command in (f"{program()} grep", "grep"):
        script = f"({command} {options} a; echo; cat) <f"
        found.append(subprocess.check_output(["sh", "-c", script], cwd=tmp_path, timeout=60))
    assert found[0] == found[1]


def test_a_file_is_not_added_to_while_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"a\n")
    command = [program(), "grep", "a", "f"]
    with (tmp_path / "f").open("ab") as file:
        result = subprocess.run(
            command, cwd=tmp_path, stdout=file, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert result.returncode == 2
    assert b"also the output" in result.stderr
    assert (tmp_path / "f").read_bytes() == b"a\n"
