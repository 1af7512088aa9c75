"""The application's zip: once, whole, and nowhere but in the slot."""

import stat
import zipfile
from pathlib import Path

import pytest

from genwrapper.launcher.errors import CannotStart
from genwrapper.launcher.stage import application_name, stage


@pytest.fixture
def slot(tmp_path: Path) -> Path:
    (tmp_path / "slot").mkdir()
    return tmp_path / "slot"


def staged(slot: Path, bound: float = 0) -> str | None:
    return stage(str(slot), "/projects/p/sample", bound)


def member(name: str, mode: int = 0o100644, system: int = 3) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = system
    info.external_attr = mode << 16
    return info


def make_zip(slot: Path, *members: tuple[zipfile.ZipInfo | str, str | bytes]) -> Path:
    path = slot / "sample.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for info, content in members:
            archive.writestr(info, content)
    return path


def listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_names_of_zips() -> None:
    assert (
        application_name("/p/sample_1.00_x86_64-pc-linux-gnu") == "sample_1.00_x86_64-pc-linux-gnu"
    )
    assert application_name("sample.exe") == "sample"


def test_no_zip_is_no_error(slot: Path) -> None:
    assert staged(slot) is None


def test_files_folders_links_and_permissions(slot: Path) -> None:
    make_zip(
        slot,
        (member("bin/", 0o040755), ""),
        (member("bin/tool", 0o100755), "#!/bin/sh\n"),
        (member("lib/libx.so.1"), "library"),
        (member("lib/libx.so", 0o120777), "libx.so.1"),
        (member("data"), "text"),
        (member("from windows", 0, 0), b"\x7fELF..."),
        (member("read only", 0o100444), ""),
    )
    assert staged(slot) == "sample.zip"
    assert (slot / "bin/tool").stat().st_mode & 0o777 == 0o755
    assert (slot / "lib/libx.so").read_text() == "library"
    assert (slot / "lib/libx.so").is_symlink()
    assert (slot / "data").read_text() == "text"
    assert (slot / "from windows").stat().st_mode & stat.S_IXUSR
    assert not (slot / "gw_staging").exists()


def test_once_and_again_only_when_the_zip_is_another(slot: Path) -> None:
    make_zip(slot, ("data", "first"))
    assert staged(slot)
    (slot / "data").write_text("changed by the program")
    assert staged(slot) is None
    content = (slot / "sample.zip").read_bytes()
    (slot / "sample.zip").unlink()
    (slot / "sample.zip").write_bytes(content)  # the same bytes, copied anew
    assert staged(slot) is None
    assert (slot / "data").read_text() == "changed by the program"
    make_zip(slot, ("data", "second"))
    assert staged(slot)
    assert (slot / "data").read_text() == "second"


def test_what_an_interrupted_start_has_left_is_replaced(slot: Path) -> None:
    make_zip(slot, ("folder/a", "a"), ("b", "b"))
    (slot / "gw_staging").mkdir()
    (slot / "gw_staging" / "half").write_text("")
    (slot / "folder").mkdir()
    (slot / "folder" / "a").write_text("half")
    assert staged(slot)
    assert listing(slot) == ["b", "folder", "folder/a", "gw_staged", "sample.zip"]
    assert (slot / "folder" / "a").read_text() == "a"


def test_a_work_units_link_goes_before_the_applications_file(slot: Path) -> None:
    (slot / "in").write_text("<soft_link>../../projects/p/in_1</soft_link>\n")
    make_zip(slot, ("in", "default"), ("other", "x"))
    assert staged(slot)
    assert (slot / "in").read_text().startswith("<soft_link>")
    assert (slot / "other").exists()


@pytest.mark.parametrize(
    ("info", "content", "says"),
    [
        (member("../x"), "", "leads out of the slot"),
        (member("a/../../x"), "", "leads out of the slot"),
        (member("/etc/x"), "", "absolute name"),
        (member("C:/x"), "", "absolute name"),
        (member("\\\\server\\x"), "", "absolute name"),
        (member("a\\..\\x"), "", "backslash"),
        (member("a//x"), "", "empty part"),
        (member("tty", 0o020666), "", "neither file nor folder"),
        (member("fifo", 0o010666), "", "neither file nor folder"),
        (member("link", 0o120777), "/etc/passwd", "leads out of the slot, to /etc/passwd"),
        (member("a/link", 0o120777), "../../x", "leads out of the slot"),
        (member("link", 0o120777), "d/up/../..", "goes back behind a name"),
        (member("link", 0o120777), "", "leads nowhere"),
        (member("init_data.xml"), "", "the client or the launcher uses"),
        (member("gw_bin/sh"), "", "the client or the launcher uses"),
        (member("./gw_staged"), "", "the client or the launcher uses"),
    ],
)
def test_hostile_members(slot: Path, info: zipfile.ZipInfo, content: str, says: str) -> None:
    make_zip(slot, (member("good"), "x"), (info, content))
    with pytest.raises(CannotStart, match=says) as caught:
        staged(slot)
    assert caught.value.exit_code == 206
    assert listing(slot) == ["sample.zip"]


def test_a_file_behind_a_link(slot: Path) -> None:
    make_zip(
        slot, (member("sub/", 0o040755), ""), (member("d", 0o120777), "sub"), (member("d/x"), "x")
    )
    with pytest.raises(CannotStart, match="lies behind a link"):
        staged(slot)


def test_bombs(slot: Path) -> None:
    make_zip(slot, ("zeros", bytes(2_000_000)))
    with pytest.raises(CannotStart, match="take 2000000 bytes, the work unit may use 1000000"):
        staged(slot, 1e6)
    assert staged(slot, 3e6)


def test_a_member_longer_than_it_says(slot: Path) -> None:
    path = make_zip(slot, ("zeros", bytes(2_000_000)))
    data = path.read_bytes()
    path.write_bytes(data.replace((2_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(CannotStart, match="damaged"):
        staged(slot, 1e6)
    assert not (slot / "zeros").exists()


@pytest.mark.parametrize("cut", [0, 10, 60, -1, -30])
def test_damaged(slot: Path, cut: int) -> None:
    path = make_zip(slot, ("data", "text" * 100), ("more", "x" * 50))
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(CannotStart, match=r"sample\.zip is damaged"):
        staged(slot)
    assert [name for name in listing(slot) if not name.startswith("gw_staging")] == ["sample.zip"]


def test_damaged_in_the_middle(slot: Path) -> None:
    path = make_zip(slot, ("data", "text" * 1000))
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(CannotStart, match=r"sample\.zip is damaged"):
        staged(slot)
    assert not (slot / "data").exists()


def test_a_link_to_a_zip_that_is_gone(slot: Path) -> None:
    (slot / "sample.zip").write_text("<soft_link>../gone.zip</soft_link>\n")
    with pytest.raises(CannotStart, match=r"the application's zip: .* is gone"):
        staged(slot)
