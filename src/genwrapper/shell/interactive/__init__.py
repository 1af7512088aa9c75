"""The interactive shell (POSIX: sh, ENV, PS1, PS2, set -o ignoreeof): a line is asked for, run, and
whatever goes wrong in it, the next one is asked for. Loaded only where the shell is one."""

import posix

from genwrapper.shell.compiler import Unit
from genwrapper.shell.errors import Exit, Interrupted, SyntaxFault
from genwrapper.shell.execution.commands import leave_with
from genwrapper.shell.execution.evaluation import expand_text, source_file
from genwrapper.shell.interactive.history import History
from genwrapper.shell.interactive.prompt import prompt
from genwrapper.shell.interactive.reading import EditedLines, PlainLines
from genwrapper.shell.jobs import control
from genwrapper.shell.jobs.traps import (
    NOT_FOR_US,
    SIGALRM,
    SIGCHLD,
    SIGHUP,
    SIGINT,
    end_by_default,
    reset,
    safepoint,
)
from genwrapper.shell.messages import write_error
from genwrapper.shell.parsing.parser import Parser
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from types import FrameType

    from genwrapper.shell.syntax import Node
else:
    import _signal

MOST_ENDS = 10  # ends of file in a row that `ignoreeof` does not let through


def begin(shell: Shell) -> None:
    """Make the shell an interactive one: its signals, job control, the file that ENV names."""
    shell.process.interactive = True
    shell.apart = True
    for number in (SIGINT, *NOT_FOR_US):
        if number not in shell.traps.actions and number not in shell.traps.never:
            reset(shell, number)
    for name, text in (("PS1", "# " if posix.geteuid() == 0 else "$ "), ("PS2", "> ")):
        if name not in shell.variables:
            shell.assign(name, text)
    if "m" not in shell.options:
        shell.set_option("m", control.begin(shell))
    path = shell.variables.get("ENV")
    if path:
        leave_with(shell, lambda shell: read_environment(shell, f"{path}"))


def read_environment(shell: Shell, path: str) -> int:
    """The commands of the file that ENV names; none where there is no such file."""
    name = expand_text(shell, path)
    if posix.access(shell.path(name), posix.R_OK):
        return source_file(shell, name)
    return 0


def run_interactive(shell: Shell) -> int:
    """Ask for lines and run them, to the end: the shell's exit status."""
    history = shell.process.history = History.of(shell)
    session = Session(shell, history)
    if SIGHUP not in shell.traps.actions and SIGHUP not in shell.traps.never:
        _signal.signal(SIGHUP, session.hung_up)
    try:
        return session.run()
    finally:
        history.save(shell)
        if shell.control is not None:
            control.leave(shell.control)


