"""Options that scripts use now and then do what GNU's programs do."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words


@pytest.mark.parametrize(
    "call",
    [
        "seq -w 003",
        "seq -w 005 7",
        "seq -w 8 -3 04",
        "seq -w 09 .3 11",
        "seq -w 03 .3 0004",
        "seq -w -5 5",
        "seq -w 1 .5 10",
        "xargs -I% echo '[%]'",
        "xargs -i echo '<{}>'",
        "xargs -iX echo X",
        "xargs -eone echo",
        "xargs -e echo",
        "sed '/one/a\\tzero\\rx\\ny'",
        "sed 'i hello\\tworld'",
        "cp -P link copied",
        "cp -d link f copied-into",
        "cp -d hard1 hard2 copied-into",
        "cp -a hard1 hard2 copied-into",
        "cp --parents deep/er/file copied-into",
        "cp -P link-to-folder copied",
        "cp deep copied-into",
        "od -b --traditional f",
        "cp --preserve f copied",
        "cp --preserve=mode sub/run copied",
        "cp --preserve=timestamps,mode sub/run copied",
        "cp -R --preserve=timestamps sub copied",
        "cp --preserve=links hard1 hard2 copied-into",
        "cp --preserve=all hard1 hard2 copied-into",
        "cp -a --no-preserve=links hard1 hard2 copied-into",
        "cp -p --no-preserve=timestamps f copied",
        "cp --preserve=nothing f copied",
        "cp -l f copied",
        "cp -l f sub",
        "cp -lR deep copied",
        "cp -s f copied",
        "cp -s f copied-into",
        "cp -sf f hard1",
        "rm -I f hard1",
        "rm -I f hard1 hard2 link",
        "rm -rI deep",
        "env -i -S 'A=1 B=\"x y\" sh -c' 'echo \"$A$B\"'",
        "env -S '-i A=1'",
        "env -S 'echo ${TZ}x \\_ \"a\\_b\" a\\tb c#d #e'",
        "env -S '-S \"echo a\" b' c",
        "env -S 'echo \"a'",
        "env -S 'echo \\q'",
        "env -C deep ls",
        "env -C nowhere ls",
        "env -C f ls",
        "env -C deep",
    ],
)
def test_options(run: Run, tmp_path: Path, call: str) -> None:
    for folder in (tmp_path, tmp_path.parent / f"{tmp_path.name}.gnu"):
        folder.mkdir(exist_ok=True)
        (folder / "link").symlink_to("f")
        (folder / "link-to-folder").symlink_to("deep")
        (folder / "copied-into").mkdir()
        (folder / "hard1").write_text("hard\n")
        (folder / "hard2").hardlink_to(folder / "hard1")
    more = {"deep/er/file": b"deep\n"}
    lines = b" one\n2\n\n4\n\n 6 6 \n \v \t 7\n\t\n\v\n"
    same(run, tmp_path, words(call), more, input=lines)


RUNS = b"a\na\nb\nc\nc\nC\nd d\nd D\nlast"


@pytest.mark.parametrize("input", [RUNS, RUNS + b"\n", b"", b"\n\n", b"one"])
@pytest.mark.parametrize(
    "options",
    [
        "-D",
        "-D -i",
        "--all-repeated=prepend",
        "--all-repeated=separate",
        "-D -u",
        "-D -c",
        "--group",
        "--group=prepend",
        "--group=append -i",
        "--group=both",
        "--group=x",
        "--group -d",
        "--all-rep=prep -f1",
    ],
)
def test_uniq_prints_all_of_a_run(run: Run, tmp_path: Path, options: str, input: bytes) -> None:
    same(run, tmp_path, ["uniq", *options.split()], {}, input=input)


@pytest.mark.parametrize("size", [1, 70000])
@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize("call", ["head -z -n", "tail -z -n", "head -z nul -n", "tail -z nul -n"])
@pytest.mark.parametrize("number", ["0", "1", "2", "-1", "5", "+2"])
def test_lines_that_end_with_nul(
    run: Run, tmp_path: Path, number: str, call: str, ended: bool, size: int
) -> None:
    if number == "+2" and "head" in call:
        number = "3"
    text = b"\0".join([b"one\n" * size, b"two", b"", b"4\n"]) + b"\0" * ended
    same(run, tmp_path, [*call.split(), number], {"nul": text}, input=text)


@pytest.mark.parametrize(
    "program",
    [
        "BEGIN { print or(0xffffffff, 1), and(6, 3), xor(6, 3, 1), lshift(1, 4), rshift(255, 4) }",
        "BEGIN { print or(01234, 1), 0x10 + 1, 017, 08, 0x, compl(0) }",
        "function f(a) { return a + 1 } BEGIN { print f(1) } # and = 1",
        'BEGIN { and = 3; print and, "\\x41\\x4a!" }',
    ],
)
def test_awk_as_gawk_has_it(run: Run, tmp_path: Path, program: str) -> None:
    if "and = 3" in program:  # gawk takes the name for itself
        assert run("awk", program) == (0, b"3 AJ!\n", b"")
    else:
        same(run, tmp_path, ["awk", program], {}, program="gawk", exact=True)


def test_awk_takes_its_program_in_parts(run: Run, tmp_path: Path) -> None:
    (tmp_path / "p").write_text('BEGIN { print f("file") }\n')
    program = ["-e", "function f(x) { return x x }", "-f", "p", "-e", "END { print NR }"]
    assert run("awk", *program, input=b"1\n2\n") == (0, b"filefile\n2\n", b"")


def test_which_has_a_path_of_its_own(run: Run) -> None:
    assert run("which", "sh", environment={})[1].endswith(b"/sh\n")


@pytest.mark.parametrize("what", ["k", "i", "o", "v", "R"])
def test_dc_drops_what_is_no_number(run: Run, what: str) -> None:
    """As GNU's; a loop that ends with an empty stack would go on for ever otherwise."""
    assert run("dc", input=f"1 2 [a]{what} f\n".encode())[1] == b"2\n1\n"
