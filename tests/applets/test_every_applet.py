"""What holds for every applet: help, errors, and nothing of the process is touched."""

import ast
import os
from pathlib import Path

import pytest
from tests.applets.against import Run

import genwrapper.applets
from genwrapper import __version__
from genwrapper.applets.table import names

FOLDER = Path(genwrapper.applets.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))
WORDS = {"[", "[[", "echo", "expr", "false", "printf", "test", "true"}
"""Applets to which every word, --help too, is one like any other."""
RAW = WORDS | {"ar", "awk", "find", "kill", "unzstd", "zstd"}
"""Those, and applets whose options are not of the usual form, or that can do nothing here."""
STARTERS = {"env", "nice", "nohup", "time", "timeout", "xargs"}
"""Applets that start programs. `processes.start` leaves this process in their folder: its own means
nothing."""

FORBIDDEN = {
    "chdir",
    "fchdir",
    "umask",
    "putenv",
    "unsetenv",
    "environ",
    "environb",
    "getcwd",
    "getcwdb",
    "getenv",
    "dup2",
    "closerange",
    "_exit",
    "fork",
    "setuid",
    "setsid",
    "setpgid",
}
STREAMS = {"stdin", "stdout", "stderr", "argv"}


def offences(tree: ast.AST) -> list[str]:
    """Where a source reaches for the process instead of its Context."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            whose, what = node.value.id, node.attr
            if whose in ("os", "posix") and what in FORBIDDEN:
                found.append(f"line {node.lineno}: {whose}.{what}")
            if whose == "sys" and what in STREAMS:
                found.append(f"line {node.lineno}: sys.{what}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("print", "input", "exit"):
                found.append(f"line {node.lineno}: {node.func.id}()")
        elif isinstance(node, ast.ImportFrom) and node.module in ("os", "posix", "sys"):
            for alias in node.names:
                if alias.name in FORBIDDEN | STREAMS:
                    found.append(f"line {node.lineno}: {node.module}.{alias.name}")
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_source_reaches_for_the_process(path: Path) -> None:
    if path.name == "pages.py":
        return  # a program of its own, for the documentation
    assert offences(ast.parse(path.read_text())) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_source_is_slow_to_import(path: Path) -> None:
    """Heavy modules are imported in the functions that need them."""
    heavy = {
        "argparse",
        "collections",
        "contextlib",
        "dataclasses",
        "enum",
        "functools",
        "os",
        "re",
    }
    heavy |= {"signal", "subprocess", "tempfile", "threading", "typing"}
    if path.name in ("pages.py", "values.py"):
        return  # awk can't do without regular expressions
    for node in ast.parse(path.read_text()).body:
        modules: list[str] = []
        if isinstance(node, ast.Import):
            modules = [alias.name.partition(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            modules = [node.module.partition(".")[0]]
        assert not heavy.intersection(modules), f"line {node.lineno}: {modules}"


@pytest.mark.parametrize("name", names())
def test_help(name: str, run: Run) -> None:
    if name in WORDS or name in ("zstd", "unzstd"):
        return
    status, out, errors = run(name, "--help")
    assert (status, errors) == (0, b"")
    shown = "grep" if name in ("egrep", "fgrep") else name
    assert out.startswith(f"Usage: {shown}".encode())
    version = run(name, "--version")[1]
    assert f" (GenWrapper) {__version__}\n".encode() in version
    assert b"GNU" in version


@pytest.mark.parametrize("name", [name for name in names() if name not in RAW])
def test_an_option_that_is_none(name: str, run: Run) -> None:
    """It is named, with the applet, and so is where to look."""
    status, out, errors = run(name, "--no-such-option")
    assert status > 0
    assert out == b""
    assert errors.startswith(f"{name}: ".encode())
    assert b"--no-such-option" in errors
    assert b"--help" in errors


@pytest.mark.parametrize("name", [name for name in names() if name not in {"yes", "sleep"}])
def test_the_process_stays_as_it_is(name: str, run: Run, tmp_path: Path) -> None:
    """Folder, mask, environment and descriptors, whatever an applet is called with."""
    (tmp_path / "f").write_bytes(b"some text\nand more\n")
    mask = os.umask(0)
    os.umask(mask)
    folder = os.getcwd()
    before = (dict(os.environ), sorted(os.listdir("/proc/self/fd")))
    for words in ([], ["f"], ["f", "g"], ["1", "f"]):
        run(name, *words, input=b"some text\n", umask=0o007)
    after = (dict(os.environ), sorted(os.listdir("/proc/self/fd")))
    assert before == after
    assert os.umask(mask) == mask
    assert name in STARTERS or os.getcwd() == folder
    os.chdir(folder)
