"""A folder that holds a work unit: what `genwrapper run` and `genwrapper try` take.

wu_script.sh      the script
inputs/           its input files, by logical name
expected/         its output files, by logical name, as they must come out
app/              optional: the application's files, which become its zip
profile.sh        optional: sourced before the script (or inside app/)
"""

import os
import zipfile
from pathlib import Path

SCRIPT = "wu_script.sh"
PROFILE = "profile.sh"
# The date in zips: the same folder gives the same zip.
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class FolderError(Exception):
    """The folder is no work unit; the message says what to do."""


class WorkFolder:
    """The work unit in the folder PATH; OUTPUTS are logical names beside those in expected/."""

    def __init__(self, path: Path, outputs: tuple[str, ...] = ()) -> None:
        self.path = path.resolve()
        self.script = self.path / SCRIPT
        if not self.script.is_file():
            raise FolderError(
                f"{self.script} is not there: a work unit's folder holds its script under that "
                "name, its input files in inputs/ and what must come out in expected/"
            )
        self.inputs = files_of(self.path / "inputs")
        self.expected = files_of(self.path / "expected")
        self.outputs = sorted({*self.expected, *outputs})
        for name in self.outputs:
            if not name or "/" in name or name in self.inputs or name == SCRIPT:
                raise FolderError(f"{name!r} can't be the logical name of an output")
        profile = self.path / PROFILE
        self.profile = profile if profile.is_file() else None
        application = self.path / "app"
        self.application = application if application.is_dir() else None

    @property
    def name(self) -> str:
        """The application's name: the folder's, without what a file of a project can't have."""
        return "".join(c if c.isalnum() or c in "._-" else "_" for c in self.path.name) or "work"

    def write_zip(self, path: Path) -> None:
        """Write the application's zip to PATH: links as links, permissions as they are."""
        assert self.application is not None
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for source in sorted(self.application.rglob("*")):
                add_to_zip(archive, source, source.relative_to(self.application).as_posix())


def add_to_zip(archive: zipfile.ZipFile, source: Path, name: str) -> None:
    """Add the file, link or folder SOURCE to ARCHIVE as NAME."""
    mode = source.lstat().st_mode
    is_folder = source.is_dir() and not source.is_symlink()
    member = zipfile.ZipInfo(f"{name}/" if is_folder else name, ZIP_DATE)
    member.create_system = 3
    member.external_attr = mode << 16
    member.compress_type = zipfile.ZIP_DEFLATED
    if is_folder:
        archive.writestr(member, b"")
    elif source.is_symlink():
        archive.writestr(member, os.fsencode(os.readlink(source)))
    else:
        archive.writestr(member, source.read_bytes())


def files_of(folder: Path) -> dict[str, Path]:
    """Return the files in FOLDER by name; none where there is no such folder."""
    if not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.iterdir()):
        if not path.is_file():
            raise FolderError(f"{path}: BOINC's files are single files, no folders; use a zip")
        found[path.name] = path
    return found
