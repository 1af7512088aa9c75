"""tar: archives of files. `headers` has the formats, `reading`, `extracting` and `creating` the
ways, `choices` what a call says."""

import posix

from genwrapper.applets.aside import Aside
from genwrapper.applets.compression.formats import BLOCK, Damaged
from genwrapper.applets.copying import is_folder
from genwrapper.applets.declare import Declaration, Options, Wrong, raw_applet
from genwrapper.applets.landing import Landing
from genwrapper.applets.tar.choices import (
    Chosen,
    arguments_of,
    compression_of,
    compressor_of,
    excluding,
    long_line,
    owners_finder,
    owners_of,
    time_of,
)
from genwrapper.applets.tar.creating import Creation, OutputError, Writer
from genwrapper.applets.tar.extracting import Extraction, pieces
from genwrapper.applets.tar.headers import FOLDER, Member
from genwrapper.applets.tar.names import renamer
from genwrapper.applets.tar.program import Program
from genwrapper.applets.tar.reading import Archive, shown
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Operands = list[tuple[str, str]]

USAGE = """
tar [OPTION]... [FILE]...

Write, list or extract an archive of files. One of -c, -t, -x, -r, -u is needed; the dash before the
first letters may be missing. Compression is recognised when an archive is read. Members that would
land outside of the folder (absolute names, .., links that lead out) are refused.

  -c, --create           write a new archive of each FILE and what is in it
  -t, --list             list the members that are a FILE or in it, or all of them
  -x, --extract, --get   extract them
  -r, --append           add each FILE to the end of an archive that is not compressed
  -u, --update           the same, where FILE is newer than what the archive has of it
  -f, --file=ARCHIVE     the archive; - or none is standard input or output
  -C, --directory=FOLDER...  look for the FILEs behind it, or extract, in FOLDER
  -z, --gzip             compress with gzip, or say that it is
  -j, --bzip2            compress with bzip2
  -J, --xz               compress with xz
  --lzma                 compress with lzma
  -I, --use-compress-program=PROGRAM  compress with PROGRAM, or decompress with PROGRAM -d
  -a, --auto-compress    compress as the archive's name says
  -v, --verbose          print names; with -t, or twice, more than names
  -O, --to-stdout        extract to standard output
  -T, --files-from=LIST...  take FILEs from the lines of LIST
  --null                 names in LIST end with a NUL
  -X, --exclude-from=LIST...  take patterns from the lines of LIST
  --exclude=PATTERN...   leave out files that match
  --wildcards            FILEs name members by patterns
  --no-wildcards         what is left out is named by names, not patterns
  --no-recursion         do not go into folders
  --strip-components=N   take N parts off the beginning of names
  --transform, --xform=EXPRESSION...  change names as sed's s/// does; of its flags R, S and H leave
                         out members, targets of symbolic links, and of hard links
  --show-transformed-names, --show-stored-names  print names as they are behind these two
  -h, --dereference      follow symbolic links
  -k, --keep-old-files   a file that is there already is an error
  --skip-old-files       a file that is there already is passed over
  --overwrite            write into files that are there already, links to them see it
  -m, --touch            do not restore times
  -p, --preserve-permissions, --same-permissions  modes as in the archive (root's default)
  --no-same-permissions  modes less the umask
  --same-owner           owners as in the archive (root's default)
  -o, --no-same-owner    do not restore owners
  --numeric-owner        users and groups by number
  --owner=NAME[:N]       write members as this user's
  --group=NAME[:N]       write members as this group's
  --mode=MODE            write members with this mode, or with theirs changed by it, as chmod does
  --mtime=TIME           write members with this time: @SECONDS, YYYY-MM-DD[ HH:MM[:SS]] in UTC,
                         or that of a file, whose name begins with / or .
  --sort=ORDER           name (what is in a folder always is in that order) or none
  --full-time            print times to the second and beyond
  --format=NAME          gnu (the default), ustar, or pax (also posix)
  -P, --absolute-names   names, .. and links are taken as they are
"""
MODES = ("create", "list", "extract", "append", "update")


