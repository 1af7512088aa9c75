"""The tests of find: each makes a function of an entry out of the words behind its name."""

import posix
import time

from genwrapper.applets.declare import Wrong
from genwrapper.applets.find.walk import FOLDER, KIND, LINK
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.find.expression import Expression
    from genwrapper.applets.find.walk import Entry, Holds

    Make = Callable[["Expression", str], "Holds"]

KINDS = {
    "b": 0o060000,
    "c": 0o020000,
    "d": FOLDER,
    "f": 0o100000,
    "l": LINK,
    "p": 0o010000,
    "s": 0o140000,
}
UNITS = {"c": 1, "w": 2, "b": 512, "k": 1 << 10, "M": 1 << 20, "G": 1 << 30}
DAY = 86400
SECOND = 10**9


def compared(text: str, name: str) -> "Callable[[int], bool]":
    """`N`, `+N` or `-N` as a function of the number that is compared."""
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits.isdigit() or not digits.isascii():
        raise Wrong(f"{name}: {text!r} is not a number")
    wanted = int(digits)
    if text[0] == "+":
        return lambda number: number > wanted
    if text[0] == "-":
        return lambda number: number < wanted
    return lambda number: number == wanted


def like(text: str, ignores_case: bool) -> "Callable[[str], bool]":
    """What a pattern of the shell says of a text."""
    from genwrapper.patterns import compile_pattern

    pattern = compile_pattern([(text.lower() if ignores_case else text, False)])
    if ignores_case:
        return lambda text: pattern.matches(text.lower())
    return pattern.matches


def _name(expression: "Expression", name: str) -> "Holds":
    matches = like(expression.value(name), name == "-iname")
    return lambda entry: matches(entry.name)


def _path(expression: "Expression", name: str) -> "Holds":
    matches = like(expression.value(name), name in ("-ipath", "-iwholename"))
    return lambda entry: matches(entry.path)


def _link_name(expression: "Expression", name: str) -> "Holds":
    matches = like(expression.value(name), name == "-ilname")

    def holds(entry: "Entry") -> bool:
        return entry.kind == LINK and matches(posix.readlink(entry.real))

    return holds


def _regex(expression: "Expression", name: str) -> "Holds":
    from genwrapper.patterns import BadPattern, compile_regex

    text = expression.value(name)
    source = encode(text)
    kind = expression.extended
    if kind == "emacs":
        source = from_emacs(source)
    try:
        pattern = compile_regex(source, kind == "extended", ignore_case=name == "-iregex")
    except BadPattern as error:
        raise Wrong(f"{name}: {text}: {error}") from None
    return lambda entry: pattern.fullmatch(encode(entry.path)) is not None


def from_emacs(source: bytes) -> bytes:
    """A regular expression of Emacs as a basic one: `+` and `?` are operators, `\\+` is a plus."""
    found: list[bytes] = []
    at = 0
    while at < len(source):
        one = source[at : at + 1]
        if one == b"[":
            end = source.find(b"]", at + 2 + (source[at + 1 : at + 2] == b"^"))
            end = len(source) if end < 0 else end + 1
            found.append(source[at:end])
            at = end
            continue
        if one == b"\\":
            pair = source[at : at + 2]
            found.append(pair[1:] if pair in (b"\\+", b"\\?") else pair)
            at += 2
            continue
        found.append(b"\\" + one if one in (b"+", b"?") and found else one)
        at += 1
    return b"".join(found)


def _type(expression: "Expression", name: str) -> "Holds":
    text = expression.value(name)
    letters = text.split(",")
    if any(letter not in KINDS for letter in letters):
        raise Wrong(f"{name}: {text!r} is no kind of file: b c d f l p s")
    kinds = frozenset([KINDS[letter] for letter in letters])
    if name == "-type":
        return lambda entry: entry.kind in kinds
    return lambda entry: other_kind(entry) in kinds


def other_kind(entry: "Entry") -> int:
    """The kind of a link's target where links are not followed, of the link where they are."""
    if entry.follows:
        return posix.lstat(entry.real).st_mode & KIND
    try:
        return posix.stat(entry.real).st_mode & KIND
    except OSError:
        return entry.kind


def _mode(expression: "Expression", name: str) -> "Holds":
    from genwrapper.applets.files.modes import changed

    text = expression.value(name)
    how = text[0] if text[:1] in ("-", "/") else ""
    try:
        wanted = changed(text[len(how) :], 0, 0, False)
    except ValueError as error:
        raise Wrong(f"{name}: {error}") from None
    if how == "-":
        return lambda entry: entry.status.st_mode & wanted == wanted
    if how == "/":
        return lambda entry: not wanted or entry.status.st_mode & wanted != 0
    return lambda entry: entry.status.st_mode & 0o7777 == wanted


def _number(read: "Callable[[Entry], int]") -> "Make":
    def make(expression: "Expression", name: str) -> "Holds":
        holds = compared(expression.value(name), name)
        return lambda entry: holds(read(entry))

    return make


