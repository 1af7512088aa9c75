"""fc (POSIX): the commands of an interactive shell, listed, edited, run again."""

import posix

from genwrapper.shell.builtins import builtin, usage_error, write
from genwrapper.shell.execution import evaluation
from genwrapper.shell.execution.tracing import quote
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.interactive.history import History

SHOWN = 16  # commands that `fc -l` lists when it is not told


class Wrong(Exception):
    """A usage that can't be followed, and why."""


class Wanted:
    """What the words ask for. `first` and `last` are "" where they are not given."""

    __slots__ = ("editor", "first", "last", "letters", "replace")

    def __init__(self, words: list[str]) -> None:
        rest = words[1:]
        self.letters = ""
        self.editor = ""
        while rest and rest[0][:1] == "-" and rest[0][1:2].isalpha():
            option = rest.pop(0)[1:]
            if not {"l", "n", "r", "s", "e"}.issuperset(option[: (option + "e").index("e")]):
                raise Wrong(f"-{option}: there is no such option")
            letters, is_editor, editor = option.partition("e")
            self.letters += letters
            if is_editor:
                if not editor and not rest:
                    raise Wrong("-e: the editor is missing")
                self.editor = editor or rest.pop(0)
        if rest[:1] == ["--"]:
            del rest[0]
        self.replace = ("", "")
        if "s" in self.letters and rest and "=" in rest[0]:
            old, _, new = rest.pop(0).partition("=")
            self.replace = (old, new)
        if len(rest) > (1 if "s" in self.letters else 2):
            raise Wrong("too many operands")
        self.first = rest[0] if rest else ""
        self.last = rest[1] if len(rest) > 1 else ""


@builtin("fc")
def fc(shell: Shell, words: list[str]) -> int:
    history = shell.process.history
    if history is None:
        return usage_error(shell, words, "only an interactive shell has a history", 1)
    try:
        wanted = Wanted(words)
        entries = history.numbered()[:-1]  # the last one is this call
        if "l" in wanted.letters:
            return list_commands(shell, wanted, entries)
        if "s" in wanted.letters or wanted.editor == "-":
            return repeat(shell, wanted, entries, history)
        return edit(shell, wanted, entries, history)
    except Wrong as error:
        return usage_error(shell, words, str(error), 1)


def index_of(text: str, entries: list[tuple[int, str]]) -> int:
    """Where in `entries` the command is that `text` means: a number, -n for the n-th last, or what
    it begins with."""
    if not entries:
        raise Wrong("the history is empty")
    if text.removeprefix("-").isdecimal():
        number = int(text)
        at = len(entries) + number if number < 0 else number - entries[0][0]
        return max(0, min(at, len(entries) - 1))
    for at in range(len(entries) - 1, -1, -1):
        if entries[at][1].startswith(text):
            return at
    raise Wrong(f"{text}: there is no such command in the history")


def chosen(wanted: Wanted, entries: list[tuple[int, str]], first: str) -> list[tuple[int, str]]:
    """The commands from the first to the last that are asked for."""
    start = index_of(wanted.first or first, entries)
    default = "-1" if "l" in wanted.letters or not wanted.first else wanted.first
    stop = index_of(wanted.last or default, entries)
    found = entries[min(start, stop) : max(start, stop) + 1]
    return found[::-1] if (start > stop) != ("r" in wanted.letters) else found


def list_commands(shell: Shell, wanted: Wanted, entries: list[tuple[int, str]]) -> int:
    for number, text in chosen(wanted, entries, f"-{SHOWN}"):
        shown = text.replace("\n", "\n\t")
        write(shell, f"{'' if 'n' in wanted.letters else number}\t{shown}\n")
    return 0


def repeat(shell: Shell, wanted: Wanted, entries: list[tuple[int, str]], history: "History") -> int:
    """`fc -s [old=new] [first]`."""
    text = entries[index_of(wanted.first or "-1", entries)][1]
    old, new = wanted.replace
    if old:
        text = text.replace(old, new, 1)
    return run(shell, text, history)


def edit(shell: Shell, wanted: Wanted, entries: list[tuple[int, str]], history: "History") -> int:
    """Let an editor change the commands, then run what it leaves."""
    texts = [text for _, text in chosen(wanted, entries, "-1")]
    editor = wanted.editor or f"{shell.variables.get('FCEDIT') or shell.variables.get('EDITOR')}"
    if editor == "None":
        editor = "vi"
    folder = f"{shell.variables.get('TMPDIR') or '/tmp'}"
    path = shell.path(f"{folder}/gitbox-fc.{posix.getpid()}.{posix.urandom(4).hex()}")
    try:
        fd = posix.open(path, posix.O_WRONLY | posix.O_CREAT | posix.O_EXCL, 0o600)
        with open(fd, "w", encoding="utf-8", errors="surrogateescape") as target:
            target.write("\n".join(texts) + "\n")
    except OSError as error:
        raise Wrong(f"{path}: {error.strerror}") from None
    try:
        status = evaluation.evaluate(shell, f"{editor} {quote(path)}")
        if status:
            return status
        with open(path, encoding="utf-8", errors="surrogateescape") as source:
            text = source.read().strip("\n")
    finally:
        posix.unlink(path)
    return run(shell, text, history)


def run(shell: Shell, text: str, history: "History") -> int:
    """Show and run a command; it takes the place of the `fc` in the history."""
    write_error(shell, f"{text}\n")
    history.entries[-1:] = [text]
    return evaluation.evaluate(shell, text)
