"""From the start of a shell to its end, with nothing to do, against the Python that runs ours."""

from functools import partial

from benchmarks.measure import Series, in_turn, once
from benchmarks.shells import BIN, peers

PYTHON = [str(BIN / "python"), "-I", "-S", "-c", "pass"]


def measure(rounds: int = 30) -> dict[str, Series]:
    """`sh -c :` of each shell and `python -I -S -c pass`, in turn."""
    programs = {shell: [*command, "-c", ":"] for shell, command in peers().items()}
    programs["python -I -S"] = PYTHON
    return in_turn({name: partial(once, program) for name, program in programs.items()}, rounds)
