"""Signals and traps (POSIX 2.11, trap).

Python's handlers only note a signal; it is answered at a safepoint, a command's border. HUP, INT
and TERM always have a handler: what is buffered is written before the default action ends the
process.
"""

import posix
from errno import EFBIG, EPIPE

from genwrapper.shell.errors import Fatal, Interrupted
from genwrapper.shell.messages import current_place, unit_of
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from types import FrameType
else:
    import _signal

SIGHUP, SIGINT, SIGQUIT, SIGKILL, SIGPIPE, SIGALRM, SIGTERM = 1, 2, 3, 9, 13, 14, 15
SIGCHLD, SIGSTOP = 17, 19
SIGTSTP = 20
NOT_FOR_US = (SIGQUIT, SIGTERM, SIGTSTP)  # an interactive shell goes on as if there were none
SIGXFSZ = 25
ENDING = (SIGHUP, SIGINT, SIGTERM)
FATAL = (SIGHUP, SIGINT, SIGQUIT, SIGTERM)
EXIT = 0
ERR = -1  # no signal: a command that `set -e` would end the shell for (bash, ash, mksh)
PYTHON_IGNORES = (SIGPIPE, SIGXFSZ)  # not the script's doing


class Traps:
    """The actions of one shell by signal number (0: EXIT). An action of "" ignores the signal.

    `listed` is what a copy's `trap` prints: its parent's, none of which is in force in it.
    """

    __slots__ = ("actions", "listed", "never")

    def __init__(self) -> None:
        self.actions: dict[int, str] = {}
        self.listed: dict[int, str] | None = None
        self.never: frozenset[int] = frozenset()  # ignored when the shell was started: no trap then

    def copy(self) -> "Traps":
        made = Traps()
        made.never = self.never
        made.actions = {n: action for n, action in self.actions.items() if not action and n > 0}
        made.listed = self.actions if self.listed is None else self.listed
        return made

    def ignores(self, number: int) -> bool:
        return self.actions.get(number) == "" or number in self.never

    def ignored(self) -> frozenset[int]:
        """The signals that programs are started to ignore. Not CHLD: while a process ignores it,
        its children leave no status."""
        quiet = {n for n, action in self.actions.items() if n > 0 and not action}
        return self.never.union(quiet - {SIGCHLD})

    def to_list(self) -> dict[int, str]:
        return self.actions if self.listed is None else self.listed


def start_handling(shell: Shell) -> None:
    """At the start: what was ignored stays so; HUP, INT and TERM get their handler."""
    never = []
    for number in range(1, 65):
        if number in PYTHON_IGNORES:
            continue
        try:
            found = _signal.getsignal(number)
        except ValueError:
            continue
        if found == _signal.SIG_IGN and number == SIGCHLD:
            _signal.signal(SIGCHLD, _signal.SIG_DFL)  # else children would leave no status
        elif found == _signal.SIG_IGN:
            never.append(number)
    shell.traps.never = frozenset(never)
    for number in ENDING:
        if number not in never:
            _signal.signal(number, end_by_default)


def set_trap(shell: Shell, number: int, action: str | None) -> None:
    """Set an action; None resets to the default. Signals that were ignored at the start stay
    ignored, unless someone sits at the shell."""
    traps = shell.traps
    traps.listed = None
    if shell.process.interactive:
        traps.never = traps.never.difference((number,))
    if number in traps.never or number in (SIGKILL, SIGSTOP):
        return
    if action is None:
        traps.actions.pop(number, None)
    else:
        traps.actions[number] = action
    if number <= EXIT:
        return
    if action is None:
        reset(shell, number)
    elif not action:
        _signal.signal(number, _signal.SIG_DFL if number == SIGCHLD else _signal.SIG_IGN)
        if number == SIGPIPE:  # a builtin that writes to a pipe without a reader fails, at once
            for description in shell.table.entries.values():
                description.prompt = True
    else:
        note(shell, number)


def note(shell: Shell, number: int) -> None:
    """Have a signal answered at the next safepoint."""
    pending = shell.pending

    def append(signal: int, frame: "FrameType | None") -> None:
        pending.append(signal)

    _signal.signal(number, append)


def reset(shell: Shell, number: int) -> None:
    """A signal's action is the default of such a shell from here on."""
    if number in PYTHON_IGNORES:
        _signal.signal(number, _signal.SIG_IGN)  # as EPIPE it ends the stage that wrote
    elif shell.process.interactive and number == SIGINT:
        note(shell, number)
    elif shell.process.interactive and number in NOT_FOR_US:
        disregard(shell, number)
    else:
        _signal.signal(number, end_by_default if number in ENDING else _signal.SIG_DFL)


