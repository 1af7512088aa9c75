"""awk nodes → Python source: one function for BEGIN, one that goes through the records, one for
END, one for each function of the program, and those for BEGINFILE and ENDFILE where it has them."""

from genwrapper.applets.awk.compiler.kinds import Kinds
from genwrapper.applets.awk.compiler.statements import Statements
from genwrapper.applets.awk.compiler.writer import Writer
from genwrapper.applets.awk.syntax import Program

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


UNITS = (
    ("begin", "BEGIN"),
    ("begin_file", "BEGINFILE"),
    ("main", ""),
    ("end_file", "ENDFILE"),
    ("end", "END"),
)


class Compiled:
    """A program's source, the names of its global variables in it, and whether it has rules that
    read records."""

    __slots__ = ("code", "reads", "source", "variables")

    def __init__(self, source: str, variables: dict[str, str], reads: bool) -> None:
        self.source = source
        self.code: Any = None  # what Python makes of the source
        self.variables = variables
        self.reads = reads


def compile_program(program: Program, outside: set[str]) -> Compiled:
    """The source of a program. `outside`: the variables that the command line sets."""
    kinds = Kinds(program, outside)
    writer = Writer(program, kinds)
    statements = Statements(writer)
    units: list[tuple[str, list[str]]] = []
    for function in program.functions.values():
        writer.begin(function)
        statements.statement(function.body)
        names = ", ".join(writer.parameters.values())
        units.append((f"def {writer.functions[function.name]}({names}):", writer.lines))
    for name, kind in UNITS:
        if kind in ("BEGINFILE", "ENDFILE") and all(rule.kind != kind for rule in program.rules):
            continue
        writer.begin(None, main=not kind, depth=1 if kind else 3)
        for rule in program.rules:
            if rule.kind == kind:
                statements.rule(rule)
        lines = writer.lines if kind else around_records(writer)
        units.append((f"def {name}():", lines))
    scalars = [made for name, made in writer.globals.items() if name not in kinds.arrays]
    head = f"    global {', '.join(scalars)}" if scalars else "    pass"
    found = [f"rt.most = {most_split(kinds)}"]
    for source, name in writer.regexes.items():
        found.append(f"{name} = rt.regex({source!r})")
    for name, variable in writer.globals.items():
        found.append(f"{variable} = {'Array()' if name in kinds.arrays else 'None'}")
    for first, lines in units:
        found += [first, head, *lines]
    if writer.functions:
        table = ", ".join([f"{name!r}: {made}" for name, made in writer.functions.items()])
        found.append(f"rt.functions = {{{table}}}")
    variables = {name: made for name, made in writer.globals.items() if name not in kinds.arrays}
    reads = any(rule.kind != "BEGIN" for rule in program.rules)
    return Compiled("\n".join(found) + "\n", variables, reads)


def around_records(writer: Writer) -> list[str]:
    """The rules' lines with the loop around them."""
    kinds = writer.kinds
    counts = kinds.open or not kinds.mentioned.isdisjoint(("NR", "FNR", "RT"))
    counts = counts or not kinds.outside.isdisjoint(("NR", "FNR"))
    found = [
        f"    for rt.text in rt.records({counts}):",
        "        rt.fields = None",
        "        if True:",
    ]
    if kinds.leaves_inside:
        found[2] = "        try:"
        return [*found, *(writer.lines or ["            pass"]), "        except Next: pass"]
    return [*found, *(writer.lines or ["            pass"])]


def most_split(kinds: Kinds) -> int:
    """How many fields need be split off a record; -1: all of them."""
    if kinds.changes_fields or kinds.open or "NF" in kinds.mentioned:
        return -1
    return kinds.most_field
