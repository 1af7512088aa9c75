"""The applets of files and of the system do what the programs of this machine do."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest
from tests.applets.against import Run, same, words
from tests.processes.programs import until

FILES = {"hundred": b"".join(b"%d\n" % n for n in range(1, 101)), "a b": b"x", "sub/deep/y": b"1"}

CALLS = r"""
stat -c "%n %s %F %a %A %h %f" f
stat -c %n%s f g nothing
stat -c "%N %F" ln dangling sub sub/fifo
stat -c "%5s|%-5s|%05s|%+5s|%.2n" f
stat -L -c "%F %s" ln
stat -c "%U %G %u %g" f
stat -c "%x %X %y %Y" f
stat -c "%.10y" f
stat -c "%%|%q|" f
stat --printf "%n\t%s\n" f
stat --printf "%n" f
stat -c "%b %B" f
stat -c %o f
stat -c "%t %T %F" /dev/null
stat -c "%D" /dev/null
stat -c "%N" "a b"
stat -c "%m" /proc/self
stat -f -c "%T %l %n" /proc
stat nothing
stat
stat -t nothing
ln f new
ln f g
ln -f f g
ln -s f new
ln -s f g
ln -sf f g
ln -s nothing new
ln nothing new
ln sub new
ln -s sub new
ln f sub
ln f g sub
ln -s f g sub
ln -sv f new
ln -v f new
ln -sfn f sub/up
ln -st sub f g
ln -sT f sub
ln -sT f new
ln -sb f g
ln -sS .old f g
ln -sf f f
ln -f f f
ln f ln
ln ln new
ln -P ln new
ln -L ln new
ln -sr f sub/new
ln -sr sub/deep/x new
ln f g new
ln -s sub/run
ln f new/
ln
ln f
link f new
link f g
link nothing new
link f
unlink f
unlink ln
unlink sub
unlink nothing
unlink f g
truncate -s 5 f
truncate -s 1k f
truncate -s +5 f
truncate -s -5 f
truncate -s -1000 f
truncate -s "<5" f
truncate -s ">5" f
truncate -s ">1000" f
truncate -s /7 f
truncate -s %7 f
truncate -s %0 f
truncate -s 5 new
truncate -c -s 5 new
truncate -r g f
truncate -r g -s +3 f
truncate -r g -s 3 f
truncate -r nothing f
truncate -s x f
truncate f
truncate -s 5
truncate -s 0 sub
truncate -s 0 f g new
truncate -o -s 1 f
sync
sync f
sync nothing
sync -d f
sync -f f
sync -d
install f new
install f g sub
install f g new
install -m 640 f new
install -m u=rwx,g=r f new
install -d d1/d2 d3
install -d -m 700 d1/d2
install -d f
install -D f d1/d2/new
install -t sub f g
install -D -t d1/d2 f g
install -T f new
install -T f sub
install -v f new
install -C f new
install -b f g
install -S .old f g
install -p f new
install f f
install f ln
install sub new
install nothing new
install -o root -g root f new
install -o nobody-there f new
install -m x f new
install f
install
chown root f
chown root:root f g
chown :root f
chown 0:0 f
chown root: f
chown nobody-there f
chown root nothing
chown -R root sub
chown -h root ln
chown -v root f
chown -v 1:1 f
chown -v 1 f
chgrp -v 1 f
chgrp -v 0 f
chown -v :1 f
chown -c 0 f
chown --reference=g f
chown
chown root
chown -f root nothing
chgrp root f
chgrp 0 f g
chgrp nobody-there f
chgrp -R root sub
chgrp root nothing
mkfifo new
mkfifo new new2 f
mkfifo -m 600 new
mkfifo -m u=rw,go= new
mkfifo -m x new
mkfifo nothing/new
mkfifo
mktemp -u -p /nothing x.XX
mktemp -d sub/nothing/x.XXXXXX
mktemp nothing/x.XXXXXX
mktemp x
mktemp a b
mktemp -q nothing/x.XXXXXX
mktemp --suffix=a/b x.XXX
mktemp --suffix=.c x.XXXd
uname
uname -s
uname -a
uname -n
uname -r
uname -v
uname -m
uname -o
uname -p
uname -i
uname -sr
uname -mno
uname x
uname -q
nproc
nproc --all
nproc --ignore=1
nproc --ignore=1000
nproc --ignore=x
nproc x
hostname
hostname -s
whoami
whoami x
id
id -u
id -g
id -G
id -un
id -gn
id -Gn
id -ur
id -n
id -ug
id root
id root daemon
id -u daemon
id -nG daemon
id -z
id -uz
id -Gz
id nobody-there
id -a
groups
groups root
groups root daemon
groups nobody-there
tty
tty -s
tty x
kill
kill x
kill -s WHAT 1
kill -WHAT 1
kill -0 99999999
kill -l 9
kill -l TERM
nice
nice -n 5 nice
nice nice
nice -n 3 nice -n 4 nice
nice -5 nice
nice -n 100 nice
nice -n x true
nice nothing-there
nice ./f
nice false
nice -n 5
nohup true
nohup false
nohup sh -c "exit 3"
nohup nothing-there
nohup echo a b
nohup
timeout 5 true
timeout 5 false
timeout 5 sh -c "exit 7"
timeout 0.2 sleep 10
timeout -s KILL 0.2 sleep 10
timeout -s INT 0.2 sleep 10
timeout -k 0.2 0.2 sh -c "trap '' TERM; exec sleep 10"
timeout --preserve-status 0.2 sleep 10
timeout -v 0.2 sleep 10
timeout --foreground 0.2 sleep 10
timeout 0 true
timeout x true
timeout -s WHAT 1 true
timeout 5 nothing-there
timeout 5 ./f
timeout 5
timeout
timeout 5m echo a
timeout -k x 1 true
cal 1 2024
cal 2 2024
cal 2 1900
cal 9 1752
cal 12 1999
cal 1 1
cal 8 1752
cal 10 1752
cal 2 1700
cal 2024
cal 1752
cal 1
cal -3 5 2024
cal -3 1 2024
cal -j 3 2024
cal -y 2023
cal feb 2024
cal 13 2024
cal 0 2024
cal 1 0
cal 1 10000
cal x
cal 1 2 3
du -a sub
du sub
du -s sub
du -sh sub
du -sk sub f
du -b f g sub
du -d 1 sub
du --max-depth=0 sub
du -c f g
du -h long
du -m long
du -B 512 long
du --apparent-size -a sub
du -S sub
du -L ln
du ln
du -D ln
du -H ln
du -0 f
du -x sub
du -l f
du --exclude=deep -a sub
du nothing
du -as sub
du -s -d 2 sub
du -d x sub
du
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_does_what_it_does(call: str, tmp_path: Path, run: Run) -> None:
    argv = words(call)
    program = "/usr/bin/" + argv[0] if argv[0] in ("kill", "time") else ""
    ordered = argv[0] not in ("du",)
    same(run, tmp_path, argv, FILES, program=program, ordered=ordered, exact=argv[0] != "kill")


