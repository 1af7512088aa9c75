"""A sed script, read: its commands, addresses and replacements."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re


class BadScript(Exception):
    """What is no script, and why."""


class Address:
    """Which lines. `kind`: `line` (number), `last`, `regex`, `step` (number~step), and behind a
    comma `more` (+number) and `multiple` (~number)."""

    __slots__ = ("kind", "number", "regex", "source", "step")

    def __init__(
        self,
        kind: str,
        number: int = 0,
        step: int = 0,
        regex: "re.Pattern[bytes] | None" = None,
        source: tuple[bytes, bool] | None = None,
    ) -> None:
        self.source = source  # the regular expression's text, and whether it ignores case
        self.kind = kind
        self.number = number
        self.step = step
        self.regex = regex


class Replacement:
    """The second part of `s`: text, numbers of groups, and letters of case conversion, in order."""

    __slots__ = ("every", "executes", "file", "occurrence", "parts", "plain", "prints")

    def __init__(self, parts: "list[bytes | int | str]") -> None:
        self.parts = parts
        self.plain: bytes | None = None
        if all(isinstance(part, bytes) for part in parts):
            self.plain = b"".join([part for part in parts if isinstance(part, bytes)])
        self.every = False
        self.executes = False
        self.occurrence = 1
        self.prints = 0
        self.file = ""

    def text_for(self, match: "re.Match[bytes]") -> bytes:
        """What replaces a match."""
        if self.plain is not None:
            return self.plain
        found: list[bytes] = []
        case = once = ""
        for part in self.parts:
            if isinstance(part, str):
                if part in "ul":
                    once = part
                else:
                    case, once = part if part != "E" else "", ""
                continue
            text = part if isinstance(part, bytes) else match.group(part) or b""
            if case and text:
                text = _cased(text, case)
            if once and text:
                text = _cased(text[:1], once.upper()) + text[1:]
                once = ""
            found.append(text)
        return b"".join(found)


def _cased(text: bytes, case: str) -> bytes:
    return text.upper() if case == "U" else text.lower()


class Command:
    """One command. `behind` is where a `{` that is not entered goes on."""

    __slots__ = (
        "behind",
        "first",
        "letter",
        "negated",
        "number",
        "regex",
        "replacement",
        "second",
        "source",
        "table",
        "text",
    )

    def __init__(self, first: Address | None, second: Address | None, negated: bool) -> None:
        self.first = first
        self.second = second
        self.negated = negated
        self.letter = ""
        self.text = ""
        self.number: int | None = None
        self.regex: re.Pattern[bytes] | None = None
        self.source: tuple[bytes, bool] | None = None
        self.replacement: Replacement | None = None
        self.table: dict[int, bytes] | bytes | None = None
        self.behind = 0


class Script:
    """All commands, and whether the first line `#n` says to print nothing by itself."""

    __slots__ = ("commands", "quiet")

    def __init__(self, commands: list[Command], quiet: bool) -> None:
        self.commands = commands
        self.quiet = quiet
