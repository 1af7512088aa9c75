"""Running a simple command (POSIX 2.9.1): functions, builtins, applets, programs, in that order."""

import posix
from errno import EACCES, ENAMETOOLONG, ENOENT, ENOEXEC, ENOTDIR

from genwrapper.applets.table import find as find_applet
from genwrapper.shell.builtins import BUILTINS, PLACES, load, operands
from genwrapper.shell.compiler import Unit, runtime
from genwrapper.shell.errors import (
    Exit,
    Fatal,
    Leave,
    LoopExit,
    Return,
    ShellError,
)
from genwrapper.shell.execution.assignments import restore_locals
from genwrapper.shell.execution.programs import find_program, start_program, wait_foreground
from genwrapper.shell.execution.tracing import quote, trace
from genwrapper.shell.jobs.traps import ERR, die, fatal_signal, run_error_trap, safepoint
from genwrapper.shell.messages import report, report_error
from genwrapper.shell.state import Shell
from genwrapper.streams import CLOSED, Context

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from genwrapper.shell.state import Builtin

SEES_NO_FILES = frozenset(("echo", "printf", "seq", "basename", "dirname", "expr", "boinc"))
DEEPEST = 10_000  # calls of functions in force

runtime(LoopExit)
runtime(safepoint)


@runtime
def run(shell: Shell, words: list[str], status: int) -> int:
    """Run the command that `words` are; `status` is `$?` before it. Gives its exit status."""
    shell.status = status
    if not words:
        return shell.substituted
    if shell.guarded and shell.traced is not words:
        trace(shell, words)
    name = words[0]
    function = shell.functions.get(name)
    if function is not None:
        return call(shell, function, words)
    builtin = BUILTINS.get(name)
    if builtin is None:
        if name not in PLACES:
            return command(shell, words)
        builtin = load(name)
    try:
        status = builtin(shell, words)
        stdout = shell.table.entries.get(1)
        if stdout is not None and stdout.prompt and stdout.written:
            stdout.flush()
    except OSError as error:
        return failed_write(shell, words[0], error)
    return status


@runtime
def say(shell: Shell, text: str) -> int:
    """`echo`, compiled in place."""
    stdout = shell.table.entries.get(1, CLOSED)
    try:
        stdout.write(text.encode("utf-8", "surrogateescape"))
        if stdout.prompt:
            stdout.flush()
    except OSError as error:
        return failed_write(shell, "echo", error)
    return 0


def failed_write(shell: Shell, name: str, error: OSError) -> int:
    """A builtin or applet could not write. A reader that is gone ends the stage, as SIGPIPE
    would."""
    number = fatal_signal(shell, error)
    if number:
        if shell.parent is None:
            shell.write_out()
            die(number)
        raise Exit(128 + number)
    what = error.filename or "write error"
    report(shell, f"{name}{': ' if name else ''}{what}: {error.strerror}")
    return 1


def call(shell: Shell, unit: Unit, words: list[str]) -> int:
    """Call a function (2.9.5): positional parameters of its own, all else the caller's."""
    depth, positional, kept, ignoring = shell.depth, shell.positional, shell.locals, shell.ignoring
    if depth >= DEEPEST:
        raise ShellError(f"{words[0]}: functions nested more than {DEEPEST} deep")
    shell.depth = depth + 1
    shell.positional = words[1:]
    shell.locals = None
    try:
        return (unit.compiled or unit.compile())(shell)
    except Return as leave:
        return leave.status
    finally:
        shell.depth = depth
        shell.positional = positional
        shell.ignoring = ignoring
        if shell.locals:
            restore_locals(shell)
        shell.locals = kept


def command(shell: Shell, words: list[str]) -> int:
    """An applet, a builtin that was handed in, or a program."""
    name = words[0]
    applet = shell.process.builtins.get(name) or find_applet(name)
    if applet is None:
        return run_program(shell, words)
    if any(word.startswith("/proc/self") for word in words):  # it means the command's own process
        own = shell.process.own_program()
        return run_program(shell, [own, *words])
    return run_applet(shell, applet, words)


def run_applet(shell: Shell, applet: "Builtin", words: list[str]) -> int:
    """Run an applet in this process, in a Context of its own; as a job where Ctrl-Z could stop
    it."""
    if shell.apart and words[0] not in SEES_NO_FILES:
        from genwrapper.shell.jobs.control import run_apart

        text = " ".join(map(quote, words))
        return run_apart(shell, text, lambda copy: run_applet(copy, applet, words))
    context = Context(words[0], words[1:], shell.table, None, shell.cwd, shell.umask, shell)
    try:
        if words[0] not in SEES_NO_FILES:
            shell.flush()
        status = applet(context)
        stdout = shell.table.entries.get(1)
        if stdout is not None and stdout.prompt and stdout.written:
            stdout.flush()
    except OSError as error:
        number = fatal_signal(shell, error)
        if number:
            return 128 + number  # as a process of its own would have ended
        return failed_write(shell, words[0], error)
    return status


