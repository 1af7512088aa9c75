"""nohup: run a command that goes on when the terminal is gone (POSIX XCU nohup)."""

import posix
from errno import ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import APPEND, Context, Description

SCRIPT = 'trap "" HUP; exec "$0" "$@"'


@applet(
    """
nohup WORD...

Run the command WORDs with the signal HUP ignored. Where standard output is a terminal, it goes to
nohup.out, or that in HOME; so does standard error; a terminal as standard input becomes unreadable.
The exit status is the command's; 126 where it can't be run, 127 where there is none or for errors
of nohup.
""",
    permute=False,
    wrong=125,
)
def nohup(context: Context, options: Options, words: list[str]) -> int:
    stdin, stdout, stderr = context.stdin, context.stdout, context.stderr
    opened: list[Description] = []
    try:
        if _terminal(stdin):
            stdin = context.open("/dev/null", posix.O_WRONLY)
            opened.append(stdin)
            context.error("ignoring input", 0)
        if _terminal(stdout):
            stdout = _output(context)
            opened.append(stdout)
        if _terminal(stderr):
            stderr = stdout
        return context.run(["sh", "-c", SCRIPT, *words], stdin, stdout, stderr)
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(str(error.filename or words[0]), error, 127 if missing else 126)
        return context.status
    finally:
        for description in opened:
            description.close()


def _terminal(description: Description) -> bool:
    return description.fd is not None and posix.isatty(description.fd)


def _output(context: Context) -> Description:
    """The file nohup.out. OSError with its filename."""
    name = "nohup.out"
    try:
        found = context.open(name, APPEND, 0o600)
    except OSError as error:
        home = context.environment.get("HOME")
        if not home:
            raise OSError(error.errno, error.strerror, name) from None
        name = f"{home}/nohup.out"
        try:
            found = context.open(name, APPEND, 0o600)
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
    context.error(f"appending output to '{name}'", 0)
    return found
