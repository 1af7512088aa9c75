"""The functions of `bc -l`: sine, cosine, arctangent, logarithm, exponential, Bessel functions.

All are computed with more digits than are asked for, as whole numbers of units of 10 ** -digits.
"""

from genwrapper.applets.bc.numbers import Number, Trouble, cut

MORE = 12


def exponential(x: Number, scale: int) -> Number:
    whole = abs(x.whole())
    if whole > 1 << 24:
        raise Trouble("the exponent is too large")
    figures = scale + MORE + int(whole * 0.4343) + 1
    value = _exp(x.scaled(figures), 10**figures)
    return Number(value, figures).cut(scale)


def _exp(value: int, one: int) -> int:
    """e to the power of a number, in units."""
    halves = 0
    more = value
    while abs(more) > one:
        more = cut(more, 2)
        halves += 1
    extra = 10 ** (halves // 2 + 5)
    one *= extra
    more = cut(value * extra, 1 << halves)
    term = total = one
    count = 0
    while term:
        count += 1
        term = cut(term * more, one * count)
        total += term
    for _ in range(halves):
        total = total * total // one
    return int(total // extra)


def logarithm(x: Number, scale: int) -> Number:
    if x.value <= 0:
        return Number(-(10**scale - 1) * 10**scale // 1 if scale else -1, scale)
    figures = scale + MORE + x.value.bit_length() // 3
    one = 10**figures
    value = x.scaled(figures)
    roots = 0
    from math import isqrt

    extra = 10**8
    value, one = value * extra, one * extra
    while not one * 9 // 10 < value < one * 11 // 10:
        value = isqrt(value * one)
        roots += 1
    ratio = cut((value - one) * one, value + one)
    square = cut(ratio * ratio, one)
    term, total, count = ratio, ratio, 1
    while term:
        term = cut(term * square, one)
        count += 2
        total += cut(term, count)
    total = total * 2 << roots
    return Number(cut(total, extra), figures).cut(scale)


def pi(one: int) -> int:
    """π in units (Machin)."""
    return 4 * (4 * _inverse(5, one) - _inverse(239, one))


def _inverse(number: int, one: int) -> int:
    """The arctangent of 1/number."""
    term = total = one // number
    square, count, sign = number * number, 1, 1
    while term:
        term //= square
        count += 2
        sign = -sign
        total += sign * (term // count)
    return total


def sine(x: Number, scale: int) -> Number:
    figures = scale + MORE + max(0, x.value.bit_length() // 3 - x.scale)
    one = 10**figures
    return Number(_sine(x.scaled(figures), one), figures).cut(scale)


def cosine(x: Number, scale: int) -> Number:
    figures = scale + MORE + max(0, x.value.bit_length() // 3 - x.scale)
    one = 10**figures
    return Number(_sine(x.scaled(figures) + pi(one) // 2, one), figures).cut(scale)


def _sine(value: int, one: int) -> int:
    half = pi(one)
    turns = (value + half // 2) // half
    value -= turns * half
    square = value * value // one
    term, total, count = value, value, 1
    while term:
        term = -cut(term * square, one * (count + 1) * (count + 2))
        count += 2
        total += term
    return -total if turns & 1 else total


def arctangent(x: Number, scale: int) -> Number:
    figures = scale + MORE
    one = 10**figures
    value = x.scaled(figures)
    if abs(value) > one:
        quarter = pi(one) // 2 if value > 0 else -(pi(one) // 2)
        return Number(quarter - _arctangent(cut(one * one, value), one), figures).cut(scale)
    return Number(_arctangent(value, one), figures).cut(scale)


def _arctangent(value: int, one: int) -> int:
    from math import isqrt

    halves = 0
    while abs(value) * 10 > one:
        root = isqrt(one * one + value * value)
        value = cut(value * one, one + root)
        halves += 1
    square = value * value // one
    term, total, count = value, value, 1
    while term:
        term = -cut(term * square, one)
        count += 2
        total += cut(term, count)
    return total << halves


def bessel(n: Number, x: Number, scale: int) -> Number:
    order = n.whole()
    negative = order < 0 and order % 2
    order = abs(order)
    whole = abs(x.whole())
    figures = scale + MORE + int(whole * 0.4343) + order
    one = 10**figures
    value = x.scaled(figures)
    term = one
    for count in range(1, order + 1):
        term = cut(term * value, one * 2 * count)
    square = value * value // one
    total, count = term, 0
    while term:
        count += 1
        term = -cut(term * square, one * 4 * count * (count + order))
        total += term
    return Number(-total if negative else total, figures).cut(scale)
