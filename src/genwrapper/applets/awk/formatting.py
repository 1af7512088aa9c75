"""printf and sprintf of awk."""

from genwrapper.applets.awk.values import Input, num, numeric, text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.awk.values import Value


class BadFormat(Exception):
    """A format asks for more values than there are, or for what there is not."""


def prepared(form: bytes) -> tuple[bytes, bytes, bool] | None:
    """A format of plain conversions as Python's own format, their letters, and whether one of them
    counts characters; None for any other format."""
    letters = []
    counts = False
    at = 0
    while (at := form.find(b"%", at)) >= 0:
        at += 1
        if form[at : at + 1] == b"%":
            at += 1
            continue
        start = at
        while at < len(form) and form[at] in b"-0123456789.":
            at += 1
        letter = form[at : at + 1]
        inside = form[start:at]
        if not letter or letter not in b"sdfeg" or inside.count(b".") > 1 or b"-" in inside[1:]:
            return None
        if (letter == b"d" and b"." in inside) or (letter == b"s" and inside[:1] == b"0"):
            return None
        counts = counts or (letter == b"s" and inside != b"")
        letters.append(letter)
        at += 1
    return form, b"".join(letters), counts


def quickly(
    plain: tuple[bytes, bytes, bool], values: "list[Value]", convfmt: bytes
) -> bytes | None:
    """What a prepared format prints; None where `formatted` must do it."""
    form, letters, counts = plain
    if len(values) < len(letters):
        return None
    converted: list[bytes | float] = []
    for letter, value in zip(letters, values, strict=False):
        if letter == 115:  # s
            text = _text("s", value, convfmt)
            if counts and not text.isascii():
                return None
            converted.append(text)
            continue
        number = num(value)
        if number - number != 0:  # infinite, or none
            return None
        converted.append(int(number) if letter == 100 else number)
    return form % tuple(converted)


def formatted(form: bytes, values: "list[Value]", convfmt: bytes) -> bytes:
    """What printf prints."""
    found: list[bytes] = []
    rest = iter(values)
    at = 0
    while True:
        start = form.find(b"%", at)
        if start < 0:
            found.append(form[at:])
            return b"".join(found)
        found.append(form[at:start])
        at = start + 1
        while at < len(form) and form[at] in b"-+ #0'":
            at += 1
        flags = form[start + 1 : at].replace(b"'", b"").decode()  # C's locale groups no digits
        width, at = _count(form, at, rest)
        if width is not None and width < 0:
            flags, width = flags + "-", -width
        precision = None
        if form[at : at + 1] == b".":
            precision, at = _count(form, at + 1, rest)
            precision = precision or 0
            if precision < 0:
                precision = None
        while at < len(form) and form[at] in b"hlLqjzt":
            at += 1
        letter = form[at : at + 1].decode("latin-1")
        at += 1
        if letter == "%":
            found.append(b"%")
        elif letter and letter in "diouxXeEfFgGaAcs":
            found.append(_one(letter, flags, width, precision, _next(rest), convfmt))
        else:
            found.append(form[start:at])


def _next(rest: "object") -> "Value":
    for value in rest:  # type: ignore[attr-defined]
        return value  # type: ignore[no-any-return]
    raise BadFormat("a format asks for more values than there are")


def _count(form: bytes, at: int, rest: "object") -> tuple[int | None, int]:
    if form[at : at + 1] == b"*":
        return int(num(_next(rest))), at + 1
    start = at
    while form[at : at + 1].isdigit():
        at += 1
    return (int(form[start:at]) if at > start else None), at


def _one(
    letter: str,
    flags: str,
    width: int | None,
    precision: int | None,
    value: "Value",
    convfmt: bytes,
) -> bytes:
    if letter == "c" and isinstance(value, Input):
        number_of = numeric(value)
        value = value if number_of is None else number_of
    if letter in "cs":
        data = _text(letter, value, convfmt)
        if precision is not None and letter == "s":
            data = _characters(data, precision)
        return _padded(data, flags, width)
    number = num(value)
    if number != number or number in (float("inf"), float("-inf")):
        return _padded(text_of(number, convfmt), flags, width)
    if letter in "diouxX":
        return _whole("d" if number < 0 else letter, flags, width, precision, int(number))
    if letter in "aA":
        return _padded(number.hex().encode(), flags, width)
    spec = f"%{flags}{'' if width is None else width}{'' if precision is None else f'.{precision}'}"
    return (spec + letter).encode() % number


def _whole(letter: str, flags: str, width: int | None, precision: int | None, number: int) -> bytes:
    """A whole number as C's printf has it; Python's `%` gives `#`, `+` and `.0` other meanings."""
    base = "d" if letter in "iu" else letter
    digits = "" if number == 0 == precision else format(abs(number), base).zfill(precision or 0)
    sign = "-" if number < 0 else ""
    if letter in "di" and not sign:
        sign = "+" if "+" in flags else " " if " " in flags else ""
    if "#" in flags and letter == "o" and digits[:1] != "0":
        digits = "0" + digits
    elif "#" in flags and letter in "xX" and number:
        sign = "0" + letter
    if precision is None and "0" in flags and "-" not in flags:
        digits = digits.zfill((width or 0) - len(sign))
    return _padded((sign + digits).encode(), flags, width)


def _text(letter: str, value: "Value", convfmt: bytes) -> bytes:
    if letter == "c" and isinstance(value, (int, float)):
        code = int(value)
        if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000:
            return chr(code).encode()
        return bytes([code & 255])
    data = b"" if value is None else value if isinstance(value, bytes) else text_of(value, convfmt)
    return (_characters(data, 1) or b"\0") if letter == "c" else data


def _characters(data: bytes, count: int) -> bytes:
    if data.isascii():
        return data[:count]
    return data.decode("utf-8", "surrogateescape")[:count].encode("utf-8", "surrogateescape")


def _padded(data: bytes, flags: str, width: int | None) -> bytes:
    if width is None:
        return data
    size = len(data) if data.isascii() else len(data.decode("utf-8", "surrogateescape"))
    blanks = b" " * (width - size)
    return data + blanks if "-" in flags else blanks + data
