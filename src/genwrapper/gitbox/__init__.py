"""The program itself: the launcher of an application or GitBox, by the name it was started under.

`main(argv0, arguments)` is what the generated files `gitbox` and `genwrapper-launcher` call;
`program()` is the path of that `gitbox`. `programs.write_programs()` makes both files.
"""

from genwrapper.gitbox.roles import main, program

__all__ = ["main", "program"]
