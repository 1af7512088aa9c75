"""What a sed script says, from left to right."""

from genwrapper.applets.sed.commands import Address, BadScript, Command, Replacement, Script
from genwrapper.applets.sed.escapes import bracket_end, character, parts_of, plain, regex_of
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

BLANKS = frozenset(" \t")
KNOWN = frozenset("{}=abcdDeFgGhHilnNpPqQrRstTvwWxyz:#")


def parse(text: str, extended: bool, sandbox: bool = False) -> Script:
    """The commands of a script; BadScript where it is none. `sandbox`: so is one that has to do
    with files and commands."""
    return ScriptReader(text, extended, sandbox).whole()


class ScriptReader:
    """A script, from left to right."""

    __slots__ = ("at", "commands", "extended", "sandbox", "text")

    def __init__(self, text: str, extended: bool, sandbox: bool) -> None:
        self.text = text
        self.extended = extended
        self.sandbox = sandbox
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
        if self.sandbox and letter in "erRwW":
            raise self._bad(f"{letter} is not for --sandbox")
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
            flags = ""
            while self._peek() in ("I", "M"):
                flags += self._peek()
                self.at += 1
            regex = self._regex(source, flags)
            return Address("regex", regex=regex, source=_source(source, flags))
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
                if following == delimiter:
                    found.append(following if regex or following != "&" else "\\&")
                elif following == "\n" and not regex:
                    found.append("\\\n")
                else:
                    found.append(c + following)
                continue
            if c == "[" and regex:
                end = bracket_end(text, self.at)
                found.append(text[self.at : end])
                self.at = end
                continue
            found.append(c)
            self.at += 1

    def _regex(self, source: str, flags: str) -> "re.Pattern[bytes] | None":
        """A compiled pattern with I and M as flags; None for an empty one, which is the one used
        last."""
        if not source:
            return None
        from genwrapper.patterns import BadPattern, compile_regex

        try:
            return compile_regex(
                encode(regex_of(source)),
                self.extended,
                ignore_case="I" in flags,
                lines="M" in flags,
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
                if self._peek() in "}#":
                    break
                self.at += 1
            command.text = self.text[start : self.at]
            if letter == ":" and not command.text:
                raise self._bad("a label is missing behind :")
        elif letter == "v":
            while self._peek() and self._peek() not in "\n;#}":  # a version that is wanted
                self.at += 1
        elif letter in "erRwW":
            self._blanks()
            command.text = self._rest_of_line()
            if not command.text and letter != "e":
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
                if not self._peek():
                    break
                c, self.at, _ = character(self.text, self.at)
                found.append(c)
                continue
            found.append(c)
            self.at += 1
        return "".join(found) + "\n"

    def _substitution(self, command: Command) -> None:
        delimiter = self._peek()
        self.at += 1
        source = self._delimited(delimiter, regex=True)
        replacement = Replacement(parts_of(self._delimited(delimiter, regex=False)))
        flags = ""
        while True:
            c = self._peek()
            if c == "g":
                replacement.every = True
            elif c == "p":
                replacement.prints += 1
            elif c in ("i", "I", "m", "M"):
                flags += c.upper()
            elif c == "e":
                replacement.executes = True
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
            elif c == "\r" and self.text[self.at + 1 : self.at + 2] in ("", "\n"):
                self.at += 1
                break
            else:
                break
            self.at += 1
        if self.sandbox and (replacement.file or replacement.executes):
            raise self._bad("the flags e and w of s are not for --sandbox")
        command.regex = self._regex(source, flags)
        command.source = _source(source, flags)
        command.replacement = replacement
        groups = max((part for part in replacement.parts if isinstance(part, int)), default=0)
        if command.regex is not None and groups > command.regex.groups:
            raise self._bad(f"\\{groups} in the text, and no such group")

    def _translation(self, command: Command) -> None:
        delimiter = self._peek()
        self.at += 1
        source = plain(self._delimited(delimiter, regex=False))
        target = plain(self._delimited(delimiter, regex=False))
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


def _source(text: str, flags: str) -> tuple[bytes, bool] | None:
    return (encode(regex_of(text)), "I" in flags) if text and "M" not in flags else None
