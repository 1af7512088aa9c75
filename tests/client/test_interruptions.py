"""Tasks that are suspended, ended, killed and aborted by the real client."""

from collections.abc import Callable

import psutil
import pytest
from tests.client.conftest import Grid
from tests.living import lives

from genwrapper.grid.project import ABORTED, Job

pytestmark = [pytest.mark.client, pytest.mark.slow, pytest.mark.timeout(600)]

Start = Callable[..., Grid]

# Counts to 100 in the file `count`, from where it stood, in another session; at 20 waits for `go`
COUNTER = """
cat > counter <<'END'
n=$(cat count 2>/dev/null || echo 0)
while [ $n -lt 100 ]; do
    n=$((n + 1))
    echo $n > count.new
    mv count.new count
    case $n in 3 | *[05]) boinc checkpoint ;; esac
    if [ $n -ge 20 ]; then while [ ! -f go ]; do sleep 0.1; done; fi
    boinc fraction_done_percent $n
    sleep 0.02
done
END
echo start >> $(boinc resolve_filename starts)
setsid sh ./counter &
wait
cp count $(boinc resolve_filename out)
"""


def counting(started: Grid) -> Job:
    """A job that has counted some way."""
    job = started.submit(COUNTER, ["out", "starts"])
    started.until(lambda: count(started) >= 5, "the counter counts")
    return job


def count(started: Grid) -> int:
    return int(started.slot_file("count") or 0)


def ends_well(started: Grid, job: Job, starts: int) -> None:
    (started.client.slot() / "go").touch()
    report = started.report(job)
    assert report.succeeded, report.stderr
    assert job.output("out") == b"100\n"
    assert job.output("starts") == b"start\n" * starts
    assert started.client.tasks_processes() == []


def stopped(started: Grid) -> bool:
    states = [process.status() for process in below_launcher(started)]
    return len(states) >= 2 and set(states) == {psutil.STATUS_STOPPED}


def below_launcher(started: Grid) -> list[psutil.Process]:
    """The task's processes but for the launcher, which is the client's child."""
    found = started.client.tasks_processes()
    return [process for process in found if process.ppid() != started.client.pid]


def test_suspended_in_memory(grid: Start) -> None:
    started = grid()
    job = counting(started)
    started.client.suspend(started.url, job.result)
    started.until(lambda: stopped(started), "all of the task's processes have stopped")
    assert count(started) < 100
    (started.client.slot() / "go").touch()
    started.client.resume(started.url, job.result)
    ends_well(started, job, 1)


def test_suspended_by_quit(grid: Start) -> None:
    started = grid(in_memory=False)
    job = counting(started)
    started.client.suspend(started.url, job.result)
    started.until(lambda: started.client.tasks_processes() == [], "the task has quit")
    assert 5 <= count(started) < 100
    started.client.resume(started.url, job.result)
    started.until(started.client.tasks_processes, "the task is started again")
    ends_well(started, job, 2)


def test_client_ended_and_started_again(grid: Start) -> None:
    started = grid()
    job = counting(started)
    started.client.quit()
    started.until(lambda: started.client.processes() == [], "nothing is left")
    started.client.start()
    started.until(lambda: started.executing(job), "the task is started again")
    ends_well(started, job, 2)


def test_client_killed_and_started_again(grid: Start) -> None:
    started = grid()
    job = counting(started)
    started.client.kill()
    started.until(lambda: started.client.processes() == [], "the task ends with its client")
    started.client.start()
    started.until(lambda: started.executing(job), "the task is started again")
    ends_well(started, job, 2)


def test_client_killed_while_the_task_is_suspended(grid: Start) -> None:
    started = grid()
    job = counting(started)
    started.client.suspend(started.url, job.result)
    started.until(lambda: stopped(started), "all of the task's processes have stopped")
    started.client.kill()
    started.until(lambda: started.client.processes() == [], "the task ends with its client")
    started.client.start()
    started.client.resume(started.url, job.result)
    ends_well(started, job, 2)


def test_launcher_killed(grid: Start) -> None:
    """By somebody else: the client starts it anew at once, in a slot where nothing of it is
    left.
    """
    started = grid()
    job = counting(started)
    before = started.client.tasks_processes()
    (launcher,) = [p for p in before if p.ppid() == started.client.pid]
    launcher.kill()
    started.until(lambda: not any(map(lives, before)), "all of the task has ended")
    started.until(started.client.tasks_processes, "the task is started again")
    ends_well(started, job, 2)


def test_launcher_and_shell_killed_at_once(grid: Start) -> None:
    """What they leave is ended by the next start of the slot; or by the client, which ends what it
    has seen of a task when it looked at the memory in use (each 10 s): then it is tried again."""
    started = grid()
    for _ in range(3):
        job = counting(started)
        before = started.client.tasks_processes()
        (launcher,) = [p for p in before if p.ppid() == started.client.pid]
        (shell,) = [p for p in before if p.ppid() == launcher.pid]
        shell.suspend()
        shell.kill()
        launcher.kill()
        started.until(lambda: not any(map(lives, before)), "all of the task has ended")  # noqa: B023
        started.until(started.client.tasks_processes, "the task is started again")
        (started.client.slot() / "go").touch()
        report = started.report(job)
        assert report.succeeded, report.stderr
        assert job.output("starts") == b"start\n" * 2
        if "of an earlier start were still there: ended" in report.stderr:
            return
    pytest.fail("the next start has never told of what was left")


def test_aborted(grid: Start) -> None:
    started = grid()
    job = counting(started)
    started.client.abort(started.url, job.result)
    report = started.report(job)
    assert (report.state, report.exit_status) == (ABORTED, 203)
    assert started.client.tasks_processes() == []
