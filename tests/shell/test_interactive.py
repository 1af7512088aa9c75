"""The interactive shell on a real terminal: prompts, editing, history, job control, Ctrl-C."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from genwrapper.gitbox import program

pytestmark = pytest.mark.slow  # it waits for a terminal's answers

TIMEOUT = 60
PROMPT = "<prompt> "


class Terminal:
    """A shell on a terminal of its own, at its prompt."""

    def __init__(self, folder: Path, environment: dict[str, str], arguments: list[str]) -> None:
        self.folder = folder
        self.child = pexpect.spawn(
            program(),
            ["sh", *arguments],
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb"}
            | {"PS1": PROMPT, "INPUTRC": "/dev/null"}
            | environment,
            cwd=folder,
            encoding="utf-8",
            timeout=TIMEOUT,
            dimensions=(24, 200),
        )

    def prompt(self, text: str = PROMPT) -> str:
        """Wait for the prompt: what came before it, the echo of the line and line ends aside."""
        self.child.expect_exact(text)
        before = self.child.before
        assert isinstance(before, str)
        return before.replace("\r\n", "\n")

    def do(self, line: str, prompt: str = PROMPT) -> str:
        """Type a line: what it prints."""
        self.child.sendline(line)
        return self.prompt(prompt).partition("\n")[2]

    def start(self, line: str, shown: str) -> None:
        """Type a line and wait until it has printed something."""
        self.child.sendline(line)
        self.child.expect_exact(f"\n{shown}")

    def press(self, key: str) -> str:
        """Press a key that ends in a prompt."""
        self.child.sendcontrol(key)
        return self.prompt()

    def forget_line(self) -> str:
        """Control-C at the prompt. Between two characters Python's readline may miss it: then it is
        pressed again."""
        self.child.sendcontrol("c")
        while self.child.expect_exact([PROMPT, pexpect.TIMEOUT], timeout=3):
            self.child.sendcontrol("c")
        before = self.child.before
        assert isinstance(before, str)
        return before

    def end(self) -> int:
        """Wait for the end: the exit status."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        status = self.child.exitstatus
        assert status is not None
        return status


Spawn = Callable[..., Terminal]


@pytest.fixture
def spawn(tmp_path: Path) -> Iterator[Spawn]:
    made: list[Terminal] = []

    def start(*arguments: str, prompt: str = PROMPT, **environment: str) -> Terminal:
        made.append(Terminal(tmp_path, environment, list(arguments)))
        made[-1].prompt(prompt)
        return made[-1]

    yield start
    for terminal in made:
        terminal.child.close(force=True)


def test_commands_keep_their_state_and_status(spawn: Spawn) -> None:
    terminal = spawn()
    assert terminal.do("x=1; f() { return 7; }") == ""
    assert terminal.do("f; echo $? $x $-") == "7 1 mi\n"
    terminal.child.sendline("exit 5")
    assert terminal.end() == 5


def test_a_command_goes_on_over_lines(spawn: Spawn) -> None:
    terminal = spawn(PS2="more> ")
    assert terminal.do("if true", "more> ") == ""
    assert terminal.do("then echo 'a", "more> ") == ""
    assert terminal.do("b'; fi") == "a\nb\n"
    assert terminal.do("cat <<E", "more> ") == ""
    assert terminal.do("$((1+1))", "more> ") == ""
    assert terminal.do("E") == "2\n"


