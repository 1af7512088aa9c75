"""What the suites of other projects showed, an applet a line: as the GNU programs have it."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

from genwrapper.gitbox import program

FILES = {
    "cr": b"first\rsecond\n",
    "back": b"\t\b\b\b\nabc\bd\n",
    "one": b"\x01\n",
    "wide": "私はガラス w\u0308\n".encode(),
    "part": b"no end\tx",
    "list0": b"kinds\0f\0\0nowhere\0",
    "versions/a10": b"",
    "versions/a9.tar.gz": b"",
    "versions/a9": b"",
    "versions/a1.2": b"",
    "versions/a1.10": b"",
    'names/say "x"': b"",
    "xaa": b"1\n2\n3\n4\n5\n",
    "xab": b"1\n2\n3\n4\n5\n",
    "tabbed": b"\ta\tb\n\t\tc\n  \td",
    "blanks8": b"        a   b      c\n   d   \te\n",
    "dotted": b"a.___b.__1._2.__3.___4\n",
    "again": b"a aa\nb a\nb\n",
    "gone/in/f": b"",
    "names/a b": b"",
    "names/tab\there\x01": b"",
    "names/back\\slash": b"",
    "kinds/b.a": b"1",
    "kinds/a.c": b"12",
    "kinds/plain": b"",
    "kinds/a.a": b"123",
    "kinds/.dot": b"",
    "kinds/zz/f": b"",
    "kinds/aa.b/f": b"",
}
CALLS = r"""
wc -L cr
wc -L back
wc -L one
wc -L wide
wc -L part
wc -L -m wide f
stat -c % f
stat -c %q% f
uniq -1 again
ls -lG kinds
ls -G kinds
ls -nG f
split -l 2 xaa
split -n 2 xab
sleep infd x
sleep nan
sleep -1
sleep 1e-3 .001 0.0s
sleep ''
sleep 1_0
tail -c1 /sys/kernel/mm/transparent_hugepage/enabled
tail -n1 /sys/kernel/mm/transparent_hugepage/enabled
basename a-a -a
basename x/a-z -z
basename -a x/a -z
realpath -L /bin/../usr/bin
realpath -P /bin/../usr/bin
realpath -s /bin/../usr/bin
realpath -L -es /bin
realpath -s -L /bin
realpath -L -s /bin/../usr/bin
realpath -L -e /bin/../nowhere
realpath -L -P /bin/..
du --apparent-size --files0-from=list0
du --apparent-size f f
du -l --apparent-size f f
du -c --apparent-size --files0-from=list0
du --files0-from=list0 f
du --files0-from=/dev/null
du --files0-from=nowhere
ls -v versions
ls -rv versions
ls -Q names
ls -1Q names/back\slash
ls --color=never
ls --color=auto kinds
uniq +1 again
uniq +1 -c -- again
uniq -f 1 +1 again
expand -3 tabbed
expand -2 -6 tabbed
expand -3,9 tabbed
expand -t / tabbed
expand -t /,/5 tabbed
expand -t +,+5 tabbed
expand -t //5 tabbed
expand -t 5/ tabbed
expand -t 18446744073709551616 tabbed
unexpand -3 blanks8
unexpand -a -3 blanks8
unexpand -2,6 blanks8
tac -r -s '\._+' dotted
tac -r -b -s '\._+' dotted
tac -r -s '_+' dotted
tac -r -s ^ f
tac -r -s $ f
tac -r -s 'b\|1' dotted
tac -r -s '[^a-z_.]' dotted
tac -r -s '1?\.' dotted
tac -r -b -s '\(_\)\1' dotted
tac -r -s '(' dotted
tac -r -s '\(' dotted
tac -b -s _ dotted
tac -s __ dotted
tac -s __ f
env -v -u HOME A=1 sh -c 'echo $A'
env --debug -S 'A=1 sh -c' 'echo $A'
uniq -1 -c again
expr 0 \& 1 / 0
expr 1 \| 1 / 0
expr 1 \| ( 1 / 0 )
find again -newermt 2020-01-01
find again -newermt 2030-01-01
find again -newermm one
find again -newerct '10 minutes ago'
find again -newermt 'no time'
find again -printf '%.2f|%6.2f|%-6.2f|'
find again -printf 'x\cy'
sed -z 'N;P;D' again
sed 'a\' again
cmp -s again nosuch
xargs --process-slot-var=SLOT sh -c 'echo $SLOT'
expr 0 \& ( 1 \| ( 1 / 0 ) )
expr 1 \& 1 / 0
expr 5 \& 0 \| 7
ls -b names
ls -N names
ls -q names
ls -X kinds
ls -rX kinds
ls -aX kinds
ls --group-directories-first kinds
ls -r --group-directories-first kinds
ls -S --group-directories-first kinds
ls -C -w 10 kinds
ls -Cw 20 kinds
ls -Cw 0 kinds
ls -sk kinds/a.a
mkdir -v new
ln -sfn ln ln
ln -sf f f
truncate -s 1m f
head -c 1m f
gawk 'BEGIN { n = split("abc", a, //); print n, a[1], a[3] }'
xargs -n1 sh -c "echo $1; exit $1" blah
mkdir -pv new/er/est
rm -v f
rm -rv gone
seq -f "%'.2f" 1 3
env -i =x /bin/echo ran
"""


@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_call(run: Run, tmp_path: Path, call: str) -> None:
    argv = words(call)
    program = argv[0]
    argv[0] = {"gawk": "awk"}.get(program, program)
    numbers = b"123\n234\n255\n42\n"
    unordered = "-rv" in call
    same(
        run,
        tmp_path,
        argv,
        FILES,
        input=numbers,
        program=program,
        exact=True,
        ordered=not unordered,
    )


def test_the_file_that_ends_first_is_named_as_it_was_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"ab\nc\nx")
    (tmp_path / "short").write_bytes(b"ab\nc\n")
    assert run("cmp", "long", "short")[2] == b"cmp: EOF on short after byte 5, line 2\n"


def test_wc_counts_the_columns_of_lines_of_many_blocks(run: Run, tmp_path: Path) -> None:
    for start in range(4):
        line = b"x" * start + "\u00e4\u4e16\t\U0001f600 b\r".encode() * 30_000
        same(run, tmp_path, ["wc", "-L"], {}, input=b"a\n" + line + b"c\nlonger\n" + line[:-9])
        tmp_path = tmp_path.parent / f"{tmp_path.name}{start}"


def test_touch_of_what_output_goes_to(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        os.utime(tmp_path / "out", (5, 5))
        subprocess.run([program(), "touch", "-"], stdout=out, check=True)
    assert (tmp_path / "out").stat().st_mtime > 5


@pytest.mark.parametrize("options", ["-n-1", "-n1", "-c-2", "-c2", "-n-0", "-n-5", "-zn-1"])
def test_head_leaves_the_rest(options: str, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"a\nb\n")
    rests = []
    for command in ([program(), "head"], ["head"]):
        with (tmp_path / "f").open("rb", buffering=0) as file:
            subprocess.run([*command, options], stdin=file, stdout=subprocess.DEVNULL, check=True)
            rests.append(file.read())
    assert rests[0] == rests[1]


@pytest.mark.parametrize("call", ["du -L top", "du -lL top", "du -lLa top", "du -lL top/in/round"])
def test_du_of_folders_that_lead_into_themselves(call: str, run: Run, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path.parent / f"{tmp_path.name}.gnu"):
        (folder / "top" / "in").mkdir(parents=True)
        (folder / "top" / "in" / "round").symlink_to("..")
    same(run, tmp_path, words(call), {})


@pytest.mark.parametrize("length", ["x", "-1", "''"])
def test_sed_refuses_a_length_of_lines_that_is_none(length: str, run: Run) -> None:
    status, _, errors = run("sed", "-l", length, "-n", "l", input=b"a\n")
    assert status == 1
    assert b"length of lines" in errors
