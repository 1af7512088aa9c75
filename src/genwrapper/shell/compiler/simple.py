"""Simple commands (POSIX 2.9.1): assignments, in-place builtins, and the general call `run`."""

from genwrapper.shell.compiler.source import Source, emit_check, emits
from genwrapper.shell.compiler.words import (
    COMPUTED,
    fields,
    is_single,
    joined,
    literal,
    raw,
    string,
)
from genwrapper.shell.state import WATCHED
from genwrapper.shell.syntax import (
    Assignment,
    CommandSubstitution,
    HereDocument,
    Literal,
    Node,
    Parameter,
    Redirection,
    Replacement,
    Simple,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SPECIAL_BUILTINS = frozenset(
    (
        *(":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly"),
        *("return", "set", "shift", "times", "trap", "unset"),
    )
)
ASSIGNED = WATCHED | COMPUTED  # variables whose assignment is more than that
LONG = 60  # an expression that is not written twice


@emits(Simple)
def emit_simple(node: Simple, source: Source, checked: bool) -> None:
    name = literal(node.words[0]) if node.words else None
    if node.redirections:
        emit_redirected_simple(node, name, source, checked)
    elif not node.words:
        emit_assignments(node, source, checked)
    elif node.assignments:
        emit_with_assignments(node, source, checked)
    elif not emit_in_place(name, node, source, checked):
        emit_command(node, source, checked)


# -- assignments ----------------------------------------------------------------------------------


def emit_assignments(
    node: Simple, source: Source, checked: bool, substituted: bool = False
) -> None:
    """Assignments alone: the status is that of the last command substitution, else 0.
    `substituted`: redirections before them hold one."""
    substitutes = substituted or any(
        has_substitution(part) for item in node.assignments for part in item.value.parts
    )
    if substitutes and not substituted:
        source.line("shell.substituted = 0")
    for item in node.assignments:
        emit_assignment(item, source)
    if not substitutes:
        source.line("status = 0")
        return
    source.line("status = shell.substituted")
    emit_check(source, checked)


def has_substitution(part: Node) -> bool:
    if isinstance(part, CommandSubstitution):
        return True
    if isinstance(part, Parameter) and part.argument is not None:
        return any(has_substitution(inner) for inner in part.argument.parts)
    inner = [getattr(part, name, None) for name in ("expression", "offset", "length", "pattern")]
    inner.append(part.text if isinstance(part, Replacement) else None)
    return any(isinstance(word, Word) and any(map(has_substitution, word.parts)) for word in inner)


def emit_assignment(item: Assignment, source: Source) -> None:
    name = item.name
    text = raw(item.value, source)
    if name in ASSIGNED:
        source.line(f"assign(shell, {name!r}, {text})")
        return
    if len(text) > LONG:
        value = source.name("t")
        source.line(f"{value} = {text}")
        text = value
    source.line(f"variables[{name!r}] = assigned(shell, {name!r}, {text}) if guarded else {text}")


def emit_with_assignments(
    node: Simple, source: Source, checked: bool, words: str | None = None
) -> None:
    """`a=1 command`: the assignments hold while it runs, and afterwards too for a special
    builtin. `words` is the name of the words where they have been expanded."""
    if words is None:
        words = source.name("t")
        emit_no_status(node, source)
        source.line(f"{words} = {fields(node.words, source)}")
    kept = source.keep("assignments", "saved")
    source.line(f"{kept} = begin_assignments(shell, {words})")
    with source.block("try:"):
        for item in node.assignments:
            value = string(item.value, source)
            source.line(f"assign_prefix(shell, {item.name!r}, {value}, {words}, {kept})")
        source.line(f"status = run(shell, {words}, status)")
    with source.block("finally:"):
        source.line(f"end_assignments(shell, {kept})")
    emit_check(source, checked)


# -- redirections ---------------------------------------------------------------------------------


def emit_redirect(
    items: "tuple[Redirection | HereDocument, ...]", special: bool, source: Source
) -> str:
    """Make the redirections. The name of what `restore` needs; None is in it where one failed: a
    here-document whose expansions fail is such a one."""
    kept = source.keep("saved", "saved")
    documents = [
        item.body for item in items if isinstance(item, HereDocument) and may_fail(item.body)
    ]
    if not documents:
        source.line(f"{kept} = redirect(shell, {redirections(items, [], source)}, {special})")
        return kept
    texts = []
    with source.block("try:"):
        for body in documents:
            texts.append(source.name("t"))
            source.line(f"{texts[-1]} = {string(body, source)}")
    with source.block("except ShellError as fault:"):
        source.line(f"{kept} = refuse_document(shell, fault, {special})")
    with source.block("else:"):
        source.line(f"{kept} = redirect(shell, {redirections(items, texts, source)}, {special})")
    return kept


def may_fail(body: Word) -> bool:
    """Whether a here-document has expansions."""
    return not all(isinstance(part, Literal) for part in body.parts)


def redirections(
    items: "tuple[Redirection | HereDocument, ...]", texts: list[str], source: Source
) -> str:
    """A tuple display of `(number, operator, target)`; a here-document's operator is `<<`. `texts`
    are the names of the here-documents that have been expanded."""
    shown = []
    for item in items:
        if isinstance(item, HereDocument):
            number = 0 if item.number is None else item.number
            text = texts.pop(0) if may_fail(item.body) else string(item.body, source)
            shown.append(f"({number}, '<<', {text})")
        elif item.operator == "<<<":
            number = 0 if item.number is None else item.number
            shown.append(f"({number}, '<<', {string(item.target, source)} + '\\n')")
        elif item.operator in ("&>", "&>>"):
            shown.append(
                f"(1, {item.operator[1:]!r}, {string(item.target, source)}), (2, '>&', '1')"
            )
        else:
            default = 0 if item.operator[0] == "<" else 1
            number = default if item.number is None else item.number
            shown.append(f"({number}, {item.operator!r}, {string(item.target, source)})")
    return f"({', '.join(shown)},)"


def expands_command(item: "Redirection | HereDocument") -> bool:
    """Whether a redirection holds a command substitution."""
    word = item.body if isinstance(item, HereDocument) else item.target
    return any(map(has_substitution, word.parts))


def emit_redirected_simple(node: Simple, name: str | None, source: Source, checked: bool) -> None:
    """Words are expanded first, then the redirections are made, then the command runs with them."""
    into = echo_into(node, source) if name == "echo" else None
    if into:
        with source.block("if not guarded:"):
            source.line(f"status = {into}")
        with source.block("else:"):
            emit_with_redirections(node, name, source)
    else:
        emit_with_redirections(node, name, source)
    emit_check(source, checked)


def echo_into(node: Simple, source: Source) -> str | None:
    """`echo … > file`, `>> file`."""
    item = node.redirections[0]
    if node.assignments or len(node.redirections) > 1 or not isinstance(item, Redirection):
        return None
    if item.operator not in (">", ">>", ">|") or item.number not in (None, 1):
        return None
    text = echoed(node.words, source)
    if text is None:
        return None
    return f"say_into(shell, {text}, {item.operator!r}, {string(item.target, source)})"


def emit_with_redirections(node: Simple, name: str | None, source: Source) -> None:
    words = source.name("t")
    if node.words:
        emit_no_status(node, source)
        source.line(f"{words} = {fields(node.words, source)}")
        with source.block("if guarded:"):
            source.line(f"traced(shell, {words})")
    substituted = not node.words and any(map(expands_command, node.redirections))
    if substituted:
        source.line("shell.substituted = 0")
    kept = emit_redirect(node.redirections, name in SPECIAL_BUILTINS, source)
    with source.block(f"if {kept} is None:"):
        source.line("status = 1")
    with source.block("else:"):
        with source.block("try:"):
            if not node.words:
                emit_assignments(Simple(node.assignments, (), ()), source, False, substituted)
            elif node.assignments:
                emit_with_assignments(node, source, False, words)
            else:
                source.line(f"status = run(shell, {words}, status)")
        with source.block("finally:"):
            source.line(f"status = restore(shell, {kept}, status)")


# -- commands -------------------------------------------------------------------------------------


def emit_no_status(node: Simple, source: Source) -> None:
    """Where the words may give no command at all, the status is the last substitution's, else 0."""
    if node.words and literal(node.words[0]) is None:
        source.line("shell.substituted = 0")


def emit_command(node: Simple, source: Source, checked: bool) -> None:
    emit_no_status(node, source)
    source.line(f"status = run(shell, {fields(node.words, source)}, status)")
    emit_check(source, checked)


def emit_in_place(name: str | None, node: Simple, source: Source, checked: bool) -> bool:
    """What needs no call while nothing is guarded. False where the command is none of these."""
    words = node.words
    if name in (":", "true", "false") and len(words) == 1:
        return emit_unless_guarded(words, str(int(name == "false")), source, checked)
    if name in ("break", "continue"):
        return emit_loop_exit(name, words, source)
    if name == "return" and source.function:
        return emit_return(words, source)
    if name in ("[", "test"):
        return emit_test(words, source, checked)
    if name == "local":
        return emit_local(words, source, checked)
    if name == "getopts":
        return emit_getopts(words, source, checked)
    if name == "echo" and (text := echoed(words, source)):
        return emit_unless_guarded(words, f"say(shell, {text})", source, checked)
    return False


def emit_unless_guarded(
    words: tuple[Word, ...],
    quick: str,
    source: Source,
    checked: bool,
    certain: "Sequence[str]" = (),
) -> bool:
    """A command whose status `quick` gives, while nothing is guarded and what is `certain` holds;
    else it is run as any other. True: it has been emitted."""
    with source.block(f"if not guarded{''.join(' and ' + item for item in certain)}:"):
        source.line(f"status = {quick}")
    with source.block("else:"):
        source.line(f"status = run(shell, {fields(words, source)}, status)")
    emit_check(source, checked)
    return True


def emit_loop_exit(name: str, words: tuple[Word, ...], source: Source) -> bool:
    """`break` and `continue` of a loop in the same function are Python's own."""
    count = literal(words[1]) if len(words) == 2 else "1"
    if len(words) > 2 or count != "1" or not source.loops:
        return False
    with source.block("if guarded:"):
        source.line(f"trace(shell, {fields(words, source)})")
    source.line(f"status = {source.loops[-1]} = 0; shell.ignoring = {source.loops[-1]}i")
    source.line(name)
    return True


def emit_return(words: tuple[Word, ...], source: Source) -> bool:
    """`return` of a function's own body is Python's own."""
    if len(words) > 2:
        return False
    with source.block("if guarded:"):
        if len(words) == 2:
            source.line(f"trace(shell, {fields(words, source)})")
        else:
            source.line("status = return_status(shell, status)")
    if len(words) == 2:
        number = literal(words[1])
        if number is not None and number.isdecimal() and number.isascii() and int(number) < 256:
            source.line(f"return {int(number)}")
        else:
            source.line(f"return status_argument(shell, {fields(words, source)}, status)")
    else:
        source.line("return status")
    return True


def emit_local(words: tuple[Word, ...], source: Source, checked: bool) -> bool:
    """`local name=value …` whose names stand in the script's own text."""
    items = []
    for word in words[1:]:
        first = word.parts[0] if word.parts else None
        if not isinstance(first, Literal):
            return False
        name, equals, rest = first.text.partition("=")
        if not (name.isidentifier() and name.isascii()) or (len(word.parts) > 1 and not equals):
            return False
        value = joined((Literal(rest, False), *word.parts[1:]), source) if equals else "None"
        items.append(f", ({name!r}, {value})")
    return emit_unless_guarded(words, f"declare_locals(shell{''.join(items)})", source, checked)


def emit_getopts(words: tuple[Word, ...], source: Source, checked: bool) -> bool:
    """`getopts optstring name` on the positional parameters."""
    from genwrapper.shell.builtins.variables import options_of

    optstring, name = (literal(word) for word in words[1:]) if len(words) == 3 else (None, None)
    if optstring is None or name is None or not (name.isidentifier() and name.isascii()):
        return False
    options = source.constant(options_of(optstring))
    quick = f"next_option(shell, {options}, {name!r}, shell.positional)"
    return emit_unless_guarded(words, quick, source, checked)


def echoed(words: tuple[Word, ...], source: Source) -> str | None:
    """What `echo` writes, as one string: where each word is one field, and the first no option. Not
    for what may run but once."""
    if not source.loops and not source.function:
        return None
    parts: list[Node] = []
    for word in words[1:]:
        if not all(map(is_single, word.parts)):
            return None
        parts += [*word.parts, Literal(" ", True)]
    first = parts[0] if parts else None
    if first is not None and not (isinstance(first, Literal) and first.text[:1] not in ("", "-")):
        return None
    return joined((*parts[:-1], Literal("\n", True)), source)


def emit_test(words: tuple[Word, ...], source: Source, checked: bool) -> bool:
    """`[ … ]` on strings and integers."""
    from genwrapper.shell.compiler.conditions import condition_in_place

    found = condition_in_place(words, source)
    if found is None:
        return False
    certain, truth = found
    return emit_unless_guarded(words, f"0 if {truth} else 1", source, checked, certain)
