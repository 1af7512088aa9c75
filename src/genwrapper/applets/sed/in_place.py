"""Files that sed writes anew, -i."""

import posix

from genwrapper.streams import WRITE, Context, Description


class InPlace:
    """One file: what is written goes to another, which takes its place at the end."""

    __slots__ = ("context", "out", "path", "suffix", "temporary")

    def __init__(self, context: Context, name: str, suffix: str) -> None:
        """OSError and ValueError where it can't be."""
        self.context = context
        self.path = context.path(name)
        self.suffix = suffix
        status = posix.stat(self.path)
        if status.st_mode & 0o170000 != 0o100000:
            raise ValueError("only files are edited in place")
        self.temporary = f"{self.path}.sed{posix.getpid()}"
        self.out: Description = context.open(self.temporary, WRITE, 0o600)
        posix.fchmod(self.out.real(), status.st_mode & 0o7777)
        try:
            posix.fchown(self.out.real(), status.st_uid, status.st_gid)
        except OSError:
            pass

    def finish(self) -> None:
        """Put what was written in the file's place."""
        self.out.close()
        folder, slash, last = self.path.rpartition("/")
        kept = self.suffix.replace("*", last) if "*" in self.suffix else last + self.suffix
        kept = kept if "/" in kept else folder + slash + kept
        try:
            if kept != self.path:
                posix.rename(self.path, kept)
            posix.rename(self.temporary, self.path)
        except OSError as error:
            posix.unlink(self.temporary)
            self.context.error(f"{self.path} as {kept}: {error.strerror}", 4)
