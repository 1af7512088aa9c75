"""The shell's syntax tree: every node, to be read at a sitting (POSIX XCU 2.9, 2.10).

Nodes are plain data. `fields` of a node are what a snapshot writes out; `line` and `column` count
from 1 and name the node's first character.
"""


class Node:
    """What a part of a script means. Subclasses name their fields in `__slots__`; those that a
    script has many of set them in an `__init__` of their own, which takes a third of the time."""

    __slots__ = ("line", "column")

    line: int
    column: int

    def __init__(self, *fields: object, line: int = 0, column: int = 0) -> None:
        names = self.__slots__
        if len(fields) != len(names):
            raise TypeError(f"{type(self).__name__} takes {len(names)} fields, not {len(fields)}")
        for name, value in zip(names, fields, strict=True):
            setattr(self, name, value)
        self.line = line
        self.column = column

    def __eq__(self, other: object) -> bool:
        """Equal in meaning: positions do not count."""
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    __hash__ = None  # type: ignore[assignment]  # compared by value, so never a key

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(repr(getattr(self, n)) for n in self.__slots__)})"


# -- words (2.6) ----------------------------------------------------------------------------------


class Word(Node):
    """A word: its parts in order. No parts: an empty unquoted word, which gives no field."""

    __slots__ = ("parts",)
    parts: tuple[Node, ...]

    def __init__(self, parts: tuple[Node, ...], *, line: int = 0, column: int = 0) -> None:
        self.parts = parts
        self.line = line
        self.column = column


class Literal(Node):
    """Text as it stands, quotes taken away. `quoted`: it stood in quotes or behind a backslash, so
    no pattern character of it is special. `''` and `""` alone are a quoted Literal of no text."""

    __slots__ = ("text", "quoted")
    text: str
    quoted: bool

    def __init__(self, text: str, quoted: bool, *, line: int = 0, column: int = 0) -> None:
        self.text = text
        self.quoted = quoted
        self.line = line
        self.column = column


class Tilde(Node):
    """`~` or `~user` where it is expanded (2.6.1). `user` is empty for `~`."""

    __slots__ = ("user",)
    user: str


class Parameter(Node):
    """`$name`, `${name}`, `${name<operator>argument}`, `${#name}` (2.6.2).

    `name`: a variable, the digits of a positional parameter, or one of `@*#?-$!0`; as bash has them
    also `!` and one of those (`${!name}`: the parameter that it names) and `BASH_REMATCH[index]`.
    `operator`: "" none; "length" for `${#name}`; else one of `-` `:-` `=` `:=` `?` `:?` `+` `:+`
    `%` `%%` `#` `##`, and of bash `^` `^^` `,` `,,` (case), `!@` and `!*` (`${!name@}`: the names
    of variables that begin so). `argument`: the word behind an operator, None without one.
    `quoted`: it stands in double quotes (or a here-document): no field splitting, no pathname
    expansion.
    """

    __slots__ = ("name", "operator", "argument", "quoted")
    name: str
    operator: str
    argument: "Word | None"
    quoted: bool

    def __init__(
        self,
        name: str,
        operator: str,
        argument: "Word | None",
        quoted: bool,
        *,
        line: int = 0,
        column: int = 0,
    ) -> None:
        self.name = name
        self.operator = operator
        self.argument = argument
        self.quoted = quoted
        self.line = line
        self.column = column


class Substring(Node):
    """`${name:offset}` and `${name:offset:length}` (ash). Both are the texts of arithmetic
    expressions; `length` is None where there is none."""

    __slots__ = ("name", "offset", "length", "quoted")
    name: str
    offset: Word
    length: Word | None
    quoted: bool


class Replacement(Node):
    """`${name/pattern/text}` (ash): the first match is replaced, all of them where `everywhere`.
    `anchor` is `#` or `%` where the pattern must match at the beginning or the end, else ""."""

    __slots__ = ("name", "pattern", "text", "everywhere", "anchor", "quoted")
    name: str
    pattern: Word
    text: Word
    everywhere: bool
    anchor: str
    quoted: bool


class BadSubstitution(Node):
    """`${…}` that has no meaning: an error when it is expanded, not before. `text`: the whole."""

    __slots__ = ("text", "quoted")
    text: str
    quoted: bool


class CommandSubstitution(Node):
    """`$(…)` or `` `…` `` (2.6.3). `body` is the list in it."""

    __slots__ = ("body", "quoted")
    body: "Sequence"
    quoted: bool


class ProcessSubstitution(Node):
    """`<(…)` and `>(…)` (bash): the name of a file that is the end of a pipe. `direction`: `<`, it
    is read from and `body` writes to it, or `>`."""

    __slots__ = ("direction", "body")
    direction: str
    body: "Sequence"


class Arithmetic(Node):
    """`$((…))` (2.6.4). `expression`: its text as a word, expanded as if in double quotes."""

    __slots__ = ("expression", "quoted")
    expression: Word
    quoted: bool


# -- redirections (2.7) ---------------------------------------------------------------------------


class Redirection(Node):
    """`[number]<operator>target`. `operator`: `<` `>` `>|` `>>` `<>` `<&` `>&`, and of ash `<<<`
    (the target and a newline are read), `&>` and `&>>` (standard output and standard error).
    `number` is None where the script gives none (0 for `<` `<>` `<&`, else 1)."""

    __slots__ = ("number", "operator", "target")
    number: int | None
    operator: str
    target: Word


