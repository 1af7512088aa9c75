"""`Shell`: all the state of a shell, or of a copy of it that runs a subshell.

Nothing here belongs to the process: the folder, the umask, the descriptors and the traps of a copy
are its own, and what is thrown away with it can't leak (decision 3).
"""

import posix
import time

from genwrapper.processes import masked
from genwrapper.shell.errors import ShellError
from genwrapper.streams import Context, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from genwrapper.applets.test import Looker
    from genwrapper.shell.compiler import Unit
    from genwrapper.shell.interactive.history import History
    from genwrapper.shell.jobs.control import Control
    from genwrapper.shell.jobs.table import Jobs
    from genwrapper.shell.jobs.traps import Traps
    from genwrapper.streams import Description
    from genwrapper.streams.context import Child

    Value = str | int
    Builtin = Callable[[Context], int]
    Kept = dict[str, tuple[Value | None, bool]]  # by name: the value, whether exported
    Prefixed = tuple[int, Kept, "Prefixed | None"]  # depth, names, the caller's

LETTERS = {
    "allexport": "a", "notify": "b", "noclobber": "C", "errexit": "e", "noglob": "f",
    "hashall": "h", "pipefail": "pipefail", "ignoreeof": "ignoreeof", "vi": "vi", "emacs": "emacs",
    "monitor": "m", "noexec": "n", "nounset": "u", "verbose": "v", "xtrace": "x",
}  # fmt: skip
DEFAULT_IFS = " \t\n"
WATCHED = frozenset(("IFS", "PATH", "OPTIND"))  # variables that the shell itself goes by


class Variables(dict[str, "Value"]):
    """The variables that are set. One that is not reads as nothing, or is an error under `set
    -u`."""

    __slots__ = ("strict",)
    strict: bool

    def __missing__(self, name: str) -> str:
        if self.strict:
            raise ShellError(f"{name}: parameter not set")
        return ""


class Process:
    """What belongs to the process and is shared by the shell and all copies that run in it."""

    __slots__ = (
        "builtins",
        "checkpoint",
        "evaluated",
        "history",
        "inherited",
        "interactive",
        "not_ours",
        "own_program",
        "own_signals",
        "pending",
        "pid",
        "script",
        "stages",
        "stop_typed",
        "subreaper",
    )

    def __init__(
        self,
        pid: int,
        script: str,
        builtins: "Mapping[str, Builtin]",
        own_program: "Callable[[], str]",
    ) -> None:
        self.pid = pid  # `$$`: stays the same in forked children
        self.script = script  # for messages
        self.builtins = builtins  # handed in: `boinc`
        self.own_program = own_program  # the path of GitBox
        self.pending: list[int] = []  # signals to be answered at the next safepoint
        self.own_signals: set[int] = set()  # those of them that the shell sent to itself
        self.not_ours: list[int] = []  # those that a copy's failed write has caused
        # Called at the root's next safepoint, where `pending` is not empty
        self.checkpoint: Callable[[Shell, int], None] | None = None
        self.inherited: list[Description] = []  # what the process was started with
        self.evaluated: dict[str, list[Unit]] = {}  # texts that `eval` has compiled
        self.subreaper = False  # orphans come to us and must be reaped
        self.stages = 0  # pipeline stages that run in threads now
        self.interactive = False
        self.stop_typed = False  # Ctrl-Z, of an interactive shell, when no job had the terminal
        self.history: History | None = None  # of an interactive shell


