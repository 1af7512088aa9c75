"""What an applet says of itself: one usage text gives its options, its operands, its `--help`, its
errors and its page in the documentation.

The text begins with lines `NAME [OPTION]... OPERANDS` (POSIX XBD 12.1: `FILE` one, `[FILE]` one
that may be missing, `...` behind either: any number), then paragraphs. A line that begins with two
spaces and a dash declares an option, its forms separated by commas, its text behind two spaces:

      -n, --lines=NUMBER, -NUMBER  print NUMBER lines

    -a, --all           a flag: True where it is given
    -n, --lines=N       an option with a value: None where it is not given
    -e, --script=TEXT...  one that may be given again: a list
    -c, --color[=WHEN]  its value may be missing: ""; behind a letter it is the rest of the word
    -NUMBER             digits behind a dash are the value
    -c, -cols N         a word behind one dash, where a program has such

The attribute of an option is its long name (with `_` for `-`), else its letter. Options may follow
operands, long names may be abbreviated, `--` ends the options. A last paragraph that begins with
"Not as GNU's:" says what an applet lacks or does otherwise.
"""

from errno import EPIPE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from genwrapper.streams import Context

    Function = Callable[[Context, "Options", list[str]], int]
    Raw = Callable[[Context, list[str]], int]

WRONG_USAGE = 1
DIFFERS = "Not as GNU's"  # with a colon it begins the paragraph that says what differs


class Wrong(Exception):
    """A wrong call: its message goes out with the applet's name; the exit status is 1, or the
    applet's own for that."""


class Asked(Exception):
    """`--help` or `--version`, where an option may stand."""


class Options:
    """The options of a call, as attributes. `given` has their names in the order of the call."""

    def __init__(self, values: "dict[str, Any]", given: list[str]) -> None:
        self.__dict__.update(values)
        self.given = given

    def __getattr__(self, name: str) -> "Any":
        raise AttributeError(f"the usage text declares no option {name}")

    def last(self, *names: str) -> str:
        """Which of the options `names` came last; "" where none did."""
        for name in reversed(self.given):
            if name in names:
                return name
        return ""


class Option:
    """A declared option. `takes` is "" (a flag), "value", "list" or "perhaps"."""

    __slots__ = ("attribute", "forms", "takes", "text")

    def __init__(self, forms: list[str], text: str) -> None:
        self.text = text
        self.takes = ""
        self.forms: list[str] = []
        for form in forms:
            name, equals, value = form.partition("=")
            if name.endswith("["):
                name, self.takes = name[:-1], "perhaps"
            elif equals:
                self.takes = "list" if value.endswith("...") else "value"
            name, space, value = name.partition(" ")
            if space and not equals:
                self.takes = "list" if value.endswith("...") else "value"
            self.forms.append(name)
        if "-NUMBER" in self.forms:
            self.takes = "value"
        long = [form for form in self.forms if form.startswith("--")]
        self.attribute = (long or self.forms)[0].lstrip("-").replace("-", "_")


