"""env: run a command in another environment."""

from errno import ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode


@applet(
    """
env [OPTION]... [WORD]...

Run a command with the words NAME=VALUE before it in its environment. Without a command, print the
environment. The exit status is the command's; 127 where there is none of that name, 126 where it
can't be run, 125 for errors of env.

  -i, --ignore-environment  begin with an empty environment (so does the word - alone)
  -u, --unset=NAME...       take NAME out of the environment
  -0, --null                end each with a NUL, not a newline
""",
    permute=False,
    wrong=125,
)
def env(context: Context, options: Options, words: list[str]) -> int:
    ignore = options.ignore_environment
    if words[:1] == ["-"]:
        ignore = True
        words = words[1:]
    environment = {} if ignore else dict(context.environment)
    for name in options.unset:
        if not name or "=" in name:
            raise Wrong(f"{name!r} is no name of a variable")
        environment.pop(name, None)
    while words and "=" in words[0]:
        name, _, value = words[0].partition("=")
        environment[name] = value
        words = words[1:]
    if not words:
        end = "\0" if options.null else "\n"
        lines = [encode(f"{name}={value}{end}") for name, value in environment.items()]
        context.stdout.writelines(lines)
        return 0
    if options.null:
        raise Wrong("-0 goes with no command")
    environment.pop("", None)  # no program can be handed a variable without a name
    try:
        return context.run(words, environment=environment)
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(words[0], error, 127 if missing else 126)
        return context.status
