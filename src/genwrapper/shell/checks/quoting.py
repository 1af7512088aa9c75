"""What quotes would change: expansions that are split, and quotes that keep an expansion from
happening."""

from genwrapper.shell.checks.rules import ERROR, INFO, WARNING, rule
from genwrapper.shell.checks.script import Script, command_name
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.syntax import (
    Assignment,
    CommandSubstitution,
    For,
    Literal,
    Node,
    Parameter,
    Replacement,
    Simple,
    Substring,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.checks.rules import Found

SPLIT_ON_PURPOSE = frozenset(("set", "eval", "exec", "command"))
TESTS = frozenset(("[", "test"))


def expansions(script: Script, word: Word) -> "list[Parameter | Substring | Replacement]":
    """The parameters in a word that are split and taken as patterns."""
    return [
        part
        for part in word.parts
        if isinstance(part, Parameter | Substring | Replacement)
        and not part.quoted
        and not script.is_plain(part)
        and not (isinstance(part, Parameter) and part.operator[-1:] == "+")  # ${x+"$x"}
    ]


@rule("GB101", WARNING, 'quote it: "$name"', Simple)
def unquoted_variable(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    name = command_name(node)
    if name in TESTS or name in SPLIT_ON_PURPOSE:
        return
    for word in node.words[1:]:
        for part in expansions(script, word):
            if part.name not in "@*":
                yield (
                    part,
                    f"${part.name} is split at blanks, its * and ? make patterns",
                )


@rule("GB102", WARNING, 'write "$@": each parameter stays one word', Simple, For)
def unquoted_parameters(script: Script, node: Simple | For, around: tuple[Node, ...]) -> "Found":
    for word in node.words or ():
        for part in expansions(script, word):
            if part.name in "@*" and isinstance(part, Parameter) and not part.operator:
                yield part, f"${part.name} without quotes: its words are split again"


@rule("GB103", INFO, 'quote it: "$(…)", or say why it is to be split', Simple)
def unquoted_substitution(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) in SPLIT_ON_PURPOSE:
        return
    for word in node.words[1:]:
        for part in word.parts:
            if isinstance(part, CommandSubstitution) and not part.quoted:
                yield part, "what the command prints is split at blanks"


@rule("GB104", ERROR, 'quote it: [ "$a" = b ]', Simple)
def unquoted_in_test(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    if command_name(node) not in TESTS:
        return
    for word in node.words[1:]:
        for part in expansions(script, word):
            yield part, f"where ${part.name} is empty or has blanks, the test is an error"


LOOKS_EXPANDED = ("${", "$(")


@rule("GB105", INFO, "in single quotes nothing is expanded: take double quotes", Simple, Assignment)
def expansion_in_single_quotes(
    script: Script, node: Simple | Assignment, around: tuple[Node, ...]
) -> "Found":
    if isinstance(node, Assignment):
        words: tuple[Word, ...] = ()
    else:
        words = node.words[1:] if command_name(node) in ("echo", "printf") else ()
    for word in words:
        for part in word.parts:
            if isinstance(part, Literal) and part.quoted and script.char(part) == "'":
                after = part.text.partition("$")[2][:1]
                if any(mark in part.text for mark in LOOKS_EXPANDED) or after.isalpha():
                    yield part, "a $ in single quotes is printed as it stands"


@rule("GB106", INFO, "write $(…): it nests, and its quotes are its own", CommandSubstitution)
def backticks(script: Script, node: CommandSubstitution, around: tuple[Node, ...]) -> "Found":
    if script.char(node) == "`":
        yield node, "backticks"


@rule("GB107", ERROR, 'write "${name:?}/…": an empty name is an error then', Simple)
def removal_of_root(script: Script, node: Simple, around: tuple[Node, ...]) -> "Found":
    texts = [literal(word) or "" for word in node.words]
    options = "".join(text for text in texts[1:] if text.startswith("-"))
    if command_name(node) != "rm" or not set(options) & set("rR"):
        return
    for word in node.words[1:]:
        first, second = (*word.parts, None, None)[:2]
        if (
            isinstance(first, Parameter)
            and first.operator in ("", "%", "%%", "#", "##")
            and isinstance(second, Literal)
            and second.text.startswith("/")
            and not script.is_plain(first)
        ):
            yield first, f"where ${first.name} is empty, this removes what is in /"
