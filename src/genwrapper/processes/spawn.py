"""Starting one program, and waiting for it: the hot path, on every POSIX system.

A program gets its working folder, umask and ignored signals from the process that starts it. A
shell whose subshells live in one process has many of each, so ours mean nothing: they are set
inside a lock, and what others would see of them (umask, signals, a lowered limit) is put back
before it opens. Files are created under the same lock (`masked`).
"""

import _thread
import posix

from genwrapper.processes.usage import Usage

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal as _signal
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, ParamSpec, TypeVar

    Parameters = ParamSpec("Parameters")
    Result = TypeVar("Result")
else:
    import _signal

FIRST_OWN = 100
"""Scripts use the descriptors below this; ours are here and above, close-on-exec."""

_lock = _thread.allocate_lock()
_expected: set[int] = set()  # those that were started here and are still to be waited for
_every_signal = frozenset(_signal.valid_signals())


def start(
    argv: "Sequence[str]",
    descriptors: "Mapping[int, int]",
    *,
    program: str,
    environment: "Mapping[str, str]",
    cwd: str | int | None = None,
    umask: int | None = None,
    ignored: "Iterable[int]" = (),
    group: int | None = None,
    session: bool = False,
    open_files: int | None = None,
) -> int:
    """Start PROGRAM and give its process id.

    argv           its words; argv[0] is free
    descriptors    the number that it sees → our descriptor, any layout; what is not listed is
                   closed, as long as ours are close-on-exec (`inherited` sees to those that we were
                   started with)
    program        the path to execute; PATH is not searched
    environment    all of its environment
    cwd            its working folder, a path or a descriptor of it (which holds through renames);
                   ours is left there. None: where we are
    umask          None: ours
    ignored        signals that it ignores; all others are at their default, none is blocked
    group          None: our process group; 0: one of its own; n: it joins n
    session        whether it leads a session of its own, which has no terminal
    open_files     the soft limit of its descriptors (`ulimit -n`), where ours has been raised.
                   None: ours

    Priority and resource limits are ours. Raises OSError as exec does (ENOENT, EACCES,
    ENOEXEC, E2BIG, with PROGRAM as its filename), or as chdir does, with CWD as its filename.
    """
    actions = _file_actions(descriptors)
    quiet = frozenset(ignored)
    place: dict[str, Any] = {} if group is None else {"setpgroup": group}
    if session:
        place["setsid"] = True

    def spawn() -> int:
        pid = posix.posix_spawn(
            program,
            list(argv),
            environment,
            file_actions=actions,
            setsigdef=_every_signal - quiet,
            setsigmask=(),
            **place,
        )
        _expected.add(pid)
        return pid

    with _lock:
        if cwd is not None:
            posix.chdir(cwd)
        before = None if umask is None else posix.umask(umask)
        try:
            if open_files is not None:
                return _ignoring(quiet, lambda: _limited(open_files, spawn))
            return _ignoring(quiet, spawn) if quiet else spawn()
        finally:
            if before is not None:
                posix.umask(before)


def masked(
    umask: int,
    function: "Callable[Parameters, Result]",
    *arguments: "Parameters.args",
    **named: "Parameters.kwargs",
) -> "Result":
    """Call FUNCTION, which creates files, with UMASK, and put ours back.

    Nothing else is started or created meanwhile, so never for what may block (the open of a FIFO).
    """
    with _lock:
        before = posix.umask(umask)
        try:
            return function(*arguments, **named)
        finally:
            posix.umask(before)


def fork(first: "Callable[[], None]" = lambda: None) -> int:
    """fork(2), so that `reap` and `reap_orphans` know the child: its pid, 0 in the child itself.

    FIRST is called in the child before any signal is delivered to it: it sets its handlers.
    Without the mask Python's child would forget a signal that comes before it is ready.
    What other threads of this process do does not go on in the child.
    """
    with _lock:
        before = _signal.pthread_sigmask(_signal.SIG_BLOCK, _every_signal)
        try:
            pid = posix.fork()
            if pid:
                _expected.add(pid)
            else:
                _expected.clear()
                first()
        finally:
            _signal.pthread_sigmask(_signal.SIG_SETMASK, before)
    return pid


def inherited() -> list[int]:
    """The descriptors below 100 that we were started with, in order; from now on close-on-exec.

    To be called once, at the start: what programs then get of them is what `start` lists. 0, 1 and
    2 are among them, so nothing else in this process may start programs by other means.
    """
    try:
        open_ones = sorted(map(int, posix.listdir("/proc/self/fd")))
    except OSError:
        open_ones = list(range(FIRST_OWN))
    found = []
    for number in open_ones:
        try:
            if number < FIRST_OWN and posix.get_inheritable(number):
                posix.set_inheritable(number, False)
                found.append(number)
        except OSError:
            continue
    return found


