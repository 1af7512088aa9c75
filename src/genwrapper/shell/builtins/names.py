"""What a name means: command, type, hash, alias, unalias (POSIX)."""

from genwrapper.applets.table import find as find_applet
from genwrapper.processes import lookup
from genwrapper.shell.builtins import PLACES, builtin, load, operands, usage_error, write
from genwrapper.shell.builtins.special import quoted
from genwrapper.shell.compiler.simple import SPECIAL_BUILTINS
from genwrapper.shell.errors import ShellError
from genwrapper.shell.execution.commands import command as run_command
from genwrapper.shell.execution.programs import find_program
from genwrapper.shell.messages import report, report_error
from genwrapper.shell.state import Shell


@builtin("command")
def command(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    describe = ""
    default_path = False
    while arguments and arguments[0].startswith("-") and len(arguments[0]) > 1:
        option = arguments.pop(0)
        if option == "--":
            break
        for letter in option[1:]:
            if letter == "p":
                default_path = True
            elif letter in "vV":
                describe = letter
            else:
                return usage_error(shell, words, f"-{letter}: there is no such option")
    if not arguments:
        return 0
    if describe:
        return max(describe_command(shell, name, describe) for name in arguments)
    name = arguments[0]
    if name not in PLACES:
        path = shell.variables.get("PATH")
        if not default_path:
            return run_command(shell, arguments)
        shell.assign("PATH", lookup.DEFAULT_PATH)
        try:
            return run_command(shell, arguments)
        finally:
            shell.assign("PATH", path) if path is not None else shell.unset("PATH")
    try:
        return load(name)(shell, arguments)
    except ShellError as error:
        if name not in SPECIAL_BUILTINS:
            raise
        report_error(shell, error)  # `command` takes the special away (2.14, command)
        return error.status


@builtin("type")
def type_(shell: Shell, words: list[str]) -> int:
    return max((describe_command(shell, name, "V") for name in operands(words)), default=0)


def describe_command(shell: Shell, name: str, how: str) -> int:
    """`command -v` and `-V`: what a name means."""
    verbose = how == "V"
    if name in RESERVED:
        text = f"{name} is a shell keyword" if verbose else name
    elif name in shell.aliases:
        value = quoted(shell.aliases[name])
        text = f"{name} is an alias for {value}" if verbose else f"alias {name}={value}"
    elif name in shell.functions:
        text = f"{name} is a function" if verbose else name
    elif name in SPECIAL_BUILTINS:
        text = f"{name} is a special shell builtin" if verbose else name
    elif name in PLACES or name in shell.process.builtins:
        text = f"{name} is a shell builtin" if verbose else name
    elif "/" not in name and find_applet(name) is not None:
        text = f"{name} is an applet of GitBox" if verbose else name
    else:
        try:
            path = shell.path(find_program(shell, name))
        except OSError:
            if verbose:
                report(shell, f"{name}: not found")
            return 1
        text = f"{name} is {path}" if verbose else path
    write(shell, f"{text}\n")
    return 0


RESERVED = frozenset(
    (
        *("!", "{", "}", "case", "do", "done", "elif", "else", "esac"),
        *("fi", "for", "if", "in", "then", "until", "while"),
    )
)


@builtin("hash")
def hash_(shell: Shell, words: list[str]) -> int:
    if words[1:] == ["-r"]:
        shell.commands = {}
        return 0
    status = 0
    for name in operands(words):
        if name in PLACES:
            continue
        try:
            find_program(shell, name)
        except OSError:
            if find_applet(name) is not None:
                shell.commands[name] = name
                continue
            status = usage_error(shell, words, f"{name}: not found", 1)
    if len(words) == 1:
        for path in shell.commands.values():
            write(shell, f"{path}\n")
    return status


@builtin("alias")
def alias(shell: Shell, words: list[str]) -> int:
    status = 0
    aliases = shell.aliases
    arguments = words[1:]
    if arguments[:1] in (["--"], ["-p"]):
        del arguments[0]
    if not arguments:
        for name in sorted(aliases):
            write(shell, f"{name}={quoted(aliases[name])}\n")
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if equals and name:
            shell.aliases = aliases = {**aliases, name: value}
        elif name in aliases:
            write(shell, f"{name}={quoted(aliases[name])}\n")
        else:
            status = usage_error(shell, words, f"{argument}: not found", 1)
    return status


@builtin("unalias")
def unalias(shell: Shell, words: list[str]) -> int:
    status = 0
    arguments = words[1:]
    if arguments[:1] == ["--"]:
        del arguments[0]
    elif arguments[:1] == ["-a"]:
        shell.aliases = {}
        return 0
    for name in arguments:
        left = shell.aliases.copy()
        if left.pop(name, None) is None:
            status = usage_error(shell, words, f"{name}: not found", 1)
        shell.aliases = left
    return status
