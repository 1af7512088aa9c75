"""Output that can't be written: a message, and the status that GNU's program has for it."""

import shutil
import subprocess

import pytest

from genwrapper.gitbox import program

CALLS = """
cat /etc/passwd
cmp /etc/passwd /etc/group
date
diff /etc/passwd /etc/group
echo a
env
find /etc/passwd
grep a /etc/passwd
head /etc/passwd
ls /
od /etc/passwd
printenv
seq 3
sort /etc/passwd
tar -cf - /etc/passwd
wc /etc/passwd
"""


@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_a_full_output(call: str) -> None:
    name, *arguments = call.split()
    gnu = shutil.which(name)
    assert gnu is not None
    results = []
    for command in ([program(), name], [gnu]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(
                [*command, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        results.append(done)
    assert results[0].returncode == results[1].returncode != 0
    assert b"No space left on device" in results[0].stderr
