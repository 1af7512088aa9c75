"""free: print how much memory there is."""

from genwrapper.applets.declare import Options, applet
from genwrapper.applets.files.texts import human
from genwrapper.streams import Context

UNITS = {"bytes": 1, "kibi": 1 << 10, "mebi": 1 << 20, "gibi": 1 << 30, "tebi": 1 << 40}
COLUMNS = ("total", "used", "free", "shared", "buff/cache", "available")


@applet(
    """
free [OPTION]...

Print how much memory there is, and how much is used, in units of 1024 bytes.

  -b, --bytes  in bytes
  -k, --kibi   in units of 1024 bytes (the default)
  -m, --mebi   in mebibytes
  -g, --gibi   in gibibytes
  --tebi       in tebibytes
  -h, --human  as 1.5K, 2M
  -t, --total  with the sum of memory and swap space
  -w, --wide   buffers and cache apart

Not as GNU's: -l, -s, -c, -v, --si and units beyond those above are refused.
""",
)
def free(context: Context, options: Options, operands: list[str]) -> int:
    found = memory()
    last = options.last(*UNITS, "human") or "kibi"
    unit = UNITS.get(last, 1)

    def shown(size: int) -> str:
        return human(size) + "i" * (size >= 1024) if last == "human" else str(size // unit)

    total, available = found["MemTotal"], found.get("MemAvailable", found["MemFree"])
    cache = found["Cached"] + found.get("SReclaimable", 0)
    buffers = found["Buffers"]
    caches = [buffers, cache] if options.wide else [buffers + cache]
    row = [total, total - available, found["MemFree"], found.get("Shmem", 0), *caches, available]
    swap, unused = found.get("SwapTotal", 0), found.get("SwapFree", 0)
    names = list(COLUMNS)
    if options.wide:
        names[4:5] = ["buffers", "cache"]
    rows = [("Mem:", row), ("Swap:", [swap, swap - unused, unused])]
    if options.total:
        rows.append(("Total:", [a + b for a, b in zip(*(r[1][:3] for r in rows), strict=True)]))
    lines = [" " * 7 + " ".join([name.rjust(12 - (n == 0)) for n, name in enumerate(names)])]
    for name, sizes in rows:
        cells = [shown(size).rjust(12 - (n == 0)) for n, size in enumerate(sizes)]
        lines.append(name.ljust(7) + " ".join(cells))
    context.stdout.write(("\n".join(lines) + "\n").encode())
    return 0


def memory() -> dict[str, int]:
    """What /proc/meminfo says, in bytes."""
    found: dict[str, int] = {}
    with open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            name, _, rest = line.partition(":")
            words = rest.split()
            found[name] = int(words[0]) * (1024 if words[1:] == ["kB"] else 1)
    return found
