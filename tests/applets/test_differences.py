"""Pages say what differs from GNU's programs: wherever those have an option that ours lacks."""

import re
import shutil
import subprocess

import pytest

from genwrapper.applets.declare import DIFFERS
from genwrapper.applets.table import find, names

OPTION = re.compile(r"(?<![\w-])--?[a-zA-Z0-9][\w-]*")
EVERYWHERE = {"--help", "--version", "--license", "--long-help", "--usage"}
OTHERS = {"zstd", "unzstd", "hexdump", "ps"}
"""Programs that can do nothing here, or of which there is none of GNU."""
PROGRAMS = [name for name in names() if name not in OTHERS and shutil.which(name)]


def documented(name: str) -> set[str]:
    """The long options that the program's own help shows."""
    program = shutil.which(name)
    assert program is not None
    result = subprocess.run(
        [program, "--help"], input=b"", capture_output=True, timeout=10, check=False
    )
    lines = (result.stdout + result.stderr).decode("utf-8", "replace").split("\n")
    shown = [re.split(r"(?<=\S) {2,}", line, maxsplit=1)[0] for line in lines if "-" in line[:9]]
    return {word for line in shown for word in OPTION.findall(line) if word.startswith("--")}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_missing_is_said(name: str) -> None:
    applet = find(name)
    assert applet is not None
    known = {*OPTION.findall(applet.usage), *applet.declaration.table} | EVERYWHERE
    missing = documented(name) - known
    assert not missing or f"\n\n{DIFFERS}: " in applet.usage, missing


@pytest.mark.parametrize("name", names())
def test_what_is_said_to_be_refused_is(name: str) -> None:
    applet = find(name)
    assert applet is not None
    _, _, differs = applet.usage.partition(f"\n\n{DIFFERS}: ")
    assert not set(OPTION.findall(differs)) & set(applet.declaration.table)
