"""install: copy files, and set their mode and owner."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.aside import Aside
from genwrapper.applets.files.copying import copy_data, inside, keep
from genwrapper.applets.files.modes import changed
from genwrapper.applets.files.owners import group_number, user_number
from genwrapper.streams import Context, encode


@applet(
    """
install [OPTION]... SOURCE... [TARGET]
install -d [OPTION]... FOLDER...

Copy SOURCE to TARGET, or each SOURCE into TARGET, a folder, in the place of what is there.

  -d, --directory                make each FOLDER, with those of its path
  -D                             make the folders that TARGET goes into
  -m, --mode=MODE                its mode, octal or as chmod takes it (755 without)
  -o, --owner=USER               its owner
  -g, --group=GROUP              its group
  -p, --preserve-timestamps      keep the times of SOURCE
  -t, --target-directory=FOLDER  copy each SOURCE into FOLDER
  -T, --no-target-directory      TARGET is no folder to copy into
  -C, --compare                  leave a TARGET that is the same already
  -b                             keep what is there as TARGET~
  -S, --suffix=TEXT              the same with TEXT for ~
  -c                             nothing (it always copies)
  -v, --verbose                  say what is made

Not as GNU's: nothing is stripped (-s), and -Z, --backup and --preserve-context are refused.
""",
)
def install(context: Context, options: Options, operands: list[str]) -> int:
    try:
        mode = changed(options.mode or "755", 0, 0, options.directory)
    except ValueError as error:
        raise Wrong(str(error)) from None
    user = -1 if options.owner is None else user_number(options.owner)
    group = -1 if options.group is None else group_number(options.group)
    installer = Installer(context, options, mode, user, group)
    if options.directory:
        for name in operands:
            installer.folders(name, True)
        return context.status
    folder = options.target_directory
    sources = operands
    target = ""
    if folder is None:
        if len(operands) < 2:
            raise Wrong("missing operand behind the first")
        sources, target = operands[:-1], operands[-1]
        if context.is_folder(target) and not options.no_target_directory:
            folder = target
        elif len(sources) > 1:
            raise Wrong(f"target '{target}' is not a directory")
    elif options.D:
        installer.folders(folder, False)
    for source in sources:
        to = target if folder is None else inside(folder, source)
        if options.D and folder is None and "/" in to:
            installer.folders(to.rpartition("/")[0], False)
        installer.copy(source, to)
    return context.status


class Installer:
    """One call of install."""

    __slots__ = ("context", "group", "mode", "options", "user")

    def __init__(
        self, context: Context, options: Options, mode: int, user: int, group: int
    ) -> None:
        self.context = context
        self.options = options
        self.mode = mode
        self.user = user
        self.group = group

    def folders(self, name: str, last: bool) -> None:
        """Make a folder with all of its path; `last`: give it the mode and owner."""
        parts = name.split("/")
        for count in range(1, len(parts) + 1):
            above = "/".join(parts[:count])
            if not above or (not parts[count - 1] and count < len(parts)):
                continue
            path = self.context.path(above)
            try:
                self.context.masked(posix.mkdir, path, 0o755)
                self._say(f"creating directory '{above}'")
            except FileExistsError as error:
                if not self.context.is_folder(above):
                    self.context.failed(f"cannot create directory '{above}'", error)
                    return
            except OSError as error:
                self.context.failed(f"cannot create directory '{above}'", error)
                return
        if last:
            self._own(self.context.path(name), name)

    def _own(self, path: "str | int", name: str) -> None:
        try:
            if self.user >= 0 or self.group >= 0:
                posix.chown(path, self.user, self.group)
            posix.chmod(path, self.mode)
        except OSError as error:
            self.context.failed(f"cannot change '{name}'", error)

    def copy(self, source: str, target: str) -> None:
        """Copy one file."""
        context, options = self.context, self.options
        try:
            reading = posix.open(context.path(source), posix.O_RDONLY | posix.O_CLOEXEC)
        except (OSError, ValueError) as error:
            context.failed(f"cannot stat '{source}'", error)
            return
        try:
            status = posix.fstat(reading)
            if status.st_mode & 0o170000 == 0o040000:
                context.error(f"omitting directory '{source}'")
                return
            if context.is_folder(target):
                context.error(f"cannot overwrite directory '{target}' with non-directory")
                return
            if self._same(status, target):
                context.error(f"'{source}' and '{target}' are the same file")
                return
            if options.compare and self._alike(source, target):
                return
            self._written(reading, status, target)
            self._say(f"'{source}' -> '{target}'")
        except OSError as error:
            context.failed(f"cannot create regular file '{target}'", error)
        finally:
            posix.close(reading)

    def _same(self, status: "posix.stat_result", target: str) -> bool:
        try:
            there = posix.lstat(self.context.path(target))
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == (status.st_dev, status.st_ino)

    def _alike(self, source: str, target: str) -> bool:
        try:
            status = posix.lstat(self.context.path(target))
            one, other = self.context.open(source), self.context.open(target)
        except OSError:
            return False
        try:
            owned = self.user in (-1, status.st_uid) and self.group in (-1, status.st_gid)
            if status.st_mode & 0o7777 != self.mode or not owned:
                return False
            while (block := one.read(1 << 17)) == other.read(1 << 17):
                if not block:
                    return True
            return False
        finally:
            one.close()
            other.close()

    def _written(self, reading: int, status: "posix.stat_result", target: str) -> None:
        options = self.options
        path = self.context.path(target)
        if options.b or options.suffix is not None:
            try:
                posix.rename(path, path + (options.suffix or "~"))
            except FileNotFoundError:
                pass
        new = Aside(self.context, target)
        try:
            copy_data(reading, new.fd)
            if options.preserve_timestamps:
                keep(new.fd, status)
            self._own(new.fd, target)
            new.finish()
        except OSError:
            new.drop()
            raise

    def _say(self, text: str) -> None:
        if self.options.verbose:
            self.context.stdout.write(encode(f"{text}\n"))
