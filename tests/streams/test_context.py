"""The descriptor table, and the Context of an applet: names seen from its folder, messages,
inputs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from genwrapper import processes
from genwrapper.streams import WRITE, Context, Description, Table, collector, decode, encode


class World:
    """What a context is given; nothing is started here."""

    def environment(self) -> dict[str, str]:
        return {"FROM": "world"}

    def masked(self, umask: int, function: object, *arguments: object) -> object:
        return processes.masked(umask, function, *arguments)  # type: ignore[arg-type]


def make(folder: Path, umask: int = 0o022) -> tuple[Context, Description]:
    err = collector()
    table = Table({0: Description(None, b"from stdin\n"), 1: collector(), 2: err})
    world = World()
    context = Context("name", [], table, None, str(folder), umask, world)  # type: ignore[arg-type]
    return context, err


def test_names_are_seen_from_the_contexts_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("content")
    context, _ = make(tmp_path)
    source = context.open("file")
    assert source.read() == b"content"
    source.close()
    assert context.path("/x") == "/x"
    with pytest.raises(FileNotFoundError):
        context.open("")


def test_devices_of_descriptors_are_the_tables(tmp_path: Path) -> None:
    context, _ = make(tmp_path)
    context.table.put(7, Description(None, b"seventh"))
    assert context.open("/dev/stdin").read() == b"from stdin\n"
    assert context.open("/dev/fd/7").read() == b"seventh"
    with pytest.raises(FileNotFoundError):
        context.open("/dev/fd/8")


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_a_new_file_has_the_contexts_umask(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(0o027)
    try:
        context, _ = make(tmp_path, umask)
        context.open("new", WRITE).close()
    finally:
        after = os.umask(before)
    assert after == 0o027
    assert (tmp_path / "new").stat().st_mode & 0o777 == mode


def test_inputs_go_on_behind_one_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("content")
    (tmp_path / "folder").mkdir()
    context, err = make(tmp_path)
    names = ["file", "missing", "folder", "-"]
    assert [source.read() for source in context.inputs(names)] == [b"content", b"from stdin\n"]
    assert context.status == 1
    assert err.collect() == (
        b"name: missing: No such file or directory\nname: folder: Is a directory\n"
    )


def test_the_environment_is_asked_for_once(tmp_path: Path) -> None:
    context, _ = make(tmp_path)
    context.environment["more"] = "here"
    assert context.environment == {"FROM": "world", "more": "here"}


def test_text_that_is_not_utf_8_comes_back_as_it_was() -> None:
    data = bytes(range(256))
    assert encode(decode(data)) == data


def test_copies_of_a_table_share_descriptions(tmp_path: Path) -> None:
    file = Description(os.open(tmp_path / "file", os.O_WRONLY | os.O_CREAT, 0o644))
    table = Table({1: file})
    copy = table.copy()
    copy.remove(1)
    with pytest.raises(OSError, match="Bad file descriptor"):
        copy.require(1)
    table.require(1).write(b"still open")
    table.close()
    assert (tmp_path / "file").read_bytes() == b"still open"


def test_inherited_numbers_on_one_file_share_a_description(tmp_path: Path) -> None:
    script = (
        "from genwrapper.streams import Table\n"
        "table = Table.inherited([0, 1, 2])\n"
        "assert table.get(1) is table.get(2)\n"
        "table.get(1).write(b'out '); table.get(2).write(b'err '); table.get(1).write(b'out')\n"
        "table.close()\n"
    )
    with (tmp_path / "log").open("wb") as log:
        subprocess.run([sys.executable, "-c", script], stdout=log, stderr=log, check=True)
    assert (tmp_path / "log").read_bytes() == b"out err out"
