"""What the launcher and the script say: `stdout.txt` and `stderr.txt` of the slot.

Both are appended to, so that a restart loses nothing. Where a work unit has an output of such a
name, the client makes a soft link of it in the slot and then appends the launcher's standard error
behind that link's line. So the link is the file's first line, whatever follows.
"""

import os
import time

from genwrapper.boinc.soft_links import BEGIN, END, read_link
from genwrapper.launcher import names

# Outputs that get a copy of what a log holds; the second name of each is the DC-API's.
COPIES = {
    names.STDOUT: (names.STDOUT, "dc_stdout.txt"),
    names.STDERR: (names.STDERR, "dc_stderr.txt", "dc_clientlog.txt"),
}
BLOCK = 1 << 16


class Logs:
    """The two log files of the slot FOLDER, open; descriptors for the script."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.stdout = open_log(os.path.join(folder, names.STDOUT))
        self.stderr = open_log(os.path.join(folder, names.STDERR))

    def __enter__(self) -> "Logs":
        return self

    def __exit__(self, *error: object) -> None:
        os.close(self.stdout)
        os.close(self.stderr)

    def info(self, message: str) -> None:
        """Write a line of the launcher's own."""
        self._line("Info", message)

    def warning(self, message: str) -> None:
        """The same, for what the porter should look at."""
        self._line("Warning", message)

    def error(self, message: str) -> None:
        """The same, for what ends the work unit."""
        self._line("Error", message)

    def _line(self, level: str, message: str) -> None:
        now = time.strftime("%Y-%m-%d %H:%M:%S")
        text = f"{now} [{level}] {message}\n"
        try:
            os.write(self.stderr, text.encode("utf-8", "surrogateescape"))
        except OSError:
            pass  # the disk is full: the exit code still says what happened

    def copy_to_outputs(self) -> None:
        """Copy each log to the outputs that the work unit wants it in. OSError if one can't be."""
        for name, outputs in COPIES.items():
            source = os.path.join(self.folder, name)
            for output in outputs:
                target = link_of(os.path.join(self.folder, output))
                if target is not None:
                    copy_behind_link(source, os.path.join(self.folder, target))


def open_log(path: str) -> int:
    """Open the file PATH to append to."""
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)


def link_of(path: str) -> str | None:
    """Return what the soft link in the first line of PATH holds, None where there is none."""
    whole = read_link(path)
    if whole is not None:
        return whole
    try:
        with open(path, "rb") as file:
            line = file.readline(BLOCK).strip()
    except OSError:
        return None
    if line.startswith(BEGIN) and line.endswith(END):
        return os.fsdecode(line[len(BEGIN) : -len(END)].strip())
    return None


def copy_behind_link(source: str, target: str) -> None:
    """Copy the log SOURCE, without the link in its first line, to the file TARGET."""
    linked = link_of(source) is not None
    aside = f"{target}.{os.getpid()}"
    with open(source, "rb") as log, open(aside, "wb") as output:
        if linked:
            log.readline()
        while block := log.read(BLOCK):
            output.write(block)
    os.replace(aside, target)
