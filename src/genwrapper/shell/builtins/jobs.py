"""wait, jobs, fg, bg, kill (POSIX)."""

import posix

from genwrapper.shell.builtins import builtin, operands, usage_error, write
from genwrapper.shell.execution.subshells import become_process
from genwrapper.shell.jobs.control import SIGCONT, described, send
from genwrapper.shell.jobs.signals import NUMBERS, signal_number
from genwrapper.shell.jobs.traps import ENDING, PYTHON_IGNORES, die, safepoint
from genwrapper.shell.jobs.waiting import wait_or_signal
from genwrapper.shell.messages import write_error
from genwrapper.shell.state import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.jobs.table import Job


QUIET = (0, 2, 13)  # no signal, INT, PIPE: nothing is said of them
UNCATCHABLE = (9, 19)  # KILL and STOP
HARMLESS = (0, 17, 18, 23, 28)  # CHLD, CONT, URG, WINCH: they end and stop nothing


@builtin("wait")
def wait(shell: Shell, words: list[str]) -> int:
    jobs = shell.jobs
    named = operands(words)
    if not named:
        for pid in [pid for pid in jobs.pids() if jobs.known[pid].number]:
            interrupted = wait_job(shell, jobs.known[pid])
            if interrupted:
                return interrupted
        jobs.known = {pid: job for pid, job in jobs.known.items() if not job.number}
        return 0
    status = 0
    for text in named:
        if not text.isdecimal() and not text.startswith("%"):
            return usage_error(shell, words, f"{text}: not a process id")
        job = jobs.find(text)
        if job is None:
            status = 127
            continue
        interrupted = wait_job(shell, job)
        if interrupted:
            return interrupted
        assert job.status is not None
        status = job.status
        tell_signal(shell, job)
        job.waited = True
    return status


def tell_signal(shell: Shell, job: "Job") -> None:
    """What ended a job that is waited for by its name, once. An interactive shell tells anyway."""
    if job.signal not in QUIET and not job.waited and not shell.process.interactive:
        write_error(shell, f"{job.state()}\n")


def wait_job(shell: Shell, job: "Job") -> int:
    """Wait for one job. 0, or 128+n where a trapped signal n came first."""
    shell.flush()
    if job.status is not None:
        return 0
    status = wait_or_signal(shell, job.pid)
    if status is None:
        number = shell.pending[0]
        safepoint(shell, 128 + number)
        return 128 + number
    job.end(status)
    return 0


@builtin("jobs")
def jobs(shell: Shell, words: list[str]) -> int:
    """The jobs that run or are stopped, and once those that have ended."""
    letters = ""
    named = words[1:]
    while named and named[0].startswith("-") and len(named[0]) > 1:
        option = named.pop(0)
        if option == "--":
            break
        if not {"l", "p"}.issuperset(option[1:]):
            return usage_error(shell, words, f"{option}: there is no such option")
        letters += option[1:]
    shell.jobs.refresh()
    listed = shell.jobs.listed()
    status = 0
    if named:
        found = [shell.jobs.find_listed(text) for text in named]
        for text, job in zip(named, found, strict=True):
            if job is None:
                status = usage_error(shell, words, f"{text}: there is no such job", 1)
        listed = [job for job in found if job is not None]
    lines = [
        f"{job.pid}\n" if "p" in letters else described(shell, job, "l" in letters)
        for job in listed
    ]
    for job, line in zip(listed, lines, strict=True):
        write(shell, line)
        job.told = job.state()
        if job.status is not None and "p" not in letters:
            shell.jobs.known.pop(job.pid, None)
    return status


@builtin("fg")
def fg(shell: Shell, words: list[str]) -> int:
    """Have a job in the foreground, and wait for it."""
    control = shell.control
    if control is None:
        return usage_error(shell, words, "there is no job control here: see set -m", 1)
    job = job_to_resume(shell, words, words[1] if len(words) > 1 else "%+")
    if job is None:
        return 1
    write(shell, f"{job.text}\n")
    shell.flush()
    if job.status is not None:
        job.waited = True
        return job.status
    return control.wait(shell, job, resume=True)


