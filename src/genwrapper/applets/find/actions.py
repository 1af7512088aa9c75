"""The actions of find: printing, deleting, running commands."""

import posix

from genwrapper.applets.declare import Wrong
from genwrapper.applets.find.walk import FOLDER, Quit
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.find.expression import Expression
    from genwrapper.applets.find.walk import Entry, Holds

    Make = Callable[["Expression", str], "Holds"]

MOST_BYTES = 128 * 1024  # of the words of one command


def printing(context: Context, end: bytes) -> "Holds":
    """Print the path."""
    write = context.stdout.write

    def act(entry: "Entry") -> bool:
        write(encode(entry.path) + end)
        return True

    return act


def _print(expression: "Expression", name: str) -> "Holds":
    return printing(expression.context, b"\0" if name == "-print0" else b"\n")


def _prune(expression: "Expression", name: str) -> "Holds":
    def act(entry: "Entry") -> bool:
        entry.pruned = True
        return True

    return act


def _quit(expression: "Expression", name: str) -> "Holds":
    def act(entry: "Entry") -> bool:
        raise Quit

    return act


def _delete(expression: "Expression", name: str) -> "Holds":
    expression.settings.depth_first = True
    context = expression.context

    def act(entry: "Entry") -> bool:
        if entry.path == ".":
            return True
        try:
            if entry.kind == FOLDER and not entry.path.endswith("/."):
                posix.rmdir(entry.real)
            else:
                posix.unlink(entry.real)
        except OSError as error:
            context.error(f"{entry.path}: can't be deleted: {error.strerror}")
            return False
        return True

    return act


def _printf(expression: "Expression", name: str) -> "Holds":
    from genwrapper.applets.find.format import compiled

    parts = compiled(expression.value(name))
    write = expression.context.stdout.write

    def act(entry: "Entry") -> bool:
        for part in parts:
            write(part if isinstance(part, bytes) else part(entry))
        return True

    return act


def _exec(expression: "Expression", name: str) -> "Holds":
    words: list[str] = []
    while True:
        if expression.at >= len(expression.words):
            raise Wrong(f"{name}: a ; is missing behind the command")
        word = expression.value(name)
        if word == ";":
            break
        if word == "+" and words and words[-1] == "{}":
            if name != "-exec":
                raise Wrong(f"{name} takes no +")
            batch = Batch(expression.context, words[:-1])
            expression.batches.append(batch)
            return batch.add
        words.append(word)
    if not words:
        raise Wrong(f"{name}: a command is missing")
    return Command(expression.context, words, name).act


class Command:
    """`-exec`, `-ok`, `-execdir`: a command for each file."""

    __slots__ = ("asks", "context", "here", "words")

    def __init__(self, context: Context, words: list[str], name: str) -> None:
        self.context = context
        self.words = words
        self.asks = name == "-ok"
        self.here = name == "-execdir"

    def act(self, entry: "Entry") -> bool:
        """Run it; whether it succeeded."""
        path = f"./{entry.name}" if self.here else entry.path
        words = [word.replace("{}", path) for word in self.words]
        context = self.context
        if self.asks:
            context.stdout.flush()
            context.stderr.write(encode(f"< {' '.join(self.words[:1])} ... {entry.path} > ? "))
            context.stderr.flush()
            if context.stdin.readline()[:1] not in (b"y", b"Y"):
                return False
        if self.here:
            folder = entry.real.rstrip("/").rpartition("/")[0] or "/"
            context = Context(
                context.name,
                [],
                context.table,
                context.environment,
                folder,
                context.umask,
                context.world,
            )
        return run(context, words) == 0


class Batch:
    """`-exec … +`: a command for many files at once."""

    __slots__ = ("context", "paths", "size", "words")

    def __init__(self, context: Context, words: list[str]) -> None:
        self.context = context
        self.words = words
        self.paths: list[str] = []
        self.size = 0

    def add(self, entry: "Entry") -> bool:
        """One file more."""
        size = len(encode(entry.path)) + 9
        if self.size + size > MOST_BYTES:
            self.run()
        self.paths.append(entry.path)
        self.size += size
        return True

    def run(self) -> None:
        """Run it with the files gathered so far."""
        if self.paths:
            if run(self.context, [*self.words, *self.paths]):
                self.context.status = 1
            self.paths = []
            self.size = 0


def run(context: Context, words: list[str]) -> int:
    """Run a command and wait: its exit status; 127 and a message where it can't be started."""
    try:
        return context.run(words)
    except OSError as error:
        context.failed(words[0], error, 0)
        return 127


ACTIONS: "dict[str, Make]" = {
    "-print": _print,
    "-print0": _print,
    "-printf": _printf,
    "-prune": _prune,
    "-quit": _quit,
    "-delete": _delete,
    "-exec": _exec,
    "-execdir": _exec,
    "-ok": _exec,
}
