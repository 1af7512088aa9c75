"""Differential fuzzing, the long form: `python -m tests.shell.fuzz [COUNT [SEED]]`, `make fuzz`.

Scripts of `scripts`, many in one process of each shell, each in a subshell and a folder of its own.
What dash and bash --posix do alike, GitBox must do too. A script that differs is run alone again,
made smaller and printed. The exit status is 1 where one is left that KNOWN does not explain.
"""

import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.shell.scripts import Scripts

from genwrapper.gitbox import program

SHELLS = {"gitbox": [program(), "sh"], "dash": ["dash"], "bash": ["bash", "--posix"]}
TOGETHER = 40  # scripts in one process
AT_ONCE = 2
REPORTED = 2000  # scripts between two lines of progress
TIMEOUT = 60  # seconds for one process
MARK = "=-=-= "
ERRORS = re.compile(rb"^.*(internal error|Traceback).*$", re.MULTILINE)

KNOWN = {
    r"^IFS=[^\n]+\n[\s\S]*\$[@*]": "2.5.2: unquoted, empty fields of $@ and $* may be discarded;"
    " where IFS is not the default dash and bash keep some of them, each its own way",
    r"\$\([^\n]*kill": "2.11: when the action runs for a signal that a substitution sends to its"
    " shell, amid a command's expansions: they before the command, ours in it",
    r"\A(?![\s\S]*' USR1\n)[\s\S]*[({|] [\s\S]*kill": "a deadly signal that a subshell sends to"
    " the shell ends both, since both live in one process",
    r"cat[\s\S]*>&-": "GNU's cat of nothing fails where standard output is closed, ours does not",
}
"""Why a script may differ: a pattern (re) that it holds outside QUOTED, and the reason."""
QUOTED = re.compile(r'"(?:[^"$`\\]|\$[@*#?0-9a-z])*"')  # without substitutions in it

Outcome = tuple[bytes, bytes]  # what it printed; its status: 0, 1 for a failure


def run(shell: str, scripts: list[str]) -> list[Outcome | None]:
    """What each script does on a shell; None for those that one before them has kept from
    running."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for number, script in enumerate(scripts):
            place = Path(folder, f"s{number}")
            place.mkdir()
            (place / "script").write_text(script)
            (place / "w").mkdir()
            lines.append(
                f"( cd s{number}/w; . ../script ) 2>/dev/null </dev/null\n"
                f"s=$?; echo; echo '{MARK}'{number} $((s != 0))\n"
            )
        driver = Path(folder, "driver")
        driver.write_text("".join(lines))
        found: list[Outcome | None] = [None] * len(scripts)
        with subprocess.Popen(
            [*SHELLS[shell], "./driver"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/h"},
        ) as process:
            try:
                output, errors = process.communicate(timeout=TIMEOUT)
            except subprocess.TimeoutExpired:
                process.kill()
                output, errors = process.communicate()
        printed, *parts = output.split(f"\n{MARK}".encode())
        for part in parts:
            head, _, behind = part.partition(b"\n")
            index, status = head.split()
            found[int(index)] = (printed, status)
            printed = behind
        faults = ERRORS.search(errors)
        if faults and shell == "gitbox":
            found[0] = (faults.group(0), b"125")
        return found


def results_of(shell: str, scripts: list[str]) -> list[Outcome | None]:
    """`run`, with those that send a signal to their shell each alone."""
    found = iter(run(shell, [script for script in scripts if "kill" not in script]))
    return [alone(shell, script) if "kill" in script else next(found) for script in scripts]


def alone(shell: str, script: str) -> Outcome | None:
    """What a script does as a script of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "script")
        place.write_text(script)
        work = Path(folder, "w")
        work.mkdir()
        try:
            done = subprocess.run(
                [*SHELLS[shell], str(place)],
                cwd=work,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=TIMEOUT,
                check=False,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/h"},
            )
        except subprocess.TimeoutExpired:
            return None
    faults = ERRORS.search(done.stderr)
    output = faults.group(0) if faults and shell == "gitbox" else done.stdout
    return output, b"1" if done.returncode else b"0"


def differs(script: str) -> tuple[Outcome, Outcome | None] | None:
    """What dash and bash do alike in a script, and GitBox otherwise; None where it does so."""
    expected = alone("dash", script)
    if expected is None or alone("bash", script) != expected:
        return None
    found = alone("gitbox", script)
    return None if found == expected else (expected, found)


def is_race(script: str) -> bool:
    """Whether the shells agree once more: stages of a pipeline that use one file at a time, or
    what runs on for a while behind a deadly signal."""
    results = [results_of(shell, [script]) for shell in SHELLS]
    return any(found == results[0] for found in results[1:])


def smaller(script: str) -> str:
    """The script without lines that the difference does not need."""
    lines = script.split("\n")
    size = max(len(lines) // 2, 1)
    while True:
        at = 0
        while at < len(lines):
            shorter = lines[:at] + lines[at + size :]
            if differs("\n".join(shorter)):
                lines = shorter
            else:
                at += size
        if size == 1:
            return "\n".join(lines)
        size //= 2


def explained(script: str) -> str:
    """Why a script may differ; "" where nothing says so."""
    script = QUOTED.sub('""', script)
    return next(
        (why for pattern, why in KNOWN.items() if re.search(pattern, script, re.MULTILINE)), ""
    )


def batch(first: int) -> tuple[int, list[tuple[int, str]]]:
    """How many scripts of the seeds from `first` on dash and bash run alike; and those of them
    that GitBox runs otherwise."""
    seeds = range(first, first + TOGETHER)
    scripts = [Scripts(random.Random(seed)).script() for seed in seeds]
    results = [results_of(shell, scripts) for shell in ("dash", "bash", "gitbox")]
    alike = [
        (seed, script, dash == ours)
        for seed, script, dash, bash, ours in zip(seeds, scripts, *results, strict=True)
        if dash == bash and dash is not None
    ]
    return len(alike), [(seed, script) for seed, script, same in alike if not same]


def main(count: int, seed: int) -> int:
    """Run `count` scripts; the exit status."""
    starts = range(seed, seed + count, TOGETHER)
    done = compared = different = known = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for alike, found in pool.map(batch, starts):
            done += TOGETHER
            compared += alike
            if done % REPORTED == 0:
                sys.stderr.write(f"{done} scripts: {different} differences\n")
            for number, script in found:
                results = differs(script)
                if not results and is_race(script):
                    continue
                text = smaller(script) if results else script
                why = explained(text)
                known += bool(why)
                different += not why
                if not why:
                    shown = differs(text) if results else "only among others, in a subshell"
                    sys.stdout.write(f"== {number}\n{text}\n-- {shown}\n")
                    sys.stdout.flush()
    sys.stdout.write(
        f"{done} scripts, {compared} of them alike in dash and bash: {different} unexplained"
        f" differences, {known} explained\n"
    )
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main(*[int(word) for word in (sys.argv[1:] + ["100000", "0"][len(sys.argv) - 1 :])]))
