"""The expression of find: words in, one function of an entry out."""

from genwrapper.applets.declare import Wrong
from genwrapper.applets.find.actions import ACTIONS, Batch, printing
from genwrapper.applets.find.tests import TESTS
from genwrapper.applets.find.walk import Settings
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.find.walk import Entry, Holds

DEEPEST = 200


class Expression:
    """The words of an expression, from left to right. `batches` are what `-exec … +` has
    gathered."""

    __slots__ = ("acts", "at", "batches", "context", "depth", "extended", "settings", "words")

    def __init__(self, context: Context, settings: Settings, words: list[str]) -> None:
        self.context = context
        self.settings = settings
        self.words = words
        self.at = 0
        self.acts = False
        self.depth = 0
        self.extended = "emacs"
        self.batches: list[Batch] = []

    def whole(self) -> "Holds":
        """All of it; `-print` where it has no action."""
        if not self.words:
            return printing(self.context, b"\n")
        found = self._list()
        if self.at < len(self.words):
            raise Wrong(f"unexpected {self.words[self.at]}")
        return found if self.acts else both(found, printing(self.context, b"\n"))

    def peek(self) -> str:
        """The next word; "" at the end."""
        return self.words[self.at] if self.at < len(self.words) else ""

    def value(self, name: str) -> str:
        """The word behind `name`."""
        if self.at >= len(self.words):
            raise Wrong(f"{name} needs a value")
        self.at += 1
        return self.words[self.at - 1]

    def _list(self) -> "Holds":
        self.depth += 1
        if self.depth > DEEPEST:
            raise Wrong("the expression is nested too deeply")
        found = self._either()
        while self.peek() == ",":
            self.at += 1
            found = sequence(found, self._either())
        self.depth -= 1
        return found

    def _either(self) -> "Holds":
        parts = [self._all()]
        while self.peek() in ("-o", "-or"):
            self.at += 1
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else any_of(parts)

    def _all(self) -> "Holds":
        parts = [self._not()]
        while (word := self.peek()) and word not in ("-o", "-or", ",", ")"):
            if word in ("-a", "-and"):
                self.at += 1
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else all_of(parts)

    def _not(self) -> "Holds":
        negated = False
        while self.peek() in ("!", "-not"):
            self.at += 1
            negated = not negated
        found = self._primary()
        return (lambda entry: not found(entry)) if negated else found

    def _primary(self) -> "Holds":
        if self.at >= len(self.words):
            before = f" behind {self.words[-1]}" if self.words else ""
            raise Wrong(f"an expression is missing{before}")
        word = self.value("")
        if word == "(":
            if self.peek() == ")":
                raise Wrong("there is nothing in ( )")
            found = self._list()
            if self.value("(") != ")":
                raise Wrong("a ) is missing")
            return found
        if word in TESTS:
            return TESTS[word](self, word)
        if word in ACTIONS:
            self.acts = self.acts or word not in ("-prune", "-quit")
            return ACTIONS[word](self, word)
        if word in OPTIONS:
            OPTIONS[word](self, word)
            return lambda entry: True
        if word.startswith("-"):
            raise Wrong(f"unknown test {word}")
        raise Wrong(f"unexpected {word}: folders come before the expression")


def both(first: "Holds", second: "Holds") -> "Holds":
    """Whether both hold."""
    return lambda entry: first(entry) and second(entry)


def all_of(parts: "list[Holds]") -> "Holds":
    """Whether all hold, up to the first that does not."""
    if len(parts) == 2:
        return both(parts[0], parts[1])

    return lambda entry: all(part(entry) for part in parts)


def any_of(parts: "list[Holds]") -> "Holds":
    """Whether one holds; those behind it are not asked."""

    return lambda entry: any(part(entry) for part in parts)


def sequence(first: "Holds", second: "Holds") -> "Holds":
    """The second, once the first was asked."""

    def holds(entry: "Entry") -> bool:
        first(entry)
        return second(entry)

    return holds


def _depth(expression: Expression, name: str) -> None:
    expression.settings.depth_first = True


def _one_system(expression: Expression, name: str) -> None:
    expression.settings.one_system = True


def _follow(expression: Expression, name: str) -> None:
    expression.settings.follow = "L"


def _levels(expression: Expression, name: str) -> None:
    text = expression.value(name)
    if not text.isdigit() or not text.isascii():
        raise Wrong(f"{name}: {text!r} is not a number")
    if name == "-maxdepth":
        expression.settings.most = int(text)
    else:
        expression.settings.least = int(text)


def _regextype(expression: Expression, name: str) -> None:
    kind = expression.value(name)
    kinds = {"emacs": "emacs", "findutils-default": "emacs"}
    kinds |= dict.fromkeys(("posix-basic", "sed", "grep", "ed", "posix-minimal-basic"), "basic")
    kinds |= dict.fromkeys(("posix-extended", "egrep", "posix-egrep", "awk", "gnu-awk"), "extended")
    if kind not in kinds:
        raise Wrong(f"{kind!r} is no type of regular expressions: posix-basic, posix-extended, …")
    expression.extended = kinds[kind]


OPTIONS = {
    "-depth": _depth,
    "-d": _depth,
    "-xdev": _one_system,
    "-mount": _one_system,
    "-follow": _follow,
    "-maxdepth": _levels,
    "-mindepth": _levels,
    "-regextype": _regextype,
}
