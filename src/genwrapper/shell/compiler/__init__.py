"""The compiler: syntax nodes to Python source, a body at a time (`Unit`)."""

from genwrapper.shell.compiler import compound, simple
from genwrapper.shell.compiler.unit import RUNTIME, Unit, runtime

__all__ = ["RUNTIME", "Unit", "compound", "runtime", "simple"]
