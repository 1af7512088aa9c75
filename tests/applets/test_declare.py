"""What a usage text means: options, operands, help, errors, documentation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from genwrapper import __version__
from genwrapper.applets.declare import Declaration, Options, Wrong, applet, number
from genwrapper.applets.table import find, names
from genwrapper.streams import Context, Description, Table, collector

USAGE = """
show [OPTION]... [FILE]...

Show things.

  -a, --all               all of them
  -v                      be talkative
  -n, --lines=N, -NUMBER  how many
  -e, --regexp=TEXT...    what to look for
  -d CHARACTER            what is between
  --color[=WHEN]          colours
  --no-clobber            leave files
"""


def parsed(*words: str, permute: bool = True) -> tuple[Options, list[str]]:
    return Declaration(USAGE.strip("\n")).parse(list(words), permute, False)


def test_nothing_given() -> None:
    options, operands = parsed()
    assert operands == []
    assert options.all is False
    assert options.lines is None
    assert options.regexp == []
    assert options.color is None
    assert options.no_clobber is False


@pytest.mark.parametrize(
    "words", [["-n5"], ["-n", "5"], ["--lines=5"], ["--lines", "5"], ["--li=5"], ["-5"], ["-an5"]]
)
def test_forms_of_a_value(words: list[str]) -> None:
    assert parsed(*words)[0].lines == "5"


def test_combined() -> None:
    options, operands = parsed("-avd:", "-e", "x", "--regexp=y", "-ez", "f", "--color", "-25")
    assert (options.all, options.v, options.d) == (True, True, ":")
    assert options.regexp == ["x", "y", "z"]
    assert options.color == ""
    assert options.lines == "25"
    assert operands == ["f"]
    assert parsed("--color=always")[0].color == "always"


def test_where_options_end() -> None:
    assert parsed("f", "-a")[1] == ["f"]
    assert parsed("--", "-a")[1] == ["-a"]
    assert parsed("-")[1] == ["-"]
    options, operands = parsed("f", "-a", permute=False)
    assert operands == ["f", "-a"]
    assert not options.all


def test_the_last_one() -> None:
    options, _ = parsed("-a", "-v", "-n1", "-a")
    assert options.last("all", "v") == "all"
    assert options.last("v", "lines") == "lines"
    assert options.last("d") == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-y"], "unknown option -y"),
        (["-ay"], "unknown option -y"),
        (["--what"], "unknown option --what"),
        (["-n"], "option -n needs a value"),
        (["--lines"], "option --lines needs a value"),
        (["--all=x"], "option --all takes no value"),
    ],
)
def test_wrong_options(words: list[str], message: str) -> None:
    with pytest.raises(Wrong, match=message):
        parsed(*words)


def test_ambiguous() -> None:
    declaration = Declaration("x\n\n  --size=N  a\n  --single  b")
    with pytest.raises(Wrong, match="ambiguous option --si"):
        declaration.parse(["--si"], True, False)


@pytest.mark.parametrize(
    ("synopsis", "least", "most"),
    [
        ("x", 0, 0),
        ("x FILE", 1, 1),
        ("x [OPTION]... FILE...", 1, None),
        ("x [OPTION]... [FILE]...", 0, None),
        ("x NAME [SUFFIX]", 1, 2),
        ("x SOURCE TARGET\nx SOURCE... FOLDER", 2, None),
        ("x LAST\nx FIRST LAST", 1, 2),
    ],
)
def test_operand_counts(synopsis: str, least: int, most: int | None) -> None:
    declaration = Declaration(f"{synopsis}\n\nText.")
    assert (declaration.least, declaration.most) == (least, most)


def call(function: Callable[[Context], int], *words: str) -> tuple[int, bytes, bytes]:
    out, err = collector(), collector()
    table = Table({0: Description(None, b""), 1: out, 2: err})
    context = Context("show", list(words), table, {}, "/", 0o022, None)  # type: ignore[arg-type]
    status = function(context)
    return status, out.collect(), err.collect()


@applet("show FILE\n\nShow it.\n\n  -a  all", wrong=3)
def show(context: Context, options: Options, files: list[str]) -> int:
    context.stdout.write(f"{options.a} {files[0]}".encode())
    return context.status


def test_calls() -> None:
    assert call(show, "-a", "f") == (0, b"True f", b"")
    assert call(show, "--help") == (0, b"Usage: show FILE\n\nShow it.\n\n  -a  all\n", b"")
    assert call(show) == (3, b"", b"show: missing operand; try show --help\n")
    assert call(show, "a", "b") == (3, b"", b"show: extra operand b; try show --help\n")
    assert call(show, "-x") == (3, b"", b"show: unknown option -x; try show --help\n")
    assert call(show, "--", "--help")[:2] == (0, b"False --help")
    status, version, errors = call(show, "--version")
    assert (status, errors) == (0, b"")
    assert version.startswith(b"show (GenWrapper) %s\n" % __version__.encode())


def test_a_full_device_is_reported(run: Callable[..., tuple[int, bytes, bytes]]) -> None:
    import posix

    full = Description(posix.open("/dev/full", posix.O_WRONLY))
    assert run("seq", "3", stdout=full) == (1, b"", b"seq: write error: No space left on device\n")


def test_a_broken_pipe_comes_out(run: Callable[..., tuple[int, bytes, bytes]]) -> None:
    import posix

    reading, writing = posix.pipe()
    posix.close(reading)
    with pytest.raises(BrokenPipeError):
        run("seq", "3", stdout=Description(writing))


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("12", 12), ("1k", 1024), ("2b", 1024), ("1MB", 10**6)]
)
def test_numbers(text: str, value: int) -> None:
    assert number(text, "n") == value


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "1x", "k", "²"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(Wrong):
        number(text, "n")


@pytest.mark.parametrize("name", names())
def test_every_applet_is_there(name: str) -> None:
    found = find(name)
    assert found is not None
    assert found.name == name
    for option in found.declaration.options:
        assert option.text, f"{name}: {option.forms} say nothing"


def test_the_documentation_is_up_to_date() -> None:
    from genwrapper.applets.pages import documents

    docs = Path(__file__).parents[2] / "docs"
    wanted = documents()
    written = [docs / "applets.md", *(docs / "applets").iterdir()]
    found = {str(path.relative_to(docs)): path.read_text() for path in written}
    assert found == wanted, "run python -m genwrapper.applets.pages docs"
