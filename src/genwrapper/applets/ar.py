"""ar: archives of files, as libraries are (POSIX XCU ar)."""

import posix
import time

from genwrapper.applets.declare import Asked, Wrong, raw_applet
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.landing import Landing, Refused
from genwrapper.streams import Context, decode, encode

MAGIC = b"!<arch>\n"
SHORT = 15
LETTERS = frozenset("dmpqrtxabiculosSTUvVDNf")


class Damaged(Exception):
    """An archive can't be read; the message says why."""


class Member:
    """A member of an archive, with what it holds."""

    __slots__ = ("data", "group", "mode", "name", "time", "user")

    def __init__(
        self,
        name: bytes,
        data: bytes,
        time: int = 0,
        user: int = 0,
        group: int = 0,
        mode: int = 0o644,
    ) -> None:
        self.name = name
        self.data = data
        self.time = time
        self.user = user
        self.group = group
        self.mode = mode


@raw_applet(
    """
ar [-]OPERATION[MODIFIER]... [PLACE] ARCHIVE [FILE]...

Change, list or extract an archive of files. OPERATION is

    d  remove the members FILE        r  put FILE in, in the place of members of its name
    m  move them to the end           q  put FILE at the end
    p  print what members hold        t  list members
    x  extract members

MODIFIER: a, b, i with r and m: behind, before the member PLACE; c: say nothing of an archive that
is made; u: only files that are newer; o: keep times; v: say what is done; U: times, owners and
modes of files are kept in the archive; D: they are not (the default). s, S, T, l, f, N are taken,
and do nothing: the table of symbols, which linkers need, is never made. Members are whole in
memory.

Not as GNU's: --output, --plugin, --record-libdeps, --target and --thin are refused.
""",
)
def ar(context: Context, arguments: list[str]) -> int:
    if arguments[:1] in (["--help"], ["--version"]):
        raise Asked(arguments[0])
    if len(arguments) < 2:
        raise Wrong("missing operand")
    letters = arguments[0].removeprefix("-")
    unknown = set(letters) - LETTERS
    operations = [letter for letter in letters if letter in "dmpqrtx"]
    if unknown or len(operations) != 1:
        raise Wrong(f"{arguments[0]!r}: one of d m p q r t x is needed, and letters that are known")
    place = None
    rest = arguments[1:]
    if set(letters) & set("abi") and operations[0] in "rm":
        place, rest = rest[0], rest[1:]
        if not rest:
            raise Wrong("missing operand behind the first")
    try:
        Call(context, operations[0], set(letters), place, rest[0], rest[1:]).run()
    except Damaged as error:
        context.error(f"{rest[0]}: {error}")
    except OSError as error:
        if error.filename is None:
            raise
        context.failed(str(error.filename), error)
    return context.status


class Call:
    """One call of ar."""

    def __init__(
        self,
        context: Context,
        operation: str,
        letters: set[str],
        place: str | None,
        archive: str,
        files: list[str],
    ) -> None:
        self.context = context
        self.operation = operation
        self.letters = letters
        self.place = place
        self.archive = archive
        self.files = files

    def run(self) -> None:
        """Do it. Damaged; OSError with its filename."""
        members = self._read()
        if self.operation in "ptx":
            self._each(members)
        elif self.operation in "rq":
            self._write(self._with_files(members))
        elif self.operation == "d":
            self._write([m for m in members if not self._named(m, "d - ")])
        else:
            moved = [m for m in members if self._named(m, "m - ")]
            self._write(self._placed([m for m in members if m not in moved], moved))
        for name in self.files:
            if self.operation in "dmptx":
                self.context.error(f"no entry {name} in archive", int(self.operation != "d"))

    def _read(self) -> list[Member]:
        try:
            source = self.context.open(self.archive)
        except FileNotFoundError as error:
            if self.operation not in "rq":
                raise OSError(error.errno, error.strerror, self.archive) from None
            if "c" not in self.letters:
                self.context.error(f"creating {self.archive}", 0)
            return []
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.archive) from None
        try:
            return members_of(source.read())
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.archive) from None
        finally:
            source.close()

    def _named(self, member: Member, said: str) -> bool:
        """Whether a member is meant; it is not looked for any more."""
        name = decode(member.name)
        for wanted in self.files:
            if wanted.rpartition("/")[2] == name:
                self.files.remove(wanted)
                if "v" in self.letters:
                    self.context.stdout.write(encode(f"{said}{name}\n"))
                return True
        return False

    # -- members that are there -------------------------------------------------------------------

    def _each(self, members: list[Member]) -> None:
        write = self.context.stdout.write
        everything = not self.files
        landing = Landing(self.context, ".")
        verbose = "v" in self.letters
        for member in members:
            if not everything and not self._named_quietly(member):
                continue
            name = decode(member.name)
            if self.operation == "t":
                write(encode(f"{_listed(member)} {name}\n" if verbose else f"{name}\n"))
            elif self.operation == "p":
                write(b"\n<" + member.name + b">\n\n" if verbose else b"")
                write(member.data)
            else:
                if verbose:
                    write(encode(f"x - {name}\n"))
                self._extract(member, name, landing)

    def _named_quietly(self, member: Member) -> bool:
        name = decode(member.name)
        for wanted in self.files:
            if wanted.rpartition("/")[2] == name:
                self.files.remove(wanted)
                return True
        return False

    def _extract(self, member: Member, name: str, landing: Landing) -> None:
        try:
            if "/" in name:
                raise Refused("has a / in its name")
            path = landing.path(name)
            new = Aside(self.context, path)
            try:
                new.write(member.data)
                posix.chmod(new.fd, member.mode & 0o777 & ~self.context.umask)
                if "o" in self.letters:
                    posix.utime(new.fd, (member.time, member.time))
                new.finish()
            except OSError:
                new.drop()
                raise
        except Refused as error:
            self.context.error(f"{name}: refused: it {error}")
        except (OSError, ValueError) as error:
            self.context.failed(name, error)

    # -- members that come ------------------------------------------------------------------------

    def _with_files(self, members: list[Member]) -> list[Member]:
        found = list(members)
        new: list[Member] = []
        for name in self.files:
            member, when = self._member(name)
            old = [m for m in found if m.name == member.name] if self.operation == "r" else []
            if old and "u" in self.letters and when <= old[0].time:
                continue
            if "v" in self.letters:
                self.context.stdout.write(encode(f"{'r' if old else 'a'} - {name}\n"))
            if old and self.place is None:
                found[found.index(old[0])] = member
            else:
                found = [m for m in found if m is not (old[0] if old else None)]
                new.append(member)
        return self._placed(found, new)

    def _placed(self, members: list[Member], new: list[Member]) -> list[Member]:
        if self.place is None:
            return members + new
        wanted = encode(self.place.rpartition("/")[2])
        for at, member in enumerate(members):
            if member.name == wanted:
                at += "a" in self.letters
                return members[:at] + new + members[at:]
        raise Damaged(f"there is no member {self.place}")

    def _member(self, name: str) -> tuple[Member, int]:
        try:
            status = posix.stat(self.context.path(name))
            source = self.context.open(name)
            try:
                data = source.read()
            finally:
                source.close()
        except OSError as error:
            raise OSError(error.errno, error.strerror, name) from None
        last = encode(name.rpartition("/")[2])
        when = int(status.st_mtime)
        if "U" in self.letters:
            mode = status.st_mode
            return Member(last, data, when, status.st_uid, status.st_gid, mode), when
        return Member(last, data), when

    def _write(self, members: list[Member]) -> None:
        try:
            mode = posix.stat(self.context.path(self.archive)).st_mode & 0o777
        except OSError:
            mode = 0o666 & ~self.context.umask
        try:
            new = Aside(self.context, self.archive)
            try:
                for piece in packed(members):
                    new.write(piece)
                posix.chmod(new.fd, mode)
                new.finish()
            except OSError:
                new.drop()
                raise
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.archive) from None


