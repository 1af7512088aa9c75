"""The client's end of the same channels: sets up a slot, watches a task, tells it what to do.

A stand-in for the BOINC client where none is wanted: on a porter's desk, in tests. It starts
nothing; whoever uses it starts the application in `folder` and calls `poll` meanwhile.
"""

import os
import shutil
import time

from genwrapper.boinc import channels as ch
from genwrapper.boinc import files, init_data, soft_links

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEARTBEAT_PERIOD = 1.0  # seconds, as the client has it


class Status:
    """What the application last said: CPU in seconds over all its starts, progress 0 to 1."""

    __slots__ = (
        "checkpoint_cpu_time",
        "current_cpu_time",
        "fraction_done",
        "other_pid",
        "want_network",
        "working_set",
    )

    def __init__(self, message: str = "") -> None:
        self.current_cpu_time = ch.number(message, "current_cpu_time")
        self.checkpoint_cpu_time = ch.number(message, "checkpoint_cpu_time")
        self.fraction_done = ch.number(message, "fraction_done")
        self.other_pid = int(ch.number(message, "other_pid"))
        self.working_set = ch.number(message, "wss")
        self.want_network = ch.number(message, "want_network") != 0


class Trickle:
    """A message of the application to its project."""

    __slots__ = ("text", "variety")

    def __init__(self, variety: str, text: str) -> None:
        self.variety = variety
        self.text = text


class Host:
    """A slot in FOLDER and the client's end of its channels. CLOCK gives seconds.

    `status` is None until the application has reported; `trickles` and `uploads` (logical names)
    grow as they come.
    """

    def __init__(self, folder: str, *, clock: "Callable[[], float]" = time.monotonic) -> None:
        self.folder = os.path.abspath(folder)
        self.status: Status | None = None
        self.trickles: list[Trickle] = []
        self.uploads: list[str] = []
        self.heartbeats = True  # False: fall silent, as a client that hangs
        self.network_suspended = False
        self._clock = clock
        self._next_heartbeat = 0.0
        self._requests: list[str] = []
        self._news: list[str] = []
        self._channels: ch.Channels | None = None

    def set_up(
        self,
        data: init_data.InitData,
        *,
        links: "Mapping[str, str] | None" = None,
        copies: "Mapping[str, str] | None" = None,
    ) -> None:
        """Make the slot: init_data.xml, files and empty channels; for each start anew.

        LINKS and COPIES give for the names in the slot the files that they stand for; a relative
        one is seen from the slot. What is there already stays as the application left it.
        """
        os.makedirs(self.folder, exist_ok=True)
        init_data.write(data, os.path.join(self.folder, init_data.FILE_NAME))
        for name, target in (links or {}).items():
            path = os.path.join(self.folder, name)
            if not os.path.lexists(path):
                soft_links.write_link(path, target)
        for name, target in (copies or {}).items():
            path = os.path.join(self.folder, name)
            if not os.path.exists(path):
                shutil.copy2(os.path.join(self.folder, target), path)
        self.close()
        self._requests.clear()
        self._news.clear()
        self._channels = ch.Channels.create(os.path.join(self.folder, ch.FILE_NAME))

    def close(self) -> None:
        """Unmap the channels; the slot stays."""
        if self._channels is not None:
            self._channels.close()
            self._channels = None

    # -- what to tell the application -------------------------------------------------------------

    def suspend(self) -> None:
        """Have the application stop for a while."""
        self._requests.append("<suspend/>")

    def resume(self) -> None:
        """Have it go on."""
        self._requests.append("<resume/>")

    def quit(self) -> None:
        """Have it end, to be started again some time."""
        self._requests.append("<quit/>")

    def abort(self) -> None:
        """Have it end, for good."""
        self._requests.append("<abort/>")

    def reread_app_info(self, data: init_data.InitData) -> None:
        """Write init_data.xml anew and have it read."""
        init_data.write(data, os.path.join(self.folder, init_data.FILE_NAME))
        self._requests.append("<reread_app_info/>")

    def allow_network(self) -> None:
        """Say that the network, which the application has asked for, is there."""
        self._requests.append("<network_available/>")

    def send_trickle_down(self, name: str, text: str) -> None:
        """Hand TEXT of the project to the application, in the file `trickle_down_NAME`."""
        files.write_aside(os.path.join(self.folder, files.TRICKLE_DOWN + name), text)
        self._news.append("<have_trickle_down/>\n")

    def answer_upload(self, name: str, status: int) -> None:
        """Say what became of the upload of NAME: 0 done, else BOINC's error number."""
        path = os.path.join(self.folder, files.UPLOAD_STATUS + name)
        files.write_aside(path, f"<status>{status}</status>\n")
        self._news.append("<upload_file_status/>\n")

    # -- what to call again and again -------------------------------------------------------------

    def poll(self) -> None:
        """Send a heartbeat each second and what waits; take what the application has sent."""
        channels = self._channels
        if channels is None:
            return
        now = self._clock()
        if self._requests and channels.send(ch.CONTROL_REQUEST, self._requests[0]):
            del self._requests[0]
        if self._news and channels.send(ch.TRICKLE_DOWN, self._news[0]):
            del self._news[0]
        if self.heartbeats and now >= self._next_heartbeat:
            self._next_heartbeat = now + HEARTBEAT_PERIOD
            message = "<heartbeat/><wss>0.0</wss><max_wss>0.0</max_wss>"
            if self.network_suspended:
                message += "<network_suspended/>"
            channels.send(ch.HEARTBEAT, message)
        message = channels.receive(ch.APP_STATUS) or ""
        if message:
            self.status = Status(message)
        message = channels.receive(ch.TRICKLE_UP) or ""
        if "<have_new_trickle_up/>" in message:
            self._take_trickle()
        if "<have_new_upload_file/>" in message:
            self._take_upload_requests()

    def _take_trickle(self) -> None:
        path = os.path.join(self.folder, files.TRICKLE_UP)
        try:
            with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                head, _, text = file.read().partition("\n")
        except FileNotFoundError:
            return
        os.unlink(path)
        self.trickles.append(Trickle(ch.field(head, "variety") or "", text))

    def _take_upload_requests(self) -> None:
        for name in sorted(os.listdir(self.folder)):
            if name.startswith(files.UPLOAD_REQUEST):
                os.unlink(os.path.join(self.folder, name))
                self.uploads.append(name[len(files.UPLOAD_REQUEST) :])

    # -- how it ended -----------------------------------------------------------------------------

    @property
    def finished(self) -> int | None:
        """The status that the application has finished with, None where it has not said so."""
        return files.read_finish(self.folder)

    @property
    def temporary_exit(self) -> tuple[int, str] | None:
        """Seconds and reason of the temporary exit that it asks for, None where it does not."""
        return files.read_temporary_exit(self.folder)
