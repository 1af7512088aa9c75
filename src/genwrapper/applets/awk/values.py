"""Values of awk: numbers, strings, strings that may be numbers, and what was never set.

A number is a float (or int), a string bytes, input (fields, getline, ARGV, ENVIRON, -v) is Input,
bytes that are compared as a number where they look like one. None was never set: "" and 0.
"""

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    Value = float | bytes | None

NUMBER = re.compile(rb"[ \t\n\r\f\v]*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)")
NUMERIC = re.compile(NUMBER.pattern + rb"[ \t\n\r\f\v]*\Z")


class Input(bytes):
    """Text that came from outside."""

    __slots__ = ()


class Array(dict[bytes, "Value"]):
    """An array; what is asked for is there from then on."""

    __slots__ = ()

    def __missing__(self, key: bytes) -> None:
        self[key] = None


def num(value: "Value") -> float:
    """A value as a number."""
    if isinstance(value, bytes):
        if value.isdigit():
            return float(value)
        match = NUMBER.match(value)
        return float(match[1]) if match is not None else 0.0
    return 0.0 if value is None else value


def numeric(text: bytes) -> float | None:
    """The number that a text looks like; None where it does not."""
    if text.isdigit():
        return float(text)
    match = NUMERIC.match(text)
    return None if match is None else float(match[1])


def truth(value: "Value") -> bool:
    """Whether a value counts as true."""
    if isinstance(value, Input):
        number = numeric(value)
        return value != b"" if number is None else number != 0
    return bool(value)


def text_of(value: float, form: bytes) -> bytes:
    """A number as text: whole ones as such, others by a format (CONVFMT, OFMT)."""
    if value != value or value in (float("inf"), float("-inf")):
        sign = "-" if str(value).startswith("-") else "+"
        return f"{sign}{'nan' if value != value else 'inf'}".encode()
    if value == int(value):
        return b"%d" % value
    from genwrapper.applets.awk.formatting import formatted

    return formatted(form, [value], form)


def compare(a: "Value", b: "Value", form: bytes) -> int:
    """-1, 0 or 1: as numbers where both are, or look like, numbers; else as text."""
    first = numeric(a) if isinstance(a, Input) else 0.0 if a is None else a
    second = numeric(b) if isinstance(b, Input) else 0.0 if b is None else b
    if isinstance(first, (int, float)) and isinstance(second, (int, float)):
        return -1 if first < second else int(first > second)
    one = b"" if a is None else a if isinstance(a, bytes) else text_of(a, form)
    other = b"" if b is None else b if isinstance(b, bytes) else text_of(b, form)
    return -1 if one < other else int(one > other)
