"""The shell's loops: CPU against the shells that people have, in turn."""

import pathlib
import tempfile
from functools import partial

from benchmarks.measure import Series, in_turn, once
from benchmarks.shells import peers

LOOPS = {
    "while with arithmetic": """
        i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done""",
    "for with case": """
        set -- a1 b2 c3 d4 e5 f6 g7 h8 i9 j0; n=0
        while [ $n -lt 50000 ]; do n=$((n+1))
        for i in "$@"; do case $i in *5) x=a;; c*) x=b;; [f-h]*) x=c;; *) x=d;; esac; done; done""",
    "trimming": """
        v=path/to/some/file.tar.gz; i=0
        while [ $i -lt 100000 ]; do a=${v##*/}; b=${v%.*}; c=${a%%.*}; i=$((i+1)); done""",
    "function calls": """
        f() { x=$1; return 0; }
        i=0; while [ $i -lt 150000 ]; do f $i; i=$((i+1)); done""",
    "read from a file": """
        i=0; while [ $i -lt 50000 ]; do i=$((i+1)); echo "$i word and more"; done >lines
        while read -r a b; do x=$a; done <lines""",
    "read from a pipe": """
        i=0; while [ $i -lt 40000 ]; do i=$((i+1)); echo "$i word and more"; done |
        while read -r a b; do x=$a; done""",
    "echo >> file": """
        i=0; while [ $i -lt 30000 ]; do echo "line $i" >>out; i=$((i+1)); done""",
    "printf": """
        i=0; while [ $i -lt 60000 ]; do printf '%s %d\\n' name $i; i=$((i+1)); done >out""",
    "field splitting": """
        IFS=:; v=root:x:0:0:root:/root:/bin/sh; i=0
        while [ $i -lt 120000 ]; do set -- $v; x=$3; i=$((i+1)); done""",
    "$(echo)": """
        i=0; while [ $i -lt 1000 ]; do x=$(echo $i); i=$((i+1)); done""",
    "$(f) of a function": """
        f() { echo "$1:$2"; }
        i=0; while [ $i -lt 1000 ]; do x=$(f $i name); i=$((i+1)); done""",
    "nested arithmetic": """
        a=3; b=7; i=0
        while [ $i -lt 100000 ]; do
        x=$(( (a * i + b) % 1000 > 500 ? (a << 2) | (i & 255) : -(b - i) / 3 ))
        i=$((i + 1)); done""",
    "here-document": """
        i=0; while [ $i -lt 15000 ]; do read x <<END
value $i
END
        i=$((i+1)); done""",
    "test": """
        i=0; e=; while [ $i -lt 40000 ]; do
        [ -n "$i" ] && [ "$i" != x ] && [ -f /etc/passwd ] && [ ! -d /nosuch ]
        [ -z "$e" ] && test "$i" -ge 0 && [ $i -gt -1 -a $i -lt 99999 ] && test -r / -o -w /
        i=$((i+1)); done""",
    "local": """
        f() { local x=$1 y; y=$x; [ "$y" ]; }
        i=0; while [ $i -lt 100000 ]; do f $i; i=$((i+1)); done""",
    "getopts": """
        f() { OPTIND=1; while getopts ab:c o; do case $o in a|c) x=$o;; b) y=$OPTARG;; esac; done; }
        i=0; while [ $i -lt 20000 ]; do f -a -b value -c name; i=$((i+1)); done""",
    "pipelines of applets": """
        i=0; while [ $i -lt 200 ]; do
        printf '%s\\n' b c a | sort | head -n 2 | tr a-z A-Z >out; i=$((i+1)); done""",
    "subshell": """
        i=0; while [ $i -lt 1000 ]; do (x=$i); i=$((i+1)); done""",
    "pathname expansion": """
        mkdir -p many; cd many; i=0; while [ $i -lt 1000 ]; do : >f$i; i=$((i+1)); done
        i=0; while [ $i -lt 500 ]; do set -- f*5; i=$((i+1)); done""",
    "starting a program": """
        i=0; while [ $i -lt 400 ]; do /bin/true; i=$((i+1)); done""",
}
LACKING = {("printf", "mksh")}  # it starts a program each time
REPLACING = """
        v=aXbXcXdXe; i=0
        while [ $i -lt 60000 ]; do x=${v//X/-}; y=${v/b/c}; i=$((i+1)); done"""
"""`${v//a/b}`, which dash lacks: against busybox ash."""


def measure(rounds: int = 3) -> dict[str, dict[str, Series]]:
    """Each loop on each shell: the medians of runs in turn."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, script in LOOPS.items():
            path = pathlib.Path(folder) / "script"
            path.write_text(script)

            def run(command: list[str], path: pathlib.Path = path) -> object:
                return once([*command, str(path)], folder=path.parent)

            commands = {
                shell: (lambda command=command: run(command))
                for shell, command in peers().items()
                if (name, shell) not in LACKING
            }
            found[name] = in_turn(commands, rounds)  # type: ignore[arg-type]
    return found


def measure_replacing(rounds: int = 5) -> dict[str, Series]:
    """REPLACING on the shells that have it."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "script"
        path.write_text(REPLACING)
        runs = {
            shell: partial(once, [*command, str(path)], folder=path.parent)
            for shell, command in peers().items()
            if shell != "dash"
        }
        return in_turn(runs, rounds)
