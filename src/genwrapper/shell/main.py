"""`gitbox sh`: options, where the commands come from, and the end (POSIX: sh)."""

import posix
import sys

from genwrapper import processes
from genwrapper.processes.lookup import DEFAULT_PATH
from genwrapper.shell.builtins.special import is_name, set_options
from genwrapper.shell.errors import ShellError
from genwrapper.shell.execution import redirection, subshells
from genwrapper.shell.execution.commands import leave_with
from genwrapper.shell.execution.evaluation import run_text, source_file
from genwrapper.shell.execution.programs import is_binary
from genwrapper.shell.expansion import words
from genwrapper.shell.jobs.table import Jobs
from genwrapper.shell.jobs.traps import Traps, die, run_exit_trap, start_handling
from genwrapper.shell.messages import report, write_error
from genwrapper.shell.state import Process, Shell
from genwrapper.streams import Description, Table, decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from genwrapper.shell.state import Builtin

MOST_FRAMES = 400_000  # Python's; functions have a bound of their own (commands.DEEPEST)
USAGE = """\
Usage: sh [-aCefilmnuvx] [-o OPTION] [FILE [ARGUMENT]...]
       sh [OPTION]... -c COMMANDS [NAME [ARGUMENT]...]
       sh [OPTION]... -s [ARGUMENT]...

GitBox's shell: run the commands of FILE, of COMMANDS, or of standard input.

  -c  the commands are the operand COMMANDS; NAME is $0
  -s  the commands are read from standard input
  -i  interactive: with prompts, as where standard input and standard error are a terminal
  -l, --login  read /etc/profile and ~/.profile first
  -a  export all variables that are assigned   -n  read commands, do not run them
  -C  > does not overwrite files               -u  an unset parameter is an error
  -e  end at the first command that fails      -v  print the lines as they are read
  -f  no pathname expansion                    -x  print the commands as they are run
  -m  job control: each job is a process group
  --check [--json] FILE...  say what commonly goes wrong in scripts, without running them
  --show-compiled FILE  print the Python that FILE's commands are compiled to
"""


def main(
    arguments: list[str],
    builtins: "Mapping[str, Builtin] | None" = None,
    own_program: "Callable[[], str]" = lambda: "/proc/self/exe",
    subreaper: bool = False,
    name: str = "sh",
) -> int:
    """Run a shell with the words behind `sh`: its exit status. `builtins` are handed in by the
    program it is part of (`boinc`), `own_program` tells the path of GitBox, `name` is `$0` where no
    script and no operand gives another."""
    if arguments[:1] == ["--help"]:
        posix.write(1, USAGE.encode())
        return 0
    sys.setrecursionlimit(MOST_FRAMES)
    if arguments[:1] == ["--show-compiled"]:
        from genwrapper.shell.compiler.show import show_compiled

        return show_compiled(arguments[1:])
    if arguments[:1] == ["--check"]:
        from genwrapper.shell import checks

        return checks.main(arguments[1:])
    if arguments[:1] == ["--resume"] and len(arguments) == 2:
        return resume_file(builtins or {}, own_program, arguments[1])
    shell = make_shell(builtins or {}, own_program)
    shell.process.subreaper = subreaper
    shell.name = name
    status = leave_with(shell, lambda shell: run_arguments(shell, arguments))
    return end(shell, status)


def resume_file(
    builtins: "Mapping[str, Builtin]", own_program: "Callable[[], str]", path: str
) -> int:
    """Go on from the snapshot in a file."""
    from genwrapper.shell.durable.resume import resume

    shell = make_shell(builtins, own_program)

    def run(shell: Shell) -> int:
        try:
            fd = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
            source = Description(fd)
            content = source.read()
            source.close()
        except OSError as error:
            raise ShellError(f"cannot open {path}: {error.strerror}") from None
        shell.table.remove(98)
        return resume(shell, content)

    return end(shell, leave_with(shell, run))


def make_shell(builtins: "Mapping[str, Builtin]", own_program: "Callable[[], str]") -> Shell:
    """The shell of this process, as it was started: descriptors, environment, folder, umask,
    signals."""
    process = Process(posix.getpid(), "sh", builtins, own_program)
    table = Table.inherited(processes.inherited())
    process.inherited = list(table.entries.values())
    shell = Shell(process, table, Jobs(), Traps())
    start_handling(shell)
    shell.umask = posix.umask(0o022)
    posix.umask(shell.umask)
    for name, value in posix.environ.items():
        text = decode(name)
        if is_name(text):
            shell.variables[text] = decode(value)
            shell.exported.add(text)
    shell.cwd = words.current_folder()
    inherited = str(shell.variables.get("PWD", ""))
    if inherited.startswith("/") and same_folder(inherited, shell.cwd):
        shell.cwd = inherited
    shell.variables["PWD"] = shell.cwd
    shell.exported.add("PWD")
    shell.variables.setdefault("PATH", DEFAULT_PATH)
    shell.variables.setdefault("PS4", "+ ")
    shell.variables["OPTIND"] = "1"
    shell.variables["PPID"] = str(posix.getppid())
    shell.variables.pop("IFS", None)
    shell.exported.discard("IFS")
    shell.variables["IFS"] = shell.ifs
    return shell


