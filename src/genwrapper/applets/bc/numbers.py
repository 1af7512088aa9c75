"""Decimal numbers of any length, as bc and dc count: a whole number and how many of its digits
stand behind the point. Results are cut off, never rounded (POSIX XCU bc)."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_SCALE = 1 << 24
PART = 4000
LONG = 10**PART


class Trouble(Exception):
    """What can't be computed, and why."""


class Number:
    """`value` / 10 ** `scale`."""

    __slots__ = ("scale", "value")

    def __init__(self, value: int, scale: int = 0) -> None:
        self.value = value
        self.scale = scale

    def scaled(self, scale: int) -> int:
        """The value with so many digits behind the point, the rest cut off."""
        if scale >= self.scale:
            return int(self.value * 10 ** (scale - self.scale))
        return cut(self.value, 10 ** (self.scale - scale))

    def cut(self, scale: int) -> "Number":
        """The number with so many digits behind the point at most."""
        return self if scale >= self.scale else Number(self.scaled(scale), scale)

    def whole(self) -> int:
        """What is before the point."""
        return self.scaled(0)


def cut(value: int, divisor: int) -> int:
    """A quotient, cut off towards 0."""
    return value // divisor if (value < 0) == (divisor < 0) else -(-value // divisor)


def decimal(value: int) -> str:
    """A number that is not negative, in decimal: in parts, as Python refuses longer ones."""
    if value < LONG:
        return str(value)
    size = PART
    while value >= 10 ** (2 * size):
        size *= 2
    high, low = divmod(value, 10**size)
    return decimal(high) + decimal(low).rjust(size, "0")


def from_decimal(text: str) -> int:
    """The number that decimal digits say."""
    if len(text) <= PART:
        return int(text or "0")
    half = len(text) // 2
    return int(from_decimal(text[:-half]) * 10**half + from_decimal(text[-half:]))


def add(a: Number, b: Number) -> Number:
    scale = max(a.scale, b.scale)
    return Number(a.scaled(scale) + b.scaled(scale), scale)


def subtract(a: Number, b: Number) -> Number:
    scale = max(a.scale, b.scale)
    return Number(a.scaled(scale) - b.scaled(scale), scale)


def multiply(a: Number, b: Number, scale: int) -> Number:
    product = Number(a.value * b.value, a.scale + b.scale)
    return product.cut(min(a.scale + b.scale, max(scale, a.scale, b.scale)))


def divide(a: Number, b: Number, scale: int) -> Number:
    if not b.value:
        raise Trouble("divide by zero")
    return Number(cut(a.value * 10 ** (scale + b.scale), b.value * 10**a.scale), scale)


def remainder(a: Number, b: Number, scale: int) -> Number:
    if not b.value:
        raise Trouble("divide by zero")
    quotient = divide(a, b, scale)
    exact = Number(quotient.value * b.value, quotient.scale + b.scale)
    found = max(scale + b.scale, a.scale)
    rest = subtract(a, exact)
    return Number(rest.scaled(found), found)


def power(a: Number, b: Number, scale: int) -> Number:
    exponent = b.whole()
    if abs(exponent) > 1 << 31:
        raise Trouble("exponent too large")
    if exponent >= 0:
        found = Number(a.value**exponent, a.scale * exponent)
        return found.cut(min(a.scale * exponent, max(scale, a.scale)))
    if not a.value:
        raise Trouble("divide by zero")
    exponent = -exponent
    return Number(cut(10 ** (a.scale * exponent + scale), a.value**exponent), scale)


def square_root(a: Number, scale: int) -> Number:
    from math import isqrt

    if a.value < 0:
        raise Trouble("square root of a negative number")
    scale = max(scale, a.scale)
    return Number(isqrt(a.scaled(2 * scale)), scale)


def compare(a: Number, b: Number) -> int:
    """Less than, equal to or greater than 0 as `a` is to `b`."""
    scale = max(a.scale, b.scale)
    one, other = a.scaled(scale), b.scaled(scale)
    return (one > other) - (one < other)


def digits(a: Number) -> int:
    """How many digits a number has."""
    text = decimal(abs(a.value))
    if not a.value:
        return a.scale or 1
    return max(len(text), a.scale)


def parsed(text: str, base: int) -> Number:
    """A number as it is written in a base of 2 to 36; a digit alone before the point counts as it
    is."""
    whole, _, part = text.partition(".")
    if base == 10 and (whole + part).isdigit():
        return Number(from_decimal(whole + part), len(part))
    single = len(whole.lstrip("0")) == 1
    value = 0
    for digit in whole:
        number = DIGITS.index(digit)
        value = value * base + (number if single else min(number, base - 1))
    if not part:
        return Number(value)
    fraction = 0
    for digit in part:
        fraction = fraction * base + min(DIGITS.index(digit), base - 1)
    scale = len(part)
    behind = fraction * 10**scale // base**scale
    return Number(value * 10**scale + behind, scale)


def shown(a: Number, base: int, zero: bool = False) -> str:
    """A number as it is printed in a base. `zero`: a 0 before the point where nothing else is."""
    sign = "-" if a.value < 0 else ""
    unit = 10**a.scale
    whole, rest = divmod(abs(a.value), unit)
    if base == 10:
        text = decimal(whole) if whole or zero or not rest else ""
        if not a.value:
            return "0"
        return sign + text + ("." + decimal(rest).rjust(a.scale, "0") if a.scale else "")
    if not a.value:
        return "0"
    groups: list[int] = []
    while whole:
        whole, digit = divmod(whole, base)
        groups.append(digit)
    groups.reverse()
    behind: list[int] = []
    reach = 1
    while reach < unit:
        rest *= base
        digit, rest = divmod(rest, unit)
        behind.append(digit)
        reach *= base
    if base <= 16:
        text = "".join([DIGITS[digit] for digit in groups])
        if not text and zero:
            text = "0"
        return sign + text + ("." + "".join([DIGITS[d] for d in behind]) if behind else "")
    width = len(str(base - 1))
    text = "".join([f" {digit:0{width}d}" for digit in groups])
    if behind:
        text += "." + " ".join([f"{digit:0{width}d}" for digit in behind])
    return sign + text


def wrapped(text: str, width: int) -> str:
    """A number in lines of `width` characters, each but the last with a backslash at its end; 0:
    one line."""
    if width < 3 or len(text) < width:
        return text
    step = width - 1
    pieces = [text[at : at + step] for at in range(0, len(text), step)]
    return "\\\n".join(pieces)
