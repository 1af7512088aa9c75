"""POSIX regular expressions (XBD 9) as patterns of Python's `re` over bytes.

Basic and extended ones, with GNU's additions: `\\+ \\? \\|` in basic ones, `\\< \\> \\b \\B \\w \\W
\\s \\S` and back-references in both. Characters are UTF-8's: `.` and a negated bracket expression
take a whole one, or a byte that belongs to none.

POSIX takes the longest of all matches that begin leftmost, `re` the first alternative that fits.
Alternatives without special characters are put longest first, which is the same for them; for
others `longest` looks for the longest match, which who needs its end must ask for.

Not exact: with an anchor beside alternatives `longest` knows only the match to the end of the text;
of several repetitions in a row the first takes what it can, also where the whole would be longer
otherwise; a group that is repeated and can be empty may be left with another of its matches. Case
is ignored for ASCII alone.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    Search = Callable[[bytes, int], "re.Match[bytes] | None"]

SPECIAL = frozenset(b"\\.[]{}()*+?^$|#&~- \t\n\r\v\f")
CLASSES = {
    b"alpha": b"a-zA-Z",
    b"digit": b"0-9",
    b"alnum": b"a-zA-Z0-9",
    b"upper": b"A-Z",
    b"lower": b"a-z",
    b"space": b" \\t\\n\\r\\f\\v",
    b"blank": b" \\t",
    b"punct": b"!-/:-@\\[-`{-~",
    b"print": b" -~",
    b"graph": b"!-~",
    b"cntrl": b"\\x00-\\x1f\\x7f",
    b"xdigit": b"0-9a-fA-F",
}
LINE_CLASSES = {b"space": b" \\t\\r\\f\\v", b"cntrl": b"\\x00-\\x09\\x0b-\\x1f\\x7f"}
LINE_ESCAPES = {b"s": b"[^\\S\\n]", b"W": b"[^\\w\\n]"}
ESCAPES = {
    b"<": b"\\b(?=\\w)",
    b">": b"\\b(?<=\\w)",
    b"b": b"\\b",
    b"B": b"\\B",
    b"w": b"\\w",
    b"W": b"\\W",
    b"s": b"\\s",
    b"S": b"\\S",
    b"`": b"\\A",
    b"'": b"\\Z",
    b"n": b"\\n",
}
STRAY = b"(?<![\\x80-\\xff])[\\x80-\\xbf]"  # a byte that belongs to no character
CHARACTER = b"(?:[\\x00-\\x7f\\xc0-\\xff][\\x80-\\xbf]*+|" + STRAY + b")"
LINE_CHARACTER = b"(?:[\\x00-\\x09\\x0b-\\x7f\\xc0-\\xff][\\x80-\\xbf]*+|" + STRAY + b")"
LONGEST_REPEAT = 32767
# In a translated expression: its first match may not be the longest; with an anchor, a match that
# ends before the text does may be none
MANY_LENGTHS, ANCHORED = b"(?#|", b"(?#|$)"
FARTHEST = 1000  # bytes behind the end of a match that `longest` looks at


class BadPattern(Exception):
    """What is no regular expression, and why."""


def compile_regex(
    source: bytes, extended: bool, *, ignore_case: bool = False, lines: bool = False
) -> "re.Pattern[bytes]":
    """The compiled pattern. `lines`: the subject is text of several lines: `^` and `$` match at
    each of them, and nothing but a literal newline matches a newline."""
    import re

    flags = re.DOTALL | (re.IGNORECASE if ignore_case else 0) | (re.MULTILINE if lines else 0)
    try:
        return re.compile(translate(source, extended, lines=lines), flags)
    except re.error as error:
        raise BadPattern(str(error)) from None
    except (RecursionError, OverflowError):
        raise BadPattern("nested too deeply") from None


def translate(source: bytes, extended: bool, *, lines: bool = False) -> bytes:
    """A POSIX regular expression as one of Python's. BadPattern where it is none."""
    return Translation(source, extended, lines).whole()


