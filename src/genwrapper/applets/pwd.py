"""pwd: print the working folder."""

import posix
from errno import ENOENT

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context, encode


@applet("""
pwd [OPTION]...

Print the path of the working folder.

  -L, --logical   as PWD says it, where that names this folder and has no . or .. (the default)
  -P, --physical  without symbolic links
""")
def pwd(context: Context, options: Options, operands: list[str]) -> int:
    logical = context.environment.get("PWD", "")
    if options.last("physical", "logical") != "physical" and names_folder(logical, context.cwd):
        context.stdout.write(encode(f"{logical}\n"))
        return 0
    try:
        context.stdout.write(encode(f"{physical(context.cwd)}\n"))
    except OSError as error:
        context.failed("the working folder", error)
    return context.status


def names_folder(path: str, cwd: str) -> bool:
    """Whether `path` is an absolute path without dots of the folder `cwd`."""
    if not path.startswith("/") or any(part in (".", "..") for part in path.split("/")):
        return False
    try:
        a, b = posix.stat(path), posix.stat(cwd)
    except OSError:
        return False
    return (a.st_dev, a.st_ino) == (b.st_dev, b.st_ino)


def physical(path: str) -> str:
    """The path of a folder without symbolic links."""
    descriptor = posix.open(path, posix.O_PATH | posix.O_DIRECTORY | posix.O_CLOEXEC)
    try:
        if not posix.fstat(descriptor).st_nlink:
            raise FileNotFoundError(ENOENT, posix.strerror(ENOENT))
        return posix.readlink(f"/proc/self/fd/{descriptor}")
    finally:
        posix.close(descriptor)
