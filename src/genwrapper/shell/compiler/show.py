"""`gitbox sh --show-compiled FILE`: the Python that a script becomes, beside its lines."""

import posix

from genwrapper.shell.compiler.source import HEAD
from genwrapper.shell.compiler.unit import Unit
from genwrapper.shell.errors import ShellError, SyntaxFault
from genwrapper.shell.parsing.parser import Parser
from genwrapper.streams import Description, decode, encode


def show_compiled(arguments: list[str]) -> int:
    """Print the compiled form of the script that `arguments` names. Exit status 2 for a syntax
    error."""
    out = Description(1)
    if len(arguments) != 1:
        posix.write(2, b"sh: usage: sh --show-compiled FILE\n")
        return 2
    try:
        source = Description(posix.open(arguments[0], posix.O_RDONLY))
        text = decode(source.read())
    except OSError as error:
        posix.write(2, encode(f"sh: cannot open {arguments[0]}: {error.strerror}\n"))
        return 127
    lines = text.split("\n")
    parser = Parser(text, arguments[0])
    try:
        while (node := parser.next()) is not None:
            show_unit(Unit(node), lines, out)
    except (SyntaxFault, ShellError) as fault:
        out.flush()
        said = fault.shown() if isinstance(fault, SyntaxFault) else f"{arguments[0]}: {fault}"
        posix.write(2, encode(f"{said}\n"))
        return 2
    out.flush()
    return 0


def show_unit(unit: Unit, lines: list[str], out: Description) -> None:
    """One unit, then the units in it. A script's line stands escaped before what it became."""
    unit.compile()
    shown = 0
    for index, line in enumerate(unit.source.split("\n")):
        node = unit.node_at(index + 1)
        if index >= HEAD - 1 and node is not None and node.line > shown:
            shown = node.line
            out.write(encode(f"# {shown}: {lines[shown - 1]!a}\n"))
        out.write(encode(line + "\n"))
    out.write(b"\n")
    for value in unit.constants():
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Unit):
                show_unit(inner, lines, out)
