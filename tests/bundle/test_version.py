"""The folder of an application version, as a server's update_versions takes it."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from genwrapper.bundle.signing import PrivateKey, md5
from genwrapper.bundle.version import ApplicationVersion, wrapped


def test_a_wrapped_application_as_a_server_takes_it(tmp_path: Path) -> None:
    for name in ("launcher", "zip", "profile"):
        (tmp_path / name).write_text(name)
    key = PrivateKey.generate()
    version = wrapped(
        "sample",
        tmp_path / "launcher",
        archive=tmp_path / "zip",
        profile=tmp_path / "profile",
        number=205,
        plan_class="mt",
    )
    folder = version.write(tmp_path / "apps", key)
    main = "sample_2.05_x86_64-pc-linux-gnu__mt"
    assert folder == tmp_path / "apps" / "sample" / "2.05" / "x86_64-pc-linux-gnu__mt"
    names = [main, f"{main}.zip", f"{main}_profile.sh"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*names, *(f"{name}.sig" for name in names), "version.xml"]
    )
    for name in names:
        assert key.public.verifies((folder / f"{name}.sig").read_text(), md5(folder / name))
    assert (folder / main).stat().st_mode & 0o111
    description = ElementTree.parse(folder / "version.xml").getroot()
    files = description.findall("file")
    assert [file.findtext("physical_name") for file in files] == names
    assert [file.findtext("logical_name") for file in files] == [None, names[1], "profile.sh"]
    assert [file.find("main_program") is not None for file in files] == [True, False, False]
    assert description.findtext("api_version")


def test_one_main_program(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one main program"):
        ApplicationVersion("sample", [])
