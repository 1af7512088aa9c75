"""Copies of files and trees, for cp and mv."""

import posix
from errno import EEXIST, EINVAL, ELOOP, ENOENT, ENOSYS, EXDEV

from genwrapper.streams import Context, encode

FOLDER, LINK, REGULAR = 0o040000, 0o120000, 0o100000
KIND = 0o170000
CHUNK = 1 << 24
ATTRIBUTES = frozenset(("mode", "ownership", "timestamps"))
NOT_HERE = frozenset((EXDEV, EINVAL, ENOSYS))


class Copier:
    """How things are copied: one call of cp, or of mv to another file system."""

    __slots__ = (
        "attributes",
        "context",
        "follow",
        "follow_first",
        "hard_links",
        "linked",
        "links",
        "recursive",
        "verbose",
        "written",
    )

    def __init__(
        self,
        context: Context,
        *,
        recursive: bool = False,
        follow: bool = True,
        follow_first: bool = True,
        attributes: frozenset[str] = frozenset(),
        hard_links: bool = False,
        verbose: bool = False,
        links: str = "",
    ) -> None:
        self.context = context
        self.recursive = recursive
        self.follow = follow
        self.follow_first = follow_first
        self.attributes = attributes
        self.hard_links = hard_links  # names of one file become names of one copy
        self.linked: dict[tuple[int, int], str] = {}  # the first copy of each such file
        self.verbose = verbose
        self.links = links  # "link", "symbolic_link": what is made of files instead of copies
        self.written: set[tuple[int, int]] = set()  # folders made by this call

    def copy(self, source: str, target: str, force: bool = False, operand: bool = True) -> bool:
        """Copy a file or, where `recursive`, a tree; whether all of it could be."""
        context = self.context
        try:
            follow = self.follow or (operand and self.follow_first)
            status = posix.stat(context.path(source), follow_symlinks=follow)
        except (OSError, ValueError) as error:
            context.failed(source, error)
            return False
        kind = status.st_mode & KIND
        if kind == FOLDER and not self.recursive:
            context.error(f"-r not specified; omitting directory '{source}'")
            return False
        try:
            there = posix.stat(context.path(target), follow_symlinks=kind != LINK)
        except OSError:
            there = None
        if there is not None and (there.st_dev, there.st_ino) == (status.st_dev, status.st_ino):
            context.error(f"{source} and {target} are the same file")
            return False
        try:
            if kind == FOLDER:
                return self._folder(source, target, status)
            if there is not None and there.st_mode & KIND == FOLDER:
                context.error(f"{target}: is a folder, {source} is none")
                return False
            if self.hard_links and status.st_nlink > 1:
                first = self.linked.setdefault((status.st_dev, status.st_ino), target)
                if first is not target:
                    self._hard_link(first, target)
                    return True
            if self.links:
                self._link(source, target, force and there is not None)
            elif kind == REGULAR or (kind != LINK and not self.recursive):
                self._file(source, target, status, force)
            else:
                self._special(source, target, status)
        except OSError as error:
            context.failed(str(error.filename or target), error)
            return False
        if self.verbose:
            context.stdout.write(encode(f"{source} -> {target}\n"))
        return True

    def _file(self, source: str, target: str, status: "posix.stat_result", force: bool) -> None:
        context = self.context
        path = context.path(target)
        reading = posix.open(context.path(source), posix.O_RDONLY | posix.O_CLOEXEC)
        try:
            flags = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC | posix.O_CLOEXEC
            mode = status.st_mode & 0o777
            try:
                writing = context.masked(posix.open, path, flags, mode)
            except OSError as error:
                if not force or error.errno == ENOENT:
                    raise OSError(error.errno, error.strerror, target) from None
                posix.unlink(path)
                writing = context.masked(posix.open, path, flags, mode)
            try:
                copy_data(reading, writing)
                keep(writing, status, self.attributes)
            finally:
                posix.close(writing)
        finally:
            posix.close(reading)

    def _link(self, source: str, target: str, force: bool) -> None:
        """A link to a file instead of a copy of it."""
        context = self.context
        path = context.path(target)
        if force:
            posix.unlink(path)
        if self.links == "link":
            posix.link(context.path(source), path, follow_symlinks=self.follow)
        elif not source.startswith("/") and "/" in target.removeprefix("./"):
            raise OSError(
                EINVAL, "a relative symbolic link can be made only in this folder", target
            )
        else:
            posix.symlink(source, path)

    def _hard_link(self, first: str, target: str) -> None:
        """Another name for what was copied under another name."""
        path = self.context.path(target)
        try:
            posix.unlink(path)
        except FileNotFoundError:
            pass
        posix.link(self.context.path(first), path)
        if self.verbose:
            self.context.stdout.write(encode(f"{first} -> {target}\n"))

    def _special(self, source: str, target: str, status: "posix.stat_result") -> None:
        """A symbolic link, a FIFO, a device: another of its kind."""
        path = self.context.path(target)
        try:
            posix.unlink(path)
        except FileNotFoundError:
            pass
        if status.st_mode & KIND == LINK:
            posix.symlink(posix.readlink(self.context.path(source)), path)
        else:
            self.context.masked(posix.mknod, path, status.st_mode & (KIND | 0o777), status.st_rdev)
        keep(path, status, self.attributes)

    def _folder(self, source: str, target: str, status: "posix.stat_result") -> bool:
        context = self.context
        path = context.path(target)
        identity = (status.st_dev, status.st_ino)
        if identity in self.written or within(path.rpartition("/")[0] or "/", identity):
            context.error(f"{source}: a folder can't be copied into itself")
            return False
        names = posix.listdir(context.path(source))
        made = True
        try:
            context.masked(posix.mkdir, path, status.st_mode & 0o777 | 0o700)
        except OSError as error:
            if error.errno != EEXIST or posix.stat(path).st_mode & KIND != FOLDER:
                raise OSError(error.errno, error.strerror, target) from None
            made = False
        here = posix.stat(path)
        self.written.add((here.st_dev, here.st_ino))
        complete = True
        for name in names:
            inside = f"{source.rstrip('/') or '/'}/{name}"
            if not self.copy(inside, f"{target.rstrip('/')}/{name}", operand=False):
                complete = False
        if made and "mode" not in self.attributes:
            posix.chmod(path, status.st_mode & 0o777 & ~context.umask)
        keep(path, status, self.attributes)
        return complete


