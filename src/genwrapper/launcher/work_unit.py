"""The way of a work unit, from the client's slot to its end."""

import os
import time

from genwrapper.boinc import BoincError, Runtime, SlotInUse, exit_codes
from genwrapper.boinc.files import write_aside
from genwrapper.launcher import names
from genwrapper.launcher.environment import environment
from genwrapper.launcher.errors import CannotStart
from genwrapper.launcher.logs import Logs
from genwrapper.launcher.requests import Requests
from genwrapper.launcher.stage import stage
from genwrapper.launcher.starter import Script, find_script, write_starter
from genwrapper.launcher.supervise import Supervisor, keep_cpu_time, kept_cpu_time
from genwrapper.processes import Tree, end_strays, reap, start

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
    from types import FrameType
else:
    import _signal

GRACE = 10.0  # seconds between SIGTERM and SIGKILL; the client gives us 60
LEFT_BEHIND_GRACE = 2.0  # for what a script that has ended left running
LAST_WORDS = 3.0  # seconds for the client to read our last status; it looks once a second
LAST_TRICKLES = 15.0
BUSY_DELAY = 60  # seconds until the client is to try a slot that is in use again
ENDING_SIGNALS = (_signal.SIGTERM, _signal.SIGINT, _signal.SIGHUP, _signal.SIGQUIT)


def run(program: str, arguments: list[str]) -> int:
    """Run the work unit in the current folder and return the exit code for the client."""
    folder = os.getcwd()
    try:
        logs = Logs(folder)
    except OSError as error:
        os.write(2, os.fsencode(f"{error.filename}: {error.strerror}\n"))
        return exit_codes.INIT_FAILURE
    with logs:
        runtime = Runtime(folder)
        try:
            with runtime:
                return WorkUnit(runtime, logs, program, arguments).run()
        except SlotInUse as error:
            logs.error(str(error))
            return runtime.temporary_exit(BUSY_DELAY, "the slot is still in use")
        except (BoincError, CannotStart) as error:
            logs.error(str(error))
            return error.exit_code
        except OSError as error:
            logs.error(f"{error.filename or folder}: {error.strerror or error}")
            return exit_codes.INIT_FAILURE


