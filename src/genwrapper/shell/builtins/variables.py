"""local (ash), getopts (POSIX)."""

from genwrapper.shell.builtins import builtin, operands, usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.compiler import runtime
from genwrapper.shell.execution.assignments import declare_locals
from genwrapper.shell.messages import report
from genwrapper.shell.state import WATCHED, Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from genwrapper.shell.state import Value


@builtin("local")
def local(shell: Shell, words: list[str]) -> int:
    """`local name[=value] …`: ash's; the variable is the function's own until it ends."""
    items: list[tuple[str, Value | None]] = []
    for argument in operands(words):
        name, equals, value = argument.partition("=")
        if not is_name(name):
            return usage_error(shell, words, f"{argument}: not a variable's name")
        items.append((name, value if equals else None))
    return declare_locals(shell, *items)


@builtin("getopts")
def getopts(shell: Shell, words: list[str]) -> int:
    """`getopts optstring name [argument …]`: `next_option` on what its words say."""
    if len(words) < 3 or not is_name(words[2]):
        return usage_error(shell, words, "usage: getopts OPTSTRING NAME [ARGUMENT]...")
    return next_option(shell, options_of(words[1]), words[2], words[3:] or shell.positional)


def options_of(optstring: str) -> dict[str, bool]:
    """The options of an optstring, and whether each takes an argument. `:` is among them where
    getopts is to be silent."""
    options: dict[str, bool] = {":": True} if optstring.startswith(":") else {}
    for at, letter in enumerate(optstring):
        if letter != ":":
            options.setdefault(letter, optstring[at + 1 : at + 2] == ":")
    return options


@runtime
def next_option(
    shell: Shell, options: dict[str, bool], name: str, arguments: "Sequence[str]"
) -> int:
    """Set `name`, OPTARG and OPTIND to the next option of `arguments`; 1 behind the last."""
    index, at = shell.getopts_at
    index = min(index, len(arguments) + 1)  # there may be fewer than in the call before
    word = arguments[index - 1] if index <= len(arguments) else ""
    if not 0 < at < len(word):
        if len(word) < 2 or word[0] != "-" or word == "--":
            set_option(shell, name, "?", None, (index + (word == "--"), 0))
            return 1
        at = 1
    letter = result = word[at]
    at += 1
    following = (index, at) if at < len(word) else (index + 1, 0)
    takes = options.get(letter)
    argument = None
    if takes is None or letter == ":":
        result = "?"
        if ":" in options:
            argument = letter
        else:
            report(shell, f"getopts: -{letter}: there is no such option")
    elif takes:
        if at < len(word):
            argument, following = word[at:], (index + 1, 0)
        elif index < len(arguments):
            argument, following = arguments[index], (index + 2, 0)
        elif ":" in options:
            result, argument = ":", letter
        else:
            result = "?"
            report(shell, f"getopts: -{letter}: its argument is missing")
    set_option(shell, name, result, argument, following)
    return 0


def set_option(
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
