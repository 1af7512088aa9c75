"""let (ash)."""

from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.errors import ShellError
from genwrapper.shell.expansion import arithmetic
from genwrapper.shell.messages import report_error
from genwrapper.shell.state import Shell


@builtin("let")
def let(shell: Shell, words: list[str]) -> int:
    """`let expression …`: 0 where the last one's value is not 0, else 1, also for an error."""
    expressions = words[2:] if words[1:2] == ["--"] else words[1:]
    if not expressions:
        return usage_error(shell, words, "an expression is missing", 1)
    value = 0
    try:
        for text in expressions:
            value = arithmetic.evaluate(shell, text)
    except ShellError as error:
        report_error(shell, error)
        return 1
    return 0 if value else 1
