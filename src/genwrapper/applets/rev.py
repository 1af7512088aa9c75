"""rev: reverse the characters of each line."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@applet("""
rev [OPTION]... [FILE]...

Print each line of each FILE, or of standard input where FILE is missing or -, its last character
first.
""")
def rev(context: Context, options: Options, files: list[str]) -> int:
    for source in context.inputs(files):
        context.stdout.writelines(reversed_lines(source))
    return context.status


def reversed_lines(lines: "Iterable[bytes]") -> "Iterator[bytes]":
    """Lines reversed, each with its own end."""
    for line in lines:
        end = b"\n" if line.endswith(b"\n") else b""
        text = line[:-1] if end else line
        yield (text[::-1] if text.isascii() else encode(decode(text)[::-1])) + end
