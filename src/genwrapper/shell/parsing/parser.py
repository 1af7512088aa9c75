"""The shell's grammar (POSIX XCU 2.9, 2.10): tokens to the nodes of `syntax`.

What POSIX leaves open, and what holds here: NUL bytes of a script are dropped. A here-document
whose delimiter never comes ends with its script (or its command substitution). Only `export`,
`readonly` and `local` (also behind `command`) are declaration utilities (2.9.1.1): their words of
the form name=value are expanded as assignments are. A function's name is a POSIX name.
"""

from genwrapper.shell.errors import SyntaxFault
from genwrapper.shell.parsing.compound import COMPOUND
from genwrapper.shell.parsing.lexer import END, NEWLINE, NUMBER, WORD, Lexer
from genwrapper.shell.parsing.quoting import joined
from genwrapper.shell.parsing.simple import REDIRECTIONS, redirection, simple
from genwrapper.shell.syntax import (
    AndOr,
    Background,
    Function,
    Node,
    Not,
    Pipeline,
    Redirected,
    Sequence,
    Substituting,
    Word,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OPENERS = frozenset(("if", "while", "until", "for", "case", "{", "[["))
CLOSERS = frozenset(("then", "elif", "else", "fi", "do", "done", "esac", "}"))
RESERVED = OPENERS | CLOSERS | {"!", "in"}
SPECIAL_BUILTINS = frozenset(
    (":", ".", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set")
) | {"shift", "times", "trap", "unset"}
BODY_ENDS = frozenset((")", ";;", ";&", END))


class Parser:
    """The commands of a script, one after the other.

    `text` is the script, or what is there of it: `more()` gives the next line or lines when they
    are needed, "" at the end. `name` and `line` (of the first line) are for messages. `aliases`
    are expanded as 2.3.1 says; the mapping may change between commands.
    """

    __slots__ = ("lexer",)

    def __init__(
        self,
        text: str,
        name: str = "sh",
        line: int = 1,
        more: "Callable[[], str] | None" = None,
        aliases: "Mapping[str, str] | None" = None,
        *,
        column: int = 1,
        depth: int = 0,
    ) -> None:
        self.lexer = Lexer(self, text, name, line, column, more, aliases, depth)

    def next(self) -> Sequence | None:
        """The next complete command (2.10: one line's list, with its here-documents); None at the
        end of the input. What stands behind it has not been looked at."""
        lexer = self.lexer
        try:
            if lexer.more is not None and lexer.at:
                lexer.forget()
            if self._start() is END:
                return None
            return self._line()
        except RecursionError:
            fault = lexer.fault_at("nested too deeply", lexer.line, lexer.column, False)
        except SyntaxFault as error:
            fault = error
        lexer.at = len(lexer.text) - 1  # what follows on from a fault has no meaning
        lexer.pending = []
        raise fault from None

    def rest(self) -> tuple[str, int]:
        """What has not been parsed yet, and the number of its first line."""
        lexer = self.lexer
        return lexer.text[lexer.at : -1], lexer.place(lexer.at)[0]

    def everything(self) -> Sequence:
        """All commands of the text as one list."""
        lexer = self.lexer
        line, column = lexer.line, lexer.column
        commands: list[Node] = []
        while True:
            if self._start() is END:
                return Sequence(tuple(commands), line=line, column=column)
            commands.extend(self._line().commands)

    def nested(self, text: str, line: int, column: int) -> "Parser":
        """A parser for text inside this one's (backquotes, a here-document)."""
        outer = self.lexer
        parser = Parser(
            text, outer.name, line, None, outer.aliases, column=column, depth=outer.depth
        )
        parser.lexer.original = outer.original
        parser.lexer.original_line = outer.original_line
        return parser

    def substitution(self, start: int) -> Sequence:
        """The list of a command substitution, from behind `$(` to its `)`, which is read."""
        lexer = self.lexer
        pending, lexer.pending = lexer.pending, []
        body = self.list(empty=True)
        if lexer.kind != ")":
            if lexer.kind is END:
                raise lexer.fault("unterminated command substitution: no closing )", start, True)
            raise self.unexpected()
        for node, _, _, _ in lexer.pending:
            node.body = Word(())
        lexer.pending = pending
        return body

    # -- tokens -----------------------------------------------------------------------------------

    def read(self, *reserved: str) -> str:
        """Read the next token; its kind. Behind an alias whose value ends with a blank, an alias
        is expanded that is none of the words that are `reserved` here (2.3.1)."""
        lexer = self.lexer
        kind = lexer.read()
        if lexer.blank_ends and lexer.follows_blank() and lexer.expand_aliases(reserved):
            return lexer.kind
        return kind

    def _start(self) -> str:
        """Read the first token of a command, past newlines, aliases expanded; its kind."""
        lexer = self.lexer
        while True:
            while (kind := lexer.read()) is NEWLINE:
                pass
            if kind is not WORD or not lexer.aliases:
                return kind
            lexer.expand_aliases(RESERVED)
            if lexer.kind is not NEWLINE:
                return lexer.kind

    # -- lists ------------------------------------------------------------------------------------

    def _line(self) -> Sequence:
        """The commands up to a newline, from the current token on."""
        lexer = self.lexer
        line, column = lexer.line, lexer.column
        commands: list[Node] = []
        while True:
            start = lexer.start
            command = self._and_or()
            kind = lexer.kind
            if kind == "&":
                command = self._background(command, start)
            commands.append(command)
            if kind == ";" or kind == "&":
                kind = lexer.read()
                if kind is WORD and lexer.aliases and lexer.expand_aliases(RESERVED):
                    kind = lexer.kind
            elif kind is not NEWLINE and kind is not END:
                raise self.unexpected()
            if kind is NEWLINE or kind is END:
                return Sequence(tuple(commands), line=line, column=column)

    def list(self, empty: bool = False) -> Sequence:
        """A compound list (2.9.3): it ends before a reserved word that closes, `)` or `;;`."""
        lexer = self.lexer
        kind = self._start()
        line, column = lexer.line, lexer.column
        commands: list[Node] = []
        while True:
            if kind in BODY_ENDS or (kind is WORD and lexer.plain in CLOSERS):
                if not commands and not empty:
                    raise self.unexpected()
                return Sequence(tuple(commands), line=line, column=column)
            start = lexer.start
            command = self._and_or()
            kind = lexer.kind
            if kind == "&":
                command = self._background(command, start)
            elif kind != ";" and kind is not NEWLINE:
                commands.append(command)
                if kind in BODY_ENDS or (kind is WORD and lexer.plain in CLOSERS):
                    return Sequence(tuple(commands), line=line, column=column)
                raise self.unexpected()
            commands.append(command)
            kind = self._start()

    def _background(self, command: Node, start: int) -> Background:
        lexer = self.lexer
        text = " ".join(lexer.text[start : lexer.start].split("\n")).strip()
        return Background(command, text, line=command.line, column=command.column)

    def _and_or(self) -> Node:
        lexer = self.lexer
        command = self._pipeline()
        kind = lexer.kind
        if kind != "&&" and kind != "||":
            return command
        commands = [command]
        operators: list[str] = []
        while kind == "&&" or kind == "||":
            operators.append(kind)
            self._start()
            commands.append(self._pipeline())
            kind = lexer.kind
        line, column = command.line, command.column
        return AndOr(tuple(commands), tuple(operators), line=line, column=column)

    def _pipeline(self) -> Node:
        lexer = self.lexer
        if lexer.kind is WORD and lexer.plain == "!":
            line, column = lexer.line, lexer.column
            lexer.read()
            return Not(self._stages(), line=line, column=column)
        return self._stages()

    def _stages(self) -> Node:
        lexer = self.lexer
        command = self._command()
        if lexer.kind != "|":
            return command
        stages = [command]
        while lexer.kind == "|":
            self._start()
            stages.append(self._command())
        return Pipeline(tuple(stages), line=command.line, column=command.column)

    # -- commands ---------------------------------------------------------------------------------

    def _command(self) -> Node:
        lexer = self.lexer
        if lexer.kind is WORD:
            if lexer.aliases:
                lexer.expand_aliases(RESERVED)
                if lexer.kind is not WORD:
                    return self._command()
                if lexer.plain == "!":
                    return self._pipeline()
            plain = lexer.plain
            if plain in OPENERS:
                return self._compound(plain)
            if plain == "function":
                return self._function_by_word()
            if plain in RESERVED and plain != "in":
                raise self.unexpected()
            return simple(self)
        if lexer.kind == "(":
            return self._compound("(")
        if lexer.kind in REDIRECTIONS or lexer.kind is NUMBER:
            return simple(self)
        raise self.unexpected()

    def _compound(self, opener: str) -> Node:
        """A compound command (2.9.4) with the redirections behind it."""
        lexer = self.lexer
        lexer.deeper(lexer.start)
        before = lexer.substitutions
        command = COMPOUND[opener](self)
        lexer.depth -= 1
        kind = lexer.read()
        if kind is WORD and lexer.aliases and lexer.expand_aliases(RESERVED):
            kind = lexer.kind
        if kind in REDIRECTIONS or kind is NUMBER:
            redirections = []
            while kind in REDIRECTIONS or kind is NUMBER:
                redirections.append(redirection(self))
                kind = lexer.read()
            command = Redirected(
                command, tuple(redirections), line=command.line, column=command.column
            )
        command = self.with_substitutions(command, before)
        if kind is WORD and lexer.plain in CLOSERS:
            return command
        if kind is WORD or kind == "(":
            raise self.unexpected()
        return command

    def with_substitutions(self, command: Node, before: int) -> Node:
        """The command, as a Substituting where process substitutions have been read since `before`
        that are its own."""
        lexer = self.lexer
        if lexer.substitutions == before:
            return command
        lexer.substitutions = before
        return Substituting(command, line=command.line, column=command.column)

    def word(self) -> Word:
        """The current word as a node."""
        lexer = self.lexer
        parts = lexer.parts
        if len(parts) > 1:
            parts = joined(parts)
        return Word(tuple(parts), line=lexer.line, column=lexer.column)

    def _function_by_word(self) -> Function:
        """`function name`, perhaps with `()`, and a compound command."""
        lexer = self.lexer
        line, column = lexer.line, lexer.column
        if lexer.read() is not WORD:
            raise self.unexpected("expected a name behind `function`")
        name = lexer.plain
        kind = lexer.read()
        if kind == "(" and lexer.text[lexer.at] == ")":
            lexer.read()
            kind = lexer.read()
        return self._defined(name, kind, line, column)

    def function(self, name: str | None, line: int, column: int) -> Function:
        """Behind `name(`: the definition of a function."""
        if self.read() != ")":
            raise self.unexpected("expected `)` behind `name(`")
        return self._defined(name, self.read(*OPENERS), line, column)

    def _defined(self, name: str | None, kind: str, line: int, column: int) -> Function:
        """A function's name has been read; its body's first token is the current one."""
        lexer = self.lexer
        if name is None or not (name.isascii() and name.isidentifier()):
            raise lexer.fault_at("bad function name", line, column, False)
        if name in SPECIAL_BUILTINS:
            raise lexer.fault_at(f"{name} is a special builtin, no function", line, column, False)
        while kind is NEWLINE:
            kind = self.read(*OPENERS)
        if kind == "(":
            opener = "("
        elif kind is WORD and lexer.plain is not None and lexer.plain in OPENERS:
            opener = lexer.plain
        elif kind is END:
            raise self.unexpected(f"expected a command as the body of {name}()")
        else:  # dash, ash and mksh take any command
            return Function(name, self._command(), line=line, column=column)
        return Function(name, self._compound(opener), line=line, column=column)

    # -- messages ---------------------------------------------------------------------------------

    def expect(self, word: str, opener: str, line: int, start: int) -> None:
        """The current token must be the reserved word (or `)`) that belongs to an opener."""
        lexer = self.lexer
        if lexer.kind is WORD and lexer.plain == word:
            return
        if lexer.kind is END:
            raise lexer.fault(f"no `{word}` for this `{opener}`", start, True)
        raise self.unexpected(f"expected `{word}` for the `{opener}` of line {line}")

    def unexpected(self, expected: str = "") -> SyntaxFault:
        """The SyntaxFault for the current token."""
        lexer = self.lexer
        behind = f": {expected}" if expected else ""
        if lexer.kind is END:
            return lexer.fault(f"unexpected end of input{behind}", lexer.start, True)
        if lexer.kind is NEWLINE:
            return lexer.fault(f"unexpected end of line{behind}", lexer.start)
        text = lexer.text[lexer.start : lexer.at].partition("\n")[0]
        return lexer.fault(f"unexpected `{text}`{behind}", lexer.start)
