"""Lists and compound commands (POSIX 2.9.2 to 2.9.5)."""

from genwrapper.shell.compiler.patterns import match
from genwrapper.shell.compiler.simple import ASSIGNED, emit_redirect
from genwrapper.shell.compiler.source import DEEPEST, Source, emit, emit_check, emits
from genwrapper.shell.compiler.unit import Unit
from genwrapper.shell.compiler.words import fields, literal, string
from genwrapper.shell.syntax import (
    AndOr,
    Background,
    Case,
    CaseItem,
    For,
    Function,
    Group,
    If,
    Node,
    Not,
    Pipeline,
    Redirected,
    Sequence,
    Simple,
    Subshell,
    Substituting,
    Until,
    While,
    Word,
)

IN_PLACE = frozenset((":", "true", "false", "[", "test"))  # no code of the script's runs in them


def too_deep(source: Source) -> bool:
    """Whether another compound command must be a function of its own."""
    return source.blocks >= DEEPEST or source.depth >= 80


def emit_apart(node: Node, source: Source) -> None:
    """The node as a function of its own: `break`, `continue` and `return` leave it as
    exceptions."""
    source.line("shell.status = status")
    source.line(f"status = {source.constant(Unit(node))}.function(shell)")


def emit_branch(body: Sequence, source: Source, checked: bool, least: int = 4) -> None:
    """What is run under a condition. Where no loop is around it, a body of `least` commands or
    more is compiled when it is first entered: most branches of a script never are."""
    if source.loops or too_small(body, least):
        emit(body, source, checked)
    else:
        before, source.on = source.on, body
        emit_apart(body, source)
        source.on = before


def too_small(body: Sequence, least: int) -> bool:
    """Whether there are fewer than `least` simple commands in a body."""
    return len(body.commands) < least and count_commands(body, least) < least


def count_commands(node: object, enough: int) -> int:
    """The simple commands in a node, no further than `enough` of them."""
    if isinstance(node, Word):
        return 0
    if isinstance(node, Simple):
        return 1
    found = 0
    if isinstance(node, Node):
        node = tuple([getattr(node, name) for name in node.__slots__])
    if isinstance(node, tuple):
        for item in node:
            if found < enough:
                found += count_commands(item, enough - found)
    return found


# -- lists ----------------------------------------------------------------------------------------


@emits(Sequence)
def emit_sequence(node: Sequence, source: Source, checked: bool) -> None:
    for command in node.commands:
        emit(command, source, checked)


@emits(AndOr)
def emit_and_or(node: AndOr, source: Source, checked: bool) -> None:
    emit_ignoring(node.commands[0], source)
    last = len(node.operators) - 1
    for index, (operator, command) in enumerate(
        zip(node.operators, node.commands[1:], strict=True)
    ):
        with source.block("if not status:" if operator == "&&" else "if status:"):
            if index == last:
                emit(command, source, checked)
            else:
                emit_ignoring(command, source)


@emits(Not)
def emit_not(node: Not, source: Source, checked: bool) -> None:
    emit_ignoring(node.command, source)
    source.line("status = 0 if status else 1")


def emit_ignoring(node: Node, source: Source) -> None:
    """A command whose failure `set -e` ignores, also in the functions that it calls."""
    if isinstance(node, Sequence) and len(node.commands) == 1:
        node = node.commands[0]
    if isinstance(node, Simple) and node.words and literal(node.words[0]) in IN_PLACE:
        emit(node, source, False)
        return
    kept = source.keep("ignoring", "saved", node)
    source.line(f"{kept} = shell.ignoring; shell.ignoring = True")
    emit(node, source, False)
    source.line(f"shell.ignoring = {kept}")


@emits(Background)
def emit_background(node: Background, source: Source, checked: bool) -> None:
    unit = source.constant(Unit(node.command))
    source.line(f"status = background(shell, {node.text!r}, {unit}, status)")


