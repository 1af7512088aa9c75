"""date prints what GNU's does."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

CALLS = """
date -d @0
date -u -d @1700000000 +%Y-%m-%dT%H:%M:%S
date -u -d @1700000000.25 "+%s %N %3N %% %j %U %a %A %b %B %e %-d %_d %y %p %I"
date -u -R -d @1700000000
date -u -I -d @1700000000
date -u -Iseconds -d @1700000000
date -u -Ins -d @1700000000
date -u -Iminutes -d @1700000000
date -u -Ihours -d @1700000000
date -d "2024-02-29 12:34:56" +%s
date -d "2024-02-29T12:34:56Z" +%s
date -d 2024-02-29 +%F
date -u -d 2024-02-29 +%s
date -u -d "2024-02-29 01:02" +%s
date -r f
date -r nothing
date -u -d @1 "+%D %T %R %F %n%t%H%M%S %Z %z %:z"
date -u -d @-1
date -d nonsense
date -Ix
date -u +
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_date(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), {})
