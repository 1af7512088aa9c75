"""GenWrapper: run any legacy program as a BOINC application."""

__version__ = "0.1.0"
