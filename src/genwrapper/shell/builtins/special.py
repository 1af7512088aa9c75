"""The special builtins (POSIX 2.14): their errors end a shell that is not interactive."""

import posix

from genwrapper.shell.builtins import builtin, operands, write
from genwrapper.shell.errors import Exit, LoopExit, Return, ShellError
from genwrapper.shell.execution import evaluation, subshells
from genwrapper.shell.execution.commands import (
    command,
    is_folder,
    not_started,
    status_argument,
)
from genwrapper.shell.execution.programs import find_program, is_binary
from genwrapper.shell.execution.tracing import quote
from genwrapper.shell.jobs.traps import ERR, EXIT, set_trap
from genwrapper.shell.messages import loops_in_force, report
from genwrapper.shell.state import LETTERS, Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

LONG_NAMES = {letter: name for name, letter in LETTERS.items()}


def is_name(text: str) -> bool:
    """Whether text is a variable's name."""
    return text.isidentifier() and text.isascii()


@builtin(":", "true")
def colon(shell: Shell, words: list[str]) -> int:
    return 0


@builtin("false")
def false(shell: Shell, words: list[str]) -> int:
    return 1


@builtin(".", "source")
def dot(shell: Shell, words: list[str]) -> int:
    arguments = operands(words)
    if not arguments:
        raise ShellError(".: a file's name is missing")
    path = arguments[0]
    if "/" not in path:
        for folder in str(shell.variables.get("PATH", "")).split(":"):
            found = f"{folder or '.'}/{path}"
            if posix.access(shell.path(found), posix.R_OK) and not is_folder(shell, found):
                path = found
                break
        else:
            raise ShellError(f".: {path}: not found")
    positional = shell.positional
    if len(arguments) > 1:  # ash's: the file has positional parameters of its own
        shell.positional = arguments[1:]
    try:
        return evaluation.source_file(shell, path)
    except OSError as error:
        raise ShellError(f".: {path}: {error.strerror}", 2) from None
    except Return as leave:
        return leave.status
    finally:
        if len(arguments) > 1:
            shell.positional = positional


@builtin("eval")
def eval_(shell: Shell, words: list[str]) -> int:
    return evaluation.evaluate(shell, " ".join(words[2:] if words[1:2] == ["--"] else words[1:]))


@builtin("break", "continue")
def leave_loop(shell: Shell, words: list[str]) -> int:
    """Of a loop that is not in the same compiled code, or of several. Without a loop: nothing."""
    count = next(iter(operands(words)), "1")
    if not count.isdecimal() or not int(count):
        raise ShellError(f"{words[0]}: {count}: not a positive number")
    loops = loops_in_force(shell)
    if not loops:
        return 0
    raise LoopExit(min(int(count), loops), words[0] == "continue")


@builtin("return")
def return_(shell: Shell, words: list[str]) -> int:
    raise Return(status_argument(shell, words, status_before(shell)))


@builtin("exit")
def exit_(shell: Shell, words: list[str]) -> int:
    if shell.process.interactive and shell.control and not shell.control.may_leave(shell):
        return 1
    raise Exit(status_argument(shell, words, status_before(shell)))


def status_before(shell: Shell) -> int:
    """The status of `exit` and `return` without operand: in a trap's action that from before it."""
    return shell.status if shell.acting is None else shell.acting


@builtin("exec")
def exec_(shell: Shell, words: list[str]) -> int:
    """Without a command: the redirections are kept. With one: it takes the shell's place."""
    arguments = words[1:]
    called = ""
    if arguments[:1] == ["-a"]:  # bash's, mksh's, yash's: under another name
        called = arguments[1] if len(arguments) > 1 else ""
        del arguments[:2]
        subshells.become_process(shell, "exec -a")
    if arguments[:1] == ["--"]:
        del arguments[0]
    if not arguments:
        shell.keep = True
        return 0
    name = arguments[0]
    own = "/" not in name and not called and is_own(shell, name)
    try:
        path = name if own else find_program(shell, name)
    except OSError as error:
        status = not_started(shell, name, error)
        if shell.process.interactive and shell.parent is None:
            return status
        raise Exit(status) from None
    if own or shell.parent is not None:  # an applet, and a copy, have no process to replace
        shell.traps.actions.pop(EXIT, None)
        raise Exit(command(shell, arguments))
    try:
        replace_process(shell, path, [called or name, *arguments[1:]])
    except OSError as error:
        report(shell, f"exec: {arguments[0]}: {error.strerror}")
        raise Exit(126) from None