class WorkUnit:
    """One start of a work unit in the slot of RUNTIME."""

    def __init__(self, runtime: Runtime, logs: Logs, program: str, arguments: list[str]) -> None:
        self.runtime = runtime
        self.logs = logs
        self.folder = runtime.folder
        self.program = program
        self.arguments = arguments
        self.signal = 0

    def run(self) -> int:
        """Prepare, run, end; the exit code."""
        self.logs.info(f"{os.path.basename(self.program)} starts in {self.folder}")
        channels = os.path.join(self.folder, names.CHANNELS)
        if os.path.exists(channels):
            self._end_strays(channels)
        runtime = self.runtime
        runtime.cpu_time_before = max(runtime.cpu_time_before, kept_cpu_time(self.folder))
        ended = ended_with(self.folder)
        if ended is not None:
            self.logs.info("the script has ended before: it is not run again")
            return self._finish(ended)
        staged = stage(self.folder, self.program, runtime.init_data.rsc_disk_bound)
        if staged:
            self.logs.info(f"{staged} has been extracted")
        script = find_script(self.folder, self.arguments)
        write_starter(self.folder, script)
        make_links(self.program, self.folder)
        requests = Requests(channels)
        try:
            with self._start(script) as tree:
                supervisor = Supervisor(runtime, tree, requests, self.logs)
                for number in ENDING_SIGNALS:
                    _signal.signal(number, self._on_signal(supervisor))
                supervisor.watch()
                return self._end(supervisor)
        finally:
            requests.close()

    def _end_strays(self, channels: str) -> None:
        count = end_strays(f"{names.CHANNELS_VARIABLE}={channels}")
        if count:
            self.logs.warning(f"{count} processes of an earlier start were still there: ended")

    def _start(self, script: Script) -> Tree:
        gitbox = f"{self.folder}/{names.LINKS_FOLDER}/gitbox"
        nothing = os.open(os.devnull, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return Tree.start(
                [gitbox, "sh", names.STARTER, *script.arguments],
                cwd=self.folder,
                environment=environment(os.environ, self.folder, self.runtime.init_data),
                descriptors={0: nothing, 1: self.logs.stdout, 2: self.logs.stderr},
            )
        finally:
            os.close(nothing)

    def _on_signal(self, supervisor: Supervisor) -> "Callable[[int, FrameType | None], None]":
        def note(number: int, frame: "FrameType | None") -> None:
            supervisor.signal = number

        return note

    # -- ends -------------------------------------------------------------------------------------

    def _end(self, supervisor: Supervisor) -> int:
        """End what is left of the tree, say what happened, and return the exit code."""
        runtime, requests, logs, tree = (
            self.runtime,
            supervisor.requests,
            self.logs,
            supervisor.tree,
        )
        tree.terminate(LEFT_BEHIND_GRACE if tree.exit_status is not None else GRACE)
        supervisor.measure()
        requests.poll()  # what came in while the tree ended
        supervisor.hand_on()
        keep_cpu_time(runtime)
        if runtime.abort_requested:
            logs.info("the client has aborted the task: ended")
            return exit_codes.ABORTED_BY_CLIENT
        if runtime.client_gone:
            logs.info("the client is gone: ended, to be started again by it")
            return 0
        if runtime.quit_requested:
            logs.info("the client has asked to quit: ended, to be started again by it")
            return 0
        if supervisor.signal and not requests.wants_end:
            logs.info(f"ended by signal {supervisor.signal}")
            _signal.signal(supervisor.signal, _signal.SIG_DFL)
            os.kill(os.getpid(), supervisor.signal)
        return self._report_end(supervisor)

    def _report_end(self, supervisor: Supervisor) -> int:
        runtime, requests, logs = self.runtime, supervisor.requests, self.logs
        if requests.temporary_exit is not None:
            seconds, reason = requests.temporary_exit
            logs.info(f"a temporary exit of {seconds} seconds: {reason}")
            self._last_words()
            return runtime.temporary_exit(seconds, reason)
        status = requests.finish
        if status is None:
            status = supervisor.tree.exit_status or 0
        if status < 0:
            logs.error(f"the script was ended by signal {-status} (status {128 - status})")
            status = exit_codes.SIGNAL
        elif status:
            logs.error(f"the script ended with exit status {status}")
        logs.info(
            f"ended with {status}; CPU time {runtime.total_cpu_time():.2f} s, "
            f"peak memory {supervisor.peak / 1048576:.1f} MiB"
        )
        write_aside(os.path.join(self.folder, names.ENDED), f"{status}\n")
        return self._finish(status)

    def _finish(self, status: int) -> int:
        """The script has ended with STATUS, now or before an untimely end of an earlier start."""
        self.logs.copy_to_outputs()
        if status == 0:
            self.runtime.fraction_done(1.0)
        self._last_words()
        return self.runtime.finish(status)

    def _last_words(self) -> None:
        """Let the client read the last status and trickles, while it is there to do so."""
        runtime = self.runtime
        if runtime.standalone:
            return
        began = time.monotonic()
        reported = False
        while not runtime.must_end:
            reported = reported or runtime.report()
            waited = time.monotonic() - began
            if waited > (LAST_TRICKLES if runtime.files_waiting else LAST_WORDS):
                self.logs.warning("the client did not read the last messages")
                return
            if reported and not runtime.files_waiting:
                return
            time.sleep(0.05)
            runtime.poll()


def ended_with(folder: str) -> int | None:
    """Return the status that the script in the slot FOLDER has ended with, None if it has not.

    The client forgets a task's end if it was just asking it to quit, and starts it again.
    """
    try:
        with open(os.path.join(folder, names.ENDED), encoding="ascii") as file:
            return int(file.read(10))
    except (OSError, ValueError):
        return None


def make_links(program: str, folder: str) -> None:
    """Have PROGRAM, as GitBox, make the folder with links to itself, once in a slot."""
    links = os.path.join(folder, names.LINKS_FOLDER)
    gitbox = os.path.join(links, "gitbox")
    if not os.path.isdir(links):
        os.mkdir(links)
    if os.path.islink(gitbox) and os.readlink(gitbox) == program:
        return
    if os.path.lexists(gitbox):
        os.unlink(gitbox)
    os.symlink(program, gitbox)
    words = [gitbox, "--install", links]
    nothing = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    try:
        descriptors = {0: nothing, 1: nothing, 2: 2}
        pid = start(words, descriptors, program=gitbox, environment=os.environ, cwd=folder)
    finally:
        os.close(nothing)
    ended = reap(pid)
    if ended is None or ended[0] != 0:
        os.unlink(gitbox)
        raise CannotStart(f"{program} could not make its links in {links}; see the lines above")
