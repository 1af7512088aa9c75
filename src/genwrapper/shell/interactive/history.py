"""The history of an interactive shell (POSIX: sh, Command History List): its commands, numbered, in
memory and, between sessions, in the file that HISTFILE names.

A command of several lines is one entry; in the file its further lines begin with a tab.
"""

import posix

from genwrapper.shell.state import Shell
from genwrapper.streams import decode, encode

DEFAULT_SIZE = 500
FILE = ".gitbox_history"


class History:
    """Commands by number, from `first` on."""

    __slots__ = ("entries", "first", "size")

    def __init__(self, size: int = DEFAULT_SIZE) -> None:
        self.entries: list[str] = []
        self.first = 1
        self.size = size

    @classmethod
    def of(cls, shell: Shell) -> "History":
        """The history that the shell's HISTFILE and HISTSIZE describe."""
        size = f"{shell.variables.get('HISTSIZE', '')}"
        made = cls(int(size) if size.isdecimal() else DEFAULT_SIZE)
        path = file(shell)
        if path:
            made.load(path)
        return made

    def load(self, path: str) -> None:
        """Read a file's entries; nothing where there is none."""
        if is_special(path):
            return
        try:
            with open(path, "rb") as source:
                lines = decode(source.read()).split("\n")
        except OSError:
            return
        for line in lines:
            if line.startswith("\t") and self.entries:
                self.entries[-1] += f"\n{line[1:]}"
            elif line.strip():
                self.add(line)

    def add(self, text: str) -> None:
        """One more command."""
        self.entries.append(text)
        beyond = len(self.entries) - self.size
        if beyond > 0:
            del self.entries[:beyond]
            self.first += beyond

    def following(self) -> int:
        """The number that the next command will have."""
        return self.first + len(self.entries)

    def numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self.entries, self.first))

    def save(self, shell: Shell) -> None:
        """Write the file anew: aside, then renamed. Where that can't be done the old one stays;
        and so does what is no file (HISTFILE=/dev/null)."""
        path = file(shell)
        if not path or not self.entries or is_special(path):
            return
        lines = [text.replace("\n", "\n\t") for text in self.entries]
        aside = f"{path}.{posix.getpid()}"
        try:
            fd = posix.open(aside, posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC, 0o600)
            with open(fd, "wb") as target:
                target.write(encode("\n".join(lines) + "\n"))
            posix.rename(aside, path)
        except OSError:
            try:
                posix.unlink(aside)
            except OSError:
                pass


def is_special(path: str) -> bool:
    """Whether the path is there and no regular file."""
    try:
        return posix.stat(path).st_mode & 0o170000 != 0o100000
    except OSError:
        return False


def file(shell: Shell) -> str:
    """The path of the history's file; "" where there is none."""
    name = shell.variables.get("HISTFILE")
    if name is None:
        home = shell.variables.get("HOME")
        name = f"{home}/{FILE}" if home else ""
    return shell.path(f"{name}")
