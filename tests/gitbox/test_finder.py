"""The finder of this package's own modules: what it finds, and what it leaves to Python's."""

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path
from py_compile import PycInvalidationMode as Mode

import pytest

import genwrapper

HEAD = """
import sys
sys.path.append({source!r})
from genwrapper.gitbox import finder
finder.install()
from genwrapper.shell import numerals
"""
SHOW = HEAD + "print(type(numerals.__loader__).__module__, numerals.f.__code__.co_filename)\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of the package's folder, not compiled, with one module more: `shell.numerals`."""
    folder = tmp_path / "src"
    for room in ("gitbox", "shell"):
        (folder / "genwrapper" / room).mkdir(parents=True)
        (folder / "genwrapper" / room / "__init__.py").touch()
    (folder / "genwrapper" / "__init__.py").touch()
    package = Path(genwrapper.__file__).parent
    shutil.copy(package / "gitbox" / "finder.py", folder / "genwrapper" / "gitbox")
    (folder / "genwrapper" / "shell" / "numerals.py").write_text("def f(): return 1\n")
    return folder


def seen(source: Path, text: str = SHOW) -> list[str]:
    """The words that TEXT prints, with the package of SOURCE."""
    command = [sys.executable, "-IS", "-c", text.format(source=str(source))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def numerals(source: Path) -> str:
    return f"{source}/genwrapper/shell/numerals.py"


def test_python_compiles_a_module_and_the_finder_takes_it_from_then_on(source: Path) -> None:
    assert seen(source) == ["_frozen_importlib_external", numerals(source)]
    assert seen(source) == ["genwrapper.gitbox.finder", numerals(source)]


def test_a_source_that_was_changed_is_compiled_again(source: Path) -> None:
    seen(source)
    Path(numerals(source)).write_text("def f(): return 22\n")
    assert seen(source, HEAD + "print(numerals.f())") == ["22"]


def test_a_source_of_the_same_size_and_another_time_is_compiled_again(source: Path) -> None:
    seen(source)
    Path(numerals(source)).write_text("def f(): return 2\n")
    os.utime(numerals(source), (10**9, 10**9))
    assert seen(source, HEAD + "print(numerals.f())") == ["2"]


def test_a_package_that_was_moved_knows_its_new_place(source: Path) -> None:
    seen(source)
    moved = source.rename(source.with_name("moved"))
    assert seen(moved) == ["genwrapper.gitbox.finder", numerals(moved)]


@pytest.mark.parametrize("mode", [Mode.CHECKED_HASH, Mode.UNCHECKED_HASH])
def test_files_compiled_by_hash_are_left_to_python(source: Path, mode: Mode) -> None:
    assert compileall.compile_dir(str(source), quiet=1, invalidation_mode=mode)
    assert seen(source)[0] == "_frozen_importlib_external"


@pytest.mark.parametrize("content", [b"", b"short", bytes(16)])
def test_a_damaged_compiled_file_is_left_to_python(source: Path, content: bytes) -> None:
    seen(source)
    (cached,) = Path(numerals(source)).parent.glob("__pycache__/numerals.*")
    cached.write_bytes(content)
    assert seen(source)[0] == "_frozen_importlib_external"
    assert seen(source)[0] == "genwrapper.gitbox.finder"


def test_a_module_that_is_not_there_is_not_found(source: Path) -> None:
    text = HEAD + "try:\n    import genwrapper.nothing\nexcept ImportError as e: print(e.name)"
    assert seen(source, text) == ["genwrapper.nothing"]
