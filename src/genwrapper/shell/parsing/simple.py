"""Simple commands (POSIX XCU 2.9.1): assignments, words and redirections (2.7)."""

from genwrapper.shell.parsing.lexer import NUMBER, WORD
from genwrapper.shell.parsing.quoting import joined, tildes
from genwrapper.shell.syntax import (
    Assignment,
    HereDocument,
    Literal,
    Node,
    Parameter,
    Redirection,
    Simple,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.parsing.parser import Parser
    from genwrapper.shell.parsing.quoting import Part

REDIRECTIONS = frozenset(("<", ">", ">|", ">>", "<>", "<&", ">&", "<<", "<<-", "<<<", "&>", "&>>"))
ALTERNATIVES = ("-", "=", "?", "+")
DECLARATIONS = frozenset(("export", "readonly", "local"))


def simple(parser: "Parser") -> Node:
    """A simple command, or a function's definition `name() …`, from its first token on; the current
    token is then the one behind it."""
    lexer = parser.lexer
    line, column = lexer.line, lexer.column
    assignments: list[Assignment] = []
    found: list[Word] = []
    redirections: list[Redirection | HereDocument] = []
    name: str | None = None
    command: str | None = None  # the name, also where some of it was quoted
    declares = False
    before = lexer.substitutions
    kind = lexer.kind
    while True:
        if kind is WORD:
            parts = lexer.parts
            if lexer.blank_ends and lexer.follows_blank() and lexer.expand_aliases():
                kind = lexer.kind
                continue
            if found:
                if len(parts) > 1:
                    parts = joined(parts)
                word = Word(tuple(parts), line=lexer.line, column=lexer.column)
                if declares:
                    word = _declared(word, lexer.parts)
                elif command == "command" and len(found) == 1:
                    declares = _text(parts) in DECLARATIONS
                found.append(word)
            else:
                assignment = _assignment(parts, lexer.line, lexer.column)
                if assignment is not None:
                    assignments.append(assignment)
                else:
                    if (assignments or redirections) and lexer.expand_alias():
                        kind = lexer.kind
                        continue
                    name = lexer.plain
                    if len(parts) > 1:
                        parts = joined(parts)
                    command = _text(parts)
                    declares = command in DECLARATIONS
                    found.append(Word(tuple(parts), line=lexer.line, column=lexer.column))
        elif kind in REDIRECTIONS or kind is NUMBER:
            redirections.append(redirection(parser))
        elif kind == "(" and len(found) == 1 and not assignments and not redirections:
            return parser.function(name, line, column)
        else:
            break
        kind = lexer.read()
    if kind == "(":
        raise parser.unexpected()
    node = Simple(tuple(assignments), tuple(found), tuple(redirections), line=line, column=column)
    return parser.with_substitutions(node, before)


def _text(parts: "list[Part]") -> str | None:
    """The text of a word that is nothing else, quotes taken away."""
    return parts[0].text if len(parts) == 1 and type(parts[0]) is Literal else None


def redirection(parser: "Parser") -> Redirection | HereDocument:
    """`[number]operator word`: its last token stays the current one."""
    lexer = parser.lexer
    line, column = lexer.line, lexer.column
    number: int | None = None
    if lexer.kind is NUMBER:
        assert lexer.plain is not None
        digits = lexer.plain
        if len(digits) > 9:
            raise lexer.fault(f"descriptor number too large: {digits}", lexer.start)
        number = int(digits)
        lexer.read()
    operator = lexer.kind
    assert operator is not None
    if operator == "<<" or operator == "<<-":
        node = HereDocument(number, Word(()), line=line, column=column)
        lexer.here_delimiter(node, operator == "<<-")
        return node
    if parser.read() is not WORD:
        raise parser.unexpected(f"expected a word behind `{operator}`")
    target = parser.word()
    if operator == ">&" and number is None and _is_file(target):
        operator = "&>"
    return Redirection(number, operator, target, line=line, column=column)


def _is_file(target: Word) -> bool:
    """Whether the target of `>&` is a file's name: text that is neither a number nor `-`."""
    parts = target.parts
    if not parts or not all(type(part) is Literal for part in parts):
        return False
    text = "".join([getattr(part, "text", "") for part in parts])
    return not text.isdigit() and text != "-"


def _assignment(parts: "list[Part]", line: int, column: int) -> Assignment | None:
    """`name=value` as an Assignment; None where the word is none."""
    first = parts[0]
    if type(first) is not Literal or first.quoted or "=" not in first.text:
        return None
    name, _, text = first.text.partition("=")
    if not (name.isascii() and name.isidentifier()):
        return None
    value = parts[1:]
    behind = column + len(name) + 1
    if text:
        value = [Literal(text, False, line=line, column=behind), *value]
    if len(value) > 1:
        value = joined(tildes(value, colons=True))
    elif "~" in text:
        value = tildes(value, colons=True)
    for part in value:
        if type(part) is Parameter and not part.quoted and part.operator[-1:] in ALTERNATIVES:
            assert part.argument is not None
            found: list[Part] = list(part.argument.parts)  # type: ignore[arg-type]
            part.argument.parts = tuple(tildes(found, colons=True))
    return Assignment(name, Word(tuple(value), line=line, column=behind), line=line, column=column)


def _declared(word: Word, parts: "list[Part]") -> Word:
    """A word behind `export` or `readonly`: where it has the form of an assignment, its expansions
    are neither split nor taken as patterns."""
    assignment = _assignment(parts, word.line, word.column)
    if assignment is None:
        return word
    line, column = word.line, word.column
    found: list[Node] = [Literal(f"{assignment.name}=", True, line=line, column=column)]
    for part in assignment.value.parts:
        if isinstance(part, Parameter):
            name = "*" if part.name == "@" else part.name
            part = Parameter(
                name, part.operator, part.argument, True, line=part.line, column=part.column
            )
        elif hasattr(part, "quoted"):
            part.quoted = True
        found.append(part)
    return Word(tuple(found), line=line, column=column)
