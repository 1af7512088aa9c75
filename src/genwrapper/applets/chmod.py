"""chmod: change the mode of files."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.modes import changed
from genwrapper.streams import Context, encode

KIND = 0o170000
FOLDER = 0o040000
LINK = 0o120000
LETTERS = "rwxXstugo"


@applet(
    """
chmod [OPTION]... [MODE] FILE...

Give each FILE the permissions of MODE: octal, or changes as u+rwX,go= with u g o a for whom, + - =,
and r w x X s t or u g o.

  -R, --recursive        and all that is in folders; links in them are left alone
  -c, --changes          print what was changed
  -v, --verbose          print what was done with each
  -f, --silent, --quiet  say nothing of what can't be changed
  --reference=OTHER      the mode of the file OTHER, in MODE's place
  -r[=MORE]              the MODE -r (and MORE): take away; so are the following
  -w[=MORE]              the MODE -w
  -x[=MORE]              the MODE -x
  -X[=MORE]              the MODE -X
  -s[=MORE]              the MODE -s
  -t[=MORE]              the MODE -t
  -u[=MORE]              the MODE -u
  -g[=MORE]              the MODE -g
  -o[=MORE]              the MODE -o

Not as GNU's: --preserve-root and --no-preserve-root are refused.
""",
)
def chmod(context: Context, options: Options, operands: list[str]) -> int:
    files = list(operands)
    taken = [f"-{name}{getattr(options, name)}" for name in options.given if name in LETTERS]
    if options.reference is not None:
        try:
            mode = posix.stat(context.path(options.reference)).st_mode & 0o7777
        except OSError as error:
            context.failed(options.reference, error)
            return 1
        text = f"{mode:05o}"
    else:
        text = ",".join(taken) or files.pop(0)
    if not files:
        raise Wrong("missing operand: FILE")
    try:
        changed(text, 0, 0, False)
    except ValueError as error:
        raise Wrong(str(error)) from None
    change = Change(context, options, text, bool(taken))
    for name in files:
        change.file(name, True)
    return context.status


class Change:
    """One call of chmod. `strict`: what the umask keeps from being taken away is an error."""

    __slots__ = ("context", "options", "strict", "text")

    def __init__(self, context: Context, options: Options, text: str, strict: bool) -> None:
        self.context = context
        self.options = options
        self.text = text
        self.strict = strict

    def file(self, name: str, operand: bool) -> None:
        """Change a file, and what is below it."""
        path = self.context.path(name)
        try:
            status = posix.lstat(path)
            if status.st_mode & KIND == LINK:
                if not operand:
                    return
                status = posix.stat(path)
            folder = status.st_mode & KIND == FOLDER
            self._mode(name, path, status.st_mode & 0o7777, folder)
            names = posix.listdir(path) if folder and self.options.recursive else []
        except (OSError, ValueError) as error:
            if self.options.silent:
                self.context.status = 1
            else:
                self.context.failed(name, error)
            return
        for inside in sorted(names):
            self.file(f"{name.rstrip('/') or '/'}/{inside}".replace("//", "/"), False)

    def _mode(self, name: str, path: str, old: int, folder: bool) -> None:
        text = self.text
        mode = changed(text, old, self.context.umask, folder)
        if folder and text.isdigit() and len(text) < 5:
            mode |= old & 0o6000  # as GNU: only five digits take these from a folder
        posix.chmod(path, mode)
        options = self.options
        if mode != old and (options.changes or options.verbose):
            self._print(f"mode of '{name}' changed from {shown(old)} to {shown(mode)}\n")
        elif options.verbose:
            self._print(f"mode of '{name}' retained as {shown(mode)}\n")
        if self.strict and (asked := changed(text, old, 0, folder)) != mode:
            self.context.error(f"{name}: new permissions are {shown(mode)}, not {shown(asked)}")

    def _print(self, text: str) -> None:
        self.context.stdout.write(encode(text))


def shown(mode: int) -> str:
    """A mode as `0644 (rw-r--r--)`."""
    letters = ["rwx"[n % 3] if mode & 0o400 >> n else "-" for n in range(9)]
    for bit, place, letter in ((0o4000, 2, "s"), (0o2000, 5, "s"), (0o1000, 8, "t")):
        if mode & bit:
            letters[place] = letter if letters[place] == "x" else letter.upper()
    return f"{mode:04o} ({''.join(letters)})"
