"""The functions of `bc -l`: sine, cosine, arctangent, logarithm, exponential, Bessel functions.

All but the last are computed in the very steps of GNU's bc, in bc's own arithmetic, with as many
digits at each step: so the last digit is the same, and what is lost with large values.
"""

from genwrapper.applets.bc.numbers import (
    Number,
    Trouble,
    add,
    compare,
    cut,
    divide,
    multiply,
    square_root,
    subtract,
)

MORE = 12
EXACT = 60
"""Up to so many digits GNU's bc has the arctangents of 1 and 0.2 as constants."""

ZERO, ONE, TWO, FOUR = Number(0), Number(1), Number(2), Number(4)
HALF, FIFTH = Number(5, 1), Number(2, 1)


def negative(x: Number) -> Number:
    return Number(-x.value, x.scale)


def exponential(x: Number, scale: int) -> Number:
    """By halving up to 1, the power series, and squaring."""
    if abs(x.whole()) > 1 << 24:
        raise Trouble("the exponent is too large")
    below = x.value < 0
    x = negative(x) if below else x
    digits = add(Number(6 + scale), multiply(Number(44, 2), x, scale)).whole()
    inner = x.scale + 1
    halves = 0
    while compare(x, ONE) > 0:
        halves += 1
        x = divide(x, TWO, inner)
        inner += 1
    total, term, product = add(ONE, x), x, 1
    count = 1
    while True:
        count += 1
        term = multiply(term, x, digits)
        product *= count
        more = divide(term, Number(product), digits)
        if not more.value:
            break
        total = add(total, more)
    for _ in range(halves):
        total = multiply(total, total, digits)
    return divide(ONE, total, scale) if below else divide(total, ONE, scale)


def logarithm(x: Number, scale: int) -> Number:
    """By square roots down to between 0.5 and 2, and the series of (x - 1) / (x + 1)."""
    if x.value <= 0:
        return divide(Number(1 - 10**scale), ONE, scale)
    digits = scale + 6
    factor = 2
    while compare(x, TWO) >= 0 or compare(x, HALF) <= 0:
        factor *= 2
        x = square_root(x, digits)
    term = divide(subtract(x, ONE), add(x, ONE), digits)
    total = _odd_powers(term, multiply(term, term, digits), digits)
    return divide(multiply(Number(factor), total, digits), ONE, scale)


def _odd_powers(x: Number, step: Number, digits: int) -> Number:
    """x + x*step/3 + x*step^2/5 + ..."""
    total, term, count = x, x, 1
    while True:
        count += 2
        term = multiply(term, step, digits)
        more = divide(term, Number(count), digits)
        if not more.value:
            return total
        total = add(total, more)


def sine(x: Number, scale: int) -> Number:
    """By whole turns off, and the power series."""
    quarter = arctangent(ONE, multiply(Number(11, 1), Number(scale), scale).whole() + 2)
    below = x.value < 0
    x = negative(x) if below else x
    turns = divide(add(divide(x, quarter, 0), TWO), FOUR, 0)
    x = subtract(x, multiply(multiply(FOUR, turns, 0), quarter, 0))
    if turns.value % 2:
        x = negative(x)
    digits = scale + 2
    total = term = x
    square = multiply(negative(x), x, digits)
    count = 1
    while True:
        count += 2
        term = multiply(term, divide(square, Number(count * (count - 1)), digits), digits)
        if not term.value:
            return divide(negative(total) if below else total, ONE, scale)
        total = add(total, term)


def cosine(x: Number, scale: int) -> Number:
    """As a sine."""
    digits = multiply(Number(scale), Number(12, 1), scale).whole()
    half = multiply(arctangent(ONE, digits), TWO, digits)
    return divide(sine(add(x, half), digits), ONE, scale)


def arctangent(x: Number, scale: int) -> Number:
    """By steps of the arctangent of 0.2 down to below that, and the power series."""
    sign = Number(-1 if x.value < 0 else 1)
    x = Number(abs(x.value), x.scale)
    if scale <= EXACT and not compare(x, ONE):
        one = 10 ** (scale + MORE)
        known = Number(4 * _inverse(5, one) - _inverse(239, one), scale + MORE)
        return divide(known.cut(scale), sign, scale)
    if scale <= EXACT and not compare(x, FIFTH):
        return divide(
            Number(_inverse(5, 10 ** (scale + MORE)), scale + MORE).cut(scale), sign, scale
        )
    steps, fifth = 0, ZERO
    if compare(x, FIFTH) > 0:
        fifth = arctangent(FIFTH, scale + 5)
    digits = scale + 3
    while compare(x, FIFTH) > 0:
        steps += 1
        below = add(ONE, multiply(x, FIFTH, digits))
        x = divide(subtract(x, FIFTH), below, digits)
    total = _odd_powers(x, multiply(negative(x), x, digits), digits)
    return divide(add(multiply(Number(steps), fifth, scale), total), sign, scale)


def _inverse(number: int, one: int) -> int:
    """The arctangent of 1/number, in units."""
    term = total = one // number
    square, count, sign = number * number, 1, 1
    while term:
        term //= square
        count += 2
        sign = -sign
        total += sign * (term // count)
    return total


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
