"""Soft links: the files of a slot that stand for files of the project's folder.

A client writes `<soft_link>../../projects/P/name</soft_link>` into a text file of the slot, on
every system. Reading or writing that file itself loses the data: ask `resolve` first.
"""

import errno
import posix

from genwrapper.boinc.errors import BrokenLink

BEGIN = b"<soft_link>"
END = b"</soft_link>"
S_IFMT, S_IFLNK, S_IFDIR = 0o170000, 0o120000, 0o040000
LONGEST = 4096 + len(BEGIN) + len(END)


def read_link(path: str) -> str | None:
    """Return what the soft link PATH holds, None where PATH is no soft link or not there.

    The path in it is seen from the slot. A file that only begins with the tag is data, and so is
    what a symbolic link leads to (BOINC's `resolve_soft_link`).
    """
    try:
        if posix.lstat(path).st_mode & S_IFMT == S_IFLNK:
            return None
        with open(path, "rb") as file:
            text = file.read(LONGEST + 1)
    except OSError:
        return None
    if not text.startswith(BEGIN):
        return None
    inner, end, rest = text[len(BEGIN) :].partition(END)
    if not end or rest.strip(b"\r\n") or len(text) > LONGEST or b"\n" in inner:
        return None
    return inner.strip().decode("utf-8", "surrogateescape")


def write_link(path: str, target: str) -> None:
    """Make PATH a soft link to TARGET, which is seen from PATH's folder."""
    with open(path, "wb") as file:
        file.write(BEGIN + target.encode("utf-8", "surrogateescape") + END + b"\n")


def resolve(name: str, folder: str = ".") -> str:
    """Return the real name of NAME in the slot FOLDER: boinc_resolve_filename.

    Where NAME is a soft link, the answer is its text (seen from the slot), else NAME. BrokenLink
    where the folder that the link leads to is not there: neither reading nor writing could work.
    """
    target = read_link(seen_from(folder, name))
    if target is None:
        return name
    parent = seen_from(folder, target).rpartition("/")[0] or "/"
    try:
        there = posix.stat(parent).st_mode & S_IFMT == S_IFDIR
    except OSError:
        there = False
    if not there:
        raise BrokenLink(f"{name} is a link to {target}: there is no folder {parent}")
    return target


def resolve_input(name: str, folder: str = ".") -> str:
    """As `resolve`, for a file that must be there: BrokenLink or FileNotFoundError if not."""
    target = resolve(name, folder)
    if not posix.access(seen_from(folder, target), posix.F_OK):
        if target == name:
            raise FileNotFoundError(errno.ENOENT, "no such file in the slot", name)
        raise BrokenLink(f"{name} is a link to {target}, and that file is gone")
    return target


def seen_from(folder: str, name: str) -> str:
    """Return the path of NAME, which is seen from FOLDER."""
    return name if name.startswith("/") else f"{folder}/{name}"
