"""The functions of awk that need more than an expression of Python."""

import math
import time

from genwrapper.applets.awk.values import Array, Input, compare, num, numeric, truth
from genwrapper.patterns import longest, occurrences

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from genwrapper.applets.awk.runtime import Runtime
    from genwrapper.applets.awk.values import Value


class Failure(Exception):
    """An error that ends the program."""


def divided(a: float, b: float) -> float:
    """a / b."""
    if not b:
        raise Failure("division by zero")
    return a / b


def upto(start: int, bound: float, inclusive: bool) -> range:
    """The whole numbers from `start` up to a bound."""
    if bound != bound:
        return range(start, start)
    if not -1e18 < bound < 1e18:
        return range(start, start if bound < 0 else 1 << 62)
    whole = math.floor(bound)
    return range(start, whole + 1 if inclusive or whole != bound else whole)


def remainder(a: float, b: float) -> float:
    """a % b, with the sign of a."""
    if not b:
        raise Failure("division by zero in %")
    return math.fmod(a, b)


def power(a: float, b: float) -> float:
    """a ^ b."""
    try:
        return math.pow(a, b)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.nan if a else math.inf


def encoded(text: str) -> bytes:
    """Text as bytes."""
    return text.encode("utf-8", "surrogateescape")


def decoded(data: bytes) -> str:
    """Bytes as text."""
    return data.decode("utf-8", "surrogateescape")


