"""echo: print its arguments."""

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context

FLAGS = frozenset("neE")


def output(arguments: list[str]) -> bytes:
    """What `echo ARGUMENTS` prints."""
    newline = b"\n"
    escapes = False
    at = 0
    for word in arguments:
        if len(word) < 2 or word[0] != "-" or not FLAGS.issuperset(word[1:]):
            break
        at += 1
        for letter in word[1:]:
            if letter == "n":
                newline = b""
            else:
                escapes = letter == "e"
    text = " ".join(arguments[at:] if at else arguments)
    if not escapes or "\\" not in text:
        return text.encode("utf-8", "surrogateescape") + newline
    from genwrapper.applets.escapes import unescaped

    data, ended = unescaped(text)
    return data if ended else data + newline


@raw_applet("""
echo [OPTION]... [WORD]...

Print each WORD, blanks between them and a newline behind.

  -n  no newline
  -e  take \\\\ \\a \\b \\c (end here) \\e \\f \\n \\r \\t \\v \\0OOO \\xHH for what they stand for
  -E  take backslashes as they are (so it is without an option)

Options are letters of these alone; any other word, `--` and `--help` too, is printed.
""")
def echo(context: Context, arguments: list[str]) -> int:
    context.stdout.write(output(arguments))
    return 0
