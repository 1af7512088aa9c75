"""Process substitution leaves nothing behind: no descriptor, no zombie, no memory."""

import subprocess
from pathlib import Path

from genwrapper.gitbox import program

LEFT = """
count() { set -- /proc/$$/fd/*; echo $#; }
zombies() { grep -l "^PPid:.$$\\$" /proc/[0-9]*/status 2>/dev/null | wc -l; }
before=$(count)
i=0
while [ $i -lt 200 ]; do
  read x < <(echo $i)
  cat <(:) >/dev/null
  echo x > >(cat >/dev/null)
  i=$((i+1))
done
wait $!
[ "$(count)" = "$before" ] && echo same
cat <(:)
wait $!
[ "$(zombies)" -lt 5 ] && echo few
exec 5> >(cat); echo late >&5; exec 5>&-; wait $!
"""


def run(script: str, folder: Path) -> tuple[str, str, int]:
    done = subprocess.run(
        [program(), "sh", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


def test_nothing_is_left_open_or_unreaped(tmp_path: Path) -> None:
    assert run(LEFT, tmp_path) == ("same\nfew\nlate\n", "", 0)


def test_much_data_goes_through(tmp_path: Path) -> None:
    script = "wc -c < <(head -c 50000000 /dev/zero); head -c 50000000 /dev/zero > >(wc -c); wait $!"
    assert run(script, tmp_path) == ("50000000\n50000000\n", "", 0)


def test_too_many_at_a_time_are_an_error(tmp_path: Path) -> None:
    out, err, status = run(f"echo {'<(:) ' * 60}; echo no", tmp_path)
    assert (out, status) == ("", 1)
    assert "too many process substitutions" in err


def test_a_stage_that_runs_beside_others(tmp_path: Path) -> None:
    """Where other threads run, no fork is possible: a fresh shell reads a snapshot."""
    script = "f() { eval 'cat <(echo from $1)'; }; yes | f a | cat | head -n 1"
    assert run(script, tmp_path) == ("from a\n", "", 0)
