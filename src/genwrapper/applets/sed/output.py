"""What `y` and `l` make of the pattern space."""

from genwrapper.streams import decode, encode

LINE_WIDTH = 70


def translated(text: bytes, table: "dict[int, bytes] | bytes | None") -> bytes:
    """`y`: a table of 256 bytes, or of characters by code point."""
    if isinstance(table, bytes):
        return text.translate(table)
    assert table is not None
    characters = {code: target.decode() for code, target in table.items()}
    return encode(decode(text).translate(characters))


NAMES = {7: b"\\a", 8: b"\\b", 12: b"\\f", 10: b"\\n", 13: b"\\r", 9: b"\\t", 11: b"\\v"}
NAMES[92] = b"\\\\"


def visible(text: bytes, width: int | None) -> bytes:
    """`l`: escapes for what can't be printed, folded, `$` at the end."""
    width = LINE_WIDTH if width is None else width
    lines: list[bytes] = []
    line = b""
    for byte in text:
        piece = NAMES.get(byte) or (b"%c" % byte if 32 <= byte < 127 else b"\\%03o" % byte)
        if width > 1 and len(line) + len(piece) > width - 1:
            lines.append(line + b"\\")
            line = b""
        line += piece
    return b"\n".join([*lines, line + b"$"])
