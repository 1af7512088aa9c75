"""ps: print what processes there are (POSIX XCU ps)."""

import posix
import time

from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.files.texts import owner_name
from genwrapper.applets.process_list import Entry, process, processes
from genwrapper.streams import Context, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = "pid,tty,time,comm"
FULL = "user=UID,pid,ppid,c,stime,tty,time,args=CMD"
LONG = "f,s,uid,pid,ppid,c,pri,ni,addr,sz,wchan,tty,time,comm=CMD"
USERS = "user,pid,%cpu,%mem,vsz,rss,tty,stat,start,time,args"
BUSYBOX = "pid,user,time,args"


@applet(
    """
ps [OPTION]... [WORD]

Print the processes of this user on this terminal. WORD may be one of BSD's: a, x, ax, aux.

  -A, -e           all processes
  -a, -d           all but those that lead a session
  -f               with user, parent, start and arguments
  -l               with more
  -o FORMAT...     print these columns: pid ppid pgid sid user uid group gid comm args time etime
                   cputime pcpu pmem vsz rss nice pri stat state tty start stime nlwp, perhaps with
                   =TITLE behind
  -p, --pid=LIST...    the processes of these numbers
  -u, -U, --user=LIST...  the processes of these users
  -t, --tty=LIST...    the processes on these terminals
  --ppid=LIST...   the children of these
  --no-headers     no titles
  -w               nothing: lines are never cut
""",
)
def ps(context: Context, options: Options, words: list[str]) -> int:
    bsd = words[0].lstrip("-") if words else ""
    if set(bsd) - set("auxwfe"):
        raise Wrong(f"{words[0]!r} is none of a, x, u")
    formats = list(options.o)
    if not formats:
        formats = [FULL if options.f else LONG if options.l else USERS if "u" in bsd else PLAIN]
    columns = [column for text in formats for column in parsed(text)]
    view = View()
    chosen = [entry for entry in _candidates(options) if _wanted(entry, options, bsd, view)]
    rows = [[show(entry, view) for _, _, show, _ in columns] for entry in chosen]
    titles = [title for title, _, _, _ in columns]
    if any(titles) and not options.no_headers:
        rows.insert(0, titles)
    context.stdout.write(encode(_table(rows, [(w, right) for _, w, _, right in columns])))
    return int(not chosen)


class View:
    """What all processes are seen against: the time, the terminal, the ticks of a second."""

    def __init__(self) -> None:
        self.ticks = posix.sysconf("SC_CLK_TCK")
        self.page = posix.sysconf("SC_PAGE_SIZE")
        self.now = time.time()
        with open("/proc/uptime", encoding="ascii") as file:
            self.up = float(file.read().split()[0])
        own = process(posix.getpid())
        self.terminal = own.number(7) if own is not None else 0
        self.uid = posix.geteuid()
        with open("/proc/meminfo", encoding="ascii") as file:
            self.memory = int(file.readline().split()[1])

    def age(self, entry: Entry) -> float:
        """Seconds since a process began."""
        return max(0.0, self.up - entry.number(22) / self.ticks)

    def cpu(self, entry: Entry) -> float:
        """Seconds of processors that a process has used."""
        return (entry.number(14) + entry.number(15)) / self.ticks


def _candidates(options: Options) -> list[Entry]:
    if not options.pid or options.ppid or options.user or options.tty:
        return list(processes())
    found: list[Entry] = []
    for number in _numbers(options.pid):
        entry = process(number)
        if entry is not None:
            found.append(entry)
    return found


def _numbers(texts: list[str]) -> list[int]:
    words = [word for text in texts for word in text.replace(",", " ").split()]
    for word in words:
        if not word.isdigit():
            raise Wrong(f"{word!r} is no process id")
    return [int(word) for word in words]


def _words(texts: list[str]) -> list[str]:
    return [word for text in texts for word in text.replace(",", " ").split()]


