"""The application's end: what a program that runs under a BOINC client has to say and to obey.

`poll` is to be called about ten times a second. It takes the client's messages, sends what is due
and never waits. What the client wants is in plain attributes (`suspended`, `quit_requested`, …).
Without a client (no `init_data.xml`, no channels) all of it works and nothing is sent.
"""

import os
import time

from genwrapper.boinc import channels as ch
from genwrapper.boinc import files, init_data, soft_links
from genwrapper.boinc.errors import DamagedInitData, SlotInUse
from genwrapper.boinc.lockfile import WAIT, LockFile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

STATUS_PERIOD = 1.0  # seconds, as BOINC's own library has them
CLIENT_CHECK_PERIOD = 10.0
HEARTBEAT_TIMEOUT = 30.0
TRICKLE_PERIOD = 1.1  # the client names a trickle by the second in which it takes it
TRICKLE_QUEUE = "gw_trickle_up_"


class Runtime:
    """The BOINC application API for one task, in the slot FOLDER (boinc_init_options).

    Use it as a context manager: it holds the slot's lock, has read `init_data.xml` and mapped the
    channels inside. DamagedInitData, DamagedChannels and SlotInUse are raised on entry.

    CPU_TIME returns the seconds of CPU used since this start, all processes of the task together;
    by default this process's own and its ended children's. CLOCK and SLEEP are time's.
    """

    init_data: init_data.InitData
    suspended: bool
    quit_requested: bool
    abort_requested: bool
    client_gone: bool  # no such process any more, or no heartbeat for 30 s
    network_suspended: bool
    network_available: bool
    trickle_down_waiting: bool
    want_network: bool
    other_pid: int  # a process that the client is to kill with this one; 0: none
    working_set: float  # bytes in memory, of all processes; 0: the client measures
    client_working_set: float  # what the client has measured
    max_working_set: float  # what the task may use, by the client's preferences
    cpu_time_before: float  # seconds used by earlier starts of the task

    def __init__(
        self,
        folder: str = ".",
        *,
        cpu_time: "Callable[[], float] | None" = None,
        clock: "Callable[[], float]" = time.monotonic,
        sleep: "Callable[[float], None]" = time.sleep,
        lock_wait: float = WAIT,
    ) -> None:
        self.folder = os.path.abspath(folder)
        self.cpu_time = cpu_time or own_cpu_time
        self.init_data = init_data.InitData()
        self.suspended = self.quit_requested = self.abort_requested = False
        self.client_gone = self.network_suspended = self.network_available = False
        self.trickle_down_waiting = self.want_network = False
        self.other_pid = 0
        self.working_set = self.client_working_set = self.max_working_set = 0.0
        self.cpu_time_before = self.checkpoint_cpu_time = 0.0
        self._fraction: float | None = None
        self._clock, self._sleep, self._lock_wait = clock, sleep, lock_wait
        self._lock = LockFile(self.folder)
        self._channels: ch.Channels | None = None
        self._next_status = self._next_check = self._next_trickle = self._heartbeat = 0.0
        self._upload_due = self._trickle_due = self._reread_due = False

    def __enter__(self) -> "Runtime":
        self._take_lock()
        try:
            self._start()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self,
        kind: "type[BaseException] | None",
        error: "BaseException | None",
        trace: "TracebackType | None",
    ) -> None:
        if self._channels is not None:
            self._channels.close()
            self._channels = None
        self._lock.release()

    def _take_lock(self) -> None:
        if self._lock.take():
            return
        self._sleep(self._lock_wait)
        if not self._lock.take():
            raise SlotInUse(
                f"{self._lock.path} is held by another process, {self._lock_wait:.0f} seconds "
                "after the first try; is the task's earlier start still running?"
            )

    def _start(self) -> None:
        for name in (files.FINISH, files.TEMPORARY_EXIT):  # an earlier start's word
            try:
                os.unlink(os.path.join(self.folder, name))
            except FileNotFoundError:
                pass
        try:
            self.init_data = init_data.read(os.path.join(self.folder, init_data.FILE_NAME))
            self._channels = ch.Channels.mapped(os.path.join(self.folder, ch.FILE_NAME))
        except FileNotFoundError:
            pass  # standalone, or an application version without channels
        self.cpu_time_before = self.checkpoint_cpu_time = self.init_data.wu_cpu_time
        self._trickle_due = bool(self._trickles())  # an earlier start's
        now = self._clock()
        self._heartbeat = now
        self._next_check = now + CLIENT_CHECK_PERIOD

    # -- what to call about ten times a second ----------------------------------------------------

    @property
    def standalone(self) -> bool:
        """Whether there is no client to talk to (boinc_is_standalone)."""
        return self._channels is None

    @property
    def must_end(self) -> bool:
        """Whether the client wants an end, now, or is itself at an end."""
        return self.quit_requested or self.abort_requested or self.client_gone

    def poll(self) -> None:
        """Take the client's messages; once a second send the status; never wait."""
        now = self._clock()
        if self._channels is not None:
            self._take_messages(self._channels, now)
            self._send_files(self._channels, now)
            if now >= self._next_status and self.report():
                self._next_status = now + STATUS_PERIOD
        if now >= self._next_check:
            self._next_check = now + CLIENT_CHECK_PERIOD
            if self.init_data.client_pid and not process_exists(self.init_data.client_pid):
                self.client_gone = True
        if self._channels is not None and not self.init_data.client_pid:
            self.client_gone = self.client_gone or now - self._heartbeat > HEARTBEAT_TIMEOUT

    def _take_messages(self, channels: ch.Channels, now: float) -> None:
        message = channels.receive(ch.CONTROL_REQUEST)
        if message is not None:
            self._obey(message)
        if self._reread_due:
            self._reread()
        message = channels.receive(ch.HEARTBEAT)
        if message is not None:
            if "<heartbeat/>" in message:
                self._heartbeat = now
            self.client_working_set = ch.number(message, "wss", self.client_working_set)
            self.max_working_set = ch.number(message, "max_wss", self.max_working_set)
            self.network_suspended = ch.field(message, "network_suspended") not in (None, "0")
        message = channels.receive(ch.TRICKLE_DOWN)
        if message is not None and "<have_trickle_down/>" in message:
            self.trickle_down_waiting = True
        channels.receive(ch.GRAPHICS_REQUEST)  # there are no graphics to show or hide

    def _obey(self, message: str) -> None:
        if "<suspend/>" in message:
            self.suspended = True
        if "<resume/>" in message:
            self.suspended = False
        if "<quit/>" in message:
            self.quit_requested = True
        if "<abort/>" in message:
            self.abort_requested = True
        if "<network_available/>" in message:
            self.network_available = True
        if "<reread_app_info/>" in message:
            self._reread_due = True

    def _reread(self) -> None:
        try:
            self.init_data = init_data.read(os.path.join(self.folder, init_data.FILE_NAME))
        except (OSError, DamagedInitData):
            return  # the client may be just writing it: the next poll tries again
        self._reread_due = False

    # -- progress ---------------------------------------------------------------------------------

    def fraction_done(self, fraction: float) -> None:
        """Say how much of this application's work is done, 0 to 1 (boinc_fraction_done)."""
        if not 0 <= fraction <= 1:
            raise ValueError(f"a fraction done is 0 to 1, not {fraction}")
        self._fraction = fraction

    def checkpoint_completed(self) -> None:
        """Say that the work so far would survive an end (boinc_checkpoint_completed)."""
        self.checkpoint_cpu_time = self.total_cpu_time()

    def total_cpu_time(self) -> float:
        """Return the seconds of CPU used by all starts of the task."""
        return self.cpu_time_before + self.cpu_time()

    def report(self) -> bool:
        """Send CPU time and progress now; False where the client has not read the last status."""
        if self._channels is None or self._channels.full(ch.APP_STATUS):
            return False
        lines = [
            f"<current_cpu_time>{self.total_cpu_time():e}</current_cpu_time>",
            f"<checkpoint_cpu_time>{self.checkpoint_cpu_time:e}</checkpoint_cpu_time>",
        ]
        if self._fraction is not None:
            fraction = self.init_data.scaled(self._fraction)
            lines.append(f"<fraction_done>{fraction:e}</fraction_done>")
        if self.other_pid:
            lines.append(f"<other_pid>{self.other_pid}</other_pid>")
        if self.working_set:
            lines.append(f"<wss>{self.working_set:f}</wss>")
        if self.want_network:
            lines.append("<want_network>1</want_network>")
        return self._channels.send(ch.APP_STATUS, "\n".join([*lines, ""]))

    # -- files ------------------------------------------------------------------------------------

    def resolve_filename(self, name: str) -> str:
        """Return the path of the file of logical name NAME (boinc_resolve_filename).

        Seen from the slot where it is a soft link, else NAME itself. BrokenLink: see `soft_links`.
        """
        return soft_links.resolve(name, self.folder)

    def send_trickle_up(self, variety: str, text: str) -> None:
        """Send TEXT to the project, while the task goes on (boinc_send_trickle_up).

        Trickles wait in the slot, each for the one before; `poll` sends them.
        """
        content = files.trickle_text(variety, text)
        number = max([0, *(int(name[len(TRICKLE_QUEUE) :]) for name in self._trickles())]) + 1
        files.write_aside(os.path.join(self.folder, f"{TRICKLE_QUEUE}{number:06}"), content)
        self._trickle_due = True

    def upload_file(self, name: str) -> None:
        """Ask for the output NAME to be uploaded now (boinc_upload_file)."""
        files.request_upload(self.folder, name)
        self._upload_due = True

    def upload_status(self, name: str) -> int | None:
        """Return what became of that: 0 uploaded, else an error; None: not known yet."""
        return files.upload_status(self.folder, name)

    def trickles_down(self) -> list[str]:
        """Return the names of the files, in the slot, that the project has sent."""
        self.trickle_down_waiting = False
        return files.trickles_down(self.folder)

    @property
    def files_waiting(self) -> bool:
        """Whether a trickle or an upload has not been announced to the client yet."""
        return self._channels is not None and (self._upload_due or self._trickle_due)

    def _trickles(self) -> list[str]:
        return sorted(
            name
            for name in os.listdir(self.folder)
            if name.startswith(TRICKLE_QUEUE) and name[len(TRICKLE_QUEUE) :].isdigit()
        )

    def _send_files(self, channels: ch.Channels, now: float) -> None:
        if channels.full(ch.TRICKLE_UP):
            return
        message = ""
        if self._trickle_due and now >= self._next_trickle:
            self._next_trickle = now + TRICKLE_PERIOD
            waiting = self._trickles()
            path = os.path.join(self.folder, files.TRICKLE_UP)
            if waiting and not os.path.exists(path):
                os.rename(os.path.join(self.folder, waiting[0]), path)
            if os.path.exists(path):
                message = "<have_new_trickle_up/>\n"
            self._trickle_due = bool(message)
        if self._upload_due:
            message += "<have_new_upload_file/>\n"
        if message and channels.send(ch.TRICKLE_UP, message):
            self._upload_due = False

    # -- ends -------------------------------------------------------------------------------------

    def finish(self, status: int, message: str = "", notice: bool = False) -> int:
        """Say that the task has ended, and return the exit code to end this process with.

        0 is success; the MESSAGE goes to the client's log, as a NOTICE to its user
        (boinc_finish_message). The process's exit code is what the client goes by.
        """
        if status == 0:
            self._fraction = 1.0
        self.report()
        files.write_finish(self.folder, status, message, notice)
        return status

    def temporary_exit(self, delay: int, reason: str, notice: bool = False) -> int:
        """Ask to be started again after DELAY seconds, and return the exit code to end with."""
        self.report()
        files.write_temporary_exit(self.folder, delay, reason, notice)
        return 0


def own_cpu_time() -> float:
    """Return the seconds of CPU of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def process_exists(pid: int) -> bool:
    """Say whether there is a process PID, whoever it belongs to."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
