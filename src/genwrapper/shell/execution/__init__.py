"""Commands run (POSIX 2.7, 2.9, 2.12): simple ones, pipelines, subshells, redirections."""