def _wanted(entry: Entry, options: Options, bsd: str, view: View) -> bool:
    if options.A or options.pid or options.ppid or options.user or options.tty:
        return bool(
            options.A
            or (options.pid and entry.pid in _numbers(options.pid))
            or (options.ppid and entry.number(4) in _numbers(options.ppid))
            or (
                options.user
                and {owner_name("u", entry.uid), str(entry.uid)} & set(_words(options.user))
            )
            or (
                options.tty
                and terminal(entry) in [t.removeprefix("/dev/") for t in _words(options.tty)]
            )
        )
    if options.a:
        return entry.number(6) != entry.pid
    if bsd:
        everyone, without = "a" in bsd, "x" in bsd
        return (everyone or entry.uid == view.uid) and (without or entry.number(7) != 0)
    return entry.uid == view.uid and entry.number(7) == view.terminal


def terminal(entry: Entry) -> str:
    """The name of a process's terminal, ? without one."""
    number = entry.number(7)
    if not number:
        return "?"
    major, minor = posix.major(number), posix.minor(number)
    if 136 <= major <= 143:
        return f"pts/{(major - 136) * 256 + minor}"
    return (
        f"tty{minor}" if major == 4 and minor < 64 else f"ttyS{minor - 64}" if major == 4 else "?"
    )


def state(entry: Entry) -> str:
    """The letters of a process's state."""
    text = entry.fields[0]
    nice = entry.number(19)
    text += "<" if nice < 0 else "N" if nice > 0 else ""
    text += "s" if entry.number(6) == entry.pid else ""
    text += "l" if entry.number(20) > 1 else ""
    return text + ("+" if entry.number(8) == entry.number(5) else "")


def command(entry: Entry) -> str:
    """A process's command line; its name between brackets where it has none."""
    text = " ".join(entry.words)
    text = "".join(c if c.isprintable() or ord(c) >= 0xDC80 else "?" for c in text)
    if entry.fields[0] == "Z":
        return f"[{entry.name}] <defunct>"
    return text or f"[{entry.name}]"


def clock(seconds: float, short: bool = False) -> str:
    """[DD-]HH:MM:SS, or [[DD-]HH:]MM:SS."""
    days, rest = divmod(int(seconds), 86400)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    head = f"{days}-" if days else ""
    if short and not days and not hours:
        return f"{minutes:02}:{rest:02}"
    return f"{head}{hours:02}:{minutes:02}:{rest:02}"


def _start(entry: Entry, view: View) -> str:
    begun = view.now - view.age(entry)
    form = "%H:%M" if view.age(entry) < 86400 else "%b%d"
    return time.strftime(form, time.localtime(begun))


def _share(entry: Entry, view: View) -> float:
    age = view.age(entry)
    return 100 * view.cpu(entry) / age if age else 0.0