def is_own(shell: Shell, name: str) -> bool:
    """Whether a name means an applet, or a builtin that was handed in."""
    from genwrapper.applets.table import find as find_applet

    return name in shell.process.builtins or find_applet(name) is not None


def replace_process(shell: Shell, path: str, words: list[str]) -> "NoReturn":
    """execve: the shell's folder, umask, descriptors and ignored signals become the process's."""
    import fcntl
    import signal

    shell.table.settle()
    layout = shell.table.layout()
    high = {n: fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 100) for n, fd in layout.items()}
    environment = shell.environment()
    posix.chdir(shell.cwd)
    posix.umask(shell.umask)
    for number in range(10):
        if number not in high:
            try:
                posix.close(number)
            except OSError:
                pass
    for number, fd in high.items():
        posix.dup2(fd, number, True)
    ignored = shell.traps.ignored()
    for number in (13, 25):
        if number not in ignored:
            signal.signal(number, signal.SIG_DFL)
    try:
        posix.execve(path, words, environment)
    except OSError as error:
        if error.errno != 8 or is_binary(path):
            raise
        own = shell.process.own_program()
        posix.execve(own, [own, "sh", path, *words[1:]], environment)


@builtin("export")
def export(shell: Shell, words: list[str]) -> int:
    return declare(shell, words, "export")


@builtin("readonly")
def readonly(shell: Shell, words: list[str]) -> int:
    return declare(shell, words, "readonly")


def declare(shell: Shell, words: list[str], kind: str) -> int:
    arguments = words[1:]
    undo = kind == "export" and arguments[:1] == ["-n"]  # ash's
    if undo or arguments[:1] == ["--"]:
        del arguments[0]
    if not arguments or arguments == ["-p"]:
        for name in sorted(shell.exported if kind == "export" else shell.readonly):
            value = shell.variables.get(name)
            shown = "" if value is None else f"={quoted(str(value))}"
            write(shell, f"{kind} {name}{shown}\n")
        return 0
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not is_name(name):
            raise ShellError(f"{kind}: {argument}: not a variable's name")
        if equals:
            shell.assign(name, value)
        if undo:
            shell.exported.discard(name)
        elif kind == "export":
            shell.exported.add(name)
        else:
            shell.make_readonly(name)
    return 0


def quoted(text: str) -> str:
    """Always in single quotes, as `export -p` and `set` print values."""
    return "'" + text.replace("'", "'\\''") + "'"


