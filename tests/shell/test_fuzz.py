"""The short forms of the fuzzers, and hostile text by hand: none of it becomes code."""

import random

import pytest
from tests.shell import fuzz, fuzz_parser
from tests.shell.scripts import Scripts

HOSTILE = [
    '"; import os; os.system("x") #',
    "'''\nraise SystemExit\n'''",
    '"""\nraise SystemExit\n"""',
    "{__import__('os')}",
    "{0.__class__}%s%(x)s",
    "\\x00\\n\\N{BULLET}\\",
    "\r\nraise SystemExit\r\n",
    "\udc80\udcff\x0c\x0b\x1c\x85\u2028raise SystemExit",
    "k0",
    "shell.variables",
    "0 or exit()",
]
PLACES = [
    "echo {}",
    "a={}",
    "a={} true",
    "cat <<'end of it'\n{}\nend of it\n",
    "echo >{}",
    "case {0} in {0}) :;; esac",
    "for i in {}; do :; done",
    "echo ${{a-{}}}",
    "echo ${{a#{}}}",
    "echo ${{a/{0}/{0}}}",
    "echo $(({}))",
    "[ {0} = {0} ]",
    "[[ {0} == {0} ]]",
    "alias x={}",
    "trap {} EXIT",
    "{} &",
    "f() {{ {}; }}",
    "export a={}",
    "# {}\n:",
    "cat <<end\n{}\nend\n",
    "{}",
]


@pytest.mark.parametrize("seed", range(40))
def test_agrees_with_dash_and_bash(seed: int) -> None:
    script = Scripts(random.Random(seed)).script()
    found = fuzz.differs(script)
    assert not found or fuzz.explained(script) or fuzz.is_race(script), f"{script}\n{found}"


def test_changed_scripts_parse_and_compile_or_are_refused() -> None:
    texts = fuzz_parser.corpus()
    for seed in range(1500):
        choose = random.Random(seed)
        fuzz_parser.check(fuzz_parser.changed(choose.choice(texts), choose, texts), look=True)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_code(place: str, text: str) -> None:
    """Quoted and as it is, where it parses: nothing of it is a name in the compiled source."""
    quoted = "'" + text.replace("'", "'\\''") + "'"
    fuzz_parser.check(place.format(quoted), look=True)
    fuzz_parser.check(place.format(text), look=True)
