"""A script as the checks see it: its tree, its lines, and what holds for all of it."""

from genwrapper.shell.compiler.words import literal
from genwrapper.shell.errors import SyntaxFault
from genwrapper.shell.parsing.parser import Parser
from genwrapper.shell.syntax import (
    Arithmetic,
    Assignment,
    For,
    Function,
    Literal,
    Node,
    Parameter,
    Sequence,
    Simple,
    Word,
)
from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DECLARING = frozenset(("export", "local", "readonly"))
NUMBERS = frozenset("#?$!")  # parameters whose values are never split


class Script:
    """A parsed script. SyntaxFault where it can't be parsed."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.lines = text.split("\n")
        commands: list[Node] = []
        parser = Parser(text, name)
        while (found := parser.next()) is not None:
            commands.extend(found.commands)
        self.commands = Sequence(tuple(commands))
        self.functions: set[str] = set()
        self.options: set[str] = set()  # that are set anywhere: "e", "pipefail"
        self.asked_for: set[str] = set()  # commands that the script looks for before it uses them
        self.sources_unknown = False  # it sources what can't be read here
        self.values: dict[str, list[Word | None]] = {}  # None: a value that is not known
        self.gather()

    def char(self, node: Node) -> str:
        """The character of the script at which a node begins."""
        if not 0 < node.line <= len(self.lines):
            return ""
        return self.lines[node.line - 1][node.column - 1 : node.column]

    def nodes(self) -> "Iterator[tuple[Node, tuple[Node, ...]]]":
        """All nodes in the order of the script, each with those that it is in, outermost first."""
        left: list[tuple[Node, tuple[Node, ...]]] = [(self.commands, ())]
        while left:
            node, around = left.pop()
            yield node, around
            inner = (*around, node)
            left.extend([(child, inner) for child in children(node)[::-1]])

    def gather(self) -> None:
        """What the script defines, sets and asks for."""
        if self.lines[0].startswith("#!") and "-e" in self.lines[0].split():
            self.options.add("e")
        for node, _ in self.nodes():
            if isinstance(node, Function):
                self.functions.add(node.name)
            elif isinstance(node, Assignment):
                self.values.setdefault(node.name, []).append(node.value)
            elif isinstance(node, For):
                for word in node.words or (None,):
                    self.values.setdefault(node.name, []).append(word)
            elif isinstance(node, Simple) and node.words:
                self.gather_command(literal(node.words[0]), node)

    def gather_command(self, name: str | None, node: Simple) -> None:
        texts = [literal(word) for word in node.words[1:]]
        if name == "set":
            for text in texts:
                if text and text[0] == "-" and "e" in text[1:]:
                    self.options.add("e")
                if text in ("errexit", "pipefail"):
                    self.options.add("e" if text == "errexit" else text)
        elif name in (".", "source"):
            self.gather_sourced(texts[0] if texts else None)
        elif name in ("command", "type", "which", "hash"):
            self.asked_for.update(text for text in texts if text)
        elif name in DECLARING:
            for word in node.words[1:]:
                self.gather_declared(word)
        elif name in ("read", "getopts", "printf"):
            for text in texts:
                if text and text.isidentifier():
                    self.values.setdefault(text, []).append(None)

    def gather_sourced(self, path: str | None) -> None:
        """The functions of a file that is sourced; where it can't be read, nobody knows them."""
        folder = self.name.rpartition("/")[0]
        try:
            if path is None:
                raise FileNotFoundError
            full = path if path.startswith("/") or not folder else f"{folder}/{path}"
            with open(full, "rb") as source:
                text = decode(source.read()).replace("\0", "")
            parser = Parser(text, full)
            while (found := parser.next()) is not None:
                names = [node.name for node in found.commands if isinstance(node, Function)]
                self.functions.update(names)
        except (OSError, ValueError, SyntaxFault):
            self.sources_unknown = True

    def gather_declared(self, word: Word) -> None:
        """`export name=value`: the word is a Literal `name=` and the value's parts behind it."""
        first = word.parts[0] if word.parts else None
        if not isinstance(first, Literal):
            return
        name, equals, text = first.text.partition("=")
        if equals:
            rest = [Literal(text, True)] if text else []
            self.values.setdefault(name, []).append(Word((*rest, *word.parts[1:])))
        else:
            self.values.setdefault(name, []).append(None)

    def is_plain(self, part: Node) -> bool:
        """Whether an expansion gives, as far as the script tells, one word that is no pattern and
        not empty."""
        if isinstance(part, Arithmetic):
            return True
        if not isinstance(part, Parameter):
            return False
        if part.operator == "length" or part.name in NUMBERS:
            return True
        values = self.values.get(part.name)
        return bool(values) and not part.operator and all(map(self.is_plain_value, values or ()))

    def is_plain_value(self, word: "Word | None") -> bool:
        if word is None or not word.parts:
            return False
        return all(
            (isinstance(part, Literal) and part.text and not set(part.text) & set(" \t\n*?["))
            or isinstance(part, Arithmetic)
            or (isinstance(part, Parameter) and part.name in NUMBERS)
            for part in word.parts
        )


def children(node: Node) -> list[Node]:
    """The nodes in a node, in order."""
    found: list[Node] = []
    for name in node.__slots__:
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Node))
    return found


def command_name(node: Node) -> str:
    """The name of a simple command as far as the script tells; "" for any other."""
    if isinstance(node, Simple) and node.words:
        return literal(node.words[0]) or ""
    return ""