def longest(match: "re.Match[bytes]") -> "re.Match[bytes]":
    """The longest match that begins where `match` does."""
    pattern, text, start = match.re, match.string, match.start()
    if MANY_LENGTHS not in pattern.pattern:
        return match
    last = len(text) if ANCHORED in pattern.pattern else match.end() + 1
    for end in range(min(len(text), match.end() + FARTHEST), last - 1, -1):
        if end == len(text) or not 0x80 <= text[end] < 0xC0:  # not within a character
            found = pattern.fullmatch(text, start, end)
            if found is not None:
                return found
    return match


def occurrences(search: "Search", text: bytes) -> "Iterator[re.Match[bytes]]":
    """The matches that `s` of sed and `gsub` of awk replace, from left to right, each the longest;
    an empty one right behind another is none. `search` is a pattern's, or looks like it."""
    at = 0
    ended = -1
    while at <= len(text):
        match = search(text, at)
        if match is None:
            return
        match = longest(match)
        low, high = match.span()
        at = high + (low == high)
        if low == high == ended:
            continue
        ended = high
        yield match


def quoted(text: bytes) -> bytes:
    """Text as a pattern that matches just it."""
    return b"".join([b"\\" + bytes([byte]) if byte in SPECIAL else bytes([byte]) for byte in text])


