"""Patterns of the shell (POSIX XCU 2.14): `*`, `?` and bracket expressions.

Text is `str` with surrogateescape: a byte that is not UTF-8 counts as one character. Classes such
as `[:alpha:]` hold Unicode's characters as `str`'s methods know them (`[:digit:]` and `[:xdigit:]`
ASCII's alone); ranges go by code points, as in the locale C.UTF-8.
"""

import posix

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    Piece = tuple[str, bool]
    Element = Container[str] | None  # None: any character


class Bracket:
    """A bracket expression that is more than a set of characters."""

    __slots__ = ("characters", "classes", "negated", "ranges")

    def __init__(
        self,
        characters: set[str],
        ranges: list[tuple[str, str]],
        classes: "list[Callable[[str], bool]]",
        negated: bool,
    ) -> None:
        self.characters = characters
        self.ranges = ranges
        self.classes = classes
        self.negated = negated

    @property
    def all_but(self) -> frozenset[str] | None:
        """Where it is any character but some, these; else None."""
        if self.negated and not self.ranges and not self.classes:
            return frozenset(self.characters)
        return None

    def __contains__(self, character: object) -> bool:
        assert isinstance(character, str)
        if character in self.characters:
            return not self.negated
        for first, last in self.ranges:
            if first <= character <= last:
                return not self.negated
        for holds in self.classes:
            if holds(character):
                return not self.negated
        return self.negated


