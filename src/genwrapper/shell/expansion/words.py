"""Word expansions as they run (POSIX 2.6): parameters, field splitting, pathname expansion,
tilde."""

import posix

from genwrapper.patterns import Pattern, compile_pattern, expand_pathname
from genwrapper.shell.compiler import runtime
from genwrapper.shell.compiler.words import LIST, PATTERN, QUOTED, SPLIT, SPLIT_LIST
from genwrapper.shell.errors import ShellError
from genwrapper.shell.messages import current_place
from genwrapper.shell.state import DEFAULT_IFS, Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.state import Value

    Piece = tuple[Value | list[str], int]

SPECIAL = frozenset("*?[")
TILDES = {"": "HOME", "+": "PWD", "-": "OLDPWD"}
NAMED = frozenset("@*#?-$!")  # parameters that are no variables

# -- parameters -----------------------------------------------------------------------------------


@runtime
def special_parameter(shell: Shell, name: str) -> "Value":
    """`$$ $! $- $@ $*` and variables whose value is made when it is asked for."""
    found = optional_parameter(shell, name, shell.status)
    if found is None:
        return unset_parameter(shell, name)
    return found


@runtime
def optional_parameter(shell: Shell, name: str, status: int) -> "Value | None":
    """The value of any parameter; None where it is unset."""
    if name.isdecimal():
        number = int(name)
        if not number:
            return shell.name
        return shell.positional[number - 1] if number <= len(shell.positional) else None
    if name == "?":
        return status
    if name == "$":
        return shell.process.pid
    if name == "!":
        return shell.jobs.last
    if name == "#":
        return len(shell.positional)
    if name == "-":
        letters = [option for option in shell.options if len(option) == 1]
        return "".join(sorted(letters)) + ("i" if shell.process.interactive else "")
    if name in "@*":
        return joined_positional(shell, name) if shell.positional else None
    if name == "LINENO":
        return line_number(shell, current_place(shell)[1])
    if name in ("RANDOM", "BASHPID"):
        return shell.variable(name)
    if name[0] == "!":
        return optional_parameter(shell, named_by(shell, name, status), status)
    if name[-1] == "]" and name not in shell.variables:
        from genwrapper.shell.expansion.alterations import matched_group

        return matched_group(shell, name[name.index("[") + 1 : -1])
    return shell.variables.get(name)


def named_by(shell: Shell, name: str, status: int) -> str:
    """The parameter that `${!name}` means (bash): the one that $name names."""
    found = optional_parameter(shell, name[1:], status)
    text = "" if found is None else f"{found}"
    if not (text.isidentifier() and text.isascii()) and not text.isdecimal() and text not in NAMED:
        raise ShellError(f"${{{name}}}: {text or 'nothing'} is no parameter's name", 1)
    return text


@runtime
def unset_parameter(shell: Shell, name: str) -> str:
    """An unset parameter reads as nothing, or is an error under `set -u`."""
    if "u" in shell.options and name not in ("@", "*"):
        raise ShellError(f"{name}: parameter not set")
    return ""


@runtime
def optional_list(shell: Shell, operator: str) -> bool:
    """Whether `${@-…}` uses the positional parameters: there are some (with `:`, not all of
    nothing)."""
    if operator[0] == ":":
        return bool(shell.positional) and shell.positional != [""]
    return bool(shell.positional)


@runtime
def joined_positional(shell: Shell, name: str) -> str:
    """`"$*"`, and `$@` where one string is wanted: joined by IFS's first character."""
    return shell.ifs[:1].join(shell.positional)


@runtime
def line_number(shell: Shell, line: int) -> "Value":
    """`$LINENO`, unless the script has made it its own."""
    return shell.variables.get("LINENO", line)


@runtime
def length(value: "Value") -> int:
    """`${#name}`: characters."""
    return len(f"{value}")


@runtime
def assign_default(shell: Shell, name: str, value: str) -> "Value":
    """`${name:=value}`."""
    if name[0] == "!":
        name = named_by(shell, name, shell.status)
    if not name.isidentifier():
        raise ShellError(f"${name}: cannot assign in this way")
    shell.assign(name, value)
    return value


@runtime
def refuse(shell: Shell, name: str, message: str | None, null: bool) -> str:
    """`${name:?message}`; None: there is no message."""
    default = "parameter null or not set" if null else "parameter not set"
    raise ShellError(f"{name}: {default if message is None else message}")


@runtime
def bad_substitution(text: str) -> str:
    """`${…}` that has no meaning."""
    raise ShellError(f"{text}: bad substitution")


@runtime
def tilde(shell: Shell, user: str) -> str:
    """`~` and `~user`: a home folder; `~+` and `~-` (bash, ksh): the folder, the one before. The
    text itself where there is none."""
    variable = TILDES.get(user)
    if variable is not None:
        folder = shell.variables.get(variable)
        return f"~{user}" if folder is None else str(folder)
    try:
        import pwd

        return pwd.getpwnam(user).pw_dir
    except (ImportError, KeyError):
        return f"~{user}"


@runtime
def trim_shortest_prefix(value: str, pattern: Pattern) -> str:
    size = pattern.shortest_prefix(value)
    return value[size:] if size > 0 else value


@runtime
def trim_longest_prefix(value: str, pattern: Pattern) -> str:
    size = pattern.longest_prefix(value)
    return value[size:] if size > 0 else value


