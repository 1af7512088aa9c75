"""mv: move files."""

import posix
from errno import EXDEV

from genwrapper.applets.cp import operands_of
from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.copying import ATTRIBUTES, Copier, exists, inside, newer
from genwrapper.applets.rm import asked
from genwrapper.streams import Context, encode


@applet("""
mv [OPTION]... SOURCE... [TARGET]

Move SOURCE to TARGET, or each SOURCE into TARGET, a folder.

  -f, --force                    never ask (the default, unless TARGET can't be written)
  -i, --interactive              ask before a file is written over
  -n, --no-clobber               write over no files
  -u, --update                   leave files that are not older than SOURCE
  -t, --target-directory=FOLDER  move each SOURCE into FOLDER
  -T, --no-target-directory      TARGET is not a folder to move into
  -v, --verbose                  say what is moved

Not as GNU's: no backups are made (-b, -S), and --strip-trailing-slashes and -Z are refused.
""")
def mv(context: Context, options: Options, operands: list[str]) -> int:
    names, target, into = operands_of(context, options, operands)
    last = options.last("force", "interactive", "no_clobber")
    for name in names:
        to = inside(target, name) if into else target
        try:
            posix.lstat(context.path(name))
            if exists(context, to):
                if last == "no_clobber" or (options.update and not newer(context, name, to)):
                    continue
                if asks(context, last, to) and not asked(context, f"write over {to}?"):
                    continue
            if move(context, name, to) and options.verbose:
                context.stdout.write(encode(f"{name} -> {to}\n"))
        except (OSError, ValueError) as error:
            context.failed(name, error)
    return context.status


def asks(context: Context, last: str, target: str) -> bool:
    """Whether to ask before `target` is written over."""
    if last == "interactive":
        return True
    stdin = context.stdin
    if last == "force" or stdin.fd is None or not posix.isatty(stdin.fd):
        return False
    return not posix.access(context.path(target), posix.W_OK)


def move(context: Context, source: str, target: str) -> bool:
    """Move one file or folder; to another file system by copy and removal."""
    before, behind = context.path(source), context.path(target)
    try:
        here, there = posix.lstat(before), posix.lstat(behind)
        if (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino):
            context.error(f"{source} and {target} are the same file")
            return False
    except OSError:
        pass
    try:
        posix.rename(before, behind)
    except OSError as error:
        if error.errno != EXDEV:
            context.failed(f"{source} to {target}", error)
            return False
        return across(context, source, target)
    return True


def across(context: Context, source: str, target: str) -> bool:
    """Move to another file system."""
    from genwrapper.applets.rm import Removal

    behind = context.path(target)
    if context.is_folder(target) and posix.lstat(behind).st_mode & 0o170000 == 0o040000:
        posix.rmdir(behind)
    elif exists(context, target):
        posix.unlink(behind)
    copier = Copier(
        context, recursive=True, follow=False, follow_first=False, attributes=ATTRIBUTES
    )
    if not copier.copy(source, target):
        return False
    chosen = Options({"recursive": True, "R": False, "dir": False, "verbose": False}, ["force"])
    return Removal(context, chosen).remove(source)
