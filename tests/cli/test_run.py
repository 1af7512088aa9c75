"""`genwrapper run`: any folder with a work unit, on the desk as with a client."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import psutil
import pytest
from tests.living import lives

GENWRAPPER = str(Path(sys.executable).parent / "genwrapper")
EXAMPLES = Path(__file__).parents[2] / "examples"


def genwrapper(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [GENWRAPPER, *words], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def work(folder: Path, script: str, **expected: str) -> Path:
    """Make a work unit in FOLDER."""
    (folder / "expected").mkdir(parents=True)
    (folder / "wu_script.sh").write_text(script)
    for name, text in expected.items():
        (folder / "expected" / name).write_text(text)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.iterdir()))
def test_examples(tmp_path: Path, example: str) -> None:
    done = genwrapper("run", str(EXAMPLES / example), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "exit status 0; CPU time" in done.stdout
    assert not (tmp_path / ".slots").exists()


def test_outputs_and_a_line_for_each_step(tmp_path: Path) -> None:
    script = 'boinc fraction_done 0.5; sleep 1.5; echo hi > "$(boinc resolve_filename out)"'
    done = genwrapper("run", str(work(tmp_path / "w", script, out="hi\n")), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "out: 3 bytes\n  hi\n" in done.stdout
    assert "w: 50 %\n" in done.stderr
    assert "w: 100 %\n" in done.stderr


def test_what_differs(tmp_path: Path) -> None:
    script = 'echo hi > "$(boinc resolve_filename out)"'
    folder = work(tmp_path / "w", script, out="ho\n", other="x")
    done = genwrapper("run", str(folder), cwd=tmp_path)
    assert done.returncode == 1
    assert "out is not as in expected/:" in done.stdout
    assert "  -ho\n  +hi\n" in done.stdout
    assert "other is not as in expected/:\n  it was not written" in done.stdout


def test_a_failure_shows_what_a_client_would_report(tmp_path: Path) -> None:
    folder = work(tmp_path / "w", "echo the reason >&2; exit 9")
    done = genwrapper("run", str(folder), cwd=tmp_path)
    assert done.returncode == 1
    assert "  the reason\n" in done.stdout
    assert "exit status 9; CPU time" in done.stdout


def test_json(tmp_path: Path) -> None:
    script = 'echo hi > "$(boinc resolve_filename out)"; echo t | boinc trickle_up k; exit 3'
    folder = work(tmp_path / "w", script, out="hi\n")
    done = genwrapper("run", str(folder), "--json", "--output", "more", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    outcome = json.loads(done.stdout)
    assert (outcome["succeeded"], outcome["exit_status"], outcome["finished"]) == (False, 3, True)
    assert outcome["output_bytes"] == {"more": None, "out": 3}
    assert outcome["differences"] == {}
    assert outcome["trickles"] == [["k", "t\n"]]
    assert outcome["wall_seconds"] > 0
    assert outcome["peak_bytes"] > 0


def test_keep(tmp_path: Path) -> None:
    folder = work(tmp_path / "w", "echo kept > here")
    done = genwrapper("run", str(folder), "--keep", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    root = Path(done.stdout.split("the slot is left in ")[1].rstrip("\n"))
    assert (root / "slots" / "0" / "here").read_text() == "kept\n"


def test_arguments_an_application_and_its_profile(tmp_path: Path) -> None:
    folder = work(tmp_path / "a folder", '"$TOOL" "$@" > `boinc resolve_filename out`', out="x 2\n")
    (folder / "app" / "bin").mkdir(parents=True)
    tool = folder / "app" / "bin" / "tool"
    tool.write_text('#!/bin/sh\necho "$@"\n')
    tool.chmod(0o755)
    (folder / "app" / "bin" / "link").symlink_to("tool")
    (folder / "app" / "profile.sh").write_text("TOOL=bin/link\n")
    done = genwrapper("run", str(folder), "--", "x", "2", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_temporary_exit_is_started_again(tmp_path: Path) -> None:
    script = 'if [ -e once ]; then exit 0; fi; touch once; boinc temporary_exit 0 "again"'
    done = genwrapper("run", str(work(tmp_path / "w", script)), cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "2 starts" in done.stdout


@pytest.mark.parametrize(
    ("make", "says"),
    [
        ((), "wu_script.sh is not there"),
        (("wu_script.sh", "inputs/sub/x"), "single files, no folders"),
        (("wu_script.sh", "inputs/x", "expected/x"), "'x' can't be the logical name of an output"),
    ],
)
def test_a_folder_that_is_no_work_unit(tmp_path: Path, make: tuple[str, ...], says: str) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    for name in make:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    done = genwrapper("run", str(folder), cwd=tmp_path)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_ends_everything(tmp_path: Path) -> None:
    folder = work(tmp_path / "w", "sleep 1000 & touch started; sleep 1001")
    with subprocess.Popen(
        [GENWRAPPER, "run", str(folder)], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".slots/*/slots/0/started")):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        below = psutil.Process(process.pid).children(recursive=True)
        assert len(below) >= 3
        os.kill(process.pid, signal.SIGINT)
        assert process.stdout is not None
        assert "interrupted; CPU time" in process.stdout.read()
        assert process.wait() == 1
    assert not [one for one in below if lives(one)]
    assert not (tmp_path / ".slots").exists()


def test_a_progress_bar_on_a_terminal(tmp_path: Path) -> None:
    folder = work(tmp_path / "w", "boinc fraction_done 0.5; sleep 1.5")
    child = pexpect.spawn(GENWRAPPER, ["run", str(folder)], cwd=str(tmp_path), timeout=60)
    child.expect("50%")
    child.expect("exit status 0")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_version_and_help(tmp_path: Path) -> None:
    assert genwrapper("--version", cwd=tmp_path).stdout.startswith("genwrapper, version ")
    assert "Examples:" in genwrapper("run", "--help", cwd=tmp_path).stdout
