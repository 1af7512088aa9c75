"""Work units from download to report, with the real client."""

import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.client.conftest import PATIENT, Grid

from genwrapper.grid.client import Task

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.timeout(600)]

EXAMPLES = Path(__file__).parents[2] / "examples"
Start = Callable[..., Grid]


def test_the_sample_to_its_uploaded_output(grid: Start) -> None:
    """With the progress that `boinccmd` shows on the way."""
    started = grid()
    sample = EXAMPLES / "sample"
    inputs = {path.name: path.read_bytes() for path in (sample / "inputs").iterdir()}
    script = (sample / "wu_script.sh").read_text()
    job = started.submit(script, ["out"], inputs=inputs)
    fractions: list[float] = []

    def look(task: Task) -> None:
        if task.activity == "EXECUTING":
            fractions.append(task.fraction)

    report = started.loopback.wait(job, PATIENT, look)
    assert report.succeeded, report.stderr
    assert job.output("out") == (sample / "expected" / "out").read_bytes()
    between = {fraction for fraction in fractions if 0 < fraction < 1}
    assert len(between) >= 3
    assert fractions == sorted(fractions)
    assert 0 < report.cpu_time < report.elapsed_time


def test_a_script_that_fails(grid: Start) -> None:
    started = grid()
    job = started.submit("echo what went wrong >&2\nexit 7\n")
    report = started.report(job)
    assert (report.state, report.exit_status) == (3, 7)
    assert "what went wrong" in report.stderr
    assert re.search(r"\d \[Error\] the script ended with exit status 7", report.stderr)


def test_background_and_session_children_are_ended(grid: Start) -> None:
    started = grid()
    job = started.submit(
        "out=$(boinc resolve_filename out)\n"
        "sleep 1000 &\n"
        "setsid sleep 1001 &\n"
        "(setsid sh -c 'sleep 1002 & exit' &)\n"
        "echo done > $out\n",
        ["out"],
    )
    assert started.report(job).succeeded
    assert job.output("out") == b"done\n"
    assert started.client.tasks_processes() == []


def test_logs_as_outputs(grid: Start) -> None:
    """The client puts the soft link of an output stderr.txt before what it appends to it."""
    started = grid()
    job = started.submit("echo one\necho two >&2\necho three\n", ["stdout.txt", "stderr.txt"])
    report = started.report(job)
    assert report.succeeded, report.stderr
    assert job.output("stdout.txt") == b"one\nthree\n"
    lines = job.output("stderr.txt").split(b"\n")
    assert b"two" in lines
    assert b"soft_link" not in lines[0]
    assert "two" in report.stderr.split("\n")


def test_arguments_and_several_jobs_at_once(grid: Start) -> None:
    started = grid(ncpus=2)
    jobs = [
        started.submit(
            'echo "$# $1 $2" > $(boinc resolve_filename out)', ["out"], command_line=f"a{n} b"
        )
        for n in range(3)
    ]
    reports = [started.report(job) for job in jobs]
    assert [report.succeeded for report in reports] == [True] * 3
    assert [job.output("out") for job in jobs] == [f"2 a{n} b\n".encode() for n in range(3)]


def test_a_trickle(grid: Start) -> None:
    started = grid()
    job = started.submit("echo half way > text\nboinc trickle_up progress text\nsleep 2\n")
    assert started.report(job).succeeded
    assert job.trickles == [("progress", "half way")]


def test_an_upload_on_the_way(grid: Start) -> None:
    """It is final: the client does not upload the file again at the end."""
    started = grid()
    job = started.submit(
        "early=$(boinc resolve_filename early)\n"
        "echo early > $early\n"
        "boinc upload_file early\n"
        "while [ ! -f go ]; do sleep 0.1; done\n"
        "echo more >> $early\n",
        ["early"],
    )
    started.until(job.outputs["early"].exists, "the file is uploaded while the task runs")
    assert started.executing(job)
    assert job.output("early") == b"early\n"
    (started.client.slot() / "go").touch()
    report = started.report(job)
    assert report.succeeded, report.stderr
    assert job.output("early") == b"early\n"


def test_a_temporary_exit(grid: Start) -> None:
    started = grid()
    job = started.submit(
        "if [ ! -f again ]; then : > again; boinc temporary_exit 1 'not yet'; fi\n"
        "echo again > $(boinc resolve_filename out)\n",
        ["out"],
    )
    report = started.report(job)
    assert report.succeeded, report.stderr
    assert job.output("out") == b"again\n"
    assert "not yet" in report.stderr


LIBRARY = """
int answer(void) { return 42; }
"""
PROGRAM = """
#include <stdio.h>
int answer(void);
int main(int count, char **words) {
    printf("%s: %d\\n", words[1], answer());
    return 0;
}
"""


def test_a_legacy_program_and_its_library_from_the_zip(grid: Start, tmp_path: Path) -> None:
    (tmp_path / "answer.c").write_text(LIBRARY)
    (tmp_path / "legacy.c").write_text(PROGRAM)
    for words in (
        "cc -shared -fPIC -o libanswer.so answer.c",
        "cc -o legacy legacy.c -L. -lanswer",
    ):
        subprocess.run(words.split(), cwd=tmp_path, check=True)
    archive = tmp_path / "application.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.write(tmp_path / "legacy", "bin/legacy")
        made.write(tmp_path / "libanswer.so", "lib/libanswer.so")
        made.writestr(
            "profile.sh", 'PATH=$PWD/bin:$PATH\nexport LD_LIBRARY_PATH="$PWD/lib"\nWHAT=legacy\n'
        )
    started = grid()
    started.application("legacy", archive=archive)
    job = started.submit(
        'legacy "$WHAT" > $(boinc resolve_filename out)\n', ["out"], application="legacy"
    )
    report = started.report(job)
    assert report.succeeded, report.stderr
    assert job.output("out") == b"legacy: 42\n"


def test_a_file_that_was_changed_on_its_way_is_refused(grid: Start) -> None:
    started = grid()
    job = started.submit(":\n")
    for name, file in started.project.files.items():
        if name.startswith("work_1.00"):
            data = bytearray(file.path.read_bytes())
            data[-1] ^= 1
            file.path.write_bytes(data)
    report = started.report(job)
    assert not report.succeeded
    assert "signature verification failed" in report.stderr.lower() + started.client.log().lower()