@raw_applet(USAGE, wrong=2)
def tar(context: Context, arguments: list[str]) -> int:
    declaration = Declaration(USAGE.strip("\n"))
    if "--help" in arguments:
        context.stdout.write(tar.help().encode())
        context.stdout.flush()
        return 0
    options, operands, last = arguments_of(declaration, arguments)
    modes = {name for name in options.given if name in MODES}
    if len(modes) != 1:
        raise Wrong("one of -c, -t, -x, -r, -u is needed")
    mode = modes.pop()
    try:
        names_from_lists(context, options, operands, last)
        if mode == "create":
            create(context, options, operands)
        elif mode in ("append", "update"):
            append(context, options, operands, mode == "update")
        else:
            read(context, options, operands, last, mode == "extract")
        context.stdout.flush()
    except Damaged as error:
        context.error(f"{options.file or '-'}: {error}", 2)
    except OutputError as error:
        context.error(f"{options.file or 'standard output'}: {error.strerror}", 2)
    return context.status


def names_from_lists(context: Context, options: Options, operands: "Operands", folder: str) -> None:
    """Add the names that -T's lists have to the operands."""
    end = b"\0" if options.null else b"\n"
    for name in options.files_from:
        for line in lines_of(context, name, end):
            operands.append((folder, line))


def lines_of(context: Context, name: str, end: bytes = b"\n") -> list[str]:
    """The lines of a list; Wrong where it can't be read."""
    from genwrapper.streams import decode

    found: list[str] = []
    read = False
    for source in context.inputs([name]):
        found = [decode(line) for line in source.read().split(end) if line]
        read = True
    if not read:
        raise Wrong(f"{name} can't be read")
    return found


def exclusion(context: Context, options: Options) -> "Callable[[str], bool]":
    """What says whether a name is left out."""
    patterns: list[str] = list(options.exclude)
    for name in options.exclude_from:
        patterns += lines_of(context, name)
    return excluding(patterns, options.no_wildcards)


# -- writing --------------------------------------------------------------------------------------


def create(context: Context, options: Options, operands: "Operands") -> None:
    """Write a new archive: a file has its name only once the archive is whole."""
    if not operands and not options.files_from:
        raise Wrong("there is nothing to put into the archive")
    name = options.file
    if name in (None, "-"):
        stdout = context.stdout
        write(context, options, operands, stdout.write, stdout, context.stderr, set())
        return
    path = context.path(name)
    try:
        status = posix.stat(path)
    except OSError:
        status = None
    if status is not None and status.st_mode & 0o170000 != 0o100000:
        target = context.open(name, posix.O_WRONLY)  # a device, a FIFO: no file to be replaced
        try:
            write(context, options, operands, target.write, target, context.stdout, set())
        finally:
            target.close()
        return
    try:
        aside = Aside(context, name)
    except OSError as error:
        context.failed(name, error, 2)
        return
    own = {identity(posix.fstat(aside.fd))}
    if status is not None:
        own.add(identity(status))
    try:
        target = Description(posix.dup(aside.fd))
        try:
            write(context, options, operands, aside.write, target, context.stdout, own)
        finally:
            target.close()
        posix.fchmod(aside.fd, status.st_mode & 0o777 if status else 0o666 & ~context.umask)
        aside.finish()
    except OSError as error:
        aside.drop()
        raise OutputError(error.errno, error.strerror) from error
    except BaseException:
        aside.drop()
        raise


def write(
    context: Context,
    options: Options,
    operands: "Operands",
    out: "Callable[[bytes], None]",
    target: Description,
    messages: Description,
    own: set[tuple[int, int]],
) -> None:
    """Write an archive by `out`, or through a program to `target`, which is the same file."""
    if options.use_compress_program is None:
        compressor = compressor_of(compression_of(options, options.auto_compress))
        writer = Writer(out, compressor)
        add_all(context, options, operands, writer, messages, own, {})
        finish(writer)
        return
    program = Program(context, options.use_compress_program, None, target)
    writer = Writer(program.end.write, None)
    try:
        add_all(context, options, operands, writer, messages, own, {})
        finish(writer)
    finally:
        program.finish()


