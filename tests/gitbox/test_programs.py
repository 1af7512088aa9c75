"""The generated programs: roles by name, copies anywhere, paths that no `#!` can hold."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from genwrapper.gitbox import program
from genwrapper.gitbox.programs import (
    base_interpreter,
    package_folder,
    program_text,
    write_programs,
)


def call(*argv: str | Path) -> subprocess.CompletedProcess[str]:
    words = [os.fspath(a) for a in argv]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def gitbox(tmp_path: Path) -> Path:
    write_programs(str(tmp_path))
    return tmp_path / "gitbox"


def test_called_gitbox_it_is_gitbox(gitbox: Path) -> None:
    assert "Usage: gitbox" in call(gitbox, "--help").stdout


def test_a_copy_called_gitbox_in_another_folder_is_gitbox(gitbox: Path, tmp_path: Path) -> None:
    folder = tmp_path / "another folder"
    folder.mkdir()
    shutil.copy(gitbox, folder)
    assert "Usage: gitbox" in call(folder / "gitbox", "--help").stdout


def test_an_unknown_command_is_127_with_a_message(gitbox: Path) -> None:
    done = call(gitbox, "no-such-command")
    assert (done.returncode, done.stderr) == (127, "gitbox: no-such-command: applet not found\n")


def test_writing_twice_leaves_the_files_alone(gitbox: Path, tmp_path: Path) -> None:
    before = gitbox.stat()
    write_programs(str(tmp_path))
    assert gitbox.stat().st_ino == before.st_ino


@pytest.mark.parametrize("folder", ["with space", "with 'quote", "long" * 40])
def test_an_interpreter_that_no_shebang_can_hold(tmp_path: Path, folder: str) -> None:
    home = tmp_path / folder
    home.mkdir()
    interpreter = home / "python"
    interpreter.symlink_to(base_interpreter())
    path = tmp_path / "gitbox"
    path.write_bytes(program_text(str(interpreter), package_folder()))
    path.chmod(0o755)
    assert "Usage: gitbox" in call(path, "--help").stdout


def test_program_is_beside_the_interpreter() -> None:
    assert program() == os.path.join(os.path.dirname(sys.executable), "gitbox")


def test_program_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="genwrapper setup"):
        program(str(tmp_path))
