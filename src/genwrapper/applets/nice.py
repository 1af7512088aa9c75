"""nice: run a command with another priority (POSIX XCU nice)."""

import posix
from errno import ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams.context import Child


@applet(
    """
nice [OPTION]... [WORD]...

Run the command WORDs with a nice value that is 10 higher: it runs when others do not. Without a
command, print the nice value. The exit status is the command's; 126 where it can't be run, 127
where there is none, 125 for errors of nice.

  -n, --adjustment=N, -NUMBER  N higher, or lower for a negative N
""",
    permute=False,
    wrong=125,
)
def nice(context: Context, options: Options, words: list[str]) -> int:
    text = options.adjustment
    if not words:
        if text is not None:
            raise Wrong("a command is needed with an adjustment")
        context.stdout.write(b"%d\n" % posix.getpriority(posix.PRIO_PROCESS, 0))
        return 0
    digits = (text or "10").lstrip("+")
    if not digits.removeprefix("-").isdigit():
        raise Wrong(f"invalid adjustment '{text}'")
    try:
        child = _started(context, words, int(digits))
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(words[0], error, 127 if missing else 126)
        return context.status
    status = child.wait()
    assert status is not None
    return status


def _started(context: Context, words: list[str], more: int) -> "Child":
    """Start a command from a thread that has the priority: on Linux it belongs to threads, so that
    this process keeps its own. OSError."""
    from _thread import allocate_lock, start_new_thread

    found: list[Child | OSError] = []
    done = allocate_lock()
    done.acquire()

    def start() -> None:
        try:
            try:
                now = posix.getpriority(posix.PRIO_PROCESS, 0)
                posix.setpriority(posix.PRIO_PROCESS, 0, max(-20, min(19, now + more)))
            except OSError as error:
                context.failed("cannot set niceness", error, 0)
            found.append(context.start(words))
        except OSError as error:
            found.append(error)
        finally:
            done.release()

    start_new_thread(start, ())
    done.acquire()
    (child,) = found
    if isinstance(child, OSError):
        raise child
    return child
