"""GitBox's shell: POSIX sh, compiled to Python source. `main.main` is `gitbox sh`."""
