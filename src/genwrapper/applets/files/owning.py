"""Owner and group of files: what chown and chgrp do alike."""

import posix

from genwrapper.applets.declare import Options, Wrong
from genwrapper.applets.files.texts import owner_name
from genwrapper.streams import Context, encode

KIND, FOLDER, LINK = 0o170000, 0o040000, 0o120000


def reference(context: Context, name: str) -> "posix.stat_result | None":
    """What is known of the file of --reference; None, and a message, where it can't be."""
    try:
        return posix.stat(context.path(name))
    except (OSError, ValueError) as error:
        context.failed(f"failed to get attributes of '{name}'", error)
        return None


class Owning:
    """One call: the numbers that files get, -1 for what stays."""

    def __init__(
        self, context: Context, options: Options, user: int, group: int, text: str | None = None
    ) -> None:
        self.text = text
        self.context = context
        self.options = options
        self.user = user
        self.group = group
        self.follow = not options.no_dereference
        self.says = options.changes or options.verbose
        links = options.last("H", "L", "P") or "P"
        self.into_first, self.into = links != "P", links == "L"
        if options.recursive and options.last("dereference") and links == "P":
            raise Wrong("-R --dereference needs -H or -L")

    def all(self, names: list[str]) -> int:
        """Set owner and group of all files; the exit status."""
        if not names:
            raise Wrong("missing operand behind the first")
        for name in names:
            if self.options.recursive:
                self._tree(name)
            else:
                self._one(name, self.follow)
        return self.context.status

    def _tree(self, name: str) -> None:
        left = [(name, self.into_first)]  # paths, and whether to go into a folder behind a link
        while left:
            path, follow = left.pop()
            kind = self._one(path, follow and self.follow)
            if kind != FOLDER:
                continue
            try:
                names = posix.listdir(self.context.path(path))
            except OSError as error:
                self._failed(f"cannot read directory '{path}'", error)
                continue
            head = path if path.endswith("/") else f"{path}/"
            left += [(head + inner, self.into) for inner in sorted(names, reverse=True)]

    def _one(self, name: str, follow: bool) -> int:
        """Set those of one file; its kind."""
        path = self.context.path(name)
        try:
            status = posix.stat(path, follow_symlinks=follow)
            posix.chown(path, self.user, self.group, follow_symlinks=follow)
        except (OSError, ValueError) as error:
            self._failed(f"cannot access '{name}'", error)
            return 0
        if self.says:
            self._say(name, status)
        return status.st_mode & KIND

    def _failed(self, what: str, error: "OSError | ValueError") -> None:
        if self.options.silent:
            self.context.status = 1
        else:
            self.context.failed(what, error)

    def _say(self, name: str, status: "posix.stat_result") -> None:
        options = self.options
        user = owner_name("u", status.st_uid) if self.user >= 0 else ""
        group = owner_name("g", status.st_gid) if self.group >= 0 else ""
        old = user + ":" * bool(user and group) + group
        what = "ownership" if user else "group"
        same = self.user in (-1, status.st_uid) and self.group in (-1, status.st_gid)
        if not same:
            text = f"changed {what} of '{name}' from {old} to {self.text}\n"
        elif options.verbose:
            text = f"{what} of '{name}' retained as {old}\n"
        else:
            return
        self.context.stdout.write(encode(text))
