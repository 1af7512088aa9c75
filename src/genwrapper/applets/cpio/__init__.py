"""cpio: archives of the files that standard input names."""

import posix

from genwrapper.applets.cpio.creating import Creation
from genwrapper.applets.cpio.extracting import Extraction
from genwrapper.applets.cpio.headers import CRC, NEW, OLD, Damaged
from genwrapper.applets.cpio.passing import pass_through
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.aside import Aside
from genwrapper.streams import Context, Description

FORMS = {"newc": NEW, "crc": CRC, "odc": OLD}
USAGE = """
cpio [OPTION]... [PATTERN]...

With -o, make an archive of the files whose names are on standard input; with -i, extract one; with
-t, list it; with -p FOLDER, copy the files that standard input names into FOLDER. With PATTERNs,
only members whose whole names match one. Members whose names are absolute or have .. in them,
links that lead out, and devices are refused.

  -o, --create                 make an archive
  -i, --extract                extract
  -t, --list                   list
  -p, --pass-through           copy
  -F, --file=FILE              the archive is FILE
  -H, --format=FORM            newc (the default), crc, odc; what is read tells by itself
  -0, --null                   names end with a NUL
  -d, --make-directories       make the folders that files go into
  -u, --unconditional          write over files that are newer, too
  -m, --preserve-modification-time  keep times
  -L, --dereference            follow symbolic links
  -l, --link                   with -p, make hard links where that can be
  -f, --nonmatching            members that match none of PATTERNs
  -E, --pattern-file=FILE...   PATTERNs from FILE, too
  -D, --directory=FOLDER       names are seen from FOLDER
  -R, --owner=USER             everything is of USER, or USER:GROUP
  --no-preserve-owner          all is of whoever extracts
  --to-stdout                  write what files hold to standard output
  --absolute-filenames         take names, links and devices as they are
  --no-absolute-filenames      the default
  --quiet                      do not say how many blocks there were
  -v, --verbose                print names, with -t as ls -l does

Not as GNU's: -A, -B, -C, -I, -M, -O, -W, -a, -c, -n, -r, -s, -S, --sparse, --block-size and other
options of tapes and devices are refused.
"""


@applet(USAGE, wrong=2)
def cpio(context: Context, options: Options, operands: list[str]) -> int:
    inner = seen_from(context, options)
    if options.pass_through:
        if len(operands) != 1 or options.create or options.extract or options.list:
            raise Wrong("-p goes with one FOLDER, and without -o, -i, -t")
        blocks: int | None = pass_through(inner, options, operands[0])
    elif options.create == (options.extract or options.list):
        raise Wrong("one of -o, -i, -t, -p is needed")
    else:
        blocks = _archive(context, inner, options, operands)
    context.status = max(context.status, inner.status)
    if blocks is not None and not options.quiet:
        context.stderr.write(f"{blocks} block{'' if blocks == 1 else 's'}\n".encode())
    return context.status


def seen_from(context: Context, options: Options) -> Context:
    """The same context in the folder of -D."""
    if options.directory is None:
        return context
    from genwrapper.applets.patch import seen_from as moved

    return moved(context, options.directory)


def _archive(context: Context, inner: Context, options: Options, operands: list[str]) -> int | None:
    """Make an archive, or read one: how many blocks it has. Its members are seen from `inner`."""
    if options.create:
        if operands:
            raise Wrong(f"extra operand {operands[0]}")
        form = FORMS.get(options.format or "newc")
        if form is None:
            raise Wrong(f"{options.format!r} is no form: {', '.join(FORMS)}")
        return _created(context, inner, options, form)
    source = context.stdin
    if options.file is not None:
        try:
            source = context.open(options.file)
        except (OSError, ValueError) as error:
            context.failed(options.file, error, 2)
            return None
    try:
        return Extraction(inner, options, source, operands).run()
    except Damaged as error:
        context.error(str(error), 2)
        return None
    finally:
        if source is not context.stdin:
            source.close()


def _created(context: Context, inner: Context, options: Options, form: bytes) -> int | None:
    creation = Creation(inner, options, form)
    if options.file is None:
        return creation.run(context.stdout.write)
    try:
        new = Aside(context, options.file)
    except OSError as error:
        context.failed(options.file, error, 2)
        return None
    try:
        blocks = creation.run(new.write)
        posix.chmod(new.fd, 0o666 & ~context.umask)
        new.finish()
    except OSError as error:
        new.drop()
        context.failed(options.file, error, 2)
        return None
    return blocks


def names_of(source: Description, null: bool) -> list[str]:
    """The names on standard input."""
    found = source.read().split(b"\0" if null else b"\n")
    return [name.decode("utf-8", "surrogateescape") for name in found if name]
