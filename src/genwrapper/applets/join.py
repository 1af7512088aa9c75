"""join: lines of two sorted files that have a field in common (POSIX XCU join)."""

from genwrapper.applets.cmp import close, opened
from genwrapper.applets.declare import Options, Wrong, applet
from genwrapper.streams import Context, Description, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


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
        self.source = source
        self.count = 0
        self.before: bytes | None = None
        self.complained = False
        self.line: list[bytes] | None = None
        self.key = b""
        self.next()

    def next(self, check: bool = True) -> None:
        """Go on to the next line."""
        join = self.join
        line = self.source.readline(join.end)
        if not line:
            self.line = None
            return
        self.count += 1
        line = line.removesuffix(join.end)
        if join.separator is None:
            self.line = blank_fields(line)
        else:
            self.line = line.split(join.separator) if join.separator else [line]
        field = join.fields[self.which]
        key = self.line[field] if field < len(self.line) else b""
        self.key = key.lower() if join.folds else key
        if check and self.before is not None and self.key < self.before and not self.complained:
            self._unsorted(line)
        self.before = self.key

    def _unsorted(self, line: bytes) -> None:
        options = self.join.options
        if options.nocheck_order or not (options.check_order or self.join.unpaired):
            return
        self.complained = True
        text = line.decode("utf-8", "replace")
        message = f"{self.name}:{self.count}: is not sorted: {text}"
        if options.check_order:
            raise Unsorted(message)
        self.join.context.error(message)

    def group(self) -> "list[list[bytes]]":
        """All lines that have the key of this one; the next line is behind them."""
        key = self.key
        found: list[list[bytes]] = []
        while self.line is not None and self.key == key:
            found.append(self.line)
            self.next()
        return found


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
        self.between = b" " if not self.separator else self.separator

    def _field(self, text: str) -> int:
        if not text.isdigit() or not int(text):
            raise Wrong(f"{text!r} is no field")
        return int(text) - 1

    def _chosen(self, texts: list[str]) -> "list[tuple[int, int]] | None":
        """What is printed: file (0 or 1) and field, -1 for the common one; None: all of them."""
        words = [word for text in texts for word in text.replace(",", " ").split()]
        if not words or words == ["auto"]:
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
        if self.options.o == ["auto"]:
            self.chosen = self._automatic(one.line, other.line)
        write = self.context.stdout.write
        if self.options.header and (one.line is not None or other.line is not None):
            write(self._shown(one.line, other.line))
            for lines in (one, other):
                lines.before = None
                lines.next(check=False)
        while one.line is not None and other.line is not None:
            if one.key == other.key:
                mine, yours = one.group(), other.group()
                if self.pairs:
                    for line in mine:
                        for another in yours:
                            write(self._shown(line, another))
            elif one.key < other.key:
                self._alone(one, 0)
            else:
                self._alone(other, 1)
        for which, lines in enumerate((one, other)):
            checks = self.options.check_order or self.unpaired or lines.line is not None
            while lines.line is not None and (checks or str(which + 1) in self.alone):
                self._alone(lines, which)
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

    def _alone(self, lines: Lines, which: int) -> None:
        self.unpaired = True
        if str(which + 1) in self.alone and lines.line is not None:
            pair = (lines.line, None) if which == 0 else (None, lines.line)
            self.context.stdout.write(self._shown(*pair))
        lines.next()

    def _shown(self, one: list[bytes] | None, other: list[bytes] | None) -> bytes:
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
