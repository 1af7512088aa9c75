"""The shell's tokens (POSIX XCU 2.3): where a word or an operator begins and ends.

The text ends with a NUL that marks "no more here": NUL bytes of a script are dropped when it comes
in, so none of its own is ever seen. A backslash-newline is cut out of the text when it is met where
it joins lines, so what looks ahead sees one line.
"""

from genwrapper.shell.errors import SyntaxFault
from genwrapper.shell.parsing import quoting, words
from genwrapper.shell.parsing.quoting import ENDS
from genwrapper.shell.syntax import HereDocument, Literal, Word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from genwrapper.shell.parsing.parser import Parser
    from genwrapper.shell.parsing.quoting import Part

WORD = "word"
NUMBER = "number"  # digits directly before `<` or `>`
NEWLINE = "\n"
END = ""

OPERATOR_STARTS = frozenset("&|;<>()")
LONG_OPERATORS = frozenset(("&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "&>"))
DEEPEST = 1000


class Lexer:
    """The tokens of a text, one at a time: `read` gives the kind of the next one, kept in `kind`.

    `kind` is WORD, NUMBER, NEWLINE, END or the operator itself. For a WORD, `parts` are its parts,
    and `plain` its text where it is one unquoted literal (only such a word can be a reserved word,
    a name or an alias), else None. `start` is the token's offset in `text`, `at` the one behind it;
    `line` and `column` its place.
    """

    __slots__ = (
        "aliases",
        "at",
        "blank_ends",
        "column",
        "counted",
        "cuts",
        "depth",
        "expanding",
        "first_line",
        "first_start",
        "kind",
        "line",
        "line_number",
        "line_start",
        "more",
        "name",
        "original",
        "original_line",
        "parser",
        "parts",
        "passed",
        "pending",
        "plain",
        "start",
        "substitutions",
        "text",
    )

    def __init__(
        self,
        parser: "Parser",
        text: str,
        name: str,
        line: int,
        column: int,
        more: "Callable[[], str] | None",
        aliases: "Mapping[str, str] | None",
        depth: int,
    ) -> None:
        if "\0" in text:
            text = text.replace("\0", "")
        self.parser = parser
        self.text = text + "\0"
        self.name = name
        self.more = more
        self.aliases = aliases
        self.depth = depth
        self.at = 0
        self.original = text
        self.original_line = line
        self.first_line = line
        self.first_start = 1 - column
        self.counted = 0  # how far `line_number` and `line_start` have been brought
        self.line_number = line
        self.line_start = 1 - column
        self.cuts: list[int] = []  # where line continuations were, as offsets in `text`
        self.passed = 0  # how many of them lie before `counted`
        self.pending: list[tuple[HereDocument, str, bool, bool]] = []
        self.expanding: list[tuple[str, int]] = []  # aliases being expanded, the end of each
        self.substitutions = 0  # process substitutions that no command has taken for its own
        self.blank_ends: list[int] = []  # the ends of alias values that end with a blank
        self.kind: str = END
        self.parts: list[Part] = []
        self.plain: str | None = None
        self.start = 0
        self.line = line
        self.column = column

    # -- text and places --------------------------------------------------------------------------

    def extend(self) -> bool:
        """At the NUL: ask for more text. False at the end of the input."""
        if self.more is None:
            return False
        text = self.more()
        if not text:
            self.more = None
            return False
        if "\0" in text:
            text = text.replace("\0", "")
        self.original += text
        self.text = f"{self.text[:-1]}{text}\0"
        return True

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of an offset."""
        if at < self.counted:
            self.counted = self.passed = 0
            self.line_number = self.first_line
            self.line_start = self.first_start
        counted = self.counted
        if at > counted:
            lines = self.text.count("\n", counted, at)
            if lines:
                self.line_number += lines
                self.line_start = self.text.rfind("\n", counted, at) + 1
            self.counted = at
        while self.passed < len(self.cuts) and self.cuts[self.passed] <= at:
            self.line_number += 1
            self.line_start = max(self.line_start, self.cuts[self.passed])
            self.passed += 1
        return self.line_number, at - self.line_start + 1

    def cut(self, at: int) -> str:
        """Take the backslash-newline at `at` out of the text; the text as it is then, with the next
        line there."""
        self._replace(at, at + 2, "")
        self.cuts.append(at)
        if self.text[at] == "\0":
            self.extend()
        return self.text

    def _replace(self, start: int, end: int, value: str) -> None:
        self.text = f"{self.text[:start]}{value}{self.text[end:]}"
        shift = len(value) - (end - start)
        if self.expanding:
            self.expanding = [
                (name, stop + shift if stop > start else stop) for name, stop in self.expanding
            ]
        if self.blank_ends:
            self.blank_ends = [stop + shift if stop > start else stop for stop in self.blank_ends]

    def forget(self) -> None:
        """Drop the text that has been parsed (a script of any length comes through `more`)."""
        at = self.at
        line, column = self.place(at)
        self.text = self.text[at:]
        lines = line - self.original_line
        original = self.original
        start = 0
        for _ in range(lines):
            start = original.find("\n", start) + 1
        self.original = original[start:]
        self.original_line = self.first_line = self.line_number = line
        self.first_start = self.line_start = 1 - column
        self.at = self.counted = self.passed = 0
        self.cuts = []
        self.expanding = []
        self.blank_ends = []

    def fault(self, message: str, at: int, incomplete: bool = False) -> SyntaxFault:
        """The SyntaxFault `message` for the offset `at`."""
        line, column = self.place(at)
        return self.fault_at(message, line, column, incomplete)

    def fault_at(self, message: str, line: int, column: int, incomplete: bool) -> SyntaxFault:
        """The SyntaxFault `message` for a place."""
        lines = self.original.split("\n")
        index = line - self.original_line
        text = lines[index] if 0 <= index < len(lines) else ""
        return SyntaxFault(self.name, line, column, message, text, incomplete)

    def deeper(self, at: int) -> None:
        """One construct inside another: a SyntaxFault where that is too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault("nested too deeply", at)

    # -- tokens -----------------------------------------------------------------------------------

    def read(self) -> str:
        """Read the next token; its kind."""
        text = self.text
        at = self.at
        while True:
            c = text[at]
            if c == " " or c == "\t":
                at += 1
            elif c == "\\" and text[at + 1] == "\n":
                text = self.cut(at)
            elif c == "#":
                at = text.find("\n", at)
                if at < 0:
                    at = len(text) - 1
            elif c == "\0":
                if not self.extend():
                    break
                text = self.text
            else:
                break
        self.start = start = at
        self.line, self.column = line, column = self.place(at)
        if c in OPERATOR_STARTS and not (c in "<>" and text[at + 1] == "("):
            self.at = at
            self.kind = kind = self._operator(text, c)
            return kind
        if c == "\n":
            self.at = at + 1
            self.kind = NEWLINE
            if self.pending:
                self.here_documents()
            return NEWLINE
        if c == "\0":
            self.at = at
            self.kind = END
            if self.pending:
                self.here_documents()
            return END
        specials = words.SPECIALS
        at += c not in specials
        while text[at] not in specials:
            at += 1
        if at > start and text[at] in ENDS and not (text[at] in "<>" and text[at + 1] == "("):
            self.at = at
            self.plain = plain = text[start:at]
            self.parts = [Literal(plain, False, line=line, column=column)]
            if c == "~":
                self.parts = quoting.tildes(self.parts, colons=False)
            if text[at] in "<>" and plain.isdigit() and plain.isascii():
                self.kind = NUMBER
            else:
                self.kind = WORD
            return self.kind
        self.at = start
        parts = words.word(self)
        self.start = start
        self.line = line
        self.column = column
        self.parts = parts
        self.kind = WORD
        self.plain = None
        if len(parts) == 1 and type(parts[0]) is Literal and not parts[0].quoted:
            self.plain = plain = parts[0].text
            if self.text[self.at] in "<>" and plain.isdigit() and plain.isascii():
                self.kind = NUMBER
        return self.kind

    def _operator(self, text: str, first: str) -> str:
        at = self.at + 1
        while text[at] == "\\" and text[at + 1] == "\n":
            text = self.cut(at)
        operator = first + text[at]
        if operator not in LONG_OPERATORS:
            self.at = at
            return first
        at += 1
        if operator == "&>" and text[at] == ">":
            operator = "&>>"
            at += 1
        if operator == "<<":
            while text[at] == "\\" and text[at + 1] == "\n":
                text = self.cut(at)
            if text[at] == "-":
                operator = "<<-"
                at += 1
            elif text[at] == "<":
                operator = "<<<"
                at += 1
        self.at = at
        return operator

    # -- aliases (2.3.1) --------------------------------------------------------------------------

    def expand_alias(self) -> bool:
        """Put an alias's value in the place of the current word and read the first token of it.
        False where the word is no alias."""
        name = self.plain
        aliases = self.aliases
        if not aliases or name is None or self.kind is not WORD or name not in aliases:
            return False
        start = self.start
        self.expanding = [(known, stop) for known, stop in self.expanding if start < stop]
        if any(known == name for known, _ in self.expanding):
            return False
        value = aliases[name]
        # What the value ends with must not run into the text behind it: the word ended there.
        self._replace(start, self.at, value)
        end = start + len(value)
        self.expanding.append((name, end))
        if value[-1:] in (" ", "\t"):
            self.blank_ends.append(end)
        self.at = start
        self.read()
        return True

    def expand_aliases(self, reserved: "Container[str | None]" = ()) -> bool:
        """Expand the current word as long as it is an alias and none of the `reserved` words.
        Whether it was one."""
        found = False
        while self.plain not in reserved and self.expand_alias():
            found = True
        return found

    def follows_blank(self) -> bool:
        """Whether the current word is the first one behind an alias value that ends with a
        blank."""
        before = [end for end in self.blank_ends if end > self.start]
        follows = len(before) < len(self.blank_ends)
        self.blank_ends = before
        return follows

    # -- here-documents (2.7.4) -------------------------------------------------------------------

    def here_delimiter(self, node: HereDocument, strip: bool) -> None:
        """Read the delimiter behind `<<`; the body is read at the next newline."""
        text = self.text
        while True:
            c = text[self.at]
            if c == " " or c == "\t":
                self.at += 1
            elif c == "\\" and text[self.at + 1] == "\n":
                text = self.cut(self.at)
            else:
                break
        start = self.at
        if c in ENDS:
            raise self.fault("a here-document needs a delimiter behind `<<`", start, c == "\0")
        if self.blank_ends:  # behind an alias that ends with a blank the delimiter may be one
            self.read()
            if self.follows_blank():
                self.expand_aliases()
            self.at = self.start
        delimiter, quoted = quoting.delimiter(self)
        self.pending.append((node, delimiter, quoted, strip))

    def here_documents(self) -> None:
        """Read the bodies of the here-documents that this line began, from `at` on."""
        pending, self.pending = self.pending, []
        for node, delimiter, quoted, strip in pending:
            start = self.at
            body = self._here_body(delimiter, quoted, strip)
            line, column = self.place(start)
            if quoted or not body:
                node.body = Word((Literal(body, True, line=line, column=column),))
            else:
                nested = self.parser.nested(body, line, 1)
                node.body = Word(tuple(words.here_document(nested.lexer)))
            node.body.line, node.body.column = line, column

    def _here_body(self, delimiter: str, quoted: bool, strip: bool) -> str:
        lines: list[str] = []
        joined = ""  # the lines before that end with a backslash: this one goes on with them
        begun = 0  # how many of `lines` they are
        while True:
            start = self.at
            end = self.text.find("\n", start)
            if end < 0:
                if self.extend():
                    continue
                end = len(self.text) - 1
            line = self.text[start:end]
            if strip and not begun:
                line = line.lstrip("\t")
            last = self.text[end] == "\0"
            self.at = end if last else end + 1
            if joined + line == delimiter:
                del lines[len(lines) - begun :]
                break
            if last:
                lines.append(line)
                break
            lines.append(f"{line}\n")
            if not quoted and (len(line) - len(line.rstrip("\\"))) % 2 == 1:
                joined += line[:-1]
                begun += 1
            else:
                joined = ""
                begun = 0
        return "".join(lines)
