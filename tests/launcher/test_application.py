"""An application that comes as a zip: extracted, found, and refused where it must be."""

import zipfile

from tests.launcher.conftest import MakeSlot


def test_a_program_and_a_profile_from_the_zip(make_slot: MakeSlot) -> None:
    slot = make_slot('tool "$(boinc resolve_filename in)"', inputs={"in": "content\n"})
    path = slot.project / "sample_1.00.zip"
    with zipfile.ZipFile(path, "w") as archive:
        tool = zipfile.ZipInfo("bin/tool")
        tool.create_system, tool.external_attr = 3, 0o100755 << 16
        archive.writestr(tool, '#!/bin/sh\necho "tool: $(cat "$1")"\n')
        archive.writestr("profile.sh", 'PATH="$PWD/bin:$PATH"\n')
    slot.link_zip()
    assert slot.run() == 0, slot.stderr
    assert (slot.path / "stdout.txt").read_text() == "tool: content\n"
    assert "sample_1.00.zip has been extracted" in slot.stderr


def test_a_damaged_zip(make_slot: MakeSlot) -> None:
    slot = make_slot("true")
    path = slot.add_zip({"data": "x" * 1000})
    path.write_bytes(path.read_bytes()[:100])
    assert slot.run() == 206
    assert "[Error] sample_1.00.zip is damaged" in slot.stderr


def test_a_hostile_zip(make_slot: MakeSlot) -> None:
    slot = make_slot("true")
    slot.add_zip({"../../evil": "x"})
    assert slot.run() == 206
    assert "is refused: '../../evil' leads out of the slot" in slot.stderr
    assert not (slot.path.parent.parent / "evil").exists()


def test_once_over_restarts(make_slot: MakeSlot) -> None:
    slot = make_slot(
        "cat data; echo changed > data; [ -e again ] || { touch again; boinc temporary_exit 0; }"
    )
    slot.add_zip({"data": "original\n"})
    assert slot.run() == 0
    slot.set_up()
    (slot.path / "again").touch()
    assert slot.run() == 0
    assert (slot.path / "stdout.txt").read_text() == "original\nchanged\n"
