"""tar: archives of files. `headers` has the formats, `reading`, `extracting`, `creating` and
`storing` the ways, `choices` what a call says."""

import posix

from genwrapper.applets.compression.formats import BLOCK, Damaged
from genwrapper.applets.declare import Declaration, Options, Wrong, raw_applet
from genwrapper.applets.files.landing import Landing
from genwrapper.applets.tar.choices import (
    Chosen,
    arguments_of,
    compression_of,
    exclusion,
    lines_of,
    long_line,
    owners_finder,
)
from genwrapper.applets.tar.creating import OutputError
from genwrapper.applets.tar.extracting import Extraction, pieces
from genwrapper.applets.tar.headers import FOLDER, Member
from genwrapper.applets.tar.names import renamer
from genwrapper.applets.tar.program import Program
from genwrapper.applets.tar.reading import Archive, shown
from genwrapper.applets.tar.storing import append, create
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Operands = list[tuple[str, str]]

USAGE = """
tar [OPTION]... [FILE]...

Write, list or extract an archive of files. One of -c, -t, -x, -r, -u is needed; the dash before the
first letters may be missing. Compression is recognised when an archive is read. Members that would
land outside of the folder (absolute names, .., links that lead out) and devices are refused.

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
  -P, --absolute-names   names, .., links and devices are taken as they are

Not as GNU's: archives are not changed in place (-A, --delete), compared (-d) or spread over tapes
(-M, -L), there are no sparse files (-S), incremental archives (-g, -G), extended attributes and
access lists; what this page does not name is refused.
"""
MODES = ("create", "list", "extract", "append", "update")


@raw_applet(USAGE, wrong=2)
def tar(context: Context, arguments: list[str]) -> int:
    declaration = Declaration(USAGE.strip("\n"))
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
            if context.is_folder(name):
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
    if folder and not context.is_folder(folder):
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
