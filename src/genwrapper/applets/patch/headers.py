"""What the lines before the hunks of a patch say: names, dates, git's own lines."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.patch.reading import Part

EPOCHS = (b"1970-01-01 ", b"Thu Jan  1 ", b"1969-12-31 ", b"Wed Dec 31 ")


def name(text: bytes) -> tuple[bytes | None, bytes]:
    """The name in a header line, and the date behind it."""
    text = text.rstrip(b"\r\n")
    if text.startswith(b'"'):
        return unquoted(text)
    name, tab, date = text.partition(b"\t")
    if not tab:
        name, _, date = text.partition(b" ")
    return name.rstrip() or None, date.strip()


def unquoted(text: bytes) -> tuple[bytes | None, bytes]:
    """A name between quotes with C's escapes."""
    from genwrapper.applets.escapes import escape

    name = b""
    at = 1
    shown = text.decode("latin-1")
    while at < len(shown) and shown[at] != '"':
        if shown[at] == "\\":
            piece, at = escape(shown, at, False)
            name += piece or b""
        else:
            name += text[at : at + 1]
            at += 1
    return name or None, text[at + 1 :].strip()


def git_names(line: bytes) -> list[bytes | None]:
    """The names of `diff --git a/NAME b/NAME`."""
    rest = line[len(b"diff --git ") :].rstrip(b"\r\n")
    if rest.startswith(b'"'):
        first, rest = unquoted(rest)
        return [first, unquoted(rest)[0] if rest.startswith(b'"') else rest or None]
    middle = rest.find(b" b/") if b" b/" in rest else rest.find(b" ")
    half = len(rest) // 2
    if rest[half : half + 1] == b" ":  # the same name twice, perhaps with blanks in it
        middle = half
    return [rest[:middle] or None, rest[middle + 1 :] or None]


def extended(part: "Part", line: bytes) -> None:
    """A line of git's between its head and the hunks."""
    text = line.rstrip(b"\r\n")
    for head, which in ((b"rename from ", 0), (b"rename to ", 1), (b"copy from ", 0),
                        (b"copy to ", 1)):  # fmt: skip
        if text.startswith(head):
            part.names[which] = (b"ab"[which : which + 1] + b"/") + text[len(head) :]
            part.copy = part.copy or head.startswith(b"copy")
    for head in (b"new file mode ", b"new mode "):
        if text.startswith(head) and set(text[len(head) :]) <= set(b"01234567"):
            part.mode = int(text[len(head) :] or b"0", 8) & 0o777
    part.empty[0] |= text.startswith(b"new file mode ")
    part.empty[1] |= text.startswith(b"deleted file mode ")


def is_epoch(date: bytes) -> bool:
    """Whether a date is the beginning of 1970, which stands for a file that is not there."""
    if not date.startswith(EPOCHS):
        return False
    words = date.split()
    clock = words[1] if date[:1].isdigit() else words[3]
    zone = words[-1] if words[-1][:1] in b"+-" and words[-1][1:].isdigit() else b"+0000"
    parts = clock.partition(b".")[0].split(b":")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return False
    day = -1 if date.startswith(EPOCHS[2:]) else 0
    minutes = day * 1440 + int(parts[0]) * 60 + int(parts[1])
    offset = int(zone[1:3]) * 60 + int(zone[3:5] or b"0")
    minutes -= -offset if zone.startswith(b"-") else offset
    return minutes == 0 and int(parts[2]) == 0
