"""pathchk: check names of files (POSIX XCU pathchk)."""

import posix

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode

PORTABLE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/")
PORTABLE_NAME, PORTABLE_PATH = 14, 255  # _POSIX_NAME_MAX, and _POSIX_PATH_MAX without its NUL
NAME, PATH = 255, 4095


@applet(
    """
pathchk [OPTION]... NAME...

The exit status is 1, and why is said, where a NAME can't be one of a file here: it is empty or too
long, or passes through a file that is no folder.

  -p             where it can't be one on every POSIX system: by its length and characters
  -P             where it is empty, or a part of it begins with -
  --portability  both
""",
)
def pathchk(context: Context, options: Options, names: list[str]) -> int:
    portable = options.p or options.portability
    for name in names:
        reason = wrong_with(name, portable, options.P or options.portability)
        if not reason and not portable:
            reason = missing(context, name)
        if reason:
            context.error(f"{name!r}: {reason}")
    return context.status


def wrong_with(name: str, portable: bool, strict: bool) -> str:
    """What a name itself can't be; nothing where it can."""
    parts = name.split("/")
    if not name:
        return "an empty name" if portable or strict else ""
    if strict and any(part.startswith("-") for part in parts):
        return "a part of it begins with -"
    if portable and not PORTABLE.issuperset(name):
        return f"the character {next(one for one in name if one not in PORTABLE)!r} in it"
    most, longest = (PORTABLE_PATH, PORTABLE_NAME) if portable else (PATH, NAME)
    if len(encode(name)) > most:
        return f"it is longer than {most} bytes"
    if any(len(encode(part)) > longest for part in parts):
        return f"a part of it is longer than {longest} bytes"
    return ""


def missing(context: Context, name: str) -> str:
    """Why the system does not take a name, which need not be one of a file."""
    try:
        posix.lstat(context.path(name) if name else "")
    except FileNotFoundError as error:
        return "" if name else str(error.strerror)
    except OSError as error:
        return str(error.strerror)
    return ""
