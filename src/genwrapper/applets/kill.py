"""kill: send signals to processes (POSIX XCU kill)."""

import posix

from genwrapper.applets import signals
from genwrapper.applets.declare import Asked, Wrong, raw_applet
from genwrapper.streams import Context

TERM = 15


@raw_applet(
    """
kill [-s SIGNAL | -SIGNAL] PID...
kill -l [SIGNAL]...

Send SIGNAL (TERM without one) to each process PID, or process group -PID. With -l, print the names
of all signals; of SIGNALs that are numbers (or exit statuses) the names, of names the numbers.

Not as GNU's: --queue is refused.
""",
)
def kill(context: Context, arguments: list[str]) -> int:
    words = list(arguments)
    first = words[0] if words else ""
    if first in ("--help", "--version"):
        raise Asked(first)
    if first in ("-l", "-L", "--list", "-t", "--table"):
        return _list(context, words[1:], first in ("-L", "-t", "--table"))
    number = TERM
    if first in ("-s", "-n", "--signal"):
        if len(words) < 2:
            raise Wrong(f"option {first} needs a value")
        number = _signal(words[1])
        words = words[2:]
    elif first.startswith("--signal="):
        number = _signal(first.partition("=")[2])
        words = words[1:]
    elif len(first) > 1 and first[0] == "-" and first != "--":
        number = _signal(first[2:] if first.startswith("-s") and first[2:] else first[1:])
        words = words[1:]
    if words[:1] == ["--"]:
        words = words[1:]
    if not words:
        raise Wrong("missing operand")
    for word in words:
        digits = word.removeprefix("-")
        if not digits.isdigit() or not digits.isascii():
            context.error(f"{word}: is no process id")
            continue
        try:
            posix.kill(int(word), number)
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "No such process"
            context.error(f"({word}) - {reason}")
    return context.status


def _signal(text: str) -> int:
    number = signals.number(text)
    if number is None:
        raise Wrong(f"{text}: unknown signal; kill -l lists them")
    return number


def _list(context: Context, words: list[str], table: bool) -> int:
    write = context.stdout.write
    if not words:
        for number, text in signals.ordered():
            write(f"{number:2} {text}\n".encode() if table else f"{text}\n".encode())
    for word in words:
        if word.isdigit():
            value = int(word)
            found = signals.name(value - 128 if value > 128 else value)
            if value == 0:
                found = "EXIT"
            if found is not None:
                write(f"{found}\n".encode())
                continue
        else:
            number_of = signals.number(word)
            if number_of is not None:
                write(b"%d\n" % number_of)
                continue
        context.error(f"{word}: unknown signal")
    return context.status
