"""The eight message channels between client and application (lib/app_ipc.h).

A file of 8 × 1024 bytes that both sides map. In each channel byte 0 says whether a message waits;
text of at most 1022 bytes and a NUL follow. A sender writes only where nothing waits; the receiver
empties the channel. Nothing here ever blocks.
"""

import posix

from genwrapper.boinc.errors import DamagedChannels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class View(Protocol):
        """Bytes shared with another process: a memory map, or `FileView`."""

        def __getitem__(self, part: slice, /) -> bytes: ...

        def __setitem__(self, part: slice, data: bytes, /) -> None: ...

        def close(self) -> None: ...


FILE_NAME = "boinc_mmap_file"
CHANNEL_SIZE = 1024
LONGEST = CHANNEL_SIZE - 2

CONTROL_REQUEST = 0
CONTROL_REPLY = 1
GRAPHICS_REQUEST = 2
GRAPHICS_REPLY = 3
HEARTBEAT = 4
APP_STATUS = 5
TRICKLE_UP = 6
TRICKLE_DOWN = 7
COUNT = 8
SIZE = COUNT * CHANNEL_SIZE


class FileView:
    """A file as shared bytes, by reads and writes at a position: no map, no further descriptor."""

    __slots__ = ("fd",)

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __getitem__(self, part: slice) -> bytes:
        return posix.pread(self.fd, part.stop - part.start, part.start)

    def __setitem__(self, part: slice, data: bytes) -> None:
        posix.pwrite(self.fd, data, part.start)

    def close(self) -> None:
        posix.close(self.fd)


class Channels:
    """The channels on a shared VIEW. `mapped` and `create` make them from a file."""

    __slots__ = ("view",)

    def __init__(self, view: "View") -> None:
        self.view = view

    @classmethod
    def mapped(cls, path: str) -> "Channels":
        """Map the file PATH. FileNotFoundError, or DamagedChannels where it is no such file."""
        import mmap

        fd = posix.open(path, posix.O_RDWR | posix.O_CLOEXEC)
        try:
            size = posix.fstat(fd).st_size
            if size < SIZE:
                raise DamagedChannels(
                    f"{path} has {size} bytes, the message channels take {SIZE}; "
                    "the client and this application do not fit"
                )
            try:
                return cls(mmap.mmap(fd, SIZE))
            except (OSError, ValueError) as error:
                raise DamagedChannels(f"{path}: can't be mapped: {error}") from error
        finally:
            posix.close(fd)

    @classmethod
    def create(cls, path: str) -> "Channels":
        """Make the file PATH with eight empty channels, and map it."""
        aside = f"{path}.{posix.getpid()}"
        with open(aside, "wb") as file:
            file.write(bytes(SIZE))
        posix.replace(aside, path)
        return cls.mapped(path)

    def send(self, channel: int, text: str) -> bool:
        """Put TEXT (at most 1022 bytes) in CHANNEL; False where a message waits there already."""
        start = channel * CHANNEL_SIZE
        if self.view[start : start + 1] != b"\0":
            return False
        self._write(start, text)
        return True

    def receive(self, channel: int) -> str | None:
        """Take the message out of CHANNEL; None where none waits."""
        start = channel * CHANNEL_SIZE
        if self.view[start : start + 1] == b"\0":
            return None
        text = self.view[start + 1 : start + CHANNEL_SIZE]
        self.view[start : start + 1] = b"\0"
        return text.partition(b"\0")[0].decode("utf-8", "surrogateescape")

    def full(self, channel: int) -> bool:
        """Say whether a message waits in CHANNEL."""
        start = channel * CHANNEL_SIZE
        return self.view[start : start + 1] != b"\0"

    def overwrite(self, channel: int, text: str) -> None:
        """Put TEXT in CHANNEL in place of what is there: a value, not a message.

        Only for channels whose reader uses `value`, and by one writer at a time.
        """
        self._write(channel * CHANNEL_SIZE, text)

    def value(self, channel: int) -> str | None:
        """Return the value last written to CHANNEL, None before the first.

        A value that is just being written is read again, so that no half of it is seen.
        """
        start = channel * CHANNEL_SIZE
        before = self.view[start : start + CHANNEL_SIZE]
        for _ in range(100):
            after = self.view[start : start + CHANNEL_SIZE]
            if before == after and before[:1] != b"\0":
                return before[1:].partition(b"\0")[0].decode("utf-8", "surrogateescape")
            if not any(before):
                return None
            before = after
        return None

    def _write(self, start: int, text: str) -> None:
        data = text.encode("utf-8", "surrogateescape")
        if len(data) > LONGEST:
            raise ValueError(f"a message has at most {LONGEST} bytes, this one {len(data)}")
        view, end = self.view, start + 2 + len(data)
        view[start : start + 1] = b"\0"
        view[start + 1 : end] = data + b"\0"
        view[start : start + 1] = b"\1"  # last: from here on the other side may read

    def close(self) -> None:
        """Unmap. The file stays."""
        self.view.close()


def field(text: str, tag: str) -> str | None:
    """Return what stands between <TAG> and </TAG> in a message; "" for <TAG/>; None without it."""
    begin = text.find(f"<{tag}>")
    if begin < 0:
        return "" if f"<{tag}/>" in text else None
    begin += len(tag) + 2
    end = text.find(f"</{tag}>", begin)
    return text[begin:end].strip() if end >= 0 else None


def number(text: str, tag: str, default: float = 0.0) -> float:
    """Return the number in the field TAG of a message, DEFAULT where there is none."""
    try:
        return float(field(text, tag) or default)
    except ValueError:
        return default
