"""How sort may be called: keys of the older form, orders that go not together, numbers of any form,
a random order; as GNU's."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

FILES = {
    "letters": b"c\nB\na\nb\nA\n",
    "fields": b"z k a\ny k b\nb 1\nb 3 :a\nx:2 b 1\n",
    "numbers": (
        b"0x10\n15\n17\n-0x1p3\n0x\nnan\n-inf\ninf\n1e400\n1e399\n-1e400\n.5e1\n1e-400\n0\n2e-400\n"
        b"12345678901234567891\n12345678901234567890\n12345678901234567889\n1_0\n+3\n\n4e\n"
    ),
    "units": b"9007199254740993\n9007199254740992\n9007199254740994K\n1m\n1M\n-2K\n-3\n0K\n",
    "versions": b"a1-2\na1_1\nA1.10\na1.9\n",
    "list": b"letters\0fields\0",
    "bad-list": b"letters\0\0",
    "salt": bytes(range(16)),
}
CALLS = """
sort +1 -3 fields
sort +1 fields
sort -s +0 -1 fields
sort -s +0 -1.0 fields
sort -s +0 -1.1 fields
sort -s +0 -1.1b +1nr fields
sort -t: +1.1 -1.2 fields
sort -t: +1n -- fields
sort -- +1
sort -o +1 fields
sort +x fields
sort +1.x fields
sort -k 18446744073709551616 fields
sort -in letters
sort -dn letters
sort -k1,1dn letters
sort -nV letters
sort -dV versions
sort -fV versions
sort -k1,1fV versions
sort -ck1,1dR letters
sort -gn letters
sort -cC letters
sort -c -o out letters
sort -c letters fields
sort --check letters
sort --check=quiet letters
sort --check=silent letters
sort --check=loud letters
sort --sort=numeric numbers
sort --sort=version versions
sort --sort=g numbers
sort --sort=no letters
sort -g numbers
sort -s -g numbers
sort -h units
sort -rh units
sort -fh units
sort --parallel=2 letters
sort --parallel=0 letters
sort --parallel=x letters
sort --files0-from=list
sort --files0-from=bad-list
sort --files0-from=nowhere
sort --files0-from=/dev/null
sort --files0-from=list letters
sort -R --random-source=/dev/null letters
"""


@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_as_gnu(call: str, run: Run, tmp_path: Path) -> None:
    same(run, tmp_path, words(call), FILES)


@pytest.mark.parametrize("options", ["-R", "-k1,1fR", "-Rr", "-k1,1R -k1,1n", "-uf -k1,1fR"])
def test_random_order(options: str, run: Run, tmp_path: Path) -> None:
    """It depends on nothing but its random bytes, and is GNU's where the locale is C."""
    data = b"".join(b"%d\n" % (number % 300) for number in range(1500))
    (tmp_path / "salt").write_bytes(FILES["salt"])
    argv = ["sort", *options.split(), f"--random-source={tmp_path}/salt"]
    gnu = shutil.which("sort")
    assert gnu is not None
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    result = subprocess.run(
        [gnu, *argv[1:]], input=data, env=environment, capture_output=True, check=True
    )
    assert run(*argv, input=data) == (0, result.stdout, b"")


def test_random_bytes_of_the_system(run: Run) -> None:
    data = b"".join(b"%d\n" % (number % 300) for number in range(600))
    _, out, _ = run("sort", "-R", input=data)
    lines = out.split()
    assert sorted(lines) == sorted(data.split())
    assert lines[0] == lines[1]
    assert lines != sorted(lines)


def test_many_numbers_of_rare_forms(run: Run) -> None:
    """Many lines are compared as few are."""
    rare = FILES["numbers"].replace(b"nan\n", b"").split(b"\n")[:-1]  # GNU has NaNs in any order
    data = b"".join(b"%b %d\n" % (word, number) for number in range(100) for word in rare)
    gnu = shutil.which("sort")
    assert gnu is not None
    for options in (["-g"], ["-k1,1g", "-k2,2nr"], ["-h"]):
        result = subprocess.run(
            [gnu, *options], input=data, env={"LC_ALL": "C"}, capture_output=True, check=True
        )
        assert run("sort", *options, input=data) == (0, result.stdout, b"")
