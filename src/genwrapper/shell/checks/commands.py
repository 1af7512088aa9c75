"""Commands: what a volunteer's machine may lack, and what can be said better."""

from genwrapper.applets.table import MODULES
from genwrapper.shell.builtins import PLACES
from genwrapper.shell.checks.rules import ERROR, INFO, WARNING, rule
from genwrapper.shell.checks.script import Script, command_name
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.syntax import (
    BadSubstitution,
    CommandSubstitution,
    For,
    Function,
    Literal,
    Node,
    Pipeline,
    Simple,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.checks.rules import Found

OWN = frozenset(("sh", "ash", "boinc", "gitbox"))
BASH = frozenset(
    ("declare", "typeset", "shopt", "mapfile", "readarray", "pushd", "popd", "dirs", "coproc")
) | {"select", "disown", "suspend", "enable", "complete", "bind", "caller", "logout"}


@rule("GB401", INFO, "give the file to the command: command <file", Pipeline)
def useless_cat(script: Script, node: Pipeline, around: tuple[Node, ...]) -> "Found":
    first = node.stages[0]
    if command_name(first) == "cat" and isinstance(first, Simple) and len(first.words) == 2:
        word = first.words[1]
        start = word.parts[0] if word.parts else None
        option = isinstance(start, Literal) and start.text.startswith("-")
        if not option and not first.redirections and not is_pattern(word):
            yield first, "cat of one file"


def is_pattern(word: Word) -> bool:
    """Whether a word may be several files."""
    return literal(word) is None and any(
        isinstance(part, Literal) and not part.quoted and set(part.text) & set("*?[")
        for part in word.parts
    )


@rule("GB402", WARNING, "use while read -r line; do …; done <file, or a pattern: for f in *", For)
def loop_over_output(script: Script, node: For, around: tuple[Node, ...]) -> "Found":
    for word in node.words or ():
        for part in word.parts:
            if isinstance(part, CommandSubstitution) and not part.quoted:
                commands = part.body.commands
                name = command_name(commands[0]) if commands else ""
                if name in ("cat", "ls", "find"):
                    yield part, f"what `{name}` prints is split at every blank, not at lines"


@rule("GB403", INFO, "write read -r", Simple)
def read_without_r(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) != "read":
        return
    options = [literal(word) or "" for word in node.words[1:]]
    if not any(text[:1] == "-" and "r" in text for text in options):
        yield node, "without -r a backslash in the input is taken away"


@rule("GB404", INFO, "use printf", Simple)
def echo_with_escapes(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) != "echo":
        return
    for word in node.words[1:]:
        text = literal(word) or ""
        if text in ("-e", "-E", "-ne", "-en"):
            yield word, f"echo {text} prints something else in each shell"
            return
    for word in node.words[1:]:
        for part in word.parts:
            if isinstance(part, Literal) and "\\" in part.text:
                yield part, "what echo makes of a backslash differs from shell to shell"
                return


@rule("GB501", WARNING, "use an applet (gitbox --list), or bring the program along", Simple)
def foreign_program(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    known = (
        name in PLACES
        or name in MODULES
        or name in OWN
        or name in BASH
        or name in script.functions
        or name in script.asked_for
    )
    if script.sources_unknown:
        return
    if name and not known and "/" not in name and name[0] != "[" and "=" not in name:
        second = node.words[1].parts[0] if len(node.words) > 1 and node.words[1].parts else None
        if not (isinstance(second, Literal) and second.text.startswith("=")):
            yield node, f"{name} is no part of GitBox: a volunteer's machine may lack it"


@rule("GB502", WARNING, "write its name alone, or bring the program along", Simple)
def path_of_the_system(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    if name.startswith("/"):
        yield node, f"{name}: a volunteer's machine may have it elsewhere, or not at all"


@rule("GB503", ERROR, "see docs/shell.md for what GitBox has instead", Simple)
def command_of_bash(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    if name in BASH and name not in script.functions and name not in script.asked_for:
        yield node, f"{name} is bash's: GitBox's shell has none"


@rule("GB504", ERROR, "see docs/shell.md for the expansions that there are", BadSubstitution)
def expansion_of_bash(script: Script, node: BadSubstitution, around: tuple[Node, ...]) -> "Found":
    array = "[" in node.text
    yield node, f"{node.text}: {'there are no arrays' if array else 'a bad substitution'}"


@rule("GB505", INFO, "give the function another name", Function)
def function_over_command(script: Script, node: Function, around: tuple[Node, ...]) -> "Found":
    if node.name in MODULES or node.name in PLACES:
        yield node, f"the function takes the place of GitBox's own {node.name}"
