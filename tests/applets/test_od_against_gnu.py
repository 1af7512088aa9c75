"""od prints what GNU's does."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

CALLS = """
od odd
od f g
od -c odd
od -a odd
od -b odd
od -x f
od -d f
od -s odd
od -i f
od -l f
od -t x1 f
od -t x1z2 f
od -An -tx1 f
od -A d -t u1 f
od -A x -t d1 odd
od -t x1 -t c f
od -t x4c f
od -t x8 -t o1 f
od -t d8 -t u8 f
od -t fD -t fF f
od -f f
od -j 3 -c f
od -N 5 -c f
od -j 2 -N 20 -t x2 f
od -j 1000 f
od -w8 -c f
od -w -c long
od -w4 -t x1 f
od zeros
od -v zeros
od empty
od
od nothing f
od -A q f
od -t q f
od -t x3 f
od -t xC -t xS -t xI -t xL f
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_od(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), {"zeros": b"\0" * 100 + b"x" * 32})
