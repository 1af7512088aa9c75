"""Redirections (POSIX 2.7): the numbers that a command sees, put back behind it."""

import posix
import sys
from errno import EEXIST

from genwrapper.processes import masked
from genwrapper.shell.compiler import runtime
from genwrapper.shell.errors import RedirectionError, ShellError
from genwrapper.shell.messages import report, report_error
from genwrapper.shell.state import Shell
from genwrapper.streams import Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    Saved = dict[int, Description | None]

runtime(ShellError)

HIGHEST = 99
FLAGS = {
    "<": posix.O_RDONLY | posix.O_CLOEXEC,
    ">": posix.O_WRONLY | posix.O_TRUNC | posix.O_CLOEXEC,
    ">|": posix.O_WRONLY | posix.O_TRUNC | posix.O_CLOEXEC,
    ">>": posix.O_WRONLY | posix.O_APPEND | posix.O_CLOEXEC,
    "<>": posix.O_RDWR | posix.O_CLOEXEC,
}
"""Of a file that is there; all but `<` create it where it is not."""
REGULAR = 0o100000


@runtime
def redirect(
    shell: Shell, items: "tuple[tuple[int, str, str], ...]", special: bool
) -> "Saved | None":
    """Make the redirections one after the other. What the numbers referred to before, for
    `restore`; None where one failed and was reported. For a special builtin that ends the shell
    (RedirectionError)."""
    saved: Saved = {}
    table = shell.table
    entries = table.entries
    table.hidden.append(saved)
    try:
        made: Description | None
        for number, operator, target in items:
            if number > HIGHEST:
                raise RedirectionError(f"{number}: descriptors go from 0 to {HIGHEST}", 2)
            if operator in FLAGS:
                made = file(shell, operator, target)
                if number > 2 and operator == ">>":
                    made.prompt = True  # in order with other descriptors that append to the file
            elif operator == ">&" and number == 1 and target != "-" and not target.isdecimal():
                # `>& name` (ash, bash): both standard output and standard error
                made = file(shell, ">", target)
                replace(entries, saved, 2, made.hold())
            elif operator == "<<":
                made = Description(None, encode(target))
            elif target == str(number) and number not in entries:
                made = None  # `3>&3` of what is closed: nothing to do, in every shell
            else:
                made = duplicate(shell, target)
            replace(entries, saved, number, made)
    except RedirectionError as error:
        put_back(shell, saved, 0)
        if special:
            raise
        report(shell, error.message)
        return None
    return saved


@runtime
def say_into(shell: Shell, text: str, operator: str, target: str) -> int:
    """`echo … > file`, compiled in place: nothing else could use its number in between."""
    try:
        made = file(shell, operator, target)
    except RedirectionError as error:
        report(shell, error.message)
        return 1
    try:
        try:
            made.write(text.encode("utf-8", "surrogateescape"))
            if made.prompt:
                made.flush()
        finally:
            made.close()
    except OSError as error:
        from genwrapper.shell.execution.commands import failed_write

        return failed_write(shell, "echo", error)
    return 0


@runtime
def refuse_document(shell: Shell, error: ShellError, special: bool) -> None:
    """A here-document could not be expanded: as a redirection that can't be made."""
    if special:
        raise error
    report_error(shell, error)


def replace(
    entries: "dict[int, Description]", saved: "Saved", number: int, made: Description | None
) -> None:
    """Let a number refer to `made`, None: to nothing; what it referred to before the command goes
    to `saved`."""
    if number not in saved:
        saved[number] = entries.get(number)
    elif number in entries:
        entries[number].close()
    if made is not None:
        entries[number] = made
    else:
        entries.pop(number, None)


def file(shell: Shell, operator: str, target: str) -> Description:
    """A file opened for a redirection; RedirectionError where that fails."""
    try:
        return opened(shell, operator, target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        doing = "cannot open" if operator in ("<", "<>") else "cannot create"
        raise RedirectionError(f"{doing} {target}: {reason}", 1) from None


def duplicate(shell: Shell, target: str) -> Description | None:
    """`>&n`, `<&n`, `>&-`."""
    if target == "-":
        return None
    if not target.isdecimal() or not target.isascii():
        raise RedirectionError(f"{target}: not a descriptor's number", 2)
    found = shell.table.entries.get(int(target))
    if found is None:
        raise RedirectionError(f"{target}: Bad file descriptor", 1)
    return found.hold()


def opened(shell: Shell, operator: str, target: str) -> Description:
    """Open a file as the operator says; new ones under the shell's umask."""
    if target[:1] != "/":
        path = f"{shell.cwd}/{target}"
    elif target.startswith(("/dev/fd/", "/proc/self/fd/")) or target in STANDARD:
        number = STANDARD.get(target, target.rpartition("/")[2])
        found = duplicate(shell, number) if number.isdecimal() else None
        if found is not None:
            return found
        path = shell.path(target)
    else:
        path = target
    if not target:
        return Description(posix.open("", posix.O_RDONLY))  # ENOENT, as the system says it
    flags = FLAGS[operator]
    if operator == "<":
        shell.flush()  # it may be a file that we have written to
        return Description(posix.open(path, flags))
    if operator == ">" and "C" in shell.options:
        return Description(create_without_clobber(shell, path, flags | posix.O_CREAT))
    shell.flush_files()
    try:
        # Most often the file is there (`>>` in a loop), and opening a FIFO may wait: not under the
        # lock
        made = Description(posix.open(path, flags))
    except FileNotFoundError:
        creating = flags | posix.O_CREAT
        made = Description(masked(shell.umask, posix.open, path, creating, 0o666))
    made.prompt = path[:5] == "/dev/" and path != "/dev/null"  # devices, at once
    return made


STANDARD = {"/dev/stdin": "0", "/dev/stdout": "1", "/dev/stderr": "2"}


def create_without_clobber(shell: Shell, path: str, flags: int) -> int:
    """`>` under `set -C`: an existing regular file is not overwritten."""
    try:
        return masked(shell.umask, posix.open, path, flags | posix.O_EXCL, 0o666)
    except FileExistsError:
        if posix.stat(path).st_mode & 0o170000 != REGULAR:
            return posix.open(path, flags & ~posix.O_CREAT)
        raise OSError(EEXIST, posix.strerror(EEXIST)) from None


@runtime
def restore(shell: Shell, saved: "Saved", status: int = 0) -> int:
    """Let the numbers refer to what they did before, and no others. What was written must arrive:
    an error of the last write makes the status 1 at least."""
    error = sys.exc_info()[1]
    if isinstance(error, ShellError):
        report_error(shell, error)
    return put_back(shell, saved, status)


def put_back(shell: Shell, saved: "Saved", status: int) -> int:
    """What `restore` does with the numbers."""
    entries = shell.table.entries
    keep, shell.keep = shell.keep, False
    hidden = shell.table.hidden
    if hidden and hidden[-1] is saved:
        del hidden[-1]
    elif any(known is saved for known in hidden):
        while hidden.pop() is not saved:
            pass
    failed: OSError | None = None
    for number, before in saved.items():
        over = before
        if not keep:
            over = entries.pop(number, None)
            if before is not None:
                entries[number] = before
        if over is not None:
            try:
                over.close()
            except OSError as error:
                failed = error
    if failed is None:
        return status
    from genwrapper.shell.execution.commands import failed_write

    return failed_write(shell, "", failed) and (status or 1)
