"""Applets on text and files print what the programs of this machine print."""

import os
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

CALLS = r"""
tac f
tac open f
tac -s o f
tac -b f
tac -b -s o f
tac -r -s "[of]" f
tac nothing f
tac
tac long
rev f utf open
wc --files0-from=names
wc -l --files0-from=names
wc --files0-from=name
wc --files0-from=holes
wc --files0-from=dashed
wc --files0-from=missed
wc --files0-from=empty
wc --files0-from=nothing
wc --files0-from=names f
cmp f g
cmp f f
cmp f empty
cmp empty f
cmp -s f g
cmp -l f g
cmp -b f g
cmp -lb odd f
cmp -n 0 f g
cmp f open
cmp -i 3 f f
cmp -i 1:0 f f
cmp f nothing
cmp part f
cmp -l part f
cmp part2 f
which sh
which nothing-there
which -a nothing-there sh
realpath f
realpath ln dangling sub/up
realpath -e dangling
realpath -m nothing/x/../y
realpath nothing/x
realpath -s ln
realpath -q -e nothing
realpath -z f
realpath --relative-to=sub f
realpath --relative-to=sub sub/deep/x sub
realpath --relative-base=sub f sub/run
realpath ""
realpath f/
readlink ln
readlink f
readlink -f ln
readlink -f nothing
readlink -e nothing
readlink -m nothing/x
readlink -n ln
readlink -nz ln
readlink ln sub/up
readlink -v f
tee new
tee -a f
tee sub
tee new sub/new
egrep "o|e" f
egrep -c "(o|e)" f
fgrep -n . g f
nl f
nl -b a f
nl -b n f
nl -b pe f
nl -b a -l 2 f
nl -n ln f
nl -n rz -w 3 -s : f
nl -v 5 -i 3 f
nl -v -5 -i -3 f
nl sections
nl -p sections
nl -h a -f t sections
nl -d : f
nl -w 0 f
nl
comm sorted1 sorted2
comm -12 sorted1 sorted2
comm -3 sorted1 sorted2
comm -1 sorted1 sorted2
comm --total sorted1 sorted2
comm --output-delimiter=, sorted1 sorted2
comm sorted1 empty
comm - sorted1
comm --check-order f g
comm --nocheck-order f g
comm f g
comm sorted1 nothing
comm sorted1
paste f g
paste -d , f g one
paste -d "" f g
paste -d ",:" f g one f
paste -d "\\n\\0" f g one f
paste -s f g
paste -s -d ",\\n" f
paste - -
paste - g -
paste empty
paste -s empty
paste
paste f nothing
paste -z f
chmod 600 f
chmod u+x,go-r f
chmod a=r f
chmod +x f
chmod -w f
chmod -x sub/run
chmod -R go= sub
chmod -R a+X sub
chmod -v 600 f g
chmod -c 600 f
chmod -v 644 f
chmod =rw f
chmod u=g f
chmod g+s sub
chmod 2755 sub
chmod --reference=sub/run f
chmod 999 f
chmod 644 nothing
chmod -f 644 nothing
chmod 644
chmod ug+rw,o-x ln
yes --nonsense
""".strip().split("\n")

MORE = {
    "sections": b"a\n\\:\\:\\:\nhead\n\n\\:\\:\nbody\n\nb\n\\:\nfoot\n\\:\\:\\:\nh\n\\:\\:\nx\n",
    "sorted1": b"a\nb\nb\nd\nz\n",
    "sorted2": b"b\nc\nd\ne",
    "part": b"one\ntwo",
    "part2": b"one\n",
    "names": b"part\0part2\0f\0",
    "name": b"part",
    "holes": b"\0part\0\0",
    "dashed": b"part\0-\0",
    "missed": b"part\0nothing\0",
}


@pytest.mark.parametrize("call", CALLS)
def test_prints_what_gnu_prints(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), MORE)


@pytest.mark.parametrize("names", [b"", b"part\0part2", b"-\0part\0", b"\0\0"])
def test_wc_reads_names_from_standard_input(run: Run, tmp_path: Path, names: bytes) -> None:
    same(run, tmp_path, ["wc", "-l", "--files0-from=-"], MORE, input=names)


@pytest.mark.parametrize("name", ["dos2unix", "unix2dos"])
@pytest.mark.parametrize("data", [b"a\nb\r\nc\r\rd\r\n", b"", b"\r", b"x" * 65535 + b"\r\ny\n"])
def test_line_ends(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    import shutil
    import subprocess

    if shutil.which(name) is None:
        pytest.fail(f"there is no {name} here: make installs it")
    expected = subprocess.run([name], input=data, capture_output=True, check=True).stdout
    assert run(name, input=data)[1] == expected
    (tmp_path / "f").write_bytes(data)
    (tmp_path / "f").chmod(0o640)
    assert run(name, "f") == (0, b"", b"")
    assert (tmp_path / "f").read_bytes() == expected
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


def test_a_binary_file_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"\0\r\n")
    assert run("dos2unix", "f")[0] == 0
    assert (tmp_path / "f").read_bytes() == b"\0\r\n"
    run("dos2unix", "-f", "f")
    assert (tmp_path / "f").read_bytes() == b"\0\n"


def test_what_is_no_file_is_not_replaced(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "f").write_bytes(b"a\r\n")
    wanted = b"dos2unix: fifo: not a regular file, left alone\n"
    assert run("dos2unix", "-n", "f", "fifo") == (0, b"", wanted)
    assert (tmp_path / "fifo").is_fifo()


def test_one_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"same\n")
    assert run("cmp", "f", input=b"same\n") == (0, b"", b"")
    assert run("cmp", "-s", "f", input=b"else\n")[0] == 1
