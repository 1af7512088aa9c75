"""test and [: the applet's own core, without a Context for each call."""

import posix

from genwrapper.applets.test import BadTest, Looker, evaluate
from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.expansion.words import optional_parameter
from genwrapper.shell.state import LETTERS, Shell


@builtin("test", "[")
def test(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    if words[0] == "[" and (not arguments or arguments.pop() != "]"):
        return usage_error(shell, words, "the last argument must be ]")
    shell.flush()  # what was written may be what is looked at
    try:
        if shell.looker is None:
            shell.looker = looker(shell)
        return int(not evaluate(arguments, shell.looker))
    except BadTest as error:
        return usage_error(shell, words, str(error))


def looker(shell: Shell) -> Looker:
    """What the words are looked at with."""

    def is_terminal(number: int) -> bool:
        fd = shell.table.get(number).fd
        return fd is not None and posix.isatty(fd)

    def is_set(name: str) -> bool:
        return optional_parameter(shell, name, shell.status) is not None

    def is_on(name: str) -> bool:
        return LETTERS.get(name) in shell.options

    return Looker(shell.path, is_terminal, is_set, is_on)
