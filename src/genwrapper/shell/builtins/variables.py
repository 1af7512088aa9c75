"""local (ash), getopts (POSIX)."""

from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.execution import declare_locals
from genwrapper.shell.messages import report
from genwrapper.shell.state import WATCHED, Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.state import Value


@builtin("local")
def local(shell: Shell, words: list[str]) -> int:
    """`local name[=value] …`: ash's; the variable is the function's own until it ends."""
    items: list[tuple[str, Value | None]] = []
    for argument in words[1:]:
        name, equals, value = argument.partition("=")
        if not is_name(name):
            return usage_error(shell, words, f"{argument}: not a variable's name")
        items.append((name, value if equals else None))
    return declare_locals(shell, *items)


@builtin("getopts")
def getopts(shell: Shell, words: list[str]) -> int:
    if len(words) < 3 or not is_name(words[2]):
        return usage_error(shell, words, "usage: getopts OPTSTRING NAME [ARGUMENT]...")
    optstring, name = words[1], words[2]
    arguments = words[3:] or shell.positional
    index, at = shell.getopts_at
    silent = optstring.startswith(":")
    if at == 0:
        word = arguments[index - 1] if index <= len(arguments) else ""
        if word == "--":
            index += 1
        if word == "--" or len(word) < 2 or word[0] != "-":
            return end_options(shell, name, index)
        at = 1
    word = arguments[index - 1]
    letter = word[at]
    at += 1
    following = (index, at) if at < len(word) else (index + 1, 0)
    place = optstring.find(letter) if letter != ":" else -1
    argument = None
    result = letter
    if place < 0:
        result = "?"
        if silent:
            argument = letter
        else:
            report(shell, f"getopts: -{letter}: there is no such option")
    elif optstring[place + 1 : place + 2] == ":":
        if at < len(word):
            argument, following = word[at:], (index + 1, 0)
        elif index < len(arguments):
            argument, following = arguments[index], (index + 2, 0)
        else:
            result = ":" if silent else "?"
            following = (index + 1, 0)
            if silent:
                argument = letter
            else:
                report(shell, f"getopts: -{letter}: its argument is missing")
    found(shell, name, result, argument, following)
    return 0


def found(
    shell: Shell, name: str, result: str, argument: str | None, following: tuple[int, int]
) -> None:
    """What getopts sets: the option, its argument (None: it has none), where it goes on."""
    if shell.guarded or name in WATCHED:
        shell.assign("OPTIND", following[0])
        if argument is None:
            shell.unset("OPTARG")
        else:
            shell.assign("OPTARG", argument)
        shell.assign(name, result)
    else:
        variables = shell.variables
        variables["OPTIND"] = following[0]
        if argument is None:
            variables.pop("OPTARG", None)
        else:
            variables["OPTARG"] = argument
        variables[name] = result
    shell.getopts_at = following


def end_options(shell: Shell, name: str, index: int) -> int:
    found(shell, name, "?", None, (index, 0))
    return 1
