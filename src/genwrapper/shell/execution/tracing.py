"""`set -x`: commands and assignments as they run, behind PS4 (POSIX XCU set)."""

from genwrapper.shell.compiler import runtime
from genwrapper.shell.errors import ShellError
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell


@runtime
def trace(shell: Shell, words: list[str]) -> None:
    """`set -x`: the command, its words quoted so that the shell could read them again."""
    if "x" in shell.options:
        write_error(shell, f"{prompt(shell)}{' '.join(map(quote, words))}\n")


@runtime
def traced(shell: Shell, words: list[str]) -> None:
    """As `trace`, before the redirections are made: the command that is run with them is not traced
    again."""
    trace(shell, words)
    shell.traced = words


def prompt(shell: Shell) -> str:
    """PS4, expanded."""
    text = str(shell.variables.get("PS4", ""))
    if "$" not in text and "`" not in text:
        return text
    from genwrapper.shell.errors import SyntaxFault
    from genwrapper.shell.execution.evaluation import expand_text

    shell.options.discard("x")
    try:
        return expand_text(shell, text)
    except (SyntaxFault, ShellError):
        return text
    finally:
        shell.options.add("x")


SAFE = frozenset("%+,-./0123456789:=@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")


def quote(text: str) -> str:
    """`text` as a word that the shell reads as just that."""
    if text and SAFE.issuperset(text):
        return text
    return "'" + text.replace("'", "'\\''") + "'"
