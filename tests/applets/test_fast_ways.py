"""Fast ways print what the plain ones do, whatever comes in."""

from collections.abc import Callable
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import genwrapper.applets.dumps.od_rows as od_rows_module
import genwrapper.applets.expand as expand_module
import genwrapper.applets.fold as fold_module
import genwrapper.applets.od as od_module
import genwrapper.applets.sed as sed_module
import genwrapper.applets.strings as strings_module
import genwrapper.applets.tabs as tabs_module
from genwrapper.applets.encodings import base32_decoded
from genwrapper.applets.paste import serial
from genwrapper.applets.seq import seq
from genwrapper.streams import Description

Run = Callable[..., tuple[int, bytes, bytes]]

DATA = st.lists(st.sampled_from([b"a", b"b", b"ab", b" ", b"\n", b"\n", b"\0", b"1"]), max_size=30)
SCRIPTS = [
    "s/a/X/",
    "s/a/X/g",
    "s/a*/X/",
    "s/ab*/<&>/g",
    "s/\\(a\\)\\(b\\)\\{0,1\\}/\\2\\1/",
    "s/\\(a\\)\\(b\\)\\{0,1\\}/\\2\\1/g",
    "s/^/>/",
    "s/$/</",
    "s/^a/X/g",
    "s/[^a]/./g",
    "s/./X/",
    "s/b$//",
    "s/a\\{0,1\\}b/X/g",
    "s/a//",
    "/a/d",
    "/a/!d",
    "/^$/d",
    "s/a/b/;/b/d",
    "/a/d;s/b/a/g",
    "s/[[:space:]]/_/g",
]
LISTED = ["/a/p", "/a/!p", "p", "s/a/b/g;/bb/p", "/^$/p", "/b$/p"]
settings.register_profile(
    "applets",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
fast = settings.get_profile("applets")


@pytest.mark.parametrize("arguments", [[s] for s in SCRIPTS] + [["-n", s] for s in LISTED], ids=str)
@fast
@given(DATA.map(b"".join))
def test_sed_in_blocks(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], data: bytes
) -> None:
    changed = run("sed", *arguments, input=data)
    with monkeypatch.context() as patch:
        patch.setattr(sed_module, "block_changes", lambda *_: None)
        assert run("sed", *arguments, input=data) == changed


def in_blocks(data: bytes, size: int) -> Description:
    """A description that gives no more than `size` bytes at a time."""

    class Slow(Description):
        __slots__ = ()

        def read_block(self, wanted: int = 1) -> bytes:
            return super().read_block(min(wanted, size))

    return Slow(None, data)


@fast
@given(DATA.map(b"".join), st.integers(1, 9))
def test_uniq_over_blocks(data: bytes, size: int) -> None:
    from genwrapper.applets.uniq import runs

    found = []
    for lines, counts in runs(in_blocks(data, size), b"\n", None):
        found += list(zip(lines, counts, strict=True))
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    assert found == [(line + b"\n", len(list(same))) for line, same in groupby(lines)]


@fast
@given(DATA.map(b"".join), st.integers(0, 5))
def test_tail_and_head(run: Run, data: bytes, count: int) -> None:
    lines = data.split(b"\n")
    ended = [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    assert run("head", "-n", str(count), input=data)[1] == b"".join(ended[:count])
    last = ended[max(0, len(ended) - count) :]
    assert run("tail", "-n", str(count), input=data)[1] == b"".join(last)
    assert run("tail", "-n", f"+{count}", input=data)[1] == b"".join(ended[max(count - 1, 0) :])
    first = ended[: max(0, len(ended) - count)]
    assert run("head", "-n", f"-{count}", input=data)[1] == b"".join(first)


@fast
@given(DATA.map(b"".join))
def test_counts(run: Run, data: bytes) -> None:
    words = len(data.replace(b"\0", b"x").split())
    out = run("wc", input=data)[1].split()
    assert [int(n) for n in out] == [data.count(b"\n"), words, len(data)]


@pytest.mark.parametrize("last", [1, 9, 10, 999, 1000, 9999, 10000, 10001, 29999, 30000, 123456])
@pytest.mark.parametrize("first", [0, 1, 7, 9995, 10000])
def test_seq(run: Run, first: int, last: int) -> None:
    assert seq.name == "seq"
    out = run("seq", str(first), str(last))[1]
    assert out == b"".join(b"%d\n" % n for n in range(first, last + 1))


@fast
@given(DATA.map(b"".join), st.sampled_from(["a", "ab", "^a", "b$", "^$", "[^a]", "x*"]))
def test_grep(run: Run, data: bytes, pattern: str) -> None:
    import re

    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    chosen = [line for line in lines if re.search(pattern.encode(), line)]
    others = [line for line in lines if not re.search(pattern.encode(), line)]
    assert run("grep", pattern, input=data)[1] == b"".join(line + b"\n" for line in chosen)
    assert run("grep", "-v", pattern, input=data)[1] == b"".join(line + b"\n" for line in others)
    assert run("grep", "-c", pattern, input=data)[1] == b"%d\n" % len(chosen)
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line in chosen]
    expected = b"".join(b"%d:%b\n" % pair for pair in numbered)
    assert run("grep", "-n", pattern, input=data)[1] == expected


