"""Completion of what is being typed: commands, variables, files."""

import posix

from genwrapper.applets.table import MODULES
from genwrapper.shell.builtins import PLACES
from genwrapper.shell.execution.programs import search_path
from genwrapper.shell.expansion.words import tilde
from genwrapper.shell.state import Shell

DELIMITERS = " \t\n;|&<>()`$\"'={}"
COMMAND_BEFORE = (";", "|", "&", "(", "`", "{", "!")
WORDS_BEFORE = frozenset(("then", "do", "else", "elif", "if", "while", "until", "command", "exec"))
SPECIAL = frozenset(" \t'\"\\$`;|&<>()*?[]#~{}!")


class Completion:
    """What readline asks: `complete(text, state)` gives the candidates one by one, then None."""

    __slots__ = ("found", "shell")

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.found: list[str] = []

    def complete(self, text: str, state: int) -> str | None:
        """The candidate of number `state`."""
        if state == 0:
            import readline

            before = readline.get_line_buffer()[: readline.get_begidx()]
            try:
                self.found = self.candidates(before, text)
            except OSError:
                self.found = []
        return self.found[state] if state < len(self.found) else None

    def candidates(self, before: str, text: str) -> list[str]:
        """All that `text`, with `before` on the line before it, may become."""
        begun = word_before(before)
        if begun:  # what looks like a word's end is quoted
            size = len(begun)
            return [found[size:] for found in self.candidates(before[:-size], begun + text)]
        if before.endswith(("$", "${")):
            names = {name for name in self.shell.variables if name.startswith(text)}
            end = "}" if before.endswith("{") else ""
            return sorted(f"{name}{end}" for name in names if name.isidentifier())
        left = before.rstrip()
        starts = not left or left.endswith(COMMAND_BEFORE) or left.split()[-1] in WORDS_BEFORE
        if starts and "/" not in text and not text.startswith("~"):
            found = self.commands(text)
            if found:
                return found
        return self.files(text)

    def commands(self, text: str) -> list[str]:
        """Builtins, functions, aliases, applets and programs that begin so."""
        shell = self.shell
        names = {*PLACES, *MODULES, *shell.functions, *shell.aliases}
        names.update(shell.process.builtins)
        names = {name for name in names if name.startswith(text)}
        for folder in search_path(shell).split(":"):
            path = shell.path(folder or ".")
            try:
                entries = posix.listdir(path)
            except OSError:
                continue
            names.update(
                name
                for name in entries
                if name.startswith(text) and posix.access(f"{path}/{name}", posix.X_OK)
            )
        return [f"{name} " for name in sorted(names)]

    def files(self, text: str) -> list[str]:
        """Files and folders that begin so; those that begin with a dot only where it is typed."""
        folder, slash, start = text.rpartition("/")
        start = start.replace("\\", "")
        looked_in = (folder + slash).replace("\\", "")
        if looked_in.startswith("~"):
            user, _, rest = looked_in[1:].partition("/")
            looked_in = f"{tilde(self.shell, user)}/{rest}"
        path = self.shell.path(looked_in or ".")
        found = []
        for name in sorted(posix.listdir(path)):
            if not name.startswith(start) or (name.startswith(".") and not start.startswith(".")):
                continue
            shown = "".join([f"\\{c}" if c in SPECIAL else c for c in name])
            found.append(f"{folder}{slash}{shown}{ending(f'{path}/{name}')}")
        return found


def word_before(before: str) -> str:
    """The beginning of the last word of `before`, where that ends in a delimiter that a backslash
    quotes; "" where the word begins behind it."""
    start = at = 0
    while at < len(before):
        if before[at] == "\\":
            at += 1
        elif before[at] in DELIMITERS:
            start = at + 1
        at += 1
    return before[start:]


def ending(path: str) -> str:
    """What stands behind a completed name: a folder goes on."""
    try:
        return "/" if posix.stat(path).st_mode & 0o170000 == 0o040000 else " "
    except OSError:
        return " "
