"""The `boinc` command outside of a work unit, and as any process of one calls it."""

import os
import subprocess
from pathlib import Path

import pytest

from genwrapper.gitbox import program
from genwrapper.launcher.requests import Requests


def boinc(
    *arguments: str, cwd: Path, channels: Path | None = None, text: str = ""
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ}
    environment.pop("GENWRAPPER_CHANNELS", None)
    if channels is not None:
        environment["GENWRAPPER_CHANNELS"] = str(channels)
    return subprocess.run(
        [program(), "boinc", *arguments],
        cwd=cwd,
        env=environment,
        input=text,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_names_are_resolved_without_a_launcher(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("<soft_link>data/in file</soft_link>\n")
    (tmp_path / "data").mkdir()
    assert boinc("resolve_filename", "in", cwd=tmp_path).stdout == "data/in file\n"
    assert boinc("resolve_filename", "none", cwd=tmp_path).stdout == "none\n"


def test_a_link_that_leads_nowhere_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").write_text("<soft_link>no/folder/in</soft_link>\n")
    done = boinc("resolve_filename", "in", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "boinc: resolve_filename: in is a link to no/folder/in" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("fraction_done", "0.5"),
        ("finish", "0"),
        ("temporary_exit", "60"),
        ("trickle_up", "kind"),
        ("upload_file", "out"),
    ],
)
def test_the_rest_needs_a_launcher(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = boinc(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert f"boinc: {words[0]}: there is no launcher" in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        ((), 2, "Usage: boinc"),
        (("nothing",), 2, "nothing: there is no such call"),
        (("fraction_done",), 2, "wrong number of arguments"),
        (("fraction_done", "1", "2"), 2, "wrong number of arguments"),
        (("fraction_done", "1.01"), 1, "'1.01' is not a number from 0 to 1"),
        (("fraction_done", "nan"), 1, "'nan' is not a number"),
        (("fraction_done", "half"), 1, "'half' is not a number"),
        (("fraction_done_percent", "-1"), 1, "'-1' is not a number from 0 to 100"),
        (("finish", "256"), 1, "'256' is not a number from 0 to 255"),
        (("temporary_exit", "soon"), 1, "'soon' is not a number of seconds"),
        (("upload_file", "a/b"), 1, "no logical name"),
        (("init_data", "slot"), 1, "init_data.xml: No such file"),
    ],
)
def test_wrong_calls(tmp_path: Path, words: tuple[str, ...], status: int, says: str) -> None:
    Requests(str(tmp_path / "channels")).close()
    done = boinc(*words, cwd=tmp_path, channels=tmp_path / "channels")
    assert done.returncode == status
    assert says in done.stderr


def test_messages_arrive(tmp_path: Path) -> None:
    requests = Requests(str(tmp_path / "channels"))

    def call(*words: str, text: str = "") -> None:
        done = boinc(*words, cwd=tmp_path, channels=tmp_path / "channels", text=text)
        assert done.returncode == 0, done.stderr
        requests.poll()

    call("fraction_done_percent", "12.5")
    assert requests.fraction_done == 0.125
    call("upload_file", "out")
    assert requests.uploads == ["out"]
    call("trickle_up", "kind", text="standard input\n")
    [(variety, name)] = requests.trickles
    assert variety == "kind"
    assert (tmp_path / name).read_text() == "standard input\n"


def test_a_launcher_that_does_not_answer(tmp_path: Path) -> None:
    Requests(str(tmp_path / "channels")).close()
    assert boinc("upload_file", "one", cwd=tmp_path, channels=tmp_path / "channels").returncode == 0
    done = boinc("upload_file", "two", cwd=tmp_path, channels=tmp_path / "channels")
    assert done.returncode == 1
    assert "the launcher took no message for 5 seconds" in done.stderr


def test_init_data(tmp_path: Path) -> None:
    (tmp_path / "init_data.xml").write_text(
        "<app_init_data>\n<ncpus>2.0</ncpus>\n<new>x</new>\n</app_init_data>\n"
    )
    assert boinc("init_data", "ncpus", cwd=tmp_path).stdout == "2.0\n"
    assert boinc("init_data", "new", cwd=tmp_path).stdout == "x\n"
