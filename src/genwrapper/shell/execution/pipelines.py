"""Pipelines (POSIX 2.9.2) in one process: a program is started, a builtin of bounded output runs
before its reader, what is left runs in a thread, and the last stage where the shell is. Every stage
has a copy of the state."""

import _thread

from genwrapper.applets.table import MODULES
from genwrapper.shell.builtins import PLACES
from genwrapper.shell.compiler import Unit
from genwrapper.shell.compiler.words import literal
from genwrapper.shell.execution.programs import wait_foreground
from genwrapper.shell.execution.subshells import run_copy
from genwrapper.shell.jobs.detach import is_program, start_process
from genwrapper.shell.jobs.traps import SIGPIPE
from genwrapper.shell.messages import report
from genwrapper.shell.state import Shell
from genwrapper.shell.syntax import (
    Arithmetic,
    Background,
    Function,
    Node,
    Parameter,
    ProcessSubstitution,
    Simple,
)
from genwrapper.streams import Description, collector, pipe

BOUNDED = frozenset(
    ("echo", "printf", "pwd", "true", "false", ":")
)  # output as long as their words
OWN_PROCESS = frozenset(("ulimit", "trap"))
STACK = 16 << 20  # bytes of address space for a stage's thread


class Stage:
    """A stage that runs beside the shell: a program, a forked process or a thread."""

    __slots__ = ("ended", "pid", "status")

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.status = 0
        self.ended = _thread.allocate_lock()

    def wait(self, shell: Shell) -> int:
        if self.pid:
            return wait_foreground(shell, self.pid)
        while not self.ended.acquire(timeout=0.02 if shell.collectors else -1):
            for out in shell.collectors:
                out.drain()
        return self.status


def run_pipeline(shell: Shell, units: tuple[Unit, ...], status: int) -> int:
    """Run the stages; the status is the last one's, with `pipefail` that of the last that
    failed."""
    shell.status = status
    if shell.apart:
        from genwrapper.shell.jobs.control import run_apart
        from genwrapper.shell.unparse import text_of

        text = " | ".join([text_of(unit.node) for unit in units])
        return run_apart(shell, text, lambda copy: run_pipeline(copy, units, status))
    kinds = [kind_of(shell, unit.node) for unit in units[:-1]]
    sole = shell.sole and "pipefail" not in shell.options
    if sole:  # no thread may need this process when the last stage has ended
        kinds = ["process" if kind == "thread" else kind for kind in kinds]
    for index in range(1, len(kinds)):
        if kinds[index] == "process" and kinds[index - 1] == "bounded":
            kinds[index - 1] = "thread"  # what is forked first reads a pipe
    stages: list[Stage | None] = [None] * len(units)
    sources: list[Description | None] = [None] * len(units)
    sinks: list[Description | None] = [None] * len(units)
    for index, kind in enumerate(kinds):
        if kind != "bounded":
            sources[index + 1], sinks[index] = pipe()
    ended = [0] * len(units)  # the stages' statuses
    # Forks come before threads: what a fork would copy of a thread is its locks, not the thread
    for index, kind in enumerate(kinds):
        if kind == "process":
            stages[index] = forked_stage(shell, units, index, sources, sinks)
    for index, kind in enumerate(kinds):
        if kind != "process":
            copy = stage_copy(shell, sources[index], sinks[index])
            sources[index] = sinks[index] = None
            if kind == "bounded":
                out = collector()
                out.references = 2
                copy.table.put(1, out)
                ended[index] = run_copy(copy, units[index].function)
                sources[index + 1] = Description(None, out.collect())
            elif kind == "program":
                stages[index], ended[index] = program_stage(copy, units[index])
            else:
                copy.reads_ahead = is_closed(shell, units[index].node, set())
                stages[index] = threaded_stage(copy, units[index])
    last = stage_copy(shell, sources[-1], None)
    last.reads_ahead = is_closed(shell, units[-1].node, set())
    if sole:
        last.parent = None
        last.forked = True
        shell.table.close()
        if isinstance(units[-1].node, Simple):
            last.replaced = last.depth
    ended[-1] = run_copy(last, units[-1].function)
    for index, stage in enumerate(stages):
        if stage is not None:
            ended[index] = stage.wait(shell)
    if "pipefail" in shell.options:
        return next(filter(None, reversed(ended)), 0)
    return ended[-1]


