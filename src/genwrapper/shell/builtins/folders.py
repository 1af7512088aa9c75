"""cd, pwd and umask (POSIX)."""

import posix

from genwrapper.shell.builtins import builtin, usage_error, write
from genwrapper.shell.errors import ShellError
from genwrapper.shell.expansion.words import home
from genwrapper.shell.messages import report
from genwrapper.shell.state import Shell


@builtin("cd", "chdir")
def cd(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    physical = False
    while arguments and len(arguments[0]) > 1 and arguments[0][0] == "-":
        option = arguments.pop(0)
        if option == "--":
            break
        if not {"L", "P", "e"}.issuperset(option[1:]):
            return usage_error(shell, words, f"{option}: there is no such option")
        kinds = option[1:].replace("e", "")  # -e: -P fails where the new folder's path is not
        physical = kinds[-1] == "P" if kinds else physical  # known, as it does without
    if len(arguments) > 1:
        return usage_error(shell, words, "too many operands")
    shown = False
    if not arguments:
        try:
            target = home(shell)
        except ShellError as error:
            report(shell, error.message)
            return 2
    elif arguments[0] == "-":
        old = shell.variables.get("OLDPWD")
        if old is None:
            return usage_error(shell, words, "OLDPWD not set")
        target, shown = str(old), True
    else:
        target = arguments[0]
    found, shown = look_along(shell, target, shown)
    try:
        path = real_path(shell.path(found)) if physical else logical_path(shell, found)
        if posix.stat(path).st_mode & 0o170000 != 0o040000:
            raise NotADirectoryError(20, posix.strerror(20))
        if not posix.access(path, posix.X_OK):
            raise PermissionError(13, posix.strerror(13))
    except (OSError, ValueError) as error:
        return usage_error(shell, words, f"{target}: {getattr(error, 'strerror', None) or error}")
    shell.assign("OLDPWD", str(shell.variables.get("PWD", shell.cwd)))
    shell.exported.add("OLDPWD")
    shell.cwd = path
    shell.assign("PWD", path)
    if shown:
        write(shell, f"{path}\n")
    return 0


def look_along(shell: Shell, target: str, shown: bool) -> tuple[str, bool]:
    """A relative folder along CDPATH; the second says whether `cd` prints where it went."""
    if target.startswith("/") or target.split("/")[0] in (".", ".."):
        return target, shown
    for folder in str(shell.variables.get("CDPATH", "")).split(":"):
        candidate = f"{folder.rstrip('/') or '/'}/{target}" if folder else target
        try:
            if posix.stat(shell.path(candidate)).st_mode & 0o170000 == 0o040000:
                return candidate, shown or bool(folder)
        except OSError:
            continue
    return target, shown


def logical_path(shell: Shell, name: str) -> str:
    """The absolute path that `name` means, `.` and `..` taken away textually (cd -L, step 8)."""
    if not name:
        return shell.cwd
    path = shell.path(name)
    if not path.startswith("/"):
        raise FileNotFoundError(2, posix.strerror(2))  # the working folder has been removed
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                posix.stat("/" + "/".join((*parts, "")))  # which must be a folder
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def real_path(path: str) -> str:
    """The path without symbolic links."""
    import posixpath

    posix.stat(path)  # `file/..` is no folder
    return posixpath.realpath(path, strict=True)


@builtin("pwd")
def pwd(shell: Shell, words: list[str]) -> int:
    physical = False
    for option in words[1:]:
        if option == "--" or not option.startswith("-"):
            break
        if len(option) < 2 or not {"L", "P"}.issuperset(option[1:]):
            return usage_error(shell, words, f"{option}: there is no such option")
        physical = option[-1] == "P"
    if shell.cwd == ".":
        return usage_error(shell, words, "the working folder has been removed", 1)
    path = real_path(shell.cwd) if physical else shell.cwd
    write(shell, f"{path}\n")
    return 0


COPIED = {"u": 6, "g": 3, "o": 0}  # `g=u`: the bits of another class, by their place
MODES = (("r", 4), ("w", 2), ("x", 1))


@builtin("umask")
def umask(shell: Shell, words: list[str]) -> int:
    arguments = words[1:]
    if arguments[:1] == ["-S"]:
        if len(arguments) == 1:
            allowed = ~shell.umask & 0o777
            shown = [
                f"{who}={''.join(c for c, bit in MODES if allowed >> shift & bit)}"
                for who, shift in (("u", 6), ("g", 3), ("o", 0))
            ]
            write(shell, ",".join(shown) + "\n")
            return 0
        del arguments[0]
    if arguments[:1] == ["--"]:
        del arguments[0]
    if not arguments:
        write(shell, f"{shell.umask:04o}\n")
        return 0
    text = arguments[0]
    if text.startswith("-"):
        return usage_error(shell, words, f"{text}: there is no such option")
    try:
        value = int(text, 8) if text[0].isdigit() else symbolic_mask(text, shell.umask)
    except (ValueError, IndexError):
        return usage_error(
            shell, words, f"{text}: not a mask: give it in octal or as u=rwx,g=rx,o="
        )
    if value > 0o777:
        return usage_error(shell, words, f"{text}: a mask goes from 0 to 777")
    shell.umask = value
    return 0


def symbolic_mask(text: str, mask: int) -> int:
    """A mask given as chmod's symbolic mode: what is to be allowed. What is copied (`g=u`) is of
    the mask before."""
    before = allowed = ~mask & 0o777
    for clause in text.split(","):
        at = 0
        while at < len(clause) and clause[at] in "ugoa":
            at += 1
        who = clause[:at] or "a"
        bits = sum({"u": 0o700, "g": 0o070, "o": 0o007, "a": 0}[c] for c in set(who))
        bits = 0o777 if "a" in who else bits
        if at == len(clause):
            raise ValueError(text)
        while at < len(clause):
            operator = clause[at]
            if operator not in "+-=":
                raise ValueError(text)
            at += 1
            value = 0
            if clause[at : at + 1] in COPIED:
                shared = before >> COPIED[clause[at]] & 0o7
                value = shared << 6 | shared << 3 | shared
                at += 1
            while at < len(clause) and clause[at] in "rwxXst":
                value |= {"r": 0o444, "w": 0o222, "x": 0o111, "X": 0o111}.get(clause[at], 0)
                at += 1
            value &= bits
            if operator == "+":
                allowed |= value
            elif operator == "-":
                allowed &= ~value
            else:
                allowed = allowed & ~bits | value
    return ~allowed & 0o777
