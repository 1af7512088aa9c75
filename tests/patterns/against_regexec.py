"""Regular expressions against the C library's regcomp and regexec:
`python -m tests.patterns.against_regexec COUNT [SEED]`.

Random expressions on random texts. Whether there is a match and where it begins must be the same;
so must its end, but for what `patterns.regex` says is not exact: alternatives beside an anchor, and
several repetitions in a row. glibc takes no repetition of an interval in basic expressions; what it
takes for none is not compared.
"""

import ctypes
import random
import re
import sys

from genwrapper.patterns import BadPattern, compile_regex, longest

LIBC = ctypes.CDLL(None)
EXTENDED = 1
Span = tuple[int, int]


class Match(ctypes.Structure):
    _fields_ = (("start", ctypes.c_int), ("end", ctypes.c_int))


def of_libc(pattern: bytes, text: bytes, extended: bool) -> "Span | str | None":
    """Where the C library finds a pattern; `bad` where it takes it for none."""
    compiled = ctypes.create_string_buffer(256)
    if LIBC.regcomp(compiled, pattern, EXTENDED if extended else 0):
        return "bad"
    found = (Match * 1)()
    status = LIBC.regexec(compiled, text, 1, found, 0)
    LIBC.regfree(compiled)
    return None if status else (found[0].start, found[0].end)


def of_ours(pattern: bytes, text: bytes, extended: bool) -> "Span | str | None":
    """Where ours is found."""
    try:
        match = compile_regex(pattern, extended).search(text)
    except BadPattern:
        return "bad"
    return None if match is None else longest(match).span()


class Maker:
    """Random expressions and texts."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def expression(self, extended: bool, depth: int = 0) -> str:
        chance = self.chance
        kind = chance.random()
        if kind < 0.4 or depth > 3:
            return chance.choice(["a", "b", "c", ".", "[ab]", "[^a]", "[[:alpha:]]", "x"])
        inner = self.expression(extended, depth + 1)
        if kind < 0.6:
            return inner + self.expression(extended, depth + 1)
        if kind < 0.75:
            marks = ["*", "+", "?", "{2}", "{1,2}"] if extended else ["*", r"\{2\}", r"\{1,2\}"]
            return inner + chance.choice(marks)
        if kind < 0.9 or not extended:
            return f"({inner})" if extended else rf"\({inner}\)"
        return f"{inner}|{self.expression(extended, depth + 1)}"

    def pattern(self, extended: bool) -> str:
        made = self.expression(extended)
        if self.chance.random() < 0.15:
            made = f"^{made}"
        return f"{made}$" if self.chance.random() < 0.15 else made

    def text(self) -> str:
        return "".join(self.chance.choice("abcx") for _ in range(self.chance.randint(0, 8)))


def differences(count: int, seed: int) -> tuple[list[str], int]:
    """What differs without a reason, and how many matches were compared."""
    maker = Maker(seed)
    found = []
    compared = 0
    for _ in range(count):
        extended = maker.chance.random() < 0.6
        pattern = maker.pattern(extended)
        for _ in range(4):
            text = maker.text()
            theirs = of_libc(pattern.encode(), text.encode(), extended)
            ours = of_ours(pattern.encode(), text.encode(), extended)
            if theirs == "bad" and not extended:
                continue
            compared += 1
            if theirs == ours or (agree_on_start(theirs, ours) and is_inexact(pattern)):
                continue
            found.append(
                f"{'ERE' if extended else 'BRE'} {pattern} {text!r}: {theirs}, ours {ours}"
            )
    return found, compared


def agree_on_start(theirs: "Span | str | None", ours: "Span | str | None") -> bool:
    return isinstance(theirs, tuple) and isinstance(ours, tuple) and theirs[0] == ours[0]


def is_inexact(pattern: str) -> bool:
    """Whether the end of a match may differ."""
    return ("|" in pattern and pattern.endswith("$")) or len(re.findall(r"[*+?]|\{", pattern)) > 1


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else 25_000
    seed = int(arguments[1]) if len(arguments) > 1 else 1
    found, compared = differences(count, seed)
    for text in found:
        sys.stdout.write(f"{text}\n")
    sys.stdout.write(f"{compared} matches compared, {len(found)} differ without a reason\n")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