def members_of(data: bytes) -> list[Member]:
    """The members of an archive. Damaged."""
    if data[:8] == b"!<thin>\n":
        raise Damaged("is a thin archive, which holds no files")
    if data[:8] != MAGIC:
        raise Damaged("file format not recognized: this is no archive of ar")
    found: list[Member] = []
    names = b""
    at = 8
    while at < len(data):
        head = data[at : at + 60]
        at += 60
        if len(head) < 60 or head[58:] != b"`\n":
            raise Damaged("is cut off, or damaged")
        name = head[:16].rstrip(b" ")
        size = _field(head[48:58], 10)
        if at + size > len(data):
            raise Damaged("is cut off, or damaged")
        body = data[at : at + size]
        at += size + size % 2
        if name in (b"/", b"/SYM64/", b"__.SYMDEF", b"__.SYMDEF SORTED"):
            continue
        if name == b"//":
            names = body
            continue
        if name.startswith(b"#1/"):
            length = _field(name[3:], 10)
            name, body = body[:length].rstrip(b"\0"), body[length:]
        elif name[:1] == b"/":
            start = _field(name[1:], 10)
            end = names.find(b"\n", start)
            if end < 0:
                raise Damaged("has a name that is not there")
            name = names[start:end].removesuffix(b"/")
        else:
            name = name.removesuffix(b"/")
        values = [_field(head[16:28], 10), _field(head[28:34], 10), _field(head[34:40], 10)]
        when, user, group = values
        found.append(Member(name, body, when, user, group, _field(head[40:48], 8)))
    return found


def _field(text: bytes, base: int) -> int:
    digits = text.strip(b" ") or b"0"
    try:
        if not digits.isalnum():
            raise ValueError
        return int(digits, base)
    except ValueError:
        raise Damaged("has a header that is damaged") from None


def packed(members: list[Member]) -> list[bytes]:
    """The bytes of an archive."""
    names = b""
    places: dict[bytes, int] = {}
    for member in members:
        if len(member.name) > SHORT and member.name not in places:
            places[member.name] = len(names)
            names += member.name + b"/\n"
    pieces = [MAGIC]
    if names:
        names += b"\n" * (len(names) % 2)
        pieces.append(b"%-48s%-10d`\n" % (b"//", len(names)) + names)
    for member in members:
        place = places.get(member.name)
        name = member.name + b"/" if place is None else b"/%d" % place
        head = b"%-16s%-12d%-6d%-6d%-8o%-10d`\n" % (
            name,
            member.time,
            member.user,
            member.group,
            member.mode,
            len(member.data),
        )
        pieces += [head, member.data, b"\n" * (len(member.data) % 2)]
    return pieces


def _listed(member: Member) -> str:
    from genwrapper.applets.files.texts import MONTHS, mode_text

    local = time.localtime(member.time)
    clock = f"{local.tm_hour:02d}:{local.tm_min:02d}"
    day = f"{MONTHS[local.tm_mon - 1]} {local.tm_mday:2d} {clock} {local.tm_year}"
    mode = mode_text(member.mode | 0o100000)[1:]
    return f"{mode} {member.user}/{member.group} {len(member.data):6d} {day}"
