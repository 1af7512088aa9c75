"""base32: bytes as text of 32 characters (RFC 4328), and back."""

from genwrapper.applets.declare import applet
from genwrapper.applets.encodings import USAGE, Encoding, base32_coding
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Options


@applet(USAGE.format(name="base32"))
def base32(context: Context, options: "Options", files: list[str]) -> int:
    return Encoding(context, options, base32_coding()).run(files)
