"""ls: list folders."""

import posix
import time

from genwrapper.applets.declare import Options, Wrong, applet, number
from genwrapper.applets.files.texts import (
    FOLDER,
    KIND,
    LINK,
    MONTHS,
    human,
    mode_text,
    owner_name,
)
from genwrapper.streams import Context, encode

MARKS = {FOLDER: "/", LINK: "@", 0o010000: "|", 0o140000: "="}
SECOND = 10**9  # nanoseconds
HALF_YEAR = 15_778_476
NEED_STATUS = (
    "c", "group_directories_first", "classify", "inode", "p", "recursive", "size", "t", "S", "u",
)  # fmt: skip
NOTHING = posix.stat_result((0,) * 10)


@applet(
    """
ls [OPTION]... [FILE]...

List each FILE, or what is in it where it is a folder; the working folder where FILE is missing.
Names are sorted by their bytes.

  -a, --all                  names that begin with a dot too
  -A, --almost-all           the same without . and ..
  -d, --directory            folders themselves, not what is in them
  -R, --recursive            folders in folders too
  -1                         one name a line (the default where the output is no terminal)
  -C                         in columns, downwards
  -x                         in columns, across
  -m                         on one line, commas between
  -l                         with mode, links, owner, group, size, time
  -g                         as -l without the owner
  -o                         as -l without the group
  -G, --no-group             with -l, without the group
  -n, --numeric-uid-gid      as -l with numbers of owner and group
  -h, --human-readable       sizes as 1.5K, 2M
  -i, --inode                with the number of the inode
  -s, --size                 with the number of blocks of 1024 bytes
  -F, --classify             a mark behind names: / folder, * program, @ link, | FIFO, = socket
  -p                         a / behind names of folders
  -L, --dereference          links as what they lead to
  -H                         the same for each FILE
  -t                         sorted by time, newest first
  -S                         sorted by size, largest first
  -v                         sorted as versions: digits in names count as numbers
  -X                         sorted by what is behind the last dot of names
  -U                         not sorted
  --group-directories-first  folders before all else
  -f                         the same as -a -U
  -r, --reverse              sorted backwards
  -c                         the time of the last change of status
  -u                         the time of the last access
  --full-time                as -l with whole times
  -k, --kibibytes            blocks of 1024 bytes (always so)
  -w, --width=COLUMNS        lines of no more than COLUMNS; 0 is without end
  -b, --escape               blanks and what can't be printed as a backslash and a letter or digits
  -Q, --quote-name           in double quotes, what can't be printed as with -b
  -N, --literal              names as they are, on terminals too
  -q, --hide-control-chars   ? for characters that can't be printed
  --color[=WHEN]             nothing is coloured: WHEN is never, or auto

Not as GNU's: nothing is coloured, nothing quoted unless asked for, and names are sorted by their
bytes; -B, -D, -I, -T, -Z, --author, --block-size, --format, --hide, --hyperlink,
--indicator-style, --quoting-style, --si, --sort, --time and --time-style are refused.
""",
    wrong=2,
)
def ls(context: Context, options: Options, files: list[str]) -> int:
    if options.color not in (None, "never", "no", "none", "auto", "tty", "if-tty"):
        raise Wrong("nothing is coloured: --color takes never and auto")
    listing = Listing(context, options)
    listing.operands(files or ["."])
    return context.status


class Entry:
    """A name and what is known of it."""

    __slots__ = ("name", "path", "status")

    def __init__(self, name: str, path: str, status: "posix.stat_result") -> None:
        self.name = name
        self.path = path
        self.status = status

    @property
    def kind(self) -> int:
        """Its kind, as in st_mode."""
        return self.status.st_mode & KIND