def kind_of(shell: Shell, node: Node) -> str:
    """How a stage that is not the last runs, as far as its text (functions included) tells."""
    name = literal(node.words[0]) if isinstance(node, Simple) and node.words else None
    plain = isinstance(node, Simple) and not node.redirections and name not in shell.functions
    if plain and name in BOUNDED and not has_substitution(node):
        return "bounded"
    if is_program(shell, node):
        return "program"
    if wants_process(shell, node, set()) and not shell.process.stages:
        return "process"
    return "thread"


def has_substitution(node: Node) -> bool:
    """Whether another command runs inside of this one."""
    return any(type(found).__name__ == "CommandSubstitution" for found in walk(node))


def walk(value: object) -> "list[Node]":
    """All nodes in a node, itself included."""
    found: list[Node] = []
    left = [value]
    while left:
        item = left.pop()
        if isinstance(item, Node):
            found.append(item)
            left += [getattr(item, name) for name in item.__slots__]
        elif isinstance(item, tuple):
            left += item
    return found


def wants_process(shell: Shell, node: Node, seen: set[str]) -> bool:
    """Whether the text, the functions that it calls included, holds `&`, `<(…)`, `trap`, `ulimit`,
    `set -m` or `$BASHPID`."""
    for found in walk(node):
        if isinstance(found, Background | ProcessSubstitution):
            return True
        if isinstance(found, Parameter) and found.name == "BASHPID":
            return True
        if isinstance(found, Arithmetic) and any(
            "BASHPID" in getattr(part, "text", "") for part in found.expression.parts
        ):
            return True
        if isinstance(found, Function) or not isinstance(found, Simple) or not found.words:
            continue
        name = literal(found.words[0])
        if name in OWN_PROCESS or (
            name == "set" and any("m" in (literal(word) or "") for word in found.words[1:])
        ):
            return True
        if name in shell.functions and name not in seen:
            seen.add(name)
            if wants_process(shell, shell.functions[name].node, seen):
                return True
    return False


STARTERS = frozenset(("awk", "env", "find", "nice", "nohup", "timeout", "xargs"))
TEXTS = frozenset(("eval", ".", "trap", "command", "exec", "alias"))


def is_closed(shell: Shell, node: Node, seen: set[str]) -> bool:
    """Whether nothing in a stage, functions included, can start a process: then its standard input
    may be read ahead of what is asked for."""
    for found in walk(node):
        if isinstance(found, Background | ProcessSubstitution):
            return False
        if not isinstance(found, Simple) or not found.words:
            continue
        name = literal(found.words[0])
        if name is None or name in TEXTS:
            return False
        if name in shell.functions:
            if name not in seen:
                seen.add(name)
                if not is_closed(shell, shell.functions[name].node, seen):
                    return False
        elif name not in PLACES and (name not in MODULES or name in STARTERS):
            return False
    return True


def stage_copy(shell: Shell, source: Description | None, sink: Description | None) -> Shell:
    copy = shell.copy()
    if source is not None:
        copy.table.put(0, source)
    if sink is not None:
        sink.prompt = shell.traps.ignores(SIGPIPE)
        copy.table.put(1, sink)
    return copy


def forked_stage(
    shell: Shell,
    units: tuple[Unit, ...],
    index: int,
    sources: list[Description | None],
    sinks: list[Description | None],
) -> Stage:
    """A stage as a process: its ends of the pipes are its own, the shell's are closed."""
    copy = stage_copy(shell, sources[index], sinks[index])
    sources[index] = sinks[index] = None
    return Stage(start_process(shell, copy, units[index].function))


def program_stage(copy: Shell, unit: Unit) -> tuple[Stage | None, int]:
    """Start the stage's program; without a stage the status of what could not be started."""
    copy.starts_only = True
    status = run_copy(copy, unit.function)
    if not copy.started:
        return None, status
    return Stage(copy.started), 0


def threaded_stage(copy: Shell, unit: Unit) -> Stage:
    """Run a stage in a thread."""
    copy.stage = True
    stage = Stage(0)
    stage.ended.acquire()
    process = copy.process

    def run() -> None:
        try:
            stage.status = run_copy(copy, unit.function)
        except BaseException as error:
            report(copy, f"internal error in a pipeline: {error!r}")
        finally:
            process.stages -= 1
            stage.ended.release()

    process.stages += 1
    before = _thread.stack_size(STACK)
    try:
        _thread.start_new_thread(run, ())
    finally:
        _thread.stack_size(before)
    return stage
