"""`genwrapper try`, as a porter calls it."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.timeout(600)]

GENWRAPPER = Path(sys.executable).parent / "genwrapper"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [GENWRAPPER, "try", folder, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_a_folder_with_an_application(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "legacy").write_text('#!/bin/sh\necho "$1 $(cat in)"\n')
    (tmp_path / "app" / "legacy").chmod(0o755)
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "data").write_text("input\n")
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected" / "out").write_text("hello input\n")
    (tmp_path / "wu_script.sh").write_text(
        "cp $(boinc resolve_filename data) in\n./legacy $1 > $(boinc resolve_filename out)\n"
    )
    done = run(tmp_path, "hello")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit status 0" in done.stdout
    assert "uploading" in done.stderr


def test_what_differs_and_what_fails_is_said(tmp_path: Path) -> None:
    (tmp_path / "expected").mkdir()
    (tmp_path / "expected" / "out").write_text("one\n")
    (tmp_path / "wu_script.sh").write_text("echo two > $(boinc resolve_filename out)\nexit 3\n")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "exit status 3" in done.stdout


def test_a_folder_without_a_script_is_named(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path}/wu_script.sh is not there" in done.stderr
    assert "Traceback" not in done.stderr
