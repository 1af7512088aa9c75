"""Creation: the members of an archive, made of what is in the file system."""

import posix

from genwrapper.applets.compression.formats import BLOCK as CHUNK
from genwrapper.applets.tar.headers import (
    BLOCK,
    CHARACTER,
    DEVICE,
    FIFO,
    FILE,
    FOLDER,
    HARD_LINK,
    LINK,
    RECORD,
    Member,
    written,
)
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.compression.formats import Compressor

KINDS = {
    0o100000: FILE,
    0o040000: FOLDER,
    0o120000: LINK,
    0o020000: CHARACTER,
    0o060000: DEVICE,
    0o010000: FIFO,
}

SMALL = 16_384  # bytes of a file that are put into the archive together with its header


class Writer:
    """An archive that is written: `write` takes the bytes of it."""

    __slots__ = ("_compressor", "_have", "_parts", "_write", "size")

    def __init__(self, write: "Callable[[bytes], None]", compressor: "Compressor | None") -> None:
        self._write = write
        self._compressor = compressor
        self._parts: list[bytes] = []
        self._have = 0  # bytes in them
        self.size = 0

    def write(self, data: bytes) -> None:
        """The next bytes of the archive."""
        self.size += len(data)
        if self._compressor is not None:
            data = self._compressor.compress(data)
        self._parts.append(data)
        self._have += len(data)
        if self._have >= CHUNK:
            self._out()

    def _out(self) -> None:
        data = b"".join(self._parts)
        self._parts.clear()
        self._have = 0
        self._write(data)

    def finish(self) -> None:
        """Two empty blocks, and as many more as a record wants."""
        end = 2 * BLOCK
        self.write(bytes(end + -(self.size + end) % RECORD))
        if self._compressor is not None:
            self._parts.append(self._compressor.flush())
        self._out()


