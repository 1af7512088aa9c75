"""Text that becomes commands as it runs: `eval`, `.`, traps, the script itself."""

import posix

from genwrapper.shell.compiler import Unit
from genwrapper.shell.compiler.simple import ASSIGNED
from genwrapper.shell.compiler.words import COMPUTED, literal
from genwrapper.shell.errors import ScriptFault, SyntaxFault
from genwrapper.shell.execution.commands import after, run
from genwrapper.shell.messages import current_place, write_error
from genwrapper.shell.parsing.parser import Parser
from genwrapper.shell.state import Shell
from genwrapper.shell.syntax import Assignment, HereDocument, Literal, Parameter, Sequence, Simple
from genwrapper.streams import Description, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MOST_EVALUATED = 200  # texts whose compiled form is kept
AT_ONCE = frozenset(("echo", "export", "printf", "set", "unset"))  # no code of the script's runs


def evaluate(shell: Shell, text: str) -> int:
    """Run `text` in the shell: the status of its last command, 0 where it has none."""
    shell.replaced = -1
    cache = shell.process.evaluated
    units = None if shell.aliases else cache.get(text)
    if units is not None:
        status = 0
        for index, unit in enumerate(units):  # noqa: B007  # read off the frame by a snapshot
            shell.status = status = unit.function(shell)
        return status
    units = []
    status = run_text(shell, text, f"{current_place(shell)[0]}: eval", units)
    if len(text) < 4096 and not shell.aliases:
        if len(cache) >= MOST_EVALUATED:
            cache.clear()
        cache[text] = units
    return status


def run_text(
    shell: Shell,
    text: str,
    name: str,
    units: list[Unit] | None = None,
    more: "Callable[[], str] | None" = None,
    line: int = 1,
    status: int = 0,
) -> int:
    """Parse and run `text`, a command at a time. ShellError for a syntax error, after what stands
    before it."""
    shell.replaced = -1
    parser = Parser(text, name, line, more)
    while True:
        shown = parser.rest()[0] if "v" in shell.options and more is None else ""
        parser.lexer.aliases = shell.aliases
        try:
            node = parser.next()
        except SyntaxFault as fault:
            raise ScriptFault(fault.shown()) from None
        if shown:  # `set -v`: the lines as they are read
            write_error(shell, shown[: len(shown) - len(parser.rest()[0])])
        if node is None:
            return status
        if "n" in shell.options:
            continue
        unit = Unit(node)
        unit.script = name
        if units is not None:
            units.append(unit)
            done = at_once(shell, node, status)
            if done is not None:
                shell.status = status = done
                continue
        shell.status = status = unit.function(shell)


def at_once(shell: Shell, node: Sequence, status: int) -> int | None:
    """The status of a command that needs no compiling, which would not pay where it may never come
    again (`eval "x_$n=$y"`); None, and nothing done, for any other."""
    command = node.commands[0]
    if len(node.commands) > 1 or not isinstance(command, Simple) or shell.guarded:
        return None
    if command.redirections or (command.words and command.assignments):
        return None
    if not command.words:
        assignments = command.assignments
        return 0 if len(assignments) == 1 and assign_text(shell, assignments[0]) else None
    words = [text for word in command.words if (text := literal(word)) is not None]
    if len(words) < len(command.words) or words[0] not in AT_ONCE or words[0] in shell.functions:
        return None
    found = run(shell, words, status)
    if found or shell.pending:
        after(shell, found)
    return found


def assign_text(shell: Shell, item: Assignment) -> bool:
    """Assign a value that is text and variables; False where it is more than that."""
    if item.name in ASSIGNED:
        return False
    variables = shell.variables
    texts = []
    for part in item.value.parts:
        if isinstance(part, Literal):
            texts.append(part.text)
        elif (
            isinstance(part, Parameter)
            and not part.operator
            and part.name in variables
            and part.name not in COMPUTED
        ):
            texts.append(f"{variables[part.name]}")
        else:
            return False
    variables[item.name] = "".join(texts)
    return True


def expand_text(shell: Shell, text: str) -> str:
    """`text` expanded as a here-document's lines are: PS4 and its kin. The shell itself is not
    changed."""
    end = "end"
    while end in text:
        end += "_"
    node = Parser(f"cat <<{end}\n{text}\n{end}\n", "PS4").next()
    assert node is not None
    command = node.commands[0]
    assert isinstance(command, Simple)
    document = command.redirections[0]
    assert isinstance(document, HereDocument)
    copy = shell.copy()
    line = current_place(shell)[1]
    Unit(Simple((Assignment("_", document.body),), (), (), line=line)).function(copy)
    copy.table.close()
    return str(copy.variables["_"])[:-1]


def source_file(shell: Shell, path: str) -> int:
    """Run the commands of a file in the shell (`.`)."""
    shell.flush_files()
    description = Description(posix.open(shell.path(path), posix.O_RDONLY | posix.O_CLOEXEC))
    try:
        text = decode(description.read())
    finally:
        description.close()
    return run_text(shell, text, path)
