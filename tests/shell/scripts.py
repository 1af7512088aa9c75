"""Random scripts out of the shell's grammar, for `fuzz` and `test_fuzz`.

What dash and bash leave out, or do each in its own way, is left out: what is made here is what a
POSIX script may hold.
"""

import random

VALUES = [
    *("", "a", "a b", " a  b ", "a:b::c", ":", "*", "[ab]", "a*b", "\\", "a\\b", "1", "-3", "'"),
    *('"', "a\nb", "010", "0x1f", "  ", "f?", "a=b", "-", "~", "#", "x}y", "$", "`"),
]
NAMES = ["x", "y", "z", "n", "m"]
WORDS = ["x", "y", "z"]
PATTERNS = [
    *("*", "?", "a", "a*", "*b", "[ab]*", "[!a]", "\\*", "'*'", "$x", '"$y"', "[[:alpha:]]", ""),
    *("a?", "*:*", "[a-c]", "?*", "'a'*", '"*"', "[0-9]", "$x*", "*\\\\*", "[]a]"),
]
OPERATORS = ["-", ":-", "+", ":+", "=", ":="]
TRIMS = ["#", "##", "%", "%%"]
QUOTED = [
    *("'a b'", "''", "'*'", "\\*", "\\ ", '"a  b"', '""', "'\\'", '"\\$x"', "'$x'", '"\'"'),
    *("\\'", '"\\\\"', "'\"'", "\\$", "a\\\nb"),
]
BARE = ["a", "b", "1", "a=", "-", "a:b", "#a", "a#", "f1", "f?", "*", "=", "~x", "[", "]", "!", "{"]
IFS = ["", "IFS=:", "IFS=' :'", "IFS=", "unset IFS", "IFS=a", "IFS=': '", "IFS=1", "IFS='\n'"]
OPTIONS = ["", "", "", "set -e", "set -f", "set -u", "set -a", "set -C", "set -eu"]
TRAPS = ["", "", "", "trap 'p exit $?' EXIT", "trap 'p usr' USR1", "trap 'exit 3' USR1"]
DEEP = 3