@runtime
def trim_shortest_suffix(value: str, pattern: Pattern) -> str:
    size = pattern.shortest_suffix(value)
    return value[: len(value) - size] if size > 0 else value


@runtime
def trim_longest_suffix(value: str, pattern: Pattern) -> str:
    size = pattern.longest_suffix(value)
    return value[: len(value) - size] if size > 0 else value


# -- fields ---------------------------------------------------------------------------------------


@runtime
def fields(shell: Shell, value: "Value") -> "tuple[str, ...] | list[str]":
    """The fields of one unquoted expansion: split at IFS, then pathname expansion."""
    if type(value) is int:
        if shell.simple_ifs:
            return (f"{value}",)
        value = f"{value}"
    assert isinstance(value, str)
    if value.isalnum() and shell.simple_ifs:
        return (value,)
    if not value:
        return ()
    if "*" not in value and "?" not in value and "[" not in value:
        ifs = shell.ifs
        if ifs == DEFAULT_IFS:
            if "\n" in value or "\t" in value:
                value = value.replace("\n", " ").replace("\t", " ")
            return [field for field in value.split(" ") if field]
        if len(ifs) == 1 and ifs not in DEFAULT_IFS:
            found = value.split(ifs)
            if not found[-1]:
                found.pop()
            return found
    return expand(shell, ((value, SPLIT),))


@runtime
def expand(shell: Shell, pieces: "tuple[Piece, ...]") -> list[str]:
    """All the fields of one word, given as pieces `(value, kind)`."""
    made = split(shell, pieces)
    if "f" in shell.options:
        return ["".join([text for text, _ in field]) for field in made]
    found: list[str] = []
    for field in made:
        if has_special(field):
            names = expand_pathname(field, shell.cwd)
            if names:
                found += names
                continue
        found.append("".join([text for text, _ in field]))
    return found


def has_special(field: "list[tuple[str, bool]]") -> bool:
    """Whether a field is a pattern."""
    return any(not quoted and not SPECIAL.isdisjoint(text) for text, quoted in field)


def split(shell: Shell, pieces: "tuple[Piece, ...]") -> "list[list[tuple[str, bool]]]":
    """The fields of one word before pathname expansion, each a list of (text, quoted)."""
    made: list[list[tuple[str, bool]]] = []
    field: list[tuple[str, bool]] | None = None  # the field that is being made; None: none begun
    for value, kind in pieces:
        if kind in (QUOTED, PATTERN):
            if field is None:
                field = []
            field.append((f"{value}", kind == QUOTED))
        elif kind == SPLIT:
            field = split_value(f"{value}", shell.ifs, made, field)
        elif kind == LIST:
            assert isinstance(value, list)
            for index, text in enumerate(value):
                if index:
                    made.append(field or [])
                    field = None
                field = [*(field or ()), (text, True)]
        else:
            assert kind == SPLIT_LIST
            assert isinstance(value, list)
            for index, text in enumerate(value):
                if index and field is not None:
                    made.append(field)
                    field = None
                field = split_value(text, shell.ifs, made, field)
    if field is not None:
        made.append(field)
    return made


def split_value(
    value: str,
    ifs: str,
    made: "list[list[tuple[str, bool]]]",
    field: "list[tuple[str, bool]] | None",
) -> "list[tuple[str, bool]] | None":
    """Split one expansion's value (2.6.5), appending to `made` the fields that it ends. Returns the
    field that goes on behind it."""
    at = 0
    size = len(value)
    start = 0
    while at < size:
        char = value[at]
        if char not in ifs:
            at += 1
            continue
        if start < at:
            field = [*(field or ()), (value[start:at], False)]
        blank = char in DEFAULT_IFS
        hard = not blank
        at += 1
        while at < size and value[at] in ifs:
            if value[at] not in DEFAULT_IFS:
                if hard:
                    break
                hard = True
            at += 1
        if field is not None:
            made.append(field)
            field = None
        elif hard:
            made.append([])
        start = at
    if start < size:
        field = [*(field or ()), (value[start:], False)]
    return field


# -- patterns -------------------------------------------------------------------------------------

# A cache of what depends on its key alone
_patterns: "dict[tuple[tuple[str, bool], ...], Pattern]" = {}


@runtime
def pattern(shell: Shell, pieces: "tuple[tuple[Value, bool], ...]") -> Pattern:
    """The pattern that expanded pieces `(text, quoted)` make."""
    key = tuple((f"{text}", quoted) for text, quoted in pieces)
    found = _patterns.get(key)
    if found is None:
        if len(_patterns) > 500:
            _patterns.clear()
        found = _patterns[key] = compile_pattern(key)
    return found


@runtime
def pattern_pieces(pieces: "tuple[Piece, ...]") -> "list[tuple[str, bool]]":
    """Pieces of a word as pieces of a pattern."""
    return [
        (" ".join(value) if isinstance(value, list) else f"{value}", kind in (QUOTED, LIST))
        for value, kind in pieces
    ]


def home(shell: Shell) -> str:
    """Where `cd` alone goes. ShellError where HOME is not set."""
    found = shell.variables.get("HOME")
    if found is None:
        raise ShellError("cd: HOME not set", 1)
    return str(found)


def current_folder() -> str:
    """The folder that this process was started in; where it has been removed, `.`: names in it are
    not found."""
    try:
        return posix.getcwd()
    except OSError:
        return "."
