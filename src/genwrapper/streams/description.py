"""Open file descriptions: one real descriptor, one position, one read buffer, one write buffer.

A shell's descriptor numbers (`Table`) refer to descriptions as a process's descriptors refer to a
kernel's: two numbers made by `2>&1` share one description, hence one buffer, hence the order of
what is written. A description may also be *in memory* (`fd` is None): a here-document is read from
its bytes, a command substitution collects what is written, until a program needs a real descriptor
(`real`).
"""

import fcntl
import posix
from _thread import allocate_lock
from errno import EAGAIN, EBADF, ESPIPE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BLOCK = 65536
LOWEST = 100  # a script may ask for any number below; what we hand to programs lies at or above
EMPTY = b""
PIPE_SIZE = 1 << 20
F_DUPFD_CLOEXEC = fcntl.F_DUPFD_CLOEXEC
F_SETPIPE_SZ = getattr(fcntl, "F_SETPIPE_SZ", 1031)


class Description:
    """An open file description. All numbers of bytes; errors are OSError as the system gives
    them."""

    __slots__ = (
        "_at",
        "_incoming",
        "_lock",
        "_outgoing",
        "_seekable",
        "bytewise",
        "collected",
        "fd",
        "prompt",
        "references",
        "waits",
        "written",
    )

    def __init__(self, fd: int | None, content: bytes = EMPTY) -> None:
        """Take over `fd`; None: in memory, to be read from `content` or written to."""
        self.fd = fd
        self.references = 1
        self._incoming = content
        self._at = 0
        self._outgoing: list[bytes] = []
        self.written = 0  # bytes in _outgoing
        self.prompt = False  # flush when a command ends: terminals, devices, standard error
        self.bytewise = False  # read no byte more than asked for: others read here too
        self.collected: int | None = None  # the pipe's reading end, once a collector became real
        self.waits: Callable[[int], None] | None = None  # called before a read that may block
        self._lock = allocate_lock()
        self._seekable: bool | None = None

    # -- reading ----------------------------------------------------------------------------------

    def _fill(self, size: int) -> bytes:
        if self.fd is None:
            return EMPTY
        if self.waits is not None:
            self.waits(self.fd)
        try:
            return posix.read(self.fd, size)
        except OSError as error:
            error.filename = "read error"  # for the message
            raise

    def read_block(self, size: int = BLOCK) -> bytes:
        """What is there, at most `size` bytes; nothing at the end of the file."""
        if self._at < len(self._incoming):
            block = (
                self._incoming[self._at : self._at + size]
                if self._at or len(self._incoming) > size
                else self._incoming
            )
            self._at += len(block)
            return block
        return self._fill(size)

    def read(self, size: int = -1) -> bytes:
        """Exactly `size` bytes, fewer only at the end of the file; all that is left for -1."""
        blocks = []
        while size:
            block = self.read_block(BLOCK if size < 0 else size)
            if not block:
                break
            blocks.append(block)
            if size > 0:
                size -= len(block)
        return blocks[0] if len(blocks) == 1 else EMPTY.join(blocks)

    def readline(self, delimiter: bytes = b"\n") -> bytes:
        """One line with its end; without it only at the end of the file; nothing behind that."""
        end = self._incoming.find(delimiter, self._at)
        if end >= 0:
            start, self._at = self._at, end + 1
            return self._incoming[start : self._at]
        parts = [self._incoming[self._at :]]
        self._incoming, self._at = EMPTY, 0
        size = 1 if self.bytewise else BLOCK
        while True:
            block = self._fill(size)
            if not block:
                return EMPTY.join(parts)
            end = block.find(delimiter) + 1
            if end:
                parts.append(block[:end])
                if end < len(block):
                    self._incoming, self._at = block, end
                return EMPTY.join(parts)
            parts.append(block)

    def blocks(self, size: int = BLOCK) -> "Iterator[bytes]":
        """Block after block, as it comes."""
        while block := self.read_block(size):
            yield block

    def whole_lines(self, end: bytes = b"\n", size: int = BLOCK) -> "Iterator[bytes]":
        """As many whole lines as come at once, again and again; the last perhaps without its
        end."""
        rest: list[bytes] = []
        while block := self.read_block(size):
            at = block.rfind(end) + 1
            if at:
                rest.append(block[:at])
                yield EMPTY.join(rest)
                rest.clear()
            if at < len(block):
                rest.append(block[at:])
        if rest:
            yield EMPTY.join(rest)

    def __iter__(self) -> "Iterator[bytes]":
        """Line after line, each with its end (the last perhaps without)."""
        rest = EMPTY
        for block in self.blocks():
            lines = (rest + block if rest else block).split(b"\n")
            rest = lines.pop()
            for line in lines:
                yield line + b"\n"
        if rest:
            yield rest

    def give_back(self) -> None:
        """Seek back over what was read ahead, so that another process goes on where we stopped."""
        unread = len(self._incoming) - self._at
        if unread and self.fd is not None:
            try:
                posix.lseek(self.fd, -unread, 1)
            except OSError as error:
                if error.errno != ESPIPE:
                    raise
                return  # a pipe: what was read ahead stays ours
            self._incoming, self._at = EMPTY, 0

    def unread(self, data: bytes) -> None:
        """Put back the end of what was read last: it is read again."""
        if data:
            self._incoming = data + self._incoming[self._at :]
            self._at = 0

    def buffered(self) -> int:
        """How many bytes have been read ahead."""
        return len(self._incoming) - self._at

    def seekable(self) -> bool:
        """Whether what is read ahead can be given back."""
        if self._seekable is None:
            if self.fd is None:
                return True
            try:
                posix.lseek(self.fd, 0, 1)
                self._seekable = True
            except OSError:
                self._seekable = False
        return self._seekable

    def seek(self, offset: int, whence: int = 0) -> int:
        """As lseek(2); buffers are emptied first. In memory: within the content."""
        self.flush()
        if self.fd is None:
            base = (0, self._at, len(self._incoming))[whence]
            self._at = max(0, min(base + offset, len(self._incoming)))
            return self._at
        self.give_back()
        self._incoming, self._at = EMPTY, 0
        return posix.lseek(self.fd, offset, whence)

    # -- writing ----------------------------------------------------------------------------------

    def write(self, data: bytes) -> None:
        """Write `data`, perhaps later (`flush`)."""
        self._outgoing.append(data)
        self.written += len(data)
        if self.written >= BLOCK and self.fd is not None:
            self.flush()

    def writelines(self, lines: "Iterable[bytes]") -> None:
        """Write all of `lines`, in bounded memory."""
        outgoing = self._outgoing
        for line in lines:
            outgoing.append(line)
            self.written += len(line)
            if self.written >= BLOCK and self.fd is not None:
                self.flush()

    def flush(self) -> None:
        """Write out what is buffered. On an error what could not be written is dropped, as write(2)
        would."""
        if not self.written or self.fd is None:
            return
        with self._lock:
            self.written = 0  # first: what another thread adds from here on counts
            count = len(self._outgoing)
            data = self._outgoing[0] if count == 1 else EMPTY.join(self._outgoing[:count])
            del self._outgoing[:count]
            self._write_out(self.fd, data)

    @staticmethod
    def _write_out(fd: int, data: bytes) -> None:
        written = posix.write(fd, data) if data else 0
        if written < len(data):
            rest = memoryview(data)[written:]
            while rest:
                try:
                    rest = rest[posix.write(fd, rest) :]
                except OSError as error:
                    if error.errno != EAGAIN:
                        raise
                    _wait_writable(fd)

    def discard(self) -> None:
        """Forget what is buffered: a forked child's copy of its parent's buffers."""
        self._outgoing.clear()
        self.written = 0

    # -- in memory --------------------------------------------------------------------------------

    def real(self) -> int:
        """The real descriptor, at 100 or above so that no layout of a program's clashes with it.

        What is in memory becomes real here: the unread rest of a here-document a pipe (or, where it
        would not fit, an unlinked file), a collector a pipe that `drain` reads.
        """
        if self.fd is None:
            if self._at < len(self._incoming) or not self.collects():
                self._become_source()
            else:
                self._become_pipe()
        assert self.fd is not None
        if 2 < self.fd < LOWEST:
            try:
                high = fcntl.fcntl(self.fd, F_DUPFD_CLOEXEC, LOWEST)
            except OSError:
                return self.fd  # `ulimit -n` is low: whoever starts a program finds a way round
            posix.close(self.fd)
            self.fd = high
        return self.fd

    def collects(self) -> bool:
        """Whether this is a collector in memory."""
        return self.fd is None and self.collected == -1

    def _become_source(self) -> None:
        content = self._incoming[self._at :]
        self._incoming, self._at = EMPTY, 0
        if len(content) <= 4096:
            reading, writing = posix.pipe2(posix.O_CLOEXEC)
            posix.write(writing, content)
            posix.close(writing)
        else:
            reading = posix.memfd_create("here-document", posix.MFD_CLOEXEC)
            self._write_out(reading, content)
            posix.lseek(reading, 0, 0)
        self.fd = reading
        self._seekable = None

    def _become_pipe(self) -> None:
        reading, writing = posix.pipe2(posix.O_CLOEXEC)
        try:
            fcntl.fcntl(writing, F_SETPIPE_SZ, PIPE_SIZE)
        except OSError:
            pass  # the user's share of pipe memory is used up: the usual size does too
        self._incoming = EMPTY.join(self._outgoing)  # what was collected so far
        self._at = 0
        self.discard()
        self.fd = writing
        self.collected = reading
        posix.set_blocking(reading, False)

    def drain(self) -> None:
        """Take what has arrived in a collector's pipe, without waiting: its writers must not
        block."""
        if self.collected is None or self.collected < 0:
            return
        parts = [self._incoming]
        while True:
            try:
                block = posix.read(self.collected, PIPE_SIZE)
            except BlockingIOError:
                break
            if not block:
                break
            parts.append(block)
        self._incoming = EMPTY.join(parts)

    def collect(self) -> bytes:
        """All that a collector was given; waits until every writer of its pipe is gone. Ends the
        description."""
        if self.fd is None:
            data = EMPTY.join(self._outgoing)
            self.discard()
            return data
        self.flush()
        posix.close(self.fd)
        self.fd = None
        reading = self.collected
        assert reading is not None
        posix.set_blocking(reading, True)
        parts = [self._incoming]
        while True:
            if self.waits is not None:
                self.waits(reading)
            block = posix.read(reading, PIPE_SIZE)
            if not block:
                break
            parts.append(block)
        posix.close(reading)
        self.collected = None
        return EMPTY.join(parts)

    # -- references -------------------------------------------------------------------------------

    def hold(self) -> "Description":
        """One more number refers to this description."""
        self.references += 1
        return self

    def close(self) -> None:
        """One number fewer; with the last the buffers are written and the real descriptor is
        closed."""
        self.references -= 1
        if self.references or self.fd is None:
            return
        fd, self.fd = self.fd, None
        try:
            if self.written:  # nobody else is there who could write: no lock
                self.written = 0
                self._write_out(fd, EMPTY.join(self._outgoing))
        finally:
            posix.close(fd)


class Closed(Description):
    """What a number refers to that is not open: every use of it is EBADF; to write nothing is
    none."""

    __slots__ = ()

    def _fill(self, size: int) -> bytes:
        raise OSError(EBADF, posix.strerror(EBADF), "read error")

    def write(self, data: bytes) -> None:
        if data:
            raise OSError(EBADF, posix.strerror(EBADF))

    def writelines(self, lines: "Iterable[bytes]") -> None:
        raise OSError(EBADF, posix.strerror(EBADF))

    def real(self) -> int:
        raise OSError(EBADF, posix.strerror(EBADF))


def collector() -> Description:
    """A description in memory that collects what is written to it, for a command substitution."""
    made = Description(None)
    made.collected = -1
    return made


def _wait_writable(fd: int) -> None:
    """A descriptor that another program set non-blocking is full: wait."""
    import select

    poll = select.poll()
    poll.register(fd, select.POLLOUT)
    poll.poll()
