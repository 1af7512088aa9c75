"""Lines from the user: edited on a terminal, where Python has readline, or as they come."""

import posix

from genwrapper.shell.interactive.history import History
from genwrapper.shell.jobs.traps import SIGINT
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell
from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable
else:
    import _signal


class PlainLines:
    """Lines from standard input, whatever it is, the prompt on standard error."""

    __slots__ = ("shell", "terminal")

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        fd = shell.table.get(0).fd
        self.terminal = fd is not None and posix.isatty(fd)

    def read(self, prompt: str) -> str:
        """A line with its newline; "" at the end. KeyboardInterrupt for Ctrl-C."""
        source = self.shell.table.require(0)
        source.bytewise = not source.seekable()
        write_error(self.shell, prompt.replace("\1", "").replace("\2", ""))
        return interruptible(self.shell, lambda: decode(source.readline()))

    def remember(self, text: str) -> None:
        """There is no list of lines to go back to."""


class EditedLines:
    """Lines that are edited with readline: history, completion, emacs' and vi's keys."""

    __slots__ = ("readline", "shell", "terminal")

    def __init__(self, shell: Shell, history: History) -> None:
        import readline

        from genwrapper.shell.interactive.completion import DELIMITERS, Completion

        self.shell = shell
        self.terminal = True
        self.readline = readline
        readline.set_auto_history(False)
        readline.set_completer_delims(DELIMITERS)
        readline.set_completer(Completion(shell).complete)
        readline.parse_and_bind("tab: complete")
        for text in history.entries:
            readline.add_history(text)

    @staticmethod
    def possible(shell: Shell) -> bool:
        """Whether standard input and output are a terminal, and Python has readline."""
        if shell.table.get(0).fd != 0 or not posix.isatty(0) or not posix.isatty(1):
            return False
        try:
            __import__("readline")
        except ImportError:
            return False
        return True

    def read(self, prompt: str) -> str:
        """A line with its newline; "" at the end. KeyboardInterrupt for Ctrl-C."""
        mode = "vi" if "vi" in self.shell.options else "emacs"
        self.readline.parse_and_bind(f"set editing-mode {mode}")
        try:
            return interruptible(self.shell, lambda: f"{input(prompt)}\n")
        except EOFError:
            return ""

    def remember(self, text: str) -> None:
        """A command that can be gone back to."""
        self.readline.add_history(text)


def interruptible(shell: Shell, read: "Callable[[], str]") -> str:
    """Read; Ctrl-C is a KeyboardInterrupt meanwhile, unless it is ignored."""
    if shell.traps.ignores(SIGINT):
        return read()
    before = _signal.signal(SIGINT, _signal.default_int_handler)
    try:
        return read()
    finally:
        _signal.signal(SIGINT, before)