def finish(writer: Writer) -> None:
    """The end of an archive."""
    try:
        writer.finish()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputError(error.errno, error.strerror) from error


def identity(status: "posix.stat_result") -> tuple[int, int]:
    """What tells a file from all others."""
    return status.st_dev, status.st_ino


def add_all(
    context: Context,
    options: Options,
    operands: "Operands",
    writer: Writer,
    messages: Description,
    own: set[tuple[int, int]],
    newest: dict[str, float],
) -> None:
    """Add what the operands name. `newest`: times of what the archive has already."""
    form = {"posix": "pax", None: "gnu"}.get(options.format, options.format)
    if form not in ("gnu", "ustar", "pax"):
        raise Wrong(f"there is no format {form}; it is gnu, ustar or pax")
    if options.sort not in (None, "name", "none"):
        raise Wrong(f"there is no order {options.sort}; it is name or none")
    detailed = options.given.count("verbose") > 1
    width = [19]

    def newer(name: str, status: "posix.stat_result") -> bool:
        known = newest.get(name.rstrip("/"))
        return known is None or int(status.st_mtime) > known

    def tell(member: Member) -> None:
        if options.verbose:
            line = long_line(member, width, options) if detailed else shown(member.name)
            messages.write(encode(line + "\n"))

    creation = Creation(
        context,
        writer,
        form=form,
        follow=options.dereference,
        recursive=not options.no_recursion,
        trusting=options.absolute_names,
        adjust=adjustment(context, options),
        rename=renamer(options.transform, None),
        renamed_first=options.show_transformed_names,
        excluded=exclusion(context, options),
        newer=newer,
        tell=tell,
        own=own,
    )
    for folder, name in operands:
        path = name if name.startswith("/") or not folder else f"{folder.rstrip('/')}/{name}"
        creation.add(path, name)


def adjustment(context: Context, options: Options) -> "Callable[[Member], None]":
    """What changes members before they are written."""
    owner = owners_of(options.owner, "user")
    group = owners_of(options.group, "group")
    time = None if options.mtime is None else time_of(context, options.mtime)
    if options.mode is not None:
        from genwrapper.applets.modes import changed

        try:
            changed(options.mode, 0, 0, False)
        except ValueError as error:
            raise Wrong(f"--mode: {error}") from None

    def adjust(member: Member) -> None:
        if options.mode is not None:
            folder = member.kind == FOLDER
            member.mode = changed(options.mode, member.mode, context.umask, folder)
        if owner is not None:
            member.user, member.uid = owner
        if group is not None:
            member.group, member.gid = group
        if options.numeric_owner:
            member.user = member.group = ""
        if time is not None:
            member.mtime = time

    return adjust


def append(context: Context, options: Options, operands: "Operands", newer: bool) -> None:
    """Add to the end of an archive, or begin one."""
    name = options.file
    if name in (None, "-"):
        raise Wrong("-r and -u need a file, named by -f")
    if compression_of(options, False) is not None:
        raise Wrong("a compressed archive can't be added to")
    newest: dict[str, float] = {}
    try:
        target = context.open(name, posix.O_RDWR | posix.O_CREAT)
    except OSError as error:
        context.failed(name, error, 2)
        return
    try:
        assert target.fd is not None
        writer = Writer(target.write, None)
        status = posix.fstat(target.fd)
        if status.st_size:
            archive = Archive(target, None)
            if archive.seeking is None:
                raise Damaged("is no plain file: it can't be added to")
            for member in archive.members():
                if newer:
                    newest[member.name.rstrip("/")] = member.mtime
            target.seek(archive.end)
            posix.ftruncate(target.fd, archive.end)
            writer.size = archive.end
        own = {identity(status)}
        add_all(context, options, operands, writer, context.stdout, own, newest)
        finish(writer)
    finally:
        target.close()


