"""mktemp: make a file or folder with a name of its own."""

import posix
from errno import EEXIST

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, encode

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
TRIES = 1000


@applet(
    """
mktemp [OPTION]... [TEMPLATE]

Make a file that only its owner may read and write, and print its name: TEMPLATE with letters for
the last three or more X in a row; tmp.XXXXXXXXXX in the folder for temporary files where it is
missing.

  -d, --directory     make a folder
  -u, --dry-run       make nothing
  -q, --quiet         say nothing of errors
  -p FOLDER           in FOLDER
  --tmpdir[=FOLDER]   in FOLDER; without it, or -p, in TMPDIR or /tmp
  -t                  in TMPDIR, else in the folder of -p, else in /tmp
  --suffix=TEXT       TEXT behind TEMPLATE
""",
)
def mktemp(context: Context, options: Options, operands: list[str]) -> int:
    template = operands[0] if operands else "tmp.XXXXXXXXXX"
    behind = options.suffix
    if behind is None:
        end = len(template.rstrip("X")) if template.endswith("X") else template.rfind("X") + 1
        end = len(template) if template.endswith("X") else end
        template, behind = template[:end], template[end:]
    elif not template.endswith("X"):
        raise Wrong(f"with --suffix, template '{template}' must end in X")
    if "/" in behind:
        raise Wrong(f"invalid suffix '{behind}', contains directory separator")
    head = template.rstrip("X")
    count = len(template) - len(head)
    if count < 3:
        raise Wrong(f"too few X's in template '{template}{behind}'")
    folder = _folder(context, options, bool(operands))
    if folder is not None:
        if "/" in head and (options.t or head.startswith("/")):
            raise Wrong(f"template '{template}' must not be a path here")
        head = f"{folder.rstrip('/') or ('/' if folder else '')}/{head}".replace("//", "/")
    try:
        name = _made(context, options, head, count, behind)
    except (OSError, ValueError) as error:
        if options.quiet:
            return 1
        kind = "directory" if options.directory else "file"
        context.failed(f"failed to create {kind} via template '{head}{'X' * count}{behind}'", error)
        return 1
    context.stdout.write(encode(f"{name}\n"))
    return 0


def _folder(context: Context, options: Options, has_template: bool) -> str | None:
    """The folder that the name goes into; None where it is as TEMPLATE says."""
    variable = context.environment.get("TMPDIR") or None
    given: str | None = options.p or options.tmpdir or None
    if options.t:
        return variable or given or "/tmp"
    if given is not None or options.p is not None or options.tmpdir is not None:
        return given or variable or "/tmp"
    return None if has_template else variable or "/tmp"


def _made(context: Context, options: Options, head: str, count: int, behind: str) -> str:
    """Make it, and give its name. OSError."""
    for _ in range(TRIES):
        chosen = "".join([LETTERS[byte % len(LETTERS)] for byte in posix.urandom(count)])
        name = f"{head}{chosen}{behind}"
        path = context.path(name)
        try:
            if options.dry_run:
                posix.lstat(path)
            elif options.directory:
                context.masked(posix.mkdir, path, 0o700)
                return name
            else:
                flags = posix.O_RDWR | posix.O_CREAT | posix.O_EXCL
                context.open(name, flags, 0o600).close()
                return name
        except FileExistsError:
            pass
        except FileNotFoundError:
            if options.dry_run:
                return name
            raise
    raise FileExistsError(EEXIST, posix.strerror(EEXIST))
