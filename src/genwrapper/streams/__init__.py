"""Open file descriptions, the descriptor table, pipes, and the `Context` of applets and
builtins."""

from genwrapper.streams.context import APPEND, WRITE, Context, decode, encode
from genwrapper.streams.description import BLOCK, LOWEST, Description, collector
from genwrapper.streams.table import CLOSED, Table, pipe

__all__ = [
    "APPEND",
    "BLOCK",
    "CLOSED",
    "LOWEST",
    "WRITE",
    "Context",
    "Description",
    "Table",
    "collector",
    "decode",
    "encode",
    "pipe",
]
