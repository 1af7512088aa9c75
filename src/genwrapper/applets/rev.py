"""rev: reverse the characters of each line."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, decode, encode


@applet("""
rev [OPTION]... [FILE]...

Print each line of each FILE, or of standard input where FILE is missing or -, its last character
first.
""")
def rev(context: Context, options: Options, files: list[str]) -> int:
    for source in context.inputs(files):
        for lines in source.whole_lines():
            text = lines.removesuffix(b"\n")
            context.stdout.write(reversed_lines(text) + lines[len(text) :])
    return context.status


def reversed_lines(text: bytes) -> bytes:
    """Lines, each reversed: the whole reversed, and then the order of the lines."""
    if not text.isascii():
        return encode("\n".join(decode(text)[::-1].split("\n")[::-1]))
    return b"\n".join(text[::-1].split(b"\n")[::-1])
