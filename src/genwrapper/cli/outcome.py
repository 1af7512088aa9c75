"""How a work unit ended, locally or with a client."""

from pathlib import Path


class Outcome:
    """Times in seconds, memory in bytes (0: not known).

    `exit_status` is the launcher's exit code, 128 + n where signal n ended it; `finished` whether
    it has said that the task is done. `outputs`: logical name → file, whether it was written or
    not; `stderr`: what a client reports.
    """

    def __init__(self) -> None:
        self.exit_status = 0
        self.finished = False
        self.interrupted = False
        self.starts = 0
        self.cpu_time = 0.0
        self.wall_time = 0.0
        self.peak_memory = 0.0
        self.outputs: dict[str, Path] = {}
        self.trickles: list[tuple[str, str]] = []
        self.uploads: list[str] = []
        self.stderr = ""

    @property
    def succeeded(self) -> bool:
        """Whether a client reports success."""
        return self.finished and self.exit_status == 0 and not self.interrupted
