"""The filters of text and bytes print what the programs of this machine print."""

from pathlib import Path

import pytest
from tests.applets.against import Run, same, words

FILES = {
    "wide": b"a word\tand another, longer one\n" + b"x" * 200 + b"\n\n  \tindented\nend",
    "tabs": b"a\tb\tc\n\tx\n  \ty\n        z        w\nabc  d   e\n1234567 8\n\t \tq\n a b\nno\n",
    "utf": "äöüß und mehr davon, ja\n日本語テキスト\n".encode(),
    "back": b"abc\bdef\rghi\n",
    "words": b"a b\nb c\nc d\na d\nx x\ny y\n",
    "loop": b"a b\nb c\nc a\nd a\n",
    "odd": b"a b c\n",
    "j1": b"1 a x\n2 b y\n3 c z\n3 d z\n5 e w\n",
    "j2": b"1 A X\n2 B Y\n2 BB YY\n3 C Z\n4 D W\n",
    "j3": b"a:1:x\nb:2:\nc::y\n",
    "j4": b"1,one\n2,two\n",
    "j5": b"b 1\na 2\nc 3\n",
    "j6": b"A 1\na 2\nB 3\n",
    "h1": b"id name\n1 x\n2 y\n",
    "h2": b"id size\n1 10\n3 30\n",
    "bin": bytes(range(256)) * 3,
    "zeros": b"start\n" + bytes(200) + b"end\n",
    "text": b"hello\0wor\x01ld, this is text\nab\0\xff\xfeanother one\t tabbed\n\x7fabcd",
    "b64": b"aGVsbG8gd29ybGQK",
    "b64bad": b"aGVsbG8g*d29ybGQK\n",
    "b64cut": b"aGVsbG8gd29yb",
    "b64two": b"YQ==YQ==\n",
    "b32": b"NBSWY3DPEB3W64TMMQFA====\n",
    "dump": b"00000000: 6865 6c6c 6f20 776f 726c 640a            hello world.\n",
    "dump2": b"0000010: 4142 43  ABC\n",
    "digits": b"68656c6c 6f0a\n41 42\n4",
    "hundred": b"".join(b"%d\n" % n for n in range(1, 101)),
    "sections": b"x\n# one\na\nb\n# two\nc\n# three\nd\n",
}

