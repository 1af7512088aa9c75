"""All benchmarks: a table for each, build/benchmarks/RESULTS.json, and docs/benchmarks.md.

python -m benchmarks.run [NAME]...    NAME: startup, sample, loops, cold, waiting, applets

What is not measured in a call stays as the call before has left it. BENCH_BYTES in the environment
is how much text the applets get, 100,000,000 without it.
"""

import json
import math
import pathlib
import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks import applets, cold, loops, sample, startup, waiting
from benchmarks.measure import Series, ratio
from benchmarks.shells import ROOT
from rich.console import Console
from rich.table import Table

Figures = dict[str, Any]
"""What a benchmark found, as JSON has it."""
console = Console()


def show(title: str, head: list[str], rows: list[list[str]]) -> None:
    """A table on the terminal."""
    table = Table(title=title, title_justify="left")
    for index, name in enumerate(head):
        table.add_column(name, justify="right" if index else "left")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def figures(series: Mapping[str, Series], peer: str) -> Figures:
    """Medians in seconds, and the ratios to a peer in the same run."""
    return {
        name: {
            "cpu": runs.cpu,
            "wall": runs.wall,
            "cpu_ratio": ratio(series, name, peer, "cpu"),
            "wall_ratio": ratio(series, name, peer, "wall"),
        }
        for name, runs in series.items()
    }


def against(title: str, series: Mapping[str, Series], peer: str) -> Figures:
    """One measurement of several shells."""
    found = figures(series, peer)
    rows = [
        [name, *(f"{f[key]:.4f}" for key in ("cpu", "wall")), *(f"{f[key]:.2f}" for key in ratios)]
        for ratios in [("cpu_ratio", "wall_ratio")]
        for name, f in found.items()
    ]
    show(title, ["", "CPU s", "wall s", f"CPU × {peer}", f"wall × {peer}"], rows)
    return found


def run_startup() -> Figures:
    return against("Start and end of a shell: sh -c :", startup.measure(), "python -I -S")


def run_sample() -> Figures:
    return against("The sample work unit's script, NUM=2000, no sleep", sample.measure(), "dash")


def run_loops() -> Figures:
    """Every loop's CPU against dash's, and the geometric mean."""
    found = against_dash("Loops: CPU × dash", loops.measure())
    series = loops.measure_replacing()
    shells = [name for name in series if name != "busybox ash"]
    found["replacing"] = {name: ratio(series, name, "busybox ash", "cpu") for name in shells}
    shown = [f"{value:.2f}" for value in found["replacing"].values()]
    show("${v//a/b}: CPU × busybox ash", ["", *shells], [["", *shown]])
    return found


def run_cold() -> Figures:
    return against_dash("Real scripts, run once: CPU × dash", cold.measure())


def against_dash(title: str, found: Mapping[str, Mapping[str, Series]]) -> Figures:
    """Ratios of CPU to dash's, and the geometric means."""
    shells = list(next(iter(found.values())))
    ratios = {
        name: {shell: ratio(series, shell, "dash", "cpu") for shell in series}
        for name, series in found.items()
    }
    rows = [
        [name, *(f"{found_[shell]:.2f}" if shell in found_ else "" for shell in shells)]
        for name, found_ in ratios.items()
    ]
    means = {
        shell: math.exp(statistics.mean(math.log(r[shell]) for r in ratios.values() if shell in r))
        for shell in shells
    }
    rows.append(["geometric mean", *(f"{means[shell]:.2f}" for shell in shells)])
    show(title, ["", *shells], rows)
    return {"ratios": ratios, "geometric_means": means}


def run_waiting() -> Figures:
    """The launcher while it waits."""
    found = waiting.measure()
    rows = [[name, f"{cost.cpu:.3%}", f"{cost.memory / 2**20:.1f}"] for name, cost in found.items()]
    show("A work unit's program sleeps: 60 s, median of five", ["", "CPU", "MiB"], rows)
    return {name: {"cpu": cost.cpu, "memory": cost.memory} for name, cost in found.items()}


def run_applets() -> Figures:
    """Every case's CPU against its peers', and the geometric means. AWK's GNU is mawk."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        applets.make_inputs(folder)
        found = applets.measure(folder, [])
    peers = ["GNU", "mawk", "busybox", "toybox"]
    ratios = {
        name: {peer: ratio(series, "GitBox", peer, "cpu") for peer in peers if peer in series}
        for name, (series, _) in found.items()
    }
    rows = [
        [
            name,
            f"{series['GitBox'].cpu:.2f}",
            *(f"{ratios[name][p]:.2f}" if p in ratios[name] else "" for p in peers),
            "" if same else "output differs",
        ]
        for name, (series, same) in found.items()
    ]
    means = {
        peer: math.exp(statistics.mean(math.log(r[peer]) for r in ratios.values() if peer in r))
        for peer in peers
    }
    rows.append(["geometric mean", "", *(f"{means[peer]:.2f}" for peer in peers), ""])
    size = applets.SIZE // 10**6
    show(f"Applets on {size} MB: CPU, and × each peer", ["", "CPU s", *peers, ""], rows)
    differing = [name for name, (_, same) in found.items() if not same]
    return {"ratios": ratios, "geometric_means": means, "megabytes": size, "differing": differing}


ALL: dict[str, Callable[[], Figures]] = {
    "startup": run_startup,
    "sample": run_sample,
    "loops": run_loops,
    "cold": run_cold,
    "waiting": run_waiting,
    "applets": run_applets,
}


def main(names: list[str]) -> int:
    """Run the benchmarks that `names` are, or all."""
    unknown = [name for name in names if name not in ALL]
    if unknown:
        console.print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(ALL)}")
        return 2
    folder = pathlib.Path(ROOT) / "build" / "benchmarks"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "RESULTS.json"
    results = json.loads(file.read_text()) if file.exists() else {}
    for name in names or ALL:
        results[name] = ALL[name]()
        aside = folder / "RESULTS.json.new"
        aside.write_text(json.dumps(results, indent=2) + "\n")
        aside.replace(file)
    from benchmarks.page import write

    write(pathlib.Path(ROOT) / "docs", results)
    return int(any(results[name].get("differing") for name in names or ALL))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
