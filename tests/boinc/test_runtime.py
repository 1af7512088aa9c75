"""Both ends of a slot: what the client says is obeyed, what the application says arrives."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from genwrapper.boinc import DamagedChannels, DamagedInitData, Host, InitData, Runtime, SlotInUse
from genwrapper.boinc.channels import APP_STATUS, TRICKLE_UP, Channels


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.cpu = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def host(tmp_path: Path, clock: Clock) -> Host:
    made = Host(str(tmp_path / "slot"), clock=clock)
    made.set_up(InitData(client_pid=os.getpid(), wu_cpu_time=100.0))
    return made


def runtime_of(host: Host, clock: Clock) -> Runtime:
    return Runtime(host.folder, clock=clock, cpu_time=lambda: clock.cpu, lock_wait=0)


def step(clock: Clock, host: Host, runtime: Runtime, seconds: float = 0.1) -> None:
    clock.now += seconds
    host.poll()
    runtime.poll()


def test_suspend_resume_quit_abort_in_their_order(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        host.suspend()
        host.resume()
        step(clock, host, runtime)
        assert runtime.suspended
        step(clock, host, runtime)
        assert not runtime.suspended
        assert not runtime.must_end
        host.quit()
        step(clock, host, runtime)
        assert runtime.quit_requested
        assert runtime.must_end
        host.abort()
        step(clock, host, runtime)
        assert runtime.abort_requested


def test_status_is_total_and_scaled(host: Host, clock: Clock) -> None:
    host.set_up(
        InitData(
            client_pid=os.getpid(),
            wu_cpu_time=100.0,
            fraction_done_start=0.5,
            fraction_done_end=1.0,
        )
    )
    with runtime_of(host, clock) as runtime:
        clock.cpu = 7.5
        runtime.fraction_done(0.5)
        runtime.want_network = True
        runtime.other_pid = 4711
        runtime.working_set = 2e6
        step(clock, host, runtime)
        host.poll()
        status = host.status
        assert status is not None
        assert (status.current_cpu_time, status.checkpoint_cpu_time) == (107.5, 100.0)
        assert (status.fraction_done, status.other_pid, status.working_set) == (0.75, 4711, 2e6)
        assert status.want_network
        runtime.checkpoint_completed()
        step(clock, host, runtime, 1.0)
        host.poll()
        assert host.status is not None
        assert host.status.checkpoint_cpu_time == 107.5


def test_a_full_channel_is_left_alone(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        channels = Channels.mapped(os.path.join(host.folder, "boinc_mmap_file"))
        channels.send(APP_STATUS, "unread")
        channels.send(TRICKLE_UP, "unread")
        runtime.send_trickle_up("kind", "text")
        runtime.upload_file("out")
        for _ in range(5):
            clock.now += 1
            runtime.poll()
        assert channels.receive(APP_STATUS) == "unread"
        assert channels.receive(TRICKLE_UP) == "unread"
        assert runtime.files_waiting
        clock.now += 1
        runtime.poll()
        host.poll()
        assert host.status is not None
        assert host.uploads == ["out"]
        assert [(t.variety, t.text) for t in host.trickles] == [("kind", "text")]


def test_trickles_arrive_one_by_one_and_survive_a_restart(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        for number in range(3):
            runtime.send_trickle_up("count", f"{number}\n")
        step(clock, host, runtime, 2)
    with runtime_of(host, clock) as runtime:
        for _ in range(8):
            step(clock, host, runtime, 2)
        assert not runtime.files_waiting
    assert [trickle.text for trickle in host.trickles] == ["0\n", "1\n", "2\n"]


def test_what_comes_down(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        assert runtime.upload_status("out") is None
        host.send_trickle_down("1", "hello")
        host.answer_upload("out", 0)
        host.network_suspended = True
        host.allow_network()
        step(clock, host, runtime, 1)
        assert runtime.trickle_down_waiting
        assert runtime.network_suspended
        assert runtime.network_available
        step(clock, host, runtime, 1)
        assert runtime.trickles_down() == ["trickle_down_1"]
        assert not runtime.trickle_down_waiting
        assert runtime.upload_status("out") == 0


def test_init_data_is_read_again(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        host.reread_app_info(InitData(ncpus=8.0))
        step(clock, host, runtime)
        assert runtime.init_data.ncpus == 8.0


def test_a_client_that_is_gone(host: Host, clock: Clock) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host.set_up(InitData(client_pid=gone.pid))
    with runtime_of(host, clock) as runtime:
        runtime.poll()
        assert not runtime.client_gone
        clock.now += 11
        runtime.poll()
        assert runtime.client_gone


def test_silence_counts_only_without_a_client_pid(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        clock.now += 100
        runtime.poll()
        assert not runtime.client_gone
    host.set_up(InitData(client_pid=0))
    with runtime_of(host, clock) as runtime:
        for _ in range(50):
            step(clock, host, runtime, 1)
        assert not runtime.client_gone
        host.heartbeats = False
        for _ in range(29):
            step(clock, host, runtime, 1)
        assert not runtime.client_gone
        for _ in range(3):
            step(clock, host, runtime, 1)
        assert runtime.client_gone


def test_finish_and_temporary_exit_are_files(host: Host, clock: Clock) -> None:
    with runtime_of(host, clock) as runtime:
        assert runtime.finish(0, "all went\nwell", notice=True) == 0
    assert Path(host.folder, "boinc_finish_called").read_text() == "0\nall went well\nnotice\n"
    assert host.finished == 0
    host.poll()
    assert host.status is not None
    assert host.status.fraction_done == 1.0
    with runtime_of(host, clock) as runtime:
        assert host.finished is None  # an earlier start's word is taken back
        assert runtime.temporary_exit(60, "no disk") == 0
    assert host.temporary_exit == (60, "no disk")
    with runtime_of(host, clock) as runtime, pytest.raises(ValueError, match="0 to 86400"):
        runtime.temporary_exit(-1, "x")


def test_standalone(tmp_path: Path, clock: Clock) -> None:
    with Runtime(str(tmp_path), clock=clock) as runtime:
        assert runtime.standalone
        runtime.fraction_done(0.5)
        runtime.poll()
        assert not runtime.must_end
        assert runtime.resolve_filename("in") == "in"
        assert runtime.finish(3) == 3


def test_one_application_at_a_time(host: Host, clock: Clock) -> None:
    script = (
        "import sys; from genwrapper.boinc import Runtime\n"
        "with Runtime(sys.argv[1]): print('in', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, host.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(SlotInUse, match="held by another"), runtime_of(host, clock):
            pass
        waited: list[float] = []

        def end_other(seconds: float) -> None:
            waited.append(seconds)
            other.communicate()

        with Runtime(host.folder, clock=clock, sleep=end_other):
            assert waited == [35.0]


def test_damage_is_told(host: Host, clock: Clock) -> None:
    Path(host.folder, "boinc_mmap_file").write_bytes(b"short")
    with pytest.raises(DamagedChannels), runtime_of(host, clock):
        pass
    Path(host.folder, "init_data.xml").write_text("<app_init_data>\n<slo")
    with pytest.raises(DamagedInitData), runtime_of(host, clock):
        pass


def test_copies_stay_as_the_application_left_them(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "table").write_text("old")
    host = Host(str(tmp_path / "slot"), clock=clock)
    host.set_up(InitData(), copies={"table": "../table"})
    Path(host.folder, "table").write_text("new")
    host.set_up(InitData(), copies={"table": "../table"})
    assert Path(host.folder, "table").read_text() == "new"


def test_own_cpu_time_is_the_default(tmp_path: Path) -> None:
    with Runtime(str(tmp_path)) as runtime:
        before = runtime.total_cpu_time()
        sum(range(3_000_000))
        assert runtime.total_cpu_time() > before
