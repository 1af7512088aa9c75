"""Tests and assignments that mean something else than they look like."""

from genwrapper.shell.builtins import PLACES
from genwrapper.shell.checks.rules import ERROR, WARNING, rule
from genwrapper.shell.checks.script import Script, command_name
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.syntax import Literal, Node, Parameter, Redirection, Sequence, Simple, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.checks.rules import Found

TESTS = frozenset(("[", "test"))
KEEPS_NO_STATUS = frozenset(("echo", "printf", ":", "true", "false", "[", "test", "export", "set"))


def operands(node: Simple) -> tuple[Word, ...]:
    """The words of a test, the closing bracket aside."""
    words = node.words[1:]
    if command_name(node) == "[" and words and literal(words[-1]) == "]":
        return words[:-1]
    return words


@rule("GB201", WARNING, "write =: other shells' [ do not know ==", Simple)
def double_equals(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) in TESTS:
        for word in operands(node):
            if literal(word) == "==":
                yield word, "== in [ ]"


@rule("GB202", ERROR, "write -gt or -lt for numbers, [[ a > b ]] for text", Simple)
def comparison_as_redirection(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) in TESTS and literal(node.words[-1]) == "]":
        for item in node.redirections:
            if isinstance(item, Redirection) and item.operator in "<>" and item.number is None:
                yield item, f"{item.operator} in [ ] is a redirection to or from a file"


@rule("GB203", ERROR, "put blanks around it: [ a = b ]", Simple)
def test_without_blanks(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) not in TESTS or len(operands(node)) != 1:
        return
    word = operands(node)[0]
    for part in word.parts:
        if isinstance(part, Literal) and not part.quoted and "=" in part.text:
            yield word, "one word, which is not empty: this is always true"
            return


@rule("GB204", ERROR, "put blanks behind [ and before ]", Simple)
def bracket_without_blanks(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if not node.words:
        return
    first = node.words[0].parts[0] if node.words[0].parts else None
    if isinstance(first, Literal) and not first.quoted and first.text.startswith("["):
        if first.text not in ("[", "[[") or len(node.words[0].parts) > 1:
            yield node, "[ without a blank behind it is no test"
        elif first.text == "[" and literal(node.words[-1]) != "]":
            yield node.words[-1], "the last word of [ must be ]"


@rule("GB205", WARNING, "keep it first: status=$?, or test the command itself", Sequence)
def status_of_another_command(script: Script, node: Sequence, around: tuple[Node, ...]) -> "Found":
    for before, command in zip(node.commands, node.commands[1:], strict=False):
        name = command_name(before)
        if name not in KEEPS_NO_STATUS or (name in TESTS and command_name(command) not in TESTS):
            continue
        for part in statuses(command):
            yield part, f"$? is the status of the `{name}` before it"


def statuses(command: Node) -> list[Parameter]:
    """Where a simple command, or the first condition of an `if`, looks at `$?`."""
    condition = getattr(command, "condition", None)
    if isinstance(condition, Sequence) and condition.commands:
        command = condition.commands[0]
    if not isinstance(command, Simple):
        return []
    words = [*command.words, *[item.value for item in command.assignments]]
    found: list[Parameter] = []
    for word in words:
        found += [part for part in word.parts if isinstance(part, Parameter) and part.name == "?"]
    return found


@rule("GB206", ERROR, "write name=value, without blanks", Simple)
def assignment_with_blanks(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    if len(node.words) > 1 and name.isidentifier() and name not in PLACES:
        second = node.words[1].parts[0] if node.words[1].parts else None
        if isinstance(second, Literal) and not second.quoted and second.text.startswith("="):
            yield node, f"this runs a command named {name}"


@rule("GB207", ERROR, "write name=value, without the $", Simple)
def assignment_with_dollar(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    parts = node.words[0].parts if node.words else ()
    if (
        len(parts) > 1
        and isinstance(parts[0], Parameter)
        and not parts[0].quoted
        and isinstance(parts[1], Literal)
        and not parts[1].quoted
        and parts[1].text.startswith("=")
    ):
        yield node, f"${parts[0].name}=… is no assignment"
