"""Every specification case, on GitBox's shell."""

from pathlib import Path

import pytest
from tests.spec.reader import Case, all_cases, difference, run

from genwrapper.gitbox import program

KNOWN = {
    "kill a background process": "a signal that comes right behind the fork is lost",
    "break more than there are": "`break 9` in one loop ends the script",
    "set -v": "input is not echoed",
    "trap - restores": "a subshell has no process of its own that could be killed",
    "SIGPIPE ignored: a builtin fails": "`echo` is buffered: its status is 0 before it fails",
}
"""Cases that the shell fails, and why; a case that it does not fail any more is to go from here."""

RACES = frozenset(("kill a background process",))


def parameter(case: Case) -> object:
    why = KNOWN.get(case.name)
    marks = [pytest.mark.xfail(reason=why, strict=case.name not in RACES)] if why else []
    return pytest.param(case, id=str(case), marks=marks)


@pytest.mark.parametrize("case", [parameter(case) for case in all_cases()])
def test_case(case: Case, tmp_path: Path) -> None:
    found = difference(case, run(case, [program(), "sh"], tmp_path))
    assert not found, f"{case}\n{case.script}\n{found}"
