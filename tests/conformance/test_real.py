"""The short form of `real`: what the machine has anyway."""

import pytest
from tests.conformance import real

from genwrapper.gitbox import program


@pytest.mark.slow
def test_maintainer_scripts_are_read_as_dash_reads_them() -> None:
    scripts = real.maintainer_scripts()
    assert scripts, "no Debian packages here"
    refused = [
        str(path)
        for path in scripts
        if real.reads(["dash"], path) and not real.reads([program(), "sh"], path)
    ]
    assert not refused
