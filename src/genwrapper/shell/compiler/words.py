"""Words as Python expressions (POSIX 2.6): one string, or a list of fields.

An expression of one string may give a Python int (a variable holds one after arithmetic): `%s`
takes both. A field list is built of *pieces*, `(value, kind)`: QUOTED stands as it is, PATTERN is
the script's own unquoted text (pathname expansion only), SPLIT came out of an unquoted expansion,
LIST is `"$@"`, SPLIT_LIST `$@`.
"""

from genwrapper.shell.compiler import patterns
from genwrapper.shell.compiler.source import Source, text_of
from genwrapper.shell.compiler.unit import Unit
from genwrapper.shell.syntax import (
    Arithmetic,
    BadSubstitution,
    CommandSubstitution,
    Literal,
    Node,
    Parameter,
    ProcessSubstitution,
    Replacement,
    Sequence,
    Simple,
    Substring,
    Tilde,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeGuard

QUOTED, PATTERN, SPLIT, LIST, SPLIT_LIST = range(5)
SPECIAL_CHARACTERS = frozenset("*?[")
# Variables whose value is made when it is asked for
COMPUTED = frozenset(("BASHPID", "LINENO", "RANDOM"))
TRIMS = {
    "#": "shortest_prefix",
    "##": "longest_prefix",
    "%": "shortest_suffix",
    "%%": "longest_suffix",
}
BASH_OPERATORS = frozenset(("^", "^^", ",", ",,", "!@", "!*"))
GROUPS = {"BASH_REMATCH[@]": "@", "BASH_REMATCH[*]": "*"}


def literal(word: Word) -> str | None:
    """The text of a word that needs no expansion at all (quotes taken away); None for any other."""
    parts = word.parts
    if len(parts) == 1 and isinstance(parts[0], Literal):
        part = parts[0]
        if part.quoted or part.text == "[" or not SPECIAL_CHARACTERS.intersection(part.text):
            return part.text
        return None
    texts = []
    for item in parts:
        if not isinstance(item, Literal):
            return None
        if not item.quoted and SPECIAL_CHARACTERS.intersection(item.text):
            return None
        texts.append(item.text)
    return "".join(texts) if texts else None


# -- one string -----------------------------------------------------------------------------------


def string(word: Word, source: Source) -> str:
    """An expression for the word as one string: assignments, here-documents, redirections' targets,
    case."""
    return joined(word.parts, source)


def joined(parts: tuple[Node, ...], source: Source) -> str:
    """The parts' values in a row, as one expression of type str."""
    return text_of(
        [
            (part.text, True) if isinstance(part, Literal) else (value(part, source), False)
            for part in parts
        ]
    )


def raw(word: Word, source: Source) -> str:
    """As `string`, but a lone arithmetic expansion or variable stays the int that it may be."""
    if len(word.parts) == 1 and isinstance(word.parts[0], Arithmetic | Parameter):
        return value(word.parts[0], source)
    return string(word, source)


def value(part: Node, source: Source) -> str:
    """The value of one part as str or int; lists are joined."""
    if is_extension(part):
        from genwrapper.shell.compiler import extensions

        return extensions.value(part, source)
    if isinstance(part, Parameter):
        return parameter(part, source)
    if isinstance(part, Arithmetic):
        return arithmetic(part, source)
    if isinstance(part, CommandSubstitution):
        return substitution(part, source)
    if isinstance(part, Tilde):
        return f"tilde(shell, {part.user!r})"
    if isinstance(part, ProcessSubstitution):
        return process_substitution(part, source)
    if isinstance(part, BadSubstitution):
        return f"bad_substitution({part.text!r})"
    assert isinstance(part, Literal)
    return repr(part.text)


def process_substitution(part: ProcessSubstitution, source: Source) -> str:
    from genwrapper.shell.expansion import substitutions  # noqa: F401  # declares what is called

    unit = source.constant(Unit(part.body))
    return f"substitute_process(shell, {part.direction!r}, {unit}, status)"


def is_extension(part: Node) -> bool:
    """Whether the part is one that ash and bash have and POSIX lacks (see extensions.py)."""
    if isinstance(part, Parameter):
        operator = part.operator
        if part.name in GROUPS:
            return operator[-1:] not in ("-", "=", "?", "+")
        return operator in BASH_OPERATORS or (operator[:1] in TRIMS and part.name in "@*")
    return isinstance(part, Substring | Replacement)


def several(part: Node) -> str:
    """`@` or `*` where the part stands for several values, as `$@` and `${!prefix*}` do; else
    ""."""
    operator = getattr(part, "operator", "")
    if operator in ("!@", "!*"):
        return str(operator[1])
    name = getattr(part, "name", "") if operator != "length" else ""
    return name if name in ("@", "*") else GROUPS.get(name, "")


def substitution(part: CommandSubstitution, source: Source) -> str:
    body: Node = part.body
    if len(part.body.commands) == 1 and is_reading(part.body.commands[0]):
        words = tuple(Word((Literal(text, True),)) for text in ("command", "cat"))
        command = Simple((), words, part.body.commands[0].redirections)
        body = Sequence((command,), line=body.line, column=body.column)
    return f"substitute(shell, {source.constant(Unit(body))}, status)"


def is_reading(node: Node) -> "TypeGuard[Simple]":
    """Whether a substitution's command is `<file` alone: the file's content (bash)."""
    if not isinstance(node, Simple) or node.words or node.assignments:
        return False
    return [getattr(item, "operator", "") for item in node.redirections] == ["<"]


def arithmetic(part: Arithmetic, source: Source) -> str:
    """`$((…))`: compiled in place where its text can be parsed now, else when it is known."""
    from genwrapper.shell.compiler.arithmetic import arithmetic_expression

    compiled = arithmetic_expression(part.expression, source, simple_value)
    if compiled is not None:
        return compiled
    return f"arithmetic(shell, {string(part.expression, source)})"


def simple_value(part: Node, source: Source) -> str | None:
    """The value of a parameter without operator, which may be looked up twice; None for other
    parts."""
    if isinstance(part, Parameter) and not part.operator and part.name not in ("@", "*"):
        return plain_parameter(part.name, source)
    return None


# -- parameters (2.5, 2.6.2) ----------------------------------------------------------------------


def plain_parameter(name: str, source: Source) -> str:
    """`$name` as an expression."""
    if name[0].isdigit():
        if name == "0":
            return "shell.name"
        number = int(name)
        found = source.name("t")
        enough = f"({found} := shell.positional)"
        if number > 1:
            enough = f"len{enough} >= {number}"
        return f"({found}[{number - 1}] if {enough} else unset_parameter(shell, {str(number)!r}))"
    if name == "?":
        return "status"
    if name == "#":
        return "len(shell.positional)"
    if name == "LINENO":
        return f"line_number(shell, {source.on.line if source.on else 0})"
    if name.isidentifier() and name.isascii() and name not in COMPUTED:
        return f"variables[{name!r}]"
    return f"special_parameter(shell, {name!r})"


def parameter(part: Parameter, source: Source) -> str:
    """`$name` or `${name…}` in a place where the result is one string."""
    name, operator = part.name, part.operator
    if not operator:
        return (
            f"joined_positional(shell, {name!r})" if name in "@*" else plain_parameter(name, source)
        )
    if operator == "length":
        if name in "@*":
            return "len(shell.positional)"
        return f"length({plain_parameter(name, source)})"
    assert part.argument is not None
    argument = string(part.argument, source)
    if operator[-1] == "?" and not part.argument.parts:
        argument = "None"
    if operator in ("%", "%%", "#", "##"):
        return patterns.trimmed(operator, plain_parameter(name, source), part.argument, source)
    found = source.name("t")
    looked_up = look_up(name, operator, found)
    return choice(operator, looked_up, found, name, argument)


def look_up(name: str, operator: str, found: str) -> str:
    """A condition that is true where the parameter's value is to be used, and leaves it in
    `found`."""
    null_counts = operator[0] == ":"
    if name.isidentifier() and name.isascii() and name not in COMPUTED and name != "LINENO":
        get = f"({found} := variables.get({name!r}))"
    else:
        get = f"({found} := optional_parameter(shell, {name!r}, status))"
    if null_counts:
        return f"{get} is not None and {found} != ''"
    return f"{get} is not None"


def choice(operator: str, looked_up: str, found: str, name: str, argument: str) -> str:
    kind = operator[-1]
    if kind == "+":
        return f"({argument} if {looked_up} else '')"
    if kind == "-":
        return f"({found} if {looked_up} else {argument})"
    if kind == "=":
        return f"({found} if {looked_up} else assign_default(shell, {name!r}, {argument}))"
    return (
        f"({found} if {looked_up} else refuse(shell, {name!r}, {argument}, {operator[0] == ':'}))"
    )


# -- fields (2.6.5, 2.6.6) ------------------------------------------------------------------------


def fields(words: tuple[Word, ...], source: Source) -> str:
    """A list display of all the fields that the words give."""
    return f"[{', '.join(field_items(word, source) for word in words)}]"


def field_items(word: Word, source: Source) -> str:
    """What stands for the word in a list display: one item, or a starred expression."""
    text = literal(word)
    if text is not None:
        return repr(text)
    parts = word.parts
    if len(parts) == 1:
        alone = lone_part(parts[0], source)
        if alone is not None:
            return alone
    elif all(is_single(part) for part in parts):
        return joined(parts, source)
    return f"*expand(shell, {pieces(parts, source)})"


def lone_part(part: Node, source: Source) -> str | None:
    """A word of one part; None where it needs the general way."""
    if isinstance(part, Parameter) and part.name in "@*" and not part.operator:
        if part.name == "@" and part.quoted:
            return "*shell.positional"
        if part.quoted:
            return joined((part,), source)
        return None
    if is_single(part):
        return joined((part,), source)
    if is_extension(part):
        return None if several(part) else f"*fields(shell, {value(part, source)})"
    if isinstance(part, Parameter) and part.operator in ("", "length", "#", "##", "%", "%%"):
        if part.name in "@*":
            return None
        return f"*fields(shell, {value(part, source)})"
    if isinstance(part, CommandSubstitution | Arithmetic | BadSubstitution):
        return f"*fields(shell, {value(part, source)})"
    return None


def is_single(part: Node) -> bool:
    """Whether the part gives exactly one piece of text that is neither split nor a pattern."""
    if isinstance(part, Literal):
        return part.quoted or not SPECIAL_CHARACTERS.intersection(part.text)
    if isinstance(part, Tilde | ProcessSubstitution):
        return True
    if is_extension(part):
        return bool(getattr(part, "quoted", False)) and several(part) != "@"
    if isinstance(part, Parameter):
        return part.quoted and (
            part.name != "@" and (part.argument is None or not has_list(part.argument))
        )
    return bool(getattr(part, "quoted", False))


def has_list(word: Word) -> bool:
    """Whether `"$@"` stands in the word, also inside an operator's argument."""
    return any(
        several(part) == "@"
        or (isinstance(part, Parameter) and part.argument is not None and has_list(part.argument))
        for part in word.parts
    )


def pieces(parts: tuple[Node, ...], source: Source, text: int = PATTERN) -> str:
    """A tuple display of pieces `(value, kind)`; `text` is the kind of unquoted text of the
    script."""
    items = [piece + ", " for part in parts for piece in part_pieces(part, source, text)]
    return f"({''.join(items)})"


def part_pieces(part: Node, source: Source, text: int) -> list[str]:
    if isinstance(part, Literal):
        return [f"({part.text!r}, {QUOTED if part.quoted else text})"]
    if isinstance(part, Tilde | ProcessSubstitution):
        return [f"({value(part, source)}, {QUOTED})"]
    quoted = getattr(part, "quoted", False)
    kind = QUOTED if quoted else SPLIT
    if is_extension(part) and several(part) and not (quoted and several(part) == "*"):
        from genwrapper.shell.compiler import extensions

        return [f"({extensions.values(part, source)}, {LIST if quoted else SPLIT_LIST})"]
    if not isinstance(part, Parameter) or is_extension(part):
        return [f"({value(part, source)}, {kind})"]
    if part.name in "@*" and not part.operator:
        if part.quoted and part.name == "*":
            return [f"({value(part, source)}, {QUOTED})"]
        return [f"(shell.positional, {LIST if part.quoted else SPLIT_LIST})"]
    if part.argument is None or part.operator[0] in TRIMS:
        return [f"({value(part, source)}, {kind})"]
    return [f"*{alternative(part, kind, source)}"]


def alternative(part: Parameter, kind: int, source: Source) -> str:
    """`${name-word}` and its kin in a field: the word's own quotes decide what is split."""
    assert part.argument is not None
    found = source.name("t")
    if part.name in "@*":
        looked_up = f"optional_list(shell, {part.operator!r})"
        plain = Parameter(part.name, "", None, part.quoted)
        used = f"({part_pieces(plain, source, QUOTED)[0]},)"
    else:
        looked_up = look_up(part.name, part.operator, found)
        used = f"(({found}, {kind}),)"
    empty = f"(('', {QUOTED}),)" if part.quoted else "()"
    word = pieces(part.argument.parts, source, kind) if part.argument.parts else empty
    if part.quoted and has_list(part.argument):
        word = f"(*{word}, *(() if shell.positional else {empty}))"
    operator = part.operator[-1]
    if operator == "+":
        return f"({word} if {looked_up} else {empty})"
    if operator == "-":
        return f"({used} if {looked_up} else {word})"
    text = string(part.argument, source)
    if operator == "?" and not part.argument.parts:
        text = "None"
    if operator == "=":
        other = f"((assign_default(shell, {part.name!r}, {text}), {kind}),)"
    else:
        other = f"((refuse(shell, {part.name!r}, {text}, {part.operator[0] == ':'}), {kind}),)"
    return f"({used} if {looked_up} else {other})"
