"""test, [: look at files, strings and numbers.

`evaluate` is for the shell too: it gets the words and what to look with.
"""

import posix

from genwrapper.applets.declare import raw_applet
from genwrapper.streams import Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = {"f": 0o100000, "d": 0o040000, "h": 0o120000, "L": 0o120000, "p": 0o010000}
KINDS |= {"b": 0o060000, "c": 0o020000, "S": 0o140000}
ACCESS = {"r": posix.R_OK, "w": posix.W_OK, "x": posix.X_OK}
BITS = {"u": 0o4000, "g": 0o2000, "k": 0o1000}
UNARY = frozenset(f"-{letter}" for letter in "abcdefghkLnNoOGprSstuvwxz")
NUMERIC = ["-eq", "-ne", "-gt", "-ge", "-lt", "-le"]
BINARY = frozenset(["=", "==", "!=", "<", ">", *NUMERIC, "-nt", "-ot", "-ef"])


class BadTest(Exception):
    """Words that are no expression, and why."""


class Looker:
    """What an expression is looked at with: names of files, seen from a folder, numbers of
    descriptors, names of variables, names of the shell's options."""

    __slots__ = ("is_on", "is_set", "is_terminal", "path")

    operators = BINARY

    def __init__(
        self,
        path: "Callable[[str], str]",
        is_terminal: "Callable[[int], bool]",
        is_set: "Callable[[str], bool]",
        is_on: "Callable[[str], bool]",
    ) -> None:
        self.path = path
        self.is_terminal = is_terminal
        self.is_set = is_set
        self.is_on = is_on

    def unary(self, operator: str, word: str) -> bool:
        """`-X word`."""
        letter = operator[1]
        if letter == "n":
            return word != ""
        if letter == "z":
            return word == ""
        if letter == "v":
            return self.is_set(word)
        if letter == "o":
            return self.is_on(word)
        if letter == "t":
            return self.is_terminal(whole(word))
        path = self.path(word)
        try:
            if letter in ACCESS:
                return posix.access(path, ACCESS[letter], effective_ids=True)
            status = posix.lstat(path) if letter in "hL" else posix.stat(path)
        except (OSError, ValueError):
            return False
        if letter in KINDS:
            return status.st_mode & 0o170000 == KINDS[letter]
        if letter in BITS:
            return bool(status.st_mode & BITS[letter])
        if letter == "s":
            return status.st_size > 0
        if letter == "O":
            return status.st_uid == posix.geteuid()
        if letter == "G":
            return status.st_gid == posix.getegid()
        if letter == "N":
            return status.st_mtime_ns > status.st_atime_ns
        return True

    def binary(self, left: str, operator: str, right: str) -> bool:
        """`left OPERATOR right`."""
        if operator == "=" or operator == "==":
            return left == right
        if operator == "!=":
            return left != right
        if operator == "<":
            return _bytes(left) < _bytes(right)
        if operator == ">":
            return _bytes(left) > _bytes(right)
        if operator in ("-nt", "-ot", "-ef"):
            return self._files(left, operator, right)
        a, b = whole(left), whole(right)
        return {
            "-eq": a == b,
            "-ne": a != b,
            "-gt": a > b,
            "-ge": a >= b,
            "-lt": a < b,
            "-le": a <= b,
        }[operator]

    def _files(self, left: str, operator: str, right: str) -> bool:
        found: list[posix.stat_result | None] = []
        for name in (left, right):
            try:
                found.append(posix.stat(self.path(name)))
            except (OSError, ValueError):
                found.append(None)
        a, b = found
        if operator == "-ef":
            return a is not None and b is not None and (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)
        if operator == "-ot":
            a, b = b, a
        if a is None:
            return False
        return b is None or a.st_mtime_ns > b.st_mtime_ns


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def whole(text: str) -> int:
    """A decimal integer, blanks around it allowed; BadTest where it is none."""
    stripped = text.strip(" \t\n")
    digits = stripped[1:] if stripped[:1] in ("-", "+") else stripped
    if not digits.isdigit() or not digits.isascii():
        raise BadTest(f"{text}: expected a whole number")
    return int(stripped)


def evaluate(words: list[str], looker: Looker) -> bool:
    """Whether the expression holds: POSIX's rules for up to four words, beyond them a grammar with
    `!`, `-a`, `-o` and parentheses. BadTest where it is none."""
    count = len(words)
    if count == 0:
        return False
    if count == 1:
        return words[0] != ""
    if count == 2:
        if words[0] == "!":
            return words[1] == ""
        if words[0] in UNARY:
            return looker.unary(words[0], words[1])
        raise BadTest(f"{words[0]}: expected an operator")
    if count == 3:
        if words[1] in looker.operators:
            return looker.binary(*words)
        if words[1] == "-a":
            return words[0] != "" and words[2] != ""
        if words[1] == "-o":
            return words[0] != "" or words[2] != ""
        if words[0] == "!":
            return not evaluate(words[1:], looker)
        if words[0] == "(" and words[2] == ")":
            return words[1] != ""
        raise BadTest(f"{words[1]}: expected an operator")
    if count == 4:
        if words[0] == "!":
            return not evaluate(words[1:], looker)
        if words[0] == "(" and words[3] == ")":
            return evaluate(words[1:3], looker)
    expression = Expression(words, looker)
    value = expression.either()
    if expression.at < count:
        raise BadTest(f"{words[expression.at]}: unexpected")
    return value


