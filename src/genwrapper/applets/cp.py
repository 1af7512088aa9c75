"""cp: copy files."""

from genwrapper.applets.copying import Copier, exists, inside, is_folder, newer
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.rm import asked
from genwrapper.streams import Context


@applet("""
cp [OPTION]... SOURCE... [TARGET]

Copy SOURCE to TARGET, or each SOURCE into TARGET, a folder.

  -R, --recursive                copy folders with all that is in them
  -r                             the same as -R
  -a, --archive                  the same as -R -P -p
  -p, --preserve                 keep owner, mode and times
  -P, --no-dereference           copy symbolic links as links
  -d                             the same as -P
  -H                             follow symbolic links that are a SOURCE
  -L, --dereference              follow symbolic links (the default without -R)
  -f, --force                    remove a TARGET that can't be written
  -i, --interactive              ask before a file is written over
  -n, --no-clobber               write over no files
  -u, --update                   leave files that are not older than SOURCE
  -t, --target-directory=FOLDER  copy each SOURCE into FOLDER
  -T, --no-target-directory      TARGET is not a folder to copy into
  -v, --verbose                  say what is copied
""")
def cp(context: Context, options: Options, operands: list[str]) -> int:
    names, target, into = operands_of(context, options, operands)
    recursive = options.recursive or options.r or options.archive
    links = options.last("no_dereference", "d", "H", "dereference", "archive")
    copier = Copier(
        context,
        recursive=recursive,
        follow=links == "dereference" or (not recursive and not links),
        follow_first=links in ("H", "dereference"),
        attributes=options.preserve or options.archive,
        verbose=options.verbose,
    )
    last = options.last("interactive", "no_clobber", "force")
    for name in names:
        to = inside(target, name) if into else target
        if exists(context, to) and not is_folder(context, to):
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
    into = is_folder(context, target)
    if len(names) > 1 and not into:
        raise Wrong(f"{target} is no folder")
    return names, target, into
