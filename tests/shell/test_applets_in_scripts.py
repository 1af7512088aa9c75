"""The shell and the applets together: what one of them loads takes nothing from another."""

import subprocess
from pathlib import Path

from genwrapper.gitbox import program

SCRIPT = """
seq 1 5 | awk '{ s += $1; print s }' | tee sums >/dev/null
tar czf a.tgz sums && mkdir x && tar xzf a.tgz -C x
find . -name sums | sort | xargs cat | tail -n 1
sleep 0.01 & wait $!
cat sums | head -n 1 | /bin/cat
command -v sort find
(exec cat sums) | wc -l
"""


def test_applets_loaded_one_after_the_other(tmp_path: Path) -> None:
    done = subprocess.run(
        [program(), "sh", "-eu", "-c", SCRIPT],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("15\n1\nsort\nfind\n5\n", "")


def test_every_applet_is_loaded_in_one_shell(tmp_path: Path) -> None:
    script = (
        f"for name in $({program()} --list); do case $name in sh|ash|boinc) ;; "
        "*) $name --help >/dev/null 2>&1 </dev/null; :;; esac; done\n"
        "find . -name nothing; sleep 0 & wait $!; echo done | cat | cat"
    )
    done = subprocess.run(
        [program(), "sh", "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