CALLS = r"""
fold wide
fold -w 10 wide
fold -w10 -s wide
fold -b -w 10 wide
fold -s -w 7 wide
fold -bs -w 12 wide
fold -w 5 back
fold -w 8 tabs
fold -w 3 tabs
fold -w 0 wide
fold -w x wide
fold
fold -w 20 nothing wide
expand tabs
expand -t 4 tabs
expand -t 2,5,9 tabs
expand -t "3 6" tabs
expand -i tabs
expand -t 2,/4 tabs
expand -t 2,+4 tabs
expand -t 4,2 tabs
expand -t 0 tabs
expand -t x tabs
expand --tabs=1 tabs
expand back
expand
unexpand tabs
unexpand -a tabs
unexpand -t 4 tabs
unexpand -t 2,5,9 tabs
unexpand -t 4 --first-only tabs
unexpand wide
tsort odd
factor 1 2 12 97 360 1000000007 18446744073709551615
factor 0
factor x
factor -5
factor +7
factor '  0' ' +2' '+ 2'
factor ' 2 '
factor 340282366920938463463374607431768211456 1000000016000000063
factor 9999999999999999999999
strings text
strings -n 2 text
strings -3 text
strings -t d text
strings -t x -n 8 text
strings -o text
strings -f text bin
strings -a bin
strings -n 0 text
strings -t q text
strings
base64 bin
base64 -w 0 bin
base64 -w 10 f
base64 empty
base64 -d b64
base64 -d b64bad
base64 -di b64bad
base64 -d b64cut
base64 -d b64two
base64 --wrap=x f
base64 nothing
base64 f g
base64
base32 bin
base32 -d b32
base32 -w 7 f
base32 -d b64
split -l 7 hundred
split hundred
split -l 1 f out.
split -5 hundred
split -b 50 hundred
split -b 10 f pre
split -C 40 hundred
split -C 5 f
split -n 4 hundred
split -n l/4 hundred
split -n 2/4 hundred
split -n l/2/3 hundred
split -n r/3 hundred
split -n r/2/3 hundred
split -n 5 one
split -e -n 5 one
split -d -l 30 hundred
split -x -l 5 hundred
split --numeric-suffixes=7 -l 30 hundred
split -a 3 -l 30 hundred
split -a 1 -l 3 hundred
split -l 1 hundred
split --additional-suffix=.txt -l 50 hundred
split --verbose -l 50 hundred
split -t 1 -l 5 hundred
split -l 0 hundred
split -l x hundred
split -b 5 -l 5 hundred
split -n 0 hundred
split -n 5/4 hundred
split nothing
split empty
split -l 2 - y
csplit hundred 10 50
csplit hundred /5/ "{3}"
csplit hundred 10 "{*}"
csplit hundred 10 "{3}"
csplit hundred 10 "{20}"
csplit sections "/^#/" "{*}"
csplit -z sections "/^#/" "{*}"
csplit -s sections "/^# two/"
csplit -f pre sections "/two/"
csplit -n 3 sections "/two/"
csplit -b "%03d.txt" sections "/two/"
csplit sections "%two%"
csplit sections "%two%" "/three/"
csplit sections "/two/+1"
csplit sections "/two/-1"
csplit --suppress-matched sections "/^#/" "{*}"
csplit sections /nowhere/
csplit -k sections "/two/" /nowhere/
csplit -k hundred 50 200
csplit hundred 0
csplit hundred x
csplit nothing 3
csplit sections "/two/" "{1}"
csplit - 2
csplit hundred 101
csplit hundred 100
csplit -k hundred 50 30
join j1 j2
join -a 1 j1 j2
join -a1 -a2 j1 j2
join -v 1 j1 j2
join -v 2 j1 j2
join -v1 -v2 j1 j2
join -a1 -e NONE -o 0,1.2,2.2 j1 j2
join -o 1.1,2.3 -o 2.2 j1 j2
join -o auto -a 1 -a2 -e - j1 j2
join -1 2 -2 1 j1 j2
join -j 2 j1 j2
join -t : j3 j3
join -t , -1 1 -2 1 j4 j4
join -t : -1 2 -2 2 j3 j3
join -t "" j1 j1
join j5 j1
join --check-order j5 j1
join --nocheck-order j5 j1
join -i j6 j6
join --header h1 h2
join --header -a 1 -a 2 h1 h2
join -z j1 j2
join j1 -
join - -
join j1 nothing
join j1
join -o 3.1 j1 j2
join -t ab j1 j2
join -a 3 j1 j2
join empty j1
join -a 2 empty j1
hexdump f
hexdump bin
hexdump -C bin
hexdump -C f
hexdump -c bin
hexdump -b f
hexdump -d f
hexdump -o f
hexdump -x f
hexdump -C zeros
hexdump -Cv zeros
hexdump -n 20 -C bin
hexdump -s 10 -n 20 bin
hexdump -s 0x10 -C bin
hexdump empty
hexdump -C empty
hexdump -C f g
hexdump -e '16/1 "%02x " "\n"' bin
hexdump -v -e '1/1 "%d,"' f
hexdump -v -e '/1 "%02X"' f
hexdump -e '"%08_ax " 4/4 "%08x " "\n"' bin
hexdump -e '"%_ad: " 8/1 "%3u " " |" 8/1 "%_p" "|\n"' bin
hexdump -v -e '2/2 "%d " "\n"' f
hexdump -e '4/1 "%_c " "\n"' bin
hexdump -e '8/1 "%_u " "\n"' -n 64 bin
hexdump -v -e '5/1 "%c" "\n"' f
hexdump -e 'x' f
hexdump nothing
xxd f
xxd bin
xxd -p bin
xxd -p -c 10 f
xxd -p -c 0 f
xxd -i f
xxd -i one empty
xxd -i
xxd -b f
xxd -e bin
xxd -e -g 8 f
xxd -c 5 f
xxd -g 1 bin
xxd -g 4 -c 12 bin
xxd -g 0 f
xxd -u bin
xxd -s 10 f
xxd -s -10 f
xxd -l 20 bin
xxd -len 20 bin
xxd -o 100 f
xxd -d f
xxd -E bin
xxd -a zeros
xxd -r dump
xxd -r dump2
xxd -r -p digits
xxd -r -ps digits
xxd -r dump out
xxd -r dump2 out
xxd -r -s 5 dump out
xxd f out
xxd empty
xxd nothing
xxd -c 3 -b f
xxd -ps f
xxd -C -i f
shuf -n 0 f
shuf -e
shuf -i 5-5
shuf -i 1-0
shuf -i 5-3
shuf -i x
shuf one
shuf -n x f
shuf empty
shuf -r empty
shuf f g
shuf -i 1-3 f
dd if=f
dd if=f bs=4
dd if=f bs=4 count=2
dd if=f bs=5 skip=1 count=2
dd if=f of=g
dd if=f of=g bs=3 seek=2
dd if=f of=g bs=3 seek=2 conv=notrunc
dd if=f of=g conv=notrunc
dd if=f of=new bs=1 seek=5 count=1
dd if=f conv=ucase
dd if=f conv=lcase,swab
dd if=bin conv=swab ibs=5
dd if=bin conv=ebcdic
dd if=bin conv=ascii
dd if=bin conv=ibm
dd if=bin conv=ucase,ebcdic
dd if=f conv=block cbs=6
dd if=f conv=block cbs=20
dd if=f conv=unblock cbs=6
dd if=f conv=ebcdic cbs=8
dd if=f conv=sync ibs=30
dd if=f conv=sync,block cbs=10 ibs=30
dd if=f ibs=3 obs=7
dd if=f bs=2x3
dd if=f bs=1k
dd if=f count=5 iflag=count_bytes
dd if=f bs=4 count=5B
dd if=f bs=4 skip=3 iflag=skip_bytes
dd if=f of=g seek=3 oflag=seek_bytes conv=notrunc
dd if=f of=g oflag=append conv=notrunc
dd if=zeros of=new conv=sparse bs=10
dd if=f of=g conv=excl
dd if=f of=new conv=nocreat
dd if=f skip=100
dd if=nothing
dd of=g
dd bs=0 if=f
dd bs=x if=f
dd what
dd conv=what if=f
dd conv=ascii,ebcdic if=f
dd status=none if=f
dd status=noxfer if=f
dd status=what if=f
dd if=f of=new conv=fsync
dd if=hundred bs=10 iflag=fullblock count=3
""".strip().split("\n")