@pytest.mark.parametrize("options", ["-P", "-Pk", "-m", "-h", "-T", "-i", "-Pi"])
def test_df_of_a_file(options: str, run: Run) -> None:
    """The sizes of /proc do not change, and there are none."""
    gnu = subprocess.run(
        ["df", options, "/proc"],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
    )
    status, out, errors = run("df", options, "/proc")
    assert (status, errors) == (gnu.returncode, b"")
    assert out.split() == gnu.stdout.split()


def test_df(run: Run) -> None:
    status, out, errors = run("df")
    assert (status, errors) == (0, b"")
    assert out.split(b"\n")[0].split()[:2] == [b"Filesystem", b"1K-blocks"]
    assert run("df", "nothing-there")[0] == 1
    assert b"total" in run("df", "--total", "/")[1]


def test_mktemp(run: Run, tmp_path: Path) -> None:
    status, out, errors = run("mktemp", "x.XXXXXX.c")
    assert (status, errors) == (0, b"")
    made = tmp_path / out.decode().strip()
    assert made.name.startswith("x.")
    assert made.name.endswith(".c")
    assert len(made.name) == 10
    assert made.stat().st_mode & 0o777 == 0o600
    folder = tmp_path / run("mktemp", "-d", "-p", ".", "d.XXXX")[1].decode().strip()
    assert folder.stat().st_mode & 0o777 == 0o700
    out = run("mktemp", "-t", "y.XXXX", environment={"TMPDIR": str(tmp_path)})[1]
    assert Path(out.decode().strip()).parent == tmp_path
    out = run("mktemp", environment={"TMPDIR": str(tmp_path)})[1]
    assert Path(out.decode().strip()).is_file()
    name = run("mktemp", "-u", "z.XXXX")[1].decode().strip()
    assert not (tmp_path / name).exists()


