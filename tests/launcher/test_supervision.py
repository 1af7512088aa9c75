"""What the client does to a task while it runs, and what becomes of its processes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from tests.launcher.conftest import MakeSlot
from tests.launcher.slots import Slot

STAY = "echo $$ > pid; while :; do sleep 0.1; done"
FAMILY = """\
/bin/sleep 1001 &
(setsid /bin/sleep 1002 &)
setsid sh -c '/bin/sleep 1003 & /bin/sleep 1004' &
sleep 1005 &
"""


def started(slot: Slot, name: str = "pid") -> None:
    """Start, and wait until the script has written the file NAME."""
    slot.start()
    slot.wait_for((slot.path / name).exists)


def sleepers(slot: Slot) -> set[str]:
    """The family's members that live."""
    found: set[str] = set()
    for process in slot.processes():
        try:
            found.update(word for word in process.cmdline() if word.startswith("100"))
        except psutil.NoSuchProcess:
            continue
    return found & {"1001", "1002", "1003", "1004"}


def wait_until_stopped(slot: Slot) -> None:
    """Wait until every process of the task is stopped, and stays so.

    One that is starting a program waits in the kernel where its child was stopped on the way.
    """
    seen = 0

    def stopped() -> bool:
        nonlocal seen
        try:
            states = {process.status() for process in slot.processes()}
        except psutil.NoSuchProcess:
            states = set()
        still = psutil.STATUS_STOPPED in states
        still = still and states <= {psutil.STATUS_STOPPED, psutil.STATUS_DISK_SLEEP}
        seen = seen + 1 if still else 0
        return seen == 5

    slot.wait_for(stopped)


def test_quit_ends_without_a_word(make_slot: MakeSlot) -> None:
    slot = make_slot(STAY)
    started(slot)
    slot.host.quit()
    assert slot.wait() == 0
    assert slot.host.finished is None
    assert slot.processes() == []


def test_quit_is_a_sigterm_first(make_slot: MakeSlot) -> None:
    slot = make_slot("trap 'echo saved > state; exit 0' TERM\n" + STAY)
    started(slot)
    slot.host.quit()
    assert slot.wait() == 0
    assert slot.host.finished is None
    assert (slot.path / "state").read_text() == "saved\n"


def test_abort(make_slot: MakeSlot) -> None:
    slot = make_slot(FAMILY + STAY)
    started(slot)
    slot.wait_for(lambda: len(sleepers(slot)) == 4)
    slot.host.abort()
    assert slot.wait() == 194
    assert slot.processes() == []


def test_suspend_and_resume(make_slot: MakeSlot) -> None:
    slot = make_slot("i=0; while [ ! -e go ]; do i=$((i + 1)); echo $i > count; sleep 0.01; done")
    started(slot, "count")
    slot.host.suspend()
    wait_until_stopped(slot)
    before = (slot.path / "count").read_text()
    heartbeats = time.monotonic() + 1
    slot.wait_for(lambda: time.monotonic() > heartbeats)
    assert (slot.path / "count").read_text() == before
    slot.host.resume()
    slot.wait_for(lambda: (slot.path / "count").read_text() not in ("", before))
    (slot.path / "go").touch()
    assert slot.wait() == 0


def test_quit_while_suspended(make_slot: MakeSlot) -> None:
    slot = make_slot(FAMILY + STAY)
    started(slot)
    slot.host.suspend()
    wait_until_stopped(slot)
    slot.host.quit()
    assert slot.wait() == 0
    assert slot.processes() == []


def test_what_a_script_leaves_running_is_ended(make_slot: MakeSlot) -> None:
    slot = make_slot(FAMILY + "while [ ! -e go ]; do sleep 0.1; done")
    slot.start()
    slot.wait_for(lambda: len(sleepers(slot)) == 4)
    (slot.path / "go").touch()
    assert slot.wait() == 0
    assert slot.host.finished == 0
    assert slot.processes() == []


