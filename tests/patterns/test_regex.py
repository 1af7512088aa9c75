"""Regular expressions, against the C library's regcomp and regexec."""

import ctypes

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genwrapper.patterns import BadPattern, compile_regex

LIBC = ctypes.CDLL(None)


class Match(ctypes.Structure):
    _fields_ = (("start", ctypes.c_int), ("end", ctypes.c_int))


def c_match(pattern: bytes, text: bytes, extended: bool) -> list[tuple[int, int]] | str | None:
    """The places of match and groups as the C library has them; None for no match, "bad" for no
    pattern."""
    compiled = ctypes.create_string_buffer(512)
    if LIBC.regcomp(compiled, pattern, int(extended)):
        return "bad"
    try:
        found = (Match * 10)()
        if LIBC.regexec(compiled, text, 10, found, 0):
            return None
        return [(match.start, match.end) for match in found]
    finally:
        LIBC.regfree(compiled)


def our_match(pattern: bytes, text: bytes, extended: bool) -> list[tuple[int, int]] | str | None:
    try:
        compiled = compile_regex(pattern, extended)
    except BadPattern:
        return "bad"
    match = compiled.search(text)
    if match is None:
        return None
    spans = [match.span(n) for n in range(compiled.groups + 1)]
    return (spans + [(-1, -1)] * 10)[:10]


BASIC = [
    (rb"a*b", b"caab"),
    (rb"*a", b"x*a"),
    (rb"\(*a\)", b"*a"),
    (rb"^*a", b"*a"),
    (rb"a^b$c", b"a^b$c"),
    (rb"\(^a\)", b"ba"),
    (rb"\(a$\)", b"ba"),
    (rb"a\{2\}", b"aaa"),
    (rb"a\{1,2\}b", b"aaab"),
    (rb"a\{2,\}", b"aaaa"),
    (rb"\(ab\)*\1", b"ababab"),
    (rb"\(.\)\1", b"abba"),
    (rb"a\+b\?", b"aab"),
    (rb"a\|b", b"b"),
    (rb"a+b?|c", b"a+b?|c"),
    (rb"[]a]*", b"]a]b"),
    (rb"[^]a]", b"]ab"),
    (rb"[a-c-]*", b"a-d"),
    (rb"[[:digit:]]\{3\}", b"a123"),
    (rb"[[:alpha:]_][[:alnum:]_]*", b"1_a2"),
    (rb"[\n]", b"\\"),
    (rb"[[.-.]]", b"-"),
    (rb"[[=a=]]", b"a"),
    (rb"\<a\>", b"ba a"),
    (rb"\w\W", b"a b"),
    (rb"a\.b", b"a.b"),
    (rb"\(a\(b\)*\)*", b"abba"),
    (rb"\(\([bc]\)\2\)*d", b"abbccd"),
    (rb"\(\)", b""),
    (rb"$a^", b"$a^"),
    (rb"^^a", b"^a"),
    (rb"\(^^a\)", b"^a"),
    (b"", b"a"),
    (rb"a\{,2\}", b"aaa"),
    (rb"{1}", b"{1}"),
    (rb"\(a", b"a"),
    (rb"a\)", b"a)"),
    (rb"[a", b"a"),
    (rb"\1", b"a"),
    (rb"a\{2,1\}", b"a"),
    (rb"[b-a]", b"a"),
    (rb"[[:foo:]]", b"a"),
    (b"a\\", b"a"),
]
EXTENDED = [
    (rb"a+b?", b"caab"),
    (rb"(a|b)*c", b"abac"),
    (rb"ab|abc", b"abc"),
    (rb"(ab|abc|a)d?", b"abcd"),
    (rb"^(a)$", b"a"),
    (rb"a|^b|c$", b"xb"),
    (rb"a{2}", b"aaa"),
    (rb"a{1,2}b", b"aab"),
    (rb"(a)(b)?", b"a"),
    (rb"a\|b", b"a|b"),
    (rb"a\+\?\{\(", b"a+?{("),
    (rb"[a|b]+", b"a|b"),
    (rb"()", b"a"),
    (rb"(a", b"a"),
    (rb"a)", b"a)"),
    (rb"(^|,)x", b"a,x"),
    (rb"\$\^\.", b"$^."),
    (rb"[0-9]+\.[0-9]*", b"a3.14"),
    (rb"(.)\1", b"xaay"),
    (rb"a{1", b"a{1"),
    (rb"[^[:space:]]+", b" ab "),
    (rb"\bfoo\b", b"a foo b"),
    (rb"a#b&c~d-e f", b"a#b&c~d-e f"),
]


