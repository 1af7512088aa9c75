"""Soft links of a slot."""

from pathlib import Path

import pytest

from genwrapper.boinc import BrokenLink
from genwrapper.boinc.soft_links import read_link, resolve, resolve_input, write_link


@pytest.fixture
def slot(tmp_path: Path) -> Path:
    (tmp_path / "projects" / "a project").mkdir(parents=True)
    (tmp_path / "slots" / "0").mkdir(parents=True)
    return tmp_path / "slots" / "0"


def test_a_link_is_resolved_whether_or_not_the_file_is_there(slot: Path) -> None:
    write_link(str(slot / "out"), "../../projects/a project/out_0")
    assert (slot / "out").read_text() == "<soft_link>../../projects/a project/out_0</soft_link>\n"
    assert resolve("out", str(slot)) == "../../projects/a project/out_0"


def test_other_files_and_missing_ones_are_themselves(slot: Path) -> None:
    (slot / "in").write_text("1\n")
    assert resolve("in", str(slot)) == "in"
    assert resolve("nothing", str(slot)) == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "<soft_link>../x</soft_link>\nand data\n",
        "<soft_link>../x\n",
        "<soft_link>" + "x" * 5000 + "</soft_link>\n",
        "<soft_link>a\nb</soft_link>\n",
        " <soft_link>../x</soft_link>\n",
        "",
    ],
)
def test_data_that_begins_like_a_link_is_data(slot: Path, text: str) -> None:
    (slot / "data").write_text(text)
    assert read_link(str(slot / "data")) is None


def test_a_symbolic_link_is_no_soft_link(slot: Path) -> None:
    write_link(str(slot / "soft"), "../x")
    (slot / "symbolic").symlink_to("soft")
    assert read_link(str(slot / "symbolic")) is None


def test_a_link_into_a_folder_that_is_gone_says_so(slot: Path) -> None:
    write_link(str(slot / "out"), "../../projects/gone/out_0")
    with pytest.raises(BrokenLink, match=r"out is a link to \.\./\.\./projects/gone/out_0"):
        resolve("out", str(slot))


def test_an_input_must_be_there(slot: Path) -> None:
    write_link(str(slot / "in"), "../../projects/a project/in_0")
    with pytest.raises(BrokenLink, match="that file is gone"):
        resolve_input("in", str(slot))
    with pytest.raises(FileNotFoundError):
        resolve_input("nothing", str(slot))
    (slot / "../../projects/a project/in_0").write_text("1\n")
    assert resolve_input("in", str(slot)) == "../../projects/a project/in_0"
