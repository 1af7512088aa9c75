"""printf: print arguments by a format."""

from genwrapper.applets.declare import raw_applet
from genwrapper.applets.escapes import escape, unescaped
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FLAGS = frozenset("-+ #0")
INTEGERS = frozenset("diouxX")
FLOATS = frozenset("aAeEfFgG")
PLAIN = frozenset("%+-./:=@_~#")  # what `%q` leaves as it is, beside letters and digits
QUOTED_ESCAPES = {
    "\a": "\\a", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\v": "\\v", "\f": "\\f", "\r": "\\r",
    "\x1b": "\\E", "\\": "\\\\", "'": "\\'",
}  # fmt: skip


class Bad(Exception):
    """A format that can't be printed, and why."""


class Specification:
    """A conversion of a format: `%[flags][width][.precision]kind`. Width and precision are "" for
    none, "*" where an argument gives them."""

    __slots__ = ("flags", "kind", "precision", "width")

    def __init__(self, flags: str, width: str, precision: str | None, kind: str) -> None:
        self.flags = flags
        self.width = width
        self.precision = precision
        self.kind = kind


def compiled(text: str) -> "list[bytes | Specification | None]":
    """A format as bytes and conversions; None: output ends there. Bad where it is no format."""
    parts: list[bytes | Specification | None] = []
    at = start = 0
    while at < len(text):
        c = text[at]
        if c != "\\" and c != "%":
            at += 1
            continue
        if at > start:
            parts.append(encode(text[start:at]))
        if c == "\\":
            value, at = (None, at + 2) if text[at + 1 : at + 2] == "c" else escape(text, at, False)
            parts.append(value)
        elif text[at + 1 : at + 2] == "%":
            parts.append(b"%")
            at += 2
        else:
            specification, at = _specification(text, at)
            parts.append(specification)
        start = at
    if at > start:
        parts.append(encode(text[start:]))
    return parts


def _specification(text: str, start: int) -> tuple[Specification, int]:
    at = start + 1
    size = len(text)
    while at < size and text[at] in FLAGS:
        at += 1
    flags = text[start + 1 : at]
    width, at = _count(text, at)
    precision = None
    if at < size and text[at] == ".":
        precision, at = _count(text, at + 1)
    while at < size and text[at] in "hlLjzt":
        at += 1
    if at == size:
        raise Bad(f"{text[start:]}: the conversion has no end")
    kind = text[at]
    if kind not in "sbqcdiouxX" and kind not in FLOATS:
        raise Bad(f"{text[start : at + 1]}: no such conversion")
    return Specification(flags, width, precision, kind), at + 1


def _count(text: str, at: int) -> tuple[str, int]:
    if text[at : at + 1] == "*":
        return "*", at + 1
    start = at
    while at < len(text) and "0" <= text[at] <= "9":
        at += 1
    return text[start:at], at


class Arguments:
    """The arguments of a format, taken one by one; `complain` is told of those that are no
    numbers."""

    __slots__ = ("at", "complain", "words")

    def __init__(self, words: list[str], complain: "Callable[[str], None]") -> None:
        self.words = words
        self.at = 0
        self.complain = complain

    def next(self) -> str | None:
        """The next argument; None where there is none."""
        self.at += 1
        return self.words[self.at - 1] if self.at <= len(self.words) else None

    def integer(self, highest: int = (1 << 63) - 1) -> int:
        """The next argument as an integer of C's form, or the code of a character behind a
        quote."""
        word = self.next()
        if word is None:
            return 0
        if word[:1] in ("'", '"') and word:
            return _code(word)
        value, rest = integer_prefix(word.lstrip(" \t\n"))
        if rest:
            self.complain(f"{word}: expected a whole number")
        elif not -(1 << 63) <= value <= highest:
            self.complain(f"{word}: out of range")
        return value

    def real(self) -> float:
        """The next argument as a floating-point number."""
        word = self.next()
        if word is None:
            return 0.0
        if word[:1] in ("'", '"') and word:
            return float(_code(word))
        text = word.strip(" \t\n")
        if not text:
            return 0.0
        try:
            if "_" not in text:
                if text.lower().lstrip("+-").startswith("0x"):
                    return float.fromhex(text)
                return float(text)
        except ValueError:
            pass
        self.complain(f"{word}: expected a number")
        return _float_prefix(text)


def _code(word: str) -> int:
    if len(word) == 1:
        return 0
    code = ord(word[1])
    return code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code


