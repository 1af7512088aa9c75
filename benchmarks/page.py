"""docs/benchmarks.md and its picture, out of the figures of `make bench`."""

import html
import pathlib

from benchmarks.run import Figures

HEAD = """\
# Benchmarks

`make bench` measures GitBox and its peers in turn, in one run on one machine, and writes this
page, the picture and `build/benchmarks/RESULTS.json`. Seconds differ from machine to machine,
ratios hold: each is the median of the ratios of neighbouring runs. CPU is of a command and of all
that it started.
"""
WIDTH, ROW, LEFT = 760, 34, 200
COLOURS = {"GitBox": "#1f6f54", "busybox ash": "#c9a227", "bash": "#8a8a8a"}


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table of the page."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def ratios(found: Figures, columns: list[str]) -> str:
    """Rows of ratios, and their geometric means."""
    rows = [
        [name.replace("|", "\\|"), *(shown(values.get(column)) for column in columns)]
        for name, values in found["ratios"].items()
    ]
    means = found["geometric_means"]
    rows.append(["**geometric mean**", *(f"**{shown(means.get(column))}**" for column in columns)])
    return table(["", *columns], rows)


def shown(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def page(results: Figures) -> str:
    """The page, of what has been measured."""
    text = [HEAD]
    for name, title in (
        ("startup", "Start and end of a shell: `sh -c :`"),
        ("sample", "The sample work unit's script, 2000 steps, no sleep"),
    ):
        if name in results:
            found = results[name]
            rows = [
                [who, f"{f['cpu']:.4f}", f"{f['wall']:.4f}", shown(f["cpu_ratio"])]
                for who, f in found.items()
            ]
            peer = "python -I -S" if name == "startup" else "dash"
            head = ["", "CPU s", "wall s", f"CPU × {peer}"]
            text.append(f"\n## {title}\n\n{table(head, rows)}")
    if "loops" in results:
        columns = list(results["loops"]["geometric_means"])
        text.append("\n## Loops of the shell: CPU × dash\n\n![loops](benchmarks-loops.svg)\n\n")
        text.append(ratios(results["loops"], columns))
        other = results["loops"]["replacing"]
        text.append(
            "\n`${v//a/b}`, which dash has not, CPU × busybox ash: "
            + ", ".join(f"{name} {value:.2f}" for name, value in other.items())
            + ".\n"
        )
    if "cold" in results:
        columns = list(results["cold"]["geometric_means"])
        text.append("\n## Real scripts, parsed and run once, start-up included: CPU × dash\n\n")
        text.append(ratios(results["cold"], columns))
    if "applets" in results:
        size = results["applets"]["megabytes"]
        text.append(
            f"\n## Applets on {size} MB of text: GitBox's CPU as a multiple of each peer's\n\n"
            "For awk, GNU's column is empty and mawk's is filled. GitBox's start-up (about 10 ms)"
            " is in all of them.\n\n"
        )
        text.append(ratios(results["applets"], ["GNU", "mawk", "busybox", "toybox"]))
    if "waiting" in results:
        rows = [
            [name, f"{cost['cpu']:.3%}", f"{cost['memory'] / 2**20:.1f}"]
            for name, cost in results["waiting"].items()
        ]
        text.append("\n## A work unit whose program sleeps, 60 s\n\n")
        text.append(table(["", "CPU", "MiB"], rows))
    return "".join(text)


def sections(text: str) -> dict[str, str]:
    """The parts of a page, by what is measured; what stands before the first by nothing."""
    head, *parts = text.split("\n## ")
    measured = {part.partition("\n")[0].partition(" on ")[0]: part for part in parts}
    return {"": head, **{what: f"\n## {part}" for what, part in measured.items()}}


def picture(found: Figures) -> str:
    """The loops as bars, dash's CPU being 1."""
    most = 3.0
    scale = (WIDTH - LEFT - 60) / most
    rows = list(found["ratios"].items())
    height = 40 + ROW * len(rows)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}"'
        ' font-family="sans-serif" font-size="11">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
    ]
    at = LEFT
    for name, colour in COLOURS.items():
        lines.append(f'<rect x="{at}" y="8" width="10" height="10" fill="{colour}"/>')
        lines.append(f'<text x="{at + 14}" y="17">{name}</text>')
        at += 110
    for index, (name, values) in enumerate(rows):
        top = 30 + ROW * index
        lines.append(
            f'<text x="{LEFT - 8}" y="{top + 17}" text-anchor="end">{html.escape(name)}</text>'
        )
        for place, (shell, colour) in enumerate(COLOURS.items()):
            value = values.get(shell)
            if value is None:
                continue
            width = min(value, most) * scale
            y = top + 9 * place
            lines.append(
                f'<rect x="{LEFT}" y="{y}" width="{width:.1f}" height="8" fill="{colour}"/>'
            )
            lines.append(f'<text x="{LEFT + width + 4:.1f}" y="{y + 8}">{value:.2f}</text>')
    dash = LEFT + scale
    lines.append(
        f'<line x1="{dash}" y1="26" x2="{dash}" y2="{height}" stroke="black" stroke-dasharray="3"/>'
    )
    lines.append(f'<text x="{dash + 4}" y="24">dash = 1</text></svg>')
    return "\n".join(lines) + "\n"


def write(folder: pathlib.Path, results: Figures) -> None:
    """The page, on which what was not measured stays as it was, and the picture."""
    file = folder / "benchmarks.md"
    before = sections(file.read_text()) if file.exists() else {}
    file.write_text("".join((before | sections(page(results))).values()))
    if "loops" in results:
        (folder / "benchmarks-loops.svg").write_text(picture(results["loops"]))