def disregard(shell: Shell, number: int) -> None:
    """Go on as if there were no such signal, without ignoring it: programs would inherit that."""
    process = shell.process

    def do_nothing(signal: int, frame: "FrameType | None") -> None:
        process.stop_typed = signal == SIGTSTP

    _signal.signal(number, do_nothing)


def reset_signals(shell: Shell) -> None:
    """In a forked child: traps are the parent's, and not in force (2.12)."""
    numbers = [number for number, action in shell.traps.to_list().items() if number > 0 and action]
    interactive, shell.process.interactive = shell.process.interactive, False
    if interactive:
        numbers += [number for number in NOT_FOR_US if not shell.traps.ignores(number)]
    for number in numbers:
        reset(shell, number)
    if interactive and not shell.traps.ignores(SIGINT):
        # What waits has written all before; a handler of Python's could come too late for the wait
        _signal.signal(SIGINT, _signal.SIG_DFL)
    shell.pending.clear()
    shell.process.not_ours.clear()


def safepoint(shell: Shell, status: int) -> None:
    """A command's border with something pending. A copy leaves for the root; the root runs its
    traps."""
    pending = shell.pending
    if shell.parent is not None:
        own = shell.process.own_signals
        for number in pending:
            if number in FATAL and number not in own:
                raise Fatal(128 + number)
        return
    if shell.process.checkpoint is not None:
        due, shell.process.checkpoint = shell.process.checkpoint, None
        pending[:] = [number for number in pending if number]
        due(shell, status)
    while pending:
        number = pending.pop(0)
        shell.process.own_signals.discard(number)
        if number in shell.process.not_ours:
            shell.process.not_ours.remove(number)
            continue
        action = shell.traps.actions.get(number)
        if action:
            run_action(shell, action, status)
        elif number == SIGINT and shell.process.interactive:
            pending.clear()
            raise Interrupted(128 + SIGINT)


def run_action(shell: Shell, action: str, status: int, line: int = 0) -> None:
    """Run a trap's action; `$?` is the same behind it as before. What leaves the action leaves the
    command. `line`: what `$LINENO` is in its first line."""
    from genwrapper.shell.execution.evaluation import evaluate, run_text

    shell.status = status
    ignoring, acting = shell.ignoring, shell.acting
    shell.acting = status
    shell.guard("trap", True)  # a `return` has to know
    try:
        if line:
            run_text(shell, action, shell.process.script, line=line)
        else:
            evaluate(shell, action)
    finally:
        shell.ignoring = ignoring
        shell.acting = acting
        shell.guard("trap", acting is not None)
    shell.status = status


def run_error_trap(shell: Shell, status: int) -> None:
    """The ERR trap, behind a command that failed: not in functions, and not in an action."""
    action = shell.traps.actions[ERR]
    if action and not shell.depth and shell.acting is None:
        run_action(shell, action, status, current_place(shell)[1])


def run_exit_trap(shell: Shell, status: int) -> int:
    """The EXIT trap, once; its `exit` decides the status."""
    from genwrapper.shell.execution.commands import leave_with

    action = shell.traps.actions.pop(EXIT, None) if shell.traps.listed is None else None
    if not action:
        return status

    def act(shell: Shell) -> int:
        run_action(shell, action, status)
        return status

    return leave_with(shell, act)


def fatal_signal(shell: Shell, error: OSError) -> int:
    """The signal that a write which failed with `error` would have ended a process by; 0 where
    there is none, it is ignored, or trapped here."""
    number = {EPIPE: SIGPIPE, EFBIG: SIGXFSZ}.get(error.errno or 0, 0)
    if not number or shell.traps.ignores(number) or number in shell.traps.actions:
        return 0
    root = shell
    while root.parent is not None:
        root = root.parent
    if number in root.traps.actions:  # the signal was the copy's: the root's trap is not for it
        shell.process.not_ours.append(number)
    return number


def end_by_default(number: int, frame: "FrameType | None") -> None:
    """A signal that ends the shell: write what is buffered, then let it end the process."""
    while frame is not None:
        if unit_of(frame) is not None:
            shell: Shell = frame.f_locals["shell"]
            try:
                shell.table.flush()
            except OSError:
                pass
        frame = frame.f_back
    die(number)


def die(number: int) -> None:
    """End this process by the signal."""
    _signal.signal(number, _signal.SIG_DFL)
    posix.kill(posix.getpid(), number)
