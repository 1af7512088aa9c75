"""chown: set the owner and group of files (POSIX XCU chown)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.owners import pair
from genwrapper.applets.files.owning import Owning, reference
from genwrapper.streams import Context


@applet(
    """
chown [OPTION]... [USER][:[GROUP]] FILE...
chown [OPTION]... --reference=FILE FILE...

Set owner and group of each FILE, by name or number.

  -R, --recursive        folders with all that is in them
  -h, --no-dereference   symbolic links themselves
  --dereference          what they lead to (the default)
  -H                     with -R, follow a FILE that is a symbolic link
  -L                     with -R, follow all symbolic links
  -P                     with -R, follow none (the default)
  -f, --silent, --quiet  say nothing of errors
  -v, --verbose          say what is done
  -c, --changes          say what is changed
  --reference=FILE       take owner and group of FILE

Not as GNU's: --from, --preserve-root and --no-preserve-root are refused.
""",
)
def chown(context: Context, options: Options, operands: list[str]) -> int:
    if options.reference is not None:
        status = reference(context, options.reference)
        if status is None:
            return 1
        wanted = (status.st_uid, status.st_gid)
        text = f"{wanted[0]}:{wanted[1]}"
    else:
        text = operands[0].removesuffix(":").removeprefix(":")
        wanted = pair(operands[0])
        operands = operands[1:]
    return Owning(context, options, *wanted, text).all(operands)
