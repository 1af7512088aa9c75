"""zip: write zip archives."""

import posix

from genwrapper.applets.compression.formats import Damaged
from genwrapper.applets.declare import Declaration, Options, Wrong, raw_applet
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.unzip import spread
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Any
    from zipfile import ZipFile, ZipInfo

NOTHING, UNREADABLE, CANNOT_WRITE, BAD_ARCHIVE = 12, 18, 15, 3


USAGE = """
zip [OPTION]... ARCHIVE FILE...

Write ARCHIVE (- is standard output), or ARCHIVE.zip where that name has no dot, with each FILE;
members of an ARCHIVE that is there already stay, and are replaced where a FILE has their name.

  -r, --recurse-paths       go into folders
  -j, --junk-paths          leave out the folders of names
  -y, --symlinks            store symbolic links as links, not what they lead to
  -NUMBER                   0 stores, 1 is fast, 9 is small; 6 where it is not said
  -x, --exclude=PATTERN...  leave out names that match one of the words behind it
  -q, --quiet               print no names
"""


@raw_applet(USAGE, wrong=16)
def zip(context: Context, arguments: list[str]) -> int:
    options, operands = Declaration(USAGE.strip("\n")).parse(spread(arguments), True, False)
    if not operands:
        raise Wrong("missing operand: ARCHIVE")
    archive, *files = operands
    if archive != "-" and "." not in archive.rpartition("/")[2]:
        archive += ".zip"
    packing = Packing(context, options)
    for name in files:
        packing.collect(name)
    if not packing.found:
        context.error(f"nothing to do! ({archive})", NOTHING)
        return context.status
    missing = context.status
    try:
        packing.write(archive)
        context.stdout.flush()
    except Damaged as error:
        context.error(f"{archive}: {error}", BAD_ARCHIVE)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        context.failed(archive, error, CANNOT_WRITE)
    return UNREADABLE if missing and context.status <= UNREADABLE else context.status


