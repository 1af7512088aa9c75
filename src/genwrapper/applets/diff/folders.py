"""Operands of diff, and the files of two folders."""

import posix
from errno import ENOENT

from genwrapper.applets.declare import Options, Wrong
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.diff.pairs import Files
    from genwrapper.patterns import Pattern

KIND, FOLDER, REGULAR = 0o170000, 0o040000, 0o100000
KINDS = {
    FOLDER: "directory",
    0o020000: "character special file",
    0o060000: "block special file",
    0o010000: "fifo",
    0o140000: "socket",
    0o120000: "symbolic link",
}


class Folders:
    """What two names stand for. `command` is printed before what differs between files of
    folders."""

    __slots__ = ("command", "context", "excluded", "files", "options")

    def __init__(self, context: Context, options: Options, files: "Files", command: bytes) -> None:
        self.context = context
        self.options = options
        self.files = files
        self.command = command
        self.excluded = self._patterns()

    def _patterns(self) -> "list[Pattern]":
        from genwrapper.patterns import compile_pattern

        texts = list(self.options.exclude)
        for name in self.options.exclude_from:
            for source in self.context.inputs([name]):
                texts += [decode(line.rstrip(b"\n")) for line in source]
        if self.context.status:
            raise Wrong("patterns to be left out can't be read")
        return [compile_pattern([(text, False)]) for text in texts if text]

    def operands(self, one: str, other: str) -> int:
        """Compare what the two operands of a call stand for."""
        kinds = [self._kind(one), self._kind(other)]
        lenient = self.options.new_file or self.options.unidirectional_new_file
        if None in kinds and lenient and kinds != [None, None]:
            there = kinds[1] if kinds[0] is None else kinds[0]
            if self.options.new_file or kinds[0] is None:
                kinds = [there, there]  # what is not there is empty
        for name, kind in zip((one, other), kinds, strict=True):
            if kind is None:
                self.context.error(f"{name}: {posix.strerror(ENOENT)}", 2)
        if None in kinds:
            return 2
        start = self.options.starting_file
        if kinds == [FOLDER, FOLDER]:
            return 0 if self._one(one, other) else self.folders(one, other, start)
        if kinds[0] == FOLDER or kinds[1] == FOLDER:
            if "-" in (one, other):
                self.context.error("- is no file in a folder", 2)
                return 2
            if kinds[0] == FOLDER:
                one = _inside(one, other.rstrip("/").rpartition("/")[2])
            else:
                other = _inside(other, one.rstrip("/").rpartition("/")[2])
        return self.pair(one, other, b"")

    def _one(self, one: str, other: str) -> bool:
        """Whether two names stand for one folder."""
        found: list[tuple[int, int]] = []
        for name in (one, other):
            try:
                status = posix.stat(self.context.path(name))
            except FileNotFoundError:
                return False
            found.append((status.st_dev, status.st_ino))
        return found[0] == found[1]

    def _kind(self, name: str) -> int | None:
        if name == "-":
            return REGULAR
        try:
            return posix.stat(self.context.path(name)).st_mode & KIND
        except OSError:
            return None

    def pair(self, one: str, other: str, head: bytes) -> int:
        """Compare two files; those that are not there are empty where options say so."""
        names: list[str | None] = [one, other]
        for which, name in enumerate((one, other)):
            lenient = self.options.new_file
            lenient = lenient or (self.options.unidirectional_new_file and not which)
            if lenient and self._kind(name) is None:
                names[which] = None
        try:
            return self.files.compare((names[0], names[1]), [one, other], head)
        except OSError as error:
            if error.filename is None:
                raise
            self.context.failed(str(error.filename), error, 2)
            return 2

    def folders(self, one: str, other: str, start: str | None = None) -> int:
        """Compare two folders, from the name `start` on."""
        mine, yours = self._names(one), self._names(other)
        if mine is None or yours is None:
            return 2
        status = 0
        for name in sorted(mine | yours, key=encode):
            if start is not None and encode(name) < encode(start):
                continue
            inner, inner_other = _inside(one, name), _inside(other, name)
            if name not in yours and not self.options.new_file:
                found = self._only(one, name)
            elif name not in mine and not (
                self.options.new_file or self.options.unidirectional_new_file
            ):
                found = self._only(other, name)
            else:
                found = self._both(inner, inner_other)
            status = max(status, found)
        return status

    def _only(self, folder: str, name: str) -> int:
        self._print(f"Only in {folder}: {name}\n")
        return 1

    def _both(self, one: str, other: str) -> int:
        kind, other_kind = self._kind(one), self._kind(other)
        kind, other_kind = kind or other_kind, other_kind or kind
        if kind is None or other_kind is None:
            return self.pair(one, other, b"")  # links that lead nowhere
        if kind == other_kind == FOLDER:
            if self.options.recursive:
                return self.folders(one, other)
            self._print(f"Common subdirectories: {one} and {other}\n")
            return 0
        if kind != REGULAR or other_kind != REGULAR:
            described = [self._described(one, kind), self._described(other, other_kind)]
            self._print(f"File {one} is a {described[0]} while file {other} is a {described[1]}\n")
            return 1
        return self.pair(one, other, self._head(one, other))

    def _described(self, name: str, kind: int) -> str:
        if kind != REGULAR:
            return KINDS.get(kind, "weird file")
        empty = not posix.stat(self.context.path(name)).st_size
        return "regular empty file" if empty else "regular file"

    def _head(self, one: str, other: str) -> bytes:
        from genwrapper.applets.diff import quoted

        words = [encode(quoted(name)) for name in (one, other)]
        return b" ".join([self.command, *words]) + b"\n"

    def _names(self, folder: str) -> set[str] | None:
        try:
            names = posix.listdir(self.context.path(folder))
        except FileNotFoundError:
            return set()  # only where a folder that is not there may be empty
        except OSError as error:
            self.context.failed(folder, error, 2)
            return None
        return {name for name in names if not any(p.matches(name) for p in self.excluded)}

    def _print(self, text: str) -> None:
        self.context.stdout.write(encode(text))


def _inside(folder: str, name: str) -> str:
    return f"{folder}{name}" if folder.endswith("/") else f"{folder}/{name}"