@builtin("set")
def set_(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    if not arguments:
        for name in sorted(filter(is_name, shell.variables)):
            write(shell, f"{name}={quote(str(shell.variables[name]))}\n")
        return 0
    if arguments[0] == "--":
        shell.positional = words[2:]
        return 0
    rest = set_options(shell, arguments)
    if rest is not None:
        shell.positional = rest
    if "n" in shell.options and not shell.process.interactive:
        raise Exit(0)  # nothing behind it is run
    return 0


NO_EFFECT = ("nolog", "posix")  # the history has no functions, and the shell is POSIX's


def set_options(shell: Shell, arguments: list[str]) -> list[str] | None:
    """Take the options off `arguments`: the positional parameters behind them, None where there are
    none."""
    at = 0
    while at < len(arguments):
        argument = arguments[at]
        if argument == "--":
            return arguments[at + 1 :]
        if argument == "-":
            shell.set_option("x", False)
            shell.set_option("v", False)
            return arguments[at + 1 :] or None
        if argument[:1] not in ("-", "+"):
            return arguments[at:]
        at += 1
        for letter in argument[1:]:
            if letter != "o":
                if letter not in LONG_NAMES:
                    raise ShellError(f"set: -{letter}: there is no such option")
                set_letter(shell, letter, argument[0] == "-")
            elif at < len(arguments):
                set_long_option(shell, arguments[at], argument[0] == "-")
                at += 1
            else:
                list_options(shell, argument[0] == "-")
    return None


def set_letter(shell: Shell, letter: str, on: bool) -> None:
    if letter == "m":
        from genwrapper.shell.jobs.control import switch

        if on:
            subshells.become_process(shell, "set -m")
        switch(shell, on)
    if on and letter in ("vi", "emacs"):
        shell.set_option("emacs" if letter == "vi" else "vi", False)
    shell.set_option(letter, on)


def set_long_option(shell: Shell, name: str, on: bool) -> None:
    if name in NO_EFFECT:
        return
    if name not in LETTERS:
        raise ShellError(f"set: -o {name}: there is no such option")
    set_letter(shell, LETTERS[name], on)


def list_options(shell: Shell, readable: bool) -> None:
    for name, letter in sorted(LETTERS.items()):
        on = letter in shell.options
        if readable:
            write(shell, f"{name:<16}{'on' if on else 'off'}\n")
        else:
            write(shell, f"set {'-' if on else '+'}o {name}\n")


@builtin("shift")
def shift(shell: Shell, words: list[str]) -> int:
    count = next(iter(operands(words)), "1")
    if not count.isdecimal():
        raise ShellError(f"shift: {count}: not a number")
    if int(count) > len(shell.positional):
        report(shell, f"shift: {count}: there are only {len(shell.positional)} parameters")
        return 1
    shell.positional = shell.positional[int(count) :]
    return 0


@builtin("times")
def times(shell: Shell, words: list[str]) -> int:
    used = posix.times()
    for user, system in ((used[0], used[1]), (used[2], used[3])):
        write(shell, f"{minutes(user)} {minutes(system)}\n")
    return 0


def minutes(seconds: float) -> str:
    return f"{int(seconds // 60)}m{seconds % 60:.6f}s"


@builtin("trap")
def trap(shell: Shell, words: list[str]) -> int:
    from genwrapper.shell.jobs.signals import NUMBERS, signal_number

    arguments = words[1:]
    if arguments[:1] == ["--"]:
        del arguments[0]
    elif arguments and len(arguments[0]) > 1 and arguments[0][0] == "-" and arguments[0] != "-p":
        raise ShellError(f"trap: {arguments[0]}: there is no such option")

    def number_of(name: str) -> int | None:
        return ERR if name == "ERR" else signal_number(name)

    if not arguments or arguments[0] == "-p":
        wanted = [number_of(name) for name in arguments[1:]]
        for number, listed in sorted(shell.traps.to_list().items()):
            if not wanted or number in wanted:
                name = "ERR" if number == ERR else NUMBERS.get(number, number)
                write(shell, f"trap -- {quoted(listed)} {name}\n")
        return 0
    action: str | None = None
    names = arguments
    if len(arguments) > 1 and not arguments[0].isdecimal():
        action = None if arguments[0] == "-" else arguments[0]
        names = arguments[1:]
    status = 0
    for name in names:
        found = number_of(name)
        if found is None:
            report(shell, f"trap: {name}: there is no such signal")
            status = 1
            continue
        if found > EXIT:
            subshells.become_process(shell, "trap")
        set_trap(shell, found, action)
    return status


@builtin("unset")
def unset(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    kind = ""
    while arguments and len(arguments[0]) > 1 and arguments[0][0] == "-":
        option = arguments.pop(0)
        if option == "--":
            break
        if not {"f", "v"}.issuperset(option[1:]):
            raise ShellError(f"unset: {option}: there is no such option")
        kind = option[-1]
    for name in arguments:
        if kind == "f":
            shell.functions.pop(name, None)
        elif not is_name(name):
            raise ShellError(f"unset: {name}: not a variable's name")
        elif kind == "v" or name in shell.variables or name in shell.exported or name == "LINENO":
            shell.unset(name)
    return 0