def integer_prefix(text: str) -> tuple[int, str]:
    """The integer of C's form (decimal, 0 octal, 0x hexadecimal) that begins `text`, and the
    rest."""
    sign = text[:1] if text[:1] in ("-", "+") else ""
    digits = text[len(sign) :]
    base, allowed, at = 10, "0123456789", 0
    if digits[:2] in ("0x", "0X") and len(digits) > 2:
        base, allowed, at = 16, "0123456789abcdefABCDEF", 2
    elif digits[:1] == "0":
        base, allowed = 8, "01234567"
    start = at
    while at < len(digits) and digits[at] in allowed:
        at += 1
    value = int(digits[start:at], base) if at > start else 0
    return (-value if sign == "-" else value), digits[at:]


def _float_prefix(text: str) -> float:
    for end in range(len(text), 0, -1):
        try:
            return float(text[:end])
        except ValueError:
            continue
    return 0.0


_formats: "dict[str, list[bytes | Specification | None]]" = {}
"""Formats that have been compiled: a cache of what depends on its key alone."""


def known_format(text: str) -> "list[bytes | Specification | None]":
    """`compiled`, once for each format."""
    found = _formats.get(text)
    if found is None:
        if len(_formats) >= 100:
            _formats.clear()
        found = _formats[text] = compiled(text)
    return found


NOT_KNOWN: tuple[str, int, list[int]] = ("", 0, [])
_templates: "dict[str, tuple[str, int, list[int]] | None]" = {}
"""Of a format of plain `%s` and `%d` alone: Python's format, the number of its arguments, which of
them are numbers; None for other formats."""


def plainly(text: str, words: list[str]) -> bytes | None:
    """What `formatted` prints, where each word of a plain format is its own output; else None."""
    found = _templates.get(text, NOT_KNOWN)
    if found is NOT_KNOWN:
        if len(_templates) >= 100:
            _templates.clear()
        found = _templates[text] = template_of(known_format(text))
    if found is None:
        return None
    template, count, numbers = found
    if len(words) != count:
        return None
    for index in numbers:
        word = words[index]
        if not (word.isdecimal() and word.isascii()) or len(word) > 18 or word[0] == "0" != word:
            return None
    return encode(template % tuple(words))


def template_of(
    parts: "list[bytes | Specification | None]",
) -> tuple[str, int, list[int]] | None:
    """See `_templates`."""
    template = []
    numbers = []
    count = 0
    for part in parts:
        if type(part) is bytes:
            template.append(decode(part).replace("%", "%%"))
            continue
        if type(part) is not Specification or part.kind not in "sd":
            return None
        if part.flags or part.width or part.precision is not None:
            return None
        template.append("%s")
        if part.kind == "d":
            numbers.append(count)
        count += 1
    return "".join(template), count, numbers


def formatted(text: str, words: list[str], complain: "Callable[[str], None]") -> bytes:
    """What `printf TEXT WORDS` prints. Bad where `text` is no format; `complain` is told of
    arguments that are no numbers."""
    plain = plainly(text, words)
    if plain is not None:
        return plain
    parts = known_format(text)
    arguments = Arguments(words, complain)
    found: list[bytes] = []
    while True:
        for part in parts:
            if type(part) is bytes:
                found.append(part)
            elif part is None:
                return b"".join(found)
            else:
                assert type(part) is Specification
                piece, ended = _converted(part, arguments)
                found.append(piece)
                if ended:
                    return b"".join(found)
        if not 0 < arguments.at < len(words):
            return b"".join(found)


def _converted(part: Specification, arguments: Arguments) -> tuple[bytes, bool]:
    """One conversion, and whether a `\\c` ends all output."""
    flags = part.flags
    width = part.width
    if width == "*":
        value = arguments.integer()
        if value < 0:
            flags += "-"
        width = str(abs(value))
    precision = part.precision
    if precision == "*":
        value = arguments.integer()
        precision = str(value) if value >= 0 else None
    elif precision == "":
        precision = "0"
    kind = part.kind
    if kind in INTEGERS:
        value = arguments.integer((1 << (63 if kind in "di" else 64)) - 1)
        return _integer(flags, width, precision, kind, value), False
    if kind in FLOATS:
        return _real(flags, width, precision, kind, arguments.real()), False
    word = arguments.next() or ""
    if kind == "s" and not width and precision is None:
        return encode(word), False
    ended = False
    if kind == "c":
        data = encode(word)[:1] or b"\0"  # as C prints an empty string's first byte
    elif kind == "s":
        data = encode(word)
    elif kind == "q":
        data = encode(quoted(word))
    else:
        data, ended = unescaped(word)
    if precision is not None and kind != "c":
        data = data[: int(precision)]
    if width:
        data = data.ljust(int(width)) if "-" in flags else data.rjust(int(width))
    return data, ended