class Shell:
    """All state of one shell. Compiled code reads `variables`, `guarded`, `pending` and
    `status`."""

    __slots__ = (
        "acting",
        "aliases",
        "apart",
        "collectors",
        "control",
        "commands",
        "cwd",
        "depth",
        "exported",
        "forked",
        "functions",
        "getopts_at",
        "guarded",
        "ifs",
        "ignoring",
        "jobs",
        "keep",
        "locals",
        "looker",
        "name",
        "options",
        "parent",
        "pending",
        "positional",
        "prefixed",
        "process",
        "readonly",
        "reads_ahead",
        "replaced",
        "simple_ifs",
        "sole",
        "stage",
        "started",
        "starts_only",
        "status",
        "substituted",
        "substitutions",
        "table",
        "traced",
        "traps",
        "umask",
        "variables",
    )

    def __init__(self, process: Process, table: Table, jobs: "Jobs", traps: "Traps") -> None:
        self.process = process
        self.table = table
        self.jobs = jobs
        self.traps = traps
        self.variables = Variables()
        self.variables.strict = False
        self.aliases: dict[str, str] = {}  # replaced, never changed
        self.commands: dict[str, str] = {}  # where programs of this PATH are; replaced with it
        self.exported: set[str] = set()
        self.readonly: set[str] = set()
        self.guarded: set[str] = set()  # why what is compiled in place must take the slow way
        self.functions: dict[str, Unit] = {}
        self.positional: list[str] = []  # replaced, never changed
        self.name = "sh"
        self.options: set[str] = set()
        self.pending = process.pending
        self.status = 0
        # A process that runs one simple command in so many functions: a program takes its place
        self.replaced = -1
        self.sole = False  # a process that runs one pipeline, whose last stage it becomes: `$!`
        # What may take a while is a process: job control, or an interactive shell, for Ctrl-C
        self.apart = False
        self.acting: int | None = None  # in a trap's action: `$?` before it
        self.substituted = 0  # status of the last command substitution
        self.substitutions: tuple[int, ...] = ()  # numbers that process substitutions opened
        self.traced: list[str] | None = None  # the words that `set -x` has printed already
        self.ignoring = False  # `set -e` is not looked at here
        self.cwd = "/"
        self.umask = 0o022
        self.ifs = DEFAULT_IFS
        self.simple_ifs = True  # no letter or digit in IFS
        self.parent: Shell | None = None  # the shell that this is a copy of, in the same process
        self.forked = False  # a copy that has become a process: it ends at its border
        self.stage = False  # a pipeline stage that runs in a thread
        self.looker: Looker | None = None  # what `[ -f name ]` looks with, once it was needed
        self.reads_ahead = False  # nothing but this stage of a pipeline reads its standard input
        self.starts_only = False  # the one program of this copy is started and not waited for
        self.started = 0  # its process id
        self.keep = False  # `exec`: the redirections of the command in force are kept
        self.locals: dict[str, tuple[Value | None, bool, bool]] | None = None  # of the function
        self.depth = 0  # calls of functions in force
        self.prefixed: Prefixed | None = None  # the variables of `name=value function`
        self.control: Control | None = None  # job control, where it is on
        self.collectors: tuple[Description, ...] = ()  # command substitutions in force
        self.getopts_at = (1, 0)

    def copy(self) -> "Shell":
        """A copy for a subshell: everything its own, descriptions shared, no jobs, traps to be
        listed only."""
        made = Shell.__new__(Shell)
        made.process = self.process
        made.table = self.table.copy()
        made.jobs = self.jobs.copy()
        made.traps = self.traps.copy()
        made.variables = Variables(self.variables)
        made.variables.strict = self.variables.strict
        made.aliases = self.aliases
        made.commands = self.commands
        made.exported = self.exported.copy()
        made.readonly = self.readonly.copy()
        made.guarded = self.guarded.copy()
        made.functions = self.functions.copy()
        made.positional = self.positional
        made.name = self.name
        made.options = self.options.copy()
        made.pending = self.pending
        made.status = self.status
        made.acting = None
        made.apart = False
        made.replaced = -1
        made.sole = False
        made.substituted = 0
        made.substitutions = ()
        made.traced = None
        made.ignoring = self.ignoring
        made.cwd = self.cwd
        made.umask = self.umask
        made.ifs = self.ifs
        made.simple_ifs = self.simple_ifs
        made.parent = self
        made.forked = False
        made.stage = self.stage
        made.looker = None
        made.reads_ahead = self.reads_ahead
        made.starts_only = False
        made.started = 0
        made.keep = False
        made.locals = None
        made.depth = self.depth
        made.prefixed = self.prefixed
        made.control = None
        made.collectors = self.collectors
        made.getopts_at = self.getopts_at
        return made

    # -- variables --------------------------------------------------------------------------------

    def variable(self, name: str) -> "Value":
        """The value of a variable; "" (or an error under `set -u`) where it is not set."""
        if name == "LINENO" and name not in self.variables:
            from genwrapper.shell.messages import current_place

            return current_place(self)[1]
        if name == "BASHPID":
            from genwrapper.shell.execution.subshells import own_pid

            return own_pid(self)
        return self.random() if name == "RANDOM" else self.variables[name]

    def random(self) -> int:
        """`$RANDOM`, 0 to 32767 (ash): a number assigned to it makes those behind it the same each
        time."""
        seed = self.variables.get("RANDOM")
        if seed is None:
            return int.from_bytes(posix.urandom(2), "little") & 0x7FFF
        seed = int(seed) if f"{seed}".isdecimal() else 0
        self.variables["RANDOM"] = seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        return seed >> 16 & 0x7FFF

    def assign(self, name: str, value: "Value") -> None:
        """Set a variable, with all that follows from it. ShellError where it is readonly."""
        if name in self.readonly:
            raise ShellError(f"{name}: is read only")
        if "a" in self.options:
            self.exported.add(name)
        self.variables[name] = value
        if name in WATCHED:
            self.assigned(name)

    def unset(self, name: str) -> None:
        """Unset a variable. ShellError where it is readonly."""
        if name in self.readonly:
            raise ShellError(f"{name}: is read only")
        self.variables.pop(name, None)
        if name == "LINENO":  # it counts no more
            self.variables[name] = ""
        self.exported.discard(name)
        if name in WATCHED:
            self.assigned(name)

    def assigned(self, name: str) -> None:
        if name == "PATH":
            self.commands = {}
        elif name == "OPTIND":
            text = f"{self.variables.get(name)}"
            self.getopts_at = (max(int(text), 1) if text.isdecimal() else 1, 0)
        else:
            self.ifs = str(self.variables.get("IFS", DEFAULT_IFS))
            self.simple_ifs = not any(char.isalnum() or char == "-" for char in self.ifs)
            self.guard("IFS", not self.simple_ifs)

    def guard(self, reason: str, holds: bool) -> None:
        """Whether what is compiled in place takes the slow way for this reason."""
        if holds:
            self.guarded.add(reason)
        else:
            self.guarded.discard(reason)

    def make_readonly(self, name: str) -> None:
        """From here on the variable can be neither assigned nor unset."""
        self.readonly.add(name)
        self.guard("readonly", True)

    def define(self, name: str, unit: "Unit") -> None:
        """Define a function."""
        self.functions[name] = unit
        if name in ("true", "false", "[", "test", "local", "getopts", "echo"):
            self.guard("function", True)

    def set_option(self, letter: str, on: bool) -> None:
        """`set -x` and its kin, by letter (long names in LETTERS)."""
        if on:
            self.options.add(letter)
        else:
            self.options.discard(letter)
        if letter == "u":
            self.variables.strict = on
        elif letter in "ax":
            self.guard(letter, on)

    # -- the world of applets and builtins --------------------------------------------------------

    def environment(self) -> dict[str, str]:
        """The exported variables that have a value."""
        variables = self.variables
        return {name: f"{variables[name]}" for name in self.exported if name in variables}

    def path(self, name: str) -> str:
        """`name` as the process must say it: seen from the shell's own folder."""
        return self.table.path(self.cwd, name)

    def masked(self, umask: int, function: "Callable[..., Any]", *arguments: object) -> "Any":
        """Run what creates a file or folder under an umask."""
        return masked(umask, function, *arguments)

    def start(
        self,
        context: Context,
        argv: "Sequence[str]",
        stdin: "Description",
        stdout: "Description",
        stderr: "Description",
        environment: dict[str, str],
    ) -> "Child":
        """Start a command for an applet: GitBox's own, or a program."""
        from genwrapper.applets.programs import start

        self.table.settle()
        return start(context, argv, stdin, stdout, stderr, environment, self.process.own_program)

    def flush(self) -> None:
        """Before anything that may take long, or may read what was written: write out what is
        buffered, also by the shells that this is a copy of."""
        shell: Shell | None = self
        while shell is not None:
            for description in shell.table.unwritten():
                self.flush_one(description)
            shell = shell.parent

    def flush_files(self) -> None:
        """Before a file is opened, which may be one that is written to."""
        shell: Shell | None = self
        while shell is not None:
            for description in shell.table.unwritten():
                if description.fd is not None and description.seekable():
                    self.flush_one(description)
            shell = shell.parent

    def flush_one(self, description: "Description") -> None:
        """Write out what a builtin has left buffered; where that fails, it is as if it had failed
        in the builtin."""
        try:
            description.flush()
        except OSError as error:
            from genwrapper.shell.execution.commands import failed_write

            failed_write(self, "", error)

    def write_out(self) -> None:
        """`flush` for those that still listen, before the process ends or may end."""
        shell: Shell | None = self
        while shell is not None:
            for description in list(shell.table.held()):
                try:
                    description.flush()
                except OSError:
                    pass
            shell = shell.parent

    def sleep(self, seconds: float) -> None:
        """Wait; handlers of signals run meanwhile."""
        self.flush()
        if self.stage:
            time.sleep(seconds)
            return
        from genwrapper.shell.jobs.waiting import pause

        pause(seconds)
