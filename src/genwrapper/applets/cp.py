"""cp: copy files."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.copying import ATTRIBUTES, Copier, exists, inside, keep, newer
from genwrapper.applets.rm import asked
from genwrapper.streams import Context


@applet("""
cp [OPTION]... SOURCE... [TARGET]

Copy SOURCE to TARGET, or each SOURCE into TARGET, a folder.

  -R, --recursive                copy folders with all that is in them
  -r                             the same as -R
  -a, --archive                  the same as -R -d -p
  -p                             keep owner, mode and times
  --preserve[=LIST]              the same; or keep what is in LIST, commas between: mode, ownership,
                                 timestamps, links (names of one file stay names of one), all
  --no-preserve=LIST             keep nothing that is in LIST
  -P, --no-dereference           copy symbolic links as links
  -d                             the same as -P, and names of one file stay names of one
  --parents                      copy SOURCE into TARGET under its whole path
  -H                             follow symbolic links that are a SOURCE
  -L, --dereference              follow symbolic links (the default without -R)
  -f, --force                    remove a TARGET that can't be written
  -i, --interactive              ask before a file is written over
  -l, --link                     make hard links to files, no copies
  -s, --symbolic-link            make symbolic links to files, no copies
  -n, --no-clobber               write over no files
  -u, --update                   leave files that are not older than SOURCE
  -t, --target-directory=FOLDER  copy each SOURCE into FOLDER
  -T, --no-target-directory      TARGET is not a folder to copy into
  -v, --verbose                  say what is copied

Not as GNU's: no backups are made (-b, -S), and --attributes-only, --copy-contents, --reflink,
--remove-destination, --sparse, --strip-trailing-slashes, -x and -Z are refused.
""")
def cp(context: Context, options: Options, operands: list[str]) -> int:
    names, target, into = operands_of(context, options, operands)
    if options.parents and not into:
        raise Wrong(f"with --parents, the target must be a directory: '{target}'")
    recursive = options.recursive or options.r or options.archive
    kept = attributes(options)
    links = options.last("no_dereference", "d", "H", "dereference", "archive")
    copier = Copier(
        context,
        recursive=recursive,
        follow=links == "dereference" or (not recursive and not links),
        follow_first=links in ("H", "dereference"),
        attributes=kept & ATTRIBUTES,
        hard_links="links" in kept,
        verbose=options.verbose,
        links=options.last("link", "symbolic_link"),
    )
    last = options.last("interactive", "no_clobber", "force")
    for name in names:
        to = inside(target, name) if into else target
        if options.parents:
            to = f"{target.rstrip('/')}/{name.lstrip('/')}"
            if not parents(context, name, target, kept):
                continue
        if exists(context, to) and not context.is_folder(to):
            if last == "no_clobber" or (options.update and not newer(context, name, to)):
                continue
            if (
                options.interactive
                and last != "no_clobber"
                and not asked(context, f"write over {to}?")
            ):
                continue
        copier.copy(name, to, force=options.force)
    return context.status


def attributes(options: Options) -> frozenset[str]:
    """What of a file its copy keeps, `links` among it. Wrong for a LIST with something else."""
    every = ATTRIBUTES | {"links"}
    kept: set[str] = {"links"} if options.d else set()
    for name in options.given:
        if name == "archive":
            kept |= every
        elif name == "p" or (name == "preserve" and not options.preserve):
            kept |= ATTRIBUTES
        elif name in ("preserve", "no_preserve"):
            for word in getattr(options, name).split(","):
                if word != "all" and word not in every:
                    raise Wrong(f"{word!r} is none of {', '.join(sorted(every))}, all")
                words = every if word == "all" else {word}
                kept = kept | words if name == "preserve" else kept - words
    return frozenset(kept)


def parents(context: Context, name: str, target: str, kept: frozenset[str]) -> bool:
    """Make the folders of a SOURCE's path in the target, each like its own; whether they are
    there."""
    path = name.lstrip("/")
    at = path.find("/")
    while at >= 0:
        made = context.path(f"{target.rstrip('/')}/{path[:at]}")
        try:
            status = posix.stat(context.path(name[: len(name) - len(path)] + path[:at]))
            if not context.is_folder(made):
                context.masked(posix.mkdir, made, status.st_mode & 0o777)
            keep(made, status, kept)
        except OSError as error:
            context.failed(f"{target}/{path[:at]}", error)
            return False
        at = path.find("/", at + 1)
    return True


def operands_of(
    context: Context, options: Options, operands: list[str]
) -> tuple[list[str], str, bool]:
    """Sources, the target, and whether it is a folder that they go into."""
    if options.target_directory is not None:
        return operands, options.target_directory, True
    if len(operands) < 2:
        raise Wrong("missing operand: TARGET")
    *names, target = operands
    if options.no_target_directory:
        if len(names) > 1:
            raise Wrong(f"extra operand {target}")
        return names, target, False
    into = context.is_folder(target)
    if len(names) > 1 and not into:
        raise Wrong(f"target '{target}' is not a directory")
    return names, target, into
