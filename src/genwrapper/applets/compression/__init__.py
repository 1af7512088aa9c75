"""Compressed data: the formats (`formats`, `gzip_format`), and the programs that compress a file to
its name (`files`, `usages`)."""
