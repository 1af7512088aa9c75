"""Every specification case, on GitBox's shell."""

from pathlib import Path

import pytest
from tests.spec.reader import Case, all_cases, difference, run

from genwrapper.gitbox import program


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_case(case: Case, tmp_path: Path) -> None:
    found = difference(case, run(case, [program(), "sh"], tmp_path))
    assert not found, f"{case}\n{case.script}\n{found}"
