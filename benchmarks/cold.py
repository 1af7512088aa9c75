"""Real scripts, parsed and run once, start-up included: CPU against the shells that people have."""

import gzip
import pathlib
import tempfile
from functools import partial

from benchmarks.measure import Series, Times, in_turn, once
from benchmarks.shells import peers

SCRIPTS = {
    "config.sub (1890 lines)": "/usr/share/misc/config.sub x86_64-pc-linux-gnu",
    "config.guess (1754 lines, runs cc)": "/usr/share/misc/config.guess",
    "zgrep, one file": "/usr/bin/zgrep -c alpha text.gz",
    "savelog, one file": "/usr/bin/savelog -t -c 3 log",
    "dpkg-maintscript-helper": "/usr/bin/dpkg-maintscript-helper supports rm_conffile",
}
"""Scripts of Debian's packages autotools-dev, gzip, debianutils and dpkg, with their words."""


def timed(command: list[str], folder: pathlib.Path) -> Times:
    """One run, each with the same files."""
    (folder / "log").write_text("a line\n" * 100)
    return once(command, folder=folder)


def measure(rounds: int = 9) -> dict[str, dict[str, Series]]:
    """Each script on each shell: the medians of runs in turn."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "text.gz").write_bytes(gzip.compress(b"alpha beta\ngamma\n" * 2000))
        for title, line in SCRIPTS.items():
            runs = {
                shell: partial(timed, [*command, *line.split()], folder)
                for shell, command in peers().items()
            }
            found[title] = in_turn(runs, rounds)
    return found
