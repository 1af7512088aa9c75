"""env: run a command in another environment."""

import posix
from errno import ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.env.words import split
from genwrapper.streams import Context, encode

FOLDER = 0o040000


@applet(
    """
env [OPTION]... [WORD]...

Run a command with the words NAME=VALUE before it in its environment. Without a command, print the
environment. The exit status is the command's; 127 where there is none of that name, 126 where it
can't be run, 125 for errors of env.

  -i, --ignore-environment  begin with an empty environment (so does the word - alone)
  -u, --unset=NAME...       take NAME out of the environment
  -0, --null                end each with a NUL, not a newline
  -C, --chdir=FOLDER        run the command in FOLDER
  -v, --debug               say what is done to the environment, and which command is run
  -S, --split-string=TEXT   take the words of TEXT, as a shell would split them, for options and
                            words before the others: for first lines of scripts

Not as GNU's: --block-signal, --default-signal and --ignore-signal are refused.
""",
    permute=False,
    wrong=125,
)
def env(context: Context, options: Options, words: list[str]) -> int:
    given = [options]
    while given[-1].split_string is not None:
        text = split(given[-1].split_string, context.environment)
        more, words = env.declaration.parse([*text, *words], False, False)
        given.append(more)
    ignore = any(options.ignore_environment for options in given)
    if words[:1] == ["-"]:
        ignore = True
        words = words[1:]
    environment = {} if ignore else dict(context.environment)
    for name in [name for options in given for name in options.unset]:
        if not name or "=" in name:
            raise Wrong(f"{name!r} is no name of a variable")
        environment.pop(name, None)
    null = any(options.null for options in given)
    folders = [options.chdir for options in given if options.chdir is not None]
    count = next((at for at, word in enumerate(words) if "=" not in word), len(words))
    pairs = [word.partition("=")[::2] for word in words[:count]]
    environment.update(pairs)
    words = words[count:]
    if not words:
        if folders:
            raise Wrong("-C goes with a command")
        end = "\0" if null else "\n"
        lines = [encode(f"{name}={value}{end}") for name, value in environment.items()]
        context.stdout.writelines(lines)
        return 0
    if null:
        raise Wrong("-0 goes with no command")
    if folders:
        path = context.path(folders[-1])
        try:
            if posix.stat(path).st_mode & 0o170000 != FOLDER:
                raise OSError(ENOTDIR, posix.strerror(ENOTDIR))
        except (OSError, ValueError) as error:
            context.failed(folders[-1], error, 125)
            return 125
        context.cwd = path  # the context is this call's own
    if any(options.debug for options in given):
        unset = [f"unset: {name}\n" for options in given for name in options.unset]
        shown = [f"{name}={value}\n" for name, value in pairs]
        context.stderr.write(encode("".join([*unset, *shown, f"run: {words}\n"])))
        context.stderr.flush()
    environment.pop("", None)  # no program can be handed a variable without a name
    try:
        return context.run(words, environment=environment)
    except OSError as error:
        missing = error.errno in (ENOENT, ENOTDIR)
        context.failed(words[0], error, 127 if missing else 126)
        return context.status
