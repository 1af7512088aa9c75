"""The formats of compressed data, and reading them in bounded memory."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Protocol

    class Compressor(Protocol):
        def compress(self, data: bytes, /) -> bytes: ...

        def flush(self) -> bytes: ...

    class Expander(Protocol):
        @property
        def eof(self) -> bool: ...

        @property
        def needs_input(self) -> bool: ...

        @property
        def unused_data(self) -> bytes: ...

        def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


BLOCK = 131072
MOST_MEMORY = 1 << 31  # what an .xz or .lzma file may ask for, in bytes
ZSTD = b"\x28\xb5\x2f\xfd"


class Damaged(Exception):
    """Compressed data is not what it should be; the message says in which way."""


class Trailing(Damaged):
    """Behind the compressed data, all of which was right, there is something else."""


class Format:
    """A format. `suffixes` says what a compressed file's suffix is replaced with in its name, the
    first one is what new files get; `level` is the default one."""

    __slots__ = ("_errors", "compressor", "expander", "level", "magic", "name", "suffixes")

    def __init__(
        self,
        name: str,
        magic: bytes,
        suffixes: dict[str, str],
        level: int,
        compressor: "Callable[[int], Compressor]",
        expander: "Callable[[], Expander]",
        errors: "Callable[[], tuple[type[Exception], ...]]",
    ) -> None:
        self.name = name
        self.magic = magic
        self.suffixes = suffixes
        self.level = level
        self.compressor = compressor
        self.expander = expander
        self._errors = errors

    def expand(self, blocks: "Iterable[bytes]") -> "Iterator[bytes]":
        """What `blocks` hold in this format, in one or several members, block after block. Damaged
        where they are not right; all that was right has come out before."""
        incoming = iter(blocks)
        data = self._beginning(incoming, b"")
        if not data:
            raise Damaged("unexpected end of file")
        if not data.startswith(self.magic):
            raise Damaged(f"not in {self.name} format")
        while data:
            expander = self.expander()
            yield from self._member(expander, incoming, data)
            data = self._beginning(incoming, expander.unused_data, True)
            if data and (not self.magic or not data.startswith(self.magic)):
                raise Trailing("trailing garbage ignored")

    def _member(
        self, expander: "Expander", incoming: "Iterator[bytes]", data: bytes
    ) -> "Iterator[bytes]":
        errors = self._errors()
        stuck = False
        while not expander.eof:
            if not data and (expander.needs_input or stuck):
                data = next(incoming, b"")
                if not data:
                    raise Damaged("unexpected end of file")
            try:
                out = expander.decompress(data, BLOCK)
            except errors as error:
                raise Damaged(reason(error)) from error
            stuck = not out and not data
            data = b""
            if out:
                yield out

    def _beginning(self, incoming: "Iterator[bytes]", data: bytes, padded: bool = False) -> bytes:
        """As much as the magic number needs, `padded`: behind zeros."""
        while True:
            if padded:
                data = data.lstrip(b"\0")
            if data and len(data) >= len(self.magic):
                return data
            block = next(incoming, b"")
            if not block:
                return data
            data += block


def reason(error: Exception) -> str:
    """What an error of a library says, in gzip's words where it has some."""
    text = str(error)
    if isinstance(error, MemoryError) or "Memory usage" in text:
        return "it needs more memory than there is"
    if "incorrect data check" in text:
        return "invalid compressed data--crc error"
    if "incorrect length check" in text:
        return "invalid compressed data--length error"
    if "format not supported" in text:
        return "file format not recognized"
    return "invalid compressed data--format violated"


# -- gzip -----------------------------------------------------------------------------------------


def _gzip_compressor(level: int) -> "Compressor":
    from genwrapper.applets.compression.gzip_format import Compressor

    return Compressor(level)


def _gzip_expander() -> "Expander":
    from genwrapper.applets.compression.gzip_format import Expander

    return Expander()


def _zlib_errors() -> tuple[type[Exception], ...]:
    from zlib import error

    return (error, MemoryError)


GZIP = Format(
    "gzip",
    b"\x1f\x8b",
    {".gz": "", ".tgz": ".tar", ".taz": ".tar", "-gz": "", ".z": "", "-z": "", "_z": ""},
    6,
    _gzip_compressor,
    _gzip_expander,
    _zlib_errors,
)


# -- bzip2 ----------------------------------------------------------------------------------------


def _bzip2_compressor(level: int) -> "Compressor":
    from _bz2 import BZ2Compressor

    return BZ2Compressor(level)


def _bzip2_expander() -> "Expander":
    from _bz2 import BZ2Decompressor

    return BZ2Decompressor()


def _bzip2_errors() -> tuple[type[Exception], ...]:
    return (OSError, ValueError, MemoryError)


BZIP2 = Format(
    "bzip2",
    b"BZh",
    {".bz2": "", ".bz": "", ".tbz2": ".tar", ".tbz": ".tar"},
    9,
    _bzip2_compressor,
    _bzip2_expander,
    _bzip2_errors,
)


# -- xz and lzma ----------------------------------------------------------------------------------


def xz_compressor(level: int, extreme: bool = False, check: str = "crc64") -> "Compressor":
    """`check`: none, crc32, crc64 or sha256. lzma.LZMAError where the library lacks it."""
    import _lzma

    number = getattr(_lzma, f"CHECK_{check.upper()}")
    preset = level | (_lzma.PRESET_EXTREME if extreme else 0)
    return _lzma.LZMACompressor(_lzma.FORMAT_XZ, number, preset)


def lzma_compressor(level: int, extreme: bool = False) -> "Compressor":
    """For the format that xz replaced."""
    import _lzma

    preset = level | (_lzma.PRESET_EXTREME if extreme else 0)
    return _lzma.LZMACompressor(_lzma.FORMAT_ALONE, preset=preset)


def _xz_expander() -> "Expander":
    import _lzma

    return _lzma.LZMADecompressor(_lzma.FORMAT_XZ, MOST_MEMORY)


def _lzma_expander() -> "Expander":
    import _lzma

    return _lzma.LZMADecompressor(_lzma.FORMAT_ALONE, MOST_MEMORY)


def _lzma_errors() -> tuple[type[Exception], ...]:
    from _lzma import LZMAError

    return (LZMAError, EOFError, MemoryError)


XZ = Format(
    "xz", b"\xfd7zXZ\0", {".xz": "", ".txz": ".tar"}, 6, xz_compressor, _xz_expander, _lzma_errors
)
LZMA = Format(
    "lzma", b"", {".lzma": "", ".tlz": ".tar"}, 6, lzma_compressor, _lzma_expander, _lzma_errors
)


def recognised(start: bytes) -> Format | None:
    """The format of data that begins with `start` (six bytes at least, where there are as many);
    None where it is none of these. Damaged where it is one that can't be read here."""
    if start.startswith(ZSTD):
        raise Damaged("compressed with zstd, which Python has from 3.14 on; use gzip, bzip2 or xz")
    for form in (GZIP, BZIP2, XZ):
        if start.startswith(form.magic):
            return form
    return LZMA if start.startswith(b"]\0\0") else None