class Scripts:
    """Makes scripts; every choice comes from `choose`."""

    def __init__(self, choose: random.Random) -> None:
        self.random = choose
        self.names = 0
        self.calls = ["f a", "f"]
        self.in_function = False
        self.piped = 0  # how many pipelines we are in
        self.loops = 0

    def pick(self, *items: str) -> str:
        return self.random.choice(items)

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    def fresh(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    # -- words ------------------------------------------------------------------------------------

    def parameter(self, deep: int, quoted: bool) -> str:
        """A parameter expansion; `quoted`: it will stand in double quotes."""
        name = self.pick(*NAMES, "1", "2", "@", "*", "#", "?")
        plain = name in NAMES
        kind = self.random.randrange(7)
        if kind < 2 or deep <= 0 or not plain:
            return f"${{{name}}}" if plain and self.chance(2) else f"${name}"
        if kind == 2:
            return f"${{{name}{self.pick(*TRIMS)}{self.pick(*PATTERNS)}}}"
        if kind == 3:
            return f"${{#{name}}}"
        inner = self.quoted(deep - 1) if quoted else self.word(deep - 1)
        return f"${{{name}{self.pick(*OPERATORS)}{inner}}}"

    def quoted(self, deep: int) -> str:
        """Text and expansions for the inside of double quotes, without a double quote of its
        own."""
        parts = []
        for _ in range(self.random.randrange(3)):
            kind = self.random.randrange(4)
            if kind == 0:
                parts.append(self.pick("a", " ", "b  c", "*", "\\$", "\\\\", ":"))
            elif kind == 1 and deep > 0:
                parts.append(f"$({self.simple(deep - 1)})")
            else:
                parts.append(self.parameter(deep, True))
        return "".join(parts)

    def word(self, deep: int = 2) -> str:
        parts = []
        for _ in range(self.random.randrange(1, 4)):
            kind = self.random.randrange(10)
            if kind == 0:
                parts.append(self.pick(*BARE))
            elif kind == 1:
                parts.append(self.pick(*QUOTED))
            elif kind in (2, 3):
                parts.append(self.parameter(deep, False))
            elif kind in (4, 5):
                parts.append(f'"{self.quoted(deep)}"')
            elif kind == 6:
                parts.append(f"$(({self.arithmetic(deep)}))")
            elif deep > 0:
                parts.append(f"$({self.simple(deep - 1)})")
        return "".join(parts) or "e"

    def words(self, deep: int) -> str:
        return " ".join(self.word(deep) for _ in range(self.random.randrange(1, 4)))

    def arithmetic(self, deep: int) -> str:
        if deep <= 0 or self.chance(3):
            return self.pick("1", "2", "7", "0x1f", "010", "n", "m", "$n", "${#x}", "$#", "-1")
        a, b = self.arithmetic(deep - 1), self.arithmetic(deep - 1)
        form = self.random.randrange(6)
        if form == 0:
            return f"({a}) ? {b} : 3"
        if form == 1:
            return f"(n {self.pick('=', '+=', '-=', '|=', '*=')} {b})"
        if form == 2:
            return f"{self.pick('-', '!', '~', '+')} {a}"
        if form == 3:
            return f"({a}) {self.pick('/', '%')} 3"
        operator = self.pick(
            *("+", "-", "*", "<", "<=", ">", ">=", "==", "!=", "&&", "||", "&", "|", "^")
        )
        return f"({a} {operator} {b})"

    # -- commands ---------------------------------------------------------------------------------

    def redirection(self) -> str:
        """Redirections behind a command. Stages of a pipeline write to no files: others may read
        them at the same time."""
        forms = [
            *("2>/dev/null", "<f1", "2>&1", ">/dev/null 2>&1", ">&2 2>/dev/null", "3>&1 >&3"),
            *("<nothing 2>/dev/null", ">&-", "<&- ", "3<f1 <&3"),
        ]
        if not self.piped:
            forms += [">f1", ">>f1", "3>f2 2>&3", "<>f2", ">f2", ">$x.f", '>"$y.f"']
        return self.pick(*forms)

    def test(self, deep: int) -> str:
        kind = self.random.randrange(5)
        if kind == 0:
            return f"[ {self.pick('-f', '-e', '-d', '-s')} {self.pick('f1', 'f2', 'd', '.')} ]"
        if kind == 1:
            return f'[ {self.pick("-n", "-z")} "{self.quoted(deep)}" ]'
        if kind == 2:
            operator = self.pick("-eq", "-ne", "-lt", "-gt", "-le", "-ge")
            return f"[ $(({self.arithmetic(deep)})) {operator} $(({self.arithmetic(1)})) ]"
        return f"[ {self.word(0)} {self.pick('=', '!=')} {self.word(0)} ] 2>/dev/null"

    def builtin(self, deep: int) -> str:
        """A builtin that changes the shell or reads."""
        return self.pick(
            f"set -- {self.words(deep)}",
            "[ $# -gt 0 ] && shift",
            f"unset {self.pick(*WORDS)}",
            f"export {self.pick(*WORDS)}=" + self.pick("a", "1", '"$y"'),
            "eval 'p " + self.word(0).replace("'", '"') + "'",
            f"eval \"{self.pick(*WORDS)}='$n'\"",
            f"command {self.simple(0)}",
            f"{self.pick(*WORDS)}={self.word(deep)} {self.pick('p $x', ':', 'f', 'eval p $y')}",
            f"read {self.pick('x', 'x y', 'x y z')} <<E\n{self.quoted(deep)}\nE\np $?",
            f"{self.pick('IFS=: ', 'IFS= ', '')}read -r x y <<E\n{self.quoted(deep)}\nE\np $?",
            f"getopts ab: x {self.pick('-a', '-b c', '-ab', '-c', 'd', '--')} 2>/dev/null; p $? $x",
            f": {self.parameter(deep, False)}",
            ":" if self.piped else "echo 'p dot; x=dot' >f3; . ./f3",
            'kill -USR1 "$$" 2>/dev/null' if self.chance(4) else "cd d 2>/dev/null; cd ..",
        )

    def simple(self, deep: int) -> str:
        kind = self.random.randrange(14)
        if kind < 5:
            return f"p {self.words(deep)}"
        if kind == 5:
            return f"{self.pick(*WORDS)}={self.word(deep)}"
        if kind == 6:
            return self.pick("true", "false", ":", "(exit 3)", "! true", "! false", *self.calls)
        if kind == 7:
            return self.test(deep)
        if kind in (8, 9) and deep > 0:
            return self.builtin(deep - 1)
        if kind == 10:
            return f"p {self.word(deep)} {self.redirection()}"
        if kind == 11:
            return f"n=$(({self.arithmetic(deep)}))"
        if kind == 12:
            return f"cat {self.pick('f1', 'f2', '<f1', '<f2')} 2>/dev/null"
        return f"p {self.word(deep)} | " + self.pick("cat", "sort", "wc -l | tr -d ' '", "p")

    def command(self, deep: int) -> str:
        kind = self.random.randrange(17)
        if deep <= 0 or kind < 5:
            return self.simple(min(deep, 2))
        if kind == 5:
            otherwise = f"\nelse {self.list(deep - 1)}" if self.chance(2) else ""
            return f"if {self.list(deep - 1)}\nthen {self.list(deep - 1)}{otherwise}\nfi"
        if kind == 6:
            return f"for {self.pick(*WORDS)} in {self.words(1)}; do {self.body(deep)}\ndone"
        if kind == 7:
            first, second = self.pick(*PATTERNS) or "''", self.pick(*PATTERNS) or "''"
            inner = [self.list(deep - 1) for _ in range(3)]
            return (
                f"case {self.word()} in ({first}) {inner[0]}\n;; {second}|b) {inner[1]}\n"
                f";; *) {inner[2]}\nesac"
            )
        if kind == 8:
            return f"( {self.list(deep - 1)}\n)"
        if kind == 9:
            return f"{{ {self.list(deep - 1)}\n}} {self.redirection() if self.chance(2) else ''}"
        if kind in (10, 11):
            return f"{self.command(deep - 1)} {self.pick('&&', '||')} {self.simple(deep - 1)}"
        if kind == 12:
            i = self.fresh("i")
            opener = self.pick(f"while [ ${i} -lt 2 ]", f"until [ ${i} -ge 2 ]")
            return f"{i}=0; {opener}; do {i}=$(({i} + 1)); {self.body(deep)}\ndone"
        if kind == 13:
            delimiter = self.pick("E", "'E'")
            text = f"{self.quoted(2)}\n{self.quoted(1)}"
            return f"cat <<{delimiter}\n{text}\nE\n"
        if kind == 14:
            name = self.fresh("g")
            before, self.in_function = self.in_function, True
            loops, self.loops = self.loops, 0
            body = self.list(deep - 1)
            self.in_function, self.loops = before, loops
            self.calls.append(f"{name} {self.word(0)}")
            return f"{name}() {{ {body}\n}}"
        if kind == 15:
            self.piped += 1
            stages = [self.list(deep - 1), self.list(deep - 1)]
            self.piped -= 1
            return f"{{ {stages[0]}\n}} | {{ {stages[1]}\n}}"
        return f"! {self.simple(deep - 1)}"

    def body(self, deep: int) -> str:
        """The body of a loop."""
        self.loops += 1
        text = self.list(deep - 1)
        if self.chance(3):
            leave = self.pick("break", "continue", f"break {self.loops}", f"continue {self.loops}")
            text += f"\n{self.test(0)} && {leave}\np on"
        self.loops -= 1
        return text

    def list(self, deep: int) -> str:
        commands = [self.command(deep) for _ in range(self.random.randrange(1, 3))]
        if self.in_function and self.chance(5):
            commands.append(self.pick("return", "return 3", "return $n") + " 2>/dev/null")
        return "\n".join(commands)

    def script(self) -> str:
        """A whole script: some state, then commands, each status printed."""
        lines = ['p() { printf \'<%s>\' "$#" "$@"; echo; }', "f() { return 2; }", "n=2 m=5"]
        lines.append("mkdir d; printf 'a b\\nc\\n' > f1; > f2")
        for name in WORDS[: self.random.randrange(1, 4)]:
            value = self.pick(*VALUES).replace("'", "'\\''")
            lines.append(f"{name}='{value}'")
        lines.append("set -- 'a b' '' c")
        lines += [self.pick(*IFS), self.pick(*TRAPS), self.pick(*OPTIONS)]
        for _ in range(self.random.randrange(2, 6)):
            lines.append(f"{self.command(DEEP)}\np $?")
        return "\n".join(line for line in lines if line) + "\n"
