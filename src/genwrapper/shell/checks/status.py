"""Exit statuses that are lost, and commands that are never reached."""

from genwrapper.shell.checks.rules import ERROR, INFO, WARNING, rule
from genwrapper.shell.checks.script import Script, command_name
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.syntax import (
    AndOr,
    CommandSubstitution,
    Function,
    If,
    Node,
    Not,
    Pipeline,
    Sequence,
    Simple,
    Subshell,
    Until,
    While,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.checks.rules import Found

NEVER_FAILS = frozenset(("echo", "printf", "cat", "yes", "seq", "true", ":"))
LEAVES = frozenset(("exit", "return", "exec"))


@rule("GB301", WARNING, "declare it first: local name; name=$(…)", Simple)
def masked_status(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    if name not in ("local", "export", "readonly"):
        return
    for word in node.words[1:]:
        for part in word.parts:
            if isinstance(part, CommandSubstitution):
                yield part, f"where this fails, the status is that of `{name}`, 0"


@rule("GB302", INFO, "set -o pipefail, or keep what the first command prints", Pipeline)
def masked_in_pipeline(script: Script, node: Pipeline, around: tuple[Node, ...]) -> "Found":
    if "pipefail" in script.options or not is_used(node, around):
        return
    for stage in node.stages[:-1]:
        name = command_name(stage)
        if name and name not in NEVER_FAILS:
            yield stage, f"where `{name}` fails, nobody sees it: the last command's status counts"


def is_used(node: Node, around: tuple[Node, ...]) -> bool:
    """Whether a condition or `&&` looks at the node's status."""
    for outer in around[::-1]:
        if isinstance(outer, Not):
            return True
        if isinstance(outer, AndOr):
            return node is not outer.commands[-1] or is_used(outer, around[: around.index(outer)])
        if isinstance(outer, Sequence):
            if node is not outer.commands[-1]:
                return False
        elif isinstance(outer, If | While | Until):
            return node is outer.condition
        else:
            return False
        node = outer
    return False


@rule("GB303", WARNING, "write cd … || exit, or set -e at the beginning", Simple)
def unchecked_cd(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) != "cd" or len(node.words) < 2 or "e" in script.options:
        return
    if literal(node.words[1]) in ("/", "..", "-"):
        return
    outer = around[-1]
    if isinstance(outer, Sequence) and node is not outer.commands[-1]:
        yield node, "where this fails, what follows runs in another folder"


@rule("GB304", WARNING, "take it out, or the command that leaves before it", Sequence)
def never_reached(script: Script, node: Sequence, around: tuple[Node, ...]) -> "Found":
    for before, command in zip(node.commands, node.commands[1:], strict=False):
        if is_end(before) and not isinstance(command, Function):
            yield command, f"nothing behind `{command_name(before)}` is run"
            return


def is_end(node: Node) -> bool:
    """Whether a command leaves what it stands in, whatever happens."""
    return command_name(node) in LEAVES and (
        command_name(node) != "exec" or (isinstance(node, Simple) and len(node.words) > 1)
    )


@rule("GB305", ERROR, "write $((…)) or [ … ]: (( )) is bash's", Subshell)
def double_parentheses(script: Script, node: Subshell, around: tuple[Node, ...]) -> "Found":
    first = node.body.commands[0] if node.body.commands else None
    if (
        isinstance(first, Subshell)
        and len(node.body.commands) == 1
        and (first.line, first.column) == (node.line, node.column + 1)
    ):
        yield node, "(( )) is a subshell in a subshell here"