@pytest.mark.slow
def test_a_client_without_pid_that_falls_silent(make_slot: MakeSlot) -> None:
    slot = make_slot(STAY)
    slot.set_up(client_pid=0)
    started(slot)
    slot.host.heartbeats = False
    assert slot.wait() == 0
    assert "the client is gone" in slot.stderr
    assert slot.host.finished is None
    assert slot.processes() == []


@pytest.mark.slow
def test_a_client_that_is_gone(make_slot: MakeSlot) -> None:
    client = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    slot = make_slot(STAY)
    slot.set_up(client_pid=client.pid)
    started(slot)
    client.communicate(b"\n")
    assert slot.wait() == 0
    assert "the client is gone" in slot.stderr
    assert slot.processes() == []


def test_the_launcher_killed_gitbox_ends_the_tree(make_slot: MakeSlot) -> None:
    slot = make_slot(FAMILY + STAY)
    started(slot)
    slot.wait_for(lambda: len(sleepers(slot)) == 4)
    assert slot.process is not None
    slot.process.kill()
    assert slot.wait() == -signal.SIGKILL
    slot.wait_for_processes_to_end()


def test_both_killed_the_next_start_ends_what_is_left(make_slot: MakeSlot) -> None:
    slot = make_slot("if [ -e pid ]; then exit 0; fi\n" + FAMILY + STAY)
    started(slot)
    slot.wait_for(lambda: len(sleepers(slot)) == 4)
    assert slot.process is not None
    shell = psutil.Process(int((slot.path / "pid").read_text()))
    slot.process.send_signal(signal.SIGSTOP)  # it must not see the shell's end
    shell.kill()
    slot.process.kill()
    slot.wait()
    assert sleepers(slot) == {"1001", "1002", "1003", "1004"}
    slot.set_up()
    assert slot.run() == 0
    assert slot.processes() == []
    assert "processes of an earlier start were still there: ended" in slot.stderr


def test_sigterm_ends_the_tree_and_then_the_launcher(make_slot: MakeSlot) -> None:
    slot = make_slot(FAMILY + STAY)
    started(slot)
    slot.wait_for(lambda: len(sleepers(slot)) == 4)
    assert slot.process is not None
    slot.process.terminate()
    assert slot.wait() == -signal.SIGTERM
    assert slot.processes() == []


def test_a_restart_goes_on(make_slot: MakeSlot) -> None:
    script = """\
        echo start >&2
        if [ -e seen ]; then exit 0; fi
        i=0; while [ $i -lt 200000 ]; do i=$((i + 1)); done
        touch seen
        while :; do sleep 0.1; done
        """
    slot = make_slot(script)
    started(slot, "seen")
    slot.host.quit()
    assert slot.wait() == 0
    used = float((slot.path / "gw_cpu_time").read_text())
    assert used > 0
    slot.set_up()
    assert slot.run() == 0
    assert slot.stderr.count("start\n") == 2
    assert slot.host.status is not None
    assert slot.host.status.current_cpu_time > used


def test_cpu_time_of_children_is_counted(make_slot: MakeSlot) -> None:
    slot = make_slot(f"{sys.executable} -c 'sum(range(20_000_000))'")
    before = os.times().children_user
    assert slot.run() == 0
    assert slot.host.status is not None
    used = os.times().children_user - before
    assert used * 0.5 < slot.host.status.current_cpu_time < used * 1.5 + 0.5


@pytest.mark.slow
def test_a_slot_in_use_is_a_temporary_exit(make_slot: MakeSlot) -> None:
    slot = make_slot(STAY)
    started(slot)
    first = slot.process
    assert first is not None
    slot.start()
    assert slot.wait() == 0
    assert slot.host.temporary_exit == (60, "the slot is still in use")
    assert "is held by another process" in slot.stderr
    first.terminate()
    slot.process = first
    slot.wait()


def test_nothing_of_the_slot_is_written_elsewhere(make_slot: MakeSlot, tmp_path: Path) -> None:
    slot = make_slot("true")
    before = sorted(path.name for path in tmp_path.iterdir())
    assert slot.run() == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == before