def reap(pid: int, block: bool = True) -> tuple[int, Usage] | None:
    """How our child PID ended, and what it and its own children used; None while it runs.

    The first is its exit status, 0 to 255, or -n where signal n ended it. BLOCK waits for the end;
    a handler of a signal runs meanwhile, and what it raises ends the wait. Raises ChildProcessError
    where there is no such child.
    """
    ended, status, used = posix.wait4(pid, 0 if block else posix.WNOHANG)
    if not ended:
        return None
    _expected.discard(pid)
    # Linux counts ru_maxrss in KiB, macOS in bytes
    peak = used.ru_maxrss if posix.uname().sysname == "Darwin" else used.ru_maxrss * 1024
    usage = Usage(used.ru_utime, used.ru_stime, 0, peak, 0)
    return posix.waitstatus_to_exitcode(status), usage


def observe(pid: int, block: bool = True) -> tuple[str, int] | None:
    """What has happened to our child PID, job control included: ("ended", its status as `reap`
    gives it), ("stopped", the signal), ("continued", 0); None where nothing has.

    BLOCK waits for something to happen. Raises ChildProcessError where there is no such child.
    """
    options = posix.WUNTRACED | posix.WCONTINUED | (0 if block else posix.WNOHANG)
    changed, status = posix.waitpid(pid, options)
    if not changed:
        return None
    if posix.WIFSTOPPED(status):
        return "stopped", posix.WSTOPSIG(status)
    if posix.WIFCONTINUED(status):
        return "continued", 0
    _expected.discard(pid)
    return "ended", posix.waitstatus_to_exitcode(status)


def reap_unexpected(pids: "Callable[[], Iterable[int]]") -> None:
    """Wait for those of PIDS, our children that have ended, that were not started here."""
    with _lock:  # one that is just being started is expected as soon as it can be seen
        for pid in pids():
            if pid not in _expected:
                posix.wait4(pid, posix.WNOHANG)


def _file_actions(descriptors: "Mapping[int, int]") -> list[tuple[int, ...]]:
    """What the new process does to its descriptors, in order."""
    sources: Mapping[int, int] = descriptors
    actions: list[tuple[int, ...]] = []
    beside: dict[int, int] = {}
    for number, real in descriptors.items():
        if real != number and descriptors.get(real, real) != real:
            # another is put where this one is read from: go by way of a free number
            beside.setdefault(real, _free(descriptors, beside))
    if beside:
        actions += [(posix.POSIX_SPAWN_DUP2, real, free) for real, free in beside.items()]
        sources = {number: beside.get(real, real) for number, real in descriptors.items()}
    actions += [(posix.POSIX_SPAWN_DUP2, real, number) for number, real in sources.items()]
    unlisted = {0, 1, 2}
    unlisted.update(real for real in descriptors.values() if real < FIRST_OWN)
    unlisted.update(beside.values())
    actions += [(posix.POSIX_SPAWN_CLOSE, n) for n in sorted(unlisted - descriptors.keys())]
    return actions


def _free(descriptors: "Mapping[int, int]", beside: dict[int, int]) -> int:
    """The lowest number that nothing in the new process is read from or put at."""
    number = 0
    taken = {*descriptors, *descriptors.values(), *beside.values()}
    while number in taken:
        number += 1
    return number


def _ignoring(ignored: frozenset[int], spawn: "Callable[[], int]") -> int:
    """Call SPAWN while we ignore the signals IGNORED."""
    changed = [n for n in ignored if _signal.getsignal(n) is not _signal.SIG_IGN]
    # Blocked, a signal that arrives meanwhile waits for its handler
    mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, changed)
    try:
        restore = _ignore(changed)
        try:
            return spawn()
        finally:
            restore()
    finally:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)


def _limited(open_files: int, spawn: "Callable[[], int]") -> int:
    """Call SPAWN while OPEN_FILES is our soft limit of descriptors."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_files, hard))
    try:
        return spawn()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _ignore(numbers: list[int]) -> "Callable[[], None]":
    """Ignore signals NUMBERS; what comes back puts their handlers back."""
    handlers = []
    try:
        for number in numbers:
            handlers.append((number, _signal.signal(number, _signal.SIG_IGN)))
    except ValueError:  # not the main thread: Python refuses
        return _ignore_in_thread(numbers)

    def restore() -> None:
        for number, handler in handlers:
            _signal.signal(number, handler)

    return restore


def _ignore_in_thread(numbers: list[int]) -> "Callable[[], None]":
    """The same through sigaction. A signal that reaches another thread in this half millisecond is
    lost.
    """
    import ctypes

    sigaction = ctypes.CDLL(None, use_errno=True).sigaction
    action = ctypes.create_string_buffer(256)  # struct sigaction, which begins with its handler
    ctypes.c_void_p.from_buffer(action).value = 1  # SIG_IGN
    before = []
    for number in numbers:
        kept = ctypes.create_string_buffer(256)
        if sigaction(number, action, kept) == 0:
            before.append((number, kept))

    def restore() -> None:
        for number, kept in before:
            sigaction(number, kept, None)

    return restore
