"""Prompts (POSIX: PS1, PS2): parameters, `$(…)` and `$((…))` are expanded, `!` is the number of the
command in the history; and ash's escapes, `\\u`, `\\h`, `\\w` and their kin."""

import posix
import time

from genwrapper.shell.errors import Leave, ShellError
from genwrapper.shell.execution.evaluation import expand_text
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.interactive.history import History

PLAIN = {"n": "\n", "r": "\r", "a": "\a", "e": "\033", "[": "\001", "]": "\002"}


def prompt(shell: Shell, name: str, history: "History") -> str:
    """The prompt that the variable `name` (PS1 or PS2) describes; between \\1 and \\2 stands what
    takes no room on the terminal. What can't be expanded stands there as it is."""
    text = f"{shell.variables.get(name, '')}"
    status, options = shell.status, shell.options.copy()
    shell.options -= {"x", "u", "v"}
    try:
        expanded = expand_text(shell, unescaped(shell, text))
    except (ShellError, Leave):
        expanded = text
    finally:
        shell.options |= options
        shell.status = status
    if name != "PS1" or "!" not in expanded:
        return expanded
    number = str(history.following())
    return "!".join([piece.replace("!", number) for piece in expanded.split("!!")])


def unescaped(shell: Shell, text: str) -> str:
    """ash's escapes replaced by what they stand for, quoted where the shell would expand it."""
    found = []
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c != "\\" or at == len(text):
            found.append(c)
            continue
        letter = text[at]
        at += 1
        value = meaning(shell, letter)
        found.append(f"\\{letter}" if value is None else quoted(value))
    return "".join(found)


def quoted(text: str) -> str:
    """Text that a here-document leaves as it is."""
    for char in "\\$`":
        text = text.replace(char, f"\\{char}")
    return text


def meaning(shell: Shell, letter: str) -> str | None:
    """What an escape stands for; None where it is none."""
    if letter in PLAIN:
        return PLAIN[letter]
    if letter == "u":
        return user()
    if letter in "hH":
        name = posix.uname().nodename
        return name.partition(".")[0] if letter == "h" else name
    if letter in "wW":
        home = f"{shell.variables.get('HOME', '')}".rstrip("/")
        cwd = shell.cwd
        if home and (cwd == home or cwd.startswith(f"{home}/")):
            cwd = f"~{cwd[len(home) :]}"
        return cwd if letter == "w" else cwd.rpartition("/")[2] or cwd
    if letter == "$":
        return "#" if posix.geteuid() == 0 else "$"
    if letter in "tA":
        return time.strftime("%H:%M:%S" if letter == "t" else "%H:%M")
    if letter == "s":
        return shell.name.rpartition("/")[2]
    return None


def user() -> str:
    try:
        import pwd

        return pwd.getpwuid(posix.geteuid()).pw_name
    except (ImportError, KeyError):
        return str(posix.geteuid())
