"""echo, printf, test, [: the applets' own cores, without a Context for each call."""

import posix

from genwrapper.applets.echo import output
from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.expansion import optional_parameter
from genwrapper.shell.state import Shell
from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.test import Looker


@builtin("echo")
def echo(shell: Shell, words: list[str]) -> int:
    shell.table.get(1).write(output(words[1:]))
    return 0


@builtin("printf")
def printf(shell: Shell, words: list[str]) -> int:
    from genwrapper.applets.printf import Bad, formatted

    arguments = words[1:]
    variable = ""
    if not arguments or arguments[0][:1] == "-":
        if arguments[:1] == ["--"]:
            del arguments[0]
        if not arguments:
            return usage_error(shell, words, "missing format; printf FORMAT [ARGUMENT]...")
        if arguments[0] == "-v" and len(arguments) > 2:  # ash's: not written, but assigned
            variable = arguments[1]
            if not is_name(variable):
                return usage_error(shell, words, f"{variable}: not a variable's name")
            del arguments[:2]
    complaints: list[str] = []
    try:
        data = formatted(arguments.pop(0), arguments, complaints.append)
    except Bad as error:
        return usage_error(shell, words, str(error), 1)
    if variable:
        shell.assign(variable, decode(data))
    else:
        shell.table.get(1).write(data)
    for complaint in complaints:
        usage_error(shell, words, complaint)
    return int(bool(complaints))


@builtin("test", "[")
def test(shell: Shell, words: list[str]) -> int:
    from genwrapper.applets.test import BadTest, evaluate

    arguments = words[1:]
    if words[0] == "[" and (not arguments or arguments.pop() != "]"):
        return usage_error(shell, words, "the last argument must be ]")
    shell.table.flush()  # what was written may be what is looked at
    try:
        if shell.looker is None:
            shell.looker = looker(shell)
        return int(not evaluate(arguments, shell.looker))
    except BadTest as error:
        return usage_error(shell, words, str(error))


def looker(shell: Shell) -> "Looker":
    """What the words are looked at with."""
    from genwrapper.applets.test import Looker

    def is_terminal(number: int) -> bool:
        fd = shell.table.get(number).fd
        return fd is not None and posix.isatty(fd)

    def is_set(name: str) -> bool:
        return optional_parameter(shell, name, shell.status) is not None

    return Looker(shell.path, is_terminal, is_set)
