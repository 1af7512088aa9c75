"""A script stopped at any of its safepoints goes on in a new process to the same output."""

import pathlib
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow  # many processes

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

EXTENSIONS = """
function f {
  local v=$1; stop; echo ${v^^} ${v:1:2} ${v/b/x} ${v#a}
}
f abcd
v=abcd name=v
stop; echo ${!name} ${!na@} ${v,,} "${v^[a-b]}"
set -- 1 "2 3" 4
for w in "${@:2}" "${@#1}"; do stop; echo "<$w>"; done
if [[ $v =~ b(.) && -n $v ]]; then stop; echo "${BASH_REMATCH[0]} ${BASH_REMATCH[1]}"; fi
[[ $v == a* ]] && stop && echo matched ${BASH_REMATCH[1]}
while read -r line; do stop; echo "$line"; done <<<"from $v"
{ stop; cat; } <<E
$v ${name:-none} $((1+1))
E
{ echo both; stop; echo errors >&2; } &>log; cat log
f() { cat; stop; } <<<"of a function"; f
case x in x) stop; echo fell;& y) echo through; stop;; *) echo no;; esac
false || { echo ${nope-${name:+set}}; stop; }
let n=3 n*=2; stop; echo $n
printf -v out '%q' "a b"; stop; echo "$out"
if false; then echo ${bad!}; fi; stop
echo $'tab\\t' | { read -r a; echo "$a"; }; stop
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
    [NESTED, REDIRECTED, READING, CALLS, LISTS, SETTINGS, TRAPS, EXTENSIONS],
    ids=["nested", "redirected", "reading", "calls", "lists", "settings", "traps", "extensions"],
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


def test_a_pipe_cannot_be_written_out(tmp_path: pathlib.Path) -> None:
    script = "cat <(echo a); stop; while read -r x; do echo $x; stop; done < <(echo b); echo end"
    assert run(tmp_path, 1, "-c", script).returncode == STOPPED
    rest = run(tmp_path, 0)
    assert (rest.stdout, rest.returncode) == ("b\nend\n", 0)
    refused = run(tmp_path, 2, "-c", script)
    assert refused.returncode == 2
    assert "pipe" in refused.stderr
    assert "can't be opened again" in refused.stderr


def test_a_damaged_snapshot_is_an_error(tmp_path: pathlib.Path) -> None:
    (tmp_path / "snapshot").write_bytes(b"nonsense")
    rest = run(tmp_path, 0)
    assert rest.returncode == 2
    assert "snapshot" in rest.stderr
    assert "Traceback" not in rest.stderr
