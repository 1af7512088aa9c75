"""Whole trees: the contract that every backend keeps."""

import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from tests.processes.programs import GENEROUS, Run, alive, numbers, python, state, until

from genwrapper.processes import proc

# Starts a child in a session of its own, one that has forked twice, and one that ignores SIGTERM
FAMILY = r"""
import os, signal, sys, time
def sleeper(session, twice, deaf):
    if os.fork():
        return
    if session:
        os.setsid()
    if twice and os.fork():
        os._exit(0)
    if deaf:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    with open("pids", "a") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(1000)
    os._exit(0)
for session in (0, 1):
    for twice in (0, 1):
        for deaf in (0, 1):
            sleeper(session, twice, deaf)
"""
WAITS = FAMILY + "time.sleep(1000)\n"

# Six lines of short-lived processes: each starts one that ends at once and one that goes on, and
# ends. They rest between births: whoever reaps them keeps up, and process ids do not run out.
BREEDER = r"""
import os, time
end = time.monotonic() + 60
def fork():
    while True:
        try:
            return os.fork()
        except BlockingIOError:
            time.sleep(0.01)
def breed():
    while time.monotonic() < end:
        time.sleep(0.02)
        child = fork()
        if not child:
            os._exit(0)
        if fork():
            os.waitpid(child, 0)
            os._exit(0)
    os._exit(0)
for _ in range(6):
    if not fork():
        breed()
while True:
    try:
        os.wait()
    except ChildProcessError:
        time.sleep(1000)
"""


def test_exit_status_and_wait(tree: Run) -> None:
    ended = tree("exit 7")
    assert ended.wait() == 7
    assert (ended.poll(), ended.exit_status) == (7, 7)


def test_exit_status_of_a_signal(tree: Run) -> None:
    assert tree("kill -9 $$").wait(GENEROUS) == -9


def test_wait_no_longer_than_asked_for(tree: Run) -> None:
    running = tree("sleep 1000")
    assert running.wait(0.01) is None
    assert running.poll() is None
    running.terminate(GENEROUS)
    assert running.exit_status == -signal.SIGTERM


def test_a_program_that_does_not_exist(tree: Run, tmp_path: Path) -> None:
    before = os.listdir("/proc/self/fd")
    here = os.getcwd()
    with pytest.raises(FileNotFoundError) as raised:
        tree(str(tmp_path / "none"), "x")
    assert raised.value.filename == str(tmp_path / "none")
    assert (os.listdir("/proc/self/fd"), os.getcwd()) == (before, here)


def test_folder_environment_and_descriptors(tree: Run, tmp_path: Path) -> None:
    here = os.getcwd()
    assert tree('echo "$A" > out; ls /dev/fd/ >> out', A="b").wait(GENEROUS) == 0
    # 100 is the lifeline, 3 ls's look at the folder
    assert (tmp_path / "out").read_text().split() == ["b", "0", "1", "100", "2", "3"]
    assert os.getcwd() == here


def test_no_descriptor_is_left_open(tree: Run) -> None:
    before = os.listdir("/proc/self/fd")
    with tree("sleep 1000") as running:
        running.usage()
        running.suspend()
        running.wait(0.01)
    assert os.listdir("/proc/self/fd") == before


@pytest.mark.parametrize("grace", [0, 0.3])
def test_terminate_leaves_nothing(tree: Run, tmp_path: Path, grace: float) -> None:
    running = tree(*python(WAITS))
    pids = numbers(tmp_path / "pids", 8)
    running.terminate(grace)
    assert [pid for pid in [running.pid, *pids] if proc.process(pid)] == []
    assert running.exit_status == (-signal.SIGTERM if grace else -signal.SIGKILL)


def test_the_end_of_with_ends_what_the_program_has_left(tree: Run, tmp_path: Path) -> None:
    with tree(*python(FAMILY)) as running:
        assert running.wait(GENEROUS) == 0
        pids = numbers(tmp_path / "pids", 8)
        assert running.usage().count == 8
    assert [pid for pid in pids if proc.process(pid)] == []
    assert running.exit_status == 0


