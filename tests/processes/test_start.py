"""One program: `start`, `masked`, `inherited`, `reap`."""

import _thread
import errno
import json
import os
import signal
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.processes.programs import ENVIRONMENT, python

from genwrapper import processes

# What a program sees of itself, written to descriptor 1 as JSON
REPORT = """
import json, os, resource, signal
fds = {}
for n in range(200):
    try:
        fds[n] = os.fstat(n).st_ino
    except OSError:
        pass
mask = os.umask(0)
status = dict(l.split(":", 1) for l in open("/proc/self/status") if ":" in l)
os.write(1, json.dumps({
    "fds": fds, "umask": mask, "cwd": os.getcwd(), "group": os.getpgrp(), "pid": os.getpid(),
    "environment": dict(os.environ), "limit": resource.getrlimit(resource.RLIMIT_NOFILE)[0],
    "blocked": int(status["SigBlk"], 16), "nice": os.nice(0),
}).encode())
"""
# Python itself ignores some signals: a shell shows what a program was given
IGNORED = "grep SigIgn /proc/self/status"


@pytest.fixture(autouse=True)
def back() -> Iterator[None]:
    here = os.getcwd()
    yield
    os.chdir(here)


def output(argv: list[str], **options: Any) -> str:
    """What a program writes."""
    end, out = os.pipe()
    arguments = {"environment": ENVIRONMENT, "cwd": "/", "umask": 0o22, **options}

    pid = processes.start(argv, {0: 0, 1: out, 2: 2}, program=argv[0], **arguments)
    os.close(out)
    with open(end, "rb") as stream:
        text = stream.read().decode()
    ended = processes.reap(pid)
    assert ended is not None
    assert ended[0] == 0, text
    return text


def ignored(**options: Any) -> set[int]:
    mask = int(output(["/bin/sh", "-c", IGNORED], **options).split()[1], 16)
    return {n for n in signal.valid_signals() if mask >> (n - 1) & 1}


def test_environment_umask_and_folder_are_what_was_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        words = python(REPORT)
        seen = json.loads(
            output(words, cwd=str(tmp_path), umask=0o137, environment={"A": "b", "é": "\udcff"})
        )
        assert (seen["umask"], seen["cwd"]) == (0o137, str(tmp_path))
        seen["environment"].pop("LC_CTYPE", None)  # Python's own
        assert seen["environment"] == {"A": "b", "é": "\udcff"}
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)


