"""A shell with a command `stop`: its COUNT-th call writes the state to FILE and ends the shell.

python stopping.py COUNT FILE SCRIPT    (exit status 77; COUNT 0 goes on from FILE)
"""

import pathlib
import sys

from genwrapper.shell.durable.snapshot import snapshot
from genwrapper.shell.errors import Exit
from genwrapper.shell.main import main
from genwrapper.shell.state import Shell
from genwrapper.streams import Context

STOPPED = 77


class Stop:
    """The command `stop`."""

    def __init__(self, count: int, file: str) -> None:
        self.count = count
        self.file = file

    def __call__(self, context: Context) -> int:
        self.count -= 1
        if self.count == 0:
            assert isinstance(context.world, Shell)
            context.world.process.checkpoint = self.write
            context.world.pending.append(0)
        return 0

    def write(self, shell: Shell, status: int) -> None:
        pathlib.Path(self.file).write_bytes(snapshot(shell))
        shell.traps.actions.clear()  # what is killed runs no trap
        raise Exit(STOPPED)


if __name__ == "__main__":
    count, file, *script = sys.argv[1:]
    sys.exit(main(script or ["--resume", file], {"stop": Stop(int(count), file)}))
