"""join: lines of two sorted files that have a field in common (POSIX XCU join)."""

from bisect import bisect_left

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.applets.ordered import parts
from genwrapper.streams import Context, Description, encode

ODD_BLANKS = (b" \n", b"\t\n", b"\r", b"\v", b"\f")  # split() and POSIX differ there


@applet(
    """
join [OPTION]... FILE1 FILE2

Print a line for each pair of lines of two files that have the same first field: that field, the
others of FILE1, the others of FILE2. Both must be sorted by it. - is standard input. Fields are
separated by blanks.

  -1 FIELD               the field of FILE1 to join by
  -2 FIELD               the field of FILE2
  -j FIELD               the same for both
  -a FILE...             print lines of file FILE (1 or 2) without a pair, too
  -v FILE...             print those alone
  -e TEXT                TEXT for fields that are missing
  -o LIST...             print these fields: 0 is the one in common, 1.2 the second of FILE1; auto:
                         as many as the first lines have
  -t CHARACTER           fields are separated by CHARACTER; \\0 is a NUL, and "" none
  -i, --ignore-case      upper and lower case letters are the same
  --check-order          end where a file is not sorted
  --nocheck-order        say nothing where a file is not sorted
  --header               the first lines are headers, and a pair
  -z, --zero-terminated  lines end with a NUL
""",
)
def join(context: Context, options: Options, files: list[str]) -> int:
    if files == ["-", "-"]:
        raise Wrong("both files can't be standard input")
    sources = opened(context, files)
    if sources is None:
        return 1
    try:
        return Join(context, options, files).run(sources[0], sources[1])
    except Unsorted as error:
        context.error(str(error))
        return 1
    finally:
        close(context, sources)


class Unsorted(Exception):
    """`--check-order` has found a line that comes too late."""


class Lines:
    """The lines of a file as lists of fields, one ahead; its order is checked."""

    def __init__(self, join: "Join", source: Description, which: int, name: str) -> None:
        self.join = join
        self.which = which
        self.name = name
        self.complained = False
        header = bool(join.options.header)
        self.parts = parts(source, join.end, self._prepared, self._unsorted, header)
        self.rows: list[list[bytes]] = []
        self.keys: list[bytes] = []
        self.at = 0  # the current line, of `rows`; there are none behind the end
        self.go_to(0)

    def go_to(self, at: int) -> None:
        """Go on to a line of `rows`, or to the first one behind them."""
        self.at = at
        if at >= len(self.rows):
            self.rows, self.keys = next(self.parts, ([], []))
            self.at = 0

    def _prepared(self, lines: list[bytes]) -> "tuple[list[list[bytes]], list[bytes]]":
        separator = self.join.separator
        if separator is None:
            text = b"\n".join([*lines, b""])
            odd = self.join.end != b"\n" or any(blank in text for blank in ODD_BLANKS)
            rows = list(map(blank_fields if odd else bytes.split, lines))
        elif separator:
            rows = [line.split(separator) if line else [] for line in lines]
        else:
            rows = [[line] if line else [] for line in lines]
        field = self.join.fields[self.which]
        keys = [row[field] if field < len(row) else b"" for row in rows]
        return rows, [key.lower() for key in keys] if self.join.folds else keys

    def _unsorted(self, number: int, line: bytes) -> None:
        options = self.join.options
        if self.complained or options.nocheck_order:
            return
        if options.check_order or self.join.unpaired:
            self.complained = True
            message = f"{self.name}:{number}: is not sorted: {line.decode('utf-8', 'replace')}"
            if options.check_order:
                raise Unsorted(message)
            self.join.context.error(message)

    def group(self) -> "list[list[bytes]]":
        """All lines that have the key of this one; the next line is behind them."""
        key = self.keys[self.at]
        found: list[list[bytes]] = []
        while self.rows and self.keys[self.at] == key:
            found.append(self.rows[self.at])
            self.go_to(self.at + 1)
        return found

    def first(self) -> "list[bytes] | None":
        """The current line; None behind the end."""
        return self.rows[self.at] if self.rows else None


def blank_fields(line: bytes) -> list[bytes]:
    """The fields between blanks; blanks at the end are before an empty one."""
    plain = line.replace(b"\t", b" ").replace(b"\n", b" ")
    found = [field for field in plain.split(b" ") if field]
    return [*found, b""] if found and plain.endswith(b" ") else found