class Pattern:
    """A compiled pattern. `literal` is its text where no character of it is special, else None.

    It is kept as the segments between its asterisks, each of a fixed length: the first is bound to
    the beginning of a text, the last to its end, those between are looked for one after the other.
    """

    __slots__ = ("literal", "segments")

    def __init__(self, segments: "list[Segment]") -> None:
        self.segments = segments
        self.literal = segments[0].text if len(segments) == 1 else None

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` matches."""
        segments = self.segments
        first = segments[0]
        if len(segments) == 1:
            if first.text is not None:
                return text == first.text
            return len(text) == first.length and first.at(text, 0)
        last = segments[-1]
        end = len(text) - last.length
        if end < first.length or not first.at(text, 0) or not last.at(text, end):
            return False
        start = first.length
        for segment in segments[1:-1]:
            start = segment.find(text, start, end)
            if start < 0:
                return False
            start += segment.length
        return True

    def among(self, names: list[str]) -> list[str]:
        """Those of `names` that match, in their order."""
        segments = self.segments
        if len(segments) == 2:
            first, last = segments[0].text, segments[1].text
            if first is not None and last is not None:
                least = len(first) + len(last)
                if last:  # slices are faster than `endswith`
                    tail = -len(last)
                    names = [name for name in names if name[tail:] == last]
                return [name for name in names if len(name) >= least and name.startswith(first)]
        return [name for name in names if self.matches(name)]

    def _forward(self, text: str) -> int:
        """Where the last segment may begin at the earliest; -1 where it can't."""
        first = self.segments[0]
        if len(text) < first.length or not first.at(text, 0):
            return -1
        start = first.length
        for segment in self.segments[1:-1]:
            start = segment.find(text, start, len(text))
            if start < 0:
                return -1
            start += segment.length
        return start

    def _backward(self, text: str) -> int:
        """Where the first segment must end at the latest; -1 where it can't."""
        last = self.segments[-1]
        end = len(text) - last.length
        if end < 0 or not last.at(text, end):
            return -1
        for segment in self.segments[-2:0:-1]:
            end = segment.rfind(text, 0, end)
            if end < 0:
                return -1
        return end

    def shortest_prefix(self, text: str) -> int:
        """The length of the shortest beginning of `text` that matches; -1: none does."""
        start = self._forward(text)
        if start < 0 or len(self.segments) == 1:
            return start
        last = self.segments[-1]
        start = last.find(text, start, len(text))
        return start + last.length if start >= 0 else -1

    def longest_prefix(self, text: str) -> int:
        """The length of the longest beginning of `text` that matches; -1: none does."""
        start = self._forward(text)
        if start < 0 or len(self.segments) == 1:
            return start
        last = self.segments[-1]
        start = last.rfind(text, start, len(text))
        return start + last.length if start >= 0 else -1

    def shortest_suffix(self, text: str) -> int:
        """The length of the shortest end of `text` that matches; -1: none does."""
        end = self._backward(text)
        if end >= 0 and len(self.segments) > 1:
            end = self.segments[0].rfind(text, 0, end)
        return len(text) - end if end >= 0 else -1

    def longest_suffix(self, text: str) -> int:
        """The length of the longest end of `text` that matches; -1: none does."""
        end = self._backward(text)
        if end >= 0 and len(self.segments) > 1:
            end = self.segments[0].find(text, 0, end)
        return len(text) - end if end >= 0 else -1


class Segment:
    """A part of a pattern without asterisks: one element a character. `text` where all of them are
    characters of their own, else None."""

    __slots__ = ("elements", "length", "text")

    def __init__(self, elements: "list[Element]") -> None:
        self.elements = elements
        self.length = len(elements)
        self.text: str | None = None
        if all(type(element) is str for element in elements):
            self.text = "".join(elements)  # type: ignore[arg-type]

    def at(self, text: str, start: int) -> bool:
        """Whether it matches `text` from `start` on; there is enough of it."""
        if self.text is not None:
            return text.startswith(self.text, start)
        for element in self.elements:
            if element is not None and text[start] not in element:
                return False
            start += 1
        return True

    def find(self, text: str, start: int, end: int) -> int:
        """The first place in text[start:end] where it matches; -1: none."""
        if self.text is not None:
            return text.find(self.text, start, end)
        for place in range(start, end - self.length + 1):
            if self.at(text, place):
                return place
        return -1

    def rfind(self, text: str, start: int, end: int) -> int:
        """The last place in text[start:end] where it matches; -1: none."""
        if self.text is not None:
            return text.rfind(self.text, start, end)
        for place in range(end - self.length, start - 1, -1):
            if self.at(text, place):
                return place
        return -1


def compile_pattern(pieces: "Sequence[Piece]") -> Pattern:
    """The pattern of pieces of text, each with whether it was quoted. In unquoted text a backslash
    (it can only come from an expansion) makes the character behind it literal."""
    if len(pieces) == 1 and not pieces[0][1]:
        text = pieces[0][0]
        if not ("[" in text or "?" in text or "\\" in text):
            return Pattern([Segment(list(part)) for part in _parts(text)])
    return Pattern(_segments(_characters(pieces)))


def _parts(text: str) -> list[str]:
    parts = text.split("*")
    return parts if len(parts) < 3 else [parts[0], *[p for p in parts[1:-1] if p], parts[-1]]


def _characters(pieces: "Sequence[Piece]") -> "list[Piece]":
    """Each character with whether it is literal; backslashes that quote are gone."""
    found: list[Piece] = []
    escaped = False
    for text, quoted in pieces:
        if quoted or ("\\" not in text and not escaped):
            if escaped and text:
                found.append(("\\", True))
                escaped = False
            found.extend([(character, quoted) for character in text])
            continue
        for character in text:
            if escaped:
                found.append((character, True))
                escaped = False
            elif character == "\\":
                escaped = True
            else:
                found.append((character, False))
    if escaped:
        found.append(("\\", True))
    return found


def _segments(characters: "list[Piece]") -> list[Segment]:
    segments: list[Segment] = []
    elements: list[Element] = []
    at = 0
    while at < len(characters):
        character, quoted = characters[at]
        at += 1
        if quoted or character not in "*?[":
            elements.append(character)
        elif character == "?":
            elements.append(None)
        elif character == "*":
            if elements or not segments:
                segments.append(Segment(elements))
                elements = []
        else:
            bracket, behind = _bracket(characters, at)
            elements.append(bracket)
            at = behind
    segments.append(Segment(elements))
    return segments


def _bracket(characters: "list[Piece]", at: int) -> "tuple[Element, int]":
    """The bracket expression behind `[`, and where it ends. Without an end, `[` is a character."""
    start = at
    count = len(characters)
    negated = at < count and characters[at] in (("!", False), ("^", False))
    at += negated
    singles: set[str] = set()
    ranges: list[tuple[str, str]] = []
    classes: list[Callable[[str], bool]] = []
    first = at
    while at < count:
        character, quoted = characters[at]
        if character == "]" and not quoted and at > first:
            if not ranges and not classes and not negated:
                return frozenset(singles), at + 1
            return Bracket(singles, ranges, classes, negated), at + 1
        end, name, kind = _named(characters, at)
        if kind == ":":
            holds = CLASSES.get(name)
            if holds is not None:
                classes.append(holds)
            at = end
            continue
        low = name if kind else character
        at = end if kind else at + 1
        if at + 1 < count and characters[at] == ("-", False) and characters[at + 1] != ("]", False):
            end, name, kind = _named(characters, at + 1)
            high = name if kind in (".", "=") else characters[at + 1][0]
            at = end if kind in (".", "=") else at + 2
            if len(low) == 1 and len(high) == 1:
                if ord(high) - ord(low) < SHORT:  # a set is looked into without a call
                    singles.update(map(chr, range(ord(low), ord(high) + 1)))
                else:
                    ranges.append((low, high))
        elif len(low) == 1:
            singles.add(low)
    return "[", start


def _named(characters: "list[Piece]", at: int) -> tuple[int, str, str]:
    """`[:name:]`, `[=a=]` or `[.a.]` at `at`: its end, name and kind; the kind is "" for none."""
    if characters[at] != ("[", False) or at + 1 >= len(characters):
        return at, "", ""
    kind, quoted = characters[at + 1]
    if quoted or kind not in ":=.":
        return at, "", ""
    for end in range(at + 2, len(characters) - 1):
        if characters[end][0] == kind and characters[end + 1] == ("]", False):
            return end + 2, "".join([c for c, _ in characters[at + 2 : end]]), kind
    return at, "", ""


SHORT = 128  # characters in a range

CLASSES: "dict[str, Callable[[str], bool]]" = {
    "alpha": str.isalpha,
    "digit": lambda c: "0" <= c <= "9",
    "alnum": str.isalnum,
    "upper": str.isupper,
    "lower": str.islower,
    "space": lambda c: c.isspace() and not "\x1c" <= c <= "\x1f",
    "blank": lambda c: c == " " or c == "\t",
    "punct": lambda c: c.isprintable() and not c.isalnum() and c != " ",
    "print": str.isprintable,
    "graph": lambda c: c.isprintable() and c != " ",
    "cntrl": lambda c: c < " " or "\x7f" <= c <= "\x9f",
    "xdigit": lambda c: c in "0123456789abcdefABCDEF",
}


# -- pathname expansion (2.14.3) ------------------------------------------------------------------


def expand_pathname(pieces: "Sequence[Piece]", cwd: str) -> list[str]:
    """The existing pathnames that a word matches, sorted by their bytes; none where it has no
    special character or nothing matches.

    Slashes are matched by slashes alone, a leading dot by a dot; `.` and `..` are never found by a
    pattern. Folders that can't be read hold nothing.
    """
    characters = _characters(pieces)
    components: list[list[Piece]] = [[]]
    for piece in characters:
        if piece[0] == "/":
            components.append([])
        else:
            components[-1].append(piece)
    patterns = [Pattern(_segments(component)) for component in components]
    if all(pattern.literal is not None for pattern in patterns):
        return []
    found = [""]
    last = len(patterns) - 1
    for index, pattern in enumerate(patterns):
        slash = "" if index == last else "/"
        if pattern.literal is not None:
            text = pattern.literal + slash
            found = [prefix + text for prefix in found]
            if index == last:
                found = [path for path in found if _exists(_seen(path, cwd))]
            continue
        first, quoted = components[index][0]
        following: list[str] = []
        for prefix in found:
            names = pattern.among(_names(_seen(prefix, cwd) or ".", folders=index < last))
            if not quoted and first in "*?[":
                names = [name for name in names if name[0] != "."]
            if prefix or slash:
                names = [f"{prefix}{name}{slash}" for name in names]
            following += names
        found = following
    if not "".join(found).isascii():
        return [p for _, p in sorted([(p.encode("utf-8", "surrogateescape"), p) for p in found])]
    return sorted(found)


def _seen(path: str, cwd: str) -> str:
    if path.startswith("/") or not cwd:
        return path
    return f"{cwd}/{path}"


def _exists(path: str) -> bool:
    try:
        posix.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def _names(path: str, folders: bool) -> list[str]:
    try:
        if not folders:
            return posix.listdir(path)
        with posix.scandir(path) as entries:
            return [entry.name for entry in entries if _is_folder(entry)]
    except OSError:
        return []


def _is_folder(entry: "posix.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link to itself
        return False