# -- reading --------------------------------------------------------------------------------------


def read(
    context: Context, options: Options, operands: "Operands", folder: str, extracting: bool
) -> None:
    """List or extract members."""
    name = options.file
    form = compression_of(options, False)
    source = context.stdin
    if name not in (None, "-"):
        try:
            source = context.open(name)
            if is_folder(context, name):
                raise Damaged("is a folder, no archive")
        except OSError as error:
            context.failed(name, error, 2)
            return
    program = None
    try:
        if options.use_compress_program is not None:
            program = Program(context, options.use_compress_program, source)
        archive = Archive(source if program is None else program.end, form)
        chosen = Chosen(
            [name for _, name in operands], exclusion(context, options), options.wildcards
        )
        if extracting:
            extract(context, options, archive, chosen, folder)
        else:
            list_members(context, options, archive, chosen)
        for missing in chosen.missing():
            context.error(f"{missing}: Not found in archive", 2)
        if program is not None:
            for _ in archive.rest():
                pass
            program.finish()
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        context.failed(name or "-", error, 2)
    finally:
        if source is not context.stdin:
            source.close()


def list_members(context: Context, options: Options, archive: Archive, chosen: Chosen) -> None:
    """Print the names of members, and more with -v."""
    width = [19]
    for _, line in renamed(archive, chosen, options, True, width):
        context.stdout.write(encode(line + "\n"))


def renamed(
    archive: Archive, chosen: Chosen, options: Options, listing: bool, width: list[int]
) -> "Iterator[tuple[Member, str]]":
    """The members that are meant, by their new names, each with the line that tells of it.
    `listing`: also those of whose names nothing is left; and -v once makes the line a long one."""
    detailed = options.given.count("verbose") >= (1 if listing else 2)
    rename = renamer(options.transform, options.strip_components)
    for member in archive.members():
        if not chosen.wants(member.name):
            continue
        line = ""
        if not options.show_transformed_names:
            line = long_line(member, width, options) if detailed else shown(member.name)
        if rename(member):
            if options.show_transformed_names:
                line = long_line(member, width, options) if detailed else shown(member.name)
            yield member, line
        elif listing and line:
            yield member, line


def extract(
    context: Context, options: Options, archive: Archive, chosen: Chosen, folder: str
) -> None:
    """Extract members."""
    root = posix.geteuid() == 0
    same_modes = options.last("preserve_permissions", "no_same_permissions")
    same_owner = options.last("same_owner", "no_same_owner")
    owners = None
    if same_owner == "same_owner" or (root and not same_owner):
        owners = owners_finder(options.numeric_owner)
    if folder and not is_folder(context, folder):
        raise Wrong(f"{folder} is no folder")
    extraction = Extraction(
        context,
        archive,
        Landing(context, folder or ".", options.absolute_names),
        modes=same_modes == "preserve_permissions" or (root and not same_modes),
        owners=owners,
        times=not options.touch,
        keep=options.keep_old_files,
        skip=options.skip_old_files,
        over=options.overwrite,
    )
    messages = context.stderr if options.to_stdout else context.stdout
    width = [19]
    try:
        for member, line in renamed(archive, chosen, options, False, width):
            if options.verbose:
                messages.write(encode(line + "\n"))
            if not options.to_stdout:
                extraction.extract(member)
            elif member.kind != FOLDER:
                printed(context, archive, member)
    finally:
        extraction.finish()


def printed(context: Context, archive: Archive, member: Member) -> None:
    """The data of a member to standard output, holes as zeros."""
    stdout = context.stdout
    end = 0
    for at, data in pieces(member, archive):
        while member.map is not None and end < at:
            hole = bytes(min(BLOCK, at - end))
            stdout.write(hole)
            end += len(hole)
        stdout.write(data)
        end += len(data)
    while member.map is not None and end < member.whole:
        hole = bytes(min(BLOCK, member.whole - end))
        stdout.write(hole)
        end += len(hole)
