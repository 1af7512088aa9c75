"""Extraction: what the members of an archive become in the file system."""

import posix
from errno import EEXIST

from genwrapper.applets.compression.formats import Damaged
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.copying import exists
from genwrapper.applets.files.landing import Landing, Refused
from genwrapper.applets.tar.headers import (
    CHARACTER,
    DEVICE,
    FIFO,
    FOLDER,
    HARD_LINK,
    LINK,
    PLAIN,
    Member,
)
from genwrapper.applets.tar.reading import Archive, shown
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KIND, S_LINK = 0o170000, 0o120000
LARGEST = 1 << 63  # bytes of a file
NODES = {CHARACTER: 0o020000, DEVICE: 0o060000}
WRITE_OVER = posix.O_WRONLY | posix.O_TRUNC | posix.O_NOFOLLOW | posix.O_NONBLOCK | posix.O_CLOEXEC


class Extraction:
    """How members are extracted: one call of tar."""

    __slots__ = (
        "archive",
        "context",
        "folders",
        "keep",
        "landing",
        "modes",
        "over",
        "owners",
        "skip",
        "times",
    )

    def __init__(
        self,
        context: Context,
        archive: Archive,
        landing: Landing,
        *,
        modes: bool,
        owners: "Callable[[Member], tuple[int, int]] | None",
        times: bool,
        keep: bool,
        skip: bool,
        over: bool,
    ) -> None:
        """`modes`: as in the archive, whatever the umask; `keep`: a file that is there is an error;
        `skip`: it is passed over; `over`: it is written over in its place."""
        self.context = context
        self.archive = archive
        self.landing = landing
        self.modes = modes
        self.owners = owners
        self.times = times
        self.keep = keep
        self.skip = skip
        self.over = over
        self.folders: list[tuple[str, Member]] = []  # their modes and times come last

    def extract(self, member: Member) -> None:
        """Extract one member; what goes wrong with it is reported, and the rest go on."""
        context = self.context
        name = shown(member.name)
        try:
            path = self.landing.path(member.name)
            if member.kind == FOLDER:
                new = self.landing.make_folder(member.name, path)
                if new or not (self.keep or self.skip):
                    self.folders.append((path, member))
                return
            if (self.keep or self.skip) and exists(context, path):
                if self.skip:
                    return
                raise OSError(EEXIST, posix.strerror(EEXIST))
            if member.kind == HARD_LINK:
                self._hard_link(member, path)
            elif member.kind == LINK:
                self.landing.make_link(member.name, path, member.link)
                self._attributes(context.path(path), member)
            elif member.kind in PLAIN:
                self._file(member, path)
            else:
                self._special(member, path)
        except Refused as error:
            context.error(f"{name}: refused: it {error}", 2)
        except (OSError, ValueError) as error:
            context.failed(name, error, 2)

    def finish(self) -> None:
        """Modes and times of folders, the innermost first: nothing more is written there."""
        for path, member in reversed(self.folders):
            try:
                self._attributes(self.context.path(path), member)
            except (OSError, ValueError) as error:
                self.context.failed(shown(member.name), error, 2)

    def _file(self, member: Member, path: str) -> None:
        context = self.context
        if self.over and exists(context, path):
            target = posix.open(context.path(path), WRITE_OVER)
            try:
                self._write(member, target)
                self._attributes(target, member)
            finally:
                posix.close(target)
            return
        aside = Aside(context, path)
        try:
            self._write(member, aside.fd)
            self._attributes(aside.fd, member)
            try:
                aside.finish()
            except IsADirectoryError:
                posix.rmdir(context.path(path))
                posix.rename(aside.temporary, aside.path)
        except BaseException:
            aside.drop()
            raise

    def _write(self, member: Member, target: int) -> None:
        for at, data in pieces(member, self.archive):
            if member.map is not None:
                posix.lseek(target, at, 0)
            written = posix.write(target, data)
            while written < len(data):
                written += posix.write(target, memoryview(data)[written:])
        if member.map is not None:
            posix.ftruncate(target, member.whole)

    def _hard_link(self, member: Member, path: str) -> None:
        context = self.context
        target = context.path(self.landing.path(member.link))
        if posix.lstat(target).st_mode & KIND == S_LINK:
            # it would lead elsewhere from here: made anew, and looked at like any other link
            self.landing.make_link(member.name, path, posix.readlink(target))
            return
        here = context.path(path)
        if not samefile(here, target):
            self.landing.clear(path)
            posix.link(target, here, follow_symlinks=False)

    def _special(self, member: Member, path: str) -> None:
        context = self.context
        if member.kind == FIFO:
            self.landing.clear(path)
            context.masked(posix.mkfifo, context.path(path), 0o600)
        elif member.kind in NODES:
            if posix.geteuid() or not self.landing.trusting:
                raise Refused("is a device")
            self.landing.clear(path)
            device = posix.makedev(*member.device)
            context.masked(posix.mknod, context.path(path), NODES[member.kind] | 0o600, device)
        else:
            raise Refused(f"is of a kind that is not known, {member.kind!r}")
        self._attributes(context.path(path), member)

    def _attributes(self, target: "str | int", member: Member) -> None:
        """Owner, mode and time."""
        link = member.kind == LINK
        if self.owners is not None:
            uid, gid = self.owners(member)
            if link:
                posix.chown(target, uid, gid, follow_symlinks=False)
            else:
                posix.chown(target, uid, gid)
        if not link:
            mode = member.mode if self.modes else member.mode & 0o777 & ~self.context.umask
            posix.chmod(target, mode)
        if self.times:
            moment = int(member.mtime * 1_000_000) * 1000
            try:
                if link:
                    posix.utime(target, ns=(moment, moment), follow_symlinks=False)
                else:
                    posix.utime(target, ns=(moment, moment))
            except OverflowError:
                raise ValueError("its time is out of range") from None


def pieces(member: Member, archive: Archive) -> "Iterator[tuple[int, bytes]]":
    """The data of a member, each block with the place where it belongs."""
    if member.map is None:
        for block in archive.data():
            yield 0, block
        return
    data = archive.data()
    block = b""
    end = 0
    if member.whole >= LARGEST:
        raise Damaged("damaged: a sparse file is larger than files can be")
    for offset, size in member.map:
        if not end <= offset <= offset + size <= member.whole:
            raise Damaged("damaged: the map of a sparse file is")
        end = offset + size
        while size:
            block = block or next(data, b"")
            if not block:
                raise Damaged("damaged: the map of a sparse file is")
            part, block = block[:size], block[size:]
            yield offset, part
            offset += len(part)
            size -= len(part)


def samefile(one: str, other: str) -> bool:
    """Whether two names are of one file."""
    try:
        here, there = posix.lstat(one), posix.lstat(other)
    except OSError:
        return False
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)