def _size(expression: "Expression", name: str) -> "Holds":
    text = expression.value(name)
    unit = UNITS.get(text[-1:])
    holds = compared(text[:-1] if unit else text, name)
    size = unit or 512
    return lambda entry: holds(-(-entry.status.st_size // size))


def _owner(expression: "Expression", name: str) -> "Holds":
    import grp
    import pwd

    text = expression.value(name)
    try:
        number = pwd.getpwnam(text).pw_uid if name == "-user" else grp.getgrnam(text).gr_gid
    except KeyError:
        if not text.isdigit():
            raise Wrong(f"{name}: there is no {name[1:]} {text}") from None
        number = int(text)
    if name == "-user":
        return lambda entry: entry.status.st_uid == number
    return lambda entry: entry.status.st_gid == number


def _nameless(expression: "Expression", name: str) -> "Holds":
    import grp
    import pwd

    def holds(entry: "Entry") -> bool:
        try:
            if name == "-nouser":
                pwd.getpwuid(entry.status.st_uid)
            else:
                grp.getgrgid(entry.status.st_gid)
        except KeyError:
            return True
        return False

    return holds


def stamp(status: "posix.stat_result", letter: str) -> int:
    """A time of a file, in nanoseconds: m modified, a read, c changed."""
    if letter == "m":
        return status.st_mtime_ns
    return status.st_atime_ns if letter == "a" else status.st_ctime_ns


def _age(expression: "Expression", name: str) -> "Holds":
    holds = compared(expression.value(name), name)
    now = time.time_ns()
    letter = name[1]
    if name.endswith("time"):
        return lambda entry: holds((now - stamp(entry.status, letter)) // (DAY * SECOND))
    return lambda entry: holds(-(-(now - stamp(entry.status, letter)) // (60 * SECOND)))


def _newer(expression: "Expression", name: str) -> "Holds":
    file = expression.value(name)
    try:
        path = expression.context.path(file)
        status = posix.stat(path) if expression.settings.follow != "P" else posix.lstat(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, file) from None
    times = name[6:] or "mm" if name.startswith("-newer") else f"{name[1]}m"
    letter = times[0]
    wanted = stamp(status, times[1])
    return lambda entry: stamp(entry.status, letter) > wanted


def _newer_time(expression: "Expression", name: str) -> "Holds":
    from genwrapper.applets.times.words import NoTime, moment
    from genwrapper.applets.times.zones import named

    text = expression.value(name)
    zone = named(expression.context.environment.get("TZ"))
    try:
        wanted = moment(text, zone, time.time_ns())
    except NoTime:
        raise Wrong(f"{name}: {text!r} is no time") from None
    letter = name[6]
    return lambda entry: stamp(entry.status, letter) > wanted


def _same_file(expression: "Expression", name: str) -> "Holds":
    file = expression.value(name)
    try:
        path = expression.context.path(file)
        status = posix.stat(path) if expression.settings.follow != "P" else posix.lstat(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, file) from None
    wanted = (status.st_dev, status.st_ino)
    return lambda entry: (entry.status.st_dev, entry.status.st_ino) == wanted


def _empty(expression: "Expression", name: str) -> "Holds":
    def holds(entry: "Entry") -> bool:
        kind = entry.kind
        if kind == FOLDER:
            with posix.scandir(entry.real) as scan:
                return next(scan, None) is None
        return kind == KINDS["f"] and not entry.status.st_size

    return holds


def _access(mode: int) -> "Make":
    return lambda expression, name: lambda entry: posix.access(entry.real, mode)


def _always(value: bool) -> "Make":
    return lambda expression, name: lambda entry: value


TESTS: "dict[str, Make]" = {
    "-name": _name,
    "-iname": _name,
    "-path": _path,
    "-ipath": _path,
    "-wholename": _path,
    "-iwholename": _path,
    "-lname": _link_name,
    "-ilname": _link_name,
    "-regex": _regex,
    "-iregex": _regex,
    "-type": _type,
    "-xtype": _type,
    "-perm": _mode,
    "-links": _number(lambda entry: entry.status.st_nlink),
    "-inum": _number(lambda entry: entry.status.st_ino),
    "-uid": _number(lambda entry: entry.status.st_uid),
    "-gid": _number(lambda entry: entry.status.st_gid),
    "-size": _size,
    "-user": _owner,
    "-group": _owner,
    "-nouser": _nameless,
    "-nogroup": _nameless,
    "-mtime": _age,
    "-atime": _age,
    "-ctime": _age,
    "-mmin": _age,
    "-amin": _age,
    "-cmin": _age,
    "-newer": _newer,
    "-anewer": _newer,
    "-cnewer": _newer,
    **{f"-newer{a}{b}": _newer for a in "amc" for b in "amc"},
    **{f"-newer{a}t": _newer_time for a in "amc"},
    "-samefile": _same_file,
    "-empty": _empty,
    "-readable": _access(posix.R_OK),
    "-writable": _access(posix.W_OK),
    "-executable": _access(posix.X_OK),
    "-true": _always(True),
    "-false": _always(False),
}
