"""The C library finds regular expressions where ours does."""

import pytest
from tests.patterns.against_regexec import differences


@pytest.mark.parametrize("seed", range(4))
def test_random_expressions(seed: int) -> None:
    found, compared = differences(1500, seed)
    assert found == []
    assert compared > 4000
