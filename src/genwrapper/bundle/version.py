"""An application version: the files that a client gets for one application, number and platform.

On a BOINC server it is the folder `apps/NAME/VERSION/PLATFORM__PLANCLASS/`, with `version.xml` and
a signature beside each file (tools/update_versions). Here the main program is a launcher; beside it
lie the application's zip, named as the launcher with `.zip` after it, and a profile.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from genwrapper.bundle.signing import PrivateKey

API_VERSION = "7.20.0"
"""That of the BOINC API which the launcher speaks; without one, a client gives a task no
channels.
"""

LINUX = "x86_64-pc-linux-gnu"
"""BOINC's name of the platform."""


class VersionFile:
    """A file of an application version.

    name         its physical name, under which a project serves it: it never changes its contents
    source       where it is now
    open_name    the logical name, by which the application opens it; "" for none
    main         whether it is the program that the client starts
    copied       whether a task gets a copy, not a soft link
    """

    __slots__ = ("copied", "main", "name", "open_name", "source")

    def __init__(
        self,
        name: str,
        source: Path,
        open_name: str = "",
        *,
        main: bool = False,
        copied: bool = False,
    ) -> None:
        self.name = name
        self.source = source
        self.open_name = open_name
        self.main = main
        self.copied = copied


class ApplicationVersion:
    """The files of APPLICATION's version NUMBER (100 is 1.00) for PLATFORM and PLAN_CLASS ("":
    none).
    """

    __slots__ = ("api_version", "application", "files", "number", "plan_class", "platform")

    def __init__(
        self,
        application: str,
        files: Iterable[VersionFile],
        *,
        number: int = 100,
        platform: str = LINUX,
        plan_class: str = "",
        api_version: str = API_VERSION,
    ) -> None:
        self.application = application
        self.files = list(files)
        self.number = number
        self.platform = platform
        self.plan_class = plan_class
        self.api_version = api_version
        if sum(file.main for file in self.files) != 1:
            raise ValueError(f"{application}: an application version has one main program")

    def write(self, folder: Path, key: PrivateKey | None = None) -> Path:
        """Write the version's folder below FOLDER (a server's `apps`), signed where there is a KEY;
        its path.
        """
        target = folder / self.application / f"{self.number // 100}.{self.number % 100:02}"
        target /= f"{self.platform}__{self.plan_class}" if self.plan_class else self.platform
        target.mkdir(parents=True)
        for file in self.files:
            path = target / file.name
            shutil.copyfile(file.source, path)
            path.chmod(0o755 if file.main else 0o644)
            if key is not None:
                (target / f"{file.name}.sig").write_text(key.sign_file(path))
        (target / "version.xml").write_text(self.description())
        return target

    def description(self) -> str:
        """The text of `version.xml`."""
        lines = ["<version>", f"    <api_version>{self.api_version}</api_version>"]
        for file in self.files:
            lines.append("    <file>")
            lines.append(f"        <physical_name>{escape(file.name)}</physical_name>")
            if file.open_name:
                lines.append(f"        <logical_name>{escape(file.open_name)}</logical_name>")
            lines += ["        <main_program/>"] * file.main
            lines += ["        <copy_file/>"] * file.copied
            lines.append("    </file>")
        return "\n".join([*lines, "</version>", ""])


def wrapped(
    application: str,
    launcher: Path,
    *,
    archive: Path | None = None,
    profile: Path | None = None,
    number: int = 100,
    platform: str = LINUX,
    plan_class: str = "",
) -> ApplicationVersion:
    """A version whose main program is LAUNCHER, with the zip ARCHIVE and the PROFILE that it looks
    for.
    """
    name = f"{application}_{number // 100}.{number % 100:02}_{platform}"
    if plan_class:
        name += f"__{plan_class}"
    files = [VersionFile(name, launcher, main=True)]
    if archive is not None:
        files.append(VersionFile(f"{name}.zip", archive, f"{name}.zip"))
    if profile is not None:
        files.append(VersionFile(f"{name}_profile.sh", profile, "profile.sh"))
    return ApplicationVersion(
        application, files, number=number, platform=platform, plan_class=plan_class
    )