def test_stat_prints_all(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    environment = {"LC_ALL": "C.UTF-8", "TZ": "UTC0", "PATH": os.environ["PATH"]}
    gnu = subprocess.run(
        ["stat", "f"], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    ours = run("stat", "f", environment=environment)[1]
    assert ours.split(b"\n")[:7] == gnu.stdout.split(b"\n")[:7]  # Python knows no time of birth


def test_kill(run: Run) -> None:
    with subprocess.Popen(["sleep", "100"]) as child:
        assert run("kill", "-s", "INT", str(child.pid)) == (0, b"", b"")
        assert child.wait() == -2
    with subprocess.Popen(["sleep", "100"]) as child:
        assert run("kill", "-0", str(child.pid)) == (0, b"", b"")
        assert run("kill", str(child.pid)) == (0, b"", b"")
        assert child.wait() == -15
    assert run("kill", "-l", "15", "2", "143", "HUP") == (0, b"TERM\nINT\nTERM\n1\n", b"")
    assert run("kill", "-l", "WHAT")[0] == 1
    listed = run("kill", "-l")[1].split()
    assert {b"HUP", b"KILL", b"TERM", b"RTMIN", b"RTMAX"} <= set(listed)


def test_timeout_ends_what_was_started(run: Run, tmp_path: Path) -> None:
    """A command of a command, too: GNU's sends to a process group."""
    script = 'sh -c "echo \\$\\$ >pid; exec sleep 100" & wait'
    assert run("timeout", "0.5", "/bin/sh", "-c", script)[0] == 124
    pid = int((tmp_path / "pid").read_text())
    for _ in range(500):
        try:
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                break
        except FileNotFoundError:
            break
        time.sleep(0.01)
    else:
        os.kill(pid, 9)
        pytest.fail("the sleep goes on")


def test_time(run: Run, tmp_path: Path) -> None:
    burn = "x = 0\nwhile sum(__import__('os').times()[:2]) < 0.3: x += 1"
    status, _, errors = run("time", "-p", sys.executable, "-c", burn)
    values = dict(line.split() for line in errors.decode().strip().split("\n"))
    assert status == 0
    assert list(values) == ["real", "user", "sys"]
    assert float(values["user"]) + float(values["sys"]) >= 0.2
    assert run("time", "-f", "%x %C", "sh", "-c", "exit 3")[::2] == (3, b"3 sh -c exit 3\n")
    assert run("time", "-q", "-o", "out", "-f", "%e", "true")[::2] == (0, b"")
    assert float((tmp_path / "out").read_text()) >= 0
    assert run("time", "nothing-there")[0] == 127


def test_processes(run: Run, tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "98.76"]) as child:
        try:
            # Popen returns while the kernel is still giving the program its arguments
            arguments = Path(f"/proc/{child.pid}/cmdline")
            until(arguments.read_bytes)
            status, out, errors = run("ps", "-o", "pid,ppid,args", "-p", str(child.pid))
            assert (status, errors) == (0, b"")
            assert out.split(b"\n")[0].split() == [b"PID", b"PPID", b"COMMAND"]
            row = out.split(b"\n")[1].split()
            assert row == [b"%d" % child.pid, b"%d" % os.getpid(), b"sleep", b"98.76"]
            assert run("ps", "-p", str(child.pid), "-o", "comm=")[1] == b"sleep\n"
            for call in (["-e"], ["-ef"], ["aux"], ["-A", "-o", "pid"], ["-el"], ["ax"]):
                assert b"%d" % child.pid in run("ps", *call)[1]
            assert b"%d" % child.pid in run("pidof", "sleep")[1].split()
            assert run("pidof", "-o", str(child.pid), "-q", "no-such-program")[0] == 1
            assert len(run("pidof", "-s", "sleep")[1].split()) == 1
            assert b" " not in run("pidof", "-S", ",", "sleep")[1]
        finally:
            child.kill()
    script = tmp_path / "asleep.sh"
    script.write_text("#!/bin/sh\necho started\nread line\n")
    script.chmod(0o755)
    pipe = subprocess.PIPE
    with subprocess.Popen([str(script)], stdin=pipe, stdout=pipe) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"started\n"
        assert run("pidof", "asleep.sh")[1] == b"%d\n" % child.pid
    with pexpect.spawn("sleep 98.76") as spawned:
        terminal = os.readlink(f"/proc/{spawned.pid}/fd/0").removeprefix("/dev/")
        assert b"%d" % spawned.pid in run("ps", "-t", terminal, "-o", "pid=")[1].split()
        assert b"%d" % spawned.pid not in run("ps", "-t", "?", "-o", "pid=")[1].split()
    with subprocess.Popen(["sleep", "98.76"], user=65534) as child:
        try:
            pid = b"%d" % child.pid
            assert pid in run("ps", "-A", "-o", "pid=")[1].split()
            assert pid not in run("ps", "-o", "pid=")[1].split()
        finally:
            child.kill()
    assert run("ps", "-p", "99999999", "-o", "pid=") == (1, b"", b"")
    assert run("ps", "-o", "what")[0] == 1


def test_memory_and_uptime(run: Run) -> None:
    rows = run("free", "-b")[1].decode().split("\n")
    with open("/proc/meminfo") as file:
        total = int(file.readline().split()[1]) * 1024
    assert rows[0].split()[0] == "total"
    assert rows[1].split()[:2] == ["Mem:", str(total)]
    assert rows[2].split()[0] == "Swap:"
    assert len(run("free", "-w")[1].split(b"\n")[1].split()) == 8
    assert b"Total:" in run("free", "-t")[1]
    assert b"load average: " in run("uptime")[1]
    assert run("uptime", "-p")[1].startswith(b"up ")
    assert run("uptime", "-s")[1].startswith(b"20")


def test_nohup_ignores_the_signal(run: Run, tmp_path: Path) -> None:
    status, out, _ = run("nohup", "sh", "-c", "kill -HUP $$; echo alive")
    assert (status, out) == (0, b"alive\n")


def test_usleep(run: Run) -> None:
    assert run("usleep", "10") == (0, b"", b"")
    assert run("usleep", "x")[0] == 1


def test_nice_leaves_this_process(run: Run) -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    assert run("nice", "-n", "7", "/usr/bin/nice")[1] == b"%d\n" % (before + 7)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
