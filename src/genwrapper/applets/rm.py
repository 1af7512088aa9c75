"""rm: remove files and folders."""

import posix
from errno import EISDIR, ENOENT, ENOTDIR

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = 0o040000
LINK = 0o120000


@applet("""
rm [OPTION]... [FILE]...

Remove each FILE.

  -f, --force      say nothing of files that are not there, and never ask
  -i               ask before each
  -I               ask once, before more than three files and before folders with -r
  -r, --recursive  remove folders with all that is in them
  -R               the same as -r
  -d, --dir        remove empty folders too
  -v, --verbose    say what is removed

Not as GNU's: / is never removed: --no-preserve-root, --interactive and --one-file-system are
refused.
""")
def rm(context: Context, options: Options, files: list[str]) -> int:
    if not files and not options.force:
        context.error("missing operand; try rm --help")
        return 1
    removal = Removal(context, options)
    if options.last("i", "I", "force") == "I" and (len(files) > 3 or removal.recursive):
        how = " with all that is in them" if removal.recursive else ""
        if not asked(context, f"remove {len(files)} operands{how}?"):
            return 0
    for name in files:
        last = name.rstrip("/").rpartition("/")[2]
        if last in (".", ".."):
            context.error(f"{name}: . and .. are not removed")
        elif name and not name.strip("/") and removal.recursive:
            context.error("/ is not removed")
        else:
            removal.remove(name)
    return context.status


class Removal:
    """One call of rm."""

    __slots__ = ("asks", "context", "folders", "force", "recursive", "verbose")

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        last = options.last("i", "I", "force")
        self.force = last == "force"
        self.asks = last == "i"
        self.recursive = options.recursive or options.R
        self.folders = options.dir
        self.verbose = options.verbose

    def remove(self, name: str) -> bool:
        """Remove one file or folder; whether it is gone."""
        context = self.context
        path = context.path(name)
        try:
            mode = posix.lstat(path).st_mode
        except (OSError, ValueError) as error:
            if self.force and isinstance(error, OSError) and error.errno in (ENOENT, ENOTDIR):
                return True
            context.failed(name, error)
            return False
        if mode & 0o170000 == FOLDER:
            return self._folder(name, path)
        if not self._agreed(f"remove {name}?", mode, path):
            return False
        return self._gone(posix.unlink, name, path)

    def _folder(self, name: str, path: str) -> bool:
        if not self.recursive and not self.folders:
            self.context.failed(name, OSError(EISDIR, posix.strerror(EISDIR)))
            return False
        if self.recursive:
            try:
                names = posix.listdir(path)
            except OSError as error:
                self.context.failed(name, error)
                return False
            if names and self.asks and not self._asked(f"go into the folder {name}?"):
                return False
            for entry in names:
                self.remove(f"{name.rstrip('/') or '/'}/{entry}")
        if self.asks and not self._asked(f"remove the folder {name}?"):
            return False
        return self._gone(posix.rmdir, name, path)

    def _gone(self, function: "Callable[[str], None]", name: str, path: str) -> bool:
        try:
            function(path)
        except OSError as error:
            self.context.failed(name, error)
            return False
        if self.verbose:
            kind = "directory " if function is posix.rmdir else ""
            self.context.stdout.write(encode(f"removed {kind}'{name}'\n"))
        return True

    def _agreed(self, question: str, mode: int, path: str) -> bool:
        if self.asks:
            return self._asked(question)
        if self.force or mode & 0o170000 == LINK or posix.access(path, posix.W_OK):
            return True
        stdin = self.context.stdin
        if stdin.fd is None or not posix.isatty(stdin.fd):
            return True
        return self._asked(f"write-protected: {question}")

    def _asked(self, question: str) -> bool:
        return asked(self.context, question)


def asked(context: Context, question: str) -> bool:
    """Ask on standard error; whether the answer on standard input begins with y."""
    context.stdout.flush()
    context.stderr.write(encode(f"{context.name}: {question} "))
    context.stderr.flush()
    return context.stdin.readline()[:1] in (b"y", b"Y")
