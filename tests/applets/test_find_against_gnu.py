"""find and xargs print, run and delete what GNU's do."""

import os
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

FIND = r"""
find
find .
find sub f
find sub/
find nothing sub
find . -name "*e*"
find . -name ".h*" -o -name f
find . -iname "F"
find . -path "*deep*"
find . -path "./sub/*" -type f
find . -type d
find . -type l,p
find -L . -type f
find -L . -type l
find -H ln -type f
find . -xtype f
find . -perm 644
find sub -perm -111
find . -perm /111
find sub -perm -u+x,g+x
find . -links 1
find sub -links +2
find . -user root
find . -user nobody-there
find . -group root -name f
find . -nouser
find . -size 0
find . -size +1
find . -size -3 -type f
find . -size +2c -type f
find . -size 12k
find . -size -1M -type f
find . -mtime +1 -name f
find . -mtime -1
find . -mmin +5 -name g
find . -newer g
find . -newer nothing
find . -empty
find . -maxdepth 1
find . -mindepth 2
find . -maxdepth 0
find . -maxdepth x
find . -depth
find sub -name deep -prune -o -print
find . -name deep -prune
find . ! -name "*o*"
find . "(" -name f -o -name g ")" -a -type f
find . -not -name f -name g
find . -name f , -name g
find . -print0
find . -name f -print -print
find . -regex ".*/[fg]"
find . -regex ".*/o+n.*\(e\|x\)"
find . -regextype posix-extended -regex ".*/(f|g)"
find . -iregex ".*/F"
find . -lname "f"
find . -samefile f
find . -inum 1
find . -false
find . -true -name f
find . -xdev -name f
find sub -delete
find . -name f -delete -o -name g -delete
find sub/deep -type f -delete
find . -name f -exec echo got {} ";"
find . -name f -exec echo a{}b ";" -print
find . -type f -exec false ";" -print
find . -name f -exec test -f {} ";" -print
find sub -name run -exec printf "%s\n" {} +
find . -name f -exec false {} +
find . -name f -exec no-such-program {} ";"
find . -name f -ok echo {} ";"
find sub -name x -execdir echo {} ";"
find . -name f -exec
find . -name f -exec echo {}
find . -nonsense
find . -name
find . "("
find . "(" ")"
find . -type z
find . -name f foo
find . -o -name f
find . -name "[fg]" -printf "%f %s %m %y %d [%h] %P\n"
find sub -printf "%p|%5d|%-3y|\n"
find . -readable -name f
find . -executable -type f
find . -name f -a
""".strip().split("\n")


@pytest.mark.parametrize("call", FIND)
def test_find(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), {}, input=b"y\n", exact=True, ordered=False)


def test_quit(run: Run, tmp_path: Path) -> None:
    assert run("find", ".", "-quit") == (0, b"", b"")
    assert run("find", ".", ".", "-print", "-quit")[1] == b".\n"


def test_a_loop_of_folders_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "up").symlink_to("..")
    status, out, errors = run("find", "-L", ".")
    assert (status, out) == (1, b".\n./d\n./d/up\n") or (status, out) == (1, b".\n./d\n")
    assert b"loop" in errors


def test_a_deep_tree(run: Run, tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(300):
        os.mkdir("dir", dir_fd=here)
        inner = os.open("dir", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    assert run("find", ".", "-depth")[1].count(b"\n") == 301
    assert run("find", ".", "-delete")[0] == 0
    assert not list(tmp_path.iterdir())


XARGS = [
    ("xargs", "a b\nc\n"),
    ("xargs echo x", ""),
    ("xargs -r echo x", ""),
    ("xargs -n 2", "a b c d e"),
    ("xargs -n2 echo -", "'a b' \"c d\" e\\ f g"),
    ("xargs -n 1", "'unmatched"),
    ("xargs -L 1", "a b\nc d \ne\n\nf"),
    ("xargs -L 2", "a\nb\nc\n"),
    ("xargs -I X echo [X] X", " a b\nc\n\n'd  e'\n"),
    ("xargs -I {} echo {}{}", "a\nb"),
    ("xargs -0 -n 1", "a b\0c\nd\0"),
    ("xargs -0", "a\0b"),
    ("xargs -d , -n 1", "a,b c,d"),
    ("xargs -d '\\n' -n 1", "a 'b\nc\n"),
    ("xargs -s 12", "aa bb cc dd"),
    ("xargs -s 8", "aaaaaaaaaaaa"),
    ("xargs -t echo", "a"),
    ("xargs -E end", "a b end c"),
    ("xargs false", "a"),
    ("xargs -n 1 sh -c 'exit 255'", "a b"),
    ("xargs sh -c 'kill -9 $$'", "a"),
    ("xargs no-such-program", "a"),
    ("xargs ./f", "a"),
    ("xargs -a f", "a"),
    ("xargs -a nothing", "a"),
    ("xargs -n 0", "a"),
    ("xargs -P 3 -n 1 sh -c 'exit $0'", "0 1 0 2"),
    ("xargs -I X -n 1 echo X", "a b\n"),
    ("xargs --nonsense", ""),
    ("xargs cat", "f g"),
    ("xargs sh -c 'cat; echo $0'", "x"),
]


@pytest.mark.parametrize(("call", "data"), XARGS)
def test_xargs(run: Run, tmp_path: Path, call: str, data: str) -> None:
    same(run, tmp_path, words(call), {}, input=data.encode(), exact=True)
