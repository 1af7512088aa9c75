"""What -c, -r and -u of tar do: an archive is written, or goes on."""

import posix

from genwrapper.applets.compression.formats import Damaged
from genwrapper.applets.declare import Options, Wrong
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.tar.choices import (
    compression_of,
    compressor_of,
    exclusion,
    long_line,
    owners_of,
    time_of,
)
from genwrapper.applets.tar.creating import Creation, OutputError, Writer
from genwrapper.applets.tar.headers import FOLDER, Member
from genwrapper.applets.tar.names import renamer
from genwrapper.applets.tar.program import Program
from genwrapper.applets.tar.reading import Archive, shown
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Operands = list[tuple[str, str]]


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
        from genwrapper.applets.files.modes import changed

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
