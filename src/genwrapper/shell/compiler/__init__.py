"""The compiler: syntax nodes to Python source, a body at a time (`Unit`)."""

from genwrapper.shell.compiler import compound, conditional, simple
from genwrapper.shell.compiler.unit import RUNTIME, Unit, runtime

__all__ = ["RUNTIME", "Unit", "compound", "conditional", "runtime", "simple"]
