"""The processes of this machine, as /proc has them: for ps, pidof and their like."""

import posix

from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Entry:
    """A process. Times in clock ticks, sizes in KiB; `words` is its command line."""

    __slots__ = ("fields", "name", "pid", "uid", "words")

    def __init__(self, pid: int, name: str, fields: list[str], uid: int, words: list[str]) -> None:
        self.pid = pid
        self.name = name
        self.fields = fields  # of /proc/PID/stat, from the state on
        self.uid = uid
        self.words = words

    def number(self, place: int) -> int:
        """A field of /proc/PID/stat by its number in proc(5)."""
        return int(self.fields[place - 3])


def processes() -> "Iterator[Entry]":
    """All processes that can be seen."""
    for name in sorted((n for n in posix.listdir("/proc") if n.isdigit()), key=int):
        found = process(int(name))
        if found is not None:
            yield found


def process(pid: int) -> Entry | None:
    """A process; None where it is gone."""
    folder = f"/proc/{pid}"
    try:
        uid = posix.stat(folder).st_uid
        with open(f"{folder}/stat", "rb") as file:
            head, _, rest = file.read().rpartition(b")")
        with open(f"{folder}/cmdline", "rb") as file:
            line = file.read()
    except OSError:
        return None
    words = decode(line).split("\0")[:-1]
    return Entry(pid, decode(head.partition(b"(")[2]), decode(rest).split(), uid, words)
