"""which: say where commands are found."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.processes.lookup import DEFAULT_PATH
from genwrapper.streams import Context, encode

REGULAR = 0o100000


@applet(
    """
which [OPTION]... NAME...

Print the path of each program NAME, as PATH says. The exit status is 1 where one is not found.

  -a  print all of its paths
  -s  print nothing
""",
    wrong=2,
)
def which(context: Context, options: Options, names: list[str]) -> int:
    for name in names:
        paths = found(context, name)
        if not paths:
            context.status = 1
        elif not options.s:
            for path in paths if options.a else paths[:1]:
                context.stdout.write(encode(f"{path}\n"))
    return context.status


def found(context: Context, name: str) -> list[str]:
    """The programs that a name may mean, in PATH's order."""
    if "/" in name:
        candidates = [name]
    else:
        folders = context.environment.get("PATH", DEFAULT_PATH).split(":")
        candidates = [f"{folder or '.'}/{name}" for folder in folders]
    paths = []
    for path in candidates:
        try:
            regular = posix.stat(context.path(path)).st_mode & 0o170000 == REGULAR
        except (OSError, ValueError):
            continue
        if regular and posix.access(context.path(path), posix.X_OK):
            paths.append(path)
    return paths
