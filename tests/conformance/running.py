"""One call of a suite's case, which may do anything: it and all that it has started end with it."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile


def output(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float
) -> tuple[bytes, int | None]:
    """What a command prints, and its exit status; None where it took longer than `seconds`."""
    with TemporaryFile() as file:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        status: int | None
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            status = None
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
        file.seek(0)
        return file.read(), status
