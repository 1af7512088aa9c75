"""yes: print a line again and again."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import BLOCK, Context, encode


@applet("""
yes [OPTION]... [WORD]...

Print the WORDs, or y, as a line until it is stopped.
""")
def yes(context: Context, options: Options, words: list[str]) -> int:
    line = encode(f"{' '.join(words or ['y'])}\n")
    block = line * max(1, BLOCK // len(line))
    while True:
        context.stdout.write(block)
        context.stdout.flush()
