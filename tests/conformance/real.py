"""Real scripts, on GitBox and on dash: `python -m tests.conformance.real`, `make conformance`.

The configure scripts of GNU hello (autoconf's) and of zlib must find the same; the maintainer
scripts of the installed Debian packages must be read without a fault where dash reads them so.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from genwrapper.gitbox import program

PROJECT = Path(__file__).resolve().parents[2]
SOURCES = PROJECT / ".sources"
SCRIPTS = Path("/var/lib/dpkg/info")
SECONDS = 900
SHELLS = {"gitbox": program(), "dash": "/usr/bin/dash"}


def maintainer_scripts() -> list[Path]:
    """The installed packages' scripts whose first line names sh."""
    found = [
        path
        for kind in ("preinst", "postinst", "prerm", "postrm", "config")
        for path in SCRIPTS.glob(f"*.{kind}")
    ]
    return [path for path in sorted(found) if path.read_bytes().split(b"\n")[0].endswith(b"/sh")]


def reads(shell: list[str], script: Path) -> bool:
    """Whether `sh -n` of a script finds no fault."""
    done = subprocess.run([*shell, "-n", str(script)], capture_output=True, check=False)
    return done.returncode == 0


def configured(source: Path, results: list[str], copied: bool) -> dict[str, dict[str, str]]:
    """By shell: what a configure script makes, the names of shell and folder taken out. `copied`:
    it works in a copy of its sources, not in a folder of its own."""
    found = {}
    for name, path in SHELLS.items():
        with tempfile.TemporaryDirectory() as place:
            shell = Path(place, "sh")
            shell.symlink_to(path)
            work = Path(place, "work")
            if copied:
                subprocess.run(["cp", "-r", str(source), str(work)], check=True)
            else:
                work.mkdir()
            script = "./configure" if copied else str(source / "configure")
            subprocess.run(
                [str(shell), script],
                cwd=work,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "CONFIG_SHELL": str(shell)},
                stdout=subprocess.DEVNULL,
                timeout=SECONDS,
                check=True,
            )
            found[name] = {
                result: (work / result).read_text().replace(place, "PLACE") for result in results
            }
    return found


def same(results: dict[str, dict[str, str]]) -> bool:
    """Whether both shells made the same files."""
    return results["gitbox"] == results["dash"]


def source_of(package: str) -> Path:
    """The source package that `make conformance` has fetched."""
    found = sorted(SOURCES.glob(f"{package}-[0-9]*/"))
    if not found:
        sys.exit(f"no source of {package} in {SOURCES}: run `make conformance`, which fetches it")
    return found[-1]


def main() -> int:
    """All of it; the exit status."""
    wrong = 0
    for package, results, copied in (
        ("hello", ["config.h", "Makefile", "po/Makefile"], False),
        ("zlib", ["Makefile", "zconf.h", "zlib.pc"], True),
    ):
        alike = same(configured(source_of(package), results, copied))
        wrong += not alike
        sys.stdout.write(f"configure of {package}: {'the same' if alike else 'DIFFERENT'}\n")
    scripts = maintainer_scripts()
    refused = [
        path for path in scripts if reads(["dash"], path) and not reads([program(), "sh"], path)
    ]
    for path in refused:
        sys.stdout.write(f"refused: {path}\n")
    sys.stdout.write(f"{len(scripts)} maintainer scripts, {len(refused)} refused that dash reads\n")
    return int(bool(wrong or refused))


if __name__ == "__main__":
    sys.exit(main())
