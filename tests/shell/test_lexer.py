"""Tokens: what ends a word, operators at their longest, numbers before redirections."""

import pytest

from genwrapper.shell.parsing.lexer import END, NEWLINE, NUMBER, WORD
from genwrapper.shell.parsing.parser import Parser

OPERATORS = ["&&", "||", ";;", ";&", ">>", "<&", ">&", "<>", ">|", "&", "|", ";", "<", ">"]
OPERATORS += ["(", ")"]


def tokens(text: str) -> list[str]:
    lexer = Parser(text).lexer
    found = []
    while lexer.read() is not END:
        found.append(f"{lexer.kind}:{lexer.plain}" if lexer.kind in (WORD, NUMBER) else lexer.kind)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a b\tc", ["word:a", "word:b", "word:c"]),
        ("a;b", ["word:a", ";", "word:b"]),
        ("a\n\nb", ["word:a", NEWLINE, NEWLINE, "word:b"]),
        (" ".join(OPERATORS), OPERATORS),
        ("&&&", ["&&", "&"]),
        ("|||", ["||", "|"]),
        (">>>", [">>", ">"]),
        (";;&", [";;", "&"]),
        ("2>f", ["number:2", ">", "word:f"]),
        ("2 >f", ["word:2", ">", "word:f"]),
        ("a2>f", ["word:a2", ">", "word:f"]),
        ("12<f", ["number:12", "<", "word:f"]),
        ("2>&1", ["number:2", ">&", "word:1"]),
        (">&2>", [">&", "number:2", ">"]),
        ("'a'", ["word:None"]),
        ("a'b'", ["word:None"]),
        ("$a", ["word:None"]),
        ("a#b #c", ["word:a#b"]),
        ("#c\na", [NEWLINE, "word:a"]),
        ("a\\\nb c\\\n", ["word:ab", "word:c"]),
        ("\\\na", ["word:a"]),
        ("&\\\n&", ["&&"]),
        ("1\\\n>f", ["number:1", ">", "word:f"]),
        ("{}!", ["word:{}!"]),
        ("", []),
        ("\0a\0", ["word:a"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_places_of_tokens() -> None:
    lexer = Parser("a  b\n  c \\\n d", line=5).lexer
    found = []
    while lexer.read() is not END:
        found.append((lexer.kind, lexer.line, lexer.column))
    assert found == [
        (WORD, 5, 1),
        (WORD, 5, 4),
        (NEWLINE, 5, 5),
        (WORD, 6, 3),
        (WORD, 7, 2),
    ]
