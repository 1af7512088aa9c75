"""ln: give files further names (POSIX XCU ln)."""

import posix
from errno import EEXIST

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.copying import exists, inside
from genwrapper.applets.rm import asked
from genwrapper.streams import Context, encode


@applet(
    """
ln [OPTION]... TARGET [NAME]
ln [OPTION]... TARGET... FOLDER

Make NAME a hard link to the file TARGET; without NAME, or with a FOLDER, a link of its name there.

  -s, --symbolic                 make symbolic links
  -f, --force                    take away what has such a name
  -i, --interactive              ask before that
  -n, --no-dereference           a NAME that is a link to a folder is no folder
  -L, --logical                  a TARGET that is a symbolic link: link to what it leads to
  -P, --physical                 link to the symbolic link itself (the default)
  -r, --relative                 with -s, make links that hold TARGET as seen from NAME
  -t, --target-directory=FOLDER  make the links in FOLDER
  -T, --no-target-directory      NAME is no folder to link in
  -b                             keep what has such a name as NAME~
  -S, --suffix=TEXT              the same with TEXT for ~
  -v, --verbose                  say what is made

Not as GNU's: no numbered backups are made (--backup), and folders are never linked (-d, -F).
""",
)
def ln(context: Context, options: Options, operands: list[str]) -> int:
    targets, folder = operands, options.target_directory
    name = None
    if folder is None:
        if len(operands) == 1 and not options.no_target_directory:
            folder = "."
        else:
            if len(operands) < 2:
                raise Wrong("missing operand behind the first")
            targets, name = operands[:-1], operands[-1]
            link = options.no_dereference and _is_link(context, name)
            if not options.no_target_directory and context.is_folder(name) and not link:
                folder = name
            elif len(targets) > 1:
                raise Wrong(f"{name}: is no folder")
    for target in targets:
        assert folder is not None or name is not None
        to = inside(folder, target) if folder is not None else name
        assert to is not None
        try:
            Linker(context, options).link(target, to.removeprefix("./") if folder == "." else to)
        except (OSError, ValueError) as error:
            kind = "symbolic" if options.symbolic else "hard"
            context.failed(f"failed to create {kind} link '{to}' => '{target}'", error)
    return context.status


def _is_link(context: Context, name: str) -> bool:
    try:
        return posix.lstat(context.path(name)).st_mode & 0o170000 == 0o120000
    except (OSError, ValueError):
        return False


class Linker:
    """How links are made: one call of ln."""

    __slots__ = ("context", "options")

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        self.options = options

    def link(self, target: str, name: str) -> None:
        """Make one link. OSError."""
        context, options = self.context, self.options
        path = context.path(name)
        keeps = options.b or options.suffix is not None
        if not options.symbolic:
            status = posix.stat(context.path(target), follow_symlinks=options.logical)
            if status.st_mode & 0o170000 == 0o040000:
                context.error(f"{target}: hard link not allowed for directory")
                return
        if exists(context, name):
            if not (options.force or options.interactive or keeps):
                raise FileExistsError(EEXIST, posix.strerror(EEXIST))
            if context.is_folder(name) and not _is_link(context, name):
                context.error(f"{name}: cannot overwrite directory")
                return
            if options.interactive and not asked(context, f"replace {name}?"):
                return
            if _same(context.path(target), path, options.symbolic):
                context.error(f"'{target}' and '{name}' are the same file")
                return
            if keeps:
                posix.rename(path, path + (options.suffix or "~"))
            else:
                posix.unlink(path)
        text = self._relative(target, name) if options.relative and options.symbolic else target
        if options.symbolic:
            posix.symlink(text, path)
        else:
            source = context.path(target)
            if options.logical:
                from genwrapper.applets.files.canonical import canonical

                source = canonical(source, "none")
            posix.link(source, path, follow_symlinks=False)
        if options.verbose:
            arrow = "->" if options.symbolic else "=>"
            context.stdout.write(encode(f"'{name}' {arrow} '{text}'\n"))

    def _relative(self, target: str, name: str) -> str:
        from genwrapper.applets.files.canonical import canonical

        there = canonical(self.context.path(target), "all").split("/")
        folder = self.context.path(name).rpartition("/")[0] or "/"
        here = canonical(folder, "all").split("/")
        common = 0
        while common < min(len(there), len(here)) and there[common] == here[common]:
            common += 1
        ups = [".."] * len([part for part in here[common:] if part])
        return "/".join([*ups, *[part for part in there[common:] if part]]) or "."


def _same(one: str, other: str, symbolic: bool) -> bool:
    """Whether a file would be replaced by a link to itself."""
    try:
        first, second = posix.stat(one, follow_symlinks=not symbolic), posix.lstat(other)
    except OSError:
        return False
    if symbolic and first.st_mode & 0o170000 == 0o120000:
        return False  # nothing is lost but a link
    return (first.st_dev, first.st_ino) == (second.st_dev, second.st_ino)
