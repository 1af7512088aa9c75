"""The program itself: the launcher of an application or GitBox, by the name it was started under.

`start(argv0, arguments)` is what the generated files `gitbox` and `genwrapper-launcher` call,
`main` the same without the end of the process; `program()` is the path of that `gitbox`.
`programs.write_programs()` makes both files.
"""

from genwrapper.gitbox.roles import main, program, start

__all__ = ["main", "program", "start"]
