"""The generated programs: roles by name, copies anywhere, paths that no `#!` can hold."""

import os
import shutil
import signal
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


def test_links_for_every_command(gitbox: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    assert call(gitbox, "--install", folder).returncode == 0
    names = call(gitbox, "--list").stdout.split()
    assert {"sh", "boinc"} <= set(names)
    assert sorted(os.listdir(folder)) == sorted([*names, "gitbox"])
    assert "Usage: boinc" in call(folder / "boinc", "--help").stdout
    assert call(folder / "gitbox", "--install", folder).returncode == 0
    assert os.readlink(folder / "boinc") == str(gitbox)


def test_links_do_not_replace_files(gitbox: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "boinc").write_text("mine")
    done = call(gitbox, "--install", folder)
    assert done.returncode == 1
    assert f"gitbox: {folder}/boinc: is there, and is no link" in done.stderr
    assert (folder / "boinc").read_text() == "mine"


@pytest.mark.parametrize("name", ["sample_1.00", "sh", "boinc", "test"])
def test_a_regular_file_of_any_name_is_the_launcher(
    gitbox: Path, tmp_path: Path, name: str
) -> None:
    slot = tmp_path / "slot"
    slot.mkdir()
    shutil.copy(gitbox, tmp_path / name)
    done = subprocess.run([tmp_path / name], cwd=slot, timeout=60, check=False)
    assert done.returncode == 206
    assert f"{name} starts in {slot}" in (slot / "stderr.txt").read_text()


def test_the_role_where_there_are_no_links(gitbox: Path, tmp_path: Path) -> None:
    shutil.copy(gitbox, tmp_path / "other")
    environment = {**os.environ, "GENWRAPPER_ROLE": "gitbox"}
    done = subprocess.run(
        [tmp_path / "other", "boinc", "--help"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Usage: boinc" in done.stdout


def test_an_applet_whose_output_is_full_fails(gitbox: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [gitbox, "echo", "x"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr


def test_an_applet_whose_reader_is_gone_ends_by_sigpipe(gitbox: Path) -> None:
    process = subprocess.Popen([gitbox, "seq", "10000000"], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"1\n"
    process.stdout.close()
    assert process.wait(60) == -signal.SIGPIPE


def test_programs_do_not_see_what_python_does_to_the_locale(gitbox: Path) -> None:
    words = [str(gitbox), "sh", "-c", "/usr/bin/env"]
    done = subprocess.run(
        words, env={"LC_CTYPE": "C"}, capture_output=True, text=True, timeout=60, check=False
    )
    assert "LC_CTYPE=C\n" in done.stdout
    done = subprocess.run(words, env={}, capture_output=True, text=True, timeout=60, check=False)
    assert "LC_CTYPE" not in done.stdout
