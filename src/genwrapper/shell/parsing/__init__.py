"""From a script's text to its syntax tree (POSIX 2.2, 2.3, 2.10): `lexer` reads tokens, `words`,
`quoting` and `parameters` what is in words, `parser`, `compound` and `simple` commands."""
