"""dirname: print a pathname without its last component."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet("""
dirname [OPTION]... NAME...

Print each NAME without its last component; . where it has only one.

  -z, --zero  end each with a NUL, not a newline
""")
def dirname(context: Context, options: Options, names: list[str]) -> int:
    end = "\0" if options.zero else "\n"
    for name in names:
        context.stdout.write(encode(folder_of(name) + end))
    return 0


def folder_of(name: str) -> str:
    """The pathname of the folder that `name` stands in."""
    stripped = name.rstrip("/")
    if not stripped:
        return "/" if name else "."
    folder, slash, _ = stripped.rpartition("/")
    return folder.rstrip("/") or slash or "."
