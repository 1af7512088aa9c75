"""A script stopped at any of its safepoints goes on in a new process to the same output."""

import pathlib
import subprocess
import sys

import pytest

STOPPING = pathlib.Path(__file__).with_name("stopping.py")
STOPPED = 77
MOST = 60  # stops in one script; more would mean that it never ends

NESTED = """
trap 'echo end $?' EXIT
f() {
  local z=loc
  while [ $n -lt $1 ]; do
    n=$((n+1))
    for w in x "y z"; do echo "$i $n $w $*"; stop; echo after $z; done
  done
  return 5
}
for i in a b; do
  n=0
  if f 2 args; then echo no; else echo "f gave $?"; fi
  case $i in b) stop; echo in b;; *) echo other;; esac
done
echo done
"""

REDIRECTED = """
exec 3>log
echo first >&3
{ echo grouped; stop; echo grouped again; } >&3
for i in 1 2; do echo "in $i"; stop; echo "out $i"; done >loop
f() { echo "f to $1"; stop; echo "f again"; }
f log >f.out
f 3 >&3
cat loop f.out log
"""

READING = """
printf 'one\\ntwo\\nthree\\n' >lines
while read -r line; do echo "got $line"; stop; done <lines
{ read -r a; stop; read -r b; echo "$a $b"; } <<END
here 1
here 2
END
"""

CALLS = """
set -- p 'q r'
X=outer
show() { echo "$X $# $*"; stop; echo "$X"; }
X=inner show a b
echo "$X $# $*"
eval 'echo before; stop; echo behind'
for i in 1 2; do eval 'stop; echo evaluated $i'; done
printf 'echo sourced; stop; echo "$1"; return 3; echo no\\n' >part
. ./part
echo $?
"""

LISTS = """
stop && echo and || echo or
! stop; echo $?
if stop; then echo then; stop; echo then2; else echo else; fi
if false; then :; elif stop; then echo elif; stop; fi
until stop; do :; done; echo until
i=0
while i=$((i+1)); stop; [ $i -lt 3 ]; do echo body; stop; [ $i = 2 ] && continue; echo late; done
i=0; while [ $i -lt 2 ]; do i=$((i+1)); stop; false; done; echo $?
for a in 1 2 3; do for b in x y; do stop; [ $a$b = 2x ] && continue 2; [ $a = 3 ] && break 2
echo $a$b; done; done
case x in x) stop; echo fell;& y) echo through; stop;; esac
"""

SETTINGS = """
set -eu
readonly fixed=1
export shown=yes
umask 027
cd /
stop
umask; pwd; sh -c 'echo $shown'; echo $-
(fixed=2) 2>/dev/null || echo readonly
f() { stop; false; echo ignored; }
f || echo no
false
echo never
"""

TRAPS = """
trap 'echo usr1; stop; echo back' USR1
i=0
while [ $i -lt 2 ]; do i=$((i+1)); kill -USR1 $$; echo "round $i"; done
trap '(exit 3); stop; exit' USR2
(exit 4); kill -USR2 $$
"""


def run(folder: pathlib.Path, count: int, *script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(STOPPING), str(count), str(folder / "snapshot"), *script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize(
    "script",
    [NESTED, REDIRECTED, READING, CALLS, LISTS, SETTINGS, TRAPS],
    ids=["nested", "redirected", "reading", "calls", "lists", "settings", "traps"],
)
def test_a_script_goes_on_from_each_safepoint(script: str, tmp_path: pathlib.Path) -> None:
    whole = run(tmp_path, -1, "-c", script)
    assert whole.stderr == ""
    for count in range(1, MOST):
        stopped = run(tmp_path, count, "-c", script)
        if stopped.returncode != STOPPED:
            break
        (tmp_path / "at").write_text(str(count))
        rest = run(tmp_path, 0)
        assert rest.stderr == ""
        assert (stopped.stdout + rest.stdout, rest.returncode) == (whole.stdout, whole.returncode)
    assert 1 < count < MOST
    assert (stopped.stdout, stopped.returncode) == (whole.stdout, whole.returncode)


def test_a_script_read_from_standard_input_goes_on_with_the_lines_behind(
    tmp_path: pathlib.Path,
) -> None:
    script = tmp_path / "script"
    script.write_text("a=1\nstop\nread line\nthis is data\necho $a $line\n")
    with script.open() as stdin:
        command = [sys.executable, str(STOPPING)]
        first = subprocess.run(
            [*command, "1", str(tmp_path / "snapshot"), "-s"], stdin=stdin, timeout=60, check=False
        )
        assert first.returncode == STOPPED
        rest = subprocess.run(
            [*command, "0", str(tmp_path / "snapshot")],
            stdin=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (rest.stdout, rest.stderr) == ("1 this is data\n", "")


def test_messages_name_the_sourced_script(tmp_path: pathlib.Path) -> None:
    (tmp_path / "part").write_text("f() { missing1; }\nstop\nmissing2\nf\n")
    (tmp_path / "script").write_text(". ./part\nmissing3\n")
    assert run(tmp_path, 1, "script").returncode == STOPPED
    rest = run(tmp_path, 0)
    assert rest.stderr.splitlines() == [
        "./part: line 3: missing2: not found",
        "./part: line 1: missing1: not found",
        "script: line 2: missing3: not found",
    ]


def test_a_damaged_snapshot_is_an_error(tmp_path: pathlib.Path) -> None:
    (tmp_path / "snapshot").write_bytes(b"nonsense")
    rest = run(tmp_path, 0)
    assert rest.returncode == 2
    assert "snapshot" in rest.stderr
    assert "Traceback" not in rest.stderr