def test_prompts_are_expanded(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("n=0")
    terminal.child.sendline("PS1='[$n $(echo sub) $((n+1))]'")
    terminal.prompt("[0 sub 1]")
    terminal.child.sendline("n=5; false")
    terminal.prompt("[5 sub 6]")
    assert terminal.do("echo $?; PS1='\\W! '", "~5 ") == "1\n"


def test_an_error_does_not_end_it(spawn: Spawn) -> None:
    terminal = spawn()
    assert "unexpected `)`" in terminal.do("echo a )")
    assert terminal.do("echo $?") == "2\n"
    assert "bad substitution" in terminal.do("echo ${x!}")
    assert "no such option" in terminal.do("unset -z; echo no")
    assert "not set" in terminal.do("set -u; echo $nope; echo no")
    assert "read only" in terminal.do("readonly r=1; r=2; echo no")
    assert "not found" in terminal.do("exec no-such-program")
    assert "not found" in terminal.do("no-such-program")
    assert terminal.do("echo $?") == "127\n"


BLOCKING = {
    "a program": "/bin/sh -c 'echo begun; exec sleep 1000'",
    "an applet": "echo begun; sleep 1000",
    "a loop of builtins": "echo begun; while :; do :; done",
    "a loop of programs": "echo begun; while :; do /bin/sleep 0.01; done",
    "a loop of applets": "echo begun; for i in 1 2 3 4 5; do sleep 1000; done",
    "a substitution": "echo begun; x=$(sleep 1000)",
    "a pipeline": "(echo begun; sleep 1000) | cat",
    "a subshell": "(echo begun; while :; do :; done)",
    "read": "echo begun; read x",
    "wait": "sleep 1000 & echo begun; wait",
    "a function": "f() { echo begun; sleep 1000; echo no; }; f",
}


@pytest.mark.parametrize("line", BLOCKING.values(), ids=BLOCKING.keys())
def test_control_c_ends_the_command_and_not_the_shell(spawn: Spawn, line: str) -> None:
    terminal = spawn()
    terminal.start(line, "begun")
    terminal.press("c")
    assert terminal.do("echo $?") == "130\n"


def test_control_c_forgets_the_line(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.child.send("echo not run")
    terminal.child.expect_exact("echo not run")
    terminal.forget_line()
    assert terminal.do("echo $?") == "130\n"
    terminal.do("if true", "> ")
    terminal.child.send("then")
    terminal.child.expect_exact("then")
    terminal.forget_line()
    assert terminal.do("echo still") == "still\n"


def test_a_trap_for_control_c(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("trap 'echo caught' INT")
    terminal.child.send("half")
    terminal.child.expect_exact("half")
    assert "caught" in terminal.forget_line()
    terminal.do("trap - INT")
    terminal.start("echo begun; while :; do :; done", "begun")
    terminal.press("c")
    assert terminal.do("echo $?") == "130\n"


def test_signals_that_do_not_end_it(spawn: Spawn) -> None:
    terminal = spawn()
    assert terminal.do("kill -TERM $$; kill -QUIT $$; kill -TSTP $$; echo still") == "still\n"
    assert terminal.do("/bin/sh -c 'kill -TERM $$'; echo $?").endswith("143\n")


def test_stopped_and_continued(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.start("/bin/sh -c 'echo begun; exec sleep 1000'", "begun")
    assert "[1] + Stopped" in terminal.press("z")
    assert terminal.do("echo $?") == "148\n"
    terminal.start("{ echo begun; sleep 1000; } | cat", "begun")
    assert "[2] + Stopped" in terminal.press("z")
    listed = terminal.do("jobs")
    assert "[1] - Stopped" in listed
    assert "[2] + Stopped" in listed
    assert "[1]" in terminal.do("bg %1")
    assert "[1] - Running" in terminal.do("jobs")
    terminal.start("fg %2", "{ ")
    terminal.press("c")
    assert terminal.do("echo $?") == "130\n"
    terminal.do("kill %1; wait %1")
    assert terminal.do("jobs") == ""


def test_an_applet_can_be_stopped(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.start("echo begun; sleep 1000", "begun")
    assert "Stopped" in terminal.press("z")
    terminal.do("kill %1; wait %1")


def test_a_job_that_ends_is_told(spawn: Spawn) -> None:
    terminal = spawn()
    told = terminal.do("true & wait $!; (exit 3) &")
    told += terminal.do("while kill -0 $! 2>/dev/null; do :; done")
    assert "Done(3)" in told
    assert terminal.do("jobs") == ""


@pytest.mark.parametrize("blocked", [False, True], ids=["signal", "no signal"])
def test_a_job_that_ends_is_told_at_once(spawn: Spawn, blocked: bool) -> None:
    """Also where SIGCHLD is not seen: one that comes just before the wait for a key may be not."""
    number = {signal.SIGCHLD} if blocked else set()
    signal.pthread_sigmask(signal.SIG_BLOCK, number)  # the shell inherits it
    try:
        terminal = spawn()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, number)
    terminal.do("set -b; mkfifo go; (read line <go; exit 3) &")
    with open(Path(terminal.folder, "go"), "w", encoding="utf-8"):
        pass
    assert "Done(3)" in terminal.prompt()


def test_the_terminal_is_the_jobs_while_it_runs(spawn: Spawn) -> None:
    terminal = spawn()
    child = terminal.child
    child.sendline("/bin/cat")
    child.sendline("to cat")
    child.expect_exact("to cat\r\nto cat\r\n")
    child.sendeof()
    terminal.prompt()
    child.sendline("read line; echo got $line")
    child.sendline("to read")
    child.expect_exact("got to read\r\n")
    terminal.prompt()
    child.sendline("cat | tr a-z A-Z")
    child.sendline("to pipe")
    child.expect_exact("TO PIPE")
    child.sendeof()
    terminal.prompt()


def test_a_background_job_that_reads_is_stopped(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("/bin/cat &")
    terminal.do("until jobs | grep -q Stopped; do :; done")
    terminal.start("fg", "/bin/cat")
    terminal.child.sendline("now")
    terminal.child.expect_exact("now\r\nnow")
    terminal.child.sendeof()
    terminal.prompt()


def test_stopped_jobs_are_warned_of(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.start("/bin/sh -c 'echo begun; exec sleep 1000'", "begun")
    terminal.press("z")
    assert "stopped jobs" in terminal.do("exit")
    terminal.do("echo other")
    assert "stopped jobs" in terminal.do("exit")
    terminal.do("kill %1; wait")
    terminal.child.sendline("exit 4")
    assert terminal.end() == 4


def test_the_end_of_file(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("false; set -o ignoreeof")
    terminal.child.sendeof()
    assert "exit" in terminal.prompt()
    terminal.do("set +o ignoreeof; (exit 3)")
    terminal.child.sendeof()
    assert terminal.end() == 3


def test_history_over_sessions(spawn: Spawn, tmp_path: Path) -> None:
    first = spawn()
    first.do("for i in 1", "> ")
    first.do("do :; done")
    first.do("echo one")
    first.child.sendline("exit")
    first.end()
    saved = (tmp_path / ".gitbox_history").read_text()
    assert saved == "for i in 1\n\tdo :; done\necho one\nexit\n"
    second = spawn()
    second.child.send("\x1b[A\x1b[A")  # the second line from the end
    second.child.sendline()
    assert second.prompt().endswith("one\n")
    listed = second.do("fc -l")
    assert listed == "1\tfor i in 1\n\tdo :; done\n2\techo one\n3\texit\n4\techo one\n"
    assert [path.name for path in tmp_path.iterdir()] == [".gitbox_history"]


def test_size_and_place_of_the_history(spawn: Spawn, tmp_path: Path) -> None:
    terminal = spawn(HISTFILE="own", HISTSIZE="2")
    for word in "a", "b", "c":
        terminal.do(f"echo {word}")
    assert terminal.do("fc -ln") == "\techo c\n"
    terminal.child.sendline("exit")
    terminal.end()
    assert (tmp_path / "own").read_text() == "fc -ln\nexit\n"


def test_a_history_that_is_no_file_is_left_alone(spawn: Spawn, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    terminal = spawn(HISTFILE="fifo")
    terminal.do("echo one")
    terminal.child.sendline("exit")
    terminal.end()
    assert (tmp_path / "fifo").is_fifo()


def test_a_shell_whose_terminal_is_gone_keeps_its_history_and_no_job(
    spawn: Spawn, tmp_path: Path
) -> None:
    terminal = spawn()
    terminal.do("echo one")
    jobs = [int(terminal.do("sleep 1000 &").split()[-1])]
    terminal.start("echo begun; sleep 1000", "begun")
    terminal.press("z")
    jobs += map(int, terminal.do("jobs -p").split())
    terminal.child.kill(signal.SIGHUP)
    terminal.child.expect(pexpect.EOF)
    for pid in jobs:
        while Path(f"/proc/{pid}/cmdline").exists():
            time.sleep(0.01)
    terminal.child.close()
    assert terminal.child.signalstatus == signal.SIGHUP
    saved = (tmp_path / ".gitbox_history").read_text()
    assert saved.startswith("echo one\nsleep 1000 &\n")


def test_fc_runs_and_edits(spawn: Spawn, tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i s/two/edited/ $1\n")
    editor.chmod(0o755)
    terminal = spawn(FCEDIT=str(editor))
    terminal.do("echo one")
    terminal.do("echo two")
    assert terminal.do("fc -s echo") == "echo two\ntwo\n"
    assert terminal.do("fc -s two=three") == "echo three\nthree\n"
    assert terminal.do("fc 2") == "echo edited\nedited\n"
    assert terminal.do("fc -lr 1 3") == "3\techo two\n2\techo two\n1\techo one\n"
    assert "no such command" in terminal.do("fc -s nothing")


def test_completion(spawn: Spawn, tmp_path: Path) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder" / "unique").write_text("content\n")
    terminal = spawn()
    terminal.do("some_function() { echo called $1; }; some_variable=value")
    terminal.child.send("some_f\tun")
    terminal.child.sendline()
    assert terminal.prompt().endswith("called un\n")
    terminal.child.send("ca\x01\x0b")  # a line that is taken back
    terminal.child.send("cat a\\ f\tu\t")
    terminal.child.sendline()
    assert terminal.prompt().endswith("content\n")
    terminal.child.send("echo $some_v\t")
    terminal.child.sendline()
    assert terminal.prompt().endswith("value\n")
    terminal.child.send("true; unexp\t /dev/null")
    terminal.child.sendline()
    terminal.prompt()


def test_lines_that_are_pasted(spawn: Spawn) -> None:
    terminal = spawn(TERM="xterm")
    terminal.child.send("\x1b[200~echo first\nfor i in 1 2\ndo echo $i; done\n\x1b[201~\r")
    terminal.child.expect_exact("first\r\n1\r\n2\r\n")
    terminal.prompt()
    terminal.child.sendline("fc -ln -2 -1")
    terminal.child.expect_exact("\techo first\r\n\tfor i in 1 2\r\n\tdo echo $i; done\r\n")


def test_keys_of_vi(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("set -o vi")
    terminal.child.send("echo wrong\x1bbcwright\r")
    assert terminal.prompt().endswith("right\n")
    assert "vi              on" in terminal.do("set -o")
    terminal.do("set -o emacs")
    terminal.child.send("echo tail\x01\x0becho head\r")
    assert terminal.prompt().endswith("head\n")


def test_what_was_ignored_before_can_be_trapped(tmp_path: Path) -> None:
    line = "trap 'echo got' USR1; kill -USR1 $$; trap - USR1; trap"
    done = subprocess.run(
        [program(), "sh", "-c", f'trap "" USR1; "{program()}" sh -i'],
        input=line.encode(),
        capture_output=True,
        timeout=TIMEOUT,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        start_new_session=True,
        check=True,
    )
    assert done.stdout == b"got\n"


def test_the_file_that_env_names(spawn: Spawn, tmp_path: Path) -> None:
    (tmp_path / "rc").write_text("greet() { echo hello; }\nunset -z\n")
    terminal = spawn(ENV="$HOME/rc")
    assert terminal.do("greet") == "hello\n"


def test_job_control_can_be_off(spawn: Spawn) -> None:
    terminal = spawn()
    terminal.do("set +m")
    assert terminal.do("echo $-") == "i\n"
    terminal.start("echo begun; sleep 1000", "begun")
    terminal.press("c")
    assert terminal.do("echo $?") == "130\n"


def test_a_script_with_job_control_gives_the_terminal(tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text("set -m\nread a\n/bin/head -n 1\nhead -n 1 | cat\nread b; echo $a $b\n")
    child = pexpect.spawn(
        program(), ["sh", str(script)], encoding="utf-8", timeout=TIMEOUT, echo=False
    )
    for line, shown in (("one", ""), ("two", "two"), ("three", "three"), ("four", "one four")):
        child.sendline(line)
        child.expect_exact(shown)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_without_a_terminal(tmp_path: Path) -> None:
    script = b"x=1\nif true\nthen echo in; fi\necho ${x!}\n)\necho $? $-\nfc -ln 1 1\nexit 3\n"
    done = subprocess.run(
        [program(), "sh", "-i"],
        input=script,
        capture_output=True,
        timeout=TIMEOUT,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PS1": "1>", "PS2": "2>"},
        start_new_session=True,
        check=False,
    )
    assert done.stdout == b"in\n2 i\n\tx=1\n"
    assert done.stderr.startswith(b"1>1>2>1>sh: line 4: ${x!}: bad substitution\n1>")
    assert done.returncode == 3
