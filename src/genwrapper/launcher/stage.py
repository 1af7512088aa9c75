"""The application's zip: into the slot, once, whole or not at all, and nowhere else.

A zip comes from the project's server, but what made it may be careless: names that lead out of the
slot, links, devices, and more than the slot may hold are refused before anything is written.
"""

import os

from genwrapper.boinc import BrokenLink, files, init_data, lockfile, soft_links
from genwrapper.boinc.channels import FILE_NAME as CLIENT_CHANNELS
from genwrapper.launcher import names
from genwrapper.launcher.errors import CannotStart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MOST_FILES = 100_000
MOST_BYTES = 8 << 30  # where the work unit has no bound on disk space
BLOCK = 1 << 18
S_IFMT, S_IFREG, S_IFDIR, S_IFLNK = 0o170000, 0o100000, 0o040000, 0o120000

# Files of the client and of ours that no zip may bring.
RESERVED = {
    init_data.FILE_NAME,
    CLIENT_CHANNELS,
    lockfile.FILE_NAME,
    files.FINISH,
    files.TEMPORARY_EXIT,
    files.TRICKLE_UP,
    names.STDERR,
    names.STDOUT,
    names.CHANNELS,
    names.LINKS_FOLDER,
    names.STARTER,
    names.STAGED,
    names.STAGING_FOLDER,
    names.CPU_TIME,
    names.ENDED,
}


def application_name(program: str) -> str:
    """Return the name that PROGRAM's zip has before its `.zip`: only a final `.exe` is off."""
    name = os.path.basename(program)
    return name[:-4] if name.endswith(".exe") else name


def stage(folder: str, program: str, disk_bound: float) -> str | None:
    """Extract PROGRAM's zip into the slot FOLDER, unless an earlier start has done so.

    Returns the zip's name if it was extracted now. CannotStart where it is damaged, hostile, or
    larger than DISK_BOUND bytes (0: no bound, then 8 GiB).
    """
    name = f"{application_name(program)}.zip"
    if not os.path.lexists(os.path.join(folder, name)):
        return None
    try:
        path = os.path.join(folder, soft_links.resolve_input(name, folder))
    except (BrokenLink, FileNotFoundError) as error:
        raise CannotStart(f"the application's zip: {error}") from error
    if already_staged(folder, path):
        return None
    from zipfile import BadZipFile, ZipFile, is_zipfile

    bound = int(disk_bound) if disk_bound > 0 else MOST_BYTES
    staging = os.path.join(folder, names.STAGING_FOLDER)
    remove(staging)
    try:
        if not is_zipfile(path):
            raise CannotStart(f"{name} is damaged: it is no zip file")
        with ZipFile(path) as archive:
            members = checked(archive, name, bound)
            os.mkdir(staging)
            extract(archive, members, staging)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise CannotStart(f"{name} is damaged: {error}") from error
    except Exception as error:  # zlib.error and lzma.LZMAError are no OSError
        if isinstance(error, OSError | CannotStart):
            raise
        raise CannotStart(f"{name} is damaged: {error}") from error
    move_all(staging, folder)
    remove(staging)
    remember(folder, path)
    return name


# -- once -----------------------------------------------------------------------------------------


def already_staged(folder: str, path: str) -> bool:
    """Say whether what the zip PATH holds is in the slot: the same file, or the same digest."""
    try:
        with open(os.path.join(folder, names.STAGED), encoding="utf-8") as file:
            digest, identity = file.read().split("\n")[:2]
    except (OSError, ValueError):
        return False
    return identity == identity_of(path) or digest == digest_of(path)


def remember(folder: str, path: str) -> None:
    """Note that the zip PATH has been extracted."""
    text = f"{digest_of(path)}\n{identity_of(path)}\n"
    files.write_aside(os.path.join(folder, names.STAGED), text)


def identity_of(path: str) -> str:
    """Return what changes when the file PATH is another; cheap."""
    status = os.stat(path)
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns}"


def digest_of(path: str) -> str:
    """Return the SHA-256 of the file PATH."""
    from hashlib import file_digest

    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


# -- checks ---------------------------------------------------------------------------------------


def checked(archive: "ZipFile", name: str, bound: int) -> "list[ZipInfo]":
    """Return the members of ARCHIVE; CannotStart if one of them must not be extracted."""
    members = archive.infolist()
    if len(members) > MOST_FILES:
        raise CannotStart(f"{name} holds {len(members)} files, more than {MOST_FILES}")
    total = sum(member.file_size for member in members)
    if total > bound:
        raise CannotStart(
            f"{name} would take {total} bytes, the work unit may use {bound}; raise its "
            "rsc_disk_bound if that is meant"
        )
    links = set()
    for member in members:
        why = objection(member)
        if why:
            raise CannotStart(f"{name} is refused: {member.filename!r} {why}")
        if kind_of(member) == S_IFLNK:
            why = link_objection(member, archive.read(member) if member.file_size < 4096 else b"")
            if why:
                raise CannotStart(f"{name} is refused: the link {member.filename!r} {why}")
            links.add(member.filename.rstrip("/"))
    for member in members:
        parts = member.filename.rstrip("/").split("/")
        for depth in range(1, len(parts)):
            if "/".join(parts[:depth]) in links:
                raise CannotStart(f"{name} is refused: {member.filename!r} lies behind a link")
    return members


