"""The shell's builtins (POSIX 2.14 and the regular ones), each `builtin(shell, words) -> status`;
`words[0]` is its name. What needs no shell's state is an applet and not here."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.shell.state import Shell

    Function = Callable[[Shell, list[str]], int]

BUILTINS: "dict[str, Function]" = {}
"""The builtins that have been loaded, by name."""

ROOMS = {
    "special": ": true false . source eval break continue return exit exec export readonly set"
    " shift times trap unset",
    "folders": "cd chdir pwd umask",
    "reading": "read",
    "echo": "echo",
    "printf": "printf",
    "test": "test [",
    "jobs": "wait jobs kill fg bg",
    "history": "fc",
    "names": "command type hash alias unalias",
    "variables": "local getopts",
    "limits": "ulimit",
    "numbers": "let",
}
PLACES = {name: room for room, names in ROOMS.items() for name in names.split()}
"""All builtins, with the room that each is declared in: loaded when it is first called."""


def builtin(*names: str) -> "Callable[[Function], Function]":
    """Declare a builtin under its names."""

    def declare(function: "Function") -> "Function":
        for name in names:
            BUILTINS[name] = function
        return function

    return declare


def load(name: str) -> "Function":
    """The builtin that PLACES has under this name."""
    __import__(f"genwrapper.shell.builtins.{PLACES[name]}")
    return BUILTINS[name]


def write(shell: "Shell", text: str) -> None:
    """Text on the shell's standard output."""
    shell.table.get(1).write(text.encode("utf-8", "surrogateescape"))


def operands(words: list[str]) -> list[str]:
    """What is behind the name of a builtin that has no options, without a `--` (XBD 12.2)."""
    return words[2:] if words[1:2] == ["--"] else words[1:]


def usage_error(shell: "Shell", words: list[str], message: str, status: int = 2) -> int:
    """`NAME: message` on standard error, and the status."""
    from genwrapper.shell.messages import report

    report(shell, f"{words[0]}: {message}")
    return status
