"""`gitbox sh --check`: the examples of its page, its output and comments, and real scripts."""

import json
import re
import subprocess
from pathlib import Path

import pytest

import genwrapper
from genwrapper.gitbox import program
from genwrapper.shell.checks import check
from genwrapper.shell.checks.rules import RULES

PAGE = Path(genwrapper.__file__).parents[2] / "docs" / "check.md"
EXAMPLE = re.compile(
    r"^## (GB\d+):.*?```sh\n# bad\n(.*?)\n```\n```sh\n# good\n(.*?)\n```", re.M | re.S
)
EXAMPLES = [
    (code, bad.replace("\\r", "\r") if code == "GB002" else bad, good)
    for code, bad, good in EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))
]
SHELLS = (b"#!/bin/sh", b"#! /bin/sh", b"#!/bin/dash")
SCRIPTS = [
    path
    for path in sorted(Path("/var/lib/dpkg/info").glob("*.p*"))
    if path.suffix in (".postinst", ".prerm", ".preinst", ".postrm")
    and path.read_bytes().startswith(SHELLS)
]


@pytest.mark.parametrize(("code", "bad", "good"), EXAMPLES, ids=[code for code, _, _ in EXAMPLES])
def test_examples(code: str, bad: str, good: str) -> None:
    assert {finding.code for finding in check(bad + "\n", "bad")} == {code}
    assert [finding.shown() for finding in check(good + "\n", "good")] == []


def test_every_rule_has_an_example() -> None:
    codes = [code for code, _, _ in EXAMPLES]
    assert codes == sorted(codes)
    assert set(codes) == {rule.code for rule in RULES} | {"GB001", "GB002"}


@pytest.mark.parametrize(
    "text",
    [
        'n=1; m=$((n+1)); head -n $n "$1"; seq $n $m $# $?',
        "for i in 1 2 3; do echo $i; done",
        'case $1 in a) x=$2;; esac; [[ $x = $1 ]] && y=$x; echo "$x$y"',
        "set -- $(seq 3); for w in $list; do :; done; IFS=:",
        "(cd / && ls); cd /; cd ..; cd",
        "cd results && ls",
        "f() { cd results; }; f || exit",
        "if echo a | grep -q a; then :; fi",
        "cat a b | sort; cat <<E | sort\nE\ncat -n a | sort; cat *.txt | sort",
        "command -v convert >/dev/null && convert a b",
        "sh -c 'echo $1' x; awk '{ print $1 }'; trap 'rm -f $tmp' EXIT; sed 's/$x/y/'",
        "printf '%s\\n' \"$x\"; echo \"a $x\"",
        'rm -rf "${TMP:?}/x" ./y; d=work; rm -rf $d/x',
        "[ \"$(date +%u)\" = 7 ] && echo root; [ a ] && [ -n \"$x\" ]",
        "while IFS= read -r line; do :; done",
        'x=1 y=2 env; x= cat; a=b=c; echo "a = b"',
        "f() { return 1; }; g() { exit; }; if f; then exit 1; fi; echo on",
        "sort a >b; [ $? -eq 0 ] || exit 1",
        "echo ${x+$x} $# $$ $!",
        "./program; ../other; $program; \"$dir/program\"",
    ],
)  # fmt: skip
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert [finding.shown() for finding in check(text + "\n", "script")] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("echo ok\n\trm $x\n", "script:2:5"),
        ("if [ $x = 1 ]; then :; fi\n", "script:1:6"),
        ('echo "$(rm $x)"\n', "script:1:12"),
        ("f() {\n  g <<E\n$(rm $y)\nE\n}; g() { :; }\n", "script:3:6"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert [finding.shown().split(": ")[0] for finding in check(text, "script")] == [place]


def test_comments_keep_it_quiet() -> None:
    text = (
        "rm $x  # gitbox: ignore=GB101\n"
        "# gitbox: ignore=GB104,GB101 as the list has no blanks\n"
        "# more\n"
        "rm $x\n"
        "rm $x  # gitbox: ignore=GB104\n"
    )
    assert [(found.line, found.code) for found in check(text, "s")] == [(5, "GB101")]


def test_functions_of_sourced_files_are_known(tmp_path: Path) -> None:
    (tmp_path / "part").write_text("mine() { :; }\n")
    script = str(tmp_path / "script")
    assert [found.code for found in check(". ./part; mine; convert a b\n", script)] == ["GB501"]
    assert check(". ./none; mine; convert a b\n", script) == []


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program(), "sh", "--check", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        input="rm $x\n",
        check=False,
    )


def test_the_program(tmp_path: Path) -> None:
    (tmp_path / "good").write_text("echo good\n")
    (tmp_path / "bad").write_text("echo\n\trm $x\n")
    (tmp_path / "broken").write_text("echo 'a\necho b'\necho 'c\n")
    assert run(tmp_path, "good").stdout == ""
    assert run(tmp_path, "good").returncode == 0
    done = run(tmp_path, "good", "bad")
    assert done.returncode == 1
    assert done.stdout == (
        "bad:2:5: warning GB101: $x is split at blanks, its * and ? make patterns\n"
        '\trm $x\n\t   ^ quote it: "$name"\n'
    )
    assert run(tmp_path, "-").stdout.startswith("-:1:4: warning GB101")
    done = run(tmp_path, "broken")
    assert done.returncode == 2
    assert "line 1 has the first ' without a partner" in done.stdout
    done = run(tmp_path, "none")
    assert (done.returncode, done.stderr) == (2, "none: No such file or directory\n")
    found = json.loads(run(tmp_path, "--json", "bad").stdout)
    assert found[0]["code"] == "GB101"
    assert (found[0]["file"], found[0]["line"], found[0]["column"]) == ("bad", 2, 5)
    assert run(tmp_path).returncode == 2


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_real_scripts_have_no_errors(path: Path) -> None:
    """Debian's maintainer scripts work: they have warnings, but nothing that can't be meant."""
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    errors = [found for found in check(text, path.name) if found.severity == "error"]
    assert [found.shown() for found in errors if found.code not in ("GB104", "GB107")] == []
