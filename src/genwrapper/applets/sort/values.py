"""What sort compares of many lines: the same as `Key.value` of each, but all at once."""

from genwrapper.applets.sort.keys import NOT_DICTIONARY, NOT_PRINTABLE, Key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PART = 4000  # lines that are looked at together
MANY = 1000  # lines that are worth the import of `re`
MOST_FIELDS = 12  # of a pattern
DIGITS = 15  # of a decimal number that a float tells from all others
INFINITE = float("inf")
DECIMAL = rb"-?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)"
FLOATING = rb"[+-]?(?!0[xX])(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+"


def values(key: Key, lines: list[bytes]) -> "list[Any]":
    """What is compared of each of the lines."""
    texts = all_texts(key, lines)
    options = key.options
    if "d" in options or "i" in options:
        gone = NOT_DICTIONARY if "d" in options else NOT_PRINTABLE
        texts = [text.translate(None, gone) for text in texts]
    if "f" in options:
        texts = list(map(bytes.upper, texts))
    if not key.of_text:
        return texts
    if key.kind in "ng":
        found = numbers(texts, key.kind)
        if len(found) == len(texts):
            return found
    return list(map(key.of_text, texts))


def numbers(texts: list[bytes], kind: str) -> "list[int] | list[float]":
    """The numbers that texts begin with; none of them where one needs a closer look."""
    marks = b"\n \t.-" if kind == "n" else b"\n \t.-+eE"
    plain = all(
        not b"\n".join(texts[at : at + PART]).translate(None, b"0123456789" + marks)
        for at in range(0, len(texts), PART)
    )
    if plain:
        try:
            return converted(texts, kind)
        except ValueError:  # nothing, or marks in other places
            pass
    if len(texts) <= MANY:
        return []
    number = DECIMAL if kind == "n" else FLOATING
    found = groups(b"[ \t]*+(" + number + b")?+[^\n]*\n", texts)
    if b"" in found:
        if kind == "g":
            return []
        found = [text or b"0" for text in found]
    return converted(found, kind) if len(found) == len(texts) else []


def converted(texts: list[bytes], kind: str) -> "list[int] | list[float]":
    """Texts as numbers; none where floats don't tell them apart as they are."""
    if kind == "n":
        try:
            return list(map(int, texts))
        except ValueError:  # there is a point
            if max(map(len, texts)) > DIGITS:
                return []
    found = list(map(float, texts))
    if kind == "g" and found:
        if max(map(len, texts)) > DIGITS and len(set(found)) < len(set(texts)):
            return []
        if max(found) == INFINITE or min(found) == -INFINITE:  # 1e400
            return []
    return found


def groups(pattern: bytes, texts: list[bytes]) -> list[bytes]:
    """The group of a pattern for a whole line, in each of many lines; where they have newlines,
    fewer."""
    import re

    findall = re.compile(pattern).findall
    found: list[bytes] = []
    for at in range(0, len(texts), PART):
        part = texts[at : at + PART]
        text = b"\n".join(part) + b"\n"
        if text.count(b"\n") == len(part):
            found += findall(text)
    return found


def all_texts(key: Key, lines: list[bytes]) -> list[bytes]:
    """The part of each line that is the key."""
    if key.start == (0, 0) and key.end is None and not key.skips[0]:
        return lines
    source = pattern(key) if len(lines) > MANY else b""
    if not source:
        return list(map(key.text, lines))
    found = groups(source, lines)
    if len(found) != len(lines):
        return list(map(key.text, lines))
    if key.separator is not None and b"" in found:  # perhaps a field that is not there
        return [one or key.text(line) for one, line in zip(found, lines, strict=True)]
    return found


def pattern(key: Key) -> bytes:
    """A pattern of one whole line, with the key as its group; nothing where the key is too
    special. A line that has too few fields may be matched with an empty key."""
    (first, offset), end = key.start, key.end
    last = first if end is None else end[0]
    if max(first, last) > MOST_FIELDS or last < first:
        return b""
    if key.separator is None:
        field, blanks = b"[ \\t]*+[^ \\t\\n]*+", b"[ \\t]*+"
        before, more = field * first, field
    else:
        mark = b"\\x%02x" % key.separator[0]
        field, blanks = b"[^%s\\n]*+" % mark, b"[ \\t]*+"
        before, more = (field + mark) * first, b"(?:%s%s)?+" % (mark, field)
    skipped = blanks if key.skips[0] else b""
    start = before + skipped + b"[^\\n]{0,%d}+" % offset
    if end is None:
        group = b"[^\\n]*+"
    elif end[1] == 0:
        if offset or (key.separator is not None and key.skips[0]):
            return b""
        if skipped:  # the field's blanks are gone already
            field = b"[^ \\t\\n]*+"
        group = field + more * (last - first)
    elif first == last and key.skips[0] == key.skips[1] and end[1] > offset:
        group = b"[^\\n]{0,%d}+" % (end[1] - offset)
    else:
        return b""
    whole = start + b"(" + group + b")[^\\n]*\\n"
    return whole if key.separator is None else whole + b"|[^\\n]*\\n"
