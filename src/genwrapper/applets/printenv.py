"""printenv: print the environment."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet(
    """
printenv [OPTION]... [NAME]...

Print the value of each NAME, or the whole environment as NAME=VALUE. The exit status is 1 where a
NAME is not set.

  -0, --null  end each with a NUL, not a newline
""",
    wrong=2,
)
def printenv(context: Context, options: Options, names: list[str]) -> int:
    end = "\0" if options.null else "\n"
    environment = context.environment
    if not names:
        lines = [encode(f"{name}={value}{end}") for name, value in environment.items()]
        context.stdout.writelines(lines)
        return 0
    for name in names:
        if name in environment:
            context.stdout.write(encode(environment[name] + end))
        else:
            context.status = 1
    return context.status
