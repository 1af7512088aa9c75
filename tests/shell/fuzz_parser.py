"""Fuzzing of what reads scripts, the long form: `python -m tests.shell.fuzz_parser [COUNT [SEED]]`,
`make fuzz`. Specification cases and random scripts, changed at random, are parsed and compiled in
this process. Each is accepted or refused with SyntaxFault or ShellError; nothing else, no hang; and
no name of a script is a name in the source that it becomes.
"""

import ast
import random
import re
import signal
import sys
from collections.abc import Iterator
from types import FrameType

from tests.shell.scripts import Scripts
from tests.spec.reader import all_cases

from genwrapper.shell import main as shell_main
from genwrapper.shell.compiler import Unit
from genwrapper.shell.compiler.unit import RUNTIME
from genwrapper.shell.errors import ShellError, SyntaxFault
from genwrapper.shell.parsing.parser import Parser

SECONDS = 20  # for one script
PIECES = [
    *("$(", "${", "`", '"', "'", "$((", "))", "}", ")", "(", "{ ", "<<E\n", "\nE\n", "<<-'E'\n"),
    *("\\", "\\\n", "\n", ";", ";;", ";&", "&", "&&", "|", "||", "!", "#", "$", "$'", "~", ":-"),
    *("if ", "then ", "fi", "case x in ", "esac", "for i in ", "do ", "done", "while ", "elif "),
    *(
        "f() {",
        "[[ ",
        " ]]",
        "\0",
        "\r",
        "\udc80",
        "ä",
        "\U0001f600",
        "=",
        "%%",
        "##",
        "//",
        "a=1 ",
    ),
    *("<(", ">&", "<&-", "2>", "<>", ">|", "$@", '"$@"', "$*", "${#", "${x:", "1", "99999999999"),
]
OWN_NAMES = re.compile(r"(k|t|it|saved|loop|kept|s|n|v|e|p)\d+i?$")
PYTHON = frozenset(
    (
        *("shell", "variables", "guarded", "pending", "status", "leave", "fault", "unit"),
        *("len", "type", "int", "iter", "str"),
    )
)
REFUSED = (ast.Import, ast.ImportFrom, ast.Lambda, ast.ClassDef, ast.Global, ast.Nonlocal)

assert shell_main  # it declares all that compiled code calls


class Hang(BaseException):
    """A script took longer than SECONDS."""


def stop(number: int, frame: FrameType | None) -> None:
    raise Hang


def units_of(unit: Unit) -> Iterator[Unit]:
    """A unit, compiled, and all in it."""
    left = [unit]
    while left:
        found = left.pop()
        yield found
        for value in found.constants():
            for inner in value if isinstance(value, tuple) else (value,):
                if isinstance(inner, Unit):
                    left.append(inner)


def foreign(source: str) -> list[str]:
    """What stands in a compiled source as code and is not the compiler's own."""
    found = []
    for node in ast.walk(ast.parse(source)):
        name = node.id if isinstance(node, ast.Name) else ""
        if name and name not in RUNTIME and name not in PYTHON and not OWN_NAMES.match(name):
            found.append(name)
        if isinstance(node, REFUSED):
            found.append(type(node).__name__)
    return found


def check(text: str, look: bool = False) -> bool:
    """Parse and compile a script: whether it is accepted. With `look` what it is compiled to is
    looked through, too: ValueError where a name in it is not the compiler's."""
    try:
        parser = Parser(text, "fuzz")
        while (node := parser.next()) is not None:
            for unit in units_of(Unit(node)):
                if look and (names := foreign(unit.source)):
                    raise ValueError(f"foreign names {names} in {unit.source}")
    except (SyntaxFault, ShellError):
        return False
    return True


def changed(text: str, choose: random.Random, others: list[str]) -> str:
    """A script with some random changes."""
    for _ in range(choose.randrange(1, 5)):
        at = choose.randrange(len(text) + 1)
        end = min(at + choose.randrange(12), len(text))
        kind = choose.randrange(6)
        if kind == 0:
            text = text[:at] + text[end:]
        elif kind == 1:
            text = text[:at] + choose.choice(PIECES) + text[at:]
        elif kind == 2:
            text = text[:at] + choose.choice(PIECES) + text[end:]
        elif kind == 3:
            text = text[:end] + text[at:end] * choose.randrange(1, 4) + text[end:]
        elif kind == 4:
            other = choose.choice(others)
            start = choose.randrange(len(other) + 1)
            text = text[:at] + other[start : start + 30] + text[at:]
        else:
            text = text[:at] + chr(choose.randrange(1, 256)) + text[at:]
    return text


def corpus() -> list[str]:
    """Short scripts of every kind."""
    found = [
        "\n".join(line for line in case.script.split("\n") if not line.startswith("#"))
        for case in all_cases()
    ]
    found += [Scripts(random.Random(seed)).command(2) for seed in range(500)]
    return [text for text in found if 0 < len(text) < 600]


def main(count: int, seed: int) -> int:
    """Try `count` scripts; the exit status."""
    texts = corpus()
    signal.signal(signal.SIGALRM, stop)
    accepted = wrong = 0
    for number in range(seed, seed + count):
        choose = random.Random(number)
        text = changed(choose.choice(texts), choose, texts)
        signal.alarm(SECONDS)
        try:
            accepted += check(text, look=number % 20 == 0)
        except (Hang, Exception) as error:
            wrong += 1
            sys.stdout.write(f"== {number}: {error!r:.500}\n{text!r}\n")
            sys.stdout.flush()
        finally:
            signal.alarm(0)
    sys.stdout.write(
        f"{count} changed scripts parsed and compiled: {accepted} accepted, {wrong} crashes or"
        " hangs\n"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*[int(word) for word in (sys.argv[1:] + ["1000000", "0"][len(sys.argv) - 1 :])]))
