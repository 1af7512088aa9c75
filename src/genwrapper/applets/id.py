"""id: print users and groups (POSIX XCU id)."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.texts import owner_name
from genwrapper.streams import Context, encode


@applet(
    """
id [OPTION]... [USER]...

Print numbers and names of the user and the groups of this process, or of each USER.

  -u, --user    the user alone
  -g, --group   the group alone
  -G, --groups  all groups
  -n, --name    names, not numbers, with -u, -g, -G
  -r, --real    the real one, not the effective one, with -u, -g, -G
  -z, --zero    end each with a NUL, not a blank
  -a            nothing, for compatibility

Not as GNU's: -Z is refused.
""",
)
def id(context: Context, options: Options, users: list[str]) -> int:
    kinds = [name for name in ("user", "group", "groups") if getattr(options, name)]
    if len(kinds) > 1:
        raise Wrong("of -u, -g, -G one")
    if not kinds and (options.name or options.real or options.zero):
        raise Wrong("-n, -r and -z go with -u, -g or -G")
    for name in users or [""]:
        try:
            who = user(name) if name else current()
        except KeyError:
            context.error(f"'{name}': no such user")
            continue
        _print(context, options, kinds[0] if kinds else "", who)
    return context.status


class Who:
    """A user: real and effective numbers, and the groups."""

    __slots__ = ("egid", "euid", "gid", "groups", "uid")

    def __init__(self, uid: int, gid: int, euid: int, egid: int, groups: list[int]) -> None:
        self.uid = uid
        self.gid = gid
        self.euid = euid
        self.egid = egid
        self.groups = groups


def current() -> Who:
    """Who this process is."""
    gid, egid = posix.getgid(), posix.getegid()
    groups = [gid, *([egid] if egid != gid else [])]
    groups += [group for group in posix.getgroups() if group not in groups]
    return Who(posix.getuid(), gid, posix.geteuid(), egid, groups)


def user(name: str) -> Who:
    """A user by name or number. KeyError where there is none."""
    import pwd

    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        if not name.isdigit():
            raise
        entry = pwd.getpwuid(int(name))
    groups = [entry.pw_gid]
    groups += [g for g in posix.getgrouplist(entry.pw_name, entry.pw_gid) if g not in groups]
    return Who(entry.pw_uid, entry.pw_gid, entry.pw_uid, entry.pw_gid, groups)


def _print(context: Context, options: Options, kind: str, who: Who) -> None:
    end = "\0" if options.zero else "\n"
    between = "\0" if options.zero else " "
    if not kind:
        text = f"uid={_named('u', who.uid)} gid={_named('g', who.gid)}"
        if who.euid != who.uid:
            text += f" euid={_named('u', who.euid)}"
        if who.egid != who.gid:
            text += f" egid={_named('g', who.egid)}"
        text += " groups=" + ",".join([_named("g", group) for group in who.groups])
    elif kind == "groups":
        text = between.join([_shown(options, "g", group) for group in who.groups])
    elif kind == "user":
        text = _shown(options, "u", who.uid if options.real else who.euid)
    else:
        text = _shown(options, "g", who.gid if options.real else who.egid)
    context.stdout.write(encode(text + end))


def _shown(options: Options, kind: str, number: int) -> str:
    return owner_name(kind, number) if options.name else str(number)


def _named(kind: str, number: int) -> str:
    name = owner_name(kind, number)
    return f"{number}({name})" if name != str(number) else name
