"""GitBox's applets: one file each, found by name in a table, imported when called."""

from genwrapper.applets.table import find, names

__all__ = ["find", "names"]