class Declaration:
    """A usage text, read."""

    __slots__ = ("least", "most", "options", "table")

    def __init__(self, usage: str) -> None:
        lines = usage.split("\n")
        self.options: list[Option] = []
        self.table: dict[str, Option] = {}
        for line in lines:
            if line.startswith("  -"):
                forms, _, text = line.strip().partition("  ")
                option = Option(forms.split(", "), text.strip())
                self.options.append(option)
                for form in option.forms:
                    self.table[form] = option
        synopses = lines[: lines.index("")] if "" in lines else lines
        counts = [_operands(line.split()[1:]) for line in synopses]
        self.least = min(least for least, _ in counts)
        most = [most for _, most in counts]
        self.most = None if None in most else max(m for m in most if m is not None)

    def parse(
        self, arguments: list[str], permute: bool, negative: bool
    ) -> "tuple[Options, list[str]]":
        """The options and operands of a call; Wrong where they are not as declared."""
        values: dict[str, Any] = {}
        given: list[str] = []
        for option in self.options:
            values[option.attribute] = (
                [] if option.takes == "list" else None if option.takes else False
            )
        operands: list[str] = []
        words = iter(arguments)
        for word in words:
            if not word.startswith("-") or word == "-" or (negative and word[1] in ".0123456789"):
                operands.append(word)
                if not permute:
                    operands.extend(words)
            elif word == "--":
                operands.extend(words)
            elif word.startswith("--"):
                self._long(word, words, values, given)
            elif len(word) > 2 and word in self.table:
                option = self.table[word]
                _set(option, _next(words, word) if option.takes else "", values, given)
            else:
                self._short(word, words, values, given)
        return Options(values, given), operands

    def _long(self, word: str, words: "Any", values: "dict[str, Any]", given: list[str]) -> None:
        name, equals, value = word.partition("=")
        option = self.table.get(name)
        if option is None:
            if word in ("--help", "--version"):
                raise Asked(word)
            fitting = {
                known.attribute: known
                for form, known in self.table.items()
                if form.startswith(name) and form.startswith("--")
            }
            if len(fitting) != 1:
                kind = "ambiguous" if fitting else "unknown"
                raise Wrong(f"{kind} option {name}")
            (option,) = fitting.values()
        if not option.takes and equals:
            raise Wrong(f"option {name} takes no value")
        if option.takes in ("value", "list") and not equals:
            value = _next(words, name)
        _set(option, value, values, given)

    def _short(self, word: str, words: "Any", values: "dict[str, Any]", given: list[str]) -> None:
        at = 1
        while at < len(word):
            letter = f"-{word[at]}"
            at += 1
            option = self.table.get(letter)
            if option is None and letter[1].isdigit() and "-NUMBER" in self.table:
                start = at - 1
                while at < len(word) and word[at].isdigit():
                    at += 1
                _set(self.table["-NUMBER"], word[start:at], values, given)
                continue
            if option is None:
                raise Wrong(f"unknown option {letter}")
            value = ""
            if option.takes in ("value", "list"):
                value = word[at:] or _next(words, letter)
                at = len(word)
            elif option.takes == "perhaps":
                value = word[at:]
                at = len(word)
            _set(option, value, values, given)


def _set(option: Option, value: str, values: "dict[str, Any]", given: list[str]) -> None:
    name = option.attribute
    given.append(name)
    if option.takes == "list":
        values[name].append(value)
    else:
        values[name] = value if option.takes else True


def _next(words: "Any", name: str) -> str:
    for word in words:
        return str(word)
    raise Wrong(f"option {name} needs a value")


def _operands(words: list[str]) -> tuple[int, int | None]:
    """How many operands a synopsis allows, at least and at most (None: any number)."""
    least = 0
    most: int | None = 0
    for word in words:
        if word == "[OPTION]...":
            continue
        if word.endswith("..."):
            most = None
            word = word[:-3]
        elif most is not None:
            most += 1
        if not word.startswith("["):
            least += 1
    return least, most