@pytest.mark.parametrize("call", CALLS)
def test_prints_what_it_prints(call: str, tmp_path: Path, run: Run) -> None:
    same(run, tmp_path, words(call), FILES)


def test_tsort_is_in_order(run: Run) -> None:
    status, out, errors = run("tsort", input=FILES["words"])
    names = out.split()
    assert (status, errors) == (0, b"")
    assert sorted(names) == [b"a", b"b", b"c", b"d", b"x", b"y"]
    for line in FILES["words"].split(b"\n")[:4]:
        one, other = line.split()
        assert names.index(one) < names.index(other)


def test_tsort_breaks_loops(run: Run) -> None:
    status, out, errors = run("tsort", input=FILES["loop"])
    assert status == 1
    assert sorted(out.split()) == [b"a", b"b", b"c", b"d"]
    assert b"input contains a loop" in errors


def test_shuf_is_a_permutation(run: Run) -> None:
    lines = FILES["hundred"]
    status, out, _ = run("shuf", input=lines)
    assert status == 0
    assert sorted(out.split()) == sorted(lines.split())
    assert out != lines
    assert sorted(run("shuf", "-e", "a", "b", "c")[1].split()) == [b"a", b"b", b"c"]
    assert len(run("shuf", "-n", "3", input=lines)[1].split()) == 3
    assert len(run("shuf", "-r", "-n", "300", input=lines)[1].split()) == 300
    one = run("shuf", "--random-source=/etc/passwd", input=lines)[1]
    assert run("shuf", "--random-source=/etc/passwd", input=lines)[1] == one


def test_counts_of_dd(run: Run, tmp_path: Path) -> None:
    errors = run("dd", "bs=4", "of=x", input=b"1234567890")[2].split(b"\n")
    assert errors[:2] == [b"2+1 records in", b"2+1 records out"]
    assert errors[2].startswith(b"10 bytes copied, ")
    assert run("dd", "conv=block", "cbs=2", "status=noxfer", input=b"abc\n")[2].endswith(
        b"1 truncated record\n"
    )


def test_unexpand_first_only_in_short(run: Run) -> None:
    """busybox's -f, which GNU's has as --first-only alone."""
    assert run("unexpand", "-t4", "-f", input=b"        a       b")[1] == b"\t\ta       b"


def test_exponents_of_factor(run: Run) -> None:
    """What GNU's has from version 9.2 on."""
    assert run("factor", "-h", "360", "7") == (0, b"360: 2^3 3^2 5\n7: 7\n", b"")


def test_words_behind_one_dash(run: Run) -> None:
    assert run("xxd", "-plain", "-cols", "2", input=b"abc")[1] == b"6162\n63\n"
    assert run("xxd", "-rp", input=b"616263")[1] == b"abc"
