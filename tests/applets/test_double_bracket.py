"""[[ as a program: what bash's says."""

import shutil
import subprocess

import pytest
from tests.applets.against import Run, words

CALLS = r"""
a = a
a == b
abc = a*
abc != a*
abc == *[bc]
abc =~ ^a.c$
abc =~ b
abc =~ ^b
a = a && b = c
a = b || b = b
a = b || b = b && c = d
( a = b || a = a ) && c = c
! a = b
-n a
-z a
3 -lt 4
a -nt b
-d /
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_is_as_in_bash(run: Run, call: str) -> None:
    bash = shutil.which("bash")
    assert bash is not None
    expected = subprocess.run([bash, "-c", f"[[ {call} ]]"], check=False).returncode
    assert run("[[", *words(call), "]]")[0] == expected


def test_errors(run: Run) -> None:
    assert run("[[", "a")[0] == 2
    assert run("[[", "a", "b", "c", "]]")[0] == 2
    assert run("[[", "a", "=~", "(", "]]")[0] == 2
    assert run("[[", "]]")[0] == 1