COLUMNS: "dict[str, tuple[str, int, Callable[[Entry, View], str], bool]]" = {
    # name: title, width, what is shown, whether it stands at the right
    "pid": ("PID", 7, lambda e, v: str(e.pid), True),
    "ppid": ("PPID", 7, lambda e, v: str(e.number(4)), True),
    "pgid": ("PGID", 7, lambda e, v: str(e.number(5)), True),
    "sid": ("SID", 7, lambda e, v: str(e.number(6)), True),
    "user": ("USER", 8, lambda e, v: owner_name("u", e.uid), False),
    "uid": ("UID", 5, lambda e, v: str(e.uid), True),
    "group": ("GROUP", 8, lambda e, v: owner_name("g", _group(e)), False),
    "gid": ("GID", 5, lambda e, v: str(_group(e)), True),
    "comm": ("COMMAND", 15, lambda e, v: e.name, False),
    "args": ("COMMAND", 27, lambda e, v: command(e), False),
    "time": ("TIME", 8, lambda e, v: clock(v.cpu(e)), True),
    "etime": ("ELAPSED", 11, lambda e, v: clock(v.age(e), True), True),
    "etimes": ("ELAPSED", 7, lambda e, v: str(int(v.age(e))), True),
    "pcpu": ("%CPU", 4, lambda e, v: f"{_share(e, v):.1f}", True),
    "pmem": ("%MEM", 4, lambda e, v: f"{_resident(e, v) * 100 / v.memory:.1f}", True),
    "vsz": ("VSZ", 6, lambda e, v: str(e.number(23) // 1024), True),
    "rss": ("RSS", 5, lambda e, v: str(_resident(e, v)), True),
    "nice": ("NI", 3, lambda e, v: str(e.number(19)), True),
    "pri": ("PRI", 3, lambda e, v: str(39 - e.number(18)), True),
    "stat": ("STAT", 4, lambda e, v: state(e), False),
    "state": ("S", 1, lambda e, v: e.fields[0], False),
    "tty": ("TT", 8, lambda e, v: terminal(e), False),
    "start": ("START", 5, _start, True),
    "stime": ("STIME", 5, _start, True),
    "c": ("C", 2, lambda e, v: str(int(_share(e, v))), True),
    "nlwp": ("NLWP", 4, lambda e, v: str(e.number(20)), True),
    "f": ("F", 1, lambda e, v: str(e.number(9) >> 6 & 7), True),
    "addr": ("ADDR", 4, lambda e, v: "-", False),
    "sz": ("SZ", 5, lambda e, v: str(e.number(23) // v.page), True),
    "wchan": ("WCHAN", 6, lambda e, v: "-", False),
}
ALIASES = {
    "%cpu": "pcpu", "%mem": "pmem", "cmd": "args", "command": "args", "ucmd": "comm",
    "ucomm": "comm",
    "ni": "nice", "s": "state", "tt": "tty", "tname": "tty", "sess": "sid", "session": "sid",
    "pgrp": "pgid", "euser": "user", "euid": "uid", "cputime": "time", "rssize": "rss",
    "vsize": "vsz", "thcount": "nlwp", "egroup": "group", "egid": "gid", "ruser": "user",
    "rgroup": "group", "bsdstart": "start",
}  # fmt: skip


def _group(entry: Entry) -> int:
    try:
        return posix.stat(f"/proc/{entry.pid}").st_gid
    except OSError:
        return 0


def _resident(entry: Entry, view: View) -> int:
    return entry.number(24) * view.page // 1024


def parsed(text: str) -> "list[tuple[str, int, Callable[[Entry, View], str], bool]]":
    """The columns of a format: titles, widths, what is shown."""
    found: list[tuple[str, int, Callable[[Entry, View], str], bool]] = []
    words = text.replace(",", " ").split()
    if text.count("=") == 1 and not text.count(",", text.index("=")):
        words = text[: text.index("=")].replace(",", " ").split()
        words[-1] += text[text.index("=") :]
    for word in words:
        name, equals, title = word.partition("=")
        name = ALIASES.get(name.lower(), name.lower())
        if name not in COLUMNS:
            raise Wrong(f"{name!r} is no column")
        column = COLUMNS[name]
        if equals:
            column = (title, len(title) if title else column[1], column[2], column[3])
        elif word.startswith("%") or word in ("cmd",):
            column = (word.upper(), *column[1:])
        elif word == "tty":
            column = ("TTY", *column[1:])
        found.append(column)
    return found


def _table(rows: list[list[str]], shapes: list[tuple[int, bool]]) -> str:
    """Rows in columns; the last is as wide as it is."""
    widths = [max([width, *[len(row[n]) for row in rows]]) for n, (width, _) in enumerate(shapes)]
    lines: list[str] = []
    for row in rows:
        cells = [
            cell.rjust(widths[n]) if shapes[n][1] else cell.ljust(widths[n])
            for n, cell in enumerate(row)
        ]
        lines.append(" ".join(cells).rstrip() + "\n")
    return "".join(lines)
