"""Members of zip archives, as zipfile reads them: names, kinds, times, data; for unzip and zip."""

import posix
from errno import EINVAL
from struct import error as StructError
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from genwrapper.applets.compression.formats import Damaged
from genwrapper.streams import Context, Description, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 1 << 18
UNIX = 3
KIND, REGULAR, FOLDER, LINK = 0o170000, 0o100000, 0o040000, 0o120000
LONGEST_LINK = 4096
ENCRYPTED, UTF8 = 1, 0x800
STORED = 0
NO_SYSTEM = (None, EINVAL)  # errors of bzip2's, and of a seek to where no file can be
# What zipfile and the libraries below it raise on damaged archives, beside errors of the system.
DAMAGE = (
    BadZipFile,
    EOFError,
    IndexError,
    MemoryError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    StructError,
    ValueError,
    ZlibError,
)


def opened(source: Description) -> ZipFile:
    """The archive that `source`, a plain file, holds. Damaged where it holds none."""
    try:
        return ZipFile(open(source.real(), "rb", closefd=False))
    except DAMAGE as error:
        raise Damaged(f"is no zip archive, or damaged: {error}") from error
    except OSError as error:
        if error.errno in NO_SYSTEM:
            raise Damaged(f"is no zip archive, or damaged: {error}") from error
        raise


def find(context: Context, name: str) -> tuple[str, Description]:
    """The archive `name`, or that name with .zip: its name, and it opened. OSError where there is
    none."""
    for candidate in (name, f"{name}.zip", f"{name}.ZIP"):
        try:
            return candidate, context.open(candidate)
        except FileNotFoundError:
            pass
    return name, context.open(name)


def name_of(member: ZipInfo) -> str:
    """A member's name; bytes that were not said to be UTF-8 are what a POSIX system wrote."""
    name = member.filename
    if not member.flag_bits & UTF8 and not name.isascii():
        try:
            return decode(name.encode("cp437"))
        except UnicodeError:
            return name
    return name


def kind_of(member: ZipInfo) -> int:
    """The kind of file that a member is; a plain one where it does not say."""
    kind = (member.external_attr >> 16) & KIND if member.create_system == UNIX else 0
    return kind or (FOLDER if member.filename.endswith("/") else REGULAR)


def mode_of(member: ZipInfo) -> int | None:
    """The permissions of a member; None where it has none."""
    mode = (member.external_attr >> 16) & 0o777 if member.create_system == UNIX else 0
    return mode or None


def time_of(member: ZipInfo) -> float:
    """When a member was changed, in seconds; the date that every member has is a local one."""
    extra = member.extra
    at = 0
    while at + 9 <= len(extra):
        size = int.from_bytes(extra[at + 2 : at + 4], "little")
        if extra[at : at + 2] == b"UT" and size >= 5 and extra[at + 4] & 1:
            return int.from_bytes(extra[at + 5 : at + 9], "little", signed=True)
        at += 4 + size
    from time import mktime

    year, month, day, hour, minute, second = member.date_time
    try:
        return mktime((year, month, day, hour, minute, second, 0, 0, -1))
    except (OverflowError, ValueError):
        return 0.0


def data_of(archive: ZipFile, member: ZipInfo) -> "Iterator[bytes]":
    """What a member holds, block after block. Damaged where it is not right."""
    if member.flag_bits & ENCRYPTED:
        raise Damaged("is encrypted; that is not supported")
    from _lzma import LZMAError

    try:
        with archive.open(member) as source:
            while block := source.read(BLOCK):
                yield block
    except (*DAMAGE, LZMAError) as error:
        raise Damaged(f"is damaged: {error}") from error
    except OSError as error:
        if error.errno in NO_SYSTEM:
            raise Damaged(f"is damaged: {error}") from error
        raise


def set_time(target: "str | int", seconds: float, link: bool = False) -> None:
    """Give a file its time."""
    if link:
        posix.utime(target, (seconds, seconds), follow_symlinks=False)
    else:
        posix.utime(target, (seconds, seconds))
