"""The generated files `gitbox` and `genwrapper-launcher`: one text, started without `site`.

Entry points of Python packaging can't carry interpreter options, and an interpreter that imports
`site` takes half as long again to start. So each file names its interpreter with `-I -S`, puts the
folder of this package on `sys.path` and calls `genwrapper.gitbox.start`. A copy under any name, in
any folder, works as well.
"""

import os
import sys

NAMES = ("gitbox", "genwrapper-launcher")

# The kernel reads this much of a `#!` line, splits it at its first space and passes the rest as
# one word (execve(2)); hence one word of options, and none of it in a path.
SHEBANG_LIMIT = 127
# -I: nothing of the volunteer's Python settings; -S: no `site`; utf8: file names and texts are
# read the same way in every locale.
OPTIONS = "-ISXutf8"

BODY = """\
import sys

sys.path.append({folder!r})
from genwrapper.gitbox import start

start(sys.argv[0], sys.argv[1:])
"""


def write_programs(folder: str | None = None, interpreter: str | None = None) -> list[str]:
    """Write `gitbox` and `genwrapper-launcher` into FOLDER and return their paths.

    FOLDER is the interpreter's own by default. INTERPRETER is the Python that is to run them, by
    default the one that this environment was made from. A file that says so already is left alone.
    """
    folder = folder or os.path.dirname(os.path.abspath(sys.executable))
    text = program_text(interpreter or base_interpreter(), package_folder())
    paths = []
    for name in NAMES:
        path = os.path.join(folder, name)
        if not _says(path, text):
            aside = f"{path}.{os.getpid()}"
            with open(aside, "wb", opener=_executable) as file:
                file.write(text)
            os.replace(aside, path)
        paths.append(path)
    return paths


def program_text(interpreter: str, folder: str) -> bytes:
    """Return the file that starts INTERPRETER on the package in FOLDER; both are absolute paths."""
    body = BODY.format(folder=folder)
    head = f"#!{interpreter} {OPTIONS}"
    if len(os.fsencode(head)) > SHEBANG_LIMIT or any(c in interpreter for c in " \t\n"):
        # A line that is the shell's command and Python's string at once.
        quoted = interpreter.replace("'", "'\"'\"'")
        head = f"#!/bin/sh\n''':'\nexec '{quoted}' {OPTIONS} \"$0\" \"$@\"\n'''"
    return os.fsencode(f"{head}\n{body}")


def base_interpreter() -> str:
    """Return the real file of the Python that this environment was made from."""
    base = getattr(sys, "_base_executable", "") or sys.executable
    return os.path.realpath(base if os.path.exists(base) else sys.executable)


def package_folder() -> str:
    """Return the folder that holds the package `genwrapper`."""
    here = os.path.dirname(os.path.abspath(__file__))
    return os.path.dirname(os.path.dirname(here))


def _says(path: str, text: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == text and os.access(path, os.X_OK)
    except OSError:
        return False


def _executable(path: str, flags: int) -> int:
    return os.open(path, flags, 0o777)
