"""GitBox's shell: POSIX sh, compiled to Python source."""
