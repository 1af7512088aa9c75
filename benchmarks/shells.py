"""The shells that scripts are timed on, and GitBox."""

import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
GITBOX = [str(BIN / "gitbox"), "sh"]


def peers() -> dict[str, list[str]]:
    """Each shell's command; those that this machine lacks are left out (dash, bash and busybox are
    installed by `make`)."""
    found = {"GitBox": GITBOX}
    for name, command in {
        "dash": ["dash"],
        "busybox ash": ["busybox", "ash"],
        "bash": ["bash", "--norc"],
        "mksh": ["mksh"],
        "ksh93u+m": ["ksh93"],
    }.items():
        path = shutil.which(command[0])
        if path:
            found[name] = [path, *command[1:]]
    return found
