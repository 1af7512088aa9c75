"""Replay the specification cases on other shells: `python -m tests.spec.references [SHELL…]`.

Prints how many cases of each file each shell agrees with, and every case that one disagrees with.
The exit status is 1 where a shell disagrees that a case does not except, or agrees that it does,
and where dash, bash and busybox ash all agree with fewer than nine cases in ten.
"""

import shutil
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.spec.reader import Case, all_cases, difference, run

SHELLS = {
    "dash": ["dash"],
    "bash": ["bash", "--posix"],
    "ash": ["busybox", "ash"],
    "mksh": ["mksh"],
    "yash": ["yash", "-o", "posix"],
}
REQUIRED = ("dash", "bash", "ash")


def say(text: str) -> None:
    """A line on standard output."""
    sys.stdout.write(f"{text}\n")


def compared(case: Case, name: str) -> str:
    """What a shell does otherwise in a case."""
    with tempfile.TemporaryDirectory() as folder:
        return difference(case, run(case, SHELLS[name], Path(folder)))


def main(names: list[str]) -> int:
    """Replay all cases; the exit status."""
    names = [name for name in names or REQUIRED if shutil.which(SHELLS[name][0])]
    cases = all_cases()
    agree: Counter[tuple[str, str]] = Counter()
    wrong = 0
    with ThreadPoolExecutor(4) as pool:
        results = {name: pool.map(compared, cases, [name] * len(cases)) for name in names}
        by_all = 0
        for case, *found in zip(cases, *results.values(), strict=True):
            by_all += not any(found)
            for name, text in zip(results, found, strict=True):
                agree[case.file, name] += not text
                expected = case.agree is None or name in case.agree
                if name in REQUIRED and expected != (not text):
                    wrong += 1
                    say(f"{case}: {name} {text or 'agrees, and is not marked so'}")
                elif text:
                    say(f"{case}: {name} differs: {'; '.join(case.why)}")
    print_table(cases, agree, names)
    say(f"{by_all} of {len(cases)} cases agree with all of {', '.join(names)}")
    return 1 if wrong or by_all * 10 < len(cases) * 9 else 0


def print_table(cases: list[Case], agree: "Counter[tuple[str, str]]", names: list[str]) -> None:
    """A line for each file: its cases, and how many each shell agrees with."""
    counts = Counter(case.file for case in cases)
    say(f"{'':24}{'cases':>7}" + "".join(f"{name:>7}" for name in names))
    for file, count in counts.items():
        say(f"{file:24}{count:7}" + "".join(f"{agree[file, name]:7}" for name in names))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
