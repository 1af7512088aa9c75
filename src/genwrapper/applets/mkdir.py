"""mkdir: make folders."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.modes import changed
from genwrapper.streams import Context, encode


@applet("""
mkdir [OPTION]... FOLDER...

Make each FOLDER.

  -p, --parents    make the folders of its path too; one that is there is no error
  -m, --mode=MODE  its mode, octal or as chmod takes it
  -v, --verbose    say what is made

Not as GNU's: -Z is refused.
""")
def mkdir(context: Context, options: Options, folders: list[str]) -> int:
    mode = 0o777
    if options.mode is not None:
        try:
            mode = changed(options.mode, 0o777, context.umask, True)
        except ValueError as error:
            raise Wrong(str(error)) from None
    for folder in folders:
        try:
            if options.parents:
                _parents(context, folder, options.verbose)
            if _made(context, folder, options.parents):
                if options.mode is not None:
                    posix.chmod(context.path(folder), mode)
                if options.verbose:
                    context.stdout.write(encode(f"mkdir: created directory '{folder}'\n"))
        except OSError as error:
            context.failed(folder, error)
    return context.status


def _made(context: Context, folder: str, may_be_there: bool) -> bool:
    """Make one folder; False where it is there already and may be."""
    path = context.path(folder)
    try:
        context.masked(posix.mkdir, path, 0o777)
    except OSError:
        if not may_be_there:
            raise
        if not context.is_folder(folder):
            raise
        return False
    return True


def _parents(context: Context, folder: str, verbose: bool) -> None:
    parts = folder.rstrip("/").split("/")
    for count in range(1, len(parts)):
        parent = "/".join(parts[:count])
        if not parent:
            continue
        if _made(context, parent, True):
            # what goes below it must be possible whatever the umask takes away
            path = context.path(parent)
            posix.chmod(path, posix.stat(path).st_mode & 0o7777 | 0o300)
            if verbose:
                context.stdout.write(encode(f"mkdir: created directory '{parent}'\n"))
