"""The order of an array's elements: PROCINFO["sorted_in"], asort and asorti, as gawk has them."""

from genwrapper.applets.awk.library import Failure
from genwrapper.applets.awk.values import Array, Input, num, numeric, truth
from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from genwrapper.applets.awk.runtime import Runtime
    from genwrapper.applets.awk.values import Value


def ordered(runtime: "Runtime", array: Array, how: bytes) -> "list[tuple[bytes, Value]]":
    """The elements in an order: @ind or @val, _str, _num or _type, _asc or _desc, or as a function
    of the program compares an index and value with another. Failure."""
    if how in (b"", b"@unsorted"):
        return list(array.items())
    function = runtime.functions.get(decode(how))
    if function is not None:
        return _by_function(function, array)
    fold = bytes.lower if truth(runtime.IGNORECASE) else bytes

    def string(value: "Value") -> bytes:
        return fold(runtime.string(value))

    keys: dict[bytes, Callable[[bytes, Value], Any]] = {
        b"@ind_str": lambda index, value: fold(index),
        b"@ind_num": lambda index, value: (num(index), index),
        b"@val_str": lambda index, value: (string(value), index),
        b"@val_num": lambda index, value: (num(value), string(value), index),
        b"@val_type": lambda index, value: (*_ranked(value, string(value)), index),
    }
    name, _, direction = how.rpartition(b"_")
    key = keys.get(name)
    if key is None or direction not in (b"asc", b"desc"):
        raise Failure(f"{decode(how)!r} is no order, and no function")
    return sorted(array.items(), key=lambda item: key(*item), reverse=direction == b"desc")


def _ranked(value: "Value", text: bytes) -> tuple[int, float, bytes]:
    """Numbers come before text."""
    number = numeric(value) if isinstance(value, Input) else value
    if isinstance(number, bytes) or (number is None and value is not None):
        return 1, 0, text
    return 0, number or 0, text


def _by_function(function: "Callable[..., Value]", array: Array) -> "list[tuple[bytes, Value]]":
    from functools import cmp_to_key

    def compare(one: "tuple[bytes, Value]", other: "tuple[bytes, Value]") -> int:
        found = num(function(*one, *other))
        return (found > 0) - (found < 0)

    return sorted(array.items(), key=cmp_to_key(compare))


def numbered(target: Array, values: "list[Value]") -> int:
    """Give an array these values, from 1 on."""
    target.clear()
    for number, value in enumerate(values, 1):
        target[b"%d" % number] = value
    return len(values)
