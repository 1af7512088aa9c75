"""The canonical path of a file, for realpath and readlink: absolute, without `.`, `..` and symbolic
links."""

import posix
from errno import ELOOP, ENOENT, ENOTDIR

MOST_LINKS = 40
KIND = 0o170000
LINK = 0o120000
FOLDER = 0o040000


def canonical(path: str, missing: str, links: bool = True) -> str:
    """The canonical form of an absolute `path`. `missing`: what may not exist: "none", "last" (the
    last component), "all". `links`: follow symbolic links. OSError where something is missing or
    links go round."""
    if not path.startswith("/"):  # the working folder has been removed
        raise FileNotFoundError(ENOENT, posix.strerror(ENOENT))
    parts = [part for part in reversed(path.split("/")) if part]
    slash = path.endswith("/") and len(parts) > 0
    found: list[str] = []
    followed = 0
    while parts:
        part = parts.pop()
        if part == ".":
            continue
        if part == "..":
            if found:
                found.pop()
            continue
        here = "/" + "/".join([*found, part])
        try:
            mode = posix.lstat(here).st_mode
        except OSError as error:
            if error.errno not in (ENOENT, ENOTDIR) or missing == "none":
                raise
            if missing == "last" and (parts or error.errno == ENOTDIR):
                raise
            found.append(part)
            continue
        if links and mode & KIND == LINK:
            followed += 1
            if followed > MOST_LINKS:
                raise OSError(ELOOP, posix.strerror(ELOOP))
            target = posix.readlink(here)
            if target.startswith("/"):
                found = []
            parts += [step for step in reversed(target.split("/")) if step]
            continue
        if mode & KIND not in (FOLDER, LINK) and (parts or slash) and missing != "all":
            raise OSError(ENOTDIR, posix.strerror(ENOTDIR))
        found.append(part)
    return "/" + "/".join(found)


def relative(path: str, start: str) -> str:
    """The canonical `path` as seen from the canonical folder `start`."""
    there = [part for part in path.split("/") if part]
    here = [part for part in start.split("/") if part]
    common = 0
    while common < min(len(there), len(here)) and there[common] == here[common]:
        common += 1
    return "/".join([".."] * (len(here) - common) + there[common:]) or "."
