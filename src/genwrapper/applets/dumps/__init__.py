"""Rows of bytes as `od` and `hexdump` show them: types, formats, fast ways to print them."""
