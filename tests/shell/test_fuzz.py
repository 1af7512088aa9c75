"""Random scripts out of the grammar, on GitBox, dash and bash: where those two agree, ours does,
too. `python -m tests.shell.test_fuzz COUNT [SEED]` is the long form: it prints what differs."""

import random
import subprocess
import sys
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from genwrapper.gitbox import program

TIMEOUT = 20
ATTEMPTS = 60  # scripts of several commands each in the short form

VALUES = ["", "a", "a b", " a  b ", "a:b::c", ":", "*", "[ab]", "a*b", "\\", "a\\b", "1", "-3", "'"]
NAMES = ["x", "y", "z"]
PATTERNS = [
    "*",
    "?",
    "a",
    "a*",
    "*b",
    "[ab]*",
    "[!a]",
    "\\*",
    "'*'",
    "$x",
    '"$y"',
    "[[:alpha:]]",
    "",
]
OPERATORS = ["-", ":-", "+", ":+", "=", ":="]
TRIMS = ["#", "##", "%", "%%"]


class Scripts:
    """Makes scripts; `choose` picks one of a list."""

    def __init__(self, choose: "random.Random") -> None:
        self.random = choose
        self.loops = 0
        self.calls = ["f a"]

    def pick(self, *items: str) -> str:
        return self.random.choice(items)

    def parameter(self, deep: int) -> str:
        name = self.pick(*NAMES, "1", "2", "@", "*", "#")
        kind = self.random.randrange(5)
        if kind < 2 or deep <= 0:
            return f"${name}" if name in "12@*#" else f"${{{name}}}"
        if kind == 2 and name in NAMES:
            return f"${{{name}{self.pick(*TRIMS)}{self.pick(*PATTERNS, '')}}}"
        if kind == 3 and name in NAMES:
            return f"${{#{name}}}"
        if name in NAMES:
            return f"${{{name}{self.pick(*OPERATORS)}{self.word(deep - 1)}}}"
        return f"${name}"

    def word(self, deep: int = 2) -> str:
        parts = []
        for _ in range(self.random.randrange(1, 4)):
            kind = self.random.randrange(8)
            if kind == 0:
                parts.append(self.pick("a", "b", "1", "a=", "-"))
            elif kind == 1:
                parts.append(self.pick("'a b'", "''", "'*'", "\\*", "\\ ", '"a  b"', '""', "'\\'"))
            elif kind in (2, 3):
                parts.append(self.parameter(deep))
            elif kind in (4, 5):
                parts.append(f'"{self.parameter(0)}"')
            elif kind == 6:
                parts.append(f"$(({self.arithmetic(deep)}))")
            elif deep > 0:
                parts.append(f"$({self.simple(deep - 1)})")
        return "".join(parts) or "e"

    def arithmetic(self, deep: int) -> str:
        if deep <= 0 or self.random.randrange(3) == 0:
            return self.pick("1", "2", "7", "0x1f", "010", "n", "m", "$n")
        a, b = self.arithmetic(deep - 1), self.arithmetic(deep - 1)
        operator = self.pick("+", "-", "*", "<", "<=", "==", "!=", "&&", "||", "&", "|", "^", "<<")
        form = self.random.randrange(5)
        if form == 0:
            return f"({a}) ? {b} : 3"
        if form == 1:
            return f"(n {self.pick('=', '+=', '-=')} {b})"
        return f"({a} {operator} {b})"

    def simple(self, deep: int) -> str:
        kind = self.random.randrange(9)
        if kind < 4:
            words = " ".join(self.word(deep) for _ in range(self.random.randrange(1, 4)))
            return f"p {words}"
        if kind == 4:
            return f"{self.pick(*NAMES)}={self.word(deep)}"
        if kind == 5:
            return self.pick("true", "false", ":", "(exit 3)", "! true", "! false", *self.calls)
        if kind == 6:
            return f"set -- {self.word(deep)} {self.word(deep)}"
        if kind == 7:
            return f"[ {self.word(0)} {self.pick('=', '!=')} {self.word(0)} ] 2>/dev/null"
        return f"p {self.word(deep)} | cat"

    def command(self, deep: int) -> str:
        kind = self.random.randrange(12)
        if deep <= 0 or kind < 4:
            return self.simple(deep)
        inner = self.list(deep - 1)
        if kind == 4:
            return f"if {self.list(deep - 1)}; then {inner}; else {self.list(deep - 1)}; fi"
        if kind == 5:
            return f"for {self.pick(*NAMES)} in {self.word()} {self.word()}; do {inner}; done"
        if kind == 6:
            first, second = self.pick(*PATTERNS), self.pick(*PATTERNS)
            return f"case {self.word()} in {first}) {inner};; {second}|b) p two;; *) p three;; esac"
        if kind == 7:
            return f"({inner})"
        if kind == 8:
            return f"{{ {inner}; }}"
        if kind == 9:
            return f"{self.command(deep - 1)} {self.pick('&&', '||')} {self.command(deep - 1)}"
        if kind == 10:
            self.loops += 1
            i = f"i{self.loops}"
            loop = f"{i}=0; while [ ${i} -lt 2 ]; do {i}=$(({i} + 1)); {inner}"
            return f"{loop}; {self.pick('break', 'continue', ':')}; done"
        return f"cat <<E\n{self.parameter(1)} {self.word(1)}\nE\n"

    def list(self, deep: int) -> str:
        commands = [self.command(deep) for _ in range(self.random.randrange(1, 3))]
        return "\n".join(commands)

    def script(self) -> str:
        """A whole script: some state, then commands, each status printed."""
        lines = ['p() { printf \'<%s>\' "$#" "$@"; echo; }', "f() { return 2; }", "n=2 m=5"]
        lines.append(f"g() {{ {self.command(1)}\n}}")
        self.calls.append("g")
        for name in NAMES[: self.random.randrange(1, 4)]:
            value = self.pick(*VALUES).replace("'", "'\\''")
            lines.append(f"{name}='{value}'")
        lines.append("set -- 'a b' '' c")
        lines.append(self.pick("", "IFS=:", "IFS=' :'", "IFS=", "unset IFS", "set -e", "set -f"))
        lines.append(self.pick("", "", "trap 'p exit $?' EXIT", "set -u"))
        for _ in range(self.random.randrange(2, 6)):
            lines.append(f"{self.command(2)}\np $?")
        return "\n".join(lines) + "\n"


def outcome(shell: list[str], script: str) -> tuple[bytes, bool]:
    """What a script prints on a shell, and whether it succeeds."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [*shell, "-c", script],
            capture_output=True,
            timeout=TIMEOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            check=False,
        )
    return done.stdout, done.returncode == 0


def difference(script: str) -> str:
    """What GitBox does otherwise than dash and bash, where these agree; "" where nothing."""
    expected = outcome(["dash"], script)
    if outcome(["bash", "--posix"], script) != expected:
        return ""
    found = outcome([program(), "sh"], script)
    if found == expected:
        return ""
    return f"{script}\n-- expected {expected}\n-- found    {found}\n"


@settings(
    max_examples=ATTEMPTS,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.randoms(use_true_random=False))
def test_agrees_with_dash_and_bash(choose: random.Random) -> None:
    found = difference(Scripts(choose).script())
    assert not found, found


def main() -> int:
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    different = 0
    for seed in range(first, first + count):
        found = difference(Scripts(random.Random(seed)).script())
        if found:
            different += 1
            sys.stdout.write(f"== {seed}\n{found}")
    sys.stdout.write(f"{count} scripts, {different} different\n")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
