"""Every specification case, on GitBox's shell."""

from pathlib import Path

import pytest
from tests.spec.reader import Case, all_cases, difference, run

from genwrapper.gitbox import program

KNOWN = {
    "trap - restores": "a subshell has no process of its own that could be killed",
}
"""Cases that the shell fails, and why; a case that it does not fail any more is to go from here."""


def parameter(case: Case) -> object:
    why = KNOWN.get(case.name)
    marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
    return pytest.param(case, id=str(case), marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in all_cases()])
def test_case(case: Case, tmp_path: Path) -> None:
    found = difference(case, run(case, [program(), "sh"], tmp_path))
    assert not found, f"{case}\n{case.script}\n{found}"
