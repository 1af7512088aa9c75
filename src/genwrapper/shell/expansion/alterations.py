"""What ash and bash add to parameter expansion and `[[ ]]`, as it runs: parts of values,
replacements, upper and lower case, regular expressions. Loaded when the first of them is
compiled."""

from genwrapper.patterns import Pattern
from genwrapper.shell.compiler import runtime
from genwrapper.shell.errors import ShellError
from genwrapper.shell.execution.evaluation import expand_text
from genwrapper.shell.expansion.arithmetic import evaluate
from genwrapper.shell.state import Shell
from genwrapper.streams import decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.state import Value


@runtime
def substring(value: "Value", offset: int, size: int | None) -> str:
    """`${name:offset:size}`: characters; a negative offset counts from the end, a negative size
    leaves so many out there."""
    text = f"{value}"
    if offset < 0:
        offset += len(text)
        if offset < 0:
            return ""
    if size is None:
        return text[offset:]
    return text[offset : offset + size] if size >= 0 else text[offset : max(len(text) + size, 0)]


@runtime
def sliced(values: list[str], offset: int, size: int | None) -> list[str]:
    """`${@:offset:size}`: some of several values. A negative offset counts from behind the last
    one."""
    if offset < 0:
        offset += len(values)
        if offset < 0:
            return []
    if size is None:
        return values[offset:]
    if size < 0:
        raise ShellError(f"{size}: a number of parameters is not negative", 1)
    return values[offset : offset + size]


@runtime
def joined_values(shell: Shell, values: list[str], how: str) -> str:
    """Several values as one: `*` joins them by IFS's first character, `@` by a blank."""
    if how == "*" and "IFS" in shell.variables:
        return shell.ifs[:1].join(values)
    return " ".join(values)


@runtime
def names_beginning(shell: Shell, prefix: str) -> list[str]:
    """`${!prefix*}`: the names of the variables that begin so."""
    return sorted(name for name in shell.variables if name.startswith(prefix) and "[" not in name)


@runtime
def replaced(value: str, pattern: Pattern, text: str, everywhere: bool, anchor: str) -> str:
    """`${name/pattern/text}`: the longest match at each place."""
    if pattern.literal and not anchor:
        return value.replace(pattern.literal, text, -1 if everywhere else 1)
    if anchor == "%":
        size = pattern.longest_suffix(value)
        return value if size < 0 else value[: len(value) - size] + text
    found: list[str] = []
    at = 0
    while at < len(value) or not at:
        size = pattern.longest_prefix(value[at:])
        if size > 0 or (size == 0 and (anchor or not value)):
            found.append(text)
            at += size
            if not everywhere:
                break
        elif anchor:
            break
        elif at < len(value):
            found.append(value[at])
            at += 1
        if at >= len(value):
            break
    return "".join(found) + value[at:]


@runtime
def recased(value: "Value", operator: str, pattern: Pattern | None) -> str:
    """`${name^}`: the first character in upper case, `^^`: all, `,` and `,,`: in lower case; those
    that match the pattern where there is one."""
    text = f"{value}"
    found = []
    for char in text if len(operator) > 1 else text[:1]:
        changed = char.upper() if operator[0] == "^" else char.lower()
        fits = len(changed) == 1 and (pattern is None or pattern.matches(char))
        found.append(changed if fits else char)
    return "".join(found) + text[len(found) :]


@runtime
def matches_regex(shell: Shell, text: str, pieces: "tuple[tuple[Value, bool], ...]") -> bool:
    """`[[ text =~ expression ]]`: an extended regular expression; quoted pieces stand for
    themselves. What matched is BASH_REMATCH, its groups are `${BASH_REMATCH[1]}` and so on."""
    from genwrapper.patterns.regex import BadPattern, compile_regex, longest, quoted

    source = b"".join(
        [quoted(encode(f"{piece}")) if literal else encode(f"{piece}") for piece, literal in pieces]
    )
    try:
        match = compile_regex(source, extended=True).search(encode(text))
    except BadPattern as error:
        raise ShellError(f"[[: {decode(source)}: {error}") from None
    match = match and longest(match)
    variables = shell.variables
    groups = [] if match is None else [match.group(), *match.groups(b"")]
    number = 0
    while number < len(groups) or rematch(number) in variables:
        if number < len(groups):
            variables[rematch(number)] = decode(groups[number])
        else:
            del variables[rematch(number)]
        number += 1
    return match is not None


def matched_group(shell: Shell, index: str) -> "Value | None":
    """`${BASH_REMATCH[index]}`: an arithmetic expression, a negative number counts from behind the
    last group; `*` and `@` are all of them. None where there is no such group."""
    groups = matched_groups(shell)
    if index in ("*", "@"):
        return joined_values(shell, groups, index) if groups else None
    number = evaluate(shell, expand_text(shell, index) if "$" in index else index)
    return shell.variables.get(rematch(number if number >= 0 else number + len(groups)))


@runtime
def matched_groups(shell: Shell) -> list[str]:
    """`${BASH_REMATCH[@]}`: what matched, and its groups."""
    groups: list[str] = []
    while rematch(len(groups)) in shell.variables:
        groups.append(f"{shell.variables[rematch(len(groups))]}")
    return groups


def rematch(number: int) -> str:
    """The variable that a group's match is kept in: no script can assign to its name."""
    return f"BASH_REMATCH[{number}]" if number else "BASH_REMATCH"
