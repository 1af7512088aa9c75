"""What grep looks for: the patterns of a call, and what finds the first match of any."""

from genwrapper.applets.declare import Options, Wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Find = Callable[[bytes, int], tuple[int, int] | None]
    Branches = dict[bytes, "Branches"]  # texts by their first byte; an empty one ends a text

OF_WORDS = frozenset(
    b"_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + bytes(range(128, 256))
)
"""Bytes of words: all of UTF-8's other characters are taken for letters."""
DEEPEST = 200  # nested groups in one expression


class Patterns:
    """The patterns of a call. `find(block, at)` gives beginning and end of the first match from a
    place on; `literal` is the pattern where there is one and it is plain text; `compiled` are the
    patterns otherwise. `flags` are those of `re`."""

    __slots__ = ("compiled", "find", "flags", "literal")

    def __init__(self, options: Options, patterns: list[bytes]) -> None:
        kinds = options.last("extended_regexp", "fixed_strings", "basic_regexp")
        kind = kinds or "basic_regexp"
        ignores = options.ignore_case or options.y
        self.literal = b""
        self.compiled: list[re.Pattern[bytes]] = []
        self.flags = 0
        literal = len(patterns) == 1 and is_literal(patterns[0], kind) and not options.line_regexp
        if not patterns:
            self.find: Find = lambda block, at: None
        elif literal and not ignores and not options.word_regexp:
            self.literal = patterns[0]
            self.find = literal_finder(patterns[0])
        elif literal and not ignores and is_word(patterns[0]):
            self.find = word_finder(patterns[0])
        else:
            self.compiled = self._compiled(patterns, kind, options, ignores)
            most = options.only_matching or options.color is not None
            finder = longest_finder if most else regex_finder
            self.find = first_of([finder(pattern) for pattern in self.compiled])

    def _compiled(
        self, patterns: list[bytes], kind: str, options: Options, ignores: bool
    ) -> "list[re.Pattern[bytes]]":
        import re

        from genwrapper.patterns import BadPattern, translate

        lines = not options.null_data  # else each is looked at alone, and may hold newlines
        self.flags = re.DOTALL | (re.IGNORECASE if ignores else 0) | (re.MULTILINE if lines else 0)
        translated = [any_of(patterns)] if kind == "fixed_strings" else []
        for pattern in patterns if kind != "fixed_strings" else ():
            try:
                translated.append(translate(pattern, kind == "extended_regexp", lines=lines))
            except BadPattern as error:
                raise Wrong(f"{pattern.decode('utf-8', 'replace')}: {error}") from None
        counted = any(b"(?:\\" in text for text in translated)
        most = options.only_matching or options.color is not None
        if len(translated) > 1 and not counted and not most:
            translated = [b"|".join(translated)]  # no back-reference counts groups
        found = []
        for text in translated:
            if options.line_regexp:
                text = (b"^(?:" + text + b")$") if lines else (b"\\A(?:" + text + b")\\Z")
            elif options.word_regexp:
                text = b"(?<![\\w\\x80-\\xff])(?:" + text + b")(?![\\w\\x80-\\xff])"
            found.append(re.compile(text, self.flags))
        return found

    def tails(self) -> "re.Pattern[bytes]":
        """A pattern of the first match in a line and all that is behind it there, as a group."""
        import re

        text = self.compiled[0].pattern if self.compiled else re.escape(self.literal)
        flags = self.flags or re.DOTALL | re.MULTILINE
        return re.compile(b"((?:" + text + b")[^\\n]*\\n)", flags)


def is_literal(pattern: bytes, kind: str) -> bool:
    """Whether a pattern has no special character."""
    if kind == "fixed_strings":
        return True
    special = b"\\.[*^$" if kind == "basic_regexp" else b"\\.[*^$+?(){}|"
    return not any(byte in special for byte in pattern)


def literal_finder(text: bytes) -> "Find":
    """What finds plain text."""
    size = len(text)

    def find(block: bytes, at: int) -> tuple[int, int] | None:
        start = block.find(text, at)
        return None if start < 0 else (start, start + size)

    return find


def is_word(text: bytes) -> bool:
    """Whether plain text is of letters, digits and underscores alone."""
    return text.isascii() and text.replace(b"_", b"a").isalnum()


def word_finder(text: bytes) -> "Find":
    """What finds a word: plain text with nothing of a word on either side."""
    size = len(text)

    def find(block: bytes, at: int) -> tuple[int, int] | None:
        start = block.find(text, at)
        while start >= 0:
            end = start + size
            before = start > 0 and block[start - 1] in OF_WORDS
            if not before and (end == len(block) or block[end] not in OF_WORDS):
                return start, end
            start = block.find(text, start + 1)
        return None

    return find


def any_of(texts: list[bytes]) -> bytes:
    """The expression for the longest of some texts: their common beginnings are looked at once."""
    import re

    if max(map(len, texts)) > DEEPEST:
        return b"|".join([re.escape(text) for text in sorted(texts, key=len, reverse=True)])
    root: Branches = {}
    for text in texts:
        at = root
        for place in range(len(text)):
            at = at.setdefault(text[place : place + 1], {})
        at[b""] = {}

    def written(branches: "Branches") -> bytes:
        found = []
        for byte, following in branches.items():
            text = re.escape(byte)
            while len(following) == 1 and b"" not in following:
                ((byte, following),) = following.items()
                text += re.escape(byte)
            if byte:
                found.append(text + written(following))
        text = b"|".join(found)
        if b"" in branches:
            return b"(?:" + text + b")?" if found else b""
        return b"(?:" + text + b")" if len(found) > 1 else text

    return written(root)


def regex_finder(pattern: "re.Pattern[bytes]") -> "Find":
    """What finds a pattern."""
    search = pattern.search

    def find(block: bytes, at: int) -> tuple[int, int] | None:
        match = search(block, at)
        return None if match is None else match.span()

    return find


def longest_finder(pattern: "re.Pattern[bytes]") -> "Find":
    """What finds a pattern where it matches most."""
    from genwrapper.patterns import longest

    def find(block: bytes, at: int) -> tuple[int, int] | None:
        match = pattern.search(block, at)
        return None if match is None else longest(match).span()

    return find


def first_of(finders: "list[Find]") -> "Find":
    """What finds the first match of any, the longest where several begin there."""
    if len(finders) == 1:
        return finders[0]

    def first(block: bytes, at: int) -> tuple[int, int] | None:
        found = [m for find in finders if (m := find(block, at)) is not None]
        return min(found, key=lambda match: (match[0], -match[1]), default=None)

    return first
