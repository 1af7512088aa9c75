"""The descriptor table of a shell: numbers and the open file descriptions that they refer to."""

import fcntl
import posix
from errno import EBADF

from genwrapper.streams.description import Closed, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CLOSED = Closed(None)
CHARACTER_DEVICE = 0o020000
STANDARD = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}


class Table:
    """Descriptor numbers of a shell, a copy of a shell, or an applet. A copy shares the
    descriptions. `hidden` has, for each redirection in force, what its numbers referred to before
    and will again: that is part of what must be written out in time, and be kept open."""

    __slots__ = ("entries", "hidden")

    def __init__(self, entries: dict[int, Description] | None = None) -> None:
        self.entries = {} if entries is None else entries
        self.hidden: list[dict[int, Description | None]] = []

    @classmethod
    def inherited(cls, numbers: "Iterable[int]") -> "Table":
        """The table of this process as it was started, with the `numbers` that were open then.

        Numbers that refer to one and the same file share a description, so that what is written to
        them keeps its order.
        """
        entries: dict[int, Description] = {}
        files: dict[tuple[int, int], Description] = {}
        for number in numbers:
            status = posix.fstat(number)
            kind = status.st_mode & 0o170000
            if fcntl.fcntl(number, fcntl.F_GETFL) & posix.O_ACCMODE == posix.O_RDONLY:
                entries[number] = Description(number)
                continue
            known = files.get((status.st_dev, status.st_ino))
            if known is None:
                known = files[status.st_dev, status.st_ino] = entries[number] = Description(number)
            else:
                entries[number] = known.hold()
            known.prompt |= number == 2 or kind == CHARACTER_DEVICE
        return cls(entries)

    def get(self, number: int) -> Description:
        """The description of `number`; one that answers EBADF where it is not open."""
        return self.entries.get(number, CLOSED)

    def require(self, number: int) -> Description:
        """The description of `number`; OSError (EBADF) where it is not open."""
        found = self.entries.get(number)
        if found is None:
            raise OSError(EBADF, posix.strerror(EBADF))
        return found

    def put(self, number: int, description: Description) -> None:
        """Let `number` refer to `description` (whose reference passes to the table)."""
        before = self.entries.get(number)
        self.entries[number] = description
        if before is not None:
            before.close()

    def remove(self, number: int) -> None:
        """Close `number`; nothing where it is not open."""
        before = self.entries.pop(number, None)
        if before is not None:
            before.close()

    def copy(self) -> "Table":
        """The same numbers on the same descriptions, each with one reference more."""
        entries = self.entries.copy()
        for description in entries.values():
            description.references += 1
        return Table(entries)

    def close(self) -> None:
        """Drop every number."""
        while self.entries:
            self.entries.popitem()[1].close()

    def held(self) -> "Iterable[Description]":
        """Every description of the table, the hidden ones too; one may come several times."""
        if not self.hidden:
            return self.entries.values()
        hidden = [one for saved in self.hidden for one in saved.values() if one is not None]
        return [*self.entries.values(), *hidden]

    def flush(self) -> None:
        """Write out what is buffered in any description of the table."""
        for description in self.unwritten():
            description.flush()

    def unwritten(self) -> "Iterable[Description]":
        """Those of the table, the hidden ones too, in which something is buffered."""
        found = [description for description in self.entries.values() if description.written]
        for saved in self.hidden:
            for before in saved.values():
                if before is not None and before.written:
                    found.append(before)
        return found

    def settle(self) -> None:
        """Before another process uses the descriptions: write what is buffered, seek back what is
        read ahead."""
        for description in self.held():
            if description.written:
                description.flush()
            description.give_back()

    def layout(self) -> dict[int, int]:
        """Each number with its real descriptor, for a program to be started with."""
        return {number: description.real() for number, description in self.entries.items()}

    def path(self, folder: str, name: str) -> str:
        """`name`, seen from a folder, as this process must say it."""
        if not name:
            return ""  # stays a file that does not exist
        path = name if name[0] == "/" else f"{folder}/{name}"
        return self.device(path) if path.startswith(("/dev/", "/proc/")) else path

    def device(self, name: str) -> str:
        """`/dev/fd/3`, `/dev/stdin`, `/proc/$$/fd/3` and their kin as this process must say them:
        the numbers are the table's. Any other name as it is."""
        number = STANDARD.get(name)
        if number is None:
            folder, _, digits = name.rpartition("/")
            if not digits.isdecimal() or folder not in (
                "/dev/fd",
                "/proc/self/fd",
                f"/proc/{posix.getpid()}/fd",
            ):
                return name
            number = int(digits)
        found = self.entries.get(number)
        if found is None:
            return "/dev/fd/-1"  # there is no such file
        found.flush()
        found.give_back()
        return f"/dev/fd/{found.real()}"

    def __iter__(self) -> "Iterator[int]":
        return iter(self.entries)


def pipe() -> tuple[Description, Description]:
    """A pipe: its reading and its writing end, close-on-exec."""
    reading, writing = posix.pipe2(posix.O_CLOEXEC)
    return Description(reading), Description(writing)
