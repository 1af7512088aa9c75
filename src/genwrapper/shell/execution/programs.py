"""Programs: looked for on PATH, started, waited for."""

import posix
from errno import EACCES, ENOEXEC

from genwrapper import processes
from genwrapper.processes import lookup
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
else:
    import _signal

SIGINT, SIGPIPE = 2, 13
REGULAR = 0o100000


def find_program(shell: Shell, name: str) -> str:
    """The path of the program that `name` means, as a script that it is would see it in `$0`.
    OSError where there is none that could be started."""
    if "/" in name:
        path = shell.path(name)
        if posix.stat(path).st_mode & 0o170000 != REGULAR or not posix.access(path, posix.X_OK):
            raise OSError(EACCES, posix.strerror(EACCES), name)
        return name
    commands = shell.commands
    found = commands.get(name)
    if found is None:
        path = search_path(shell)
        found = lookup.find_program(name, path, shell.path)
        if not shell.stage and all(folder[:1] == "/" for folder in path.split(":")):
            commands[name] = found
    return found


def search_path(shell: Shell) -> str:
    """The folders that programs are looked for in."""
    return str(shell.variables.get("PATH", lookup.DEFAULT_PATH))


def start_program(shell: Shell, path: str, words: list[str]) -> int:
    """Start the program `path`: its process id. OSError as exec gives it."""
    shell.table.settle()
    if shell.parent is not None:
        shell.parent.flush()
    layout = shell.table.layout()
    ignored = shell.traps.ignored()
    try:
        return launch(shell, path, words, layout, ignored)
    except OSError as error:
        if error.errno != ENOEXEC or is_binary(shell.path(path)):
            raise
        own = shell.process.own_program()  # a script without `#!`: GitBox's shell runs it (2.9.1.4)
        return launch(shell, own, [own, "sh", path, *words[1:]], layout, ignored)


def launch(
    shell: Shell, path: str, words: list[str], layout: dict[int, int], ignored: frozenset[int]
) -> int:
    return processes.start(
        words,
        layout,
        program=path,
        environment=shell.environment(),
        cwd=shell.cwd,
        umask=shell.umask,
        ignored=ignored,
        group=None if shell.control is None else 0,
    )


def is_binary(path: str) -> bool:
    """Whether the first line of a file holds a NUL: no script (POSIX: sh, EXIT STATUS 126)."""
    try:
        fd = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
    except OSError:
        return False
    try:
        return b"\0" in posix.read(fd, 256).partition(b"\n")[0]
    finally:
        posix.close(fd)


def wait_foreground(shell: Shell, pid: int) -> int:
    """Wait for a program's end: its exit status, 128+n where signal n ended it."""
    status = wait_process(shell, pid)
    if status < 0:
        number = -status
        status = 128 + number
        if number not in (SIGINT, SIGPIPE):
            write_error(shell, f"{_signal.strsignal(number) or f'signal {number}'}\n")
    return status


def wait_process(shell: Shell, pid: int) -> int:
    """Wait for the end of a child; command substitutions in force are read meanwhile. 0 to 255, or
    -n."""
    pipes = [out for out in shell.collectors if out.collected is not None and out.collected >= 0]
    if pipes:
        import select

        fd = posix.pidfd_open(pid)
        try:
            poll = select.poll()
            poll.register(fd, select.POLLIN)
            for out in pipes:
                poll.register(out.collected or 0, select.POLLIN)
            while True:
                events = poll.poll()
                for out in pipes:
                    out.drain()
                    for number, event in events:
                        if number == out.collected and event & select.POLLHUP:
                            poll.unregister(number)
                if any(number == fd for number, _ in events):
                    break
        finally:
            posix.close(fd)
    try:
        ended = processes.reap(pid)
    except ChildProcessError:
        return 127
    assert ended is not None
    if shell.process.subreaper:
        processes.reap_orphans()
    return ended[0]
