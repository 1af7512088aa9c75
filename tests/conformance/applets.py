"""busybox's testsuite for applets, out of Debian's source package, on GitBox, busybox and the GNU
programs: `python -m tests.conformance.applets [--programs NAME]... [APPLET]...`.

Without arguments all applets are tested with all programs, and docs/conformance-applets.md is
written. With some, what is chosen runs, and the differences from what the suite expects are
printed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.conformance.running import output

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = PROJECT / ".sources"
PAGE = PROJECT / "docs" / "conformance-applets.md"
GITBOX = PROJECT / ".venv" / "bin" / "gitbox"
TIMEOUT = 120.0  # seconds for one file of tests
AT_ONCE = 2
OURS = "gitbox"
PROGRAMS = (OURS, "busybox", "GNU")
NAMES = """
ar awk basename bc bunzip2 bzcat cal cat cmp comm cp cpio cut date dc dd diff dirname du echo expand
expr factor false find fold grep gunzip gzip head hexdump hostname id ln ls md5sum mkdir mv nl od
paste patch pidof printf pwd readlink realpath rev rm rmdir sed seq sha1sum sha256sum sha512sum sort
strings sum tail tar tee test touch tr true unexpand uniq unlzma unzip uptime wc which xargs
"""
APPLETS = NAMES.split()
"""The applets that GitBox has or is to have; the suite's others are of a system, not of scripts."""

RESULT = re.compile(r"^(PASS|FAIL|SKIPPED|UNTESTED): (.*)$", re.MULTILINE)

INTRODUCTION = """\
# Conformance of the applets

`make conformance` runs the testsuite of Debian's busybox source package ({version}) for the {count}
applets of it that GitBox has or is to have, on GitBox, on Debian's busybox, and on the GNU programs
(with those of other packages that bear the names). All of the suite's optional features are asked
for. Many cases are about busybox's own words and extensions.

| programs | passed | of |
|---|---|---|
"""


class Bench:
    """One set of programs, with the folder that the suite finds them in."""

    def __init__(self, name: str, suite: Path, scratch: Path) -> None:
        self.name = name
        self.suite = suite
        self.folder = scratch / name
        self.links = self.folder / "links"
        self.links.mkdir(parents=True)
        if name == OURS:
            front = f'#!/bin/sh\nexec {GITBOX} "$@"\n'
            shown = subprocess.run([GITBOX, "--list"], capture_output=True, text=True, check=True)
            found = {applet: str(GITBOX) for applet in shown.stdout.split()}
        elif name == "busybox":
            path = shutil.which("busybox") or sys.exit("busybox is missing: make installs it")
            front = f'#!/bin/sh\nexec {path} "$@"\n'
            shown = subprocess.run([path, "--list"], capture_output=True, text=True, check=True)
            found = dict.fromkeys(shown.stdout.split(), path)
        else:
            front = '#!/bin/sh\nexec "$@"\n'
            found = {}
        for applet, path in found.items():
            (self.links / applet).symlink_to(path)
        (self.folder / "busybox").write_text(front)
        (self.folder / "busybox").chmod(0o755)
        options = (suite.parent / "debian" / "config" / "pkg" / "deb").read_text()
        names = re.findall(r"^(?:# )?CONFIG_([A-Z0-9_]+)(?:=| is not set)", options, re.MULTILINE)
        (self.folder / ".config").write_text("".join(f"CONFIG_{name}=y\n" for name in names))
        self.environment = {
            "PATH": f"{self.links}:{self.folder}:{os.environ['PATH']}",
            "ECHO": str(scratch / "echo-ne"),
            "bindir": str(self.folder),
            "OPTIONFLAGS": f":{':'.join(names)}:",
            "HOME": str(scratch),
            "LC_ALL": "C.UTF-8",
            "VERBOSE": "1",
            "SKIP": "",
        }

    def has(self, applet: str) -> bool:
        """Whether there is such a program at all."""
        return self.name == "GNU" or (self.links / applet).exists()

    def run(self, applet: str) -> tuple[dict[str, str], str]:
        """By case: PASS or FAIL; and what was printed."""
        found: dict[str, str] = {}
        printed = ""
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            here = Path(place) / "testsuite"
            shutil.copytree(self.suite, here, symlinks=True)
            environment = {**self.environment, "tsdir": str(here), "d": str(here)}
            environment["PATH"] = f"{self.links}:{here}:{environment['PATH']}"
            tests = here / f"{applet}.tests"
            if tests.exists():
                data, _ = output([f"./{applet}.tests"], here, environment, TIMEOUT)
                said = data.decode(errors="replace")
                for result, case in RESULT.findall(said):
                    found[f"{applet}: {case}"] = result
                printed += said
            cases = sorted((here / applet).glob("*")) if (here / applet).is_dir() else []
            for case in cases:
                work = Path(place) / case.name
                work.mkdir()
                command = ["/bin/sh", "-x", "-e", str(case)]
                data, status = output(command, work, environment, TIMEOUT)
                found[f"{applet}: {case.name}"] = "PASS" if status == 0 else "FAIL"
                if status != 0:
                    said = data.decode(errors="replace")
                    printed += f"======== {case.name}\n{said}"
        return {
            case: result for case, result in found.items() if result in ("PASS", "FAIL")
        }, printed