def test_terminate_gives_time_to_end_well(tree: Run, tmp_path: Path) -> None:
    running = tree(
        'trap "/bin/echo saved > out; exit 3" TERM; echo > up; while :; do sleep 0.01; done'
    )
    until((tmp_path / "up").exists)
    running.terminate(GENEROUS)
    assert running.exit_status == 3
    assert (tmp_path / "out").read_text() == "saved\n"


def test_what_is_suspended_gets_to_end_well(tree: Run, tmp_path: Path) -> None:
    running = tree('trap "echo saved > out; exit 3" TERM; echo > up; while :; do sleep 0.01; done')
    until((tmp_path / "up").exists)
    running.suspend()
    running.terminate(GENEROUS)
    assert running.exit_status == 3
    assert (tmp_path / "out").read_text() == "saved\n"


def test_suspend_and_resume_the_whole_tree(tree: Run, tmp_path: Path) -> None:
    running = tree(*python(WAITS))
    pids = [running.pid, *numbers(tmp_path / "pids", 8)]
    for _ in range(3):
        running.suspend()
        assert [state(pid) for pid in pids] == ["T"] * 9
        running.suspend()
        running.resume()
        until(lambda: [state(pid) for pid in pids] == ["S"] * 9)
    running.resume()


def test_what_had_been_stopped_before_stays_stopped(tree: Run, tmp_path: Path) -> None:
    running = tree("sleep 1000 & echo $! > pids; sleep 1000 & echo $! >> pids; wait")
    first, second = numbers(tmp_path / "pids", 2)
    os.kill(first, signal.SIGSTOP)
    until(lambda: state(first) == "T")
    running.suspend()
    running.resume()
    until(lambda: state(second) == "S")
    assert state(first) == "T"
    running.terminate(GENEROUS)
    assert not alive(first)


@pytest.mark.slow
def test_none_slips_through_while_many_are_born(tree: Run) -> None:
    running = tree(*python(BREEDER))
    until(lambda: running.usage().count > 6)
    for _ in range(100):
        running.suspend()
        seen = {p.identity for p in proc.descendants(os.getpid()) if not p.ended}
        assert seen
        used = running.usage().cpu
        again = [p for p in proc.descendants(os.getpid()) if not p.ended]
        assert {p.identity for p in again} == seen
        assert {p.state for p in again} == {"T"}
        assert running.usage().cpu == used
        running.resume()
    running.terminate(0)
    assert running.usage().count == 0


def test_threads_are_stopped_too(tree: Run, tmp_path: Path) -> None:
    """The children of a thread that is not the first, the first having ended, as well."""
    running = tree(
        *python("""
import ctypes, os, subprocess, threading, time
def start():
    child = os.posix_spawn("/bin/sleep", ["sleep", "1000"], {})
    with open("pids", "a") as file:
        file.write(f"{child}\\n")
    time.sleep(1000)
threading.Thread(target=start).start()
ctypes.CDLL(None).pthread_exit(None)
""")
    )
    (child,) = numbers(tmp_path / "pids", 1)
    until(lambda: state(running.pid) == "Z")
    assert running.usage().count == 2
    running.suspend()
    assert state(child) == "T"
    running.terminate(0)
    assert not alive(child)


def test_zombies_are_no_living_processes(tree: Run, tmp_path: Path) -> None:
    running = tree(
        *python("import os,time; os.fork() or os._exit(0); open('up','w').close(); time.sleep(99)")
    )
    until((tmp_path / "up").exists)
    until(lambda: running.usage().count == 1)
    running.suspend()
    running.resume()
    running.terminate(0)
    assert running.usage().count == 0


