"""Which file a program's name means: the search along PATH (POSIX XBD 8.3, XCU 2.9.1.4)."""

import posix
from errno import EACCES, ENOENT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin"
REGULAR = 0o100000


def find_program(name: str, path: str, seen_from: "Callable[[str], str]") -> str:
    """The first program NAME in the folders of PATH, whose names SEEN_FROM makes absolute.

    OSError where there is none: EACCES if one is there that may not be executed, else ENOENT.
    """
    found = ENOENT
    for folder in path.split(":"):
        place = seen_from(f"{folder or '.'}/{name}")
        try:
            if posix.stat(place).st_mode & 0o170000 != REGULAR:
                continue
        except (OSError, ValueError):
            continue
        if posix.access(place, posix.X_OK):
            return place
        found = EACCES
    raise OSError(found, posix.strerror(found), name)