class Listing:
    """One call of ls."""

    def __init__(self, context: Context, options: Options) -> None:
        self.context = context
        self.options = options
        self.now = time.time()
        self.owners: dict[tuple[str, int], str] = {}
        form = options.last("1", "C", "x", "m", "l", "g", "o", "numeric_uid_gid", "full_time")
        stdout = context.stdout
        terminal = stdout.fd is not None and posix.isatty(stdout.fd)
        self.long = form in ("l", "g", "o", "numeric_uid_gid", "full_time")
        if form == "1" and any(getattr(options, name) for name in ("l", "g", "o")):
            self.long = True
        self.form = form if form in ("C", "x", "m") else "C" if terminal and not form else "1"
        self.width = 80
        if terminal and stdout.fd is not None:
            self.width = posix.get_terminal_size(stdout.fd)[0] or 80
        elif context.environment.get("COLUMNS", "").isdigit():
            self.width = int(context.environment["COLUMNS"]) or 80
        if options.width is not None:
            self.width = number(options.width, "the width of lines") or 1 << 30
        named = options.last("hide_control_chars", "literal", "escape", "quote_name")
        self.hides = named == "hide_control_chars" or (terminal and not named)
        self.escapes = named == "escape"
        self.quotes = named == "quote_name"
        self.needs_status = self.long or any(getattr(options, name) for name in NEED_STATUS)

    # -- what is listed ---------------------------------------------------------------------------

    def operands(self, names: list[str]) -> None:
        """List files first, then what is in folders."""
        options = self.options
        files: list[Entry] = []
        folders: list[Entry] = []
        follow = options.dereference or options.H
        for name in names:
            entry = self._entry(name, name, follow or not (self.long or options.classify))
            if entry is None:
                continue
            is_folder = entry.kind == FOLDER and not options.directory
            (folders if is_folder else files).append(entry)
        if files:
            self._print(self._sorted(files))
        first = not files
        titled = len(names) > 1 or options.recursive
        for entry in self._sorted(folders):
            first = self._folder(entry.name, titled, first)

    def _entry(self, name: str, path: str, follow: bool) -> Entry | None:
        full = self.context.path(path)
        try:
            try:
                status = posix.stat(full, follow_symlinks=follow)
            except FileNotFoundError:
                status = posix.lstat(full)
        except (OSError, ValueError) as error:
            if name == path or self.long or not isinstance(error, FileNotFoundError):
                self.context.failed(path, error, 2 if name == path else 1)
                return None
            status = NOTHING  # it has just gone, but its name was there
        return Entry(name, path, status)

    def _folder(self, path: str, titled: bool, first: bool) -> bool:
        options = self.options
        try:
            names = posix.listdir(self.context.path(path))
        except OSError as error:
            self.context.failed(path, error, 1)
            return first
        shows_all = options.all or options.f
        if shows_all:
            names += [".", ".."]
        elif not options.almost_all:
            names = [name for name in names if not name.startswith(".")]
        prefix = path if path.endswith("/") else f"{path}/"
        if self.needs_status:
            found = [self._entry(name, prefix + name, options.dereference) for name in names]
            entries = self._sorted([entry for entry in found if entry is not None])
        else:
            entries = self._sorted([Entry(name, prefix + name, NOTHING) for name in names])
        if titled:
            self._write(f"{'' if first else chr(10)}{path}:\n")
        if self.long or options.size:
            blocks = sum(entry.status.st_blocks for entry in entries)
            total = human(blocks * 512) if options.human_readable else str(blocks // 2)
            self._write(f"total {total}\n")
        self._print(entries)
        if options.recursive:
            for entry in entries:
                if entry.kind == FOLDER and entry.name not in (".", ".."):
                    self._folder(entry.path, True, False)
        return False

    def _sorted(self, entries: list[Entry]) -> list[Entry]:
        options = self.options
        order = options.last("t", "S", "X", "v", "U", "f")
        if order in ("U", "f"):
            return entries
        entries = self._ordered(entries, order)
        if options.group_directories_first:
            entries.sort(key=lambda entry: entry.kind != FOLDER)
        return entries

    def _ordered(self, entries: list[Entry], order: str) -> list[Entry]:
        options = self.options
        entries = sorted(entries, key=lambda entry: encode(entry.name))
        if options.reverse:
            entries.reverse()
        if order == "X":
            entries.sort(key=lambda entry: extension(entry.name), reverse=bool(options.reverse))
        elif order == "v":
            from genwrapper.applets.versions import version_key

            key = version_key()
            entries.sort(key=lambda entry: key(encode(entry.name)), reverse=bool(options.reverse))
        elif order == "S":
            entries.sort(key=lambda entry: entry.status.st_size, reverse=not options.reverse)
        elif order == "t" or (not self.long and not order and (options.c or options.u)):
            entries.sort(key=self._time, reverse=not options.reverse)
        return entries

    def _time(self, entry: Entry) -> int:
        kind = self.options.last("c", "u")
        status = entry.status
        if kind == "c":
            return status.st_ctime_ns
        return status.st_atime_ns if kind == "u" else status.st_mtime_ns

    # -- how it is printed ------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        self.context.stdout.write(encode(text))

    def _print(self, entries: list[Entry]) -> None:
        if self.long:
            self._print_long(entries)
            return
        inodes = [str(entry.status.st_ino) for entry in entries] if self.options.inode else []
        sizes = [self._blocks(entry) for entry in entries] if self.options.size else []
        shown = [self._shown(entry) for entry in entries]
        for column in (sizes, inodes):
            if column:
                width = max(map(len, column), default=0)
                width = 0 if self.form == "m" else width
                shown = [f"{a:>{width}} {b}" for a, b in zip(column, shown, strict=True)]
        if self.form == "1":
            self._write("".join([f"{text}\n" for text in shown]))
        elif self.form == "m":
            self._print_commas(shown)
        else:
            self._print_columns(shown)

    def _print_commas(self, shown: list[str]) -> None:
        line = ""
        for place, text in enumerate(shown):
            piece = text + (", " if place < len(shown) - 1 else "")
            if line and len(line) + len(piece.rstrip()) >= self.width:
                self._write(f"{line.rstrip()}\n")
                line = ""
            line += piece
        self._write(f"{line}\n" if shown else "")

    def _print_columns(self, shown: list[str]) -> None:
        count = len(shown)
        across = self.form == "x"
        for columns in range(max(1, min(count, self.width // 3)), 0, -1):
            rows = -(-count // columns)
            if across:
                groups = [shown[at::columns] for at in range(columns)]
            else:
                groups = [shown[at : at + rows] for at in range(0, count, rows)]
            widths = [max(map(len, group), default=0) + 2 for group in groups]
            if sum(widths) - 2 < self.width or columns == 1:
                break
        for row in range(rows if count else 0):
            cells = [group[row] for group in groups if row < len(group)]
            padded = [f"{cell:{width}}" for cell, width in zip(cells, widths, strict=False)]
            self._write("".join(padded).rstrip() + "\n")

    def _shown(self, entry: Entry) -> str:
        return self._quoted(entry.name) + self._mark(entry)

    def _quoted(self, name: str) -> str:
        if self.quotes:
            plain = {" ": " ", '"': '\\"'}
            return f'"{"".join([plain.get(c) or escaped(c) for c in name])}"'
        if self.hides:
            name = "".join([c if c.isprintable() else "?" for c in name])
        elif self.escapes:
            name = "".join(map(escaped, name))
        return name

    def _mark(self, entry: Entry) -> str:
        if self.options.classify:
            mark = MARKS.get(entry.kind, "")
            return mark or ("*" if entry.status.st_mode & 0o111 else "")
        return "/" if self.options.p and entry.kind == FOLDER else ""

    def _blocks(self, entry: Entry) -> str:
        size = entry.status.st_blocks * 512
        return human(size) if self.options.human_readable else str(size // 1024)

    def _print_long(self, entries: list[Entry]) -> None:
        options = self.options
        statuses = [entry.status for entry in entries]
        columns: list[tuple[str, list[str]]] = []  # which way each is lined up, and its texts
        if options.inode:
            columns.append(("", [str(status.st_ino) for status in statuses]))
        if options.size:
            columns.append(("", [self._blocks(entry) for entry in entries]))
        modes = {status.st_mode: mode_text(status.st_mode) for status in statuses}
        columns.append(("-", [modes[status.st_mode] for status in statuses]))
        columns.append(("", [str(status.st_nlink) for status in statuses]))
        if not options.g:
            columns.append(("-", [self._owner("u", status.st_uid) for status in statuses]))
        if not options.o and not options.no_group:
            columns.append(("-", [self._owner("g", status.st_gid) for status in statuses]))
        columns.append(("", [self._size(entry) for entry in entries]))
        times = [self._time(entry) for entry in entries]
        stamps = times if options.full_time else [time // SECOND * SECOND for time in times]
        shown = {stamp: self._when(stamp) for stamp in dict.fromkeys(stamps)}
        columns.append(("", [shown[stamp] for stamp in stamps]))
        columns.append(("-", [self._name(entry) for entry in entries]))
        widths = [max(map(len, texts), default=0) for _, texts in columns[:-1]] + [0]
        forms = [f"%{way}{width}s" for (way, _), width in zip(columns, widths, strict=True)]
        form = " ".join(forms) + "\n"
        rows = zip(*[texts for _, texts in columns], strict=True)
        self._write("".join([form % row for row in rows]))

    def _name(self, entry: Entry) -> str:
        if entry.kind != LINK:
            return self._shown(entry)
        try:
            target = posix.readlink(self.context.path(entry.path))
        except OSError:
            target = "?"
        return f"{self._quoted(entry.name)} -> {self._quoted(target)}"

    def _size(self, entry: Entry) -> str:
        status = entry.status
        if entry.kind in (0o060000, 0o020000):
            return f"{posix.major(status.st_rdev)}, {posix.minor(status.st_rdev)}"
        return human(status.st_size) if self.options.human_readable else str(status.st_size)

    def _owner(self, kind: str, number: int) -> str:
        if self.options.numeric_uid_gid:
            return str(number)
        known = self.owners.get((kind, number))
        if known is None:
            known = self.owners[kind, number] = owner_name(kind, number)
        return known

    def _when(self, nanoseconds: int) -> str:
        seconds = nanoseconds // SECOND
        local = time.localtime(seconds)
        if self.options.full_time:
            zone = time.strftime("%z", local)
            stamp = time.strftime("%Y-%m-%d %H:%M:%S", local)
            return f"{stamp}.{nanoseconds % SECOND:09d} {zone}"
        day = f"{MONTHS[local.tm_mon - 1]} {local.tm_mday:2d}"
        if self.now - HALF_YEAR < seconds <= self.now:
            return f"{day} {local.tm_hour:02d}:{local.tm_min:02d}"
        return f"{day} {local.tm_year:5d}"


def extension(name: str) -> tuple[bytes, bytes]:
    """What -X sorts a name by: what is behind its last dot, then all of it."""
    at = name.rfind(".")
    return (encode(name[at:]) if at >= 0 else b""), encode(name)


def escaped(character: str) -> str:
    """A character of a name as C would write it in a string; a blank has a backslash before it."""
    if character in " \\":
        return f"\\{character}"
    if character.isprintable():
        return character
    letter = dict(zip("\a\b\f\n\r\t\v", "abfnrtv", strict=True)).get(character)
    if letter is not None:
        return f"\\{letter}"
    return "".join([f"\\{byte:03o}" for byte in encode(character)])
