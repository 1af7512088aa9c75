"""What an applet prints, and whether it succeeds, is what the program of this machine does."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

LINES = b"one\ntwo three\n\n\nfour\tfive six\nfour\tfive six\nlast"
FILES = {
    "f": LINES,
    "g": b"b 2 x\na 10 y\nc 1 z\na 9 w\n",
    "empty": b"",
    "one": b"x\n",
    "open": b"no newline",
    "odd": b"\x00\x01\xff\xc3\xa9\n\ttab\r\n\x7f\n",
    "colons": b"a:b:c\n:x:\nnone\n1:2:3:4:5\n",
    "script": b"s/o/0/\n2d\na\\\nadded\n",
    "script2": b"/one/{\np\n}\n$p",
    "utf": "äöü:ß\n".encode(),
    "long": b"".join(b"%d\n" % n for n in range(20000)),
}

CALLS = r"""
cat
cat f g
cat - f
cat f nothing g
cat -n f open g
cat -b f
cat -s f
cat -E f
cat -A odd
cat -v odd
cat -T odd
cat -et odd
cat -u f
cat .
seq 5
seq 2 5
seq 5 -2 1
seq -3 3
seq 0
seq 1 0
seq 12345
seq 9990 10011
seq 30000
seq -w 8 11
seq -w -5 5
seq -s , 3
seq -s , 3000
seq 1 .5 3
seq 0.1 0.1 0.5
seq -f %03g 3
seq -f %.2fx 2
seq x
seq 1 0 3
basename /a/b
basename /a/b.c .c
basename .c .c
basename a/b/
basename /
basename //
basename ""
basename -a a/b c/d
basename -s .c a.c b.c
basename
basename a b c
dirname /a/b
dirname a
dirname a/b/
dirname /
dirname /a
dirname //a
dirname a//b
dirname ""
dirname a/b c/d
head f
head -n 2 f
head -n2 f
head -2 f
head --lines=2 f
head -n -2 f
head -n 0 f
head -c 5 f
head -c -5 f
head -c 1k long
head -n 1 f g
head -q -n 1 f g
head -v -n 1 f
head -n 12345 long
head -n -5000 long
head -n x f
head nothing f
head -3c f
head -2b long
head -1kv long
head -1m f
head -2lqz f g
head -2c -n 1 f
head -2x f
head -n 1 -2c f
tail f
tail -n 2 f
tail -2 f
tail -n +2 f
tail -n +20000 long
tail -n 3 open
tail -n 0 f
tail -n 1 f g
tail -q -n 1 f g
tail -c 5 f
tail -c +5 f
tail -n 12345 long
tail -n 5
tail -c 3
tail -n +3
tail nothing f
tail -3c f
tail -1b long
tail +1b long
tail -2l -- f
tail +3 f
tail +4c
tail +l long
tail +c long
tail -l long
tail + long
tail -b
tail -c f
tail +2x f
wc f
wc -l f
wc -w f
wc -c f
wc -m utf
wc -L f
wc -lw f
wc f g
wc -l f g empty
wc
wc -l
wc -lc
wc long
wc nothing f
cut -f 1 f
cut -f 2 f
cut -d : -f 1 colons
cut -d: -f2 colons
cut -d: -f2- colons
cut -d: -f-2 colons
cut -d: -f1,3 colons
cut -d: -f3,1 colons
cut -d: -f2 -s colons
cut -d: -f1,3-4 --output-delimiter=+ colons
cut -d: -f2 --complement colons
cut -c 1-3 f
cut -c 2 f
cut -c 1,3- f
cut -b 2- f
cut -b 1,3 --output-delimiter=_ colons
cut -d ' ' -f 2 f
cut -f 0 f
cut -f 3-2 f
cut f
cut -f 1 -c 1 f
cut -d ab -f 1 f
cut -z -f 1 f
tr a-z A-Z
tr -d aeiou
tr -s a-z
tr -s ' \n'
tr -cd '[:alnum:]\n'
tr '[:lower:]' '[:upper:]'
tr -c '[:alnum:]' '[\n*]'
tr abc x
tr -t abcdef xy
tr 'a-c' '[x*]'
tr -ds aeiou '\n'
tr '\n' '\0'
tr '\157' 0
tr -C 'a-z\n' '-'
tr a
tr -d a b
tr b-a c
tr '[=o=]' 0
uniq f
uniq -c f
uniq -d f
uniq -u f
uniq -i f
uniq -f 1 f
uniq -s 1 f
uniq -w 1 g
uniq -f1 -c g
uniq
uniq nothing
test
test a
test ""
test -n a
test -z a
test ! a
test a = a
test a != a
test 1 -lt 2
test 10 -gt 9
test 2 -le 2
test -f f
test -d .
test -e nothing
test -s empty
test -s f
test -r f -a -w f
test -d f -o -f f
test ! -f f
test "(" a ")"
test "(" a = b ")"
test ! a = b
test a -a ""
test a -o ""
test "" -o ""
test 1 -eq x
test a b
test a b c d
test -f
test = = =
test ! = a
test "(" = "("
test -n = -n
test f -ef f
test f -nt nothing
test nothing -ot f
test " 5 " -eq 5
test -5 -lt 0
test -l abc -eq 3
test 2 -lt -l abc
test -l ab -ne -l abc
test ! -l "" -gt 0 -a x
test "(" -l f -eq 1 ")"
test -l -eq 1
test -l abc -nt f
test -l abc
test ! "(" = = = ")"
test ! ! "(" != != != ")"
test "(" "(" -f = f ")" -o "(" = = = ")" ")"
test "(" = = ")"
test ! "(" a -o b ")" -a c
test -t 0
test -h f
test -x f
[ a ]
[ a
[ ]
[ 1 -eq 1 -a 2 -eq 2 ]
printf
printf "a\n"
printf %s\n a b c
printf "%s %s\n" a b c
printf "%d %i %u\n" 1 -2 3
printf "%5d|%-5d|%05d|%+d|% d\n" 1 2 3 4 5
printf "%x %X %o %#x %#o\n" 255 255 8 255 8
printf "%.3d|%8.3d|%-8.3d|\n" 5 5 5
printf "%s|%5s|%-5s|%.2s|%5.1s|\n" abc abc abc abc abc
printf "%c%c\n" abc x
printf "%b\n" "a\tb\0101\\"
printf "%b" "a\cb" c
printf "a\cb"
printf "%f %e %g %.2f %10.3f|\n" 1.5 1.5 1.5 2.345 3.14159
printf "%E %G %F\n" 1e10 1e-10 1.5
printf "%a\n" 0
printf "%d %d\n" 0x1F 017
printf "%d\n" "'a" '"b'
printf "%d\n" abc
printf "%d\n" 12x
printf "%d\n"
printf "%s|\n"
printf "%*d|%-*d|\n" 5 1 5 2
printf "%.*s\n" 2 abc
printf "%%|\n"
printf "\101\x41\n"
printf "%z"
printf "%"
printf -- "%s\n" x
printf "%s\n" --
printf "%d\n" 9223372036854775807
printf "%d\n" 9999999999999999999
printf "%x\n" -1
printf "%i\n" " 5"
printf "%c|%c|%d|" ""
printf "%.0d|\n" 0
printf "%g %g %g\n" 100000 1000000 0.0001
printf "%e\n" inf
printf "%#.3g %#x\n" 1 0
true a --help
false
sleep 0
sleep 0.01
sleep x
sleep
env -i A=1 B=2
env -i A=1 printenv A
env -u HOME printenv HOME
env A=x sh -c "echo $A"
env nothing-there
env -i
env ./f
printenv NOTHING
pwd -P
rmdir nothing
mkdir d1
mkdir f
mkdir -p d2/e/f
mkdir -p f/x
mkdir -p f
mkdir a/b/c
mkdir
rm nothing
rm -f nothing
rm -f
rm
rm .
rm f
touch -c nothing
touch new
touch nothing/x
expr 1 + 2
expr 7 - 10
expr 3 "*" 4
expr 7 / 2
expr -7 / 2
expr -7 % 2
expr 1 / 0
expr 1 + x
expr 2 "<" 10
expr a "<" b
expr 2 = 02
expr a = a
expr a != b
expr 1 ">=" 2
expr "" "|" 0
expr "" "|" a
expr a "|" b
expr a "&" b
expr a "&" 0
expr 0
expr ""
expr
expr "(" 1 + 2 ")" "*" 3
expr 1 + 2 "*" 3
expr abc : "a.c"
expr abc : "a\(.\)c"
expr abc : b
expr abc : "\(b\)"
expr length abc
expr index abc cb
expr substr abcdef 2 3
expr substr abc 0 1
expr match abc "a*"
expr + length
expr a b
expr "(" a
expr -- 1
expr 99999999999999999999 + 1
expr abc : "[a"
expr utf : ".*"
grep o f
grep -n o f
grep -c o f
grep -v o f
grep -vn o f
grep -i O f
grep -w two f
grep -x one f
grep -l o f g empty
grep -L o f g empty
grep -q o f
grep -q zzz f
grep zzz f
grep o f g
grep -h o f g
grep -H o f
grep -e one -e last f
grep -E "one|last" f
grep -F "e" f
grep -F "." f
grep "t.*e" f
grep "^t" f
grep "t$" f
grep "^$" f
grep -n "" f
grep -c "" empty
grep -c "" open
grep "five	*" f
grep "o\+" f
grep "[[:space:]]" f
grep "\(o\).*\1" f
grep -E "(e)\1" f
grep -o "[a-z]*" f
grep -o e f
grep -on e f
grep -b o f
grep -m 1 o f
grep -m1 -c o f
grep -A 1 two f
grep -B1 two f
grep -C1 -n two f
grep -1 two f
grep -A1 one long
grep -s o nothing
grep o nothing f
grep o .
grep -f one f
grep -f empty f
grep -v -f empty f
grep
grep "[a" f
grep -E "(a" f
grep -E "a{1,2}" f
grep -e
grep -y ONE f
grep -Fx last f
grep -Fw two f
grep -vc . f
grep 1999 long
grep -c 9$ long
grep -n "^1..9$" long
grep -vx "[0-9]*" long
grep o - f
grep o
grep -ie ONE f
grep ^^o f
grep -o -e "[ot]" -e "th*" f
sort f
sort g
sort -r g
sort -n long
sort -nr long
sort -k 2 g
sort -k2n g
sort -k 2,2n -k 1,1r g
sort -k2,2 -s g
sort -k1,1 -u g
sort -k 3r g
sort -t : -k 2 colons
sort -t: -k2,2 -k1 colons
sort -k1.2,1.3 long
sort -u f
sort -f f
sort -c g
sort -c empty
sort -C f
sort -cu f
sort -b f
sort -d odd
sort -m one empty
sort -o out g
sort -o g g
sort -z f
sort -h long
sort -V long
sort -M f
sort -g long
sort -k 0 f
sort -t ab f
sort -nk2 g
sort -rk2,2n g
sort nothing
cp f new
cp f g
cp f sub
cp f g sub
cp f g new
cp f g one
cp f nothing/x
cp nothing x
cp sub new
cp -r sub new
cp -R sub ln new
cp -a sub new
cp -p f new
cp ln new
cp -P ln new
cp -d ln sub
cp -rL sub new
cp -R ln new
cp -RH ln new
cp dangling new
cp -R dangling new
cp f f
cp f ln
cp f dangling-not
cp -n f g
cp -i f g
cp -f f g
cp -u f g
cp -t sub f g
cp -T f sub
cp -T f new
cp f
cp
cp f sub/
cp f new/
mv f new
mv f g
mv f g sub
mv f g new
mv sub new
mv sub sub
mv sub sub/x
mv nothing x
mv f nothing/x
mv ln new
mv dangling new
mv f f
mv -n f g
mv -i f g
mv -f f g
mv -t sub f g
mv -T f sub
mv -T sub new
mv f sub/
mv sub/deep .
mv
mv f
rm f g
rm -r sub
rm -rf sub nothing
rm sub
rm -d sub
rm -d sub/empty
rm ln dangling
rm -r ln
rm -i f
rm -ri sub
rm -r .
rm -r sub/..
rm -f sub f
rmdir sub/empty
rmdir sub
rmdir -p sub/empty
mkdir -m 700 new
mkdir -m u=rwx,go= new
mkdir -p -m 711 new/a
mkdir -m x new
mkdir sub
mkdir -p sub/empty
touch -t 200001020304.05 new
touch -d 2001-02-03T04:05:06 f
touch -d "2001-02-03 04:05" f
touch -r f new
touch -t x f
touch -h ln
ls
ls -a
ls -A
ls -1
ls -m
ls -l
ls -lA sub
ls -ln
ls -lh long
ls -g f
ls -o f
ls -d sub
ls -d sub f
ls -F
ls -p
ls -R
ls -lR
ls -r
ls -S
ls -Sr
ls -t sub
ls -U one
ls -s f
ls -L ln
ls -l ln
ls -lL ln
ls -lH ln
ls -F ln
ls nothing
ls nothing f
ls sub f sub/deep
ls -q
ls --full-time f
ls sub/
ls ln dangling
ls -l dangling
ls -l sub/fifo
sort f g empty open
sort
""".strip().split("\n")

CHANGES = frozenset(["mkdir", "rm", "rmdir", "touch"])


def words(call: str) -> list[str]:
    """The words of a call: quoted ones as they stand between their quotes."""
    import shlex

    if call.startswith("sed"):
        return shlex.split(call)
    lexer = shlex.shlex(call, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.escape = ""
    lexer.commenters = ""
    return list(lexer)


SED = (Path(__file__).parent / "sed_calls.txt").read_text().removesuffix("\n").split("\n%\n")


def furnish(folder: Path) -> None:
    """Files, folders and links, all of the same time."""
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "sub" / "deep").mkdir(parents=True)
    (folder / "sub" / "empty").mkdir()
    (folder / "sub" / ".hidden").write_bytes(b"")
    (folder / "sub" / "deep" / "x").write_bytes(b"x\n" * 3000)
    (folder / "sub" / "run").write_bytes(b"#!/bin/sh\n")
    (folder / "sub" / "run").chmod(0o755)
    (folder / "sub" / "up").symlink_to("../g")
    os.mkfifo(folder / "sub" / "fifo")
    (folder / "ln").symlink_to("f")
    (folder / "dangling").symlink_to("nowhere")
    for number, path in enumerate(sorted(folder.rglob("*"), reverse=True)):
        os.utime(path, (1_600_000_000 + number,) * 2, follow_symlinks=False)


@pytest.mark.parametrize("call", CALLS + SED)
def test_prints_what_gnu_prints(call: str, tmp_path: Path, run: object) -> None:
    assert callable(run)
    argv = words(call)
    gnu = shutil.which(argv[0])
    if gnu is None:
        pytest.fail(f"there is no {argv[0]} here: make installs it")
    other = tmp_path.parent / f"{tmp_path.name}.gnu"
    for folder in (tmp_path, other):
        folder.mkdir(exist_ok=True)
        furnish(folder)
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    result = subprocess.run(
        argv,
        executable=gnu,
        cwd=other,
        env=environment,
        input=LINES,
        capture_output=True,
        check=False,
    )
    ours = run(*argv, input=LINES, environment=environment)
    expected = result.stdout.replace(bytes(other), bytes(tmp_path))
    assert ours.out == expected, ours.err
    assert bool(ours.status) == bool(result.returncode), (ours.err, result.stderr)
    assert bool(ours.err) == bool(result.stderr), (ours.err, result.stderr)
    if argv[0] in CHANGES:
        assert tree(tmp_path) == tree(other)


def tree(folder: Path) -> list[tuple[str, int, bytes]]:
    """Names, modes and contents of all that is in a folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        if path.is_symlink():
            content = bytes(path.readlink())
        found.append((str(path.relative_to(folder)), path.lstat().st_mode, content))
    return found