@pytest.mark.parametrize(("pattern", "text"), BASIC)
def test_basic_as_the_c_library_has_it(pattern: bytes, text: bytes) -> None:
    assert our_match(pattern, text, False) == c_match(pattern, text, False)


@pytest.mark.parametrize(("pattern", "text"), [p for p in EXTENDED if p[0] != rb"a{1"])
def test_extended_as_the_c_library_has_it(pattern: bytes, text: bytes) -> None:
    assert our_match(pattern, text, True) == c_match(pattern, text, True)


def test_a_brace_that_begins_no_interval_is_a_character() -> None:
    assert our_match(rb"a{1", b"a{1", True) == [(0, 3)] + [(-1, -1)] * 9


ATOMS = st.sampled_from([b"a", b"b", b".", b"[ab]", b"[^a]", b"[b-c]", b"\\.", b"c"])
COUNTS = st.sampled_from([b"", b"", b"*", b"\\{2\\}", b"\\{0,1\\}"])
PIECES = st.lists(st.tuples(ATOMS, COUNTS).map(b"".join), max_size=4).map(b"".join)
GROUPED = st.lists(PIECES | PIECES.map(lambda p: b"\\(" + p + b"\\)"), max_size=3).map(b"".join)
ANCHORED = st.tuples(st.sampled_from([b"", b"^"]), GROUPED, st.sampled_from([b"", b"$"]))


@settings(max_examples=300, deadline=None)
@given(ANCHORED.map(b"".join), st.text("abc.\n", max_size=8).map(str.encode))
def test_basic_expressions_at_random(pattern: bytes, text: bytes) -> None:
    assert our_match(pattern, text, False) == c_match(pattern, text, False)


@settings(max_examples=300, deadline=None)
@given(st.text("ab*.[]^$\\(){}|+?1,", max_size=8).map(str.encode), st.booleans())
def test_any_text_is_a_pattern_or_bad(pattern: bytes, extended: bool) -> None:
    our_match(pattern, b"aab", extended)


def test_characters_are_those_of_utf8() -> None:
    assert our_match(b"^.$", "é".encode(), False) is not None
    assert our_match(b"^..$", "é".encode(), False) is None
    assert our_match("[é]x".encode(), "éx".encode(), False) is not None
    assert our_match("[^é]x".encode(), "éx".encode(), False) is None
    assert our_match("[^ü]x".encode(), "éx".encode(), False) == [(0, 3)] + [(-1, -1)] * 9
    assert our_match("[à-é]".encode(), "ç".encode(), False) is not None
    assert our_match("é*$".encode(), "éé".encode(), False) == [(0, 4)] + [(-1, -1)] * 9
    assert our_match(b"a.b", b"a\xffb", False) is not None


def test_lines() -> None:
    for text in (b"*a", b"+a", b"^*a", b"b|?a"):
        assert compile_regex(text, True, lines=True).fullmatch(b"a")
    pattern = compile_regex(b"^a.*$", False, lines=True)
    assert pattern.findall(b"ab\nba\nac") == [b"ab", b"ac"]
    assert compile_regex(b"a[^x]b", False, lines=True).search(b"a\nb") is None
    assert compile_regex(b"a[^x]b", False).search(b"a\nb") is not None