def within(path: str, folder: tuple[int, int]) -> bool:
    """Whether a path is a folder (device and inode), or below it."""
    while True:
        try:
            status = posix.stat(path)
            above = posix.stat(f"{path}/..")
        except OSError:
            return False
        if (status.st_dev, status.st_ino) == folder:
            return True
        if (status.st_dev, status.st_ino) == (above.st_dev, above.st_ino):
            return False
        path = f"{path}/.."


def copy_data(reading: int, writing: int) -> None:
    """All bytes from one descriptor to another, by the kernel where it can."""
    try:
        while posix.copy_file_range(reading, writing, CHUNK):
            pass
    except OSError as error:
        if error.errno not in NOT_HERE:
            raise
    while block := posix.read(reading, 1 << 18):  # also where /proc says that files are empty
        view = memoryview(block)
        while view:
            view = view[posix.write(writing, view) :]


def keep(
    target: "str | int", status: "posix.stat_result", attributes: frozenset[str] = ATTRIBUTES
) -> None:
    """Give a copy the owner (where that is allowed), mode and times of what it is a copy of, as far
    as they are among `attributes`."""
    link = status.st_mode & KIND == LINK
    mode = status.st_mode & 0o7777
    if "ownership" in attributes:
        try:
            posix.chown(
                target,
                status.st_uid,
                status.st_gid,
                follow_symlinks=not link or isinstance(target, int),
            )
        except OSError:
            mode &= 0o1777
    if "mode" in attributes and not link:
        posix.chmod(target, mode)
    if "timestamps" not in attributes:
        return
    times = (status.st_atime_ns, status.st_mtime_ns)
    if isinstance(target, int):
        posix.utime(target, ns=times)
    else:
        posix.utime(target, ns=times, follow_symlinks=False)


def inside(folder: str, name: str) -> str:
    """What `name` becomes in `folder`."""
    last = name.rstrip("/").rpartition("/")[2] or "."
    return f"{folder.rstrip('/') or ('/' if folder else '')}/{last}".replace("//", "/")


def newer(context: Context, source: str, target: str) -> bool:
    """Whether `source` was modified later than `target`, or there is no `target`."""
    try:
        there = posix.stat(context.path(target), follow_symlinks=False).st_mtime_ns
    except OSError:
        return True
    return posix.stat(context.path(source)).st_mtime_ns > there


def exists(context: Context, name: str) -> bool:
    """Whether a file, or a link, of that name is there."""
    try:
        posix.lstat(context.path(name))
    except (OSError, ValueError) as error:
        return isinstance(error, OSError) and error.errno == ELOOP
    return True
