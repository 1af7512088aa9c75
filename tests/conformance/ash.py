"""busybox's ash_test suite, out of Debian's source package, on GitBox and on the shells it is
compared with: `python -m tests.conformance.ash [--shell NAME]... [CASE]...`.

Without arguments all cases run on all shells, and docs/conformance.md is written. With some, what
is chosen runs, and the differences from what the suite expects are printed.
"""

import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conformance import running

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = PROJECT / ".sources"
PAGE = PROJECT / "docs" / "conformance.md"
TIMEOUT = 20.0  # seconds for one case
AT_ONCE = 2
OURS = "gitbox"
SHELLS = {
    OURS: f"{PROJECT}/.venv/bin/gitbox sh",
    "dash": "dash",
    "busybox ash": "busybox ash",
    "bash --posix": "bash --posix",
    "bash": "bash",
    "mksh": "mksh",
    "yash": "yash",
}
JUDGES = ("dash", "busybox ash", "bash", "mksh", "yash")
AGREEING = 3  # of the judges pass: then ours should
HELPERS = ("printenv", "recho", "zecho")

INTRODUCTION = """\
# Conformance

`make conformance` runs the ash_test suite of Debian's busybox source package ({version}): each
script's output, messages included, must be what the suite expects. Many cases are about messages in
ash's own words or about its extensions, which no other shell is meant to pass; so the line to hold
is that of what at least {agreeing} of {judges} pass.

| shell | passed of {count} |
|---|---|
"""


def suite() -> Path:
    """The folder of the suite, fetched by `make conformance`."""
    found = sorted(SOURCES.glob("busybox-*/shell/ash_test"))
    if not found:
        sys.exit(f"no busybox source in {SOURCES}: run `make conformance`, which fetches it")
    return found[-1]


def cases(folder: Path) -> list[str]:
    """The names of the cases, `folder/name`, as the suite's own runner finds them."""
    return [
        f"{script.parent.name}/{script.stem}"
        for script in sorted(folder.glob("ash-*/*.tests"))
        if os.access(script, os.X_OK) and script.with_suffix(".right").exists()
    ]


def available() -> dict[str, str]:
    """The shells that are installed."""
    return {name: line for name, line in SHELLS.items() if shutil.which(line.split()[0])}


def settings(folder: Path) -> dict[str, str]:
    """The suite asks for busybox's configuration: that of Debian's package."""
    config = folder.parents[1] / "debian" / "config" / "pkg" / "deb"
    lines = [line for line in config.read_text().split("\n") if line and line[0] != "#"]
    return dict(line.split("=", 1) for line in lines)


def prepare(folder: Path, scratch: Path, shells: dict[str, str]) -> dict[str, str]:
    """The programs that the cases call, and one program for each shell: the environment."""
    programs = scratch / "programs"
    programs.mkdir()
    for name in HELPERS:
        subprocess.run(["cc", "-w", "-O1", "-o", programs / name, folder / f"{name}.c"], check=True)
    for name, line in shells.items():
        program = programs / name.replace(" ", "")
        command, *rest = line.split()
        path = shutil.which(command)  # PATH will lead back to here
        program.write_text(f'#!/bin/sh\nexec {" ".join([str(path), *rest])} "$@"\n')
        program.chmod(0o755)
    return {
        **settings(folder),
        "PATH": f"{programs}:{os.environ['PATH']}",
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
    }


def output(folder: Path, case: str, shell: str, scratch: Path, given: dict[str, str]) -> bytes:
    """What a case prints on a shell, in a copy of its folder; `timeout` where it does not end."""
    name, script = case.split("/")
    environment = dict(given)
    environment["THIS_SH"] = f"{scratch}/programs/{shell.replace(' ', '')}"
    with tempfile.TemporaryDirectory(dir=scratch) as copy:
        here = Path(copy) / name
        shutil.copytree(folder / name, here)
        command = [environment["THIS_SH"], f"./{script}.tests"]
        printed, status = running.output(command, here, environment, TIMEOUT)
        return b"timeout\n" if status is None else printed


def run(
    folder: Path, chosen: list[str], shells: dict[str, str]
) -> dict[str, dict[str, tuple[bool, bytes]]]:
    """By shell and case: whether it passed, and what it printed."""
    found: dict[str, dict[str, tuple[bool, bytes]]] = {name: {} for name in shells}
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(AT_ONCE) as pool:
        scratch = Path(place)
        environment = prepare(folder, scratch, shells)

        def one(shell: str, case: str) -> None:
            printed = output(folder, case, shell, scratch, environment)
            expected = (folder / f"{case}.right").read_bytes()
            found[shell][case] = (printed == expected, printed)

        for future in [pool.submit(one, name, case) for case in chosen for name in shells]:
            future.result()
    return found


def page(folder: Path, chosen: list[str], found: dict[str, dict[str, tuple[bool, bytes]]]) -> str:
    """docs/conformance.md."""
    lines = [
        INTRODUCTION.format(
            version=folder.parents[1].name.removeprefix("busybox-"),
            agreeing=AGREEING,
            judges=", ".join(JUDGES[:-1]) + " and " + JUDGES[-1],
            count=len(chosen),
        )
    ]
    for name, results in found.items():
        lines.append(f"| {name} | {sum(passed for passed, _ in results.values())} |\n")
    wanted = [
        case
        for case in chosen
        if sum(found[name][case][0] for name in JUDGES if name in found) >= AGREEING
    ]
    missed = [case for case in wanted if not found[OURS][case][0]]
    lines.append(
        f"\n{len(wanted)} cases are passed by at least {AGREEING} of them; GitBox passes"
        f" {len(wanted) - len(missed)} of these.\n"
    )
    if missed:
        lines.append("\nNot passed yet:\n\n")
        lines += [f"- {case}\n" for case in missed]
    return "".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shell", action="append", choices=list(SHELLS))
    parser.add_argument("case", nargs="*")
    arguments = parser.parse_args()
    folder = suite()
    chosen = arguments.case or cases(folder)
    shells = available()
    if arguments.shell or arguments.case:
        shells = {name: SHELLS[name] for name in arguments.shell or [OURS]}
    found = run(folder, chosen, shells)
    if not arguments.shell and not arguments.case:
        text = page(folder, chosen, found)
        behind = PAGE.read_text().partition("\n## ")
        PAGE.write_text(text + "".join(behind[1:]))
        sys.stdout.write(text)
        return 0
    for name, results in found.items():
        for case, (passed, printed) in results.items():
            sys.stdout.write(f"{name}: {case}: {'passed' if passed else 'FAILED'}\n")
            if not passed:
                expected = (folder / f"{case}.right").read_text(errors="replace").split("\n")
                shown = printed.decode(errors="replace").split("\n")
                sys.stdout.writelines(
                    f"    {line}\n"
                    for line in list(difflib.unified_diff(expected, shown, lineterm="", n=1))[2:]
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
