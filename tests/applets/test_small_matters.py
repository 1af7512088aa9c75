"""What the suites of other projects showed, an applet a line: as the GNU programs have it."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

FILES = {
    "cr": b"first\rsecond\n",
    "back": b"\t\b\b\b\nabc\bd\n",
    "one": b"\x01\n",
    "wide": "私はガラス w\u0308\n".encode(),
    "part": b"no end\tx",
    "again": b"a aa\nb a\nb\n",
    "gone/in/f": b"",
    "names/a b": b"",
    "names/tab\there\x01": b"",
    "names/back\\slash": b"",
    "kinds/b.a": b"1",
    "kinds/a.c": b"12",
    "kinds/plain": b"",
    "kinds/a.a": b"123",
    "kinds/.dot": b"",
    "kinds/zz/f": b"",
    "kinds/aa.b/f": b"",
}
CALLS = r"""
wc -L cr
wc -L back
wc -L one
wc -L wide
wc -L part
wc -L -m wide f
uniq -1 again
uniq -1 -c again
expr 0 \& 1 / 0
expr 1 \| 1 / 0
expr 1 \| ( 1 / 0 )
expr 0 \& ( 1 \| ( 1 / 0 ) )
expr 1 \& 1 / 0
expr 5 \& 0 \| 7
ls -b names
ls -N names
ls -q names
ls -X kinds
ls -rX kinds
ls -aX kinds
ls --group-directories-first kinds
ls -r --group-directories-first kinds
ls -S --group-directories-first kinds
ls -C -w 10 kinds
ls -Cw 20 kinds
ls -Cw 0 kinds
ls -sk kinds/a.a
mkdir -v new
mkdir -pv new/er/est
rm -v f
rm -rv gone
seq -f "%'.2f" 1 3
env -i =x /bin/echo ran
"""


@pytest.mark.parametrize("call", CALLS.strip().split("\n"))
def test_call(run: Run, tmp_path: Path, call: str) -> None:
    same(run, tmp_path, words(call), FILES, exact=True, ordered="-rv" not in call)
