"""What compiled code calls for numbers: the operands of `$((…))` and of `[ a -eq b ]`. Loaded when
the first of these is compiled."""

from genwrapper.shell.compiler.unit import runtime
from genwrapper.shell.expansion.arithmetic import (
    Evaluation,
    compute,
    divide,
    evaluate,
    integer,
    remainder,
    wrap,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.state import Shell, Value

runtime(wrap)
runtime(integer)
runtime(divide)
runtime(remainder)
runtime(compute)


@runtime
def arithmetic(shell: "Shell", text: str) -> int:
    """`$((text))` where the text is known only now."""
    return evaluate(shell, text)


@runtime
def number(shell: "Shell", name: str, value: "Value") -> int:
    """A variable in an arithmetic expression. One that reads as the number that it holds is an int
    from here on: the next look at it costs nothing."""
    found = integer(value)
    if found is None:
        return Evaluation(shell).variable(name)
    if f"{found}" == value and name in shell.variables:
        shell.variables[name] = found
    return found


@runtime
def assign_number(shell: "Shell", name: str, value: int) -> int:
    """`$((name = value))`."""
    shell.assign(name, value)
    return value


@runtime
def step(shell: "Shell", name: str, by: int) -> int:
    """`$((++name))`: the value after the step."""
    value = wrap(number(shell, name, shell.variable(name)) + by)
    shell.assign(name, value)
    return value


@runtime
def decimal(value: "Value") -> int | None:
    """An operand of `[ -eq ]` where it is a plain number; else None."""
    text = f"{value}"
    digits = text[1:] if text[:1] in ("-", "+") else text
    if digits.isdecimal() and digits.isascii() and len(digits) < 19:
        return int(text)
    return None


@runtime
def decimal_variable(shell: "Shell", name: str, value: str) -> int | None:
    """As `decimal`, of a variable: see `number`."""
    found = decimal(value)
    if found is not None and f"{found}" == value:
        shell.variables[name] = found
    return found
