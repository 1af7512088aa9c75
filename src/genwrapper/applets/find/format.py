"""The format of find's -printf."""

import posix

from genwrapper.applets.declare import Wrong
from genwrapper.applets.escapes import escape
from genwrapper.applets.find.tests import KINDS
from genwrapper.applets.find.walk import LINK
from genwrapper.streams import encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.applets.find.walk import Entry

    Part = bytes | Callable[[Entry], bytes]

LETTERS = {kind: letter for letter, kind in KINDS.items()}


def _above(entry: "Entry") -> str:
    head, slash, _ = entry.path.rpartition("/")
    return head if slash else "."


def _below_root(entry: "Entry") -> str:
    return entry.path[len(entry.root) :].lstrip("/") if entry.depth else ""


DIRECTIVES: "dict[str, Callable[[Entry], object]]" = {
    "p": lambda entry: entry.path,
    "f": lambda entry: entry.name,
    "h": _above,
    "P": _below_root,
    "H": lambda entry: entry.root,
    "s": lambda entry: entry.status.st_size,
    "m": lambda entry: f"{entry.status.st_mode & 0o7777:o}",
    "y": lambda entry: LETTERS.get(entry.kind, "?"),
    "d": lambda entry: entry.depth,
    "l": lambda entry: posix.readlink(entry.real) if entry.kind == LINK else "",
    "i": lambda entry: entry.status.st_ino,
    "n": lambda entry: entry.status.st_nlink,
    "U": lambda entry: entry.status.st_uid,
    "G": lambda entry: entry.status.st_gid,
}


def compiled(text: str) -> "list[Part]":
    """A format as bytes and functions of an entry."""
    parts: list[Part] = []
    at = 0
    while at < len(text):
        c = text[at]
        if text.startswith("\\c", at):
            return parts
        if c == "\\":
            data, at = escape(text, at, False)
            parts.append(data or b"")
        elif c == "%":
            start = at
            at += 1
            while at < len(text) and text[at] in "-.0123456789":
                at += 1
            letter = text[at : at + 1]
            at += 1
            if letter == "%":
                parts.append(b"%")
            elif letter in DIRECTIVES:
                parts.append(_directive(text[start + 1 : at - 1], DIRECTIVES[letter]))
            else:
                raise Wrong(f"-printf: {text[start:at]} is no directive")
        else:
            end = at
            while end < len(text) and text[end] not in "\\%":
                end += 1
            parts.append(encode(text[at:end]))
            at = end
    return parts


def _directive(form: str, read: "Callable[[Entry], object]") -> "Callable[[Entry], bytes]":
    width, point, digits = form.partition(".")
    size = int(width.lstrip("-") or "0")
    most = int(digits or "0") if point else None
    if width.startswith("-"):
        return lambda entry: encode(str(read(entry))[:most].ljust(size))
    return lambda entry: encode(str(read(entry))[:most].rjust(size))
