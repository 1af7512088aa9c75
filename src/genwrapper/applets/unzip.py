"""unzip: list, test and extract zip archives."""

import posix

from genwrapper.applets.compression.formats import Damaged
from genwrapper.applets.declare import Declaration, Options, Wrong, raw_applet
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.copying import exists
from genwrapper.applets.files.landing import Landing, Refused
from genwrapper.applets.tar.reading import shown
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

NOT_FOUND, NOT_MATCHED, DAMAGED = 9, 11, 2
USAGE = """
unzip [OPTION]... ARCHIVE [MEMBER]...

Extract the members of ARCHIVE, or of ARCHIVE.zip, that match a MEMBER, a pattern, or all of them.
Members that would land outside of the folder are refused.

  -l             list the members
  -v             the same, with how they are compressed
  -t             test them
  -p             print what they hold, and nothing else
  -o             write over files without a question
  -n             write over no files
  -d FOLDER      extract into FOLDER
  -x MEMBER...   leave out members that match one of the words behind it
  -j             leave out the folders of names
  -q             print no names; twice, no sums either
"""


@raw_applet(USAGE, wrong=10)
def unzip(context: Context, arguments: list[str]) -> int:
    options, operands = Declaration(USAGE.strip("\n")).parse(spread(arguments), True, False)
    if not operands:
        raise Wrong("missing operand: ARCHIVE")
    name, *patterns = operands
    from genwrapper.applets.zip_members import find, opened

    try:
        name, source = find(context, name)
    except (OSError, ValueError) as error:
        context.failed(name, error, NOT_FOUND)
        return context.status
    try:
        with opened(source) as archive:
            Unzip(context, options, archive, patterns).run(name)
        context.stdout.flush()
    except Damaged as error:
        context.error(f"{name}: {error}", NOT_FOUND)
    finally:
        source.close()
    return context.status


def spread(arguments: list[str]) -> list[str]:
    """Give each of the words behind -x an -x of its own."""
    words: list[str] = []
    excluding = False
    for word in arguments:
        if word == "-x":
            excluding = True
        elif word.startswith("-") and len(word) > 1:
            excluding = False
            words.append(word)
            continue
        elif excluding and words[-1:] != ["-d"]:
            words += ["-x", word]
        else:
            words.append(word)
    return words


