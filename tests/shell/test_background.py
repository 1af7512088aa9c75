"""Processes of `&`: signals reach them from their first moment, and as what they are."""

import subprocess

import pytest

from genwrapper.gitbox import program

ROUNDS = 40


def run(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program(), "sh", "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@pytest.mark.parametrize("command", ["sleep 30", "{ sleep 30; echo no; }", "/bin/sleep 30"])
def test_a_signal_sent_at_once_is_not_lost(command: str) -> None:
    round_ = f"{command} & kill $!; wait $!; echo $?"
    done = run(f"i=0; while [ $i -lt {ROUNDS} ]; do {round_}; i=$((i+1)); done")
    assert done.stdout == "143\n" * ROUNDS


def test_a_trap_is_not_in_force_in_a_child() -> None:
    done = run("trap 'echo trapped' USR1; { sleep 30; echo no; } & kill -USR1 $!; wait $!; echo $?")
    assert done.stdout == "138\n"


def test_a_signal_that_is_ignored_stays_so_in_a_child() -> None:
    done = run("trap '' USR1; { sleep 0.2; echo lived; } & kill -USR1 $!; wait $!; echo $?")
    assert done.stdout == "lived\n0\n"
