"""timeout: run a command, and end it where it takes too long."""

from errno import ENOENT, ENOTDIR

from genwrapper.applets import signals
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.sleep import UNITS
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams.context import Child

KILL, CONTINUE, TERMINATE = 9, 18, 15


@applet(
    """
timeout [OPTION]... DURATION WORD...

Run the command WORDs; where it still runs after DURATION (a number with a fraction, perhaps, and a
unit: s seconds, m minutes, h hours, d days; 0 is for ever), send it, and all that it has started, a
signal. The exit status is the command's; 124 where it was too late, 137 where KILL was sent, 126
where it can't be run, 127 where there is none, 125 for errors of timeout.

  -s, --signal=SIGNAL        send SIGNAL, not TERM
  -k, --kill-after=DURATION  send KILL, too, where it still runs so long after that
  --preserve-status          the exit status is the command's, however it ended
  --foreground               send nothing to what the command has started
  -v, --verbose              say which signal is sent
""",
    permute=False,
    wrong=125,
)
def timeout(context: Context, options: Options, words: list[str]) -> int:
    seconds = duration(words[0])
    after = None if options.kill_after is None else duration(options.kill_after)
    number = signals.number(options.signal or "TERM")
    if number is None:
        raise Wrong(f"{options.signal}: unknown signal; kill -l lists them")
    if len(words) < 2:
        raise Wrong("missing operand behind the first")
    try:
        child = context.start(words[1:])
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(f"failed to run command '{words[1]}'", error, 127 if missing else 126)
        return context.status
    status = child.wait(seconds or None)
    if status is not None:
        return status
    _send(context, options, child, number, words[1])
    late = None if number == KILL else child.wait(after or None)
    if late is None:
        if number != KILL:
            _send(context, options, child, KILL, words[1])
        late = child.wait()
        number = KILL
    if options.preserve_status and late is not None:
        return late
    return 128 + KILL if number == KILL else 124


def duration(text: str) -> float:
    """Seconds. Wrong where a text is no duration."""
    digits = text[:-1] if text[-1:] in UNITS and text else text
    plain = digits.replace(".", "", 1)
    if not plain.isdigit() or not plain.isascii():
        raise Wrong(f"invalid time interval '{text}'")
    return float(digits) * UNITS.get(text[-1:], 1)


def _send(context: Context, options: Options, child: "Child", number: int, name: str) -> None:
    """Send a signal to a command and all below it."""
    if options.verbose:
        shown = signals.name(number) or number
        context.error(f"sending signal {shown} to command '{name}'", 0)
    below = []
    if not options.foreground:
        from genwrapper.processes import proc

        below = proc.descendants(child.pid)
    child.signal(number)
    if below:
        from genwrapper.processes import proc

        for process in below:
            if process.pid != child.pid:
                proc.send(process.identity, number)
    if number not in (KILL, CONTINUE):
        child.signal(CONTINUE)