def quoted(word: str) -> str:
    """A word as a shell reads it back: backslashes, or `$'…'` where it holds control characters or
    bytes that are not UTF-8 (bash's `%q`)."""
    if not word:
        return "''"
    if word.isprintable():
        plain = "".join([c if c.isalnum() or c in PLAIN else f"\\{c}" for c in word])
        return f"\\{plain}" if word[0] in "~#" else plain
    found = []
    for c in word:
        if c in QUOTED_ESCAPES:
            found.append(QUOTED_ESCAPES[c])
        elif c.isprintable():
            found.append(c)
        else:
            found += [f"\\{byte:03o}" for byte in encode(c)]
    return f"$'{''.join(found)}'"


def _integer(flags: str, width: str, precision: str | None, kind: str, value: int) -> bytes:
    if kind in "di":
        value = max(-(1 << 63), min(value, (1 << 63) - 1))
        kind = "d"
    else:
        value = min(value, (1 << 64) - 1)
        if value < 0:
            value = (max(value, -(1 << 63))) & ((1 << 64) - 1)
        flags = flags.replace("+", "").replace(" ", "")
    if kind == "u":
        kind = "d"
    sign = "-" if value < 0 else "+" if "+" in flags else " " if " " in flags else ""
    digits = f"{abs(value):{kind}}"
    if precision is not None:
        digits = digits.rjust(int(precision), "0")
        if not int(precision) and not value:
            digits = ""
    if "#" in flags:
        if kind == "o" and not digits.startswith("0"):
            digits = f"0{digits}"
        elif kind in "xX" and value:
            sign = f"0{kind}"
    return _padded(flags, width, sign, digits, precision is None)


def _real(flags: str, width: str, precision: str | None, kind: str, value: float) -> bytes:
    upper = kind.isupper()
    if value != value or value in (float("inf"), float("-inf")):
        text = "nan" if value != value else "inf"
        sign = "-" if value < 0 else "+" if "+" in flags else " " if " " in flags else ""
        return _padded(flags, width, sign, text.upper() if upper else text, False)
    if kind in "aA":
        text = _hexadecimal(abs(value), precision)
        text = text.upper() if upper else text
    else:
        hash_flag = "#" if "#" in flags else ""
        text = f"%{hash_flag}.{6 if precision is None else precision}{kind}" % abs(value)
    negative = str(value).startswith("-")
    sign = "-" if negative else "+" if "+" in flags else " " if " " in flags else ""
    return _padded(flags, width, sign, text, True)


def _hexadecimal(value: float, precision: str | None) -> str:
    mantissa, _, exponent = value.hex().partition("p")
    whole, _, digits = mantissa.removeprefix("0x").partition(".")
    if precision is None:
        digits = digits.rstrip("0")
    else:
        places = int(precision)
        if places < len(digits):
            scaled = int(whole + digits, 16)
            unit = 1 << (4 * (len(digits) - places))
            quotient, rest = divmod(scaled, unit)
            quotient += rest * 2 > unit or (rest * 2 == unit and quotient & 1)
            text = f"{quotient:x}"
            whole, digits = text[: len(text) - places], text[len(text) - places :]
        else:
            digits = digits.ljust(places, "0")
    return f"0x{whole}{'.' if digits else ''}{digits}p{exponent}"


def _padded(flags: str, width: str, sign: str, digits: str, zeros: bool) -> bytes:
    size = int(width or 0)
    text = sign + digits
    if "-" in flags:
        text = text.ljust(size)
    elif "0" in flags and zeros:
        text = sign + digits.rjust(size - len(sign), "0")
    else:
        text = text.rjust(size)
    return text.encode()


@raw_applet("""
printf FORMAT [ARGUMENT]...

Print each ARGUMENT by FORMAT, again and again until all are used up.

  %s %c %b             a string; its first byte; a string with escapes, as echo -e takes it
  %q                   a string, quoted so that a shell reads it back
  %d %i %o %u %x %X    a whole number (0x1F, 017, or a character behind a quote)
  %e %f %g %a          a floating-point number, in capitals as %E %F %G %A
  %%                   a percent sign

Before the letter: flags - + blank # 0, a width and .PRECISION, each perhaps * for an argument.
FORMAT takes the escapes \\\\ \\" \\a \\b \\c (end here) \\e \\f \\n \\r \\t \\v \\OOO \\xHH.
""")
def printf(context: Context, arguments: list[str]) -> int:
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    if not arguments:
        context.error("missing format; printf FORMAT [ARGUMENT]...")
        return 2
    try:
        context.stdout.write(formatted(arguments[0], arguments[1:], context.error))
    except Bad as error:
        context.error(str(error))
    return context.status
