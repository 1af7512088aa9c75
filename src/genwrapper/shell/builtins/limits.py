"""ulimit (POSIX, ash)."""

from genwrapper.shell.builtins import builtin, usage_error, write
from genwrapper.shell.execution import subshells
from genwrapper.shell.state import Shell

LIMITS = {
    "c": ("RLIMIT_CORE", 512), "d": ("RLIMIT_DATA", 1024), "f": ("RLIMIT_FSIZE", 512),
    "l": ("RLIMIT_MEMLOCK", 1024), "m": ("RLIMIT_RSS", 1024), "n": ("RLIMIT_NOFILE", 1),
    "p": ("RLIMIT_NPROC", 1), "s": ("RLIMIT_STACK", 1024), "t": ("RLIMIT_CPU", 1),
    "v": ("RLIMIT_AS", 1024),
}  # fmt: skip


@builtin("ulimit")
def ulimit(shell: Shell, words: list[str]) -> int:
    import resource

    arguments = words[1:]
    which, hard, soft = "f", False, False
    while arguments and arguments[0].startswith("-") and len(arguments[0]) > 1:
        option = arguments.pop(0)
        if option == "--":
            break
        for letter in option[1:]:
            if letter in "HS":
                hard, soft = hard or letter == "H", soft or letter == "S"
            elif letter in LIMITS:
                which = letter
            elif letter == "a":
                which = "a"
            else:
                return usage_error(shell, words, f"-{letter}: there is no such option")
    shown = LIMITS if which == "a" else {which: LIMITS[which]}
    if arguments and (which == "a" or len(arguments) > 1):
        return usage_error(shell, words, "too many operands")
    if not arguments:
        for letter, (name, unit) in shown.items():
            value = resource.getrlimit(getattr(resource, name))[1 if hard else 0]
            text = "unlimited" if value == resource.RLIM_INFINITY else str(value // unit)
            write(shell, f"-{letter} {text}\n" if which == "a" else f"{text}\n")
        return 0
    name, unit = LIMITS[which]
    kind = getattr(resource, name)
    if arguments[0] == "unlimited":
        wanted = resource.RLIM_INFINITY
    elif arguments[0].isdecimal():
        wanted = int(arguments[0]) * unit
    else:
        return usage_error(shell, words, f"{arguments[0]}: not a number")
    subshells.become_process(shell, "ulimit")
    both = not hard and not soft
    now = resource.getrlimit(kind)
    try:
        resource.setrlimit(
            kind, (wanted if soft or both else now[0], wanted if hard or both else now[1])
        )
    except (ValueError, OSError, OverflowError) as error:
        return usage_error(shell, words, f"{arguments[0]}: {error}", 1)
    return 0
