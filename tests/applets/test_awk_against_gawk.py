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
        "awk 'BEGINFILE { print FILENAME, FNR, ARGIND } ENDFILE { print FNR, $0 }' f g one",
        "awk 'BEGINFILE { if (ERRNO) { print ERRNO; nextfile } } { print } ENDFILE { n++ }"
        " END { print n }' one nowhere sub g",
        'awk \'BEGINFILE { print "b" } { print; nextfile } ENDFILE { print "e", FNR }\' f g',
        "awk 'BEGINFILE { exit 3 } { print } END { print NR }' f",
        "awk 'BEGINFILE { FS = \":\" } { print $1 }' colons f",
        "awk -i q 'BEGIN { print f(2) }'",
        "awk -i q.awk -f p.awk -i q.awk g",
        "awk '@include \"q.awk\"\n{ print f($2) }' g",
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


def many() -> bytes:
    """More records than are read at once: short and long ones, odd white space, numbers of every
    form, a last line without its end."""
    forms = ["12", "-3.5", "1e3", "0x1F", " ", "abc", "7abc", "+4", ".5", "\t9", "a:b:c", "é", ""]
    lines = [
        f"{n} {forms[n % len(forms)]} {forms[n * 7 % len(forms)]} w{n % 50}" for n in range(9000)
    ]
    lines[100] = "x" * 70_000 + " y"
    lines[4000] = "a\rb\fc d"
    lines[8000] = ""
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    "program",
    [
        "{ s += $3; t += $2 } END { print s, t, NR }",
        "$2 > 5 { n++ } $2 < $3 { m++ } $2 == $3 { k++ } END { print n, m, k }",
        "{ for (i = 1; i <= NF; i++) c[$i]++ } END { for (w in c) print w, c[w] }",
        "{ for (i = 1; i <= NF; i++) if ($i ~ /^w/) break; n += i } END { print n, i }",
        "{ for (i = 1; i <= 3; i++) { if (i == 2) continue; s = s i } } END { print length(s), i }",
        'NR % 1000 == 3 { RS = "w" } NR % 1000 == 7 { RS = "\\n" } { n += NF } END { print n, NR }',
        "NR % 100 == 0 { getline; print $1 } NR % 77 == 0 { getline x; print x } END { print NR }",
        'NR == 50 { FS = ":" } { print $2 }',
        'NR % 3 { next } { $2 = ""; print NF, $0 } ',
        "function f() { if (NR % 2) next } { f(); print $1 }",
        '{ while (i++ < 10) if (i == 5) next; print "never" }',
        "NR == 4500 { exit 3 } END { print NR, $1 }",
        "FNR == 10 { nextfile } { print FILENAME, FNR }",
        "{ $3 = $2 * 2; print; print NF } ",
        "{ NF = 2; print $0; n += NF } END { print n }",
        '{ printf "%5s|%-4d|%.2f|%c|%s%%\\n", $2, $3, $2, $4, $1 }',
        '{ print length($2), substr($0, 2, 5), index($0, "w"), toupper($4) }',
        '{ print | "cat" } END { close("cat"); print "here"; system("echo there") }',
        "{ x = x + 1; y = y $4; z[NR % 3] = $2 } END { print x, length(y), z[0] z[1] z[2] }",
        "{ n = $2; if (n > m) m = n } END { print m }",
        'BEGIN { OFS = "-" } { $1 = $1; print $1, $2 }',
        'BEGIN { while ((getline line) > 0 && ++n < 10) print line } { print "main", $1 }',
        'BEGIN { RS = "" } { print NF } END { print NR }',
        "END { print $0, NF }",
    ],
)
def test_many_records(run: Run, tmp_path: Path, program: str) -> None:
    ordered = " in c" not in program
    more = {"many": many(), "again": many()[:3000]}
    call = ["awk", program, "many", "again"]
    same(run, tmp_path, call, more, program="gawk", exact=True, ordered=ordered)


def test_a_function_of_the_program_comes_before_gawks(run: Run) -> None:
    program = 'function strtonum(x) { return "mine " x } BEGIN { print strtonum("7") }'
    assert run("awk", program) == (0, b"mine 7\n", b"")


def test_characters_by_their_number(run: Run) -> None:
    assert run("awk", 'BEGIN { print "\\u20ac \\u41g" }') == (0, "€ Ag\n".encode(), b"")


def test_next_where_no_record_is_read(run: Run) -> None:
    status, _, errors = run("awk", "function f() { next } BEGIN { f() }")
    assert (status, errors) == (2, b"awk: next outside the rules that read records\n")


def test_ranges_of_bytes_that_are_no_characters(run: Run) -> None:
    program = r'BEGIN { print "a" ~ /^[\300-\337]/, "e" ~ /[\001-\377]/, "\351" ~ /[\200-\377]/ }'
    assert run("awk", program) == (0, b"0 1 1\n", b"")


def test_a_backslash_before_an_ampersand_in_a_string_is_nothing(run: Run) -> None:
    program = r'BEGIN { s = "aa"; gsub(/a/, "\&b", s); print s, "a\&b" }'
    assert run("awk", program) == (0, b"abab a&b\n", b"")
