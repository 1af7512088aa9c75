"""What comes before what among texts that are versions: `sort -V`, `ls -v`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# What a file's name ends with, .tar.gz: it counts only where the rest is the same.
SUFFIXES = rb"(?:\.[A-Za-z~][A-Za-z0-9~]*+)++\Z"
DIGITS = rb"([0-9]+)"
FIRST = (b"", b".", b"..")
LENGTHS = [bytes([n]) for n in range(256)]

# Codes of bytes by which they compare: ~, the end of the text, digits, letters, all others.
_LETTERS = [n for n in range(128) if chr(n).isalpha()]
_OTHERS = [n for n in range(256) if n not in _LETTERS and n != 0x7E and not 0x30 <= n <= 0x39]
END, BEFORE_DIGITS = b"\1", b"\2"
_CODES = {0x7E: 0, **{n: code for code, n in enumerate(_LETTERS + _OTHERS, 3)}}
TABLE = bytes(_CODES.get(n, 0) for n in range(256))


def version_key() -> "Callable[[bytes], bytes]":
    """What makes of a text that by which versions are compared, byte by byte: digits by how many
    there are first."""
    import re

    find_suffixes = re.compile(SUFFIXES).search
    split = re.compile(DIGITS).split

    def key(text: bytes) -> bytes:
        if text in FIRST:
            return LENGTHS[FIRST.index(text)]
        whole = parts(text)
        suffixes = find_suffixes(text, 1) if b"." in text else None
        named = parts(text[: suffixes.start()]) if suffixes else whole
        return (b"\3" if text.startswith(b".") else b"\4") + named + whole

    def parts(text: bytes) -> bytes:
        found = split(text)
        for at in range(1, len(found), 2):
            number = found[at].lstrip(b"0")
            found[at] = BEFORE_DIGITS + LENGTHS[min(len(number), 255)] + number
        found[0::2] = [part.translate(TABLE) for part in found[0::2]]
        return b"".join(found) + END

    return key
