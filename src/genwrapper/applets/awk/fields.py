"""How the text of a record, or of split(), becomes fields."""

from genwrapper.applets.awk.library import Failure
from genwrapper.patterns import occurrences
from genwrapper.streams import decode, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

    from genwrapper.applets.awk.runtime import Runtime
    from genwrapper.applets.awk.values import Value

OTHER_SPACE = (b"\r", b"\v", b"\f")


def pieces(
    runtime: "Runtime", text: bytes, by: "Value | re.Pattern[bytes]", lines: bool = False
) -> list[bytes]:
    """A text split as FS would do it. `lines`: beside a single character a newline does too."""
    if not text:
        return []
    if by is None or isinstance(by, (bytes, int, float)):
        separator = runtime.string(by)
        if separator == b" ":
            for other in OTHER_SPACE:
                if other in text:
                    return [part for part in runtime.regex(b"[ \t\n]+").split(text) if part]
            return text.split()
        if not separator:
            if text.isascii():
                return [bytes([byte]) for byte in text]
            return [encode(character) for character in decode(text)]
        if len(separator) == 1 and not lines and separator != b"\\":
            return text.split(separator)
        if len(separator) == 1:
            quoted = separator not in b"\\^"
            separator = b"[" + separator + b"]" if quoted else b"\\" + separator
            separator += b"|\n" if lines else b""
        by = runtime.regex(separator)
    found: list[bytes] = []
    copied = 0
    for match in occurrences(by.search, text):
        low, high = match.span()
        if low < high:
            found.append(text[copied:low])
            copied = high
    found.append(text[copied:])
    return found


def described(text: bytes, pattern: "re.Pattern[bytes]") -> list[bytes]:
    """The fields that FPAT describes, and what is before, between and behind them."""
    found: list[bytes] = []
    copied = 0
    for match in occurrences(pattern.search, text) if text else ():
        low, high = match.span()
        found += (text[copied:low], match[0])
        copied = high
    return [*found, text[copied:]]


def of_widths(text: bytes, widths: bytes) -> list[bytes]:
    """The fields of FIELDWIDTHS: so many characters, SKIP:WIDTH, or * for the rest. Failure."""
    plain = text.isascii()
    characters = text if plain else decode(text)
    found: list[bytes] = []
    at = 0
    for word in widths.split():
        skipped, _, width = word.rpartition(b":")
        if not (width.isdigit() or width == b"*") or not (skipped or b"0").isdigit():
            raise Failure(f"FIELDWIDTHS: {decode(word)!r} is no width")
        if at >= len(characters):
            break
        at += int(skipped or 0)
        end = len(characters) if width == b"*" else at + int(width)
        part = characters[at:end]
        found.append(part if isinstance(part, bytes) else encode(part))
        at = end
    return found
