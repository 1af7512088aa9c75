"""The starter script `gw_tmp.sh`, and which work-unit script it runs."""

import os

from genwrapper.boinc import BrokenLink, soft_links
from genwrapper.boinc.files import write_aside
from genwrapper.launcher import names
from genwrapper.launcher.errors import CannotStart


class Script:
    """A work unit's script: its PATH seen from the slot, and its ARGUMENTS."""

    __slots__ = ("arguments", "path")

    def __init__(self, path: str, arguments: list[str]) -> None:
        self.path = path
        self.arguments = arguments


def find_script(folder: str, arguments: list[str]) -> Script:
    """Choose the script by the ARGUMENTS of the launcher, as the original GenWrapper does.

    `wu_script.sh` where the slot has it, and all arguments are the script's (the first is dropped
    only if it is that name); else the first argument is its logical name. CannotStart where there
    is none.
    """
    if os.path.lexists(os.path.join(folder, names.WORK_UNIT_SCRIPT)):
        name, rest = names.WORK_UNIT_SCRIPT, arguments
        if rest and rest[0] == name:
            rest = rest[1:]
    elif arguments:
        name, *rest = arguments
    else:
        raise CannotStart(
            f"there is no {names.WORK_UNIT_SCRIPT} in the slot, and the command line names no "
            "script; give the work unit an input file with that open_name"
        )
    try:
        path = soft_links.resolve_input(name, folder)
    except FileNotFoundError:
        raise CannotStart(
            f"there is no work-unit script {name} in the slot; give the work unit an input file "
            f"with the open_name {names.WORK_UNIT_SCRIPT} or {name}"
        ) from None
    except BrokenLink as error:
        raise CannotStart(f"the work-unit script: {error}") from error
    return Script(path, rest)


def write_starter(folder: str, script: Script) -> None:
    """Write `gw_tmp.sh`: `set -e`, the profile if there is one, the script, both sourced."""
    lines = ["set -e"]
    if os.path.lexists(os.path.join(folder, names.PROFILE)):
        try:
            profile = soft_links.resolve_input(names.PROFILE, folder)
        except (BrokenLink, FileNotFoundError) as error:
            raise CannotStart(f"the profile script: {error}") from error
        lines.append(f". {quoted(profile)}")
    lines.append(f". {quoted(script.path)}")
    write_aside(os.path.join(folder, names.STARTER), "\n".join([*lines, ""]))


def quoted(path: str) -> str:
    """Return PATH as one word of the shell that `.` does not look for on PATH."""
    if "/" not in path:
        path = f"./{path}"
    return "'" + path.replace("'", "'\\''") + "'"
