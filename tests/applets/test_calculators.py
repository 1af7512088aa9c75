"""bc and dc count as GNU's do."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.applets.against import Run

PROGRAMS = r"""
1+2*3-4/2
scale=20; 1/3; 2/3; -1/3
scale=5; sqrt(2); sqrt(16); sqrt(2.0000001)
2^100; 2^-2; scale=4; 2^-2; 1.5^3; 1.25^2
7%3; -7%3; 7%-3; scale=2; 7.5%2; 5%0.3
1.23*4.567; scale=1; 1.23*4.567; scale=10; 1.23*4.567
.5; -.5; 0; 0.00; 1.10; 00012
a=5; a; a+=2; a; a-=1; a*=3; a/=2; a; a%=4; a; a^=3; a
x=1; x++; ++x; x--; --x; x
a[1]=5; a[2]=7; a[1]+a[2]; a[3]; a[1]++; a[1]
ibase=16; FF; A; ibase=A; 10
obase=16; 255; 16; 1.5; obase=2; 10; obase=8; 64
obase=20; 399; obase=100; 12345; 1.5
ibase=2; 1010; 1.1
ibase=5; 0A; 00F; A.; A.0; 0A.1; .A; 0.A; 00.9; AA; 1.A; Z; 0Z
ibase=36; ZZ; obase=36; ZZ; ibase=Z; ZZ; ibase
length(12345); length(1.230); length(0); length(.00001); scale(1.230); scale
if (1) 2 else 3; if (0) 4; if (1 == 1) { 5; 6 }
for (i=0; i<5; i++) i
i=3; while (i) { i; i -= 1 }
for (i=0;;i++) { if (i == 2) continue; if (i > 4) break; i }
define f(n) { if (n < 2) return 1; return n*f(n-1); }; f(25)
define f(n) {\n auto a, b\n a = n*2\n b = a+1\n return (b)\n}\nf(3); a; b
define g(a[]) { a[0] = 9; return a[0]; }\nx[0]=1; g(x[]); x[0]
define h() { 5; }\nh()
define void v(x) { x+1; }\nv(4)
"text\n"; "a b"; print "x ", 1+1, "\n", "tab\tq\q\n"
1 < 2; 2 < 1; 1 <= 1; 3 != 3; 3 == 3; !0; !5; 1 && 0; 1 || 0
1 + 2 \\n + 3
/* comment */ 5 # more\n6
2^1000
2^1000*2^1000
10^70; 10^69; 10^68
1/3*3; 5/2; -5/2; 1/0; 7
undefined(3); 8
5 5\n9
) \n3
last; 5; last+1; .
scale=3; 10/3; scale=0; 10/3
a = b = 4; a; b; (a = 7); a
- 5; -5^2; 2^3^2; -(3)
1; quit; 2
1; halt; 2
sqrt(-1); 3
define f(x) { return x; }\nf(1,2); 4
1.5 == 1.50; 0.1 + 0.2 == 0.3
scale=50; 22/7
ibase=16; obase=A; F.8; 1.FF
if (1 > 0) print "yes\n"
if (0) {\n 1\n} else {\n 2\n}
x = 5; x == 5; x = 6 == 6; x
999999999999999999999999*999999999999999999999
4^0; 0^0
scale=4; a=1.23456; a; a*1; a/1
""".strip().split("\n")

LIBRARY = r"""
e(1); e(0); e(-1); e(10.5); e(.001)
s(0); s(1); s(3.14159); s(100); s(-2)
c(0); c(1); c(3); c(50)
a(0); a(1); a(.5); a(10); a(-3)
l(1); l(2); l(10); l(.5); l(100000)
4*a(1)
scale=50; e(1); 4*a(1); l(2)
scale=5; s(1); c(1); e(2)
j(0,1); j(1,2); j(3,.5)
scale; 1/3
scale=0; e(1); l(10)
s(10828); s(69.1967507777); s(-16248506.847013148); c(123456.789); a(-99999); e(34.1)
scale=70; a(1); a(.2); s(2); c(-3); l(.1); e(-.5); l(-1)
l(0); l(-2); a(.2); a(-.2); a(-1); l(10000000.5)
""".strip().split("\n")

DC = r"""
1 2+p
10 3/p 4k 10 3/p 10 3%p 10 3~f
2 100^p
_5 3-p
2v p 10k 2v p
1 2 3f
1 2 3 r f c f
5d*p
5sa la la+p
1Sa 2Sa la p La p La p
[2p]x
[hello]p [hello]n [world]P
[[lower]p]sa 3 4 <a 3 4 >a 3 3 =a
[1p]sa 1 2 >a 1 2 <a 1 1 !=a 1 2 !=a
16i FF p Ai 10 p
16o 255 p 2o 5p Ao 7p
7 8 9 z p
1234.56 Zp Xp 1234.56 X p
5 1:a 7 2:a 1;a p 2;a p 3;a p
65ap 65P 10P
[ [a] p ] x
5 k K p I p O p
0 1 2 3 3 R f
0 1 2 3 _3 R f
3 5 7|p
p
+
1 + p
1 0/ f
lz p
# comment
1 p # more
[1 p q 2 p] x 3 p
[[1 p 2Q 9 p] x 8 p] x 7 p
0 si [li p li 1+ dsi 5 >a] dsa x
[li 1 - d si 0 <a] sa 20000 si la x li p
1.5 2.25 * p 3k 1.5 2.25 * p
.5 p _.5 p 0 p 1.50 p
2 200 ^ p
""".strip().split("\n")


def peer(program: list[str], text: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        program,
        input=text.encode(),
        capture_output=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_bc(program: str, run: Run, tmp_path: Path) -> None:
    text = program.replace("\\n", "\n") + "\n"
    gnu = peer(["bc"], text, tmp_path)
    status, out, errors = run("bc", input=text.encode())
    assert out == gnu.stdout, errors
    assert bool(errors) == bool(gnu.stderr), errors
    assert status == gnu.returncode


@pytest.mark.parametrize("program", LIBRARY)
def test_bc_with_its_library(program: str, run: Run, tmp_path: Path) -> None:
    """To the last digit, and what GNU's loses with large values, too."""
    gnu = peer(["bc", "-l"], program + "\n", tmp_path)
    assert run("bc", "-l", input=program.encode() + b"\n") == (0, gnu.stdout, b"")


