"""seq: print a sequence of numbers."""

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

BLOCK = 10_000


@applet(
    """
seq [OPTION]... LAST
seq [OPTION]... FIRST LAST
seq [OPTION]... FIRST INCREMENT LAST

Print the numbers from FIRST (or 1) to LAST, INCREMENT (or 1) apart, each on a line.

  -f, --format=FORMAT     print them by a printf format of one %e, %f or %g
  -s, --separator=STRING  print STRING between them, no newline
  -w, --equal-width       print all as wide as the widest, with leading zeros
""",
    negative=True,
)
def seq(context: Context, options: Options, words: list[str]) -> int:
    separator = b"\n"
    if options.separator is not None:
        separator = encode(options.separator)
    if options.format is None and all(_is_integer(word) for word in words):
        values = [int(word) for word in words]
        first = values[0] if len(values) > 1 else 1
        increment = values[1] if len(values) > 2 else 1
        if not increment:
            raise Wrong("INCREMENT must not be 0")
        width = 0
        if options.equal_width:
            width = max(map(len, ends(words)))
        pieces = _integers(first, increment, values[-1], width, separator)
    else:
        pieces = _decimals(words, options, separator)
    written = False
    for piece in pieces:
        if written:
            context.stdout.write(separator)
        context.stdout.write(piece)
        written = True
    if written:
        context.stdout.write(b"\n")
    return 0


def ends(words: list[str]) -> list[str]:
    """The first and the last number, as they were written."""
    return [word.lstrip("+") for word in (words[0] if len(words) > 1 else "1", words[-1])]


def _is_integer(word: str) -> bool:
    digits = word[1:] if word[:1] in ("-", "+") else word
    return digits.isdigit() and digits.isascii()


def _integers(
    first: int, increment: int, last: int, width: int, separator: bytes
) -> "Iterator[bytes]":
    numbers = range(first, last + (1 if increment > 0 else -1), increment)
    form = f"%0{width}d" if width else "%d"
    between = separator.decode("latin-1").replace("%", "%%")
    if len(numbers) < 1000 or increment != 1 or first < 0 or width:
        for start in range(0, len(numbers), BLOCK):
            part = numbers[start : start + BLOCK]
            text = between.join([form] * len(part)) % tuple(part)
            yield text.encode("latin-1")
        return
    # numbers of a block differ from those of the block before in their head alone
    first = numbers[0]
    head = min(len(numbers), -first % BLOCK)
    if head:
        yield separator.join([b"%d" % n for n in numbers[:head]])
    tails = [b"%04d" % n for n in range(BLOCK)]
    for start in range(head, len(numbers), BLOCK):
        thousands = numbers[start] // BLOCK
        count = min(BLOCK, len(numbers) - start)
        if not thousands:
            yield separator.join([b"%d" % n for n in range(count)])
            continue
        leader = b"%d" % thousands
        ends = tails if count == BLOCK else tails[:count]
        yield leader + (separator + leader).join(ends)


def _decimals(words: list[str], options: Options, separator: bytes) -> "Iterator[bytes]":
    from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

    values: list[Decimal] = []
    for word in words:
        try:
            values.append(Decimal(word))
        except InvalidOperation:
            raise Wrong(f"{word!r} is not a number") from None
        if not values[-1].is_finite():
            raise Wrong(f"{word!r} is not a number")
    first = values[0] if len(values) > 1 else Decimal(1)
    increment = values[1] if len(values) > 2 else Decimal(1)
    last = values[-1]
    if not increment:
        raise Wrong("INCREMENT must not be 0")
    places = max(0, *(-_exponent(value) for value in (first, increment)))
    scale = 10**places
    begin, step = int(first * scale), int(increment * scale)
    end = (last * scale).to_integral_value(ROUND_FLOOR if step > 0 else ROUND_CEILING)
    numbers = range(begin, int(end) + (1 if step > 0 else -1), step)
    shown = _formatted(options.format, scale) if options.format is not None else None
    if shown is None:
        width = 0
        if options.equal_width:
            wide = [len(word.partition(".")[0]) for word in ends(words) if "e" not in word.lower()]
            wide += [len(f"{value:.{places}f}".partition(".")[0]) for value in (first, last)]
            width = max(wide)
        shown = _fixed(width, places)
    between = decode(separator)
    for start in range(0, len(numbers), BLOCK):
        yield encode(between.join(shown(numbers[start : start + BLOCK])))


def _fixed(width: int, places: int) -> "Callable[[range], list[str]]":
    """What shows numbers of so many places behind the point, and columns before it."""
    scale = 10**places
    form = f"%0{width}d.%0{places}d" if places else f"%0{width}d"

    def shown(numbers: range) -> list[str]:
        if not places:
            return [form % n for n in numbers]
        if numbers[0] >= 0 and numbers[-1] >= 0:
            return [form % divmod(n, scale) for n in numbers]
        least = f"-%0{max(width - 1, 0)}d.%0{places}d"
        return [(least if n < 0 else form) % divmod(abs(n), scale) for n in numbers]

    return shown


def _exponent(value: "Decimal") -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _formatted(form: str, scale: int) -> "Callable[[range], list[str]]":
    """What shows numbers, each times a scale, by a format of printf."""
    plain = form.replace("%%", "")
    if plain.count("%") != 1 or not _is_format(plain[plain.index("%") :]):
        raise Wrong(f"format {form!r} needs one of %e %f %g")
    form = form.replace("'", "") if "'" in plain else form  # no thousands in the C locale
    return lambda numbers: [form % (n / scale) for n in numbers]


def _is_format(text: str) -> bool:
    kind = text[1:].lstrip("-+ #0123456789.'")
    return kind[:1] in tuple("eEfFgG")
