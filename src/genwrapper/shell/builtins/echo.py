"""echo: the applet's own core, without a Context for each call."""

from genwrapper.applets.echo import output
from genwrapper.shell.builtins import builtin
from genwrapper.shell.state import Shell


@builtin("echo")
def echo(shell: Shell, words: list[str]) -> int:
    shell.table.get(1).write(output(words[1:]))
    return 0
