"""patch: change files as the output of diff says (POSIX XCU patch)."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.patch.files import Patcher
from genwrapper.applets.patch.reading import Malformed, Reader
from genwrapper.streams import Context

USAGE = """
patch [OPTION]... [FILE] [PATCH]

Change files as PATCH (standard input where it is missing) says: unified, context, normal diffs,
with anything around them. FILE is the file to change, in the place of the names in PATCH; without
-p, only the last parts of those count. Names that are absolute or have .. in them are refused. What
can't be applied is written to FILE.rej. The exit status is 0 where all was applied, 1 where some
was not, 2 after an error. Nothing is ever asked: where GNU's would ask, the answer is no.

  -p, --strip=N                take N parts with their / off the beginning of names
  -i, --input=PATCH            read PATCH
  -o, --output=FILE            write the result to FILE (- is standard output)
  -r, --reject-file=FILE       write what can't be applied to FILE; - : nowhere
  -d, --directory=FOLDER       names are seen from FOLDER
  -R, --reverse                PATCH goes from the new files to the old ones
  -N, --forward                leave out what seems to be applied already, or reversed
  -t, --batch                  reverse what seems to be reversed
  -f, --force                  apply even what seems to be reversed
  -F, --fuzz=N                 N lines of context may be wrong at either end (2 without this option)
  -l, --ignore-whitespace      runs of blanks match any others
  -E, --remove-empty-files     remove files that are empty afterwards
  -b, --backup                 keep the file before as FILE.orig
  -z, --suffix=TEXT            as FILE with TEXT behind it, not .orig
  -B, --prefix=TEXT            as FILE with TEXT before it
  --no-backup-if-mismatch      no FILE.orig where lines were not found just where PATCH says
  --backup-if-mismatch         the default
  --dry-run                    change nothing, say only what would be done
  --binary                     leave carriage returns in PATCH as they are
  -u, --unified                take PATCH as a unified diff only
  -c, --context                take it as a context diff only
  -n, --normal                 take it as a normal diff only
  -s, --quiet, --silent        print nothing but errors
  --verbose                    say where each hunk was applied

Not as GNU's: -D, -e, -T, -Y, -Z, -g, --merge, --posix, --quoting-style, --read-only and
--reject-format are refused.
"""


@applet(USAGE, wrong=2)
def patch(context: Context, options: Options, operands: list[str]) -> int:
    if options.directory is not None:
        context = seen_from(context, options.directory)
    name = options.input
    if len(operands) > 1:
        name = operands[1]
    strip = options.strip
    if strip is not None and not (strip.isdigit() and strip.isascii()):
        raise Wrong(f"-p: {strip!r} is not a number")
    form = options.last("unified", "context", "normal")
    try:
        if name is None or name == "-":
            data = context.stdin.read()
        else:
            source = context.open(name)
            try:
                data = source.read()
            finally:
                source.close()
    except OSError as error:
        context.failed(name or "standard input", error, 2)
        return 2
    reader = Reader(data, form, options.binary)
    patcher = Patcher(context, options, None if strip is None else int(strip))
    found = False
    try:
        for part in reader.parts():
            found |= patcher.apply(part, operands[0] if operands else None)
    except Malformed as error:
        context.error(str(error), 2)
    except OSError as error:
        if error.filename is None:
            raise
        context.failed(str(error.filename), error, 2)
    patcher.finish()
    if not found and not context.status and data:
        context.error("only garbage was found in the patch", 2)
    return context.status


def seen_from(context: Context, folder: str) -> Context:
    """The same context in another folder."""
    import posix

    path = context.path(folder)
    try:
        if posix.stat(path).st_mode & 0o170000 != 0o040000:
            raise Wrong(f"{folder}: is no folder")
    except OSError as error:
        raise Wrong(f"{folder}: {error.strerror}") from None
    return Context(
        context.name,
        context.arguments,
        context.table,
        context.environment,
        path,
        context.umask,
        context.world,
    )
