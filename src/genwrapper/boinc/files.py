"""The files by which an application tells the client what a message channel can't hold."""

import posix

FINISH = "boinc_finish_called"
TEMPORARY_EXIT = "boinc_temporary_exit"
TRICKLE_UP = "trickle_up.xml"
UPLOAD_REQUEST = "boinc_ufr_"
UPLOAD_STATUS = "boinc_ufs_"
TRICKLE_DOWN = "trickle_down_"
LONGEST_DELAY = 86400  # seconds; the client takes more for a damaged file and waits 300


def write_aside(path: str, text: str) -> None:
    """Write TEXT to the file PATH: whole, or not at all."""
    aside = f"{path}.{posix.getpid()}"
    with open(aside, "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write(text)
    posix.replace(aside, path)


def write_finish(folder: str, status: int, message: str = "", notice: bool = False) -> None:
    """Say in the slot FOLDER that the task has finished (boinc_finish_message)."""
    lines = [str(status)]
    if message:
        lines += [one_line(message), "notice" if notice else ""]
    write_aside(f"{folder}/{FINISH}", "\n".join([*lines, ""]))


def read_finish(folder: str) -> int | None:
    """Return the status in the finish file of FOLDER, None where there is none."""
    try:
        with open(f"{folder}/{FINISH}", encoding="utf-8", errors="replace") as file:
            return int(file.readline())
    except (OSError, ValueError):
        return None


def write_temporary_exit(folder: str, delay: int, reason: str, notice: bool = False) -> None:
    """Ask the client to start the task again after DELAY seconds (boinc_temporary_exit).

    REASON is one line; without any, the client would count a premature exit.
    """
    if not 0 <= delay <= LONGEST_DELAY:
        raise ValueError(f"a temporary exit lasts 0 to {LONGEST_DELAY} seconds, not {delay}")
    lines = [str(delay), one_line(reason) or "temporary exit"]
    if notice:
        lines.append("notice")
    write_aside(f"{folder}/{TEMPORARY_EXIT}", "\n".join([*lines, ""]))


def read_temporary_exit(folder: str) -> tuple[int, str] | None:
    """Return seconds and reason of the temporary exit in FOLDER, None where there is none."""
    try:
        with open(f"{folder}/{TEMPORARY_EXIT}", encoding="utf-8", errors="replace") as file:
            return int(file.readline()), file.readline().strip()
    except (OSError, ValueError):
        return None


def trickle_text(variety: str, text: str) -> str:
    """Return the content of a trickle-up file; ValueError for a VARIETY that would break it."""
    if not variety or any(c in variety for c in "<>&\n"):
        raise ValueError(f"{variety!r} is no name for a kind of trickle")
    return f"<variety>{variety}</variety>\n{text}"


def request_upload(folder: str, name: str) -> None:
    """Ask for the output file of logical name NAME to be uploaded now (boinc_upload_file)."""
    if not name or "/" in name or "\n" in name:
        raise ValueError(f"{name!r} is no logical name of a file")
    with open(f"{folder}/{UPLOAD_REQUEST}{name}", "wb"):
        pass


def upload_status(folder: str, name: str) -> int | None:
    """Return what became of that upload: 0 done, else BOINC's error; None: not known yet."""
    from genwrapper.boinc.channels import field

    try:
        with open(f"{folder}/{UPLOAD_STATUS}{name}", encoding="utf-8") as file:
            return int(field(file.read(), "status") or "")
    except (OSError, ValueError):
        return None


def trickles_down(folder: str) -> list[str]:
    """Return the names of the trickles that the client has put in FOLDER, oldest first."""
    return sorted(name for name in posix.listdir(folder) if name.startswith(TRICKLE_DOWN))


def one_line(text: str) -> str:
    """Return TEXT as the one line that the client reads, at most 255 bytes."""
    line = " ".join(text.split())
    return line.encode("utf-8", "surrogateescape")[:255].decode("utf-8", "ignore")
