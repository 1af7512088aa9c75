"""What `s` of sed does with a text, and --transform of tar with a name."""

from genwrapper.patterns import occurrences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.applets.sed.commands import Replacement
    from genwrapper.patterns.regex import Search


def substituted(replacement: "Replacement", text: bytes, search: "Search") -> bytes | None:
    """`text` with what replaces the matches of `search`; None where none is replaced."""
    pieces: list[bytes] = []
    copied = 0
    for count, match in enumerate(occurrences(search, text), 1):
        if count < replacement.occurrence:
            continue
        low, high = match.span()
        pieces += (text[copied:low], replacement.text_for(match))
        copied = high
        if not replacement.every:
            break
    return b"".join((*pieces, text[copied:])) if pieces else None
