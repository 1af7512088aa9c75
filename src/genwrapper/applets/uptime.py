"""uptime: print how long the system is up, and how busy it is."""

import time

from genwrapper.applets.declare import Options, applet
from genwrapper.streams import Context


@applet(
    """
uptime [OPTION]...

Print the time, how long the system is up, and how many processes have wanted a processor in the
last 1, 5 and 15 minutes.

  -p, --pretty  how long alone, in words
  -s, --since   since when alone
""",
)
def uptime(context: Context, options: Options, operands: list[str]) -> int:
    with open("/proc/uptime", encoding="ascii") as file:
        seconds = int(float(file.read().split()[0]))
    if options.since:
        start = time.localtime(time.time() - seconds)
        text = time.strftime("%Y-%m-%d %H:%M:%S", start)
    elif options.pretty:
        text = "up " + pretty(seconds)
    else:
        with open("/proc/loadavg", encoding="ascii") as file:
            loads = ", ".join(file.read().split()[:3])
        days, rest = divmod(seconds, 86400)
        hours, minutes = divmod(rest // 60, 60)
        up = f"{days} day{'s' * (days != 1)}, " if days else ""
        up += f"{hours:2}:{minutes:02}" if hours else f"{minutes} min"
        text = f" {time.strftime('%H:%M:%S')} up {up},  load average: {loads}"
    context.stdout.write(f"{text}\n".encode())
    return 0


def pretty(seconds: int) -> str:
    """A time in words."""
    parts: list[str] = []
    left = seconds // 60
    for name, size in (("week", 10080), ("day", 1440), ("hour", 60), ("minute", 1)):
        count, left = divmod(left, size)
        if count or (name == "minute" and not parts):
            parts.append(f"{count} {name}{'s' * (count != 1)}")
    return ", ".join(parts)
