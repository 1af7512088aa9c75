"""What ash and bash add to parameter expansion, as Python expressions: `${v:o:l}`, `${v/a/b}`,
`${v^}`, `${!v*}`, and operators on each of `$@`. Loaded when the first of them is compiled."""

from genwrapper.shell.compiler import patterns, words
from genwrapper.shell.compiler.source import Source, as_text
from genwrapper.shell.expansion import alterations
from genwrapper.shell.syntax import Arithmetic, Node, Parameter, Replacement, Substring


def value(part: Node, source: Source) -> str:
    """One string; of several values, joined."""
    if isinstance(part, Parameter) and part.operator == "length":
        return "len(matched_groups(shell))"
    several = words.several(part)
    if several:
        return f"joined_values(shell, {values(part, source)}, {several!r})"
    if isinstance(part, Substring):
        offset, size = bounds(part, source)
        return f"substring({words.plain_parameter(part.name, source)}, {offset}, {size})"
    assert isinstance(part, Parameter | Replacement)
    subject = words.plain_parameter(part.name, source)
    text = altered(part, subject, source)
    if isinstance(part, Replacement) and words.literal(part.pattern) is None:
        # What is not set stays empty, also where the pattern matches nothing
        is_set = f"optional_parameter(shell, {part.name!r}, status) is not None"
        return f"({text} if {is_set} else {subject})"
    return text


def values(part: Node, source: Source) -> str:
    """A list of the values that the part stands for."""
    groups = "matched_groups(shell)" if getattr(part, "name", "") in words.GROUPS else ""
    if isinstance(part, Substring):
        offset, size = bounds(part, source)
        every = groups or "[shell.name, *shell.positional]"
        return f"sliced({every}, {offset}, {size})"
    assert isinstance(part, Parameter | Replacement)
    if isinstance(part, Parameter) and part.operator[:1] == "!":
        return f"names_beginning(shell, {part.name!r})"
    if isinstance(part, Parameter) and not part.operator:
        return groups
    each = source.name("t")
    return f"[{altered(part, each, source)} for {each} in {groups or 'shell.positional'}]"


def altered(part: "Parameter | Replacement", subject: str, source: Source) -> str:
    """What an operator makes of one value."""
    if isinstance(part, Replacement):
        return replacement(part, subject, source)
    assert part.argument is not None
    if part.operator[0] in "#%":
        return patterns.trimmed(part.operator, subject, part.argument, source)
    pattern = patterns.pattern(part.argument, source) if part.argument.parts else "None"
    return f"recased({subject}, {part.operator!r}, {pattern})"


def bounds(part: Substring, source: Source) -> tuple[str, str]:
    """Offset and length of a substring."""
    offset = words.arithmetic(Arithmetic(part.offset, True), source)
    if part.length is None:
        return offset, "None"
    return offset, words.arithmetic(Arithmetic(part.length, True), source)


def replacement(part: Replacement, subject: str, source: Source) -> str:
    """`${name/pattern/text}`; a pattern without special characters is Python's own `replace`."""
    subject = as_text(subject)
    text = words.string(part.text, source)
    looked_for = words.literal(part.pattern)
    if looked_for and not part.anchor:
        count = "" if part.everywhere else ", 1"
        return f"{subject}.replace({looked_for!r}, {text}{count})"
    if not part.pattern.parts and not part.anchor:
        return subject
    how = f"{part.everywhere}, {part.anchor!r}"
    return f"replaced({subject}, {patterns.pattern(part.pattern, source)}, {text}, {how})"


DECLARE = (alterations,)
"""What declares the functions that these expressions call."""
