"""Assignments while something is guarded, and those that end with a command or a function: `a=1
command` (POSIX 2.9.1), `local`."""

from genwrapper.shell.compiler import runtime
from genwrapper.shell.compiler.simple import SPECIAL_BUILTINS
from genwrapper.shell.execution.tracing import prompt, quote
from genwrapper.shell.messages import report, write_error
from genwrapper.shell.state import WATCHED, Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.state import Kept, Value


@runtime
def assigned(shell: Shell, name: str, value: "Value") -> "Value":
    """An assignment while something is guarded: check, export, trace."""
    shell.assign(name, value)
    if "x" in shell.options:
        write_error(shell, f"{prompt(shell)}{name}={quote(str(value))}\n")
    return value


@runtime
def assign(shell: Shell, name: str, value: "Value") -> None:
    """An assignment to a variable whose value means something to the shell."""
    assigned(shell, name, f"{value}")


@runtime
def begin_assignments(shell: Shell, words: list[str]) -> "Kept | None":
    """Before `a=1 command`: where what to put back behind it goes; None where the assignments are
    to last."""
    if not words or (words[0] in SPECIAL_BUILTINS and words[0] not in shell.functions):
        return None
    kept: Kept = {}
    if words[0] in shell.functions:
        shell.prefixed = (shell.depth + 1, kept, shell.prefixed)
    return kept


@runtime
def assign_prefix(
    shell: Shell, name: str, value: str, words: list[str], kept: "Kept | None"
) -> None:
    """One assignment before a command: exported while it runs, unless it is to last (but what
    `exec` starts is to see it). What its own value has assigned to the name stays."""
    if kept is not None and name not in kept:
        kept[name] = (shell.variables.get(name), name in shell.exported)
    assigned(shell, name, value)
    if kept is not None or (len(words) > 1 and words[0] == "exec"):
        shell.exported.add(name)


@runtime
def end_assignments(shell: Shell, kept: "Kept | None") -> None:
    """Behind `a=1 command`."""
    if kept is None:
        return
    if shell.prefixed is not None and shell.prefixed[0] > shell.depth:
        shell.prefixed = shell.prefixed[2]
    for name, (value, exported) in kept.items():
        if value is None:
            shell.variables.pop(name, None)
        else:
            shell.variables[name] = value
        (shell.exported.add if exported else shell.exported.discard)(name)
        shell.assigned(name)


# -- of functions ---------------------------------------------------------------------------------


@runtime
def declare_locals(shell: Shell, *items: "tuple[str, Value | None]") -> int:
    """What `local` does: each name with its value, None where it has none."""
    kept = shell.locals
    if kept is None:
        if not shell.depth:
            report(shell, "local: only in a function")
            return 2
        kept = shell.locals = {}
    variables = shell.variables
    for name, value in items:
        known = name in kept
        if not known:
            kept[name] = (variables.get(name), name in shell.exported, name in shell.readonly)
        if value is None:
            if not known and not is_prefixed(shell, name):
                shell.unset(name)
        elif shell.guarded or name in WATCHED:
            shell.assign(name, value)
        else:
            variables[name] = value
    return 0


def is_prefixed(shell: Shell, name: str) -> bool:
    """Whether `name=value` stands before the call of the function that runs."""
    prefixed = shell.prefixed
    return prefixed is not None and prefixed[0] == shell.depth and name in prefixed[1]


def restore_locals(shell: Shell) -> None:
    """Behind a function: what `local` hid comes back."""
    assert shell.locals is not None
    variables, exports = shell.variables, shell.exported
    for name, (value, exported, readonly) in shell.locals.items():
        if not readonly:
            shell.readonly.discard(name)
        if value is None:
            variables.pop(name, None)
        else:
            variables[name] = value
        if exported:
            exports.add(name)
        else:
            exports.discard(name)
        if name in WATCHED:
            shell.assigned(name)