class Applet:
    """An applet: called with a Context, it gives its exit status.

    A BrokenPipeError comes out of it: a program ends quietly then with status 141, as SIGPIPE would
    end it, and so does a stage of a shell's pipeline. Every other error in writing standard output
    is reported here.
    """

    __slots__ = (
        "_declaration",
        "_function",
        "_negative",
        "_older",
        "_permute",
        "_raw",
        "name",
        "usage",
        "wrong",
    )

    def __init__(
        self,
        usage: str,
        function: "Function | None",
        raw: "Raw | None",
        permute: bool,
        negative: bool,
        wrong: int,
        older: "Callable[[list[str]], list[str]] | None" = None,
    ) -> None:
        self.usage = usage.strip("\n")
        self.name = self.usage.split(maxsplit=1)[0]
        self.wrong = wrong
        self._function = function
        self._raw = raw
        self._permute = permute
        self._negative = negative
        self._older = older
        self._declaration: Declaration | None = None

    @property
    def declaration(self) -> Declaration:
        """The usage text, read when it is first needed."""
        if self._declaration is None:
            self._declaration = Declaration(self.usage)
        return self._declaration

    def __call__(self, context: "Context") -> int:
        try:
            status = self._run(context)
            if self._raw is None and context.stdout.written:
                context.stdout.flush()  # others write little: whoever runs them flushes
        except Asked as asked:
            text = self.help() if asked.args == ("--help",) else self.version()
            context.stdout.write(text.encode())
            context.stdout.flush()
            return 0
        except Wrong as error:
            context.error(f"{error}; try {self.name} --help")
            return self.wrong
        except OSError as error:
            if error.errno == EPIPE:
                raise
            context.stdout.discard()
            context.error(f"{error.filename or 'write error'}: {error.strerror}", self.wrong)
            return context.status
        return status

    def _run(self, context: "Context") -> int:
        arguments = context.arguments
        if self._raw is not None:
            return self._raw(context, arguments)
        assert self._function is not None
        declaration = self.declaration
        if self._older is not None:
            arguments = self._older(arguments)
        options, operands = declaration.parse(arguments, self._permute, self._negative)
        if len(operands) < declaration.least:
            raise Wrong("too few operands" if operands else "missing operand")
        if declaration.most is not None and len(operands) > declaration.most:
            raise Wrong(f"extra operand {operands[declaration.most]}")
        return self._function(context, options, operands)

    def help(self) -> str:
        """The text of `--help`."""
        return f"Usage: {self.usage}\n"

    def version(self) -> str:
        """The text of `--version`."""
        from genwrapper import __version__

        # Scripts look for GNU's name to know how `sed -i` and the like are to be called
        first = f"{self.name} (GenWrapper) {__version__}\n"
        return f"{first}Called as GNU's is; this is not GNU {self.name} version {__version__}.\n"

    def page(self) -> str:
        """The applet's page in the documentation, as Markdown."""
        lines = self.usage.split("\n")
        end = lines.index("") if "" in lines else len(lines)
        synopsis = "\n".join(lines[:end])
        body = "\n".join(lines[end + 1 :])
        head = f"# {self.name}\n\n```\n{synopsis}\n```\n"
        paragraphs = []
        for paragraph in body.split("\n\n"):
            if paragraph.startswith(DIFFERS):
                text = paragraph.removeprefix(f"{DIFFERS}: ")
                paragraph = f"## {DIFFERS}\n\n{text[0].upper()}{text[1:]}"
            indented = paragraph.startswith("  ")
            paragraphs.append(f"```\n{paragraph}\n```" if indented else paragraph)
        return head + ("\n" + "\n\n".join(paragraphs) + "\n" if body else "")


def applet(
    usage: str,
    *,
    permute: bool = True,
    negative: bool = False,
    wrong: int = WRONG_USAGE,
    older: "Callable[[list[str]], list[str]] | None" = None,
) -> "Callable[[Function], Applet]":
    """Make a function (context, options, operands) -> exit status an Applet. `permute`: options
    may follow operands; `negative`: `-1` is an operand; `wrong`: the exit status of a wrong
    call and of output that can't be written; `older`: what arguments of an older form are today."""
    return lambda function: Applet(usage, function, None, permute, negative, wrong, older)


def raw_applet(usage: str, *, wrong: int = WRONG_USAGE) -> "Callable[[Raw], Applet]":
    """Make a function (context, arguments) -> exit status an Applet that has no options of the
    usual form (`echo`, `test`, `expr`)."""
    return lambda function: Applet(usage, None, function, False, False, wrong)


def number(text: str, what: str) -> int:
    """A decimal number, 0 at least, perhaps with a unit: b 512, k or K 1024, m or M, G, T; kB
    1000, MB, GB. Wrong says `what` is no number."""
    digits = text.rstrip("bkKmMgGtTB")
    unit = UNITS.get(text[len(digits) :])
    if unit is None or not digits.isdigit() or not digits.isascii():
        raise Wrong(f"{what}: {text!r} is not a number")
    return int(digits) * unit


UNITS = {
    "": 1,
    "b": 512,
    "k": 1024,
    "K": 1024,
    "m": 1 << 20,
    "M": 1 << 20,
    "g": 1 << 30,
    "G": 1 << 30,
    "t": 1 << 40,
    "T": 1 << 40,
    "kB": 1000,
    "KB": 1000,
    "MB": 1000**2,
    "GB": 1000**3,
    "TB": 1000**4,
}
