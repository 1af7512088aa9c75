"""printf: the applet's own core, without a Context for each call."""

from genwrapper.applets.printf import Bad, formatted
from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.state import Shell
from genwrapper.streams import decode


@builtin("printf")
def printf(shell: Shell, words: list[str]) -> int:
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
