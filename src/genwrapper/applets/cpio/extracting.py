"""An archive of cpio, listed and extracted."""

import posix
import time

from genwrapper.applets.cpio.headers import TRAILER, Damaged, Member, exactly, read_member
from genwrapper.applets.declare import Options
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.copying import exists
from genwrapper.applets.files.landing import Landing, Refused
from genwrapper.streams import Context, Description, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

KIND, REGULAR, FOLDER, LINK = 0o170000, 0o100000, 0o040000, 0o120000
NODES = (0o020000, 0o060000)
FIFO = 0o010000
CHUNK = 1 << 17
LONGEST_LINK = 1 << 16


def require_folder(context: Context, root: str, name: str) -> None:
    """OSError where the folder that a file goes into is not there."""
    folder = name.rstrip("/").rpartition("/")[0]
    if folder:
        posix.stat(context.path(f"{root}/{folder}" if not name.startswith("/") else folder))


class Extraction:
    """One call of cpio -i or -t."""

    def __init__(
        self, context: Context, options: Options, source: Description, patterns: list[str]
    ) -> None:
        from genwrapper.patterns import compile_pattern

        self.context = context
        self.options = options
        self.source = source
        self.count = 0
        texts = list(patterns)
        for name in options.pattern_file:
            for file in context.inputs([name]):
                texts += [decode(line.rstrip(b"\n")) for line in file]
        self.patterns = [compile_pattern([(text, False)]) for text in texts]
        self.landing = Landing(context, ".", options.absolute_filenames)
        self.folders: list[tuple[str, Member]] = []
        self.places: dict[tuple[object, ...], str] = {}  # where files with several links are
        self.waiting: dict[tuple[object, ...], list[Member]] = {}  # links whose data is to come
        self.owner = (-1, -1)
        if options.owner is not None:
            from genwrapper.applets.files.owners import pair

            self.owner = pair(options.owner)

    def _read(self, size: int) -> bytes:
        data = self.source.read(size) if size else b""
        self.count += len(data)
        return data

    def run(self) -> int:
        """List or extract all; how many blocks there were. Damaged."""
        while True:
            member, fill = read_member(self._read)
            if member.name == TRAILER:
                break
            if self._wanted(member.name):
                self._member(member)
            else:
                self._skip(member.size)
            exactly(self._read, fill)
        for members in self.waiting.values():
            self._late(members)
        for path, member in reversed(self.folders):
            try:
                self._attributes(path, member)
            except OSError as error:
                self.context.failed(member.name, error, 2)
        return -(-self.count // 512)

    def _wanted(self, name: str) -> bool:
        if not self.patterns:
            return True
        matches = any(pattern.matches(name) for pattern in self.patterns)
        return bool(matches != self.options.nonmatching)

    def _skip(self, size: int) -> None:
        while size:
            size -= len(exactly(self._read, min(size, CHUNK)))

    def _blocks(self, member: Member, write: "Callable[[bytes], object]") -> None:
        """All that a member holds. Damaged where its sum is wrong."""
        left = member.size
        total = 0
        while left:
            block = exactly(self._read, min(left, CHUNK))
            left -= len(block)
            if member.check is not None:
                total += sum(block)
            write(block)
        if member.check is not None and total & 0xFFFFFFFF != member.check:
            raise Damaged(f"{member.name}: its checksum is wrong")

    def _member(self, member: Member) -> None:
        options = self.options
        kind = member.mode & KIND
        if options.list:
            link = ""
            if kind == LINK and options.verbose:
                link = self._link(member)
            else:
                self._skip(member.size)
            self.context.stdout.write(encode(self._listed(member, link)))
            return
        if options.to_stdout:
            if kind == REGULAR:
                self._blocks(member, self.context.stdout.write)
            else:
                self._skip(member.size)
            return
        start = self.count
        try:
            self._extract(member, kind)
            if options.verbose:
                self.context.stderr.write(encode(f"{member.name}\n"))
        except Refused as error:
            self.context.error(f"{member.name}: refused: it {error}", 2)
        except (OSError, ValueError) as error:
            self.context.failed(member.name, error, 2)
        self._skip(member.size - (self.count - start))

    def _link(self, member: Member) -> str:
        if member.size > LONGEST_LINK:
            raise Damaged(f"{member.name}: a link has an impossible length")
        return decode(exactly(self._read, member.size).rstrip(b"\0"))

    def _listed(self, member: Member, link: str) -> str:
        if not self.options.verbose:
            return f"{member.name}\n"
        from genwrapper.applets.files.texts import MONTHS, mode_text, owner_name

        local = time.localtime(member.time)
        now = time.time()
        recent = now - 15_778_476 < member.time <= now
        clock = f"{local.tm_hour:02d}:{local.tm_min:02d}" if recent else f"{local.tm_year:5d}"
        day = f"{MONTHS[local.tm_mon - 1]} {local.tm_mday:2d}"
        user, group = owner_name("u", member.user), owner_name("g", member.group)
        size = f"{member.size:8d}"
        if member.mode & KIND in NODES:
            size = f"{member.node[0]:3d}, {member.node[1]:3d}"
        text = (
            f"{mode_text(member.mode)} {member.links:3d} {user:<8} {group:<8} {size} {day} {clock}"
        )
        return f"{text} {member.name}" + (f" -> {link}" if link else "") + "\n"

    # -- files ------------------------------------------------------------------------------------

    def _extract(self, member: Member, kind: int) -> None:
        if member.name in (".", "./"):
            self.folders.append((self.context.path("."), member))
            return
        if not self.options.make_directories:
            require_folder(self.context, self.landing.root, member.name)
        path = self.landing.path(member.name)
        if kind == FOLDER:
            self.landing.make_folder(member.name, path)
            self.folders.append((self.context.path(path), member))
            return
        if self._keeps(member, path):
            return
        if kind == LINK:
            self.landing.make_link(member.name, path, self._link(member))
            self._attributes(self.context.path(path), member)
        elif kind == REGULAR:
            self._regular(member, path)
        elif kind == FIFO or kind in NODES:
            if kind in NODES and (posix.geteuid() or not self.landing.trusting):
                raise Refused("is a device")
            self.landing.clear(path)
            full = self.context.path(path)
            node = posix.makedev(*member.node)
            self.context.masked(posix.mknod, full, kind | 0o600, node)
            self._attributes(full, member)
        else:
            raise Refused("is of a kind that is not known")

    def _keeps(self, member: Member, path: str) -> bool:
        """Whether a file that is there stays: it is as new as the member."""
        if self.options.unconditional or not exists(self.context, path):
            return False
        there = posix.lstat(self.context.path(path))
        if there.st_mode & KIND == FOLDER or int(there.st_mtime) < member.time:
            return False
        what = "newer or same age version exists"
        self.context.error(f"{member.name} not created: {what}; -u writes over it", 0)
        return True

    def _regular(self, member: Member, path: str) -> None:
        key = (*member.device, member.inode)
        known = self.places.get(key) if member.links > 1 else None
        if known is not None:
            self.landing.clear(path)
            posix.link(self.context.path(known), self.context.path(path))
            return
        if member.links > 1 and not member.size:
            self.waiting.setdefault(key, []).append(member)
            return
        new = Aside(self.context, path)
        try:
            self._blocks(member, new.write)
            self._attributes(new.fd, member)
            new.finish()
        except BaseException:
            new.drop()
            raise
        if member.links > 1:
            self.places[key] = path
            self._late(self.waiting.pop(key, []), path)

    def _late(self, members: list[Member], path: str | None = None) -> None:
        """Links that came before their data; where none came, the file is empty."""
        for member in members:
            try:
                here = self.landing.path(member.name)
                if path is None:
                    new = Aside(self.context, here)
                    self._attributes(new.fd, member)
                    new.finish()
                    path = here
                else:
                    self.landing.clear(here)
                    posix.link(self.context.path(path), self.context.path(here))
            except Refused as error:
                self.context.error(f"{member.name}: refused: it {error}", 2)
            except (OSError, ValueError) as error:
                self.context.failed(member.name, error, 2)

    def _attributes(self, target: "str | int", member: Member) -> None:
        """Owner, mode and time."""
        link = member.mode & KIND == LINK
        if not posix.geteuid() and not self.options.no_preserve_owner:
            user, group = self.owner
            user, group = user if user >= 0 else member.user, group if group >= 0 else member.group
            if isinstance(target, int):
                posix.chown(target, user, group)
            else:
                posix.chown(target, user, group, follow_symlinks=False)
        if link:
            return
        special = 0o7777 if not posix.geteuid() else 0o777
        posix.chmod(target, member.mode & special)
        if self.options.preserve_modification_time:
            posix.utime(target, (member.time, member.time))
