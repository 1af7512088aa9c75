"""Pathname patterns, also against the C library's fnmatch and glob of the reference shells."""

import ctypes
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genwrapper.patterns import compile_pattern, expand_pathname

LIBC = ctypes.CDLL(None)


def fnmatch(pattern: str, text: str) -> bool:
    return bool(LIBC.fnmatch(pattern.encode(), text.encode(), 0) == 0)


@pytest.mark.parametrize(
    ("pattern", "texts", "others"),
    [
        ("", ["", ""], ["a"]),
        ("abc", ["abc"], ["ab", "abcd", ""]),
        ("*", ["", "a", "/", ".a"], []),
        ("a*", ["a", "ab"], ["", "ba"]),
        ("*a", ["a", "ba"], ["", "ab"]),
        ("*a*", ["a", "bab"], ["", "b"]),
        ("a*a", ["aa", "aba"], ["a", "ab"]),
        ("a*b*c", ["abc", "axbxc", "abbc"], ["acb", "ac"]),
        ("***", ["", "x"], []),
        ("?", ["a", "é", "\udc80"], ["", "ab"]),
        ("a?c*", ["abc", "abcd"], ["ac"]),
        ("*??", ["ab", "abc"], ["a"]),
        ("[abc]", ["a", "c"], ["d", "", "ab"]),
        ("[!abc]", ["d", "é"], ["a", ""]),
        ("[^abc]", ["d"], ["a"]),
        ("[a-c]x", ["ax", "bx"], ["dx"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[!]a]", ["b"], ["]", "a"]),
        ("[a-]", ["a", "-"], ["b"]),
        ("[-a]", ["a", "-"], ["b"]),
        ("[a", ["[a"], ["a"]),
        ("[]", ["[]"], ["", "]"]),
        ("[[:digit:]]", ["5"], ["a", ":"]),
        ("[[:alpha:]_]*", ["a1", "_", "é"], ["1"]),
        ("[![:space:]]", ["a"], [" ", "\t"]),
        ("[[:punct:]]", ["!", "_", "~"], ["a", " "]),
        ("[[=a=]b]", ["a", "b"], ["c"]),
        ("[[.-.]b]", ["-", "b"], ["a"]),
        ("[a-[.c.]]", ["b"], ["d"]),
        ("[z-a]", [], ["a", "z", "b"]),
        ("[[:nothing:]]", [], ["a", ":"]),
        (r"\*", ["*"], ["a", "\\*"]),
        (r"[\]]", ["]"], ["\\"]),
        (r"[a\-c]", ["a", "-", "c"], ["b"]),
        ("a\\", ["a\\"], ["a"]),
        ("[é-ü]", ["é", "ö"], ["a"]),
    ],
)
def test_matches(pattern: str, texts: list[str], others: list[str]) -> None:
    compiled = compile_pattern([(pattern, False)])
    assert [text for text in texts if not compiled.matches(text)] == []
    assert [text for text in others if compiled.matches(text)] == []


def test_quoted_text_is_literal() -> None:
    assert compile_pattern([("*", True)]).literal == "*"
    assert compile_pattern([("a", False), ("?", True)]).literal == "a?"
    assert compile_pattern([("\\", True)]).literal == "\\"
    assert compile_pattern([]).matches("")
    mixed = compile_pattern([("*", False), ("[x]", True), ("?", False)])
    assert mixed.literal is None
    assert mixed.matches("a[x]b")
    assert not mixed.matches("axb")
    dash = compile_pattern([("[a", False), ("-", True), ("c]", False)])
    assert dash.matches("-")
    assert not dash.matches("b")


PATTERNS = st.text("ab*?[]!-^\\", max_size=8)


@settings(max_examples=400, deadline=None)
@given(PATTERNS, st.text("ab-]![\\", max_size=8))
def test_agrees_with_fnmatch(pattern: str, text: str) -> None:
    escapes = pattern.replace("\\\\", "")
    unclosed = "[" in pattern and pattern.rfind("]") <= pattern.rfind("[") + 1
    if unclosed or escapes.endswith("\\") or ("[" in pattern and "\\" in pattern):
        return  # undefined, or where C libraries differ
    assert compile_pattern([(pattern, False)]).matches(text) is fnmatch(pattern, text)


@settings(max_examples=400, deadline=None)
@given(st.text("ab*?", max_size=6) | PATTERNS, st.text("ab", max_size=8))
def test_prefixes_and_suffixes(source: str, text: str) -> None:
    pattern = compile_pattern([(source, False)])
    size = len(text)
    prefixes = [n for n in range(size + 1) if pattern.matches(text[:n])]
    suffixes = [n for n in range(size + 1) if pattern.matches(text[size - n :])]
    assert pattern.shortest_prefix(text) == min(prefixes, default=-1)
    assert pattern.longest_prefix(text) == max(prefixes, default=-1)
    assert pattern.shortest_suffix(text) == min(suffixes, default=-1)
    assert pattern.longest_suffix(text) == max(suffixes, default=-1)


def test_many_asterisks_are_not_exponential() -> None:
    pattern = compile_pattern([("*a" * 40 + "*b", False)])
    assert not pattern.matches("a" * 5000)
    assert pattern.longest_prefix("a" * 5000) == -1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a", "b.c", ".h", "d/e/f", "d/g", "[x]", "A", "é", "sp ace", "z*"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "link").symlink_to("d")
    (tmp_path / "closed").mkdir(mode=0o000)
    return tmp_path


WORDS = """
* ? */ */* d/* */e/f d/e/? ./* [ab]* nothing* d/../[ab] a/* link/* loop* loop/* closed/* */. .h*
d//* [[]x] *[[:space:]]*
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_pathname_expansion_as_bash_has_it(folder: Path, word: str) -> None:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    script = f'for f in {word}; do printf "%s\\n" "$f"; done'
    argv = ["bash", "--posix", "-c", script]
    bash = subprocess.run(argv, cwd=folder, env=environment, capture_output=True, check=True)
    expected = bash.stdout.decode().split("\n")[:-1]
    found = expand_pathname([(word, False)], str(folder))
    assert (found or [word]) == expected


def test_expansion_of_what_has_no_pattern(folder: Path) -> None:
    assert expand_pathname([("a", False)], str(folder)) == []
    assert expand_pathname([("*", True)], str(folder)) == []
    assert expand_pathname([("z", False), ("*", True), ("*", False)], str(folder)) == ["z*"]
    root = str(folder)
    assert expand_pathname([(root + "/d/*", False)], "/") == [root + "/d/e", root + "/d/g"]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff1", os.O_CREAT))
    assert expand_pathname([("?1", False)], str(tmp_path)) == ["\udcff1"]