def test_memory_is_seen_and_its_peak_kept(tree: Run, tmp_path: Path) -> None:
    running = tree(
        *python("""
import os, time
other = os.fork()
if other:
    os.waitid(os.P_PID, other, os.WSTOPPED)
    block = b"x" * 200_000_000
    open("up", "w").close()
    while not os.path.exists("down"):
        time.sleep(0.005)
    del block
else:
    os.kill(os.getpid(), 19)  # it takes no more memory from here on
time.sleep(1000)
""")
    )
    until((tmp_path / "up").exists)
    full = running.usage()
    assert full.count == 2
    assert full.peak == full.resident
    expected = sum(
        p.memory_info().rss
        for p in [psutil.Process(running.pid), *psutil.Process(running.pid).children()]
    )
    assert abs(full.resident - expected) < 2_000_000
    (tmp_path / "down").touch()
    until(lambda: running.usage().resident < 100_000_000)
    assert running.usage().peak == full.peak


def test_cpu_of_the_living_and_of_the_dead(tree: Run, tmp_path: Path) -> None:
    """Of those that nobody waited for as well, once they have ended."""
    running = tree(
        *python("""
import os, time
if not os.fork():
    os.setsid()
    if not os.fork():
        while time.process_time() < 0.3:
            pass
        open("done", "w").close()
    os._exit(0)
while time.process_time() < 0.3:
    pass
os.wait()
time.sleep(1000)
""")
    )
    until((tmp_path / "done").exists)
    until(lambda: running.usage().cpu > 0.59)
    before = running.usage()
    running.terminate(0)
    after = running.usage()
    assert before.cpu - 0.03 <= after.cpu < 1.2
    assert after.count == 0


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["children"], indirect=True)
@pytest.mark.parametrize(("count", "detached"), [(10_000, False), (2_000, True)])
def test_cpu_of_ten_thousand_short_commands(
    tree: Run, tmp_path: Path, count: int, detached: bool, backend: str
) -> None:
    """Within 1 % of what the kernel tells of all children that this process has waited for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = f"""
import os
if {detached} and os.fork():
    os._exit(0)
for _ in range({count}):
    os.waitpid(os.posix_spawn("/bin/true", ["true"], {{}}), 0)
open("done", "w").close()
"""
    running = tree(*python(program))
    seen = 0.0
    ends = time.monotonic() + 2 * GENEROUS
    while not (tmp_path / "done").exists():
        used = running.usage().cpu
        assert used >= seen
        assert time.monotonic() < ends, "the program has not come to its end"
        seen = used
        running.wait(0.05)
    running.wait(GENEROUS)
    until(lambda: running.usage().count == 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    expected = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert expected > count * 1e-4
    assert running.usage().cpu == pytest.approx(expected, rel=0.01)
    assert seen == pytest.approx(expected, rel=0.2)


def test_others_of_this_process_are_left_alone(tree: Run) -> None:
    other = subprocess.Popen(["sleep", "1000"])
    try:
        running = tree("sleep 1000 & wait")
        until(lambda: running.usage().count == 2)
        running.terminate(GENEROUS)
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_pid_that_is_another_s_by_now_is_not_signalled() -> None:
    other = subprocess.Popen(["sleep", "1000"])
    try:
        found = proc.process(other.pid)
        assert found is not None
        pid, started = found.identity
        assert not proc.send((pid, started - 1), signal.SIGKILL)
        assert other.poll() is None
        assert proc.send((pid, started), signal.SIGKILL)
        assert other.wait(GENEROUS) == -signal.SIGKILL
        assert not proc.send((pid, started), signal.SIGKILL)
    finally:
        other.kill()
        other.wait()


def test_fifty_processes_are_suspended_together(tree: Run, tmp_path: Path) -> None:
    running = tree("for i in $(seq 50); do setsid sleep 1000 & done; wait")
    until(lambda: running.usage().count == 51)
    running.suspend()
    members = [p for p in proc.descendants(os.getpid()) if not p.ended]
    assert [p.state for p in members] == ["T"] * 51