@pytest.mark.parametrize("options", [[], ["-s"], ["-b"], ["-bs"], ["-c"], ["-cs"]], ids=str)
@fast
@given(
    st.lists(st.sampled_from([b"ab", b"c", b" ", b"\n", b"\t", b"\r", b"\b", b"\0", b"\xc3\xa4"])),
    st.integers(1, 9),
)
def test_fold_in_blocks(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], data: list[bytes], width: int
) -> None:
    text = b"".join(data)
    shown = run("fold", *options, "-w", str(width), input=text)
    with monkeypatch.context() as patch:
        patch.setattr(fold_module, "FEW", 0)
        assert run("fold", *options, "-w", str(width), input=text) == shown


@fast
@given(
    st.lists(st.sampled_from([b"ab", b"  ", b" ", b"\n", b"\t", b"\xff", b"\xc3\xa4"])),
    st.integers(1, 9),
)
def test_expand_in_blocks(run: Run, data: list[bytes], distance: int) -> None:
    text = b"".join(data)
    listed = ",".join(str(distance * place) for place in range(1, 99))
    assert run("expand", "-t", str(distance), input=text) == run("expand", "-t", listed, input=text)
    assert run("expand", "-t", "4", input=run("unexpand", "-t", "4", input=text)[1]) == run(
        "expand", "-t", "4", input=text
    )


@pytest.mark.parametrize("stops", ["1", "4", "3,5", "3,/4", "2,+5"])
@fast
@given(st.lists(st.sampled_from([b"ab", b" ", b"\n", b"\t", b"\b", b"\r", b"\xff", b"\xc3\xa4"])))
def test_initial_tabs_in_blocks(
    run: Run, monkeypatch: pytest.MonkeyPatch, stops: str, data: list[bytes]
) -> None:
    text = b"".join(data)
    shown = run("expand", "-i", "-t", stops, input=text)
    with monkeypatch.context() as patch:
        patch.setattr(expand_module, "FEW", 0)
        patch.setattr(tabs_module, "MOST", 2)
        assert run("expand", "-i", "-t", stops, input=text) == shown


@fast
@given(
    st.lists(st.sampled_from([b"abc", b"d", b" ", b"\n", b"\t", b"\xff", b"\0"])),
    st.integers(1, 6),
)
def test_strings_with_and_without_names(
    run: Run, monkeypatch: pytest.MonkeyPatch, data: list[bytes], least: int
) -> None:
    text = b"".join(data)
    named = run("strings", "-f", "-n", str(least), input=text)[1]
    bare = named.replace(b"{standard input}: ", b"")
    assert run("strings", "-n", str(least), input=text)[1] == bare
    with monkeypatch.context() as patch:
        patch.setattr(strings_module, "SOME", 1)
        assert run("strings", "-n", str(least), input=text)[1] == bare


@pytest.mark.parametrize("size", [65535, 65536, 65537, 200000])
def test_strings_over_blocks(run: Run, size: int) -> None:
    text = b"a" * size + b"\0bcd\0" + b"e" * size + b"\n"
    assert run("strings", input=text)[1] == b"a" * size + b"\n" + b"e" * size + b"\n"