def kind_of(member: "ZipInfo") -> int:
    """Return the type of file that MEMBER is on a POSIX system; regular where it does not say."""
    kind = (member.external_attr >> 16) & S_IFMT if member.create_system == 3 else 0
    return kind or (S_IFDIR if member.is_dir() else S_IFREG)


def objection(member: "ZipInfo") -> str | None:
    """Return why MEMBER can't be extracted into a slot, None where it can."""
    path = member.filename
    parts = path.rstrip("/").split("/")
    if path.startswith(("/", "\\")) or path[1:2] == ":":
        return "has an absolute name"
    if "\\" in path:
        return "has a backslash in its name"
    if ".." in parts:
        return "leads out of the slot"
    if "" in parts or "." in parts[1:] or not path:
        return "has an empty part in its name"
    if kind_of(member) not in (S_IFREG, S_IFDIR, S_IFLNK):
        return "is neither file nor folder nor link"
    if parts[0] in RESERVED or (parts[0] == "." and parts[1:2] and parts[1] in RESERVED):
        return "has the name of a file that the client or the launcher uses"
    return None


def link_objection(member: "ZipInfo", content: bytes) -> str | None:
    """Return why the link MEMBER to CONTENT is refused, None where it stays in the slot."""
    target = content.decode("utf-8", "surrogateescape")
    if not target or "\0" in target:
        return "leads nowhere"
    depth = len([part for part in member.filename.split("/")[:-1] if part != "."])
    if target.startswith("/"):
        return f"leads out of the slot, to {target}"
    named = False
    for part in target.split("/"):
        if part == ".." and named:
            return f"goes back behind a name, to {target}"  # which may be a link to anywhere above
        if part == "..":
            depth -= 1
        elif part not in ("", "."):
            named = True
        if depth < 0:
            return f"leads out of the slot, to {target}"
    return None


# -- extraction -----------------------------------------------------------------------------------


def extract(archive: "ZipFile", members: "list[ZipInfo]", staging: str) -> None:
    """Write MEMBERS below the new folder STAGING."""
    for member in members:
        path = os.path.join(staging, member.filename.rstrip("/"))
        kind = kind_of(member)
        if kind == S_IFDIR:
            os.makedirs(path, exist_ok=True)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.lexists(path) and not os.path.isdir(path):
            os.unlink(path)  # the last of one name is the one that counts
        if kind == S_IFLNK:
            os.symlink(os.fsdecode(archive.read(member)), path)
        else:
            extract_file(archive, member, path)


def extract_file(archive: "ZipFile", member: "ZipInfo", path: str) -> None:
    """Write the regular file MEMBER to PATH, with its permissions where it has any."""
    mode = (member.external_attr >> 16) & 0o777 if member.create_system == 3 else 0
    start = b""
    with archive.open(member) as source, open(path, "wb") as target:
        left = member.file_size  # what it says that it has; more is damage
        while block := source.read(BLOCK):
            start = start or block[:4]
            left -= len(block)
            if left < 0:
                raise ValueError(f"{member.filename} is longer than it says")
            target.write(block)
    if not mode:  # made on a system without permissions: programs must be executable
        mode = 0o755 if start == b"\x7fELF" or start.startswith(b"#!") else 0o644
    os.chmod(path, mode | 0o600)


def move_all(staging: str, folder: str) -> None:
    """Move what is in STAGING into FOLDER, over what an interrupted start has left there.

    A soft link of the client's stays: the work unit's file goes before the application's.
    """
    for entry in sorted(os.listdir(staging)):
        source, target = os.path.join(staging, entry), os.path.join(folder, entry)
        is_folder = os.path.isdir(source) and not os.path.islink(source)
        if is_folder and os.path.isdir(target) and not os.path.islink(target):
            move_all(source, target)
            os.rmdir(source)
        elif soft_links.read_link(target) is not None:
            remove(source)
        else:
            if is_folder or os.path.isdir(target):
                remove(target)
            os.replace(source, target)


def remove(path: str) -> None:
    """Remove the file, link or folder PATH with all in it; nothing where it is not there."""
    if os.path.isdir(path) and not os.path.islink(path):
        for entry in os.listdir(path):
            remove(os.path.join(path, entry))
        os.rmdir(path)
    elif os.path.lexists(path):
        os.unlink(path)
