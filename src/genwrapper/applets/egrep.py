"""egrep, fgrep: grep by their old names."""

from genwrapper.applets.declare import raw_applet
from genwrapper.applets.grep import grep
from genwrapper.streams import Context


@raw_applet(
    """
egrep [OPTION]... [PATTERN] [FILE]...

The same as grep -E.

Not as GNU's: see grep; -P is refused, and so are options that choose another kind of pattern.
""",
    wrong=2,
)
def egrep(context: Context, arguments: list[str]) -> int:
    context.arguments = ["-E", *arguments]
    return grep(context)


@raw_applet(
    """
fgrep [OPTION]... [PATTERN] [FILE]...

The same as grep -F.

Not as GNU's: see grep; -P is refused, and so are options that choose another kind of pattern.
""",
    wrong=2,
)
def fgrep(context: Context, arguments: list[str]) -> int:
    context.arguments = ["-F", *arguments]
    return grep(context)