class Creation:
    """How members are made: one call of tar. `newer` says whether the archive has no such member
    yet; `tell` is given each member."""

    __slots__ = (
        "adjust",
        "context",
        "excluded",
        "follow",
        "form",
        "links",
        "newer",
        "own",
        "recursive",
        "rename",
        "renamed_first",
        "stripped",
        "tell",
        "trusting",
        "users",
        "writer",
    )

    def __init__(
        self,
        context: Context,
        writer: Writer,
        *,
        form: str,
        follow: bool,
        recursive: bool,
        trusting: bool,
        adjust: "Callable[[Member], None]",
        rename: "Callable[[Member], bool]",
        renamed_first: bool,
        excluded: "Callable[[str], bool]",
        newer: "Callable[[str, posix.stat_result], bool]",
        tell: "Callable[[Member], None]",
        own: "set[tuple[int, int]]",
    ) -> None:
        """`own`: device and inode of files that must not go in: the archive itself;
        `renamed_first`: members are told of by their new names."""
        self.context = context
        self.writer = writer
        self.form = form
        self.follow = follow
        self.recursive = recursive
        self.trusting = trusting
        self.adjust = adjust
        self.rename = rename
        self.renamed_first = renamed_first
        self.excluded = excluded
        self.newer = newer
        self.tell = tell
        self.own = own
        self.links: dict[tuple[int, int], str] = {}
        self.users: dict[tuple[str, int], str] = {}
        self.stripped = False

    def add(self, path: str, name: str) -> None:
        """Add the file PATH, and what is in it, as NAME."""
        context = self.context
        try:
            status = posix.stat(context.path(path), follow_symlinks=self.follow)
            if (status.st_dev, status.st_ino) in self.own:
                context.error(f"{name}: is the archive; left out", context.status)
                return
            if self.excluded(name):
                return
            kind = KINDS.get(status.st_mode & 0o170000)
            if kind is None:
                context.error(f"{name}: a socket; left out", context.status)
                return
            entries = sorted(posix.listdir(context.path(path))) if kind == FOLDER else []
            if self.newer(name, status):
                self._member(path, name, kind, status)
        except (OSError, ValueError) as error:
            if isinstance(error, OutputError | BrokenPipeError):
                raise
            context.failed(name, error, 2)
            return
        if self.recursive:
            for entry in entries:
                self.add(f"{path.rstrip('/')}/{entry}", f"{name.rstrip('/')}/{entry}")

    def _member(self, path: str, name: str, kind: bytes, status: "posix.stat_result") -> None:
        member = Member(self._stored(name), kind)
        if not member.name:
            return
        if kind == FOLDER:
            member.name = f"{member.name.rstrip('/')}/"
        member.mode = status.st_mode & 0o7777
        member.uid, member.gid = status.st_uid, status.st_gid
        member.user = self._name_of("user", status.st_uid)
        member.group = self._name_of("group", status.st_gid)
        member.mtime = status.st_mtime if self.form == "pax" else int(status.st_mtime)
        identity = (status.st_dev, status.st_ino)
        source = None
        if identity in self.links:
            member.kind, member.link = HARD_LINK, self.links[identity]
        elif kind == LINK:
            member.link = posix.readlink(self.context.path(path))
        elif kind in (CHARACTER, DEVICE):
            member.device = (posix.major(status.st_rdev), posix.minor(status.st_rdev))
        elif kind == FILE:
            source = self.context.open(path)
            member.size = member.whole = posix.fstat(source.fd or 0).st_size
        if member.kind not in (HARD_LINK, FOLDER) and (status.st_nlink > 1 or self.follow):
            self.links[identity] = member.name
        try:
            self.adjust(member)
            if not self.renamed_first:
                self.tell(member)
            if not self.rename(member):
                return
            if self.renamed_first:
                self.tell(member)
            head = written(member, self.form)
            if source is not None and member.size <= SMALL:
                data = source.read(member.size)
                if len(data) == member.size:
                    self._out(b"".join((head, data, bytes(-member.size % BLOCK))))
                    return
                source.unread(data)
            self._out(head)
            if source is not None:
                self._data(source, member)
        finally:
            if source is not None:
                source.close()

    def _data(self, source: Description, member: Member) -> None:
        """As many bytes as the header says: a file may grow or shrink meanwhile."""
        left = member.size
        while left:
            block = source.read_block(min(left, CHUNK))
            if not block:
                text = f"{member.name}: shrank by {left} bytes; filled up with zeros"
                self.context.error(text)
                while left:
                    block = bytes(min(left, CHUNK))
                    self._out(block)
                    left -= len(block)
                break
            left -= len(block)
            self._out(block)
        self._out(bytes(-member.size % BLOCK))

    def _out(self, data: bytes) -> None:
        try:
            self.writer.write(data)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            raise OutputError(error.errno, error.strerror) from error

    def _stored(self, name: str) -> str:
        """The name that a member has in the archive: it leads nowhere else when it is extracted."""
        if self.trusting:
            return name
        if name[:1] != "/" and "//" not in name and ".." not in name:
            return name
        parts = name.split("/")
        start = 0
        for number, part in enumerate(parts[:-1] if parts[-1] == "" else parts):
            if part == ".." or (part == "" and number == start):
                start = number + 1
        stored = "/".join(parts[start:]).lstrip("/")
        if stored != name and not self.stripped:
            self.stripped = True
            before = name[: len(name) - len(stored)]
            self.context.error(f"taking {before!r} off the names of members", self.context.status)
        return stored or ("" if start == 0 else "./")

    def _name_of(self, kind: str, number: int) -> str:
        """The name of a user or group; "" where it has none."""
        found = self.users.get((kind, number))
        if found is None:
            try:
                if kind == "user":
                    from pwd import getpwuid

                    found = getpwuid(number).pw_name
                else:
                    from grp import getgrgid

                    found = getgrgid(number).gr_name
            except KeyError:
                found = ""
            self.users[kind, number] = found
        return found


class OutputError(OSError):
    """The archive can't be written: nothing more can be done."""
