"""let (ash)."""

from genwrapper.shell import arithmetic
from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.state import Shell


@builtin("let")
def let(shell: Shell, words: list[str]) -> int:
    """`let expression …`: 0 where the last one's value is not 0, else 1."""
    if len(words) < 2:
        return usage_error(shell, words, "an expression is missing")
    value = 0
    for text in words[1:]:
        value = arithmetic.evaluate(shell, text)
    return 0 if value else 1
