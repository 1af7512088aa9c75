"""realpath: print the canonical path of files."""

from errno import ENOENT

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.canonical import canonical, relative
from genwrapper.streams import Context, encode


@applet(
    """
realpath [OPTION]... FILE...

Print the absolute path of each FILE, without . and .. and symbolic links. The last component need
not exist.

  -e, --canonicalize-existing    all components must exist
  -m, --canonicalize-missing     none need exist
  -s, --strip, --no-symlinks     leave symbolic links as they are
  -L, --logical                  a .. takes the component before it, link or not, before links are
                                 followed
  -P, --physical                 links are followed first (the default)
  -q, --quiet                    say nothing of errors
  -z, --zero                     end each with a NUL, not a newline
  --relative-to=FOLDER           print paths as seen from FOLDER
  --relative-base=FOLDER         so, but absolute paths for what is not below FOLDER
""",
)
def realpath(context: Context, options: Options, files: list[str]) -> int:
    last = options.last("canonicalize_existing", "canonicalize_missing")
    missing = {"canonicalize_existing": "none", "canonicalize_missing": "all"}.get(last, "last")

    way = options.last("strip", "logical", "physical")

    def resolved(name: str) -> str:
        if not name:
            raise FileNotFoundError(ENOENT, "No such file or directory")
        path = context.path(name)
        if way in ("strip", "logical"):
            path = canonical(path, missing, links=False)
        return path if way == "strip" else canonical(path, missing)

    start = base = None
    try:
        if options.relative_base is not None:
            base = start = resolved(options.relative_base)
        if options.relative_to is not None:
            start = resolved(options.relative_to)
            if base is not None and not below(start, base):
                start = None
    except OSError as error:
        context.failed(options.relative_to or options.relative_base, error)
        return 1
    end = "\0" if options.zero else "\n"
    for name in files:
        try:
            path = resolved(name)
        except (OSError, ValueError) as error:
            if options.quiet:
                context.status = 1
            else:
                context.failed(name, error)
            continue
        if start is not None and (base is None or below(path, base)):
            path = relative(path, start)
        context.stdout.write(encode(path + end))
    return context.status


def below(path: str, folder: str) -> bool:
    """Whether a path is a folder, or below it."""
    return path == folder or path.startswith(folder.rstrip("/") + "/")
