"""Hunks that could not be applied, as a diff: context diffs as context, all others as unified."""

from genwrapper.applets.patch.reading import ADD, DROP, KEEP, Hunk, Part

MISSING = b"\\ No newline at end of file\n"


def rejected(part: Part, hunks: list[Hunk]) -> bytes:
    """The text of a .rej file."""
    pieces: list[bytes] = []
    context = part.form != "unified"
    head = [line for line in part.header if line[:4] in (b"--- ", b"+++ ", b"*** ")]
    if len(head) == 2:
        pieces += head
    elif context:
        pieces += [b"*** /dev/null\n", b"--- /dev/null\n"]
    else:
        pieces += [b"--- /dev/null\n", b"+++ /dev/null\n"]
    shown = {"unified": _unified, "context": _context, "normal": _normal}[part.form]
    for hunk in hunks:
        pieces += shown(hunk)
    return b"".join(pieces)


def _line(mark: bytes, line: bytes) -> bytes:
    return mark + line if line.endswith(b"\n") else mark + line + b"\n" + MISSING


def _unified(hunk: Hunk) -> list[bytes]:
    old, new = len(hunk.old()), len(hunk.new())
    spans = [_counted(hunk.start, old), _counted(hunk.new_start, new)]
    pieces = [b"@@ -%b +%b @@%b\n" % (spans[0], spans[1], hunk.behind)]
    return pieces + [_line(mark, line) for mark, line in hunk.edits]


def _counted(start: int, count: int) -> bytes:
    if count == 1:
        return b"%d" % start
    return b"%d,%d" % (start - (not count), count)


def _context(hunk: Hunk) -> list[bytes]:
    both = _both(hunk)
    return [
        b"***************" + hunk.behind + b"\n",
        b"*** %b ****\n" % _spanned(hunk.start, len(hunk.old())),
        *_half(hunk, both, DROP, ADD),
        b"--- %b ----\n" % _spanned(hunk.new_start, len(hunk.new())),
        *_half(hunk, both, ADD, DROP),
    ]


def _normal(hunk: Hunk) -> list[bytes]:
    none = [False] * len(hunk.edits)
    return [
        b"***************\n",
        b"*** %b\n" % _spanned(hunk.start, len(hunk.old())),
        *_half(hunk, none, DROP, ADD),
        b"--- %b -----\n" % _spanned(hunk.new_start, len(hunk.new())),
        *_half(hunk, none, ADD, DROP),
    ]


def _half(hunk: Hunk, both: list[bool], mine: bytes, others: bytes) -> list[bytes]:
    pieces: list[bytes] = []
    for (mark, line), changed in zip(hunk.edits, both, strict=True):
        if mark == others:
            continue
        shown = b" " if mark == KEEP else b"!" if changed else mine
        pieces.append(_line(shown + b" ", line))
    return pieces


def _both(hunk: Hunk) -> list[bool]:
    """Of each edit, whether lines go and come there."""
    found: list[bool] = []
    run: list[bytes] = []
    for mark, _ in [*hunk.edits, (KEEP, b"")]:
        if mark != KEEP:
            run.append(mark)
            continue
        found += [DROP in run and ADD in run] * len(run)
        found.append(False)
        run = []
    return found[:-1]


def _spanned(start: int, count: int) -> bytes:
    if count > 1:
        return b"%d,%d" % (start, start + count - 1)
    return b"%d" % (start if count else start - 1)