def test_bc_reads_numbers(run: Run) -> None:
    assert run("bc", input=b"read()+1\n7\n8\n") == (0, b"8\n8\n", b"")


def test_bc_goes_on_behind_a_condition(run: Run) -> None:
    text = b"i=3;while(--i)\ni\nif (0)\n5\n(7)\n"
    assert run("bc", input=text) == (0, b"2\n1\n7\n", b"")


def test_bc_counts_the_elements_of_an_array(run: Run) -> None:
    text = b"a[2]=1; a[7]=1; length(a[]); length(b[])\ndefine void() { 5; }\nvoid()\nvoid=6; void\n"
    assert run("bc", input=text) == (0, b"8\n0\n5\n0\n6\n", b"")


def test_bc_reads_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("define f(x) { return x*2; }\n")
    assert run("bc", "f", input=b"f(4)\n") == (0, b"8\n", b"")
    assert run("bc", "nothing")[0] == 1
    digits = run("bc", input=b"2^20000\n", environment={"BC_LINE_LENGTH": "0"})[1]
    assert len(digits) == 6022
    assert run("bc", "-q", input=b"%s+1\n" % (b"9" * 9999))[1].replace(b"\\\n", b"") == (
        b"1" + b"0" * 9999 + b"\n"
    )


@pytest.mark.parametrize("program", DC)
def test_dc(program: str, run: Run, tmp_path: Path) -> None:
    gnu = peer(["dc"], program + "\n", tmp_path)
    status, out, errors = run("dc", input=program.encode() + b"\n")
    assert out == gnu.stdout, errors
    assert bool(errors) == bool(gnu.stderr), errors
    assert status == 0


@pytest.mark.parametrize(
    "program",
    ["0.000Zp 0.00120Zp 100Zp 0.01Zp [abc]Zp 0Zp", "1 2 3 9Rf", "1 2 3 _9Rf", "1 0 1|pRf"],
)
def test_dc_counts_digits_and_rotates(program: str, run: Run, tmp_path: Path) -> None:
    test_dc(program, run, tmp_path)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("0 1(p 1 1(p 1 0(p 0 1{p 1 1{p 1 0{p 2 2Gp 2 3Gp 0Np 7Np", "0 0 1 0 1 1 1 0 1 0"),
        ("[1p]sa [2p]sb 2 1>aeb 1 2>aeb", "2 1"),
        ("5s one 6s two l one l two +p 7S two L two p l two p", "11 7 6"),
    ],
)
def test_dc_as_others_have_it(program: str, expected: str, run: Run) -> None:
    assert run("dc", "-x", "-e", program) == (0, expected.replace(" ", "\n").encode() + b"\n", b"")


def test_dc_runs_texts_and_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("1 p")
    assert run("dc", "-e", "2 p", "-f", "f", "-e", "3 p") == (0, b"2\n1\n3\n", b"")
    assert run("dc", "f")[1] == b"1\n"
    assert run("dc", "-e", "@ 1 p")[::2] == (0, b"dc: '@' (0100) unimplemented\n")
    errors = run("dc", "-e", "!touch x")[2]
    assert b"refused" in errors
    assert not (tmp_path / "x").exists()


NUMBERS = st.decimals(-(10**6), 10**6, allow_nan=False, places=4).map(lambda d: f"{d:f}")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(NUMBERS, NUMBERS, st.integers(0, 12), st.integers(2, 300), st.integers(0, 6))
def test_numbers(run: Run, tmp_path: Path, a: str, b: str, scale: int, base: int, n: int) -> None:
    text = f"scale={scale}\na={a}\nb={b}\na+b;a-b;a*b;a/b;a%b;a^{n};b^-{n}\na<b;a==b\n"
    text += f"sqrt(a*a)\nobase={base}\na;b;a*b\n"
    gnu = peer(["bc"], text, tmp_path)
    status, out, errors = run("bc", input=text.encode())
    assert out == gnu.stdout.replace(b"\n-0\n", b"\n0\n"), errors  # GNU's has a negative zero
    assert bool(errors) == bool(gnu.stderr)
    assert status == 0
