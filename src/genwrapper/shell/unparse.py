"""Commands as text again, on one line: what `jobs` shows of a job that stood in no `&` list."""

from genwrapper.shell.compiler.words import literal
from genwrapper.shell.syntax import (
    Arithmetic,
    CommandSubstitution,
    Group,
    Literal,
    Node,
    Not,
    Parameter,
    Pipeline,
    Redirected,
    Redirection,
    Sequence,
    Simple,
    Subshell,
    Word,
)

SHORT = "…"  # what is too long to be shown


def text_of(node: Node) -> str:
    """A command as a person would know it again; not what a shell could read."""
    if isinstance(node, Sequence):
        return "; ".join(map(text_of, node.commands))
    if isinstance(node, Pipeline):
        return " | ".join(map(text_of, node.stages))
    if isinstance(node, Simple):
        words = [f"{item.name}={word_text(item.value)}" for item in node.assignments]
        words += map(word_text, node.words)
        return " ".join([*words, *map(text_of, node.redirections)])
    if isinstance(node, Redirected):
        return " ".join([text_of(node.command), *map(text_of, node.redirections)])
    if isinstance(node, Redirection):
        number = "" if node.number is None else node.number
        return f"{number}{node.operator}{word_text(node.target)}"
    if isinstance(node, Group):
        return f"{{ {text_of(node.body)}; }}"
    if isinstance(node, Subshell):
        return f"( {text_of(node.body)} )"
    if isinstance(node, Not):
        return f"! {text_of(node.command)}"
    return f"{type(node).__name__.lower()} {SHORT}"


def word_text(word: Word) -> str:
    """A word, what is expanded in it in short."""
    text = literal(word)
    return text if text is not None else "".join(map(part_text, word.parts))


def part_text(part: Node) -> str:
    if isinstance(part, Literal):
        return part.text
    if isinstance(part, Parameter):
        return f"${part.name}" if not part.operator else f"${{{part.name}{SHORT}}}"
    if isinstance(part, CommandSubstitution):
        return f"$({text_of(part.body)})"
    if isinstance(part, Arithmetic):
        return f"$(({word_text(part.expression)}))"
    return SHORT
