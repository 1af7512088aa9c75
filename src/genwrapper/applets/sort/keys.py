"""The keys of sort: what of a line is compared, and as what."""

from genwrapper.applets.declare import Wrong
from genwrapper.applets.sort.options import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from typing import Any

MOST = 1 << 30  # fields and characters of a key: no line has more
NAMES = b"JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), 1)}
UNITS = {unit: power for power, unit in enumerate(b"KMGTPEZY", 1)}
UNITS[ord("k")] = 1
BLANKS = b" \t\n"
NOT_DICTIONARY = bytes(n for n in range(256) if not (n < 128 and (chr(n).isalnum() or n in b" \t")))
NOT_PRINTABLE = bytes(n for n in range(256) if not 32 <= n < 127)


class Key:
    """One key of a line. `letters`: the options where it has none of its own; `salt`: what a random
    order begins with."""

    __slots__ = ("end", "kind", "of_text", "options", "reverse", "separator", "skips", "start")

    def __init__(self, text: str, separator: str | None, letters: str, salt: bytes = b"") -> None:
        self.separator = None if separator is None else separator.encode("latin-1")
        start, comma, end = text.partition(",")
        field, character, own = _position(start, text, 1)
        self.start = (field - 1, character - 1)
        skips_start = "b" in own
        skips_end = False
        self.end: tuple[int, int] | None = None
        if comma:
            field, character, more = _position(end, text, 0)
            self.end = (field - 1, character)
            skips_end = "b" in more
            own += more
        if not own:
            own = letters
            skips_start = skips_end = "b" in letters
        self.skips = (skips_start, skips_end)
        self._set(own, salt)

    def _set(self, options: str, salt: bytes) -> None:
        self.reverse = "r" in options
        self.kind = kind_of(options)
        self.of_text: Callable[[bytes], Any] | None = VALUES.get(self.kind)
        if self.kind == "V":
            from genwrapper.applets.versions import version_key

            self.of_text = version_key()
        elif self.kind == "R":
            self.of_text = hashed(salt)
        self.options = frozenset(options)

    def value(self, line: bytes) -> "Any":
        """What is compared of a line."""
        text = self.text(line)
        if "d" in self.options:
            text = text.translate(None, NOT_DICTIONARY)
        elif "i" in self.options:
            text = text.translate(None, NOT_PRINTABLE)
        if "f" in self.options:
            text = text.upper()
        return self.of_text(text) if self.of_text else text

    def text(self, line: bytes) -> bytes:
        """The part of a line that is the key."""
        start = self._offset(line, self.start[0], self.start[1], self.skips[0])
        if self.end is None:
            return line[start:]
        field, characters = self.end
        if characters:
            end = self._offset(line, field, characters, self.skips[1])
        else:
            end = self._field_end(line, field)
        return line[start : max(start, end)]

    def _offset(self, line: bytes, field: int, character: int, skips: bool) -> int:
        at = self._field_start(line, field)
        if skips:
            while at < len(line) and line[at] in BLANKS:
                at += 1
        return min(at + character, len(line))

    def _field_start(self, line: bytes, field: int) -> int:
        at = 0
        for _ in range(field):
            at = self._next(line, at)
            if at >= len(line):
                return len(line)
            at += self.separator is not None
        return at

    def _field_end(self, line: bytes, field: int) -> int:
        return self._next(line, self._field_start(line, field))

    def _next(self, line: bytes, at: int) -> int:
        """The end of the field that begins at `at`."""
        if self.separator is not None:
            end = line.find(self.separator, at)
            return len(line) if end < 0 else end
        while at < len(line) and line[at] in BLANKS:
            at += 1
        while at < len(line) and line[at] not in BLANKS:
            at += 1
        return at


def whole_line(letters: str, salt: bytes) -> Key:
    """The key that is all of a line, compared as options of sort say."""
    return Key("1", None, letters, salt)


def hashed(salt: bytes) -> "Callable[[bytes], bytes]":
    """What puts texts in an order that is random, and the same for equal ones."""
    from hashlib import md5

    begun = md5(salt, usedforsecurity=False)

    def digest(text: bytes) -> bytes:
        made = begun.copy()
        made.update(text)
        return made.digest()

    return digest


def _position(text: str, whole: str, character: int) -> tuple[int, int, str]:
    digits = text.rstrip("nghMVRrfbdi")
    options = text[len(digits) :]
    field, point, place = digits.partition(".")
    valid = field.isdigit() and int(field) > 0 and (not point or place.isdigit())
    if not valid or (point and character and int(place) < 1):
        raise Wrong(f"{whole!r} is not a key")
    return min(int(field), MOST), min(int(place), MOST) if point else character, options


def _prefix(text: bytes) -> tuple[bool, bytes, bytes, int]:
    """Sign, digits before and behind the point of the number that begins a text, and its end."""
    at = 0
    size = len(text)
    while at < size and text[at] in BLANKS:
        at += 1
    negative = text[at : at + 1] == b"-"
    at += negative
    start = at
    while at < size and 0x30 <= text[at] <= 0x39:
        at += 1
    whole = text[start:at]
    fraction = b""
    if text[at : at + 1] == b".":
        start = at = at + 1
        while at < size and 0x30 <= text[at] <= 0x39:
            at += 1
        fraction = text[start:at].rstrip(b"0")
    return negative, whole, fraction, at


def numeric(text: bytes) -> "int | float | Decimal":
    """The decimal number that begins a text; 0 where none does."""
    negative, whole, fraction, _ = _prefix(text)
    value = _decimal(whole, fraction)
    return -value if negative else value


def _decimal(whole: bytes, fraction: bytes) -> "int | float | Decimal":
    if not fraction:
        return int(whole or b"0")
    digits = f"{whole.decode() or '0'}.{fraction.decode()}"
    if len(digits) <= 15:
        return float(digits)
    from decimal import Decimal

    return Decimal(digits)


def human(text: bytes) -> tuple[object, ...]:
    """A number with a unit: by sign, then unit, then number."""
    negative, whole, fraction, end = _prefix(text)
    value = _decimal(whole, fraction)
    unit = UNITS.get(text[end], 0) if end < len(text) else 0
    if not value:
        return (0, 0, 0)
    return (-1, -unit, -value) if negative else (1, unit, value)


def general(text: bytes) -> tuple[object, ...]:
    """A floating-point number of any form; what is none comes first, then NaN."""
    word = text.strip().decode("latin-1").lower()
    word = word[: len(word) - len(word.lstrip("0123456789+-.abcdefinptxy"))]
    for end in range(len(word), 0, -1):
        try:
            value = floating(word[:end])
        except ValueError:
            continue
        return (1, 0.0) if value != value else (2, value)
    return (0, 0.0)


def floating(word: str) -> "float | Decimal":
    """A number, exact where a float can't tell it from its neighbours. ValueError for none."""
    if "x" in word:
        return float.fromhex(word)
    value = float(word)
    if value != value or (len(word) <= 15 and value - value == 0 and value):
        return value
    from decimal import Decimal

    try:
        return Decimal(word)
    except ArithmeticError:  # an exponent beyond all
        return value


def month(text: bytes) -> int:
    """The month that a name begins with; 0 where it is none."""
    return MONTHS.get(text.lstrip(BLANKS)[:3].upper(), 0)


VALUES = {"n": numeric, "g": general, "h": human, "M": month}