class Unzip:
    """One call: an archive and what is to be done with it."""

    __slots__ = ("answer", "archive", "context", "folders", "landing", "members", "options")

    def __init__(
        self, context: Context, options: Options, archive: "ZipFile", patterns: list[str]
    ) -> None:
        from genwrapper.applets.zip_members import name_of

        self.context = context
        self.options = options
        self.archive = archive
        self.landing = Landing(context, options.d or ".")
        self.answer = "o" if options.o else "n" if options.n else ""
        self.folders: list[tuple[str, ZipInfo]] = []
        members = [(name_of(member), member) for member in archive.infolist()]
        self.members = self.chosen(members, patterns)

    def chosen(
        self, members: "list[tuple[str, ZipInfo]]", patterns: list[str]
    ) -> "list[tuple[str, ZipInfo]]":
        """The members that match the patterns."""
        if not patterns and not self.options.x:
            return members
        from genwrapper.patterns.pathname import compile_pattern

        wanted = [(text, compile_pattern([(text, False)])) for text in patterns]
        excluded = [compile_pattern([(text, False)]) for text in self.options.x]
        names = [name for name, _ in members]
        for text, pattern in wanted:
            if not any(map(pattern.matches, names)):
                self.context.error(f"caution: filename not matched:  {text}", NOT_MATCHED)
        return [
            (name, member)
            for name, member in members
            if (not wanted or any(pattern.matches(name) for _, pattern in wanted))
            and not any(pattern.matches(name) for pattern in excluded)
        ]

    def run(self, name: str) -> None:
        """Do it."""
        options = self.options
        if not options.p and not options.q:
            self.say(f"Archive:  {name}\n")
        if options.v:
            self.list_more()
        elif options.l:
            self.list()
        elif options.t:
            self.test(name)
        elif options.p:
            for member_name, member in self.members:
                self.printed(member_name, member)
        else:
            self.extract_all()

    def say(self, text: str) -> None:
        """Print."""
        self.context.stdout.write(encode(text))

    def damaged(self, name: str, error: Damaged) -> None:
        """Report that a member can't be read."""
        self.context.error(f"{shown(name)}: {error}", DAMAGED)

    # -- without writing files ---------------------------------------------------------------------

    def list(self) -> None:
        """The table of the members."""
        quiet = self.options.given.count("q") > 1
        if not quiet:
            self.say("  Length      Date    Time    Name\n---------  ---------- -----   ----\n")
        total = 0
        for name, member in self.members:
            total += member.file_size
            self.say(f"{member.file_size:9}  {local_date(member)}   {shown(name)}\n")
        if not quiet:
            count = len(self.members)
            files = "1 file" if count == 1 else f"{count} files"
            self.say(
                f"---------                     -------\n{total:9}                     {files}\n"
            )

    def list_more(self) -> None:
        """The table of the members, with what compression has done."""
        quiet = self.options.given.count("q") > 1
        if not quiet:
            self.say(" Length   Method    Size  Cmpr    Date    Time   CRC-32   Name\n")
            self.say("--------  ------  ------- ---- ---------- ----- --------  ----\n")
        whole = packed = 0
        for name, member in self.members:
            size, small = member.file_size, member.compress_size
            whole, packed = whole + size, packed + small
            self.say(
                f"{size:8}  {method_of(member)} {small:8} {saved(size, small):>4} "
                f"{local_date(member)} {member.CRC:08x}  {shown(name)}\n"
            )
        if not quiet:
            count = len(self.members)
            self.say("--------          -------  ---                            -------\n")
            self.say(
                f"{whole:8}         {packed:8} {saved(whole, packed):>4}{'':28}"
                f"{'1 file' if count == 1 else f'{count} files'}\n"
            )

    def test(self, archive_name: str) -> None:
        """Read all that the members hold."""
        from genwrapper.applets.zip_members import data_of

        quiet = self.options.q
        for name, member in self.members:
            try:
                for _ in data_of(self.archive, member):
                    pass
            except Damaged as error:
                self.damaged(name, error)
            else:
                if not quiet:
                    self.say(f"    testing: {padded(shown(name))}   OK\n")
        if self.context.status:
            self.say(f"At least one error was detected in {archive_name}.\n")
        elif self.options.given.count("q") < 2:
            self.say(f"No errors detected in compressed data of {archive_name}.\n")

    def printed(self, name: str, member: "ZipInfo") -> None:
        """What a member holds, to standard output."""
        from genwrapper.applets.zip_members import data_of

        try:
            for block in data_of(self.archive, member):
                self.context.stdout.write(block)
        except Damaged as error:
            self.damaged(name, error)

    # -- extraction --------------------------------------------------------------------------------

    def extract_all(self) -> None:
        """Extract the members; the folder of -d is made where it is missing."""
        from genwrapper.applets.zip_members import mode_of, set_time, time_of

        context, folder = self.context, self.options.d
        if folder and not exists(context, folder):
            try:
                context.masked(posix.mkdir, context.path(folder), 0o777)
            except OSError as error:
                context.failed(folder, error, DAMAGED)
                return
        for name, member in self.members:
            try:
                self.extract(name, member)
            except Refused as error:
                context.error(f"{shown(name)}: refused: it {error}", DAMAGED)
            except Damaged as error:
                self.damaged(name, error)
            except BrokenPipeError:
                raise
            except OSError as error:
                context.failed(shown(name), error, DAMAGED)
        for path, member in reversed(self.folders):
            full = context.path(path)
            posix.chmod(full, (mode_of(member) or 0o755) & ~context.umask)
            set_time(full, time_of(member))

    def extract(self, name: str, member: "ZipInfo") -> None:
        """Extract one member."""
        from genwrapper.applets.zip_members import (
            FOLDER,
            LINK,
            LONGEST_LINK,
            REGULAR,
            data_of,
            kind_of,
        )

        kind = kind_of(member)
        name = name.replace("\\", "/") if member.create_system == 0 else name
        if self.options.j:
            if kind == FOLDER:
                return
            name = name.rpartition("/")[2]
        if not name.strip("/"):
            raise Refused("has no name")
        path = self.landing.path(name)
        said = path.removeprefix("./")
        if kind == FOLDER:
            if self.landing.make_folder(name, path):
                self.folders.append((path, member))
                self.tell("creating", f"{shown(said)}/", "")
            return
        if kind not in (REGULAR, LINK):
            raise Refused("is neither a file nor a folder nor a link")
        if exists(self.context, path) and not self.may_replace(said):
            return
        if kind == LINK:
            if member.file_size > LONGEST_LINK:
                raise Refused("is a link that leads nowhere")
            target = decode(b"".join(data_of(self.archive, member)))
            self.landing.make_link(name, path, target)
            self.tell("linking", shown(said), f"-> {shown(target)} ")
            return
        self.tell("inflating" if member.compress_type else "extracting", padded(shown(said)), "  ")
        self.file(member, path)

    def tell(self, verb: str, name: str, behind: str) -> None:
        """Say what is done."""
        if not self.options.q:
            self.say(f"{verb:>11}: {name}{behind}\n")

    def may_replace(self, name: str) -> bool:
        """Whether a file may be written over; the options say it, or whoever is asked."""
        context = self.context
        while not self.answer:
            context.stdout.flush()
            context.stderr.write(encode(f"replace {name}? [y]es, [n]o, [A]ll, [N]one: "))
            context.stderr.flush()
            line = context.stdin.readline().strip()
            if line in (b"y", b"n"):
                return line == b"y"
            if line == b"A":
                self.answer = "o"
            elif line in (b"N", b""):
                self.answer = "n"
        return self.answer == "o"

    def file(self, member: "ZipInfo", path: str) -> None:
        """A plain file, which has its name once it is whole."""
        from genwrapper.applets.zip_members import data_of, mode_of, set_time, time_of

        aside = Aside(self.context, path)
        try:
            for block in data_of(self.archive, member):
                aside.write(block)
            posix.fchmod(aside.fd, mode_of(member) or 0o666 & ~self.context.umask)
            set_time(aside.fd, time_of(member))
            aside.finish()
        except BaseException:
            aside.drop()
            raise


def padded(name: str) -> str:
    """A name as wide as most are, counted in bytes."""
    return name + " " * (22 - len(encode(name)))


def method_of(member: "ZipInfo") -> str:
    """How a member is compressed, in six letters."""
    if member.compress_type == 8:
        return f"Defl:{'NXFS'[member.flag_bits >> 1 & 3]}"
    names = {0: "Stored", 12: "BZip2 ", 14: "LZMA  "}
    return names.get(member.compress_type, f"{member.compress_type:<6}")


def saved(size: int, small: int) -> str:
    """How much smaller compression has made what had `size` bytes."""
    return f"{(size - small) * 100 // size if small < size else 0}%"


def local_date(member: "ZipInfo") -> str:
    """A member's date, as the table has it."""
    from time import localtime, strftime

    from genwrapper.applets.zip_members import time_of

    try:
        return strftime("%Y-%m-%d %H:%M", localtime(time_of(member)))
    except (OverflowError, ValueError, OSError):
        return "0000-00-00 00:00"
