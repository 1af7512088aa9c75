"""read (POSIX)."""

from genwrapper.shell.builtins import builtin, usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.jobs.waiting import wait_readable
from genwrapper.shell.state import DEFAULT_IFS, Shell
from genwrapper.streams import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams import Description


@builtin("read")
def read(shell: Shell, words: list[str]) -> int:
    names = words[1:]
    raw = False
    while names and names[0].startswith("-") and len(names[0]) > 1:
        option = names.pop(0)
        if option == "--":
            break
        if option != "-r":
            from genwrapper.shell.builtins.reading_options import read_with_options

            return read_with_options(shell, words)
        raw = True
    whole = not names
    names = names or ["REPLY"]
    for name in names:
        if not is_name(name):
            return usage_error(shell, words, f"{name}: not a variable's name")
    source = shell.table.get(0)
    source.bytewise = not (shell.reads_ahead or source.seekable())
    shell.flush()
    answers = bool(shell.traps.actions) or shell.process.interactive
    if answers:
        source.waits = lambda fd: wait_readable(shell, fd, None)
    try:
        values, ended = read_values(shell, source, raw, len(names), whole)
    except OSError as error:
        return usage_error(shell, words, f"{error.strerror}", 1)
    finally:
        if answers:
            source.waits = None
    for name, value in zip(names, values, strict=True):
        shell.assign(name, value)
    return 0 if ended else 1


def read_values(
    shell: Shell, source: "Description", raw: bool, count: int, whole: bool
) -> tuple[list[str], bool]:
    """A line's fields for `count` variables, and whether it had an end. `whole`: the line as it
    is."""
    line = source.readline()
    ended = line.endswith(b"\n")
    if b"\0" in line:
        line = line.replace(b"\0", b"")
    if raw or b"\\" not in line:
        text = decode(line[:-1] if ended else line)
        if shell.ifs == DEFAULT_IFS and "\t" not in text:
            values = split_blanks(text, count)
        else:
            values = split_line(text, None, shell.ifs, count)
    else:
        pieces: list[tuple[str, bool]] = []
        while True:
            joined = unescape(decode(line[:-1] if ended else line), pieces)
            if not joined or not ended:
                break
            line = source.readline()
            ended = line.endswith(b"\n")
        text = "".join(piece for piece, _ in pieces)
        protected = [quoted for piece, quoted in pieces for _ in piece]
        values = split_line(text, protected, shell.ifs, count)
    return [text] if whole else values, ended


def unescape(text: str, pieces: list[tuple[str, bool]]) -> bool:
    """Append the line's text in pieces (text, protected). Whether its end was escaped: the next
    line goes on."""
    at = 0
    while True:
        back = text.find("\\", at)
        if back < 0:
            pieces.append((text[at:], False))
            return False
        pieces.append((text[at:back], False))
        if back + 1 == len(text):
            return True
        pieces.append((text[back + 1], True))
        at = back + 2


def split_blanks(text: str, count: int) -> list[str]:
    """`split_line` for a line whose only blanks are spaces, with the usual IFS."""
    rest = text.strip(" \n")
    values = []
    for _ in range(count - 1):
        value, _, rest = rest.partition(" ")
        values.append(value)
        rest = rest.lstrip(" ")
    values.append(rest)
    return values


def split_line(text: str, protected: list[bool] | None, ifs: str, count: int) -> list[str]:
    """The line's fields for `count` variables; the last gets the rest of the line."""
    blanks = [char for char in " \t\n" if char in ifs]
    values: list[str] = []
    at = 0
    size = len(text)

    def is_ifs(index: int) -> bool:
        return text[index] in ifs and not (protected and protected[index])

    def is_blank(index: int) -> bool:
        return text[index] in blanks and not (protected and protected[index])

    while at < size and is_blank(at):
        at += 1
    while len(values) < count - 1 and at < size:
        start = at
        while at < size and not is_ifs(at):
            at += 1
        values.append(text[start:at])
        while at < size and is_blank(at):
            at += 1
        if at < size and is_ifs(at) and text[start:at] is not None and not is_blank(at):
            at += 1
            while at < size and is_blank(at):
                at += 1
    end = size
    while end > at and is_blank(end - 1):
        end -= 1
    rest = text[at:end]
    if rest and count > 0:
        rest = without_last_delimiter(rest, at, end, is_ifs, is_blank)
    values.append(rest)
    return values[:count] + [""] * (count - len(values))


def without_last_delimiter(rest, at, end, is_ifs, is_blank) -> str:  # type: ignore[no-untyped-def]
    """`a:` for one variable and IFS=: is `a`: one delimiter that ends the only field left is no
    part of it."""
    index = at
    while index < end and not is_ifs(index):
        index += 1
    stop = index
    while index < end and is_blank(index):
        index += 1
    if index < end and is_ifs(index):
        index += 1
    while index < end and is_blank(index):
        index += 1
    return str(rest[: stop - at]) if index == end else str(rest)