@fast
@given(st.binary(max_size=90), st.integers(1, 20), st.integers(1, 20), st.integers(0, 99))
def test_xxd_in_blocks(run: Run, data: bytes, columns: int, group: int, most: int) -> None:
    """-a takes the plain way; without lines of NULs it prints the same."""
    text = data.replace(b"\0", b"n")
    words = ["-c", str(columns), "-g", str(group), "-l", str(most)]
    assert run("xxd", *words, input=text) == run("xxd", "-a", *words, input=text)
    assert run("xxd", "-u", *words, input=text) == run("xxd", "-u", "-a", *words, input=text)


@pytest.mark.parametrize(
    "kind", ["o2", "o4", "o8", "x2", "x4", "x8", "d2", "u2", "u4", "c", "a", "o1"]
)
@fast
@given(
    st.lists(st.sampled_from([b"\0" * 8, b"\0" * 32, b"a", b"\xff\x80"]) | st.binary(max_size=40)),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from("doxn"),
)
def test_od_in_blocks(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    pieces: list[bytes],
    units: int,
    every: bool,
    radix: str,
) -> None:
    data = b"".join(pieces)
    words = ["-t", kind, "-w" + str(8 * units), "-A", radix, *["-v"] * every]
    shown = run("od", *words, input=data)
    with monkeypatch.context() as patch:
        patch.setattr(od_module, "rows", lambda *_: None)
        assert run("od", *words, input=data) == shown
    with monkeypatch.context() as patch:
        patch.setattr(od_rows_module, "FAR", 0)
        assert run("od", *words, input=data) == shown


@fast
@given(st.integers(0, 60), st.integers(0, 70))
def test_shuf_takes_each_line_once(run: Run, size: int, most: int) -> None:
    """Few lines are drawn, many are changed about."""
    numbers = run("shuf", "-i", f"1-{size}", "-n", str(most))[1].split()
    assert len(numbers) == len(set(numbers)) == min(size, most)
    assert set(numbers) <= {b"%d" % number for number in range(1, size + 1)}
    text = b"".join(b"%d\n" % number for number in range(size))
    assert sorted(run("shuf", input=text)[1].split()) == sorted(text.split())


@pytest.mark.parametrize("most", ["1", "3", "4"])
def test_shuf_gives_every_order(run: Run, most: str) -> None:
    found = {run("shuf", "-n", most, "-i", "1-4")[1] for _ in range(1000)}
    assert len(found) == {"1": 4, "3": 24, "4": 24}[most]


@fast
@given(DATA.map(b"".join), st.integers(1, 9), st.sampled_from([b"\n", b"\0"]))
def test_paste_over_blocks(data: bytes, size: int, end: bytes) -> None:
    """One delimiter takes another way than several, which here are alike."""
    lines = data.removesuffix(end).split(end)
    for delimiters in [[b","], [b",", b","], [b"1", b"22", b""]]:
        expected = lines[0]
        for place, line in enumerate(lines[1:]):
            expected += delimiters[place % len(delimiters)] + line
        assert b"".join(serial(in_blocks(data, size), delimiters, end)) == expected + end


@fast
@given(st.lists(st.sampled_from([b"\xff" * 9, b"\xff\xfe", b"a", b"\0", b"\x80\x7f\x01"])))
def test_sum_in_blocks(run: Run, data: list[bytes]) -> None:
    text = b"".join(data)
    checksum = 0
    for byte in text:
        checksum = (checksum >> 1) + ((checksum & 1) << 15) + byte & 0xFFFF
    assert run("sum", input=text)[1] == b"%05d %5d\n" % (checksum, -(-len(text) // 1024))


@fast
@given(st.binary(max_size=40), st.sampled_from([b"", b"=", b"A", b"MZ=X====", b"MY", b"a", b"\n"]))
def test_base32_in_columns(run: Run, data: bytes, more: bytes) -> None:
    from base64 import b32decode, b32encode

    text = b32encode(data)
    assert run("base32", "-w", "0", input=data)[1].rstrip(b"\n") == text
    assert run("base32", "-d", input=text) == (0, data, b"")
    try:
        expected = b32decode(text + more)
    except ValueError:
        return
    assert base32_decoded(text + more) == expected
