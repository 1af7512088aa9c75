"""The gzip format (RFC 1952): headers, and members as objects with bz2's interface."""

from zlib import DEFLATED, MAX_WBITS, compressobj, crc32, decompressobj

HEADER_CRC, EXTRA, NAME, COMMENT = 2, 4, 8, 16


class Header:
    """A member's header: `name` (empty where there is none), `time` (seconds; 0: none), `size`
    (bytes)."""

    __slots__ = ("name", "size", "time")

    def __init__(self, start: bytes) -> None:
        """Read it off the first block of a file, which may be cut or damaged."""
        flags = start[3] if len(start) > 3 else 0
        self.time = int.from_bytes(start[4:8], "little")
        at = 10
        if flags & EXTRA:
            at += 2 + int.from_bytes(start[at : at + 2], "little")
        self.name = b""
        if flags & NAME:
            end = start.find(b"\0", at)
            self.name = start[at:end] if end >= 0 else b""
            at = end + 1 if end >= 0 else len(start)
        if flags & COMMENT:
            at = start.find(b"\0", at) + 1
        self.size = at + 2 * bool(flags & HEADER_CRC)


class Compressor:
    """Makes one member."""

    __slots__ = ("_crc", "_deflate", "_head", "_size")

    def __init__(self, level: int, name: bytes = b"", time: int = 0) -> None:
        speed = {1: 4, 9: 2}.get(level, 0)
        time = time if 0 < time < 1 << 32 else 0
        flags = NAME if name else 0
        self._head = b"\x1f\x8b\x08%c%b%c\x03" % (flags, time.to_bytes(4, "little"), speed)
        if name:
            self._head += name + b"\0"
        self._deflate = compressobj(level, DEFLATED, -MAX_WBITS, 9)
        self._crc = self._size = 0

    def compress(self, data: bytes) -> bytes:
        """What there is so far of the member."""
        self._crc = crc32(data, self._crc)
        self._size += len(data)
        head, self._head = self._head, b""
        return head + self._deflate.compress(data)

    def flush(self) -> bytes:
        """The end of the member."""
        size = self._size & 0xFFFFFFFF
        tail = self._crc.to_bytes(4, "little") + size.to_bytes(4, "little")
        return self.compress(b"") + self._deflate.flush() + tail


class Expander:
    """Reads one member, in the manner of bz2.BZ2Decompressor; zlib.error where it is damaged."""

    __slots__ = ("_inflate", "_tail", "needs_input")

    def __init__(self, window: int = MAX_WBITS + 16) -> None:
        self._inflate = decompressobj(window)
        self._tail = b""
        self.needs_input = True

    def decompress(self, data: bytes, size: int) -> bytes:
        """At most `size` bytes of what was compressed."""
        out = self._inflate.decompress(self._tail + data if self._tail else data, size)
        self._tail = self._inflate.unconsumed_tail
        self.needs_input = not self._tail and len(out) < size
        return out

    @property
    def eof(self) -> bool:
        """Whether the member has ended."""
        return self._inflate.eof

    @property
    def unused_data(self) -> bytes:
        """What was given of the data behind the member."""
        return self._inflate.unused_data