def suite() -> Path:
    """The folder of the suite, fetched by `make conformance`."""
    found = sorted(SOURCES.glob("busybox-*/testsuite"))
    if not found:
        sys.exit(f"no busybox source in {SOURCES}: run `make conformance`, which fetches it")
    return found[-1]


def page(folder: Path, results: dict[str, dict[str, dict[str, str]]]) -> str:
    """docs/conformance-applets.md."""
    version = folder.parent.name.removeprefix("busybox-")
    lines = [INTRODUCTION.format(version=version, count=len(APPLETS))]
    for name, applets in results.items():
        all_ = [result for cases in applets.values() for result in cases.values()]
        lines.append(f"| {name} | {all_.count('PASS')} | {len(all_)} |\n")
    lines.append("\nBy applet, passed of those that ran:\n\n")
    lines.append(f"| applet | {' | '.join(results)} |\n|---|{'---|' * len(results)}\n")
    for applet in APPLETS:
        row = []
        for applets in results.values():
            values = list(applets[applet].values())
            row.append(f"{values.count('PASS')} of {len(values)}" if values else "")
        lines.append(f"| {applet} | {' | '.join(row)} |\n")
    return "".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", action="append", choices=PROGRAMS)
    parser.add_argument("applet", nargs="*")
    arguments = parser.parse_args()
    folder = suite()
    names = arguments.programs or (PROGRAMS if not arguments.applet else (OURS,))
    chosen = arguments.applet or APPLETS
    results: dict[str, dict[str, dict[str, str]]] = {name: {} for name in names}
    with tempfile.TemporaryDirectory() as place, ThreadPoolExecutor(AT_ONCE) as pool:
        scratch = Path(place)
        echo = folder.parent / "scripts" / "echo.c"
        subprocess.run(["cc", "-w", "-O1", "-o", scratch / "echo-ne", echo], check=True)
        benches = [Bench(name, folder, scratch) for name in names]

        def one(bench: Bench, applet: str) -> None:
            found, printed = bench.run(applet) if bench.has(applet) else ({}, "")
            results[bench.name][applet] = found
            if arguments.applet:
                sys.stdout.write(f"==== {bench.name}: {applet}\n{printed}\n")

        for future in [pool.submit(one, bench, applet) for applet in chosen for bench in benches]:
            future.result()
    if not arguments.applet and not arguments.programs:
        text = page(folder, results)
        PAGE.write_text(text)
        sys.stdout.write(text)
        return 0
    for name, applets in results.items():
        for cases in applets.values():
            for case, result in cases.items():
                if result == "FAIL":
                    sys.stdout.write(f"{name}: FAIL {case}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
