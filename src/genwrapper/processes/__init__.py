"""Starting programs, and whole trees of processes, the same on every platform.

start           one program, with any layout of descriptors: the hot path
masked          call what creates files with an umask of its own
fork            fork(2), known to reap_orphans
inherited       the descriptors that this process was started with, made close-on-exec
reap            how a child ended and what it used
observe         whether a child ended, stopped or went on
Tree            a program with all below it: suspend, resume, terminate, usage
keep_lifeline   in the program that a Tree has started: end with its starter
reap_orphans    in the same: wait for the processes that it was given
end_strays      at the start: what an earlier run has left
Usage           CPU seconds, bytes of memory, number of processes

The backend is chosen here and nowhere else; what a shell that starts no tree has no use for is
loaded when it is asked for.
"""

import sys

if sys.platform != "linux":
    raise ImportError(f"genwrapper.processes has no backend for {sys.platform} yet: use Linux")

from genwrapper.processes.spawn import FIRST_OWN, fork, inherited, masked, observe, reap, start
from genwrapper.processes.usage import Usage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.processes.linux import (
        LIFELINE,
        Tree,
        end_strays,
        keep_lifeline,
        reap_orphans,
    )

__all__ = [
    "FIRST_OWN",
    "LIFELINE",
    "Tree",
    "Usage",
    "end_strays",
    "fork",
    "inherited",
    "keep_lifeline",
    "masked",
    "observe",
    "reap",
    "reap_orphans",
    "start",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from genwrapper.processes import linux

    found = globals()[name] = getattr(linux, name)
    return found
