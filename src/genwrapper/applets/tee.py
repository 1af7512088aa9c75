"""tee: copy standard input to standard output and to files."""

from errno import EPIPE

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import APPEND, WRITE, Context, Description


@applet("""
tee [OPTION]... [FILE]...

Write what comes from standard input to standard output and to each FILE.

  -a, --append  add to the files

Not as GNU's: -p and --output-error are refused.
""")
def tee(context: Context, options: Options, files: list[str]) -> int:
    targets: list[tuple[str, Description]] = [("standard output", context.stdout)]
    for name in files:
        try:
            targets.append((name, context.open(name, APPEND if options.append else WRITE)))
        except (OSError, ValueError) as error:
            context.failed(name, error)
    opened = targets[1:]
    try:
        for block in context.stdin.blocks():
            for target in list(targets):
                try:
                    target[1].write(block)
                    target[1].flush()
                except OSError as error:
                    if error.errno == EPIPE:
                        raise
                    context.failed(target[0], error)
                    targets.remove(target)
            if not targets:
                break
    finally:
        for _, description in opened:
            description.close()
    return context.status