def run_program(shell: Shell, words: list[str]) -> int:
    """Start a program, and wait for its end unless the shell only starts it (a stage, `&`)."""
    try:
        path = find_program(shell, words[0])
        if shell.replaced == shell.depth and shell.forked:
            from genwrapper.shell.builtins.special import replace_process

            replace_process(shell, path, words)
        pid = start_program(shell, path, words)
    except OSError as error:
        known = shell.commands.pop(words[0], None)
        if known is not None and error.errno == ENOENT and not posix.access(known, posix.F_OK):
            return run_program(shell, words)  # it has moved since it was found
        return not_started(shell, words[0], error)
    if shell.starts_only:
        shell.started = pid
        return 0
    if shell.apart:
        from genwrapper.shell.jobs.control import wait_apart

        return wait_apart(shell, pid, " ".join(map(quote, words)))
    return wait_foreground(shell, pid)


def not_started(shell: Shell, name: str, error: OSError) -> int:
    """126 for what is there and can't be run, 127 for what is not."""
    if error.filename == shell.cwd and error.errno in (ENOENT, ENOTDIR):
        report(shell, f"{name}: cannot start in {shell.cwd}: {error.strerror}")
        return 126
    if error.errno == ENOEXEC:
        report(shell, f"{name}: not a program of this machine")
        return 126
    if error.errno in (ENOENT, ENOTDIR, ENAMETOOLONG):
        report(shell, f"{name}: not found")
        return 127
    if error.errno == EACCES and is_folder(shell, name):
        report(shell, f"{name}: Is a directory")
        return 126
    report(shell, f"{name}: {error.strerror}")
    return 126


def is_folder(shell: Shell, name: str) -> bool:
    try:
        return "/" in name and posix.stat(shell.path(name)).st_mode & 0o170000 == 0o040000
    except OSError:
        return False


@runtime
def looks(shell: Shell, operator: str, name: str) -> bool:
    """`[ -f name ]` and its kin, compiled in place."""
    shell.flush()
    if shell.looker is None:
        from genwrapper.shell.builtins.test import looker

        shell.looker = looker(shell)
    return shell.looker.unary(operator, name)


@runtime
def is_kind(shell: Shell, kind: int, name: str) -> bool:
    """`[ -f name ]` and its kin: whether the file is of a type."""
    try:
        return posix.stat(shell.path(name)).st_mode & 0o170000 == kind
    except (OSError, ValueError):
        return False


@runtime
def access(shell: Shell, name: str, mode: int, behind: str = "") -> bool:
    """`[ -e name ]`, `-d`, `-r`, `-w`, `-x`: what access(2) says, as the effective user."""
    if not name or "\0" in name:
        return False
    return posix.access(shell.path(name) + behind, mode, effective_ids=mode != 0)


@runtime
def pipeline(shell: Shell, units: "tuple[Unit, ...]", status: int) -> int:
    """`stage | stage`: see pipelines.py, loaded when the first one runs."""
    from genwrapper.shell.execution.pipelines import run_pipeline

    return run_pipeline(shell, units, status)


@runtime
def background(shell: Shell, text: str, unit: Unit, status: int) -> int:
    """`command &`: see detach.py, loaded when the first one runs."""
    from genwrapper.shell.jobs.detach import start_background

    return start_background(shell, text, unit, status)


# -- around a command -----------------------------------------------------------------------------


@runtime
def after(shell: Shell, status: int) -> None:
    """Behind a command: answer signals, and `set -e`."""
    if shell.pending:
        safepoint(shell, status)
    if status and not shell.ignoring:
        if ERR in shell.traps.actions:
            run_error_trap(shell, status)
        if "e" in shell.options:
            raise Exit(status)


@runtime
def define(shell: Shell, name: str, unit: Unit) -> int:
    """`name() …`."""
    shell.define(name, unit)
    return 0


@runtime
def return_status(shell: Shell, status: int) -> int:
    """The status of a `return` without operand, while something is guarded: in a trap's action
    that from before it."""
    trace(shell, ["return"])
    return status if shell.acting is None else shell.acting


@runtime
def status_argument(shell: Shell, words: list[str], status: int) -> int:
    """The operand of `return` and `exit`: a number, modulo 256."""
    named = operands(words)
    if not named:
        return status
    text = named[0]
    if not text.removeprefix("-").isdecimal() or not text.isascii():
        raise ShellError(f"{words[0]}: {text}: not a number")
    return int(text) & 255


# -- borders --------------------------------------------------------------------------------------


def leave_with(shell: Shell, function: "Callable[[Shell], int]") -> int:
    """Run `function` on a shell that ends with it: whatever ends it becomes a status."""
    try:
        return function(shell)
    except (Exit, Fatal) as leave:
        return leave.status
    except Leave as leave:  # `return` and `break` with nothing around them that they could leave
        return leave.status
    except ShellError as error:
        report_error(shell, error)
        return error.status
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        report(shell, f"{where}{error.strerror}")
        return 1
    except RecursionError:
        report(shell, "nested too deeply")
        return 2
    except MemoryError:
        report(shell, "out of memory")
        return 2
