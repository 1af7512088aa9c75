"""The fast way of sed: scripts whose commands look at one line each are done a block at a time.

Such a script has only `s` without addresses, and `d` (with -n also a last `p`) with a regular
expression as its address. Everything else goes the plain way of `editor`, which is right for
all scripts; both give the same output for these.
"""

from genwrapper.applets.sed.commands import Address, Command, Replacement
from genwrapper.streams import Context, Description

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Change = Callable[[bytes], bytes]

ACROSS_LINES = (b"\n", b"\\n", b"\\`", b"\\'")
EMPTY_INSIDE = (b"\\b", b"\\B", b"\\<", b"\\>")  # they match nothing in places that "" has not


def block_changes(commands: list[Command], quiet: bool, extended: bool) -> "list[Change] | None":
    """What a script does to a block of whole lines, step by step; None: go the plain way."""
    changes: list[Change] = []
    for number, command in enumerate(commands):
        prints = quiet and number == len(commands) - 1 and command.letter == "p"
        if command.letter == "s" and command.first is None and not command.negated:
            change = _substitution(command, extended)
        elif (command.letter == "d" or prints) and command.second is None:
            change = _selection(command, prints, extended)
        else:
            return None
        if change is None:
            return None
        changes.append(change)
    if quiet and not (commands and commands[-1].letter == "p"):
        return None
    return changes


def _compiled(
    source: tuple[bytes, bool] | None, extended: bool, form: bytes
) -> "re.Pattern[bytes] | None":
    """A pattern that never matches a newline, put into `form` at its %b; None: not that way."""
    if source is None or any(text in source[0] for text in ACROSS_LINES):
        return None
    import re

    from genwrapper.patterns import BadPattern, translate
    from genwrapper.patterns.regex import MANY_LENGTHS

    try:
        text = translate(source[0], extended, lines=True)
    except BadPattern:
        return None
    if b"(?:\\" in text or MANY_LENGTHS in text:
        return None  # back-references count groups; the longest match is looked for elsewhere
    flags = re.DOTALL | re.MULTILINE | (re.IGNORECASE if source[1] else 0)
    return re.compile(form % text, flags)


def _literal(source: tuple[bytes, bool] | None) -> bytes:
    """The text of a pattern that has no special character; nothing for others."""
    if source is None or source[1] or any(byte in b"\\.[]*^$+?(){}|\n" for byte in source[0]):
        return b""
    return source[0]


def _substitution(command: Command, extended: bool) -> "Change | None":
    replacement = command.replacement
    assert replacement is not None
    if replacement.prints or replacement.file or replacement.executes:
        return None
    if replacement.occurrence != 1:
        return None
    if not all(isinstance(part, bytes | int) for part in replacement.parts):
        return None
    literal = _literal(command.source)
    plain = replacement.plain
    if literal and plain is not None:
        if replacement.every:
            return lambda block: block.replace(literal, plain)
        return lambda block: _first_replaced(block, literal, plain)
    form = b"(%b)" if replacement.every else b"(%b)([^\\n]*\\n)"
    if command.source is None or any(text in command.source[0] for text in EMPTY_INSIDE):
        return None
    alone = _compiled(command.source, extended, b"%b")
    pattern = _compiled(command.source, extended, form)
    if alone is None or pattern is None or (replacement.every and alone.fullmatch(b"")):
        return None
    return _Columns(pattern, replacement).change


def _first_replaced(block: bytes, literal: bytes, plain: bytes) -> bytes:
    """The first occurrence of a text in each line replaced."""
    pieces: list[bytes] = []
    copied = 0
    size = len(literal)
    find = block.find
    at = find(literal)
    while at >= 0:
        pieces.append(block[copied:at])
        copied = at + size
        at = find(literal, find(b"\n", copied))
    if not pieces:
        return block
    pieces.append(block[copied:])
    return plain.join(pieces)


class _Columns:
    """A block split at all matches at once: what is before them, their groups and what is behind
    each are columns, which are put together with the new text between."""

    __slots__ = ("parts", "rest", "split", "stride")

    def __init__(self, pattern: "re.Pattern[bytes]", replacement: Replacement) -> None:
        self.split = pattern.split
        self.stride = pattern.groups + 1
        self.rest = not replacement.every
        self.parts = replacement.parts

    def change(self, block: bytes) -> bytes:
        """The block with its matches replaced."""
        pieces = self.split(block)
        stride = self.stride
        count = len(pieces) // stride
        if not count:
            return block
        columns: list[list[bytes]] = [pieces[0:-1:stride]]
        for part in self.parts:
            if isinstance(part, bytes):
                columns.append([part] * count)
            elif isinstance(part, int):
                column = pieces[1 + part :: stride]
                columns.append([text or b"" for text in column] if None in column else column)
        if self.rest:
            columns.append(pieces[stride - 1 :: stride])
        width = len(columns)
        if width == 1:
            return b"".join([*columns[0], pieces[-1]])
        found: list[bytes] = [b""] * (width * count + 1)
        for at, column in enumerate(columns):
            found[at:-1:width] = column
        found[-1] = pieces[-1]
        return b"".join(found)


def _selection(command: Command, prints: bool, extended: bool) -> "Change | None":
    first = command.first
    if not isinstance(first, Address):
        return (lambda block: block) if prints and not command.negated else None
    if first.kind != "regex":
        return None
    keeps = prints != command.negated  # whether lines that match stay
    literal = _literal(first.source)
    if literal:
        return lambda block: _selected(block, lambda at: block.find(literal, at), keeps)
    pattern = _compiled(first.source, extended, b"%b")
    if pattern is None:
        return None
    search = pattern.search

    def change(block: bytes) -> bytes:
        def find(at: int) -> int:
            match = search(block, at)
            return -1 if match is None else match.start()

        return _selected(block, find, keeps)

    return change


def _selected(block: bytes, find: "Callable[[int], int]", keeps: bool) -> bytes:
    """The lines of a block with a match, or those without."""
    pieces: list[bytes] = []
    at = 0
    size = len(block)
    while at < size:
        place = find(at)
        if place < 0 or place >= size:
            break
        start = block.rfind(b"\n", at, place) + 1 or at
        end = block.find(b"\n", place) + 1
        pieces.append(block[start:end] if keeps else block[at:start])
        at = end
    if not keeps:
        pieces.append(block[at:])
    return b"".join(pieces)


def in_blocks(context: Context, changes: "list[Change]", files: list[str]) -> int:
    """Edit all files a block at a time."""
    stdout = context.stdout
    owes = False  # the last line was without its newline, which more output needs
    for source in context.inputs(files):
        for block in source.whole_lines():
            ended = block.endswith(b"\n")
            owes = _changed(stdout, changes, block if ended else block + b"\n", owes, ended)
            stdout.flush()
    return context.status


def _changed(
    target: Description, changes: "list[Change]", block: bytes, owes: bool, ended: bool
) -> bool:
    """Print a block as the script changes it; whether its last line's newline was left out."""
    last = block.rfind(b"\n", 0, -1) + 1
    tail = b"" if ended else block[last:]
    if not ended:
        block = block[:last]
    for change in changes:
        block = change(block)
        tail = change(tail)
    if not block and not tail:
        return owes
    if owes:
        target.write(b"\n")
    target.write(block + tail if ended or not tail else block + tail[:-1])
    return not ended and bool(tail)
