"""Open file descriptions: buffers, positions, what is in memory and becomes real."""

import errno
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genwrapper.streams import CLOSED, LOWEST, Description, collector, pipe


def opened(path: Path, flags: int = os.O_RDONLY) -> Description:
    return Description(os.open(path, flags | os.O_CLOEXEC, 0o644))


@given(st.binary(max_size=300), st.integers(1, 9))
def test_lines_are_ended_by_newlines_alone(data: bytes, size: int) -> None:
    lines = list(Description(None, data))
    assert b"".join(lines) == data
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines[:-1])
    source = Description(None, data)
    found = []
    while line := source.readline():
        found.append(line)
    assert found == lines
    assert b"".join(Description(None, data).blocks(size)) == data
    source = Description(None, data)
    assert (source.read(size), source.read()) == (data[:size], data[size:])


def test_what_is_read_ahead_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"one\ntwo\nthree\n")
    source = opened(path)
    assert source.readline() == b"one\n"
    source.give_back()
    assert source.fd is not None
    assert os.read(source.fd, 4) == b"two\n"
    assert source.readline() == b"three\n"
    source.close()


def test_a_pipe_is_read_bytewise_where_others_read_too() -> None:
    reading, writing = pipe()
    writing.write(b"one\ntwo\n")
    writing.flush()
    reading.bytewise = True
    assert reading.readline() == b"one\n"
    assert reading.fd is not None
    assert os.read(reading.fd, 10) == b"two\n"
    assert not reading.seekable()
    reading.close()
    writing.close()


def test_two_numbers_share_one_buffer(tmp_path: Path) -> None:
    path = tmp_path / "file"
    one = opened(path, os.O_WRONLY | os.O_CREAT)
    other = one.hold()
    one.write(b"a")
    other.write(b"b")
    one.write(b"c")
    one.close()
    assert other.fd is not None
    other.close()
    assert path.read_bytes() == b"abc"


def test_an_error_in_writing_comes_with_the_flush() -> None:
    full = Description(os.open("/dev/full", os.O_WRONLY))
    full.write(b"x")
    with pytest.raises(OSError, match="No space left") as caught:
        full.flush()
    assert caught.value.errno == errno.ENOSPC
    full.close()  # what could not be written is not tried again


def test_closed_descriptions_are_an_error_in_every_use() -> None:
    for use in (CLOSED.readline, CLOSED.read, CLOSED.real, lambda: CLOSED.write(b"x")):
        with pytest.raises(OSError, match="Bad file descriptor"):
            use()


@pytest.mark.parametrize("size", [0, 10, 4096, 100_000])
def test_a_here_document_becomes_real(size: int) -> None:
    source = Description(None, b"first\n" + b"x" * size)
    assert source.readline() == b"first\n"
    fd = source.real()
    assert fd >= LOWEST
    with open(fd, "rb", closefd=False) as file:
        assert file.read() == b"x" * size
    source.close()


def test_a_collector_becomes_a_pipe_that_is_drained() -> None:
    out = collector()
    out.write(b"in memory, ")
    fd = out.real()
    assert fd >= LOWEST

    def write() -> None:
        left = 3_000_000
        while left:
            left -= os.write(fd, b"p" * left)

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        out.drain()
    out.write(b", the end")
    data = out.collect()
    assert data == b"in memory, " + b"p" * 3_000_000 + b", the end"


def test_a_real_descriptor_lies_high(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"content")
    source = opened(path)
    assert source.read(3) == b"con"
    assert source.real() >= LOWEST
    assert not os.get_inheritable(source.real())
    assert source.read() == b"tent"
    source.close()


def test_seeking_empties_the_buffers(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    both = opened(path, os.O_RDWR)
    assert both.read(2) == b"01"
    assert both.seek(5) == 5
    both.write(b"x")
    assert both.seek(-1, 1) == 5
    assert both.read() == b"x6789"
    both.close()