def replaced(replacement: bytes, match: "re.Match[bytes]") -> bytes:
    """The text for a match: `&` is the match, a backslash before it makes it a character."""
    pieces: list[bytes] = []
    at = 0
    while at < len(replacement):
        one = replacement[at : at + 1]
        if one == b"\\":
            end = at
            while replacement[end : end + 1] == b"\\":
                end += 1
            count = end - at
            if replacement[end : end + 1] == b"&":
                pieces.append(b"\\" * (count // 2) + (b"&" if count % 2 else match[0]))
                end += 1
            else:
                pieces.append(b"\\" * count)
            at = end
            continue
        pieces.append(match[0] if one == b"&" else one)
        at += 1
    return b"".join(pieces)


class Library:
    """The functions, for one call of awk."""

    def __init__(self, runtime: "Runtime") -> None:
        self.runtime = runtime
        self.seed: float = 1.0
        self.random: object = None

    def length(self, text: bytes) -> int:
        """Its characters."""
        return len(text) if text.isascii() else len(decoded(text))

    def index(self, data: bytes, wanted: bytes) -> int:
        """The place of `wanted` in a text, from 1; 0 where it is not there."""
        at = data.find(wanted)
        return at + 1 if at < 0 or data.isascii() else len(decoded(data[:at])) + 1

    def substr(self, data: bytes, begin: float, size: float = math.inf) -> bytes:
        """Characters from a place on, as many as asked for."""
        if 1 <= begin < 1e9 and 0 <= size < 1e9 and data.isascii():
            low = int(begin) - 1
            return data[low : low + int(size)]
        if begin != begin or size != size:
            return b""
        begin = math.trunc(begin) if abs(begin) != math.inf else begin
        size = math.trunc(size) if abs(size) != math.inf else size
        begin = max(begin, 1)  # as gawk and BWK's awk: a start before the text is its beginning
        end = begin + size
        if end != end:
            return b""
        low = int(max(begin, 1)) if begin != math.inf else len(data) + 1
        high = len(data) + 1 if end == math.inf else int(max(end, 1))
        if data.isascii():
            return data[low - 1 : max(high - 1, low - 1)]
        return encoded(decoded(data)[low - 1 : max(high - 1, low - 1)])

    def match(self, text: bytes, pattern: "re.Pattern[bytes]", array: Array | None) -> int:
        """Where a pattern matches; sets RSTART and RLENGTH, and an array to the groups."""
        runtime = self.runtime
        found = pattern.search(text)
        if array is not None:
            array.clear()
        found = found and longest(found)
        if found is None:
            runtime.RSTART, runtime.RLENGTH = 0, -1
            return 0
        low, high = found.span()
        runtime.RSTART = self.length(text[:low]) + 1
        runtime.RLENGTH = self.length(text[low:high])
        if array is not None:
            for number in range(pattern.groups + 1):
                if found[number] is not None:
                    key = b"%d" % number
                    array[key] = Input(found[number])
                    low, high = found.span(number)
                    key += runtime.string(runtime.SUBSEP)
                    array[key + b"start"] = self.length(text[:low]) + 1
                    array[key + b"length"] = self.length(text[low:high])
        return runtime.RSTART

    def substitute(
        self, pattern: "re.Pattern[bytes]", replacement: bytes, text: bytes, every: bool
    ) -> tuple[bytes, int]:
        """sub and gsub: the new text, and how many matches were replaced."""
        plain = b"\\" not in replacement and b"&" not in replacement
        pieces: list[bytes] = []
        copied = count = 0
        for match in occurrences(pattern.search, text):
            low, high = match.span()
            count += 1
            pieces += (text[copied:low], replacement if plain else replaced(replacement, match))
            copied = high
            if not every:
                break
        if not count:
            return text, 0
        pieces.append(text[copied:])
        return b"".join(pieces), count

    def gensub(
        self,
        pattern: "re.Pattern[bytes]",
        replacement: bytes,
        how: bytes,
        text: bytes | None = None,
    ) -> bytes:
        """As gsub, or for one match; \\\\0 to \\\\9 are groups; the new text is the value."""
        data = self.runtime.joined() if text is None else text
        wanted = 0 if how[:1] in (b"g", b"G") else max(1, int(num(how)))
        pieces: list[bytes] = []
        copied = count = 0
        for match in occurrences(pattern.search, data):
            low, high = match.span()
            count += 1
            if wanted and count != wanted:
                continue
            pieces += (data[copied:low], grouped(replacement, match))
            copied = high
            if wanted:
                break
        pieces.append(data[copied:])
        return b"".join(pieces)

    def ordered(self, array: Array) -> list[bytes]:
        """The indexes of an array in the order that PROCINFO["sorted_in"] asks for."""
        from genwrapper.applets.awk.sorting import ordered

        how = self.runtime.string(self.runtime.PROCINFO.get(b"sorted_in"))
        return [index for index, _ in ordered(self.runtime, array, how)]

    def asort(self, array: Array, target: Array, how: bytes = b"@val_type_asc") -> int:
        """Sort the values of an array into another, or itself: how many there are."""
        from genwrapper.applets.awk.sorting import numbered, ordered

        return numbered(target, [value for _, value in ordered(self.runtime, array, how)])

    def asorti(self, array: Array, target: Array, how: bytes = b"@ind_str_asc") -> int:
        """Sort the indexes of an array."""
        from genwrapper.applets.awk.sorting import numbered, ordered

        return numbered(target, [index for index, _ in ordered(self.runtime, array, how)])

    def compare(self, a: "Value", b: "Value") -> int:
        """-1, 0 or 1, as IGNORECASE says."""
        if truth(self.runtime.IGNORECASE):
            a, b = (
                type(value)(self.tolower(value)) if isinstance(value, bytes) else value
                for value in (a, b)
            )
        return compare(a, b, self.runtime.convfmt)

    def typeof(self, value: "Value") -> bytes:
        """What a value is: number, string, strnum (input that looks like one) or untyped."""
        if value is None:
            return b"untyped"
        if not isinstance(value, bytes):
            return b"number"
        return b"string" if not isinstance(value, Input) or numeric(value) is None else b"strnum"

    def tolower(self, data: bytes) -> bytes:
        """In lower case."""
        return data.lower() if data.isascii() else encoded(decoded(data).lower())

    def toupper(self, data: bytes) -> bytes:
        """In upper case."""
        return data.upper() if data.isascii() else encoded(decoded(data).upper())

    def whole(self, number: float) -> float:
        """Without its fraction."""
        return number if number != number or abs(number) == math.inf else float(math.trunc(number))

    def sqrt(self, number: float) -> float:
        """The square root."""
        return math.sqrt(number) if number >= 0 else math.nan

    def exp(self, number: float) -> float:
        """e to a power."""
        try:
            return math.exp(number)
        except OverflowError:
            return math.inf

    def log(self, number: float) -> float:
        """The natural logarithm."""
        return math.log(number) if number > 0 else -math.inf if number == 0 else math.nan

    def sin(self, number: float) -> float:
        """The sine."""
        return math.sin(number)

    def cos(self, number: float) -> float:
        """The cosine."""
        return math.cos(number)

    def atan2(self, y: float, x: float) -> float:
        """The angle of a point."""
        return math.atan2(y, x)

    def rand(self) -> float:
        """A number from 0 up to 1, the same ones in each run unless srand was called."""
        from _random import Random

        if not isinstance(self.random, Random):
            self.random = Random(int(self.seed))
        return float(self.random.random())

    def srand(self, *values: "Value") -> float:
        """Begin anew with a seed, or with the time: the seed before."""
        from _random import Random

        before = self.seed
        self.seed = num(values[0]) if values else float(int(time.time()))
        self.random = Random(hash(self.seed))
        return before

    def and_(self, *values: float) -> int:
        """The bits that all of them have."""
        found = whole_of(values[0])
        for value in values[1:]:
            found &= whole_of(value)
        return found

    def or_(self, *values: float) -> int:
        """The bits that any of them has."""
        found = 0
        for value in values:
            found |= whole_of(value)
        return found

    def xor_(self, *values: float) -> int:
        """The bits that an odd number of them have."""
        found = 0
        for value in values:
            found ^= whole_of(value)
        return found

    def compl_(self, value: float) -> int:
        """The bits that it has not, of 53."""
        return (1 << 53) - 1 - whole_of(value)

    def lshift_(self, value: float, by: float) -> float:
        """Its bits moved up."""
        return float(whole_of(value) << min(whole_of(by), 1100))

    def rshift_(self, value: float, by: float) -> int:
        """Its bits moved down."""
        return whole_of(value) >> whole_of(by)

    def system(self, command: "Value") -> int:
        """Run a command of the shell: its exit status."""
        return self.runtime.channels.system(self.runtime.string(command))

    def close(self, name: "Value", which: "Value" = None) -> int:
        """Close a file or command: a command's exit status, -1 where it is not open."""
        return self.runtime.channels.close(self.runtime.string(name))

    def fflush(self, *names: "Value") -> int:
        """Write out what was printed to a file or command, or to all."""
        return self.runtime.channels.flush([self.runtime.string(name) for name in names])

    def systime(self) -> float:
        """Seconds since 1970."""
        return float(int(time.time()))

    def mktime(self, words: bytes, utc: "Value" = None) -> float:
        """Seconds since 1970 of `YYYY MM DD HH MM SS [DST]`; -1 where the words are no time."""
        parts = [num(word) for word in words.split()]
        if len(parts) < 6 or num(words) != num(words):
            return -1.0
        from calendar import timegm

        year, month, day, hour, minute, second = map(int, parts[:6])
        summer = int(parts[6]) if len(parts) > 6 else -1
        time_ = (year, month, day, hour, minute, second, 0, 0, summer)
        try:
            if not num(utc):
                return time.mktime(time_)
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
            first = timegm((year, month, 1, 0, 0, 0))
            return float(first + (day - 1) * 86400 + hour * 3600 + minute * 60 + second)
        except (OverflowError, ValueError):
            return -1.0

    def strtonum(self, value: "Value") -> float:
        """A number, or a text that is one as programs write it: octal (017), hexadecimal (0x1F)."""
        if not isinstance(value, bytes):
            return num(value)
        text = value.strip().lower()
        octal = text[:1] == b"0" and not text.strip(b"01234567")
        if text[:2] != b"0x" and not octal:
            return num(value)
        try:
            return float(int(text, 8 if octal else 16))
        except ValueError:
            return 0.0

    def strftime(
        self,
        form: "Value" = b"%a %b %e %H:%M:%S %Z %Y",
        seconds: "Value" = None,
        utc: "Value" = None,
    ) -> bytes:
        """A time as text."""
        when = time.time() if seconds is None else num(seconds)
        parts = time.gmtime(when) if num(utc) else time.localtime(when)
        return encoded(time.strftime(decoded(self.runtime.string(form)), parts))


def whole_of(value: float) -> int:
    """A number for its bits. Failure where it has none."""
    if not 0 <= value < 1e300:
        raise Failure(f"{value:g} has no bits: it is negative, or not finite")
    return int(value)


def grouped(replacement: bytes, match: "re.Match[bytes]") -> bytes:
    """The text of gensub for a match."""
    pieces: list[bytes] = []
    at = 0
    while at < len(replacement):
        one = replacement[at : at + 1]
        following = replacement[at + 1 : at + 2]
        if one == b"\\" and following:
            if following.isdigit():
                number = int(following)
                pieces.append((match[number] or b"") if number <= len(match.groups()) else b"")
            else:
                pieces.append(following if following in b"&\\" else one + following)
            at += 2
            continue
        pieces.append(match[0] if one == b"&" else one)
        at += 1
    return b"".join(pieces)
