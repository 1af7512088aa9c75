"""df: print how much room file systems have (POSIX XCU df)."""

import posix

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.files.texts import human
from genwrapper.applets.stat import mount_point
from genwrapper.streams import Context, decode, encode


@applet(
    """
df [OPTION]... [FILE]...

Print the room of the file system that each FILE lies on; of all that are mounted where it is
missing. Sizes are in units of 1024 bytes.

  -P, --portability      as POSIX has it, a line each
  -k                     in units of 1024 bytes (the default)
  -m                     in units of a mebibyte
  -h, --human-readable   sizes as 1.5K, 2M
  -B, --block-size=SIZE  in units of SIZE
  -a, --all              those without blocks too
  -T, --print-type       with the kind of each
  -i, --inodes           inodes, not blocks
  -l, --local            none of other computers
  -t, --type=TYPE...     those of a kind alone
  -x, --exclude-type=TYPE...  none of a kind
  --total                the sum of all at the end

Not as GNU's: --output, --si, --sync and --no-sync are refused.
""",
)
def df(context: Context, options: Options, files: list[str]) -> int:
    table = Table(options)
    mounts = mounted()
    if files:
        found: list[tuple[str, str, str]] = []
        for name in files:
            try:
                point = mount_point(context, name)
            except (OSError, ValueError) as error:
                context.failed(name, error)
                continue
            last = [mount for mount in mounts if mount[1] == point]
            found.append(last[-1] if last else ("-", point, "-"))
        for mount in found:
            table.add(mount, context, True)
        if not found:
            return context.status
    else:
        seen: set[int] = set()
        for mount in mounts:
            try:
                device = posix.stat(mount[1]).st_dev
            except OSError:
                continue
            if device not in seen or options.all:
                seen.add(device)
                table.add(mount, context, False)
    if len(table.rows) == 1:
        context.error("no file systems processed")
        return context.status
    context.stdout.write(table.shown())
    return context.status


def mounted() -> list[tuple[str, str, str]]:
    """What is mounted: what, where, its kind."""
    found: list[tuple[str, str, str]] = []
    with open("/proc/self/mounts", "rb") as file:
        for line in file:
            words = [_unescaped(decode(word)) for word in line.split(b" ")]
            found.append((words[0], words[1], words[2]))
    return found


def _unescaped(word: str) -> str:
    for octal, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        word = word.replace(octal, character)
    return word


class Table:
    """The rows of a listing."""

    def __init__(self, options: Options) -> None:
        self.options = options
        last = options.last("k", "m", "human_readable", "block_size")
        self.unit = 1 << 20 if last == "m" else 1024
        if last == "block_size":
            text = options.block_size
            self.unit = number(text if text[:1].isdigit() else f"1{text}", "the size")
            if not self.unit:
                raise Wrong("the size must be 1 at least")
        self.human = last == "human_readable"
        self.sums = [0, 0, 0, 0]
        self.rows = [self._head()]

    def _head(self) -> list[str]:
        options = self.options
        if options.inodes:
            names = ["Inodes", "IUsed", "IFree", "IUse%"]
        elif self.human:
            names = ["Size", "Used", "Available" if options.portability else "Avail"]
            names.append("Capacity" if options.portability else "Use%")
        else:
            blocks = f"{self.unit}-blocks" if options.portability else _blocks(self.unit)
            names = [blocks, "Used", "Available"]
            names.append("Capacity" if options.portability else "Use%")
        kind = ["Type"] if options.print_type else []
        return ["Filesystem", *kind, *names, "Mounted on"]

    def add(self, mount: tuple[str, str, str], context: Context, named: bool) -> None:
        """A row for a file system."""
        what, where, kind = mount
        options = self.options
        try:
            status = posix.statvfs(where)
        except OSError as error:
            if named:
                context.failed(where, error)
            return
        if (options.type and kind not in options.type) or kind in options.exclude_type:
            return
        remote = ":" in what or kind in ("nfs", "nfs4", "cifs", "smbfs", "fuse.sshfs")
        if (options.local and remote) or (not status.f_blocks and not named and not options.all):
            return
        if options.inodes:
            numbers = [status.f_files, status.f_files - status.f_ffree, status.f_ffree]
            rest = status.f_ffree
        else:
            size = status.f_frsize
            used = status.f_blocks - status.f_bfree
            numbers = [status.f_blocks * size, used * size, status.f_bavail * size]
            rest = numbers[2]
        self.sums = [a + b for a, b in zip(self.sums, [*numbers, rest], strict=True)]
        self._row(what, kind, numbers, where)

    def _row(self, what: str, kind: str, numbers: list[int], where: str) -> None:
        whole = numbers[1] + numbers[2]
        percent = f"{-(-numbers[1] * 100 // whole)}%" if whole > 0 else "-"
        shown = [str(n) if self.options.inodes else self._size(n) for n in numbers]
        kinds = [kind] if self.options.print_type else []
        self.rows.append([what, *kinds, *shown, percent, where])

    def _size(self, size: int) -> str:
        return human(size) if self.human else str(-(-size // self.unit))

    def shown(self) -> bytes:
        """All rows, in columns."""
        if self.options.total:
            self._row("total", "-", self.sums[:3], "-")
        left = 2 if self.options.print_type else 1
        widths = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        widths[0] = max(widths[0], 14)
        lines: list[str] = []
        for row in self.rows:
            cells = [
                cell.ljust(width) if n < left or n == len(row) - 1 else cell.rjust(width)
                for n, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            lines.append(" ".join(cells).rstrip())
        return encode("\n".join(lines) + "\n")


def _blocks(unit: int) -> str:
    for shift, letter in ((30, "G"), (20, "M"), (10, "K")):
        if unit % (1 << shift) == 0:
            return f"{unit >> shift}{letter}-blocks"
    return f"{unit}B-blocks"
