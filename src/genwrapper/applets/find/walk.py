"""Going through folders: one entry after the other, with what is known of it."""

import posix
from errno import ENOENT, ENOTDIR

from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Holds = Callable[["Entry"], bool]

KIND = 0o170000
FOLDER = 0o040000
LINK = 0o120000


class Settings:
    """What holds for the whole call. `follow` is P, H or L."""

    __slots__ = ("depth_first", "follow", "least", "most", "one_system")

    def __init__(self) -> None:
        self.follow = "P"
        self.depth_first = False
        self.least = 0
        self.most: int | None = None
        self.one_system = False


class Quit(Exception):
    """`-quit`."""


class Entry:
    """A file: `path` as it is printed, `real` as the process says it, `root` the operand that it is
    below, `found` what the folder says of it."""

    __slots__ = ("_status", "depth", "follows", "found", "name", "path", "pruned", "real", "root")

    def __init__(
        self,
        path: str,
        real: str,
        name: str,
        root: str,
        depth: int,
        follows: bool,
        found: "posix.DirEntry[str] | None" = None,
    ) -> None:
        self.path = path
        self.real = real
        self.name = name
        self.root = root
        self.depth = depth
        self.follows = follows
        self.found = found
        self.pruned = False
        self._status: posix.stat_result | None = None

    @property
    def status(self) -> "posix.stat_result":
        """What stat(2) says; of the link itself where it is not followed, or leads nowhere."""
        if self._status is None:
            if self.follows:
                try:
                    self._status = posix.stat(self.real)
                    return self._status
                except OSError as error:
                    if error.errno not in (ENOENT, ENOTDIR):
                        raise
            self._status = posix.lstat(self.real)
        return self._status

    @property
    def kind(self) -> int:
        """Its kind, as in st_mode."""
        found = self.found
        if found is not None and self._status is None:
            if found.is_dir(follow_symlinks=False):
                return FOLDER
            if found.is_file(follow_symlinks=False):
                return 0o100000
            if found.is_symlink() and not self.follows:
                return LINK
        return self.status.st_mode & KIND


class Walk:
    """One call: `holds` is the expression, as a function of an entry."""

    __slots__ = ("context", "ended", "holds", "settings")

    def __init__(self, context: Context, settings: Settings, holds: "Holds") -> None:
        self.context = context
        self.settings = settings
        self.holds = holds
        self.ended = False

    def root(self, path: str) -> None:
        """An operand and all below it."""
        follows = self.settings.follow != "P"
        name = path.rstrip("/").rpartition("/")[2] or path[:1]
        entry = Entry(path, self.context.path(path), name, path, 0, follows)
        try:
            device = entry.status.st_dev
        except (OSError, ValueError) as error:
            self.context.failed(path, error)
            return
        try:
            self._below(entry, device)
        except Quit:
            self.ended = True

    def _below(self, root: Entry, device: int) -> None:
        depth_first = self.settings.depth_first
        inside = self._enter(root, device, [])
        if inside is None:
            if depth_first:
                self._look(root)
            return
        stack = [(root, inside)]
        while stack:
            above, entries = stack[-1]
            entry = next(entries, None)
            if entry is None:
                stack.pop()
                if depth_first:
                    self._look(above)
                continue
            inside = self._enter(entry, device, stack)
            if inside is not None:
                stack.append((entry, inside))
            elif depth_first:
                self._look(entry)

    def _look(self, entry: Entry) -> None:
        if entry.depth >= self.settings.least:
            try:
                self.holds(entry)
            except OSError as error:
                self.context.failed(entry.path, error)

    def _enter(
        self, entry: Entry, device: int, above: "list[tuple[Entry, Iterator[Entry]]]"
    ) -> "Iterator[Entry] | None":
        """Look at an entry, in its turn; what is in it, where it is a folder to go into."""
        settings = self.settings
        if not settings.depth_first:
            self._look(entry)
        most = settings.most
        try:
            if entry.kind != FOLDER or entry.pruned or (most is not None and entry.depth >= most):
                return None
            if settings.one_system and entry.status.st_dev != device:
                return None
            if settings.follow == "L" and self._loops(entry, above):
                return None
            with posix.scandir(entry.real) as scan:
                found = list(scan)
        except OSError as error:
            self.context.failed(entry.path, error)
            return None
        return self._entries(entry, found)

    def _loops(self, entry: Entry, above: "list[tuple[Entry, Iterator[Entry]]]") -> bool:
        here = entry.status
        for other, _ in above:
            there = other.status
            if (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino):
                self.context.error(
                    f"{entry.path}: a loop: it is the same folder as {other.path}, which it is in"
                )
                return True
        return False

    def _entries(self, above: Entry, found: "list[posix.DirEntry[str]]") -> "Iterator[Entry]":
        head = above.path if above.path.endswith("/") else f"{above.path}/"
        real = above.real if above.real.endswith("/") else f"{above.real}/"
        follows = self.settings.follow == "L"
        depth = above.depth + 1
        root = above.root
        for item in found:
            name = item.name
            entry = Entry(head + name, real + name, name, root, depth, follows, item)
            if follows and item.is_symlink():
                try:
                    _ = entry.status  # a link to itself is told of, and no more
                except OSError as error:
                    self.context.failed(entry.path, error)
                    continue
            yield entry