def test_a_folder_may_be_a_descriptor_which_holds_through_renames(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    folder = os.open(tmp_path / "old", os.O_RDONLY)
    (tmp_path / "old").rename(tmp_path / "new")
    assert json.loads(output(python(REPORT), cwd=folder))["cwd"] == str(tmp_path / "new")
    os.close(folder)


@pytest.mark.parametrize(
    ("contents", "mode", "number"),
    [
        (None, 0, errno.ENOENT),
        (b"#!/no/such/interpreter\n", 0o755, errno.ENOENT),
        (b"echo a script without a first line that says so\n", 0o755, errno.ENOEXEC),
        (b"#!/bin/sh\n", 0o644, errno.EACCES),
    ],
)
def test_what_exec_refuses_is_an_error_with_its_number(
    tmp_path: Path, contents: bytes | None, mode: int, number: int
) -> None:
    path = tmp_path / "program"
    if contents is not None:
        path.write_bytes(contents)
        path.chmod(mode)
    with pytest.raises(OSError, match="program") as raised:
        processes.start(["p"], {}, program=str(path), cwd="/", umask=0, environment={})
    assert raised.value.errno == number
    assert raised.value.filename == str(path)


def test_too_long_a_list_of_words() -> None:
    with pytest.raises(OSError, match="true") as raised:
        processes.start(["x" * 200_000], {}, program="/bin/true", environment={})
    assert raised.value.errno == errno.E2BIG


def test_a_folder_that_is_gone_is_named_and_the_umask_is_put_back(tmp_path: Path) -> None:
    before = os.umask(0o022)
    with pytest.raises(FileNotFoundError) as raised:
        processes.start(
            ["true"], {}, program="/bin/true", cwd=str(tmp_path / "no"), umask=0, environment={}
        )
    assert raised.value.filename == str(tmp_path / "no")
    assert os.umask(before) == 0o022


def test_signals_are_at_their_default_but_for_those_to_be_ignored() -> None:
    assert ignored() == set()
    assert ignored(ignored=[signal.SIGINT, signal.SIGQUIT]) == {signal.SIGINT, signal.SIGQUIT}
    assert ignored(ignored=[signal.SIGPIPE]) == {signal.SIGPIPE}


def test_signals_that_we_ignore_reach_a_program_only_if_asked_for() -> None:
    before = signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    try:
        assert ignored() == set()
        assert ignored(ignored=[signal.SIGUSR1]) == {signal.SIGUSR1}
        assert signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_our_handlers_are_put_back_and_nothing_is_blocked() -> None:
    got: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: got.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
    try:
        assert ignored(ignored=[signal.SIGUSR1]) == {signal.SIGUSR1}
        assert json.loads(output(python(REPORT), ignored=[signal.SIGUSR1]))["blocked"] == 0
        assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == mask | {signal.SIGUSR2}
        os.kill(os.getpid(), signal.SIGUSR1)
        assert got == [signal.SIGUSR1]
    finally:
        signal.signal(signal.SIGUSR1, before)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def test_signals_are_ignored_from_a_thread_too() -> None:
    got: list[int] = []
    seen: list[set[int]] = []
    before = signal.signal(signal.SIGUSR1, lambda number, frame: got.append(number))
    try:
        thread = threading.Thread(target=lambda: seen.append(ignored(ignored=[signal.SIGUSR1])))
        thread.start()
        thread.join()
        assert seen == [{signal.SIGUSR1}]
        os.kill(os.getpid(), signal.SIGUSR1)
        assert got == [signal.SIGUSR1]
    finally:
        signal.signal(signal.SIGUSR1, before)


def test_process_groups() -> None:
    end, out = os.pipe()
    stay, hold = os.pipe()
    words = ["/bin/cat"]
    first = processes.start(
        words, {0: stay, 1: out}, program=words[0], environment=ENVIRONMENT, group=0
    )
    try:
        assert os.getpgid(first) == first
        assert json.loads(output(python(REPORT), group=first))["group"] == first
        assert json.loads(output(python(REPORT)))["group"] == os.getpgrp()
    finally:
        for each in (end, out, stay, hold):
            os.close(each)
        assert processes.reap(first) is not None


def test_limit_of_descriptors_is_the_program_s_only() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert json.loads(output(python(REPORT), open_files=64))["limit"] == 64
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before


def test_priority_is_kept() -> None:
    assert json.loads(output(python(REPORT)))["nice"] == os.nice(0)
    child = os.fork()
    if not child:
        os.nice(7)
        lower = json.loads(output(python(REPORT)))["nice"]
        os._exit(0 if lower == os.nice(0) else 1)
    assert os.waitpid(child, 0)[1] == 0


sources = st.one_of(st.integers(0, 12), st.integers(0, 99), st.integers(100, 160))
layouts = st.dictionaries(st.one_of(st.integers(0, 12), st.integers(0, 99)), sources, max_size=12)


@settings(max_examples=60, deadline=None)
@given(layout=layouts, output=sources)
def test_any_layout_of_descriptors(layout: dict[int, int], output: int) -> None:
    """In a process of its own, whose descriptors are all the layout's sources."""
    layout = {**layout, 1: output}
    child = os.fork()
    if not child:
        os._exit(_has_layout(layout))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _has_layout(layout: dict[int, int]) -> int:
    report = os.memfd_create("report")
    os.dup2(report, 900, inheritable=False)
    os.closerange(0, 900)
    inodes = {}
    for real in {*layout.values()}:
        if real == layout[1]:
            os.dup2(900, real, inheritable=False)
        else:
            made = os.memfd_create(str(real))
            os.dup2(made, 901, inheritable=False)
            os.close(made)
            os.dup2(901, real, inheritable=False)
            os.close(901)
        inodes[real] = os.fstat(real).st_ino
    words = python(REPORT)
    pid = processes.start(words, layout, program=words[0], environment=ENVIRONMENT, cwd="/")
    assert processes.reap(pid)
    os.lseek(900, 0, os.SEEK_SET)
    seen = json.loads(os.read(900, 65536))["fds"]
    expected = {str(number): inodes[real] for number, real in layout.items()}
    # Python opens 0 to 2 for itself where they are closed, none else
    seen = {n: inode for n, inode in seen.items() if n in expected or int(n) > 2}
    return 0 if seen == expected else 1


def test_what_is_not_listed_is_closed() -> None:
    words = ["/bin/ls", "/dev/fd/"]
    end, out = os.pipe()
    pid = processes.start(words, {5: 0, 1: out}, program=words[0], environment={})
    os.close(out)
    with open(end, "rb") as stream:
        assert stream.read().split() == [b"0", b"1", b"5"]  # 0 is ls's own look at the folder
    processes.reap(pid)


def test_inherited_descriptors_reach_no_program_unless_listed() -> None:
    program = """
import os
from genwrapper import processes
found = processes.inherited()
assert found == [0, 1, 2, 7, 42], found
pid = processes.start(["ls", "/dev/fd/"], {1: 1, 9: 42}, program="/bin/ls", environment={})
assert processes.reap(pid)[0] == 0
"""
    end, out = os.pipe()
    pid = processes.start(
        python(program),
        {0: 0, 1: out, 2: 2, 7: 0, 42: 0},
        program=sys.executable,
        environment=ENVIRONMENT,
    )
    os.close(out)
    with open(end, "rb") as stream:
        assert stream.read().split() == [b"0", b"1", b"9"]
    ended = processes.reap(pid)
    assert ended is not None
    assert ended[0] == 0


def test_reap_tells_how_it_ended_and_what_it_used() -> None:
    words = ["/bin/sh", "-c", "kill -9 $$"]
    pid = processes.start(words, {}, program=words[0], environment={})
    ended = processes.reap(pid)
    assert ended is not None
    assert ended[0] == -9
    end, out = os.pipe()
    words = python("import sys; sum(range(10**7)); sys.stdin.read(); sys.exit(7)")
    pid = processes.start(words, {0: end}, program=words[0], environment=ENVIRONMENT)
    assert processes.reap(pid, block=False) is None
    os.close(out)
    os.close(end)
    ended = processes.reap(pid)
    assert ended is not None
    status, usage = ended
    assert status == 7
    assert usage.cpu > 0.01
    assert usage.peak > 1 << 20
    with pytest.raises(ChildProcessError):
        processes.reap(pid)


def test_files_are_created_with_the_umask_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o022)
    path = tmp_path / "file"
    os.close(processes.masked(0o027, os.open, path, os.O_CREAT | os.O_WRONLY, mode=0o666))
    processes.masked(0o077, os.mkdir, tmp_path / "folder")
    with pytest.raises(FileExistsError):
        processes.masked(0, os.mkdir, tmp_path / "folder")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "folder").stat().st_mode) == 0o700
    assert os.umask(before) == 0o022


@pytest.mark.slow
def test_starts_from_many_threads_get_each_their_own(tmp_path: Path) -> None:
    wrong: list[str] = []
    done = [_thread.allocate_lock() for _ in range(8)]

    def work(index: int) -> None:
        folder = tmp_path / str(index)
        folder.mkdir()
        for _ in range(25):
            text = output(["/bin/sh", "-c", "umask; pwd"], cwd=str(folder), umask=index)
            if text.split() != [f"000{index}", str(folder)]:
                wrong.append(text)
        done[index].release()

    before = len(os.listdir("/proc/self/fd"))
    for index, lock in enumerate(done):
        lock.acquire()
        _thread.start_new_thread(work, (index,))
    assert all(lock.acquire(timeout=60) for lock in done)
    assert wrong == []
    assert len(os.listdir("/proc/self/fd")) == before


def test_the_import_costs_little() -> None:
    heavy = "os re dataclasses typing subprocess signal threading enum functools ctypes select"
    program = f"""
import sys
sys.path[:] = {sys.path!r}
import genwrapper.processes
print([name for name in {heavy.split()!r} if name in sys.modules])
"""
    assert output([sys.executable, "-I", "-S", "-c", program]) == "[]\n"
