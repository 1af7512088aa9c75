"""true: succeed."""

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context


@raw_applet("""
true [ARGUMENT]...

Do nothing, with exit status 0. Arguments are ignored.
""")
def true(context: Context, arguments: list[str]) -> int:
    return 0
