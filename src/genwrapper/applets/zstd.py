"""zstd: say that there is no zstd."""

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context


@raw_applet("""
zstd [FILE]...

Would compress with zstd, which Python has from version 3.14 on: it says so, and fails.
gzip, bzip2 and xz are there.
""")
def zstd(context: Context, arguments: list[str]) -> int:
    context.error("Python has zstd from version 3.14 on, not here; gzip, bzip2 and xz are there")
    return context.status
