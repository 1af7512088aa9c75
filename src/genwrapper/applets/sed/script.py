"""What a sed script says, from left to right."""

from genwrapper.applets.sed.commands import Address, BadScript, Command, Replacement, Script
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

BLANKS = frozenset(" \t")
KNOWN = frozenset("{}=abcdDgGhHilnNpPqQrRstTvwWxyY:#")
ESCAPES = {"n": "\n", "t": "\t", "f": "\f", "v": "\v", "a": "\a", "r": "\r"}


def parse(text: str, extended: bool) -> Script:
    """The commands of a script; BadScript where it is none."""
    return ScriptReader(text, extended).whole()


class ScriptReader:
    """A script, from left to right."""

    __slots__ = ("at", "commands", "extended", "text")

    def __init__(self, text: str, extended: bool) -> None:
        self.text = text
        self.extended = extended
        self.at = 0
        self.commands: list[Command] = []

    def whole(self) -> Script:
        """All of it."""
        text = self.text
        quiet = text == "#n" or text.startswith("#n\n")
        opened: list[int] = []
        while True:
            while self._peek() in (" ", "\t", "\n", ";") and self._peek():
                self.at += 1
            if not self._peek():
                break
            if self._peek() == "#":
                self._rest_of_line()
                continue
            command = self._command()
            if command.letter == "{":
                opened.append(len(self.commands))
            elif command.letter == "}":
                if not opened:
                    raise self._bad("unexpected }")
                self.commands[opened.pop()].behind = len(self.commands)
            self.commands.append(command)
        if opened:
            raise self._bad("unmatched {")
        labels = {command.text for command in self.commands if command.letter == ":"}
        for command in self.commands:
            if command.letter in "btT" and command.text and command.text not in labels:
                raise BadScript(f"there is no label {command.text}")
        return Script(self.commands, quiet)

    def _bad(self, message: str) -> BadScript:
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - (self.text.rfind("\n", 0, self.at) + 1) + 1
        return BadScript(f"script, line {line}, column {column}: {message}")

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _blanks(self) -> None:
        while self._peek() in BLANKS and self._peek():
            self.at += 1

    def _rest_of_line(self) -> str:
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        found = self.text[self.at : end]
        self.at = end
        return found

    def _number(self) -> int | None:
        start = self.at
        while self._peek() and self._peek() in "0123456789":
            self.at += 1
        return int(self.text[start : self.at]) if self.at > start else None

    # -- addresses --------------------------------------------------------------------------------

    def _command(self) -> Command:
        first = self._address()
        second = None
        self._blanks()
        if first is not None and self._peek() == ",":
            self.at += 1
            self._blanks()
            second = self._second_address()
            self._blanks()
        from_zero = first is not None and first.kind == "line" and first.number == 0
        if from_zero and (second is None or second.kind != "regex"):
            raise self._bad("line 0 is only for 0,/REGEX/")
        negated = False
        while self._peek() == "!":
            negated = True
            self.at += 1
            self._blanks()
        command = Command(first, second, negated)
        letter = self._peek()
        if not letter or letter not in KNOWN or letter == "#":
            raise self._bad(f"unknown command {letter!r}" if letter.strip() else "missing command")
        self.at += 1
        command.letter = letter
        if letter in "qQ" and second is not None:
            raise self._bad(f"{letter} takes one address")
        if letter in "}:" and first is not None:
            raise self._bad(f"{letter} takes no address")
        self._arguments(command)
        return command

    def _address(self) -> Address | None:
        c = self._peek()
        number = self._number()
        if number is not None:
            self._blanks()
            if self._peek() == "~":
                self.at += 1
                return Address("step", number, self._number() or 0)
            return Address("line", number)
        if c == "$":
            self.at += 1
            return Address("last")
        if c == "/" or c == "\\":
            self.at += 1
            if c == "\\":
                c = self._peek()
                self.at += 1
            source = self._delimited(c, regex=True)
            ignore_case = False
            while self._peek() == "I":
                ignore_case = True
                self.at += 1
            regex = self._regex(source, ignore_case)
            return Address("regex", regex=regex, source=_source(source, ignore_case))
        return None

    def _second_address(self) -> Address:
        c = self._peek()
        if c and c in "+~":
            self.at += 1
            number = self._number()
            if number is None:
                raise self._bad(f"a number is missing behind {c}")
            return Address("more" if c == "+" else "multiple", number)
        address = self._address()
        if address is None or address.kind == "step":
            raise self._bad("an address is missing behind the comma")
        return address

    def _delimited(self, delimiter: str, regex: bool) -> str:
        """Text up to the delimiter, which is read. `\\delimiter` is the delimiter itself."""
        if not delimiter or delimiter in "\n\\":
            raise self._bad("a newline or backslash can't be the delimiter")
        found: list[str] = []
        text = self.text
        while True:
            c = self._peek()
            if not c or (c == "\n" and regex):
                raise self._bad(f"{delimiter} is missing at the end")
            if c == delimiter:
                self.at += 1
                return "".join(found)
            if c == "\\":
                following = text[self.at + 1 : self.at + 2]
                self.at += 2
                if following == delimiter and following != "n":
                    found.append(following if regex or following != "&" else "\\&")
                elif following == "\n" and not regex:
                    found.append("\\\n")
                else:
                    found.append(c + following)
                continue
            if c == "[" and regex:
                end = self._bracket_end(self.at)
                found.append(text[self.at : end])
                self.at = end
                continue
            found.append(c)
            self.at += 1

    def _bracket_end(self, start: int) -> int:
        """Behind the bracket expression that begins at `start`; behind the `[` where none does."""
        text = self.text
        at = start + 1
        if text[at : at + 1] == "^":
            at += 1
        if text[at : at + 1] == "]":
            at += 1
        while at < len(text) and text[at] != "\n":
            c = text[at]
            if c == "]":
                return at + 1
            if c == "[" and text[at + 1 : at + 2] in (":", "=", ".") and at + 1 < len(text):
                end = text.find(text[at + 1] + "]", at + 2)
                if end > 0:
                    at = end + 2
                    continue
            at += 1
        return start + 1

    def _regex(self, source: str, ignore_case: bool) -> "re.Pattern[bytes] | None":
        """A compiled pattern; None for an empty one, which is the one used last."""
        if not source:
            return None
        from genwrapper.patterns import BadPattern, compile_regex

        try:
            return compile_regex(
                encode(_with_controls(source)), self.extended, ignore_case=ignore_case
            )
        except BadPattern as error:
            raise self._bad(f"{source}: {error}") from None

    # -- arguments --------------------------------------------------------------------------------

    def _arguments(self, command: Command) -> None:
        letter = command.letter
        if letter in "aic":
            command.text = self._text()
            return
        if letter in "{":
            return
        if letter in ":btT":
            self._blanks()
            start = self.at
            while self._peek() and self._peek() not in "\n;" and not self._peek().isspace():
                if self._peek() == "}" and letter != ":":
                    break
                self.at += 1
            command.text = self.text[start : self.at]
            if letter == ":" and not command.text:
                raise self._bad("a label is missing behind :")
        elif letter in "rRwW":
            self._blanks()
            command.text = self._rest_of_line()
            if not command.text:
                raise self._bad(f"a file is missing behind {letter}")
            return
        elif letter in "qQl":
            self._blanks()
            command.number = self._number()
        elif letter == "s":
            self._substitution(command)
        elif letter == "y":
            self._translation(command)
        self._end_of_command(letter)

    def _end_of_command(self, letter: str) -> None:
        self._blanks()
        c = self._peek()
        if c in ("", "\n", ";"):
            self.at += bool(c)
        elif c != "}" and c != "#":
            raise self._bad(f"unexpected {c!r} behind {letter}")

    def _text(self) -> str:
        """The text of a, i, c: behind `\\` and a newline, or on the same line."""
        self._blanks()
        if self._peek() == "\\":
            self.at += 1
            start = self.at
            self._blanks()
            if not self._peek():
                return ""  # nothing at all, as GNU's
            if self._peek() == "\n":
                self.at += 1
            else:
                self.at = start
        elif not self._peek():
            raise self._bad("text is missing")
        found: list[str] = []
        while (c := self._peek()) and c != "\n":
            if c == "\\":
                self.at += 1
                c = self._peek()
                c = ESCAPES.get(c, c)
            found.append(c)
            self.at += 1
        return "".join(found) + "\n"

    def _substitution(self, command: Command) -> None:
        delimiter = self._peek()
        self.at += 1
        source = self._delimited(delimiter, regex=True)
        replacement = Replacement(parts_of(self._delimited(delimiter, regex=False)))
        ignore_case = False
        while True:
            c = self._peek()
            if c == "g":
                replacement.every = True
            elif c == "p":
                replacement.prints += 1
            elif c in ("i", "I"):
                ignore_case = True
            elif c and c in "123456789":
                replacement.occurrence = self._number() or 1
                continue
            elif c == "w":
                self.at += 1
                self._blanks()
                replacement.file = self._rest_of_line()
                if not replacement.file:
                    raise self._bad("a file is missing behind w")
                break
            else:
                break
            self.at += 1
        command.regex = self._regex(source, ignore_case)
        command.source = _source(source, ignore_case)
        command.replacement = replacement
        groups = max((part for part in replacement.parts if isinstance(part, int)), default=0)
        if command.regex is not None and groups > command.regex.groups:
            raise self._bad(f"\\{groups} in the text, and no such group")

    def _translation(self, command: Command) -> None:
        delimiter = self._peek()
        self.at += 1
        source = _plain(self._delimited(delimiter, regex=False))
        target = _plain(self._delimited(delimiter, regex=False))
        if len(source) != len(target):
            raise self._bad("the two texts of y have not the same length")
        if source.isascii() and target.isascii():
            table = bytearray(range(256))
            for a, b in zip(reversed(source), reversed(target), strict=True):
                table[ord(a)] = ord(b)
            command.table = bytes(table)
        else:
            pairs = zip(reversed(source), reversed(target), strict=True)
            command.table = {ord(a): encode(b) for a, b in pairs}