@emits(Pipeline)
def emit_pipeline(node: Pipeline, source: Source, checked: bool) -> None:
    units = tuple(Unit(stage) for stage in node.stages)
    source.line(f"status = pipeline(shell, {source.constant(units)}, status)")
    emit_check(source, checked)


# -- grouping -------------------------------------------------------------------------------------


@emits(Group)
def emit_group(node: Group, source: Source, checked: bool) -> None:
    emit(node.body, source, checked)


@emits(Subshell)
def emit_subshell(node: Subshell, source: Source, checked: bool) -> None:
    source.line(f"status = subshell(shell, {source.constant(Unit(node.body))}, status)")
    emit_check(source, checked)


@emits(Function)
def emit_function(node: Function, source: Source, checked: bool) -> None:
    unit = Unit(node.body, is_function=True)
    source.line(f"status = define(shell, {node.name!r}, {source.constant(unit)})")


@emits(Redirected)
def emit_redirected(node: Redirected, source: Source, checked: bool) -> None:
    kept = emit_redirect(node.redirections, False, source)
    with source.block(f"if {kept} is None:"):
        source.line("status = 1")
        emit_check(source, checked)
    with source.block("else:"):
        with source.block("try:"):
            if too_deep(source):
                emit_apart(node.command, source)
            else:
                emit(node.command, source, checked)
        with source.block("finally:"):
            source.line(f"status = restore(shell, {kept}, status)")


@emits(Substituting)
def emit_substituting(node: Substituting, source: Source, checked: bool) -> None:
    if too_deep(source):
        emit_apart(node, source)
        return
    kept = source.name("t")
    source.line(f"{kept} = shell.substitutions")
    with source.block("try:"):
        emit(node.command, source, checked)
    with source.block("finally:"):
        source.line(f"close_substitutions(shell, {kept})")


# -- if, case -------------------------------------------------------------------------------------


@emits(If)
def emit_if(node: If, source: Source, checked: bool) -> None:
    if too_deep(source):
        emit_apart(node, source)
        return
    emit_ignoring(node.condition, source)
    rest = following(node)
    if rest is None:
        with source.block("if not status:"):
            emit_branch(node.body, source, checked)
        with source.block("else:"):
            if node.otherwise is None:
                source.line("status = 0")
            else:
                emit_branch(node.otherwise, source, checked)
        return
    undecided = source.name("t")
    source.line(f"{undecided} = status")
    with source.block("if not status:"):
        emit_branch(node.body, source, checked)
    while rest is not None:
        branch = rest
        with source.block(f"if {undecided}:"):
            emit_ignoring(branch.condition, source)
            source.line(f"{undecided} = status")
            with source.block("if not status:"):
                emit_branch(branch.body, source, checked)
        rest = following(branch)
    with source.block(f"if {undecided}:"):
        if branch.otherwise is None:
            source.line("status = 0")
        else:
            emit_branch(branch.otherwise, source, checked)


def following(node: If) -> If | None:
    """The `elif` behind an If."""
    other = node.otherwise
    if other is not None and len(other.commands) == 1 and isinstance(other.commands[0], If):
        return other.commands[0]
    return None


@emits(Case)
def emit_case(node: Case, source: Source, checked: bool) -> None:
    if too_deep(source):
        emit_apart(node, source)
        return
    subject = source.name("t")
    source.line(f"{subject} = {string(node.word, source)}")
    if any(item.terminator == ";&" for item in node.items):
        emit_case_falling(node, subject, source, checked)
        return
    state = ""
    if (len(node.items) > 1 and not all(is_constant(item) for item in node.items)) or len(
        node.items
    ) > 50:
        emit_case_falling(node, subject, source, checked)
        return
    for item in node.items:
        with source.block(f"{state}if {matches(item, subject, source)}:"):
            emit_item(item, source, checked)
        state = "el"
    if not node.items:
        source.line("status = 0")
        return
    with source.block("else:"):
        source.line("status = 0")


def is_constant(item: CaseItem) -> bool:
    return all(literal(word) is not None or is_static(word) for word in item.patterns)


def is_static(word: Node) -> bool:
    return all(hasattr(part, "text") for part in getattr(word, "parts", ()))