class HereDocument(Node):
    """`[number]<<delimiter` and `<<-` (2.7.4). `body`: its lines as a word; where the delimiter was
    quoted, one quoted Literal. Leading tabs are already taken away for `<<-`."""

    __slots__ = ("number", "body")
    number: int | None
    body: Word


# -- commands (2.9) -------------------------------------------------------------------------------


class Assignment(Node):
    """`name=value` before a command or alone."""

    __slots__ = ("name", "value")
    name: str
    value: Word

    def __init__(self, name: str, value: Word, *, line: int = 0, column: int = 0) -> None:
        self.name = name
        self.value = value
        self.line = line
        self.column = column


class Simple(Node):
    """A simple command. Words may be empty (assignments or redirections alone)."""

    __slots__ = ("assignments", "words", "redirections")
    assignments: tuple[Assignment, ...]
    words: tuple[Word, ...]
    redirections: "tuple[Redirection | HereDocument, ...]"

    def __init__(
        self,
        assignments: tuple[Assignment, ...],
        words: tuple[Word, ...],
        redirections: "tuple[Redirection | HereDocument, ...]",
        *,
        line: int = 0,
        column: int = 0,
    ) -> None:
        self.assignments = assignments
        self.words = words
        self.redirections = redirections
        self.line = line
        self.column = column


class Sequence(Node):
    """A list: commands one after the other, each a Background where `&` ended it."""

    __slots__ = ("commands",)
    commands: tuple[Node, ...]

    def __init__(self, commands: tuple[Node, ...], *, line: int = 0, column: int = 0) -> None:
        self.commands = commands
        self.line = line
        self.column = column


class Background(Node):
    """`command &`: an and-or list, pipeline or command run asynchronously. `text`: its source on
    one line, for `jobs`."""

    __slots__ = ("command", "text")
    command: Node
    text: str


class AndOr(Node):
    """`first && second || third …`, from left to right. `operators` are `&&` or `||`, one fewer
    than `commands`."""

    __slots__ = ("commands", "operators")
    commands: tuple[Node, ...]
    operators: tuple[str, ...]


class Not(Node):
    """`! pipeline`."""

    __slots__ = ("command",)
    command: Node


class Pipeline(Node):
    """`stage | stage …`, at least two."""

    __slots__ = ("stages",)
    stages: tuple[Node, ...]


class Redirected(Node):
    """A compound command with redirections behind it."""

    __slots__ = ("command", "redirections")
    command: Node
    redirections: "tuple[Redirection | HereDocument, ...]"


class Substituting(Node):
    """A command with process substitutions in its own words or redirections: what they opened is
    closed behind it."""

    __slots__ = ("command",)
    command: Node


class Group(Node):
    """`{ list; }`."""

    __slots__ = ("body",)
    body: Sequence


class Subshell(Node):
    """`( list )`."""

    __slots__ = ("body",)
    body: Sequence


class If(Node):
    """`if condition; then body; else otherwise; fi`; an `elif` is a Sequence of one If in the
    `otherwise` before it. `otherwise` is None where there is no else."""

    __slots__ = ("condition", "body", "otherwise")
    condition: Sequence
    body: Sequence
    otherwise: Sequence | None


class While(Node):
    """`while condition; do body; done`."""

    __slots__ = ("condition", "body")
    condition: Sequence
    body: Sequence


class Until(Node):
    """`until condition; do body; done`."""

    __slots__ = ("condition", "body")
    condition: Sequence
    body: Sequence


class For(Node):
    """`for name in words; do body; done`. `words` is None where there is no `in`: the positional
    parameters."""

    __slots__ = ("name", "words", "body")
    name: str
    words: tuple[Word, ...] | None
    body: Sequence


class CaseItem(Node):
    """`pattern | pattern ) body ;;`. `terminator`: `;;`, or `;&` (falls through to the next
    body)."""

    __slots__ = ("patterns", "body", "terminator")
    patterns: tuple[Word, ...]
    body: Sequence
    terminator: str

    def __init__(
        self,
        patterns: tuple[Word, ...],
        body: Sequence,
        terminator: str,
        *,
        line: int = 0,
        column: int = 0,
    ) -> None:
        self.patterns = patterns
        self.body = body
        self.terminator = terminator
        self.line = line
        self.column = column


class Case(Node):
    """`case word in items esac`."""

    __slots__ = ("word", "items")
    word: Word
    items: tuple[CaseItem, ...]


class Conditional(Node):
    """`[[ expression ]]` (ash): Primary, AndOr and Not of Primary."""

    __slots__ = ("expression",)
    expression: Node


class Primary(Node):
    """One test of `[[ ]]`. `operator` is `test`'s; "-n" for a word alone. `left` is None for an
    operator of one operand."""

    __slots__ = ("operator", "left", "right")
    operator: str
    left: Word | None
    right: Word


class Function(Node):
    """`name() body`, also `function name body` (ash): a definition. `body` is a compound command,
    Redirected where redirections follow it."""

    __slots__ = ("name", "body")
    name: str
    body: Node
