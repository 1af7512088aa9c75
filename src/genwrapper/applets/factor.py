"""factor: print the prime factors of numbers."""

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, decode

SMALL = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


@applet(
    """
factor [OPTION]... [NUMBER]...

Print the prime factors of each NUMBER; of the numbers on standard input where there is none.

  -h, --exponents  print p^e for a factor that comes e times
""",
)
def factor(context: Context, options: Options, numbers: list[str]) -> int:
    if numbers:
        _all(context, numbers, options.exponents)
    else:
        for line in context.stdin:
            _all(context, decode(line).split(), options.exponents)
    return context.status


def _all(context: Context, numbers: list[str], exponents: bool) -> None:
    for text in numbers:
        digits = text.lstrip(" ").removeprefix("+")
        if not digits.isdigit() or not digits.isascii():
            context.error(f"{text!r} is not a valid positive integer")
            continue
        value = int(digits)
        found = sorted(factors(value))
        words = [str(prime) for prime in found]
        if exponents:
            words = [_power(p, found.count(p)) for p in sorted(set(found))]
        context.stdout.write((" ".join([f"{value}:", *words]) + "\n").encode())


def _power(prime: int, count: int) -> str:
    return str(prime) if count == 1 else f"{prime}^{count}"


def factors(value: int) -> list[int]:
    """The prime factors of a number, in no order."""
    found: list[int] = []
    for small in (*SMALL, *range(41, 1000, 2)):
        while value > 1 and value % small == 0:
            found.append(small)
            value //= small
    parts = [value] if value > 1 else []
    while parts:
        part = parts.pop()
        if is_prime(part):
            found.append(part)
        else:
            divisor = _divisor(part)
            parts += [divisor, part // divisor]
    return found


def is_prime(value: int) -> bool:
    """Whether a number is prime (Miller and Rabin; sure below 3.3e24)."""
    if value < 2:
        return False
    for small in SMALL:
        if value % small == 0:
            return value == small
    odd, twos = value - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    for base in SMALL:
        power = pow(base, odd, value)
        if power in (1, value - 1):
            continue
        for _ in range(twos - 1):
            power = power * power % value
            if power == value - 1:
                break
        else:
            return False
    return True


def _divisor(value: int) -> int:
    """A divisor of a number that is not prime (Pollard's rho, as Brent has it)."""
    from math import gcd

    step = 0
    while True:
        step += 1
        slow = 2
        product = length = 1
        divisor = 1
        start = saved = slow
        while divisor == 1:
            start = slow
            for _ in range(length):
                slow = (slow * slow + step) % value
            done = 0
            while done < length and divisor == 1:
                saved = slow
                for _ in range(min(128, length - done)):
                    slow = (slow * slow + step) % value
                    product = product * abs(start - slow) % value
                divisor = gcd(product, value)
                done += 128
            length *= 2
        if divisor == value:
            divisor = 1
            while divisor == 1:
                saved = (saved * saved + step) % value
                divisor = gcd(abs(start - saved), value)
        if divisor != value:
            return divisor