class Packing:
    """One call: the files that go in, by their names in the archive."""

    __slots__ = ("context", "excluded", "found", "level", "options")

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        self.options = options
        self.level = 6 if options.NUMBER is None else int(options.NUMBER[-1])
        self.found: dict[str, str] = {}
        self.excluded: Callable[[str], bool] = lambda name: False
        if options.exclude:
            from genwrapper.patterns.pathname import compile_pattern

            patterns = [compile_pattern([(text, False)]) for text in options.exclude]
            self.excluded = lambda name: any(pattern.matches(name) for pattern in patterns)

    def collect(self, path: str) -> None:
        """Note a file, and with -r what is in it."""
        context, options = self.context, self.options
        try:
            status = posix.stat(context.path(path), follow_symlinks=not options.symlinks)
            kind = status.st_mode & 0o170000
            if kind not in (0o100000, 0o040000, 0o120000):
                context.error(f"{path}: neither a file nor a folder; left out", 0)
                return
            name = "/".join([part for part in path.split("/") if part not in ("", ".", "..")])
            if options.junk_paths:
                name = "" if kind == 0o040000 else name.rpartition("/")[2]
            elif kind == 0o040000 and name:
                name += "/"
            if name and not self.excluded(name):
                self.found[name] = path
            if kind == 0o040000 and options.recurse_paths:
                for entry in sorted(posix.listdir(context.path(path))):
                    self.collect(f"{path.rstrip('/')}/{entry}")
        except FileNotFoundError:
            context.error(f"warning: name not matched: {path}", 0)
        except (OSError, ValueError) as error:
            context.failed(path, error, UNREADABLE)

    def write(self, name: str) -> None:
        """Write the archive beside its name, with what it held before."""
        from genwrapper.applets.zip_members import opened

        context = self.context
        if name == "-":
            from typing import cast

            self.fill(cast("IO[bytes]", Output(context.stdout)), None, context.stderr)
            return
        try:
            before = context.open(name)
        except FileNotFoundError:
            before = None
        aside = None
        try:
            held = None if before is None else opened(before)
            aside = Aside(context, name)
            with open(aside.fd, "wb", closefd=False) as target:
                self.fill(target, held, context.stdout)
            posix.fchmod(aside.fd, 0o666 & ~context.umask)
            aside.finish()
            aside = None
        finally:
            if aside is not None:
                aside.drop()
            if before is not None:
                before.close()

    def fill(self, target: "IO[bytes]", held: "ZipFile | None", say: Description) -> None:
        """Write all members: those that were there, in their places, then the new ones."""
        from zipfile import ZipFile

        files = dict(self.found)
        with ZipFile(target, "w") as archive:
            there = {m.filename: m for m in held.infolist()} if held is not None else {}
            for member in there.values():  # the last of one name is the one that counts
                path = files.pop(member.filename, None)
                if path is not None:
                    self.add(archive, member.filename, path, "updating", say)
                elif held is not None:
                    keep(archive, held, member)
            for name, path in files.items():
                self.add(archive, name, path, "adding", say)

    def add(self, archive: "ZipFile", name: str, path: str, verb: str, say: Description) -> None:
        """Write one member."""
        context = self.context
        try:
            member = self.member(name, path)
            link = member.external_attr >> 16 & 0o170000 == 0o120000
            source = None
            if link:
                content = encode(posix.readlink(context.path(path)))
            elif not name.endswith("/"):
                source = context.open(path)
        except (OSError, ValueError) as error:
            context.failed(path, error, UNREADABLE)
            return
        try:
            with archive.open(member, "w", force_zip64=member.file_size >= 1 << 31) as target:
                if link:
                    target.write(content)
                elif source is not None:
                    for block in source.blocks(1 << 18):
                        target.write(block)
        finally:
            if source is not None:
                source.close()
        if not self.options.quiet:
            size, packed = member.file_size, member.compress_size
            share = round(100 * (size - packed) / size) if size else 0
            how = "deflated" if member.compress_type else "stored"
            say.write(encode(f"{verb:>8}: {name} ({how} {share}%)\n"))

    def member(self, name: str, path: str) -> "ZipInfo":
        """What the archive says of a file. ValueError where a zip can't."""
        from time import localtime
        from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

        try:
            name.encode()
        except UnicodeEncodeError:
            raise ValueError("its name is not UTF-8, as a zip's must be") from None
        full = self.context.path(path)
        status = posix.stat(full, follow_symlinks=not self.options.symlinks)
        seconds = int(status.st_mtime)
        date = max((1980, 1, 1, 0, 0, 0), min(localtime(seconds)[:6], (2107, 12, 31, 23, 59, 58)))
        member = ZipInfo(name, date)
        member.create_system = 3
        folder = status.st_mode & 0o170000 == 0o040000
        member.external_attr = status.st_mode << 16 | (0x10 if folder else 0)
        stored = self.level == 0 or folder or not status.st_size
        member.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
        level: Any = self.level
        member._compresslevel = level  # type: ignore[attr-defined]
        member.file_size = 0 if folder else status.st_size
        if -(1 << 31) <= seconds < 1 << 31:
            member.extra = b"UT\x05\0\x01" + seconds.to_bytes(4, "little", signed=True)
        return member


def keep(archive: "ZipFile", held: "ZipFile", member: "ZipInfo") -> None:
    """Take over a member of the archive that was there."""
    from copy import copy

    from genwrapper.applets.zip_members import data_of

    with archive.open(copy(member), "w", force_zip64=member.file_size >= 1 << 31) as target:
        for block in data_of(held, member):
            target.write(block)


class Output:
    """Standard output, as zipfile writes to it: it can't be sought in."""

    __slots__ = ("flush", "target")

    def __init__(self, target: Description) -> None:
        self.target = target
        self.flush = target.flush

    def write(self, data: bytes) -> int:
        """Write all of it."""
        self.target.write(bytes(data))
        return len(data)
