"""Archives that are changed at random confuse no applet: the short form of fuzz_archives."""

from pathlib import Path

import pytest
from tests.applets.fuzz_archives import Kind, Wrong, check, kinds, made, wrongs

NAMES = ["tar", "tgz", "cpio", "ar", "zip", "gzip", "bzip2", "xz", "lzma"]


def test_no_kind_is_left_out() -> None:
    assert list(kinds()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_archive_is_taken_as_it_was_made(name: str, tmp_path: Path) -> None:
    kind = kinds()[name]
    assert all(check(kind, call, data, tmp_path) for call in kind.calls for data in kind.samples)


@pytest.mark.parametrize("name", NAMES)
def test_damage_is_told_and_leaves_nothing(name: str) -> None:
    taken, wrong = wrongs(kinds()[name], range(500))
    assert not wrong
    assert 0 < taken < 400


def test_what_leads_out_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("..")
    archive = made(tmp_path, "tar", "-c", "link")
    (tmp_path / "link").unlink()
    assert not check(Kind([], []), "tar -xf ../archive", archive, tmp_path)
    with pytest.raises(Wrong, match="leads out"):
        check(Kind([], []), "tar -P -xf ../archive", archive, tmp_path)