def _source(text: str, ignore_case: bool) -> tuple[bytes, bool] | None:
    return (encode(_with_controls(text)), ignore_case) if text else None


def _with_controls(source: str) -> str:
    """A regular expression with the characters that `\\n`, `\\t` and the like stand for."""
    if "\\" not in source:
        return source
    found: list[str] = []
    at = 0
    while at < len(source):
        c = source[at]
        if c == "\\" and at + 1 < len(source):
            letter = source[at + 1]
            found.append(ESCAPES.get(letter, c + letter))
            at += 2
        else:
            found.append(c)
            at += 1
    return "".join(found)


def _plain(text: str) -> str:
    """The text of `y`: `\\\\` and `\\n`."""
    found: list[str] = []
    at = 0
    while at < len(text):
        c = text[at]
        if c == "\\" and at + 1 < len(text):
            letter = text[at + 1]
            found.append("\\" if letter == "\\" else ESCAPES.get(letter, c + letter))
            at += 2
        else:
            found.append(c)
            at += 1
    return "".join(found)


def parts_of(text: str) -> "list[bytes | int | str]":
    """The parts of the second part of `s`."""
    parts: list[bytes | int | str] = []
    plain: list[str] = []
    at = 0

    def add(part: "int | str") -> None:
        if plain:
            parts.append(encode("".join(plain)))
            plain.clear()
        parts.append(part)

    while at < len(text):
        c = text[at]
        at += 1
        if c == "&":
            add(0)
        elif c != "\\" or at == len(text):
            plain.append(c)
        else:
            letter = text[at]
            at += 1
            if letter in "0123456789":
                add(int(letter))
            elif letter in "ULEul":
                add(letter)
            else:
                plain.append(ESCAPES.get(letter, letter))
    if plain:
        parts.append(encode("".join(plain)))
    return parts
