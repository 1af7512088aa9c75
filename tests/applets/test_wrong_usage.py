"""An option that there is not: the exit status is that of Debian's program."""

import shutil
import subprocess

import pytest
from tests.applets.against import Run

NAMES = """
awk base32 base64 basename cat chgrp chmod chown cksum cmp comm cp csplit cut date dd df diff
dirname du egrep env expand factor fgrep find fmt fold free grep groups head id install join link
ln logname ls md5sum mkdir mkfifo mktemp mv nice nl nohup nproc od paste patch printenv pwd
realpath rev rm rmdir sed seq sha1sum shuf sleep sort split stat strings sum sync tac tail tee
timeout touch tr truncate tsort tty uname unexpand uniq unlink uptime wc which whoami xargs
"""


@pytest.mark.parametrize("name", NAMES.split())
def test_status(run: Run, name: str) -> None:
    program = shutil.which(name) or pytest.fail(f"there is no {name} here: make installs it")
    words = ["--no-such-option"]
    result = subprocess.run([program, *words], capture_output=True, check=False, timeout=60)
    status, out, errors = run(name, *words)
    assert status == result.returncode
    assert errors
    assert not out
