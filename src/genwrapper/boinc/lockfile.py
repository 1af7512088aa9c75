"""`boinc_lockfile`: one application at a time in a slot (lib/filesys.cpp, FILE_LOCK)."""

import errno
import fcntl
import os

from genwrapper.boinc.errors import SlotInUse

FILE_NAME = "boinc_lockfile"
WAIT = 35.0  # seconds; a client that was killed and started again may meet its old application


class LockFile:
    """The lock of a slot; it ends with the process that holds it, however that ends."""

    __slots__ = ("fd", "path")

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, FILE_NAME)
        self.fd: int | None = None

    def take(self) -> bool:
        """Lock, without waiting; False where another process holds it."""
        fd = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o664)
        try:
            fcntl.lockf(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(fd)
            if error.errno in (errno.EACCES, errno.EAGAIN):
                return False
            raise SlotInUse(f"{self.path}: {error.strerror}") from error
        self.fd = fd
        return True

    def release(self) -> None:
        """Unlock; nothing where it is not held."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None
