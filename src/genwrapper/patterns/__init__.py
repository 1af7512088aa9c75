"""POSIX patterns of pathnames, and regular expressions (BRE, ERE), for shell and applets."""

from genwrapper.patterns.pathname import Pattern, compile_pattern, expand_pathname
from genwrapper.patterns.regex import BadPattern, compile_regex, translate

__all__ = [
    "BadPattern",
    "Pattern",
    "compile_pattern",
    "compile_regex",
    "expand_pathname",
    "translate",
]
