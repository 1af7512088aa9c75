"""Processes of the shell and signals to it (POSIX 2.9.3, 2.11): jobs, `&`, waiting, traps."""
