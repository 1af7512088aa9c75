"""Whether processes that a test has seen still live."""

import psutil


def lives(process: psutil.Process) -> bool:
    """Whether it runs. One that has ended and is still to be waited for has ended: a worker of
    these tests may be the reaper of orphans, and not wait for them."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
