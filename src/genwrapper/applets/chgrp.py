"""chgrp: set the group of files (POSIX XCU chgrp)."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.owners import group_number
from genwrapper.applets.files.owning import Owning, reference
from genwrapper.streams import Context


@applet(
    """
chgrp [OPTION]... GROUP FILE...
chgrp [OPTION]... --reference=FILE FILE...

Set the group of each FILE, by name or number.

  -R, --recursive        folders with all that is in them
  -h, --no-dereference   symbolic links themselves
  --dereference          what they lead to (the default)
  -H                     with -R, follow a FILE that is a symbolic link
  -L                     with -R, follow all symbolic links
  -P                     with -R, follow none (the default)
  -f, --silent, --quiet  say nothing of errors
  -v, --verbose          say what is done
  -c, --changes          say what is changed
  --reference=FILE       take the group of FILE

Not as GNU's: --preserve-root and --no-preserve-root are refused.
""",
)
def chgrp(context: Context, options: Options, operands: list[str]) -> int:
    if options.reference is not None:
        status = reference(context, options.reference)
        if status is None:
            return 1
        group = status.st_gid
        text = str(group)
    else:
        text = operands[0]
        group = group_number(operands[0])
        operands = operands[1:]
    return Owning(context, options, -1, group, text).all(operands)
