"""The command `boinc`: what a script says to the BOINC client, through the launcher.

A builtin of the shell in GitBox, and a program for all other processes of a work unit.
"""

import posix

from genwrapper.boinc.errors import BoincError
from genwrapper.boinc.soft_links import read_link, resolve
from genwrapper.launcher.names import TRICKLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.launcher.requests import Sender
    from genwrapper.streams import Context

USAGE = """\
Usage: boinc resolve_filename NAME       print the path of the file of logical name NAME
       boinc fraction_done FRACTION      say how much is done, 0 to 1
       boinc fraction_done_percent PERCENT
       boinc checkpoint                  say that a restart would go on from here
       boinc finish STATUS               end the work unit with STATUS, 0 to 255
       boinc init_data FIELD             print a field of init_data.xml
       boinc temporary_exit SECONDS [REASON]
                                         end, to be started again after SECONDS
       boinc trickle_up VARIETY [FILE]   send FILE, or standard input, to the project now
       boinc upload_file NAME            upload the output of logical name NAME now
"""

ENDING = 3600.0  # seconds; the launcher ends the tree long before


class Refused(BoincError):
    """A call that can't be done, and why."""


class BoincCommand:
    """The command, with the way to the launcher kept open between its calls.

    CHANNELS is the path of the launcher's channels, None outside of a work unit.
    """

    __slots__ = ("_channels", "_sender", "slot")

    def __init__(self, channels: str | None) -> None:
        self._channels = channels
        self._sender: Sender | None = None
        self.slot = channels.rpartition("/")[0] if channels else None

    def __call__(self, context: "Context") -> int:
        """Run `boinc ARGUMENTS…`; 0, 1 with a message where it fails, 2 for a wrong usage."""
        arguments = context.arguments
        if not arguments or arguments[0] in ("--help", "-h"):
            (context.stdout if arguments else context.stderr).write(USAGE.encode())
            return 0 if arguments else 2
        call = CALLS.get(arguments[0])
        if call is None:
            context.error(f"{arguments[0]}: there is no such call; see `boinc --help`")
            return 2
        function, least, most = call
        if not least <= len(arguments) - 1 <= most:
            context.error(f"{arguments[0]}: wrong number of arguments; see `boinc --help`")
            return 2
        try:
            return function(self, context, *arguments[1:])
        except BoincError as error:
            context.error(f"{arguments[0]}: {error}")
        except OSError as error:
            context.error(f"{arguments[0]}: {error.filename}: {error.strerror}")
        return 1

    # -- progress ---------------------------------------------------------------------------------

    def fraction_done(self, context: "Context", fraction: str) -> int:
        """`boinc fraction_done 0.25`."""
        self._set(context, fraction, 1.0)
        return 0

    def fraction_done_percent(self, context: "Context", percent: str) -> int:
        """`boinc fraction_done_percent 25`."""
        self._set(context, percent, 100.0)
        return 0

    def _set(self, context: "Context", text: str, whole: float) -> None:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value <= whole:
            raise Refused(f"{text!r} is not a number from 0 to {whole:.0f}")
        self._launcher().fraction_done(value / whole, context.sleep)

    def checkpoint(self, context: "Context") -> int:
        """`boinc checkpoint`: the client may end the task now and nothing is lost."""
        self._send(context, "<checkpoint>1</checkpoint>")
        return 0

    # -- files ------------------------------------------------------------------------------------

    def resolve_filename(self, context: "Context", name: str) -> int:
        """`boinc resolve_filename in`: as BOINC does, and from other folders than the slot too."""
        slot = self.slot
        found = None
        if slot in (None, context.cwd):
            found = resolve(name, context.cwd)
        elif name.startswith("/") or posix.access(context.path(name), posix.F_OK):
            target = resolve(name, context.cwd)
            found = target if target == name else beside(context.path(name), target)
        elif read_link(f"{slot}/{name}") is not None:
            found = f"{slot}/{resolve(name, slot)}"
        elif posix.access(f"{slot}/{name}", posix.F_OK):
            found = f"{slot}/{name}"
        context.stdout.write(f"{found or name}\n".encode("utf-8", "surrogateescape"))
        return 0

    def upload_file(self, context: "Context", name: str) -> int:
        """`boinc upload_file NAME`."""
        if not name or "/" in name or "<" in name:
            raise Refused(f"{name!r} is no logical name of a file")
        self._send(context, f"<upload_file>{name}</upload_file>")
        return 0

    def trickle_up(self, context: "Context", variety: str, file: str = "-") -> int:
        """`boinc trickle_up VARIETY [FILE]`."""
        if not variety or any(character in variety for character in "<>&\n"):
            raise Refused(f"{variety!r} is no name for a kind of trickle")
        for source in context.inputs([file]):
            text = source.read()
            folder = self._launcher().path.rpartition("/")[0]
            name = f"{TRICKLE}{posix.getpid()}.{posix.urandom(6).hex()}"
            path = f"{folder}/{name}"
            with open(path, "wb") as waiting:
                waiting.write(text)
            try:
                self._send(context, f"<trickle_up>{variety}</trickle_up><file>{name}</file>")
            except BoincError:
                posix.unlink(path)
                raise
        return context.status

    # -- the client's facts -----------------------------------------------------------------------

    def init_data(self, context: "Context", name: str) -> int:
        """`boinc init_data FIELD`."""
        from genwrapper.boinc.init_data import FILE_NAME, read

        slot = self.slot or context.cwd
        value = read(f"{slot}/{FILE_NAME}").text(name)
        if value is None:
            raise Refused(f"init_data.xml has no field {name}")
        context.stdout.write(f"{value}\n".encode("utf-8", "surrogateescape"))
        return 0

    # -- ends -------------------------------------------------------------------------------------

    def finish(self, context: "Context", status: str) -> int:
        """`boinc finish STATUS`: the launcher ends the whole script; nothing after it runs."""
        if not status.isascii() or not status.isdigit() or int(status) > 255:
            raise Refused(f"{status!r} is not a number from 0 to 255")
        self._send(context, f"<finish>{int(status)}</finish>")
        return self._await_end(context)

    def temporary_exit(self, context: "Context", seconds: str, reason: str = "") -> int:
        """`boinc temporary_exit SECONDS [REASON]`."""
        if not seconds.isascii() or not seconds.isdigit() or int(seconds) > 86400:
            raise Refused(f"{seconds!r} is not a number of seconds from 0 to 86400")
        line = " ".join(reason.replace("<", "(").split())
        line = line.encode("utf-8", "surrogateescape")[:255].decode("utf-8", "ignore")
        line = line or "the script asks for it"
        self._send(
            context, f"<temporary_exit>{int(seconds)}</temporary_exit><reason>{line}</reason>"
        )
        return self._await_end(context)

    def _await_end(self, context: "Context") -> int:
        """Wait for the launcher to end this process."""
        context.table.flush()
        context.sleep(ENDING)
        raise Refused("the launcher did not end the work unit")

    # -- the launcher -----------------------------------------------------------------------------

    def _send(self, context: "Context", message: str) -> None:
        self._launcher().send(message, context.sleep)

    def _launcher(self) -> "Sender":
        if self._sender is None:
            if self._channels is None:
                raise Refused("there is no launcher: this is no work unit (see `genwrapper run`)")
            from genwrapper.launcher.requests import Sender

            self._sender = Sender(self._channels)
        return self._sender


# Each call with the least and the most of its arguments.
CALLS: "dict[str, tuple[Callable[..., int], int, int]]" = {
    "resolve_filename": (BoincCommand.resolve_filename, 1, 1),
    "fraction_done": (BoincCommand.fraction_done, 1, 1),
    "fraction_done_percent": (BoincCommand.fraction_done_percent, 1, 1),
    "checkpoint": (BoincCommand.checkpoint, 0, 0),
    "finish": (BoincCommand.finish, 1, 1),
    "init_data": (BoincCommand.init_data, 1, 1),
    "temporary_exit": (BoincCommand.temporary_exit, 1, 2),
    "trickle_up": (BoincCommand.trickle_up, 1, 2),
    "upload_file": (BoincCommand.upload_file, 1, 1),
}


def beside(path: str, target: str) -> str:
    """Return TARGET, which is seen from the folder of PATH, as an absolute path."""
    return target if target.startswith("/") else f"{path.rpartition('/')[0]}/{target}"
