"""basename: print the last component of a pathname."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode


@applet(
    """
basename NAME [SUFFIX]
basename [OPTION]... NAME...

Print NAME without its folders, and without SUFFIX at its end.

  -a, --multiple       every operand is a NAME
  -s, --suffix=SUFFIX  take SUFFIX from each NAME; implies -a
  -z, --zero           end each with a NUL, not a newline
""",
    permute=False,
)
def basename(context: Context, options: Options, names: list[str]) -> int:
    suffix = options.suffix or ""
    if not options.multiple and options.suffix is None:
        if len(names) > 2:
            raise Wrong(f"extra operand {names[2]}")
        suffix = names[1] if len(names) > 1 else ""
        names = names[:1]
    end = "\0" if options.zero else "\n"
    for name in names:
        context.stdout.write(encode(without_folders(name, suffix) + end))
    return 0


def without_folders(name: str, suffix: str) -> str:
    """The last component of `name`, without `suffix` unless that is all of it."""
    stripped = name.rstrip("/")
    if not stripped:
        return "/" if name else ""
    last = stripped.rpartition("/")[2]
    return last.removesuffix(suffix) if suffix and last != suffix else last
