"""Finds this package's own modules, at less cost than Python's general way.

A start of the shell imports some fifty modules, and for each Python asks every folder of `sys.path`
whether it has changed, lists it, and looks for four kinds of files. We know where ours are and what
they are: compiled by Python as `__pycache__/NAME.TAG.pyc`, and in force while the source has the
time and size that stand in it (PEP 552). Whatever is not just so is left to Python's own finder.
"""

import _frozen_importlib as bootstrap
import _frozen_importlib_external as external
import _imp
import _io
import marshal
import posix
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import CodeType, ModuleType

PACKAGE = __name__.partition(".")[0]
HEAD = 16  # bytes: the magic number, flags, and the source's time and size
BY_TIME = external.MAGIC_NUMBER + bytes(4)  # flags 0: not by the source's hash
ENDING = f".{sys.implementation.cache_tag}.pyc"


class Loader(external.SourceFileLoader):
    """Python's own, with the compiled file at hand."""

    compiled: bytes

    def get_code(self, fullname: str) -> "CodeType":
        code: CodeType = marshal.loads(memoryview(self.compiled)[HEAD:])
        # The package may have been moved since.
        _imp._fix_co_filename(code, self.path)  # type: ignore[attr-defined]
        return code


class Finder:
    """A finder for `sys.meta_path`."""

    @staticmethod
    def find_spec(
        name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        """Return where the module NAME is; None where PATH, its package's, has no plain compiled
        file for it."""
        if path is None or not name.startswith(PACKAGE):
            return None
        folder = path[0]
        last = name.rpartition(".")[2]
        return find_module(name, folder, last) or find_module(name, f"{folder}/{last}", "__init__")


def find_module(name: str, folder: str, stem: str) -> "ModuleSpec | None":
    """Return the module NAME out of the file STEM of FOLDER, if that is compiled and in force."""
    source = f"{folder}/{stem}.py"
    cached = f"{folder}/__pycache__/{stem}{ENDING}"
    try:
        with _io.FileIO(cached) as file:
            compiled = file.readall()
        now = posix.stat(source)
    except OSError:
        return None
    wanted = BY_TIME + low_bytes(int(now.st_mtime)) + low_bytes(now.st_size)
    if compiled[:HEAD] != wanted:
        return None
    loader = Loader(name, source)
    loader.compiled = compiled
    spec = bootstrap.ModuleSpec(name, loader, origin=source, is_package=stem == "__init__")
    if stem == "__init__":
        spec.submodule_search_locations = [folder]
    spec.has_location = True
    spec.cached = cached
    return spec


def low_bytes(number: int) -> bytes:
    """The low four bytes of a number, as compiled files have them."""
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


def install() -> None:
    """Look with this finder first."""
    sys.meta_path.insert(0, Finder)
