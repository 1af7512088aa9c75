"""cpio -p: files copied into a folder."""

import posix

from genwrapper.applets.cpio.extracting import require_folder
from genwrapper.applets.declare import Options
from genwrapper.applets.files.copying import ATTRIBUTES, Copier, exists
from genwrapper.applets.files.landing import Landing, Refused
from genwrapper.streams import Context, encode

KIND, FOLDER = 0o170000, 0o040000


def pass_through(context: Context, options: Options, folder: str) -> int:
    """Copy the files that standard input names; how many blocks they have."""
    from genwrapper.applets.cpio import names_of

    landing = Landing(context, folder, True)
    copier = Copier(
        context, recursive=True, follow=options.dereference, follow_first=options.dereference,
        attributes=ATTRIBUTES,
    )  # fmt: skip
    folders: list[tuple[str, posix.stat_result]] = []
    size = 0
    for name in names_of(context.stdin, options.null):
        try:
            status = posix.stat(context.path(name), follow_symlinks=options.dereference)
            plain = name.lstrip("/").removeprefix("./")
            if plain in ("", "."):
                continue
            if options.make_directories:
                _make_folders(context, folder)
            else:
                require_folder(context, folder, plain)
            target = landing.path(plain)
            if status.st_mode & KIND == FOLDER:
                landing.make_folder(plain, target)
                folders.append((context.path(target), status))
                continue
            if _keeps(context, options, target, status):
                what = "newer or same age version exists"
                context.error(f"{name} not created: {what}; -u writes over it", 0)
                continue
            if not (options.link and _linked(context, landing, name, target)):
                landing.clear(target)
                copier.copy(name, target)
                if not options.preserve_modification_time:
                    posix.utime(context.path(target), follow_symlinks=False)
            size += status.st_size
            if options.verbose:
                context.stderr.write(encode(f"{target}\n"))
        except Refused as error:
            context.error(f"{name}: refused: it {error}", 2)
        except (OSError, ValueError) as error:
            context.failed(name, error, 2)
    for path, status in reversed(folders):
        posix.chmod(path, status.st_mode & 0o7777)
        if options.preserve_modification_time:
            posix.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return -(-size // 512)


def _make_folders(context: Context, folder: str) -> None:
    """Make a folder and those above it, where they are not there. OSError."""
    parts = folder.split("/")
    for count in range(1, len(parts) + 1):
        part = "/".join(parts[:count])
        if part and not exists(context, part):
            context.masked(posix.mkdir, context.path(part), 0o777)


def _keeps(context: Context, options: Options, target: str, status: "posix.stat_result") -> bool:
    if options.unconditional or not exists(context, target):
        return False
    return posix.lstat(context.path(target)).st_mtime >= status.st_mtime


def _linked(context: Context, landing: Landing, name: str, target: str) -> bool:
    """Make a hard link; False where that can't be."""
    landing.clear(target)
    try:
        posix.link(context.path(name), context.path(target), follow_symlinks=False)
    except OSError:
        return False
    return True
