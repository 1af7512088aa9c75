"""What becomes of a tree whose launcher is killed: `keep_lifeline`, `reap_orphans`,
`end_strays`.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.processes.programs import ENVIRONMENT, Run, alive, numbers, python, state, until

from genwrapper.processes import end_strays, proc

LAUNCHER = """
import os, sys, time
from genwrapper.processes import Tree
tree = Tree.start(
    [sys.executable, "-S", "-c", sys.argv[1]],
    cwd=os.getcwd(),
    environment=dict(os.environ),
    descriptors={0: 0, 1: 1, 2: 2},
)
with open("pids", "a") as file:
    file.write(f"{tree.pid}\\n")
while not os.path.exists("suspend"):
    time.sleep(0.005)
tree.suspend()
open("suspended", "w").close()
time.sleep(1000)
"""
# Stands for GitBox: children of its own, in another session, forked twice
SHELL = """
import os, time
from genwrapper.processes import LIFELINE, keep_lifeline
def tell():
    with open("pids", "a") as file:
        file.write(f"{os.getpid()}\\n")
keep_lifeline(int(os.environ.pop(LIFELINE)))
for kind in range(4):
    if not os.fork():
        if kind & 1:
            os.setsid()
        if kind & 2 and os.fork():
            os._exit(0)
        tell()
        time.sleep(1000)
tell()
time.sleep(1000)
"""


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*python(LAUNCHER), SHELL], cwd=tmp_path, env={**ENVIRONMENT, "MARK": str(tmp_path)}
    )
    yield process
    process.kill()
    process.wait()
    end_strays(f"MARK={tmp_path}")


def gone(pids: list[int]) -> None:
    until(lambda: not any(alive(pid) for pid in pids))


def test_the_tree_ends_with_its_killed_launcher(
    launcher: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    pids = numbers(tmp_path / "pids", 6)
    assert all(alive(pid) for pid in pids)
    launcher.kill()
    gone(pids)


def test_a_suspended_tree_ends_with_its_killed_launcher(
    launcher: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    pids = numbers(tmp_path / "pids", 6)
    (tmp_path / "suspend").touch()
    until((tmp_path / "suspended").exists)
    assert {state(pid) for pid in pids} == {"T"}
    launcher.kill()
    gone(pids)


def test_strays_of_a_killed_launcher_and_shell_are_ended(
    launcher: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    pids = numbers(tmp_path / "pids", 6)
    found = proc.process(launcher.pid)
    assert found is not None
    (shell,) = [p.pid for p in proc.descendants(launcher.pid) if p.parent == launcher.pid]
    (tmp_path / "suspend").touch()
    until((tmp_path / "suspended").exists)  # so that the shell can't end its tree
    os.kill(shell, signal.SIGKILL)
    launcher.kill()
    launcher.wait()
    until(lambda: not alive(shell))
    left = {pid for pid in pids if pid != shell}
    assert end_strays(f"MARK={tmp_path}/other") == 0
    assert all(alive(pid) for pid in left)
    assert end_strays(f"MARK={tmp_path}") == len(left)
    gone([*left])


def test_a_launcher_that_is_gone_already(tmp_path: Path) -> None:
    end, lifeline = os.pipe()
    os.close(lifeline)
    program = f"from genwrapper.processes import keep_lifeline; keep_lifeline({end}); print('no')"
    process = subprocess.run(
        python(program),
        check=False,
        pass_fds=[end],
        env=ENVIRONMENT,
        capture_output=True,
        start_new_session=True,
    )
    os.close(end)
    assert (process.returncode, process.stdout) == (-signal.SIGKILL, b"")


def test_the_lifeline_reaches_no_program(tree: Run, tmp_path: Path) -> None:
    started = tree(
        *python("""
import os
from genwrapper.processes import LIFELINE, keep_lifeline, reap, start
keep_lifeline(int(os.environ.pop(LIFELINE)))
out = os.open("out", os.O_CREAT | os.O_WRONLY, 0o666)
reap(start(["ls", "/dev/fd/"], {1: out}, program="/bin/ls", environment={}))
""")
    )
    assert started.wait(60) == 0
    assert (tmp_path / "out").read_text().split() == ["0", "1"]


def test_orphans_are_waited_for_and_children_left(tree: Run, tmp_path: Path) -> None:
    started = tree(
        *python("""
import os
from genwrapper.processes import LIFELINE, fork, keep_lifeline, reap, reap_orphans, start
from genwrapper.processes.proc import children
keep_lifeline(int(os.environ.pop(LIFELINE)))
reap_orphans()
child = fork()
if not child:
    for _ in range(20):
        if not os.fork():
            os._exit(0)
    os._exit(7)
other = start(["true"], {}, program="/bin/true", environment={})
own = os.getpid()
while len([process for process in children(own) if process.ended]) < 22:
    pass
reap_orphans()
assert {process.pid for process in children(own)} == {child, other}
assert reap(other)[0] == 0
assert reap(child)[0] == 7
""")
    )
    assert started.wait(60) == 0


def test_strays_of_this_very_process_s_line_are_spared(tmp_path: Path) -> None:
    program = "from genwrapper.processes import end_strays; print(end_strays('MARK=here'))"
    words = ["/bin/sh", "-c", '"$@"; exit 0', "sh", *python(program)]
    done = subprocess.run(
        words, check=False, env={**ENVIRONMENT, "MARK": "here"}, capture_output=True
    )
    assert (done.returncode, done.stdout) == (0, b"0\n")


@pytest.mark.slow
def test_a_launcher_killed_at_any_moment(tmp_path: Path) -> None:
    """Also while the shell is still on its way to its lifeline."""
    shell = SHELL.replace("time.sleep(1000)\ntell()", "pass") + "\n"
    for delay in range(20):
        process = subprocess.Popen(
            [*python(LAUNCHER), shell],
            cwd=tmp_path,
            env={**ENVIRONMENT, "MARK": f"{tmp_path}/{delay}"},
        )
        until((tmp_path / "pids").exists)
        process.kill()
        process.wait()
        mark = f"MARK={tmp_path}/{delay}".encode()
        until(lambda mark=mark: not _marked(mark))  # type: ignore[misc]
        (tmp_path / "pids").unlink()


def _marked(mark: bytes) -> list[str]:
    return [
        name
        for name in os.listdir("/proc")
        if name.isdigit() and mark in proc.read(f"/proc/{name}/environ").split(b"\0")
    ]
