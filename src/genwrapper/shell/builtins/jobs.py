"""wait, jobs, kill (POSIX)."""

import posix

from genwrapper.shell.builtins import builtin, usage_error, write
from genwrapper.shell.state import Shell
from genwrapper.shell.subshells import become_process
from genwrapper.shell.traps import NUMBERS, PYTHON_IGNORES, die, safepoint, signal_number
from genwrapper.shell.waiting import wait_or_signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.shell.jobs import Job


STOPPING = frozenset((9, 19, 20, 21, 22))  # KILL, STOP, TSTP, TTIN, TTOU: the process does no more


@builtin("wait")
def wait(shell: Shell, words: list[str]) -> int:
    jobs = shell.jobs
    if len(words) == 1:
        for pid in list(jobs.pids()):
            interrupted = wait_job(shell, jobs.known[pid])
            if interrupted:
                return interrupted
        jobs.known.clear()
        return 0
    status = 0
    for text in words[1:]:
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
        job.waited = True
    return status


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
    job.status = status if status >= 0 else 128 - status
    return 0


@builtin("jobs")
def jobs(shell: Shell, words: list[str]) -> int:
    """The jobs that run, and once those that have ended."""
    options = [word for word in words[1:] if word.startswith("-") and len(word) > 1]
    for option in options:
        if option not in ("-l", "-p", "--"):
            return usage_error(shell, words, f"{option}: there is no such option")
    known = shell.jobs
    known.refresh()
    listed = [job for job in known.known.values() if not job.waited]
    named = [word for word in words[1:] if word not in options]
    status = 0
    if named:
        listed = []
        for text in named:
            job = known.find(text)
            if job is None:
                status = usage_error(shell, words, f"{text}: there is no such job", 1)
            else:
                listed.append(job)
    current, previous = known.find("%+"), known.find("%-")
    for job in listed:
        mark = "+" if job is current else "-" if job is previous else " "
        if "-p" in options:
            write(shell, f"{job.pid}\n")
            continue
        pid = f"{job.pid} " if "-l" in options else ""
        state = "Running" if job.status is None else f"Done({job.status})" if job.status else "Done"
        write(shell, f"[{job.number}] {mark} {pid}{state:<10} {job.text}\n")
        if job.status is not None:
            del known.known[job.pid]
    return status


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
            return usage_error(shell, words, f"{name}: there is no such signal")
        number = found
    if arguments[:1] == ["--"]:
        del arguments[0]
    if not arguments:
        return usage_error(shell, words, "a process id is missing")
    status = 0
    shell.jobs.refresh()  # what has ended is there no more
    for text in arguments:
        if text.startswith("%"):
            job = shell.jobs.find(text)
            if job is None:
                status = usage_error(shell, words, f"{text}: there is no such job", 1)
                continue
            text = str(job.pid)
        if not text.removeprefix("-").isdecimal():
            status = usage_error(shell, words, f"{text}: not a process id")
            continue
        pid = int(text)
        try:
            if pid == shell.process.pid == posix.getpid() and shell.parent is not None:
                shell.process.own_signals.add(number)
            if pid == shell.process.pid and number in STOPPING and shell.parent is not None:
                become_process(shell, "kill")  # which is there to go on, and to resume its parent
            shell.table.flush()
            if (
                pid == posix.getpid()
                and number in PYTHON_IGNORES
                and not shell.traps.ignores(number)
            ):
                die(number)
            posix.kill(pid, number)
        except OSError as error:
            status = usage_error(shell, words, f"{text}: {error.strerror}", 1)
    return status


def list_signals(shell: Shell, words: list[str], arguments: list[str]) -> int:
    if not arguments:
        write(shell, " ".join(name for number, name in sorted(NUMBERS.items()) if number) + "\n")
    for text in arguments:
        named = None if text.isdecimal() else signal_number(text)
        if named is not None:
            write(shell, f"{named}\n")
            continue
        if not text.isdecimal() or (int(text) & 127) not in NUMBERS:
            return usage_error(shell, words, f"{text}: there is no such signal")
        write(shell, f"{NUMBERS[int(text) & 127]}\n")
    return 0


@builtin("fg", "bg", "fc")
def not_there(shell: Shell, words: list[str]) -> int:
    """Job control and the history of an interactive shell."""
    return usage_error(shell, words, "this shell has no job control and no history yet", 1)
