"""An archive of cpio, made."""

import posix

from genwrapper.applets.cpio.headers import CRC, TRAILER, Damaged, Member, filling, written
from genwrapper.applets.declare import Options
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

KIND, REGULAR, LINK = 0o170000, 0o100000, 0o120000
BLOCK = 512
CHUNK = 1 << 17


class Creation:
    """One call of cpio -o."""

    def __init__(self, context: Context, options: Options, form: bytes) -> None:
        self.context = context
        self.options = options
        self.form = form
        self.size = 0
        self.written: set[tuple[int, int]] = set()  # files with several links whose data is there
        self.owner = (-1, -1)
        if options.owner is not None:
            from genwrapper.applets.files.owners import pair

            self.owner = pair(options.owner)

    def run(self, write: "Callable[[bytes], None]") -> int:
        """Write the archive; how many blocks it has."""
        from genwrapper.applets.cpio import names_of

        for name in names_of(self.context.stdin, self.options.null):
            try:
                self._file(name, write)
            except (OSError, ValueError, Damaged) as error:
                if isinstance(error, Damaged):
                    self.context.error(f"{name}: {error}", 2)
                elif isinstance(error, OSError) and error.filename is None:
                    raise  # the archive can't be written
                else:
                    self.context.failed(name, error, 2)
        self._put(write, written(Member(TRAILER, 0), self.form))
        self._put(write, bytes(-self.size % BLOCK))
        return self.size // BLOCK

    def _put(self, write: "Callable[[bytes], None]", data: bytes) -> None:
        if data:
            write(data)
            self.size += len(data)

    def _file(self, name: str, write: "Callable[[bytes], None]") -> None:
        path = self.context.path(name)
        status = posix.stat(path, follow_symlinks=self.options.dereference)
        kind = status.st_mode & KIND
        user, group = self.owner
        member = Member(
            name.removeprefix("./") or name,
            status.st_mode,
            user=status.st_uid if user < 0 else user,
            group=status.st_gid if group < 0 else group,
            links=status.st_nlink,
            time=int(status.st_mtime),
            inode=status.st_ino,
            device=(posix.major(status.st_dev), posix.minor(status.st_dev)),
            node=(posix.major(status.st_rdev), posix.minor(status.st_rdev)),
        )
        if kind == LINK:
            target = encode(posix.readlink(path))
            member.size = len(target)
            self._put(write, written(member, self.form) + target)
            self._put(write, bytes(filling(member, self.form)))
        elif kind != REGULAR:
            self._put(write, written(member, self.form))
        else:
            key = (status.st_dev, status.st_ino)
            if status.st_nlink > 1 and key in self.written:
                self._put(write, written(member, self.form))
            else:
                self._data(member, path, status.st_size, write)
                self.written.add(key)
        if self.options.verbose:
            self.context.stderr.write(encode(f"{name}\n"))

    def _data(self, member: Member, path: str, size: int, write: "Callable[[bytes], None]") -> None:
        """A file with what it holds; one that gets shorter meanwhile is filled up."""
        fd = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
        try:
            member.size = size
            if self.form == CRC:
                check = 0
                while block := posix.read(fd, CHUNK):
                    check += sum(block)
                member.check = check & 0xFFFFFFFF
                posix.lseek(fd, 0, 0)
            self._put(write, written(member, self.form))
            left = size
            while left:
                block = posix.read(fd, min(left, CHUNK))
                if not block:
                    self.context.error(f"{member.name}: has become shorter; filled with NULs", 1)
                    block = bytes(min(left, CHUNK))
                self._put(write, block)
                left -= len(block)
            self._put(write, bytes(filling(member, self.form)))
        finally:
            posix.close(fd)