class Session:
    """The lines of one interactive shell."""

    __slots__ = ("ended", "history", "line", "lines", "pasted", "shell", "text")

    def __init__(self, shell: Shell, history: History) -> None:
        self.shell = shell
        self.history = history
        self.lines: EditedLines | PlainLines = (
            EditedLines(shell, history) if EditedLines.possible(shell) else PlainLines(shell)
        )
        self.line = 1
        self.ended = False
        self.pasted = ""  # what was typed at one time and is still to be read
        self.text = ""  # of the command that is being read

    def run(self) -> int:
        shell = self.shell
        ends = 0
        while True:
            try:
                node = self.next_command()
            except SyntaxFault as fault:
                write_error(shell, f"{fault.shown()}\n")
                shell.status = 2
                continue
            except KeyboardInterrupt:
                self.interrupted()
                continue
            if node is not None:
                ends = 0
                self.execute(node)
                if self.ended:
                    return shell.status
                continue
            ends += 1
            if not self.lines.terminal:
                return shell.status
            write_error(shell, "\n")
            if "ignoreeof" in shell.options and ends < MOST_ENDS:
                write_error(shell, "Use exit to leave the shell.\n")
            elif shell.control is None or shell.control.may_leave(shell):
                return shell.status

    def hung_up(self, number: int, frame: "FrameType | None") -> None:
        """The terminal is gone (SIGHUP): so are the jobs; the history is kept, the shell ends."""
        self.history.save(self.shell)
        for job in self.shell.jobs.known.values():
            if job.status is None:
                control.send(job, SIGHUP)
                control.send(job, control.SIGCONT)
        end_by_default(number, frame)

    # -- reading ----------------------------------------------------------------------------------

    def next_command(self) -> "Node | None":
        """The next command; None at the end of the input. KeyboardInterrupt for Ctrl-C."""
        self.text = ""
        parser = Parser("", self.shell.process.script, self.line, self.more, self.aliases())
        try:
            return parser.next()
        finally:
            if self.text.strip():
                self.history.add(self.text.strip())
                self.lines.remember(self.text.strip())

    def aliases(self) -> dict[str, str]:
        return self.shell.aliases

    def more(self) -> str:
        """One more line, "" at the end of the input."""
        shell = self.shell
        begins = all(line[:1] in ("", "#") for line in map(str.lstrip, self.text.split("\n")))
        if begins:
            self.tell_jobs()
        shell.flush()
        if not self.pasted:
            self.pasted = self.read(prompt(shell, "PS1" if begins else "PS2", self.history))
        line, newline, self.pasted = self.pasted.partition("\n")
        line += newline
        self.line += 1
        self.text += line
        if "v" in shell.options:
            write_error(shell, line)
        return line

    def read(self, prompt: str) -> str:
        """What is typed. With `set -b` jobs are told of meanwhile: at the signal, and each second,
        as a signal just before the system's wait for a key is seen only after it."""
        numbers = (SIGCHLD, SIGALRM)
        if "b" not in self.shell.options or self.shell.traps.actions.keys() & numbers:
            return self.lines.read(prompt)

        def tell(number: int, frame: "FrameType | None") -> None:
            if self.tell_jobs():
                write_error(self.shell, prompt)

        before = [_signal.signal(number, tell) for number in numbers]
        _signal.setitimer(_signal.ITIMER_REAL, 1, 1)
        try:
            return self.lines.read(prompt)
        finally:
            _signal.setitimer(_signal.ITIMER_REAL, 0)
            for number, handler in zip(numbers, before, strict=True):
                _signal.signal(number, handler)

    def tell_jobs(self) -> bool:
        """A line for each job that has ended or stopped since the last: whether there was one."""
        shell = self.shell
        jobs = shell.jobs
        jobs.refresh()
        told = False
        for job in jobs.listed():
            if job.state() in ("Running", job.told):
                continue
            told = True
            job.told = job.state()
            write_error(shell, control.described(shell, job))
            job.waited = job.status is not None
        return told

    # -- running ----------------------------------------------------------------------------------

    def execute(self, node: "Node") -> None:
        """Run a command. `ended` says whether it ends the shell: `exit` does, an error does not."""
        shell = self.shell
        unit = Unit(node)
        unit.script = shell.process.script
        shell.process.stop_typed = False
        if shell.control is not None:
            shell.control.save_modes()
        shell.status = leave_with(shell, lambda shell: self.until_interrupted(unit))
        shell.ignoring = False
        if shell.control is not None and shell.control.warned:
            shell.control.warned -= 1

    def until_interrupted(self, unit: Unit) -> int:
        """The status of a command, also of one that Ctrl-C or Ctrl-Z ends."""
        shell = self.shell
        try:
            status = unit.function(shell)
            if shell.pending:
                safepoint(shell, status)
            return status
        except Exit:
            self.ended = True
            raise
        except Interrupted as leave:
            self.pasted = ""
            shell.pending[:] = [number for number in shell.pending if number != SIGINT]
            if leave.status == 128 + SIGINT:
                write_error(shell, "\n")
            return leave.status

    def interrupted(self) -> None:
        """Ctrl-C while a line was read: it is forgotten."""
        shell = self.shell
        self.pasted = ""
        write_error(shell, "\n")
        shell.status = 128 + SIGINT
        action = shell.traps.actions.get(SIGINT)
        if action:
            shell.pending.append(SIGINT)
            leave_with(shell, answer)


def answer(shell: Shell) -> int:
    safepoint(shell, shell.status)
    return shell.status
