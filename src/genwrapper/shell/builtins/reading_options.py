"""read with options (ash): prompt, bounds of characters and time, delimiter, source, no echo."""

import posix
import time

from genwrapper.shell.builtins import usage_error
from genwrapper.shell.builtins.special import is_name
from genwrapper.shell.jobs.waiting import TimedOut, wait_readable
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell
from genwrapper.streams import decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.streams import Description

    Pieces = list[tuple[str, bool]]

TIMED_OUT = 142  # 128 + SIGALRM


class Wanted:
    """What the options ask for. `seconds` and `characters` are None where there is no bound."""

    __slots__ = ("characters", "delimiter", "names", "prompt", "raw", "seconds", "silent", "source")

    def __init__(self) -> None:
        self.raw = False
        self.silent = False
        self.source = 0
        self.prompt = ""
        self.seconds: float | None = None
        self.characters: int | None = None
        self.delimiter = b"\n"
        self.names: list[str] = []


def wanted(words: list[str]) -> Wanted | str:
    """The options and names of `read`; a message where they are none."""
    found = Wanted()
    rest = words[1:]
    while rest and len(rest[0]) > 1 and rest[0][0] == "-":
        option = rest.pop(0)
        if option == "--":
            break
        at = 1
        while at < len(option):
            letter = option[at]
            at += 1
            if letter == "r":
                found.raw = True
            elif letter == "s":
                found.silent = True
            elif letter in "ptndu":
                if at == len(option) and not rest:
                    return f"-{letter}: its argument is missing"
                value = option[at:] if at < len(option) else rest.pop(0)
                at = len(option)
                if not accept(found, letter, value):
                    return f"-{letter}: {value}: not a number"
            else:
                return f"-{letter}: there is no such option"
    found.names = rest or ["REPLY"]
    for name in found.names:
        if not is_name(name):
            return f"{name}: not a variable's name"
    return found


def accept(found: Wanted, letter: str, value: str) -> bool:
    """Take an option's value; False where it is no number and should be one."""
    try:
        if letter == "p":
            found.prompt = value
        elif letter == "d":
            found.delimiter = encode(value)[:1] or b"\0"
        elif letter == "n":
            found.characters = int(value)
        elif letter == "u":
            found.source = int(value)
        else:
            found.seconds = float(value)
    except ValueError:
        return False
    return (found.characters or 0) >= 0 and (found.seconds or 0) >= 0


def read_with_options(shell: Shell, words: list[str]) -> int:
    """`read` where an option but -r is given: its status."""
    from genwrapper.shell.builtins.reading import split_line

    asked = wanted(words)
    if isinstance(asked, str):
        return usage_error(shell, words, asked)
    source = shell.table.get(asked.source)
    terminal = source.fd is not None and posix.isatty(source.fd)
    if asked.prompt and terminal:
        write_error(shell, asked.prompt)
    shell.flush()
    before = None
    if terminal and (asked.silent or asked.characters is not None):
        before = set_terminal(source.fd, asked)
    try:
        if asked.seconds == 0:
            return 0 if is_ready(source) else 1
        pieces, status = take(shell, source, asked)
    except OSError as error:
        return usage_error(shell, words, f"{error.strerror}", 1)
    finally:
        if before is not None:
            restore_terminal(source.fd, before)
    if len(asked.names) == 1 and asked.names[0] == "REPLY" and words[-1] != "REPLY":
        values = ["".join(piece for piece, _ in pieces)]
    else:
        protected = [quoted for piece, quoted in pieces for _ in piece]
        text = "".join(piece for piece, _ in pieces)
        values = split_line(text, protected, shell.ifs, len(asked.names))
    for name, value in zip(asked.names, values, strict=True):
        shell.assign(name, value)
    return status


def is_ready(source: "Description") -> bool:
    """Whether reading would not wait (`read -t 0`)."""
    if source.fd is None or source.buffered():
        return True
    import select

    return bool(select.select([source.fd], [], [], 0)[0])


def take(shell: Shell, source: "Description", asked: Wanted) -> "tuple[Pieces, int]":
    """What is read, in pieces (text, protected), and the status: 1 at the end of the input."""
    deadline = None if asked.seconds is None else time.monotonic() + asked.seconds
    before = source.waits
    source.waits = lambda fd: wait_readable(shell, fd, deadline)
    found = bytearray()
    pieces: Pieces = []
    escaped = False
    count = 0
    try:
        while asked.characters is None or count < asked.characters:
            byte = source.read_block(1)
            if not byte:
                return ended(pieces, found), 1
            if escaped:
                escaped = False
                if byte != b"\n":
                    pieces.append((decode(byte + rest_of_character(source, byte)), True))
                    count += 1
                continue
            if byte == asked.delimiter:
                break
            if byte == b"\\" and not asked.raw:
                escaped = True
                ended(pieces, found)
                continue
            if byte != b"\0":
                found += byte + rest_of_character(source, byte)
                count += 1
    except TimedOut:
        return ended(pieces, found), TIMED_OUT
    finally:
        source.waits = before
    return ended(pieces, found), 0


def rest_of_character(source: "Description", first: bytes) -> bytes:
    """The bytes behind the first of a character in UTF-8."""
    lead = first[0]
    size = 3 if lead >= 0xF0 else 2 if lead >= 0xE0 else 1 if lead >= 0xC0 else 0
    return source.read(size) if size else b""


def ended(pieces: "Pieces", found: bytearray) -> "Pieces":
    """The pieces, with what has been gathered since the last one."""
    if found:
        pieces.append((decode(bytes(found)), False))
        found.clear()
    return pieces


def set_terminal(fd: int | None, asked: Wanted) -> "list[object] | None":
    """No echo for -s, no waiting for the line's end for -n: what the terminal was set to."""
    import termios

    assert fd is not None
    try:
        before = termios.tcgetattr(fd)
    except termios.error:
        return None
    now = list(before)
    if asked.silent:
        now[3] &= ~termios.ECHO
    if asked.characters is not None:
        now[3] &= ~termios.ICANON
    termios.tcsetattr(fd, termios.TCSANOW, now)
    return before


def restore_terminal(fd: int | None, before: "list[object]") -> None:
    import termios

    assert fd is not None
    termios.tcsetattr(fd, termios.TCSANOW, before)  # type: ignore[arg-type]
