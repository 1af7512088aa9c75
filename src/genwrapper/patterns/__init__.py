"""POSIX patterns of pathnames, and regular expressions (BRE, ERE), for shell and applets.

The regular expressions are loaded when one is asked for: a shell's start has no use for them.
"""

from genwrapper.patterns.pathname import Pattern, compile_pattern, expand_pathname

TYPE_CHECKING = False
if TYPE_CHECKING:
    from genwrapper.patterns.regex import BadPattern, compile_regex, longest, occurrences, translate

__all__ = [
    "BadPattern",
    "Pattern",
    "compile_pattern",
    "compile_regex",
    "expand_pathname",
    "longest",
    "occurrences",
    "translate",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from genwrapper.patterns import regex

    found = globals()[name] = getattr(regex, name)
    return found
