"""What is large, deep, closed or cut short: it works, or ends in a clear error; never a traceback,
never a hang."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from genwrapper.gitbox import program

TIMEOUT = 280


def run(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a script from a file."""
    path = folder / "script"
    path.write_text(script)
    return subprocess.run(
        [program(), "sh", str(path)],
        capture_output=True,
        timeout=TIMEOUT,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        check=False,
    )


LARGE = {
    "a pipeline of 200 stages": ("echo x" + " | cat" * 200, "x\n"),
    "functions 1,000 deep": (
        "f() { [ $1 -eq 0 ] && { echo end; return; }; f $(($1 - 1)); }; f 1000",
        "end\n",
    ),
    "200 substitutions in each other": ("echo " + "$(echo " * 200 + "x" + ")" * 200, "x\n"),
    "compound commands 100 deep": (
        "{ ( if :; then case a in a) while :; do " * 20
        + "echo deep; "
        + "break; done;; esac; fi ) }; " * 20,
        "deep\n",
    ),
    "2,000 elifs": (
        "x=1999\nif [ $x = 0 ]; then :\n"
        + "".join(f"elif [ $x = {i} ]; then echo {i}\n" for i in range(1, 2000))
        + "fi\n",
        "1999\n",
    ),
    "2,000 patterns": (
        "case 1999 in\n" + "".join(f"{i}) echo {i};;\n" for i in range(2000)) + "esac\n",
        "1999\n",
    ),
    "2,000 commands joined by &&": (" && ".join([":"] * 2000) + " && echo end", "end\n"),
    "2,000 commands joined by ||": (" || ".join(["false"] * 2000) + " || echo end", "end\n"),
    "a sum of 5,000 numbers": ("echo $((" + "+".join(["1"] * 5000) + "))", "5000\n"),
    "300 parentheses": ("echo $((" + "(" * 300 + "1" + ")" * 300 + "))", "1\n"),
    "200 groups": ("{ " * 200 + "echo g; " + "}; " * 200, "g\n"),
    "a line of 20,000 words": ("set -- " + "a " * 20000 + "; echo $#", "20000\n"),
    "readers that end first": (
        "yes | head -n 1; while :; do echo y; done | head -n 1; "
        "cat /dev/zero | head -c 1000000 | wc -c",
        "y\ny\n1000000\n",
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str, tmp_path: Path) -> None:
    script, expected = LARGE[name]
    done = run(script, tmp_path)
    assert (done.stdout.decode(), done.stderr.decode()) == (expected, "")


@pytest.mark.slow
def test_a_script_of_100_000_lines(tmp_path: Path) -> None:
    done = run("x=0\n" + "x=$((x + 1))\n" * 100_000 + "echo $x\n", tmp_path)
    assert done.stdout == b"100000\n"


@pytest.mark.slow
def test_a_variable_of_100_mb(tmp_path: Path) -> None:
    done = run("v=$(head -c 100000000 /dev/zero | tr '\\0' x); echo ${#v}", tmp_path)
    assert done.stdout == b"100000000\n"


TOO_DEEP = {
    "functions": "f() { f; }; f",
    "expansions": "echo " + "${x:-" * 200 + "y" + "}" * 200,
    "groups": "{ " * 5000 + ":; " + "}; " * 5000,
    "substitutions": "echo " + "$(echo " * 5000 + ")" * 5000,
    "an alias of itself in eval": "f() { eval f; }; f",
    "parentheses": "echo $((" + "(" * 5000 + "1" + ")" * 5000 + "))",
}


@pytest.mark.parametrize("name", TOO_DEEP)
def test_too_deep_is_a_clear_error(name: str, tmp_path: Path) -> None:
    done = run(TOO_DEEP[name], tmp_path)
    assert done.returncode == 2
    message, *shown = done.stderr.rstrip(b"\n").split(b"\n")
    assert b"deep" in message
    assert len(shown) in (0, 2)  # the line and a caret, where it is one of syntax
    assert all(len(line) <= 120 for line in shown)
    assert b"Traceback" not in done.stderr
    assert b"internal" not in done.stderr


def test_what_is_not_utf_8_passes(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff\xfe"
    open(name, "w").close()
    done = run("for f in *; do [ $f = script ] || printf '%s' \"$f\"; done; echo ${#f}", tmp_path)
    assert done.stdout.startswith(b"\xff\xfe")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_closed_standard_descriptor(number: int, tmp_path: Path) -> None:
    script = (
        f"exec {number}>&-; echo a; read x; echo b >&2; ls /; cat </dev/null; (echo c); $(echo)"
    )
    done = run(script, tmp_path)
    assert b"Traceback" not in done.stderr
    assert b"internal" not in done.stderr
    assert done.returncode in (0, 1)


def test_a_full_disk(tmp_path: Path) -> None:
    done = run("echo a >/dev/full; echo $?; { echo b; } >/dev/full; echo $?", tmp_path)
    assert done.stdout == b"1\n1\n"
    assert done.stderr.count(b"No space left on device") == 2


def test_limits_of_the_system(tmp_path: Path) -> None:
    done = run("ulimit -n 20; echo a | cat; (echo b) | while read x; do echo $x; done", tmp_path)
    assert done.stdout == b"a\nb\n"


SIGNALS = {
    "a program": "/bin/sleep 60",
    "an applet": "sleep 60",
    "a pipeline": "sleep 60 | cat",
    "a read": "read x </dev/zero",
    "a subshell": "(sleep 60; echo in)",
    "a substitution": "x=$(sleep 60; echo in)",
    "a loop": "while :; do :; done",
    "a background process is waited for": "/bin/sleep 60 & wait",
}


def signalled(script: str, number: int, folder: Path) -> tuple[bytes, int]:
    """Send a signal to a shell that has said that it is ready: its output, and how it ended."""
    ready, told = os.pipe()
    shell = subprocess.Popen(
        [program(), "sh", "-c", f"echo ready >&{told}; exec {told}>&-; {script}"],
        stdin=subprocess.DEVNULL,
        stdout=(folder / "output").open("wb"),
        pass_fds=(told,),
        cwd=folder,
        start_new_session=True,
    )
    os.close(told)
    try:
        assert os.read(ready, 6) == b"ready\n"
        for _ in range(TIMEOUT):
            shell.send_signal(number)  # again: one may come just before a read that then waits
            try:
                status = shell.wait(1)
                break
            except subprocess.TimeoutExpired:
                pass
    finally:
        os.close(ready)
        try:
            os.killpg(shell.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    return (folder / "output").read_bytes(), status


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_ends_the_shell(name: str, number: int, tmp_path: Path) -> None:
    script = SIGNALS[name]
    assert signalled(f"{script}; echo after", number, tmp_path) == (b"", -number)


TRAPPED = {
    "a program, when it has ended": ("/bin/sleep 0.3; echo after $?", b"T\nafter 0\n", 0),
    "an applet, when it has ended": ("sleep 0.3; echo after $?", b"T\nafter 0\n", 0),
    "a loop": ("while [ -z $t ]; do :; done; echo after", b"T\nafter\n", 0),
    "a loop of eval": ("while eval '[ -z $t ]'; do :; done; echo after", b"T\nafter\n", 0),
    "exit in the action": ("while :; do :; done", b"T\n", 5),
}


@pytest.mark.parametrize("name", TRAPPED)
def test_a_trap_runs(name: str, tmp_path: Path) -> None:
    script, output, status = TRAPPED[name]
    # The trap is set before the shell says that it is ready
    trap = f"t=; n={status or ''}; trap 't=1; echo T; [ -z \"$n\" ] || exit $n' USR1"
    ready, told = os.pipe()
    shell = subprocess.Popen(
        [program(), "sh", "-c", f"{trap}; echo ready >&{told}; exec {told}>&-; {script}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        pass_fds=(told,),
        cwd=tmp_path,
    )
    os.close(told)
    assert os.read(ready, 6) == b"ready\n"
    assert os.read(ready, 1) == b""  # it is behind that
    os.close(ready)
    shell.send_signal(signal.SIGUSR1)
    found, _ = shell.communicate(timeout=TIMEOUT)
    assert (found, shell.returncode) == (output, status)


def test_a_trap_runs_while_read_waits(tmp_path: Path) -> None:
    script = "trap 'echo T' USR1; echo ready; read x; echo $x"
    shell = subprocess.Popen(
        [program(), "sh", "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        bufsize=0,
    )
    assert shell.stdin is not None
    assert shell.stdout is not None
    assert shell.stdout.read(6) == b"ready\n"
    shell.send_signal(signal.SIGUSR1)
    assert shell.stdout.read(2) == b"T\n"
    shell.stdin.write(b"line\n")
    assert shell.communicate(timeout=TIMEOUT)[0] == b"line\n"
    assert shell.returncode == 0
