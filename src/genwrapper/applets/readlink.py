"""readlink: print where symbolic links lead."""

import posix
from errno import ENOENT

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.canonical import canonical
from genwrapper.streams import Context, encode


@applet(
    """
readlink [OPTION]... FILE...

Print what each symbolic link FILE holds. The exit status is 1 where one is none.

  -f, --canonicalize           print the canonical path; its last component need not exist
  -e, --canonicalize-existing  so, and all components must exist
  -m, --canonicalize-missing   so, and none need exist
  -n, --no-newline             no newline at the end
  -q, --quiet, -s, --silent    say nothing of errors (so it is without -v)
  -v, --verbose                say what went wrong
  -z, --zero                   end each with a NUL, not a newline
""",
)
def readlink(context: Context, options: Options, files: list[str]) -> int:
    forms = {
        "canonicalize": "last",
        "canonicalize_existing": "none",
        "canonicalize_missing": "all",
    }
    missing = forms.get(options.last(*forms))
    verbose = options.last("quiet", "verbose") == "verbose"
    end = "\0" if options.zero else "\n"
    if options.no_newline and len(files) == 1:
        end = ""
    for name in files:
        try:
            if not name:
                raise FileNotFoundError(ENOENT, "No such file or directory")
            path = context.path(name)
            text = posix.readlink(path) if missing is None else canonical(path, missing)
        except (OSError, ValueError) as error:
            if verbose:
                context.failed(name, error)
            context.status = 1
            continue
        context.stdout.write(encode(text + end))
    return context.status