def same_folder(one: str, other: str) -> bool:
    """Whether two paths name one folder, the first without `.` and `..`."""
    if "/./" in f"{one}/" or "/../" in f"{one}/":
        return False
    try:
        a, b = posix.stat(one), posix.stat(other)
    except OSError:
        return False
    return (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)


def run_arguments(shell: Shell, arguments: list[str]) -> int:
    """Read the options, then run what they say."""
    command = standard_input = interactive = login = False
    options: list[str] = []
    rest = list(arguments)
    while rest and (rest[0] == "-" or (len(rest[0]) > 1 and rest[0][0] in "-+")):
        word = rest.pop(0)
        if word in ("-", "--"):
            break
        letters = "l" if word == "--login" else word[1:]
        command = command or "c" in letters  # `+c` too, in dash, bash and ash
        standard_input = standard_input or (word[0] == "-" and "s" in letters)
        interactive = interactive or (word[0] == "-" and "i" in letters)
        login = login or (word[0] == "-" and "l" in letters)
        kept = "".join(letter for letter in letters if letter not in "csil")
        if kept:
            options.append(word[0] + kept)
            for _ in range(min(kept.count("o"), len(rest))):
                options.append(rest.pop(0))
    set_options(shell, options)
    if login:
        read_profiles(shell)
    if interactive or (not command and (standard_input or not rest) and is_terminal(shell)):
        from genwrapper.shell.interactive import begin, run_interactive

        begin(shell)
        if not command and (standard_input or not rest):
            shell.positional = rest
            return run_interactive(shell)
    if command or standard_input or not rest:  # in `$-`
        shell.options.add("c" if command else "s")
    if command:
        if not rest:
            raise ShellError("-c: the commands are missing")
        text = rest.pop(0)
        if rest:
            shell.name = shell.process.script = rest.pop(0)
        shell.positional = rest
        return run_text(shell, text, shell.process.script)
    if standard_input or not rest:
        shell.positional = rest
        return run_standard_input(shell)
    shell.name = shell.process.script = rest.pop(0)
    shell.positional = rest
    return run_file(shell, shell.name)


def read_profiles(shell: Shell) -> None:
    """What a login shell reads first."""
    for path in ("/etc/profile", f"{shell.variables.get('HOME', '')}/.profile"):
        if posix.access(path, posix.R_OK):
            source_file(shell, path)


def is_terminal(shell: Shell) -> bool:
    """Whether standard input and standard error are a terminal: then the shell is interactive."""
    fds = [shell.table.get(number).fd for number in (0, 2)]
    return all(fd is not None and posix.isatty(fd) for fd in fds)


def run_standard_input(shell: Shell) -> int:
    """Commands from standard input, a line at a time: a command may read the lines behind it, and
    `exec <file` has the shell go on there."""
    shell.table.require(0)

    def more() -> str:
        source = shell.table.entries.get(0)
        if source is None:
            return ""
        source.bytewise = not source.seekable()
        line = decode(source.readline())
        if "v" in shell.options:
            write_error(shell, line)
        return line

    return run_text(shell, "", shell.process.script, more=more)


def run_file(shell: Shell, name: str) -> int:
    """Commands from a file. 127 where there is none, 126 where it can't be read or is no script."""
    path = shell.path(name)
    try:
        source = Description(posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC))
        text = source.read()
        source.close()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        raise ShellError(f"cannot open {name}: {error.strerror}", 127 if missing else 126) from None
    if is_binary(path):
        raise ShellError(f"{name}: a binary file, not a script", 126)
    return run_text(shell, decode(text.replace(b"\0", b"")), name)


def end(shell: Shell, status: int) -> int:
    """The EXIT trap, and what is buffered."""
    shell.status = status
    status = run_exit_trap(shell, status)
    try:
        shell.table.settle()
    except BrokenPipeError:
        die(13)
    except OSError as error:
        report(shell, f"write error: {error.strerror}")
        status = status or 1
    return status & 255


DECLARE = (words, redirection, subshells)
"""What declares the functions that compiled code calls."""
