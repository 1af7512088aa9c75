"""What a call of tar says: its words, the members that it means, owners, times, formats."""

from genwrapper.applets.compression.formats import BZIP2, GZIP, LZMA, XZ, Format
from genwrapper.applets.declare import Declaration, Options, Wrong
from genwrapper.applets.tar.headers import (
    CHARACTER,
    DEVICE,
    FIFO,
    FOLDER,
    HARD_LINK,
    LINK,
    Member,
)
from genwrapper.applets.tar.reading import shown
from genwrapper.streams import Context, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from genwrapper.applets.compression.formats import Compressor

LETTERS = {LINK: "l", CHARACTER: "c", DEVICE: "b", FOLDER: "d", FIFO: "p", HARD_LINK: "h"}
SUFFIXES = (
    (GZIP, (".gz", ".tgz", ".taz")),
    (BZIP2, (".bz2", ".tbz", ".tbz2", ".tz2")),
    (XZ, (".xz", ".txz")),
    (LZMA, (".lzma", ".tlz")),
)


def arguments_of(
    declaration: Declaration, arguments: list[str]
) -> tuple[Options, list[tuple[str, str]], str]:
    """The options, the operands each with the folder that -C has set before it, the last folder."""
    words = old_style(declaration, arguments)
    values: dict[str, Any] = {}
    given: list[str] = []
    operands: list[tuple[str, str]] = []
    folder = ""
    ended = False
    while True:
        before = len(words)
        options, rest = declaration.parse(["--", *words] if ended else words, False, False)
        ended = ended or "--" in words[: before - len(rest)]
        for option in declaration.options:
            value = getattr(options, option.attribute)
            if option.takes == "list":
                values.setdefault(option.attribute, []).extend(value)
            elif value or option.attribute not in values:
                values[option.attribute] = value
        given += options.given
        for step in options.directory:
            absolute = step.startswith("/") or not folder
            folder = step if absolute else f"{folder.rstrip('/')}/{step}"
        if not rest:
            return Options(values, given), operands, folder
        operands.append((folder, rest[0]))
        words = rest[1:]


def old_style(declaration: Declaration, arguments: list[str]) -> list[str]:
    """Words whose first one may be letters without a dash: their values follow in turn."""
    if not arguments or arguments[0].startswith("-"):
        return arguments
    words: list[str] = []
    rest = arguments[1:]
    for letter in arguments[0]:
        option = declaration.table.get(f"-{letter}")
        if option is None:
            raise Wrong(f"unknown option {letter}")
        words.append(f"-{letter}")
        if option.takes:
            if not rest:
                raise Wrong(f"option {letter} needs a value")
            words.append(rest.pop(0))
    return words + rest


def compression_of(options: Options, by_name: bool) -> Format | None:
    """The format that the options ask for; None: none."""
    for name, form in (("gzip", GZIP), ("bzip2", BZIP2), ("xz", XZ), ("lzma", LZMA)):
        if getattr(options, name):
            return form
    if by_name and options.file:
        for form, suffixes in SUFFIXES:
            if options.file.endswith(suffixes):
                return form
    return None


def compressor_of(form: Format | None) -> "Compressor | None":
    """What compresses an archive."""
    return None if form is None else form.compressor(form.level)


def lines_of(context: Context, name: str, end: bytes = b"\n") -> list[str]:
    """The lines of a list; Wrong where it can't be read."""
    found: list[str] = []
    read = False
    for source in context.inputs([name]):
        found = [decode(line) for line in source.read().split(end) if line]
        read = True
    if not read:
        raise Wrong(f"{name} can't be read")
    return found


def exclusion(context: Context, options: Options) -> "Callable[[str], bool]":
    """What says whether a name is left out."""
    patterns: list[str] = list(options.exclude)
    for name in options.exclude_from:
        patterns += lines_of(context, name)
    return excluding(patterns, options.no_wildcards)


class Chosen:
    """The members that a call means: those it names and what is in them, or all; without those
    that are excluded."""

    __slots__ = ("excluded", "found", "names", "patterns")

    def __init__(
        self, names: list[str], excluded: "Callable[[str], bool]", wildcards: bool = False
    ) -> None:
        """`wildcards`: the names are patterns."""
        self.names = [name.rstrip("/") or "/" for name in names]
        self.patterns = [(name, excluding([name])) for name in self.names] if wildcards else []
        self.excluded = excluded
        self.found: set[str] = set()

    def wants(self, name: str) -> bool:
        """Whether a member is meant."""
        if self.excluded(name):
            return False
        if not self.names:
            return True
        plain = name.rstrip("/")
        if self.patterns:
            self.found.update(pattern for pattern, fits in self.patterns if fits(name))
            return any(fits(name) for _, fits in self.patterns)
        fits = [known for known in self.names if plain == known or name.startswith(f"{known}/")]
        self.found.update(fits)
        return bool(fits)

    def missing(self) -> list[str]:
        """Names that no member had."""
        return [name for name in self.names if name not in self.found]


