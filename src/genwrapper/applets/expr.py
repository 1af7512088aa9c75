"""expr: evaluate an expression."""

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context, decode, encode

COMPARISONS = frozenset(("=", "==", "!=", "<", "<=", ">", ">="))
LEVELS = (frozenset("|"), frozenset("&"), COMPARISONS, frozenset("+-"), frozenset("*/%"))


class BadExpression(Exception):
    """Words that are no expression, and why."""


@raw_applet(
    """
expr EXPRESSION

Print the value of EXPRESSION, each operator and operand a word of its own. The exit status is 0,
or 1 where the value is empty or 0, 2 where it is no expression.

  A | B                    A where it is neither empty nor 0, else B (0 where both are)
  A & B                    A where neither is empty or 0, else 0
  A < B, <= = == != >= >   1 or 0; as numbers where both are whole, else as strings
  A + B, A - B             whole numbers of any size
  A * B, A / B, A % B
  STRING : REGEX           what a basic regular expression at the beginning of STRING matches: the
                           text of its group \\\\( \\\\), else the number of characters
  match STRING REGEX       the same
  substr STRING AT LENGTH  characters from AT (1 is the first) on
  index STRING CHARACTERS  where the first of CHARACTERS is in STRING, 0 where there is none
  length STRING            the number of characters
  + WORD                   WORD, even where it is an operator
  ( EXPRESSION )
""",
    wrong=2,
)
def expr(context: Context, arguments: list[str]) -> int:
    words = arguments[1:] if arguments[:1] == ["--"] else arguments
    try:
        expression = Expression(words)
        value = expression.level(0)
        if expression.at < len(words):
            raise BadExpression(f"{words[expression.at]}: unexpected")
    except BadExpression as error:
        context.error(str(error), 2)
        return 2
    except RecursionError:
        context.error("nested too deeply", 2)
        return 2
    context.stdout.write(encode(f"{value}\n"))
    return 1 if is_null(value) else 0


def is_null(value: str) -> bool:
    """Whether a value is empty or 0."""
    return value == "" or (is_whole(value) and int(value) == 0)


def is_whole(value: str) -> bool:
    """Whether a value is a decimal integer."""
    digits = value.removeprefix("-")
    return digits.isdigit() and digits.isascii()


class Expression:
    """The words of an expression, from left to right."""

    __slots__ = ("at", "skipping", "words")

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.at = 0
        self.skipping = 0  # inside what `|` or `&` need no value of

    def _peek(self) -> str | None:
        return self.words[self.at] if self.at < len(self.words) else None

    def _next(self) -> str:
        word = self._peek()
        if word is None:
            raise BadExpression("an operand is missing at the end" if self.words else "no operand")
        self.at += 1
        return word

    def level(self, number: int) -> str:
        """Operators of one level of precedence and all that bind closer."""
        if number == len(LEVELS):
            return self._matched()
        value = self.level(number + 1)
        while (operator := self._peek()) is not None and operator in LEVELS[number]:
            self.at += 1
            decided = operator in "|&" and is_null(value) == (operator == "&")
            self.skipping += decided
            right = self.level(number + 1)
            self.skipping -= decided
            if not self.skipping:
                value = applied(value, operator, right)
        return value

    def _matched(self) -> str:
        value = self._primary()
        while self._peek() == ":":
            self.at += 1
            pattern = self._primary()
            value = "" if self.skipping else match(value, pattern)
        return value

    def _primary(self) -> str:
        word = self._next()
        if word == "(":
            value = self.level(0)
            if self._next() != ")":
                raise BadExpression("a ) is missing")
            return value
        if self._peek() is None:
            return word  # the last word is an operand whatever it is
        if word == "+":
            return self._next()
        if word == "match":
            return match(self._primary(), self._primary())
        if word == "length":
            return str(len(self._primary()))
        if word == "index":
            text, characters = self._primary(), self._primary()
            return str(next((n for n, c in enumerate(text, 1) if c in characters), 0))
        if word == "substr":
            text, start, length = self._primary(), self._primary(), self._primary()
            if not is_whole(start) or not is_whole(length):
                return ""
            first = int(start)
            return text[first - 1 : first - 1 + max(0, int(length))] if first > 0 else ""
        return word


def applied(left: str, operator: str, right: str) -> str:
    """The value of `left OPERATOR right`."""
    if operator == "|":
        return left if not is_null(left) else right if not is_null(right) else "0"
    if operator == "&":
        return left if not is_null(left) and not is_null(right) else "0"
    if operator in COMPARISONS:
        if is_whole(left) and is_whole(right):
            order = (int(left) > int(right)) - (int(left) < int(right))
        else:
            order = (encode(left) > encode(right)) - (encode(left) < encode(right))
        holds = {"=": order == 0, "==": order == 0, "!=": order != 0}
        holds |= {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}
        return str(int(holds[operator]))
    for word in (left, right):
        if not is_whole(word):
            raise BadExpression(f"{word}: expected a whole number")
    a, b = int(left), int(right)
    if operator == "+":
        return str(a + b)
    if operator == "-":
        return str(a - b)
    if operator == "*":
        return str(a * b)
    if b == 0:
        raise BadExpression("division by zero")
    quotient = abs(a) // abs(b) if (a < 0) == (b < 0) else -(abs(a) // abs(b))
    return str(quotient if operator == "/" else a - quotient * b)


def match(text: str, pattern: str) -> str:
    """`text : pattern`."""
    from genwrapper.patterns import BadPattern, compile_regex, longest

    try:
        compiled = compile_regex(encode(pattern), False)
    except BadPattern as error:
        raise BadExpression(f"{pattern}: {error}") from None
    found = compiled.match(encode(text))
    found = found and longest(found)
    if compiled.groups:
        return decode(found.group(1) or b"") if found else ""
    return str(len(decode(found.group()))) if found else "0"