@builtin("bg")
def bg(shell: Shell, words: list[str]) -> int:
    """Let stopped jobs go on in the background."""
    if shell.control is None:
        return usage_error(shell, words, "there is no job control here: see set -m", 1)
    status = 0
    for text in words[1:] or ["%+"]:
        job = job_to_resume(shell, words, text)
        if job is None:
            status = 1
            continue
        if job.status is not None:
            status = usage_error(shell, words, f"{text}: the job has ended", 1)
            continue
        write(shell, f"[{job.number}] {job.text}\n")
        job.stopped = 0
        job.told = "Running"
        shell.jobs.last = str(job.pid)
        send(job, SIGCONT)
    return status


def job_to_resume(shell: Shell, words: list[str], text: str) -> "Job | None":
    shell.jobs.refresh()
    job = shell.jobs.find(text)
    if job is None or not job.number:
        usage_error(shell, words, f"{text}: there is no such job", 1)
        return None
    return job


def stops_shell(shell: Shell, number: int) -> bool:
    """Whether a signal ends or stops the shell that this is a copy of: it does not catch it."""
    root = shell
    while root.parent is not None:
        root = root.parent
    if number in HARMLESS:
        return False
    return number in UNCATCHABLE or (
        number not in root.traps.actions and number not in root.traps.never
    )


@builtin("kill")
def kill(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    number = 15
    if arguments[:1] == ["-l"]:
        return list_signals(shell, words, arguments[1:])
    if arguments and arguments[0].startswith("-") and arguments[0] != "--":
        option = arguments.pop(0)
        name = arguments.pop(0) if option == "-s" and arguments else option[1:]
        found = signal_number(name.removeprefix("s") if option == "-s" else name)
        found = signal_number(name) if found is None else found
        if found is None:
            return usage_error(shell, words, f"{name}: there is no such signal", 1)
        number = found
    if arguments[:1] == ["--"]:
        del arguments[0]
    if not arguments:
        return usage_error(shell, words, "a process id is missing")
    shell.jobs.refresh()  # what has ended is there no more
    status = 0
    for text in arguments:
        status = kill_one(shell, words, text, number) or status
    return status


def kill_one(shell: Shell, words: list[str], text: str, number: int) -> int:
    """Send a signal to a process, a group or a job; one that is to end a stopped job wakes it."""
    job = None
    if text.startswith("%"):
        job = shell.jobs.find_listed(text)
        if job is None:
            return usage_error(shell, words, f"{text}: there is no such job", 1)
        pid = job.target()
    elif text.removeprefix("-").isdecimal():
        pid = int(text)
    else:
        return usage_error(shell, words, f"{text}: not a process id", 1)
    try:
        if pid == shell.process.pid and shell.parent is not None and not shell.stage:
            if stops_shell(shell, number):
                become_process(shell, "kill")  # which goes on, and may resume the shell
            else:
                shell.process.own_signals.add(number)
        shell.write_out()
        if pid == posix.getpid() and number in PYTHON_IGNORES and not shell.traps.ignores(number):
            die(number)
        posix.kill(pid, number)
        if job is not None and job.stopped and number in ENDING:
            posix.kill(pid, SIGCONT)
    except OSError as error:
        return usage_error(shell, words, f"{text}: {error.strerror}", 1)
    return 0


def list_signals(shell: Shell, words: list[str], arguments: list[str]) -> int:
    if not arguments:
        write(shell, " ".join(name for number, name in sorted(NUMBERS.items()) if number) + "\n")
    for text in arguments:
        named = None if text.isdecimal() else signal_number(text)
        if named is not None:
            write(shell, f"{named}\n")
            continue
        if not text.isdecimal() or text == "128" or (int(text) & 127) not in NUMBERS:
            return usage_error(shell, words, f"{text}: there is no such signal")
        write(shell, f"{NUMBERS[int(text) & 127]}\n")
    return 0