def emit_item(item: CaseItem, source: Source, checked: bool) -> None:
    if item.body.commands:
        emit_branch(item.body, source, checked, 2)
    else:
        source.line("status = 0")


def emit_case_falling(node: Case, subject: str, source: Source, checked: bool) -> None:
    """The items one by one: a pattern is expanded only when it is come to; `;&` enters the next
    body, and the status stays where that is empty."""
    state = source.name("t")  # 0 none matched yet, 1 the next body is fallen into, 2 done
    source.line(f"{state} = 0")
    for item in node.items:
        condition = f"{state} == 1 or {state} == 0 and ({matches(item, subject, source)})"
        with source.block(f"if {condition}:"):
            if not item.body.commands:
                source.line(f"if not {state}: status = 0")
            source.line(f"{state} = {1 if item.terminator == ';&' else 2}")
            if item.body.commands:
                emit_branch(item.body, source, checked, 2)
    with source.block(f"if not {state}:"):
        source.line("status = 0")


def matches(item: CaseItem, subject: str, source: Source) -> str:
    """Whether one of the item's patterns matches; each is expanded only if those before it do
    not."""
    return " or ".join(match(word, subject, source) for word in item.patterns)


# -- loops ----------------------------------------------------------------------------------------


def emit_leave(source: Source, outcome: str) -> None:
    """Behind a loop's `try`: what `break` and `continue` from outside its own code do to it."""
    with source.block("except LoopExit as leave:"):
        source.line(f"status = {outcome} = 0; shell.ignoring = {outcome}i")
        with source.block("if leave.levels > 1:"):
            source.line("leave.levels -= 1")
            source.line("raise")
        with source.block("if not leave.proceed:"):
            source.line("break")


def emit_while(node: "While | Until", source: Source, checked: bool) -> None:
    if too_deep(source):
        emit_apart(node, source)
        return
    outcome = source.name("loop")
    before = "status" if node is source.goes_on else "0"
    source.line(f"{outcome} = {before}; {outcome}i = shell.ignoring")
    source.loops.append(outcome)
    first = len(source.lines)
    with source.block("while True:"):
        with source.block("try:"):
            with source.block("if pending:"):
                source.line("safepoint(shell, status)")
            emit_ignoring(node.condition, source)
            with source.block("if status:" if isinstance(node, While) else "if not status:"):
                source.line(f"status = {outcome}")
                source.line("break")
            emit(node.body, source, checked)
            source.line(f"{outcome} = status")
        emit_leave(source, outcome)
    source.spans.append((first, len(source.lines)))
    source.loops.pop()


emits(While)(emit_while)
emits(Until)(emit_while)


def may_vanish(word: Word) -> bool:
    """Whether a word may give no field."""
    return literal(word) is None


@emits(For)
def emit_for(node: For, source: Source, checked: bool) -> None:
    if too_deep(source):
        emit_apart(node, source)
        return
    outcome = source.name("loop")
    iterator = source.keep("iterator", "it")
    value = source.name("t")
    words = "shell.positional" if node.words is None else fields(node.words, source)
    if node.words is None or any(map(may_vanish, node.words)) or not node.words:
        source.line(f"{value} = {words}")
        words = value
        with source.block(f"if not {value}:"):
            source.line("status = 0")
    source.line(f"{iterator} = iter({words})")
    source.line(f"{outcome}i = shell.ignoring")
    source.loops.append(outcome)
    first = len(source.lines)
    with source.block(f"for {value} in {iterator}:"):
        with source.block("try:"):
            name = repr(node.name)
            if node.name in ASSIGNED:
                source.line(f"assign(shell, {name}, {value})")
            else:
                source.line(
                    f"variables[{name}] = assigned(shell, {name}, {value}) if guarded else {value}"
                )
            with source.block("if pending:"):
                source.line("safepoint(shell, status)")
            emit(node.body, source, checked)
        emit_leave(source, outcome)
    source.spans.append((first, len(source.lines)))
    source.loops.pop()