class Translation:
    """One expression on its way."""

    __slots__ = (
        "anchored",
        "at",
        "closed",
        "extended",
        "groups",
        "idle",
        "lines",
        "open",
        "source",
        "varies",
    )

    def __init__(self, source: bytes, extended: bool, lines: bool) -> None:
        self.source = source
        self.extended = extended
        self.lines = lines
        # What repeats nothing is passed over by grep -E, and a character for awk
        self.idle = (b"*", b"+", b"?") if extended and lines else ()
        self.at = 0
        self.groups = 0  # how many groups have begun
        self.closed: set[int] = set()  # those that have ended, by number
        self.open = 0  # how many have not
        self.varies = (
            False  # there are alternatives of which the first that fits is not the longest
        )
        self.anchored = False  # what matches depends on what is behind it

    def whole(self) -> bytes:
        """All of it."""
        found = self._alternatives()
        if self.at < len(self.source):
            if self.extended:
                raise BadPattern("unmatched ) or \\)")
            raise BadPattern("unmatched \\)")
        if not self.varies:
            return found
        return (ANCHORED if self.anchored else MANY_LENGTHS + b")") + found

    def _token(self) -> bytes:
        """The next character, with the backslash before it."""
        if self.at >= len(self.source):
            return b""
        token = self.source[self.at : self.at + 1]
        if token == b"\\":
            token = self.source[self.at : self.at + 2]
            if len(token) == 1:
                raise BadPattern("a backslash at the end")
        return token

    def _alternatives(self) -> bytes:
        bar = b"|" if self.extended else b"\\|"
        branches = [self._branch()]
        while self._token() == bar:
            self.at += len(bar)
            branches.append(self._branch())
        if len(branches) > 1 and all(plain for _, plain in branches):
            branches.sort(key=lambda branch: -len(branch[0]))
        elif len(branches) > 1:
            self.varies = True
        return b"|".join([text for text, _ in branches])

    def _branch(self) -> tuple[bytes, bool]:
        """One alternative, and whether it is only characters."""
        pieces: list[bytes] = []
        plain = True
        ends = (b"|", b")") if self.extended else (b"\\|", b"\\)")
        begins = True  # at the start, where `*` is a character and `^` an anchor (basic)
        while True:
            token = self._token()
            if token == b"" or (token in ends and (token[-1:] != b")" or self._closes())):
                return b"".join(pieces), plain
            self.at += len(token)
            if token in self.idle and (not pieces or pieces == [b"^"]):
                continue
            atom, simple = self._atom(token, not pieces)
            begins = begins and token == b"^" and not self.extended
            anchor = atom in (b"^", b"$", b"\\Z")
            awks = atom == b"\\A" and token == b"^" and self.extended  # `+` is a character in `^+`
            repeat = [] if awks else self._repeat(anchor or (begins and not self.extended))
            if repeat:
                simple = False
                atom = self._repeated(atom, repeat)
            plain = plain and simple
            pieces.append(atom)

    def _closes(self) -> bool:
        return bool(self.open) or not self.extended

    def _atom(self, token: bytes, begins: bool) -> tuple[bytes, bool]:
        extended = self.extended
        opener = b"(" if extended else b"\\("
        if token == opener:
            return self._group(), False
        if token == b"[":
            return self._bracket(), False
        if token == b".":
            return (LINE_CHARACTER if self.lines else CHARACTER), False
        if token == b"^" and (extended or begins):
            return b"^" if self.lines else b"\\A", False
        if token == b"$" and (extended or self._ends_branch()):
            self.anchored = True
            return b"$" if self.lines else b"\\Z", False
        if token[:1] == b"\\":
            return self._escaped(token)
        if token == b"{" and extended and self._interval(self.at):
            raise BadPattern("nothing to repeat before {")
        if token[0] >= 0xC0:
            end = self.at
            while end < len(self.source) and 0x80 <= self.source[end] < 0xC0:
                end += 1
            token += self.source[self.at : end]
            self.at = end
            return (b"(?:" + token + b")" if len(token) > 1 else token), len(token) == 1
        return quoted(token), True

    def _ends_branch(self) -> bool:
        return self.at == len(self.source) or self.source[self.at : self.at + 2] in (
            b"\\)",
            b"\\|",
        )

    def _escaped(self, token: bytes) -> tuple[bytes, bool]:
        letter = token[1:]
        if letter in ESCAPES:
            escapes = LINE_ESCAPES if self.lines else ESCAPES
            self.anchored = self.anchored or letter in b"<>bB'"
            return escapes.get(letter, ESCAPES[letter]), letter == b"n"
        if letter.isdigit() and letter != b"0":
            if int(letter) not in self.closed:
                raise BadPattern(f"there is no group {letter.decode()} before its back-reference")
            self.anchored = True
            return b"(?:\\" + letter + b")", False
        if not self.extended and letter == b"{":
            raise BadPattern("nothing to repeat before \\{")
        return quoted(letter), True

    def _group(self) -> bytes:
        self.open += 1
        self.groups += 1
        number = self.groups
        inside = self._alternatives()
        closer = b")" if self.extended else b"\\)"
        if self._token() != closer:
            raise BadPattern("unmatched ( or \\(")
        self.at += len(closer)
        self.open -= 1
        self.closed.add(number)
        return b"(" + inside + b")"

    def _repeat(self, literal: bool) -> list[bytes]:
        """The repetitions behind an atom. `literal`: `*` is a character here (basic)."""
        found: list[bytes] = []
        while True:
            token = self._token()
            extended = self.extended
            if token == b"*" and not (literal and not extended):
                found.append(b"*")
            elif token in ((b"+", b"?") if extended else (b"\\+", b"\\?")) and not (
                literal and not extended
            ):
                found.append(token[-1:])
            elif token == (b"{" if extended else b"\\{"):
                interval = self._interval(self.at + len(token))
                if not interval:
                    if extended:
                        return found  # a character
                    raise BadPattern("unfinished \\{")
                found.append(interval[0])
                self.at = interval[1]
                continue
            else:
                return found
            self.at += len(token)

    def _interval(self, at: int) -> tuple[bytes, int] | None:
        closer = b"}" if self.extended else b"\\}"
        end = self.source.find(closer, at)
        if end < 0:
            return None
        low, comma, high = self.source[at:end].partition(b",")
        if not (low.isdigit() or (not low and comma)) or (high and not high.isdigit()):
            return None
        least = int(low or b"0")
        if max(least, int(high or b"0")) > LONGEST_REPEAT or (high and int(high) < least):
            raise BadPattern("invalid numbers in an interval")
        text = b"{%d}" % least if not comma else b"{%d,%s}" % (least, high)
        return text, end + len(closer)

    def _repeated(self, atom: bytes, repeats: list[bytes]) -> bytes:
        if repeats[0] in (b"*", b"+") and atom in (CHARACTER, LINE_CHARACTER):
            atom = b"[^\\n]" if self.lines else b"."  # any run of bytes is one of characters
        elif atom in (b"^", b"$", b"\\A", b"\\Z") or atom[:2] == b"\\b":
            atom = b"(?:" + atom + b")"
        for number, repeat in enumerate(repeats):
            atom = (b"(?:" + atom + b")" if number else atom) + repeat
        return atom

    def _bracket(self) -> bytes:
        """A bracket expression, from behind its `[`."""
        source = self.source
        negated = source[self.at : self.at + 1] == b"^"
        self.at += negated
        first = self.at
        ascii_part: list[bytes] = []
        others: list[bytes] = []  # characters beyond ASCII, each its bytes
        while True:
            if self.at >= len(source):
                raise BadPattern("unmatched [")
            if source[self.at] == 0x5D and self.at > first:
                self.at += 1
                break
            low, kind = self._member()
            if kind == b":":
                if low not in CLASSES:
                    raise BadPattern(f"there is no class [:{low.decode('utf-8', 'replace')}:]")
                ascii_part.append((LINE_CLASSES if self.lines else CLASSES).get(low, CLASSES[low]))
                continue
            if source[self.at : self.at + 1] == b"-" and source[self.at + 1 : self.at + 2] != b"]":
                if self.at + 1 >= len(source):
                    raise BadPattern("unmatched [")
                self.at += 1
                high, kind = self._member()
                if kind == b":":
                    raise BadPattern("a class ends no range")
                self._range(low, high, ascii_part, others)
            elif len(low) == 1 and low[0] < 0x80:
                ascii_part.append(quoted(low))
            else:
                others.append(low)
        return self._set(negated, b"".join(ascii_part), others)

    def _member(self) -> tuple[bytes, bytes]:
        """One member of a bracket expression; its kind is `:`, `=` or `.` for `[:x:]`, `[=x=]`,
        `[.x.]`."""
        source = self.source
        at = self.at
        kind = source[at + 1 : at + 2]
        if source[at] == 0x5B and kind and kind in b":=.":
            end = source.find(kind + b"]", at + 2)
            if end < 0:
                raise BadPattern("unmatched [" + kind.decode())
            self.at = end + 2
            return source[at + 2 : end], kind
        end = at + 1
        if source[at] >= 0xC0:
            while end < len(source) and 0x80 <= source[end] < 0xC0:
                end += 1
        self.at = end
        return source[at:end], b""

    def _range(self, low: bytes, high: bytes, ascii_part: list[bytes], others: list[bytes]) -> None:
        if len(low) == 1 and len(high) == 1 and high[0] >= 0x80:  # bytes that are no characters
            others.extend([bytes([byte]) for byte in range(max(low[0], 0x80), high[0] + 1)])
            if low[0] >= 0x80:
                return
            high = b"\x7f"
        start, end = _code(low), _code(high)
        if start > end:
            raise BadPattern("a range ends before it begins")
        if start < 0x80:
            last = min(end, 0x7F)
            if self.lines and start <= 10 <= last:
                raise BadPattern("a range with a newline in it")
            ascii_part.append(quoted(bytes([start])) + b"-" + quoted(bytes([last])))
            start = 0x80
        others.extend(
            [chr(code).encode("utf-8", "surrogatepass") for code in range(start, end + 1)]
        )

    def _set(self, negated: bool, inside: bytes, others: list[bytes]) -> bytes:
        alternatives = b"|".join(sorted(others, reverse=True))
        if not negated:
            if not others:
                return b"[" + inside + b"]" if inside else b"(?!)"
            head = b"[" + inside + b"]|" if inside else b""
            return b"(?:" + head + alternatives + b")"
        newline = b"\\n" if self.lines else b""
        refused = b"(?!" + alternatives + b")" if others else b""
        one = b"[^" + inside + newline + b"\\x80-\\xff]"
        wide = b"[\\xc0-\\xff][\\x80-\\xbf]*+"
        return b"(?:" + refused + b"(?:" + b"|".join([one, wide, STRAY]) + b"))"


def _code(character: bytes) -> int:
    try:
        return ord(character.decode("utf-8"))
    except (UnicodeDecodeError, TypeError):
        raise BadPattern("a range of what are no characters") from None