class Expression:
    """An expression of more than four words, from left to right."""

    __slots__ = ("at", "looker", "words")

    def __init__(self, words: list[str], looker: Looker) -> None:
        self.words = words
        self.looker = looker
        self.at = 0

    def _peek(self) -> str | None:
        return self.words[self.at] if self.at < len(self.words) else None

    def either(self) -> bool:
        """`a -o b`."""
        value = self._both()
        while self._peek() == "-o":
            self.at += 1
            other = self._both()
            value = value or other
        return value

    def _both(self) -> bool:
        value = self._negated()
        while self._peek() == "-a":
            self.at += 1
            other = self._negated()
            value = value and other
        return value

    def _negated(self) -> bool:
        negations = 0
        words = self.words
        while self._peek() == "!":
            if self.at + 2 < len(words) and words[self.at + 1] in self.looker.operators:
                break
            self.at += 1
            negations += 1
        return self._primary() != bool(negations & 1)

    def _primary(self) -> bool:
        words = self.words
        at = self.at
        if at >= len(words):
            raise BadTest("an operand is missing at the end")
        if words[at] == "(" and words[at + 2 : at + 3] == [")"]:  # also `( = )`
            self.at += 3
            return words[at + 1] != ""
        inside = words[at + 1 : at + 4] if words[at + 4 : at + 5] == [")"] else []
        if words[at] == "(" and inside and inside[1] in self.looker.operators:  # also `( = = = )`
            self.at += 5
            return self.looker.binary(*inside)
        compared = self._lengths()
        if compared is not None:
            return self.looker.binary(*compared)
        if at + 2 < len(words) and words[at + 1] in self.looker.operators:
            self.at += 3
            return self.looker.binary(words[at], words[at + 1], words[at + 2])
        if words[at] == "(":
            self.at += 1
            value = self.either()
            if self._peek() != ")":
                raise BadTest("a ) is missing")
            self.at += 1
            return value
        if words[at] in UNARY and at + 1 < len(words):
            self.at += 2
            return self.looker.unary(words[at], words[at + 1])
        self.at += 1
        return words[at] != ""

    def _lengths(self) -> list[str] | None:
        """A comparison of numbers of which one at least is `-l STRING`, with the lengths in place;
        None where none comes next."""
        words = self.words[self.at : self.at + 6]
        before = len(words)
        if words[0] == "-l" and words[2:3] and words[2] in NUMERIC:
            words[:2] = [str(len(_bytes(words[1])))]
        if words[1:2] and words[1] in NUMERIC and words[2:3] == ["-l"] and len(words) > 3:
            words[2:4] = [str(len(_bytes(words[3])))]
        missing = before - len(words)
        if not missing:
            return None
        self.at += 3 + missing
        return words[:3]


def looker(context: Context, kind: type[Looker] = Looker) -> Looker:
    """What the words of a program's call are looked at with."""

    def is_terminal(number: int) -> bool:
        description = context.table.get(number)
        return description.fd is not None and posix.isatty(description.fd)

    def is_on(name: str) -> bool:
        raise BadTest("-o: only a shell has options")

    return kind(context.path, is_terminal, context.environment.__contains__, is_on)


def _judged(context: Context, words: list[str]) -> int:
    try:
        return 0 if evaluate(words, looker(context)) else 1
    except BadTest as error:
        context.error(str(error), 2)
        return 2


USAGE = """
{name} [EXPRESSION]{end}

Exit with 0 where EXPRESSION holds, 1 where it does not, 2 where it is none.

  -n S, S            S is not empty; -z S: it is
  A = B, A != B      strings are the same, differ; also A < B, A > B
  A -eq B            whole numbers are equal; also -ne -lt -le -gt -ge; -l S: the length of S
  -e F, -a F         the file is there; -s: and not empty
  -f -d -h -L F      it is a file, a folder, a symbolic link (-h, -L)
  -b -c -p -S F      it is a block device, a character device, a FIFO, a socket
  -r -w -x F         it may be read, written, executed
  -u -g -k F         its set-user-ID, set-group-ID, sticky bit is set
  -O -G -N F         it is ours, our group's; it was written since it was read
  -t N               descriptor N is a terminal
  -v NAME            the variable is set
  A -nt B            A is newer, or there is no B; -ot: older; -ef: both are one file
  ! E, E -a E, E -o E, ( E )
"""


@raw_applet(USAGE.format(name="test", end=""), wrong=2)
def test(context: Context, arguments: list[str]) -> int:
    return _judged(context, arguments)


@raw_applet(USAGE.format(name="[", end=" ]"), wrong=2)
def bracket(context: Context, arguments: list[str]) -> int:
    if arguments[-1:] != ["]"]:
        context.error("the last argument must be ]", 2)
        return 2
    return _judged(context, arguments[:-1])
