"""How control leaves a command other than by its end, and what can go wrong in a script."""

SHOWN = 60  # characters of a long line before and behind the place of a fault


class Leave(Exception):
    """Control leaves a body: caught at the border that it is meant for."""

    __slots__ = ("status",)

    def __init__(self, status: int = 0) -> None:
        self.status = status


class Exit(Leave):
    """The shell, or the copy of it that runs here, ends with `status`."""

    __slots__ = ()


class Return(Leave):
    """A function or a sourced script ends with `status`."""

    __slots__ = ()


class Fatal(Leave):
    """A signal from outside ends the copies in force, then the root answers it. `status`: 128+n."""

    __slots__ = ()


class Interrupted(Leave):
    """In an interactive shell: Ctrl-C, or a job that was stopped, ends the line that runs, and the
    next one is asked for."""

    __slots__ = ()


class LoopExit(Leave):
    """`break` and `continue` that are met outside the loop's own compiled code. `levels`: loops
    still to leave; `proceed`: the outermost of them goes on with its next round."""

    __slots__ = ("levels", "proceed")

    def __init__(self, levels: int, proceed: bool) -> None:
        self.status = 0
        self.levels = levels
        self.proceed = proceed


class ShellError(Exception):
    """An error that ends a shell that is not interactive (POSIX 2.8.1): of expansion, of
    assignment, of a special builtin. `message` says what, `status` is the exit status."""

    __slots__ = ("message", "reported", "status")

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.reported = False
        self.message = message
        self.status = status


class ScriptFault(ShellError):
    """A syntax error. `message` names the script, the line and the column, and shows the line."""

    __slots__ = ()


class RedirectionError(ShellError):
    """A redirection that could not be made: status 1 for a command, the end for a special
    builtin."""

    __slots__ = ()


class SyntaxFault(Exception):
    """A script that can't be parsed.

    `line` and `column` count from 1; `text` is the line itself; `incomplete` says that the input
    ended inside a construct, so that an interactive shell would ask for more.
    """

    def __init__(
        self, name: str, line: int, column: int, message: str, text: str, incomplete: bool
    ) -> None:
        super().__init__(name, line, column, message, text, incomplete)
        self.name = name
        self.line = line
        self.column = column
        self.message = message
        self.text = text
        self.incomplete = incomplete

    def __str__(self) -> str:
        place = f"{self.name}: line {self.line}, column {self.column}"
        return f"{place}: syntax error: {self.message}"

    def shown(self) -> str:
        """The message, the line (of a long one what is around the place) and a caret under it."""
        start = max(0, self.column - SHOWN) if len(self.text) > 2 * SHOWN else 0
        text = self.text[start : start + 2 * SHOWN]
        before = "".join("\t" if c == "\t" else " " for c in text[: self.column - 1 - start])
        return f"{self}\n{text}\n{before}^"
