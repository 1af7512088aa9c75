"""rmdir: remove empty folders."""

import posix
from errno import ENOTEMPTY

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet("""
rmdir [OPTION]... FOLDER...

Remove each FOLDER, which must be empty.

  -p, --parents                 and then each folder of its path that is empty by that
  -v, --verbose                 say what is removed
  --ignore-fail-on-non-empty    say nothing of folders that are not empty, and leave them
""")
def rmdir(context: Context, options: Options, folders: list[str]) -> int:
    for folder in folders:
        name = folder
        while name:
            try:
                posix.rmdir(context.path(name))
            except OSError as error:
                if not (options.ignore_fail_on_non_empty and error.errno == ENOTEMPTY):
                    context.failed(name, error)
                break
            if options.verbose:
                context.stdout.write(encode(f"rmdir: removed {name}\n"))
            if not options.parents:
                break
            name = name.rstrip("/").rpartition("/")[0].rstrip("/")
    return context.status
