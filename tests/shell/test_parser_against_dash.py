"""What dash accepts and refuses, we do; and no text at all makes the parser fail otherwise."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genwrapper.shell.errors import SyntaxFault
from genwrapper.shell.parsing.parser import Parser
from genwrapper.shell.syntax import Sequence

SNIPPETS = (Path(__file__).parent / "snippets.txt").read_text().split("\n")[:-1]

LINES = [
    '""',
    "''",
    "$''",
    "\\",
    '"\\',
    "cat <<E\na\nE\n",
    "cat <<E\na\n",
    "cat <<'E'\n$(\nE\n",
    "cat <<\\E\n`\nE\n",
    "cat <<E | b\na\nE\n",
    "cat <<E; )\na\nE\n",
    "cat <<-E\n\ta\n\tE\n)",
    "cat <<E\na\n E\nE\n)",
    "cat <<A <<B\na\nA\nb\nB\n(",
    "if cat <<E; then\na\nE\nb; fi",
    "while a\ndo\nb\ndone",
    "for i\nin a\ndo b\ndone",
    "for i\nin\na\ndo b\ndone",
    "case a\nin\na)\nb\n;;\nesac",
    "case a in a)\n\nesac",
    "a &&\n\nb",
    "a |\n\nb",
    "a\n&& b",
    "a\n| b",
    "a\n;",
    "a &\n;",
    "f()\n{ a; }",
    "f()\n\n(a)",
    "f\n()\n{ a; }",
    "{\n\na\n\n}",
    "(\n\na\n\n)",
    "(\n)",
    "{\n}",
    "if\na\nthen\nb\nelse\nc\nfi",
    "if a\nthen\nfi",
    "a \\\n b (",
    "i\\\nf a; then b; fi",
    "a &\\\n& b",
    "a &\\\n& & b",
    "echo $(\na\n)",
    "echo $(a #)\n)",
    "echo `a\nb`",
    'echo "a\n$(b\nc)\nd"',
    "echo ${a-b\nc}",
    "echo $((1 +\n2))",
    "a\n\n\n(",
    "\n\n# x\n\na",
    "a # b \\\n)",
    "# a \\\n(",
]

# Each with why we differ.
DIFFERENT = {
    "! ! a": "the grammar has one `!`; dash takes any number",
    "in": "`in` is reserved only as the third word of for and case (2.4)",
    "case in in in) in;; esac": "likewise",
    "f() a": "a function's body is a compound command (2.9.5)",
    "f() f() { a; }": "likewise",
}


def ours(text: str) -> bool:
    parser = Parser(text)
    try:
        while parser.next() is not None:
            pass
    except SyntaxFault:
        return False
    return True


@pytest.mark.parametrize("text", [text for text in SNIPPETS + LINES if text not in DIFFERENT])
def test_agrees_with_dash(text: str) -> None:
    dash = subprocess.run(
        ["dash", "-n"], input=text.encode(), capture_output=True, timeout=20, check=False
    )
    assert ours(text) is (dash.returncode == 0), dash.stderr.decode()


SEPARATED = (
    "echo|a|a=|~|$|${|}|$(|)|((|))|`|\"|'|\\|\n|\\\n| |if|then|fi|case|in|esac|;;|;&|;|&|<|<<|<<-|E"
    "|\t|#|:|-|%|{|(|for|do|done|while|!|\0|é|\udc80|1|$'"
)
TOKENS = st.sampled_from(SEPARATED.split("|"))


def everything(parser: Parser) -> list[Sequence | str]:
    found: list[Sequence | str] = []
    try:
        while (command := parser.next()) is not None:
            found.append(command)
    except SyntaxFault as fault:
        found.append(fault.message)
    return found


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKENS, max_size=40).map("".join) | st.text(max_size=40))
def test_any_text_parses_or_is_a_fault_whole_or_in_lines(text: str) -> None:
    lines = iter([f"{line}\n" for line in text.split("\n")[:-1]] + [text.split("\n")[-1]])
    whole = everything(Parser(text))
    if "\0" not in text:
        assert everything(Parser("", more=lambda: next(lines, ""))) == whole


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_parse_or_are_a_fault(data: bytes) -> None:
    everything(Parser(data.decode("utf-8", "surrogateescape")))
