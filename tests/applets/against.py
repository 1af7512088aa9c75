"""A call of an applet, and the same call of this machine's program, in two folders alike."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.applets.test_against_gnu import LINES, furnish, tree

Run = Callable[..., tuple[int, bytes, bytes]]


def same(
    run: Run,
    folder: Path,
    argv: list[str],
    more: Mapping[str, bytes],
    *,
    input: bytes = LINES,
    program: str = "",
    exact: bool = False,
    ordered: bool = True,
) -> None:
    """Output, success, whether there are messages, and what is in the folder afterwards, are the
    same. `exact`: so is the exit status; not `ordered`: the lines of output may be in any order."""
    gnu = shutil.which(program or argv[0])
    if gnu is None:
        pytest.fail(f"there is no {program or argv[0]} here: make installs it")
    other = folder.parent / f"{folder.name}.gnu"
    for place in (folder, other):
        place.mkdir(exist_ok=True)
        furnish(place)
        for name, content in more.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)
            os.utime(place / name, (1_600_000_000,) * 2)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    result = subprocess.run(
        argv,
        executable=gnu,
        cwd=other,
        env=environment,
        input=input,
        capture_output=True,
        check=False,
        timeout=60,
    )
    status, out, errors = run(*argv, input=input, environment=environment)
    expected = result.stdout.replace(bytes(other), bytes(folder))
    if not ordered:
        out, expected = (b"\n".join(sorted(text.split(b"\n"))) for text in (out, expected))
    assert out == expected, errors
    if exact and not errors:
        expected_status = result.returncode if result.returncode >= 0 else 128 - result.returncode
        assert status == expected_status, (errors, result.stderr)
    assert bool(status) == bool(result.returncode), (errors, result.stderr)
    assert bool(errors) == bool(result.stderr), (errors, result.stderr)
    assert tree(folder) == tree(other)


def words(call: str) -> list[str]:
    """The words of a call, as the shell takes them."""
    return shlex.split(call)
