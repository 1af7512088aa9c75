"""awk programs print, write and end as gawk's do."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

CALLS = Path(__file__).with_name("awk_calls.txt").read_text().removesuffix("\n").split("\n%\n")


@pytest.mark.parametrize("program", CALLS)
def test_programs(run: Run, tmp_path: Path, program: str) -> None:
    same(run, tmp_path, ["awk", program, "f"], {}, program="gawk", exact=True)


@pytest.mark.parametrize(
    "call",
    [
        "awk -F : '{ print $2 }' colons",
        "awk -F: -v x=5 '{ print x, $1 }' colons",
        "awk -F '\\t' '{ print $2 }' f",
        "awk -F '[:x]' '{ print NF }' colons",
        "awk -v 's=a\\tb' 'BEGIN { print s }'",
        "awk -f p.awk -f q.awk g",
        "awk -f nothing g",
        "awk '{ print x, $1 }' x=1 g x=2 one",
        "awk '{ print FILENAME, FNR, NR }' one g",
        "awk '{ print }' -",
        "awk '{ print }'",
        "awk '{ print FS, $1 }' FS=: colons",
        "awk 'BEGIN { while ((getline l) > 0) n++; print n }' f g",
        "awk -- '{ print NF }' f",
        "awk 'BEGIN { printf \"%s\\n\", ARGV[2] }' a b",
        "awk '{ n += $2 } END { print n, n / NR }' g",
        "awk 'END { print $0, NF }' open",
    ],
)
def test_calls(run: Run, tmp_path: Path, call: str) -> None:
    more = {"p.awk": b"{ print f($2) }\n", "q.awk": b"function f(x) { return x * 2 }\n"}
    same(run, tmp_path, words(call), more, program="gawk", exact=True)


def test_an_error_names_file_and_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p.awk").write_text("BEGIN {\n  x = 1\n  print )\n}\n")
    status, _, errors = run("awk", "-f", "p.awk")
    assert status == 2
    assert errors.startswith(b"awk: p.awk, line 3: ")


def test_text_of_a_program_is_never_code(run: Run) -> None:
    program = 'BEGIN { x["\\"); raise SystemExit(\\""] = 1; for (k in x) print k }'
    assert run("awk", program) == (0, b'"); raise SystemExit("\n', b"")
