"""false: fail."""

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context


@raw_applet("""
false [ARGUMENT]...

Do nothing, with exit status 1. Arguments are ignored.
""")
def false(context: Context, arguments: list[str]) -> int:
    return 1