def excluding(patterns: list[str], plain: bool = False) -> "Callable[[str], bool]":
    """What says whether one of the patterns (`plain`: names) matches a name, a folder above it, or
    their ends behind a slash."""
    if not patterns:
        return lambda name: False
    from genwrapper.patterns.pathname import compile_pattern

    compiled = [compile_pattern([(pattern.rstrip("/"), plain)]) for pattern in patterns]

    def excluded(name: str) -> bool:
        parts = name.rstrip("/").split("/")
        for start in range(len(parts)):
            for end in range(start + 1, len(parts) + 1):
                text = "/".join(parts[start:end])
                if any(pattern.matches(text) for pattern in compiled):
                    return True
        return False

    return excluded


def owners_of(text: str | None, kind: str) -> tuple[str, int] | None:
    """The name and number that --owner or --group gives."""
    if text is None:
        return None
    name, colon, digits = text.partition(":")
    if colon or name.isdigit():
        digits = digits if colon else name
        if not digits.isdigit():
            raise Wrong(f"{text!r} is no {kind}")
        return (name if colon else ""), int(digits)
    try:
        if kind == "user":
            from pwd import getpwnam

            return name, getpwnam(name).pw_uid
        from grp import getgrnam

        return name, getgrnam(name).gr_gid
    except KeyError:
        raise Wrong(f"there is no {kind} {name}; NAME:NUMBER says its number") from None


def owners_finder(numeric: bool) -> "Callable[[Member], tuple[int, int]]":
    """What finds the user and the group of a member: by name first, unless `numeric`."""
    from grp import getgrnam
    from pwd import getpwnam

    known: dict[tuple[str, str], int | None] = {}

    def number_of(kind: str, name: str, otherwise: int) -> int:
        if not name or numeric:
            return otherwise
        if (kind, name) not in known:
            try:
                found = getpwnam(name).pw_uid if kind == "user" else getgrnam(name).gr_gid
            except KeyError:
                found = None
            known[kind, name] = found
        number = known[kind, name]
        return otherwise if number is None else number

    return lambda member: (
        number_of("user", member.user, member.uid),
        number_of("group", member.group, member.gid),
    )


def time_of(context: Context, text: str) -> float:
    """The time that --mtime gives, in seconds."""
    import posix
    import time

    if text.startswith("@") and text[1:].removeprefix("-").isdigit():
        return int(text[1:])
    if text.startswith(("/", ".")):
        try:
            return int(posix.stat(context.path(text)).st_mtime)
        except OSError as error:
            raise Wrong(f"{text}: {error.strerror}") from None
    plain = text.removesuffix("Z").replace("T", " ")
    for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"):
        try:
            parts = time.strptime(plain, form)
        except ValueError:
            continue
        from calendar import timegm

        return timegm(parts)
    raise Wrong(f"{text!r} is not a time; @SECONDS and YYYY-MM-DD HH:MM:SS are")


def long_line(member: Member, width: list[int], options: Options) -> str:
    """A line as `tar -tv` prints it. `width` is that of owner and size, which grows."""
    from time import localtime, strftime

    numeric = options.numeric_owner
    owner = str(member.uid) if numeric or not member.user else member.user
    group = str(member.gid) if numeric or not member.group else member.group
    size = str(member.whole)
    if member.kind in (CHARACTER, DEVICE):
        size = f"{member.device[0]},{member.device[1]}"
    elif member.kind in LETTERS:
        size = "0"
    width[0] = max(width[0], len(owner) + len(group) + len(size) + 2)
    blanks = width[0] - len(owner) - len(group) - 1
    try:
        date = strftime("%Y-%m-%d %H:%M", localtime(member.mtime // 1))
        if options.full_time:
            date += strftime(":%S", localtime(member.mtime // 1))
            date += f"{member.mtime % 1:.9f}".lstrip("0").rstrip("0").rstrip(".")
    except (OverflowError, ValueError, OSError):
        date = str(member.mtime)
    behind = ""
    if member.kind == LINK:
        behind = f" -> {shown(member.link)}"
    elif member.kind == HARD_LINK:
        behind = f" link to {shown(member.link)}"
    mode = LETTERS.get(member.kind, "-") + permissions(member.mode)
    return f"{mode} {owner}/{group}{size:>{blanks}} {date} {shown(member.name)}{behind}"


def permissions(mode: int) -> str:
    """Nine letters."""
    letters = [letter if mode & bit else "-" for letter, bit in zip("rwxrwxrwx", BITS, strict=True)]
    for bit, at, special in ((0o4000, 2, "s"), (0o2000, 5, "s"), (0o1000, 8, "t")):
        if mode & bit:
            letters[at] = special if letters[at] == "x" else special.upper()
    return "".join(letters)


BITS = [0o400, 0o200, 0o100, 0o040, 0o020, 0o010, 0o004, 0o002, 0o001]
