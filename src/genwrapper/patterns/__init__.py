"""POSIX patterns of pathnames, and regular expressions (BRE, ERE), for shell and applets."""

from genwrapper.patterns.pathname import Pattern, compile_pattern, expand_pathname

__all__ = ["Pattern", "compile_pattern", "expand_pathname"]