class Join:
    """One call of join."""

    def __init__(self, context: Context, options: Options, names: list[str]) -> None:
        self.context = context
        self.options = options
        self.names = names
        self.end = b"\0" if options.zero_terminated else b"\n"
        self.folds = options.ignore_case
        text = options.t
        self.separator = None if text is None else b"\0" if text == "\\0" else encode(text)
        if text and len(text) != 1 and text != "\\0":
            raise Wrong("the separator must be one character")
        one = self._field(getattr(options, "1") or options.j or "1")
        self.fields = (one, self._field(getattr(options, "2") or options.j or "1"))
        for which in (*options.a, *options.v):
            if which not in ("1", "2"):
                raise Wrong(f"{which!r} is no file: 1 or 2")
        self.alone = {which for which in "12" if which in options.a or which in options.v}
        self.pairs = not options.v
        self.unpaired = False
        self.empty = encode(options.e or "")
        self.chosen = self._chosen(options.o)
        self.plain = False
        self.between = b" " if self.separator is None else self.separator or b"\n"

    def _field(self, text: str) -> int:
        if not text.isdigit() or not int(text):
            raise Wrong(f"{text!r} is no field")
        return int(text) - 1

    def _chosen(self, texts: list[str]) -> "list[tuple[int, int]] | None":
        """What is printed: file (0 or 1) and field, -1 for the common one; None: all of them."""
        lists = [text for text in texts if text != "auto"]
        words = [word for text in lists for word in text.replace(",", " ").split()]
        if not words:
            return None
        found: list[tuple[int, int]] = []
        for word in words:
            file, point, field = word.partition(".")
            if word == "0":
                found.append((-1, 0))
            elif point and file in ("1", "2") and field.isdigit() and int(field):
                found.append((int(file) - 1, int(field) - 1))
            else:
                raise Wrong(f"{word!r} is no field: 0 or FILE.FIELD")
        return found

    def run(self, first: Description, second: Description) -> int:
        """Print the pairs."""
        one, other = Lines(self, first, 0, self.names[0]), Lines(self, second, 1, self.names[1])
        if self.chosen is None and "auto" in self.options.o:
            self.chosen = self._automatic(one.first(), other.first())
        self.plain = self.chosen is None and self.fields == (0, 0) and not self.empty
        write = self.context.stdout.write
        if self.options.header and (one.rows or other.rows):
            write(self._shown(one.first(), other.first()))
            one.go_to(1)
            other.go_to(1)
        while one.rows and other.rows:
            key, another = one.keys[one.at], other.keys[other.at]
            if key == another:
                mine, yours = one.group(), other.group()
                if self.pairs:
                    for line in mine:
                        write(b"".join([self._shown(line, second) for second in yours]))
                continue
            if key < another:
                self._alone(one, 0, bisect_left(one.keys, another, one.at))
            else:
                self._alone(other, 1, bisect_left(other.keys, key, other.at))
            self.unpaired = True  # from here on lines that are not in order are told of
        for which, lines in enumerate((one, other)):
            while lines.rows:
                self._alone(lines, which, len(lines.rows))
        if one.complained or other.complained:
            self.context.error("input is not in sorted order")
        return self.context.status

    def _automatic(
        self, one: list[bytes] | None, other: list[bytes] | None
    ) -> "list[tuple[int, int]]":
        found = [(-1, 0)]
        for which, line in enumerate((one or [], other or [])):
            found += [(which, n) for n in range(len(line)) if n != self.fields[which]]
        return found

    def _alone(self, lines: Lines, which: int, end: int) -> None:
        """The lines from the current one to `end` have no pair."""
        if str(which + 1) in self.alone:
            rows = lines.rows[lines.at : end]
            if which:
                shown = [self._shown(None, row) for row in rows]
            else:
                shown = [self._shown(row, None) for row in rows]
            self.context.stdout.write(b"".join(shown))
        lines.go_to(end)

    def _shown(self, one: list[bytes] | None, other: list[bytes] | None) -> bytes:
        if self.plain and one and other:
            return self.between.join(one + other[1:]) + self.end
        if self.plain and (one or other) and (one is None or other is None):
            return self.between.join(one or other or ()) + self.end
        if self.chosen is not None:
            both = (one, other)
            words = [self._at(both, which, field) for which, field in self.chosen]
        else:
            words = [self._common(one, other)]
            for line, field in zip((one, other), self.fields, strict=True):
                if line is not None:
                    words += line[:field] + line[field + 1 :]
        if self.empty:
            words = [word or self.empty for word in words]
        return self.between.join(words) + self.end

    def _common(self, one: list[bytes] | None, other: list[bytes] | None) -> bytes:
        for line, field in zip((one, other), self.fields, strict=True):
            if line is not None:
                return line[field] if field < len(line) else b""
        return b""

    def _at(
        self, both: "tuple[list[bytes] | None, list[bytes] | None]", which: int, field: int
    ) -> bytes:
        if which < 0:
            return self._common(*both)
        line = both[which]
        return line[field] if line is not None and field < len(line) else b""
