"""Names of members as a call of tar wants them: --strip-components and --transform."""

from genwrapper.applets.declare import Wrong
from genwrapper.applets.tar.headers import FOLDER, HARD_LINK, LINK, Member
from genwrapper.streams import decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from genwrapper.applets.sed.commands import Replacement

    Step = tuple["re.Pattern[bytes]", "Replacement", str]

SCOPES = {HARD_LINK: "h", LINK: "s"}


def renamer(expressions: list[str], strip: str | None) -> "Callable[[Member], bool]":
    """What gives members their new names; it says whether anything is left of one."""
    count = 0
    if strip is not None:
        if not strip.isdigit():
            raise Wrong(f"{strip!r} is not a number of parts")
        count = int(strip)
    steps = [step for text in expressions for step in steps_of(text)]

    def rename(member: Member) -> bool:
        member.name = without(transformed(member.name, "r", steps), count)
        scope = SCOPES.get(member.kind)
        if scope:
            member.link = transformed(member.link, scope, steps)
        if member.kind == HARD_LINK:
            member.link = without(member.link, count)
        if member.kind == FOLDER and member.name and not member.name.endswith("/"):
            member.name += "/"
        return bool(member.name)

    return rename


def without(name: str, count: int) -> str:
    """A name without its first parts."""
    if not count:
        return name
    parts = name.split("/")
    start = 0
    while count and start < len(parts):
        if parts[start] != "":
            count -= 1
        start += 1
    return "/".join(parts[start:])


def transformed(name: str, scope: str, steps: "list[Step]") -> str:
    """A name as the steps make it that are for names of its kind: r members, h and s the targets of
    hard and symbolic links. A folder's slash is none of theirs."""
    if not steps:
        return name
    from genwrapper.applets.sed.substitution import substituted

    text = encode(name.rstrip("/") or name)
    for pattern, replacement, scopes in steps:
        if scope in scopes:
            made = substituted(replacement, text, pattern.search)
            text = text if made is None else made
    return decode(text)


def steps_of(text: str) -> "list[Step]":
    """What `s/regex/text/flags`, or several behind `;`, and `flags=…` between them stand for."""
    from genwrapper.applets.sed.commands import Replacement
    from genwrapper.applets.sed.escapes import parts_of
    from genwrapper.patterns import BadPattern, compile_regex

    steps: list[Step] = []
    default = "rhs"
    rest = text
    while rest:
        if rest.startswith("flags="):
            flags, _, rest = rest[6:].partition(";")
            default = scopes_of(flags, "")
            continue
        if rest[0] != "s" or len(rest) < 2 or rest[1] in "\\\n":
            raise Wrong(f"--transform: {text!r} is no s/regex/text/")
        source, rest_ = until(rest[2:], rest[1], text)
        target, rest_ = until(rest_, rest[1], text)
        flags, _, rest = rest_.partition(";")
        replacement = Replacement(parts_of(target))
        replacement.every = "g" in flags
        digits = "".join([flag for flag in flags if flag.isdigit()])
        replacement.occurrence = int(digits or "1")
        if flags.strip("gixrRsShH0123456789"):
            raise Wrong(f"--transform: {text!r} has a flag that is none of gixrRsShH or a number")
        try:
            pattern = compile_regex(encode(source), "x" in flags, ignore_case="i" in flags)
        except BadPattern as error:
            raise Wrong(f"--transform: {source!r}: {error}") from None
        steps.append((pattern, replacement, scopes_of(flags, default)))
    return steps


def until(text: str, end: str, whole: str) -> tuple[str, str]:
    """What stands before a delimiter that no backslash is before, and what behind it."""
    at = 0
    while at < len(text) and text[at] != end:
        at += 2 if text[at] == "\\" else 1
    if at >= len(text):
        raise Wrong(f"--transform: {whole!r} has no end")
    return text[:at].replace("\\" + end, end), text[at + 1 :]


def scopes_of(flags: str, default: str) -> str:
    """The kinds of names that flags mean: a small letter adds one, a capital takes it away."""
    scopes = set(default)
    for flag in flags:
        if flag in "rsh":
            scopes.add(flag)
        elif flag in "RSH":
            scopes.discard(flag.lower())
    return "".join(sorted(scopes))
