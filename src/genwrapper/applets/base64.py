"""base64: bytes as text of 64 characters (RFC 4648), and back."""

from genwrapper.applets.declare import applet
from genwrapper.applets.encodings import USAGE, Encoding, base64_coding
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.declare import Options


@applet(USAGE.format(name="base64"))
def base64(context: Context, options: "Options", files: list[str]) -> int:
    return Encoding(context, options, base64_coding()).run(files)
