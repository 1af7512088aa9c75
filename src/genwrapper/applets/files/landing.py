"""Where the members of an archive may land: below one folder, and nowhere else.

An archive may be hostile: names that are absolute or have `..` in them, links that lead out of the
folder, members that are to be written through a link that came before them.
"""

import posix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams import Context

KIND, FOLDER = 0o170000, 0o040000


class Refused(Exception):
    """A member must not be extracted; the message says why."""


class Landing:
    """A folder that members are extracted into. `trusting`: absolute names, `..` and links to
    anywhere are taken as they are."""

    __slots__ = ("context", "folders", "planted", "root", "trusting")

    def __init__(self, context: "Context", root: str, trusting: bool = False) -> None:
        self.context = context
        self.root = root
        self.trusting = trusting
        self.folders: set[str] = set()  # what is known to be there, and no link of the archive's
        self.planted: set[str] = set()  # links that this archive has brought

    def path(self, name: str) -> str:
        """The path for the member `name`, with the folders above it made. Refused where it may not
        land; OSError where a folder can't be made."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        if not self.trusting:
            if name.startswith("/"):
                raise Refused("has an absolute name")
            if ".." in parts:
                raise Refused("has .. in its name")
        if "\0" in name:
            raise Refused("has a NUL in its name")
        start = "/" if name.startswith("/") else f"{self.root.rstrip('/') or '/'}/"
        above = "/".join(parts[:-1])
        if above and above not in self.folders:
            self._make_above(start, parts[:-1])
        return start.replace("//", "/") + "/".join(parts)

    def _make_above(self, start: str, parts: list[str]) -> None:
        for count in range(1, len(parts) + 1):
            above = "/".join(parts[:count])
            if above in self.folders:
                continue
            if above in self.planted and not self.trusting:
                raise Refused(f"lies behind a link of the archive's, {above}")
            path = self.context.path(start + above)
            try:
                posix.stat(path)
            except FileNotFoundError:
                self.context.masked(posix.mkdir, path, 0o777)
            self.folders.add(above)

    def link_objection(self, name: str, target: str) -> str | None:
        """Why the symbolic link `name` to `target` is refused, None where it stays below the
        folder. `..` may only stand at its beginning: behind a name it may go up from elsewhere."""
        if self.trusting:
            return None
        if not target or "\0" in target:
            return "leads nowhere"
        if target.startswith("/"):
            return f"leads out, to {target}"
        depth = len([part for part in name.split("/") if part not in ("", ".")]) - 1
        parts = [part for part in target.split("/") if part not in ("", ".")]
        ups = 0
        while ups < len(parts) and parts[ups] == "..":
            ups += 1
        if ups > depth or ".." in parts[ups:]:
            return f"leads out, to {target}"
        return None

    def make_folder(self, name: str, path: str) -> bool:
        """Make the folder that a member is, in the place of a file; whether it is new. A link to a
        folder that was there before the archive stays."""
        key = key_of(name)
        full = self.context.path(path)
        try:
            self.context.masked(posix.mkdir, full, 0o777)
        except FileExistsError:
            if key not in self.planted and is_folder(full):
                self.folders.add(key)
                return False
            posix.unlink(full)
            self.planted.discard(key)
            self.context.masked(posix.mkdir, full, 0o777)
        self.folders.add(key)
        return True

    def make_link(self, name: str, path: str, target: str) -> None:
        """Make the symbolic link that a member is, in the place of a file. Refused, OSError."""
        objection = self.link_objection(name, target)
        if objection:
            raise Refused(f"is a link that {objection}")
        self.clear(path)
        posix.symlink(target, self.context.path(path))
        self.planted.add(key_of(name))

    def clear(self, path: str) -> None:
        """Take away the file or link that has a name; a folder stays (what is to be made there
        fails)."""
        full = self.context.path(path)
        try:
            if posix.lstat(full).st_mode & KIND != FOLDER:
                posix.unlink(full)
        except FileNotFoundError:
            pass


def is_folder(path: str) -> bool:
    """Whether a path is a folder, or a link to one."""
    try:
        return posix.stat(path).st_mode & KIND == FOLDER
    except OSError:
        return False


def key_of(name: str) -> str:
    """A name without its empty parts."""
    return "/".join([part for part in name.split("/") if part not in ("", ".")])
