"""Specification cases: shell scripts with what they print in comments, so that every shell runs the
same file.

    ### begins a case, and says what it shows
    #> a line of standard output     #>- the same, without its newline
    #! a pattern (re) for a line of standard error
    #? the exit status, 0 where it is missing
    #< a line of standard input
    #@ the shells that agree, where not all do, and #~ why
"""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent
TIMEOUT = 20


@dataclass
class Case:
    """One case: a script, and what it must do."""

    file: str
    line: int
    name: str
    script: str = ""
    output: bytes = b""
    errors: list[str] = field(default_factory=list)
    status: int = 0
    input: bytes = b""
    agree: frozenset[str] | None = None
    why: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.name}"


@dataclass
class Result:
    """What a shell did."""

    output: bytes
    errors: str
    status: int


def read(path: Path) -> list[Case]:
    """All cases of a file."""
    found: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("### "):
            found.append(Case(path.name, number, line[4:]))
        if found:
            case = found[-1]
            case.script += f"{line}\n"
            _directive(case, line)
    return found


def _directive(case: Case, line: str) -> None:
    mark, text = line[:2], line[2:].removeprefix(" ")
    if line.startswith("#>-"):
        case.output += line[3:].removeprefix(" ").encode()
    elif mark == "#>":
        case.output += f"{text}\n".encode()
    elif mark == "#!":
        case.errors.append(text)
    elif mark == "#?":
        case.status = int(text)
    elif mark == "#<":
        case.input += f"{text}\n".encode()
    elif mark == "#@":
        case.agree = frozenset(text.split())
    elif mark == "#~":
        case.why.append(text)


def all_cases() -> list[Case]:
    """All cases of all files."""
    return [case for path in sorted(FOLDER.glob("*.sh")) for case in read(path)]


def run(case: Case, shell: Sequence[str], folder: Path) -> Result:
    """Run a case alone in an empty folder, where `sh` is the shell under test too."""
    programs = folder / "programs"
    programs.mkdir()
    (programs / "sh").write_text(f'#!/bin/sh\nexec {" ".join(shell)} "$@"\n')
    (programs / "sh").chmod(0o755)
    script = folder / "case.sh"
    script.write_text(case.script, encoding="utf-8")
    work = folder / "work"
    work.mkdir()
    environment = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
    }
    with subprocess.Popen(
        [*shell, str(script)],
        cwd=work,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(case.input, TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            output, errors = process.communicate()
            errors += b"\ntimed out"
    return Result(output, errors.decode("utf-8", "replace"), process.returncode)


def difference(case: Case, result: Result) -> str:
    """What a shell did otherwise; "" where it did all as the case says."""
    if result.output != case.output:
        return f"printed {result.output!r}, not {case.output!r}; errors: {result.errors!r}"
    status = 128 - result.status if result.status < 0 else result.status
    if status != case.status:
        return f"exit status {status}, not {case.status}; errors: {result.errors!r}"
    lines = result.errors.split("\n")
    for pattern in case.errors:
        if not any(re.search(pattern, line) for line in lines):
            return f"no line of standard error matches {pattern!r}: {result.errors!r}"
    if result.errors and not case.errors:
        return f"standard error: {result.errors!r}"
    return ""
