"""Patterns (POSIX 2.13, 2.6.2) as Python expressions: `case`, `[[ = ]]`, `${name#pattern}` and its
kin. What has no special character is what Python's own strings can do."""

from genwrapper.patterns import Pattern, compile_pattern
from genwrapper.patterns.pathname import Bracket
from genwrapper.shell.compiler import words
from genwrapper.shell.compiler.source import Source, as_text
from genwrapper.shell.syntax import Literal, Parameter, Tilde, Word


def trimmed(operator: str, subject: str, argument: Word, source: Source) -> str:
    """`${name#pattern}` and its kin. A pattern without special characters is Python's own
    removeprefix."""
    text = words.literal(argument)
    if text is None and not argument.parts:
        text = ""
    if text is not None:
        method = "removeprefix" if operator[0] == "#" else "removesuffix"
        return f"{as_text(subject)}.{method}({text!r})"
    pieces = asterisks(argument)
    if pieces is not None and len(pieces) == 2 and bool(pieces[0]) != bool(pieces[1]):
        found = cut(operator, pieces)
        if found is not None:
            return f"{as_text(subject)}.{found}"
    return f"trim_{words.TRIMS[operator]}({as_text(subject)}, {pattern(argument, source)})"


def cut(operator: str, pieces: list[str]) -> str | None:
    """`#*text` and `%text*` as what Python's strings can do; None for other patterns."""
    before, behind = pieces
    if operator[0] == "#" and not before:
        return f"{'split' if operator == '#' else 'rsplit'}({behind!r}, 1)[-1]"
    if operator[0] == "%" and not behind:
        return f"{'rsplit' if operator == '%' else 'split'}({before!r}, 1)[0]"
    return None


def asterisks(word: Word) -> list[str] | None:
    """The texts between the asterisks of a pattern that has no other special character, else
    None."""
    texts = [""]
    for part in word.parts:
        if not isinstance(part, Literal):
            return None
        if part.quoted:
            texts[-1] += part.text
            continue
        if "?" in part.text or "[" in part.text:
            return None
        first, *others = part.text.split("*")
        texts[-1] += first
        texts += others
    return texts


def pattern(word: Word, source: Source) -> str:
    """An expression for the word as a Pattern: a constant where no part is expanded."""
    if all(isinstance(part, Literal) for part in word.parts):
        texts = [(p.text, p.quoted) for p in word.parts if isinstance(p, Literal)]
        return source.constant(compile_pattern(texts))
    texts = []
    items = []
    for part in word.parts:
        quoted = isinstance(part, Tilde) or bool(getattr(part, "quoted", False))
        if (
            isinstance(part, Parameter)
            and part.argument is not None
            and part.operator[0] not in words.TRIMS
            and not words.is_extension(part)
        ):
            kind = words.QUOTED if quoted else words.SPLIT
            items.append(f"*pattern_pieces({words.alternative(part, kind, source)})")
        else:
            items.append(f"({words.value(part, source)}, {quoted})")
    return f"pattern(shell, ({', '.join(items)},))"


def match(word: Word, subject: str, source: Source) -> str:
    """A condition: `subject` (the name of a str) matches the word as a pattern."""
    if all(isinstance(part, Literal) for part in word.parts):
        known = compile_pattern([(p.text, p.quoted) for p in word.parts if isinstance(p, Literal)])
        return match_known(known, subject, source)
    return f"{pattern(word, source)}.matches({subject})"


def match_known(known: Pattern, subject: str, source: Source) -> str:
    """The condition for a pattern that is known now: what str's and set's methods can do, they
    do."""
    first, last = known.segments[0], known.segments[-1]
    if known.literal is not None:
        return f"{subject} == {known.literal!r}"
    count = len(known.segments)
    if count == 1 and type(first.elements[0]) is frozenset and first.length == 1:
        return f"{subject} in {source.constant(first.elements[0])}"
    if count == 2:
        found = []
        for segment, method, end in ((first, "startswith", "[:1]"), (last, "endswith", "[-1:]")):
            if segment.text:
                found.append(f"{subject}.{method}({segment.text!r})")
            elif segment.length == 1 and type(segment.elements[0]) is frozenset:
                found.append(f"{subject}{end} in {source.constant(segment.elements[0])}")
            elif segment.length:
                return f"{source.constant(known)}.matches({subject})"
        if first.length and last.length:
            found.append(f"len({subject}) >= {first.length + last.length}")
        return " and ".join(found) or "True"
    if count == 3 and not first.length and not last.length:
        middle = known.segments[1]
        if middle.text is not None:
            return f"{middle.text!r} in {subject}"
        one = middle.elements[0]
        if middle.length == 1 and type(one) is frozenset:
            return f"not {source.constant(one)}.isdisjoint({subject})"
        if middle.length == 1 and isinstance(one, Bracket) and one.all_but is not None:
            return f"not {source.constant(one.all_but)}.issuperset({subject})"
    return f"{source.constant(known)}.matches({subject})"
